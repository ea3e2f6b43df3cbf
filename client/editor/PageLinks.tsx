/** Where one goes from a letter: comparing, versions, its sign-on, a file of the draft. */

import { listRounds } from '../../shared/contract/rounds.ts'
import { listSignons } from '../../shared/contract/signons.ts'
import { EXPORT_FORMATS, exportText, listVersions } from '../../shared/contract/statements.ts'
import { fileAddress } from '../api.ts'
import { useAnswer } from '../data.ts'
import { ButtonLink } from '../parts/Button.tsx'
import { MadeFile } from '../parts/MadeFile.tsx'
import { Menu } from '../parts/Menu.tsx'
import type { Seen } from './useLive.ts'
import { words } from './words.ts'

/** In a row where there is room, behind one word where there is not. */
export function PageLinks({ statement }: { statement: Seen }) {
  return (
    <>
      <nav className="page-links wide" aria-label={words.bar.label}>
        <Places statement={statement} />
        <Menu says={words.bar.export}>
          <Files statement={statement.id} />
        </Menu>
      </nav>
      <nav className="page-links narrow" aria-label={words.bar.label}>
        <Menu says={words.bar.more}>
          <Places statement={statement} />
          <Files statement={statement.id} />
        </Menu>
      </nav>
    </>
  )
}

function Places({ statement }: { statement: Seen }) {
  const input = statement.versions > 0 ? { statement: statement.id } : null
  const latest = useAnswer(listVersions, input).data?.versions[0]
  const rounds = useAnswer(listRounds, input).data?.rounds
  const open = rounds?.find(({ state }) => state !== 'closed')
  const here = `/statements/${statement.id}`
  return (
    <>
      {latest && (
        <ButtonLink look="quiet" to={`${here}/compare?old=${latest.id}&new=live`}>
          {words.bar.compare}
        </ButtonLink>
      )}
      <ButtonLink look="quiet" to={`${here}/versions`}>
        {words.bar.versions}
      </ButtonLink>
      {latest && (
        <ButtonLink look="quiet" to={`${here}/rounds${open ? `/${open.id}` : ''}`}>
          {open ? words.bar.round : words.bar.rounds}
        </ButtonLink>
      )}
      {statement.may.openSignon && <SignonLink statement={statement} />}
    </>
  )
}

const Files = ({ statement }: { statement: string }) =>
  EXPORT_FORMATS.map(format => (
    <MadeFile key={format} href={fileAddress(exportText, { statement, format })}>
      {words.bar.formats[format]}
    </MadeFile>
  ))

/** Leads to the statement's sign-on; to its versions, where one is opened, as long as there is none. */
function SignonLink({ statement }: { statement: Seen }) {
  const signons = useAnswer(listSignons, { coalition: statement.coalition.id }).data?.signons ?? []
  const signon = signons.find(one => one.statement.id === statement.id)
  const to = signon
    ? `/c/${statement.coalition.slug}/signons/${signon.id}`
    : `/statements/${statement.id}/versions`
  return (
    <ButtonLink look="quiet" to={to}>
      {words.bar.share}
    </ButtonLink>
  )
}
