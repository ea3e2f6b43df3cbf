/** A provision that changed: what became of it, its words compared, and the asks on it. */
import { memo } from 'react'
import type { AskRow } from '../../../shared/contract/asks.ts'
import type { ChangeRow } from '../../../shared/contract/outcomes.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { OneAsk } from './Contradictions.tsx'
import { OutcomeSaid } from './Outcome.tsx'
import { Redlines } from './Redline.tsx'

const says = words.following.changes

/** Where on the page it stands. */
export const anchorOf = ({ old, now }: ChangeRow): string =>
  `change-${old.map(({ at }) => at).join('-')}-to-${now.map(({ at }) => at).join('-')}`

type Props = { here: Here; change: ChangeRow; register: ReadonlyMap<string, AskRow>; language: string }

export const OneChange = memo(function OneChange({ here, change, register, language }: Props) {
  const { kind, old, now, reworded, asks } = change
  return (
    <article className={`change ${kind}`} data-change tabIndex={-1} id={anchorOf(change)}>
      <h3 dir="auto">
        <span className="sign" aria-hidden="true">
          {SIGNS[kind]}
        </span>
        {nameOf(change)}
      </h3>
      <p className="sub">
        {[
          says.kinds[kind],
          ...wasOf(change),
          ...(kind === 'new' || kind === 'struck' ? [] : [reworded ? says.reworded : says.notReworded]),
        ].join(' · ')}
      </p>
      {(reworded || kind === 'new' || kind === 'struck') && (
        <Redlines old={old} now={now} language={language} />
      )}
      {asks.length > 0 && (
        <ul className="change-asks" aria-label={says.asks}>
          {asks.map(({ ask, part, judged }) => (
            <li key={`${ask} ${part}`}>
              <OneAsk here={here} ask={register.get(ask)} />
              <PartName ask={register.get(ask)} part={part} />
              <OutcomeSaid outcome={judged?.outcome ?? null} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
})

function PartName({ ask, part }: { ask: AskRow | undefined; part: string | null }) {
  const name = ask?.parts.find(({ id }) => id === part)?.name
  return name === undefined ? null : <bdi className="sub">{words.following.part(name)}</bdi>
}

/** By the number and the title that it has now, or had last. */
function nameOf({ old, now }: ChangeRow): string {
  const shown = now.length > 0 ? now : old
  return shown
    .map(({ printed, title }) => says.withTitle(words.following.provision(printed), title))
    .join(', ')
}

function wasOf({ kind, old, now }: ChangeRow): string[] {
  const was = old.map(({ printed }) => printed)
  const same = was.join('\n') === now.map(({ printed }) => printed).join('\n')
  return kind === 'struck' || was.length === 0 || same ? [] : [says.was(was)]
}

/** A sign for each kind, so that none depends on colour. */
const SIGNS: Record<ChangeRow['kind'], string> = {
  kept: '±',
  moved: '↕',
  merged: '⇇',
  split: '⇉',
  struck: '−',
  new: '+',
  unplaced: '?',
}
