/** The versions of a statement: frozen copies to read, compare, export, restore, and put up for signing. */
import { useState } from 'react'
import { useParams } from 'wouter'
import {
  archiveStatement,
  listVersions,
  type StatementRow,
  seeStatement,
} from '../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../data.ts'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { useKeys } from '../parts/Keys.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import { may, useCoalitionOf } from './coalition.ts'
import { FreezeDialog } from './FreezeDialog.tsx'
import { TranslationsSection } from './translations/TranslationsSection.tsx'
import { VersionList } from './versions/VersionList.tsx'

export function VersionsPage() {
  const { id } = useParams<{ id: string }>()
  const statement = useAnswer(seeStatement, { statement: id })
  const versions = useAnswer(listVersions, { statement: id })
  const here = useCoalitionOf(statement.data?.coalition.id)
  const [freezing, setFreezing] = useState(false)
  const freezes = statement.data?.may.freeze ?? false
  const title = statement.data?.title ?? ''
  useKeys(freezes ? [{ key: 'f', says: words.statements.freezeNext, act: () => setFreezing(true) }] : [])
  return (
    <Screen
      title={words.statements.versionsTitle}
      coalition={here ?? undefined}
      trail={[{ says: title, to: `/statements/${id}` }]}
    >
      <ScreenHead title={words.statements.versionsTitle} lead={words.statements.versionsHint}>
        <div className="buttons">
          <ButtonLink to={`/statements/${id}`}>{words.statements.backToText}</ButtonLink>
          {(versions.data?.versions.length ?? 0) > 0 && (
            <ButtonLink to={`/statements/${id}/rounds`}>{words.rounds.title}</ButtonLink>
          )}
          {freezes && (
            <Button look="primary" onClick={() => setFreezing(true)}>
              {words.statements.freeze((versions.data?.versions[0]?.number ?? 0) + 1)}
            </Button>
          )}
        </div>
      </ScreenHead>
      <Loaded answer={versions}>
        {data =>
          data.versions.length === 0 ? (
            <Empty
              title={words.statements.noVersion}
              hint={freezes ? words.statements.noVersionHint : words.statements.noVersionReader}
            />
          ) : (
            <VersionList
              versions={data.versions}
              restores={may(here, 'statements.manage') && statement.data?.archivedAt === null}
              opens={statement.data?.may.openSignon ?? false}
              here={here}
              archived={statement.data?.archivedAt !== null}
            />
          )
        }
      </Loaded>
      <TranslationsSection statement={id} />
      {statement.data && may(here, 'statements.manage') && <Archive statement={statement.data} />}
      {freezing && (
        <FreezeDialog
          statement={id}
          versions={versions.data?.versions ?? []}
          onLeave={() => setFreezing(false)}
        />
      )}
    </Screen>
  )
}

/** Archiving is taken back from the line at the foot, or by the same button. */
function Archive({ statement }: { statement: StatementRow }) {
  const say = useSay()
  const archive = useAct(archiveStatement)
  const archived = statement.archivedAt !== null
  const put = (into: boolean, undoable: boolean) =>
    archive.mutate(
      { statement: statement.id, archived: into },
      {
        onSuccess: () =>
          say(
            into ? words.statements.archivedDone : words.statements.takenUp,
            undoable ? () => put(!into, false) : undefined,
          ),
        onError: error => say(error.message),
      },
    )
  return (
    <div className="buttons at-edge">
      <Button look="quiet" busy={archive.isPending} onClick={() => put(!archived, true)}>
        {archived ? words.statements.takeUp : words.statements.archive}
      </Button>
      <p className="hint">{archived ? words.statements.takeUpHint : words.statements.archiveHint}</p>
    </div>
  )
}
