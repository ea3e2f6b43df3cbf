/** The versions of a statement, the newest first, and what can be done with each. */
import { useState } from 'react'
import { Link } from 'wouter'
import { restoreVersion, type VersionRow } from '../../../shared/contract/statements.ts'
import { useAct } from '../../data.ts'
import { Button, ButtonLink } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Hash } from '../../parts/Hash.tsx'
import { Time } from '../../parts/Time.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { CirculateButton } from '../rounds/CirculateButton.tsx'
import { OpenSignonDialog } from '../signon/OpenDialog.tsx'
import { ExportMenu } from './ExportMenu.tsx'

type Doing = { act: 'restore' | 'open'; version: VersionRow }

export function VersionList({
  versions,
  restores,
  opens,
  here,
  archived,
}: {
  versions: readonly VersionRow[]
  restores: boolean
  opens: boolean
  here: Here | null
  archived: boolean
}) {
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <>
      <ol className="things versions">
        {versions.map((version, at) => (
          <li key={version.id} className="version">
            <div className="thing">
              <Link href={`/statements/${version.statement}/versions/${version.id}`} className="thing-name">
                {words.statements.numbered(version.number)}
                {version.name !== '' && <span dir="auto"> · {version.name}</span>}
              </Link>
              {version.reason !== '' && <p dir="auto">{version.reason}</p>}
              <p className="thing-says">
                <span>
                  {words.statements.frozenBy(version.frozenBy.name)} <Time at={version.frozenAt} />
                </span>
                <Hash hash={version.hash} />
              </p>
              {version.translates && (
                <p className="thing-says">
                  {words.translations.ofVersion(version.translates.number)}.{' '}
                  {words.translations.stale(version.stale.length)}
                </p>
              )}
            </div>
            <VersionActs
              version={version}
              before={versions[at + 1] ?? null}
              here={archived ? null : here}
              {...(restores ? { onRestore: () => setDoing({ act: 'restore', version }) } : {})}
              {...(opens ? { onOpen: () => setDoing({ act: 'open', version }) } : {})}
            />
          </li>
        ))}
      </ol>
      {doing?.act === 'restore' && <RestoreDialog version={doing.version} onLeave={() => setDoing(null)} />}
      {doing?.act === 'open' && here && (
        <OpenSignonDialog version={doing.version} here={here} onLeave={() => setDoing(null)} />
      )}
    </>
  )
}

function VersionActs({
  version,
  before,
  here,
  onRestore,
  onOpen,
}: {
  version: VersionRow
  before: VersionRow | null
  /** Where a round can be begun; null where it cannot. */
  here: Here | null
  onRestore?: () => void
  onOpen?: () => void
}) {
  const compare = (old: string, now: string) =>
    `/statements/${version.statement}/compare?old=${old}&new=${now}`
  return (
    <div className="buttons">
      <ButtonLink look="quiet" to={compare(version.id, 'live')}>
        {words.statements.compareWithLive}
      </ButtonLink>
      {before && (
        <ButtonLink look="quiet" to={compare(before.id, version.id)}>
          {words.statements.compareWith(before.number)}
        </ButtonLink>
      )}
      <ExportMenu version={version.id} />
      {onRestore && (
        <Button look="quiet" onClick={onRestore}>
          {words.statements.restore}
        </Button>
      )}
      {here && <CirculateButton version={version} here={here} />}
      {onOpen && <Button onClick={onOpen}>{words.statements.openSignon}</Button>}
    </div>
  )
}

function RestoreDialog({ version, onLeave }: { version: VersionRow; onLeave: () => void }) {
  const say = useSay()
  const restore = useAct(restoreVersion, () => {
    say(words.statements.restored(version.number))
    onLeave()
  })
  return (
    <Dialog
      title={words.statements.restoreTitle(version.number)}
      onLeave={onLeave}
      error={restore.error}
      act={{
        says: words.statements.restoreAct(version.number),
        busy: restore.isPending,
        onAct: () => restore.mutate({ version: version.id }),
      }}
    >
      <p>{words.statements.restoreHint(version.number)}</p>
    </Dialog>
  )
}
