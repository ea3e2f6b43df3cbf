/** What an ask is about, in the drafter's words, and which provision of which draft that was. */
import { Link } from 'wouter'
import type { Aim, Target } from '../../../shared/ask.ts'
import { isAimedKind } from '../../../shared/asks/kinds.ts'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { seeProvision } from '../../../shared/contract/citations.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { shortOf } from '../following/drafts.ts'
import { provisionName, useDrafts } from './drafts.ts'

const says = words.asks

/** @param onPlace opens the form in which a target is placed; null for whoever only reads */
export function AskTargets({
  ask,
  here,
  onPlace,
}: {
  ask: AskRow
  here: Here
  onPlace: (() => void) | null
}) {
  return (
    <section className="section" aria-labelledby="targets">
      <h2 id="targets">{says.targetsTitle}</h2>
      {ask.targets.length === 0 && <p className="hint">{says.noTarget}</p>}
      <ul className="ask-targets">
        {ask.targets.map((target, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be written alike, and they never move.
          <li key={at}>
            <OneTarget target={target} ask={ask} here={here} />
          </li>
        ))}
      </ul>
      {onPlace && ask.targets.some(isUnplaced) && (
        <div>
          <Button onClick={onPlace}>{says.target.place}</Button>
        </div>
      )}
    </section>
  )
}

const isUnplaced = ({ kind, aim }: Target): boolean => isAimedKind(kind) && aim === null

function OneTarget({ target, ask, here }: { target: Target; ask: AskRow; here: Here }) {
  const part = ask.parts.find(({ id }) => id === target.part)
  return (
    <>
      <bdi className="as-written">{target.asWritten}</bdi>{' '}
      <span className="sub">
        {says.target.kind[target.kind]}
        {part && `, ${says.target.ofPart(part.name)}`}
      </span>
      {target.words !== null && (
        <p className="ask-wording" dir="auto">
          {target.words}
        </p>
      )}
      {isUnplaced(target) && <p className="sub">{says.target.unplaced}</p>}
      {target.aim && <Aimed aim={target.aim} kind={target.kind} here={here} />}
    </>
  )
}

function Aimed({ aim, kind, here }: { aim: Aim; kind: Target['kind']; here: Here }) {
  const draft = useDrafts(here.id, null).find(({ id }) => id === aim.draft)
  const from = useAnswer(seeProvision, { draft: aim.draft, at: aim.at })
  const to = useAnswer(seeProvision, aim.to === null ? null : { draft: aim.draft, at: aim.to })
  if (!draft || from.isPending) return null
  const name = from.data ? nameOf(from.data) : says.target.gone
  const range = to.data ? says.target.range(name, nameOf(to.data)) : name
  return (
    <p>
      <Link href={`/c/${here.slug}/drafts/${draft.id}`} dir="auto">
        {says.target.at(kind === 'new' ? says.target.behind(name) : range, shortOf(draft))}
      </Link>
    </p>
  )
}

const nameOf = (of: { printed: string; title: string | null }) => provisionName({ ...of, level: 'article' })
