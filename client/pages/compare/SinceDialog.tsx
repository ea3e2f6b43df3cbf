/** What is new to one's organisation: since it last looked, said something, or signed. */
import { seeReview } from '../../../shared/contract/reviews.ts'
import { looked, seeSince } from '../../../shared/contract/rounds.ts'
import { seeOwnSignature } from '../../../shared/contract/signons.ts'
import type { VersionRow } from '../../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { dayOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

type Props = {
  statement: string
  versions: readonly VersionRow[]
  here: Here
  /** Compares that version with the draft. */
  onVersion: (version: string) => void
  onLeave: () => void
}

export function SinceDialog({ statement, versions, here, onVersion, onLeave }: Props) {
  const say = useSay()
  const note = useAct(looked, () => {
    say(words.compare.lookNoted)
    onLeave()
  })
  const asked = [useLook(statement), useSaid(statement, versions, here), useSigned(statement)]
  const says = [words.compare.sinceLooked, words.compare.sinceSaid, words.compare.sinceSigned]
  return (
    <Dialog title={words.compare.since(here.organisation.name)} onLeave={onLeave} error={note.error}>
      <ul className="since-list">
        {asked.map((since, at) => (
          <li key={says[at]}>
            {since === null ? (
              <Skeleton of="rows" rows={1} />
            ) : 'why' in since ? (
              <p>
                {says[at]}: <span className="sub">{since.why}</span>
              </p>
            ) : (
              <Button onClick={() => onVersion(since.version)}>
                {says[at]}: {since.says}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button look="quiet" busy={note.isPending} onClick={() => note.mutate({ statement })}>
          {words.compare.noteLook}
        </Button>
      </div>
    </Dialog>
  )
}

/** The version to compare with, or why there is none; null until it is known. */
type Since = { version: string; says: string } | { why: string } | null

function useLook(statement: string): Since {
  const { data, isError } = useAnswer(seeSince, { statement })
  if (isError) return { why: words.compare.sinceUnknown }
  if (!data) return null
  if (data.looked === null) return { why: words.compare.neverLooked }
  return sinceOf(data.looked.version, data.looked.at)
}

/** The newest version there was when somebody of the organisation last commented or suggested. */
function useSaid(statement: string, versions: readonly VersionRow[], here: Here): Since {
  const { data, isError } = useAnswer(seeReview, { statement })
  if (isError) return { why: words.compare.sinceUnknown }
  if (!data) return null
  const own = [...data.threads.flatMap(({ comments }) => comments), ...data.suggestions]
    .filter(({ mine, by }) => mine || by?.organisation === here.organisation.name)
    .map(({ at }) => at)
  if (own.length === 0) return { why: words.compare.neverSaid }
  const at = Math.max(...own)
  return sinceOf(versions.find(({ frozenAt }) => frozenAt <= at) ?? null, at)
}

/** The version that the organisation signed last. */
function useSigned(statement: string): Since {
  const { data, isError } = useAnswer(seeOwnSignature, { statement })
  if (isError) return { why: words.compare.sinceUnknown }
  if (!data) return null
  const { signed } = data
  return signed ? sinceOf(signed.version, signed.at) : { why: words.compare.neverSigned }
}

const sinceOf = (version: { id: string; number: number } | null, at: number): Since =>
  version === null
    ? { why: words.compare.noVersionThen(dayOf(at)) }
    : { version: version.id, says: words.compare.sinceVersion(version.number, dayOf(at)) }
