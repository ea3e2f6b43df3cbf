/** The asks that changed, before everything else: old over new, word by word. */
import type { ReactNode } from 'react'
import type { AskChange } from '../../../shared/compare/comparison.ts'
import { demandLine, isChanged } from '../../../shared/compare/summaryText.ts'
import { comparedEn } from '../../../shared/words/compared.en.ts'
import { words } from '../../words.ts'
import { ChangedWords, Deleted, Inserted } from './ChangedWords.tsx'

export function ChangedAsks({ asks }: { asks: readonly AskChange[] }) {
  const changed = asks.filter(isChanged)
  if (changed.length === 0) return null
  return (
    <section className="section" aria-labelledby="asks-changed">
      <h2 id="asks-changed">{words.compare.asksFirst}</h2>
      <ul>
        {changed.map(ask => (
          <li key={ask.new?.ask ?? ask.old?.ask} className="ask-change">
            <p className="sub">{askSaid(ask)}</p>
            <OldOverNew ask={ask} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What became of it, and what is demanded otherwise. */
const askSaid = (ask: AskChange): string =>
  [words.compare.askKinds[ask.change], demandLine(ask, comparedEn)].filter(part => part !== '').join(': ')

function OldOverNew({ ask }: { ask: AskChange }) {
  if (ask.words) {
    return (
      <>
        <Line label={words.compare.asWas}>
          <ChangedWords words={ask.words} shows="old" />
        </Line>
        <Line label={words.compare.asIs}>
          <ChangedWords words={ask.words} shows="new" />
        </Line>
      </>
    )
  }
  if (ask.change === 'added') {
    return (
      <Line label={words.compare.asIs}>
        <Inserted>{ask.new?.text}</Inserted>
      </Line>
    )
  }
  if (ask.change === 'dropped') {
    return (
      <Line label={words.compare.asWas}>
        <Deleted>{ask.old?.text}</Deleted>
      </Line>
    )
  }
  return <Line label={words.compare.asIs}>{ask.new?.text ?? ask.old?.text}</Line>
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className="words" dir="auto">
      <span className="unseen">{label}: </span>
      {children}
    </p>
  )
}
