/** The asks that changed, before everything else: old over new, word by word. */
import type { ReactNode } from 'react'
import type { AskChange } from '../../../shared/compare/comparison.ts'
import { words } from '../../words.ts'
import { ChangedWords } from './ChangedWords.tsx'

export function ChangedAsks({ asks }: { asks: readonly AskChange[] }) {
  const changed = asks.filter(ask => ask.change !== 'same')
  if (changed.length === 0) return null
  return (
    <section className="section" aria-labelledby="asks-changed">
      <h2 id="asks-changed">{words.compare.asksFirst}</h2>
      <ul>
        {changed.map(ask => (
          <li key={ask.new?.ask ?? ask.old?.ask} className="ask-change">
            <p className="sub">{words.compare.askKinds[ask.change]}</p>
            <OldOverNew ask={ask} />
          </li>
        ))}
      </ul>
    </section>
  )
}

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
        <ins>{ask.new?.text}</ins>
      </Line>
    )
  }
  if (ask.change === 'dropped') {
    return (
      <Line label={words.compare.asWas}>
        <del>{ask.old?.text}</del>
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
