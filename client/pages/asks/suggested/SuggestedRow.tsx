/** A suggested ask: what it would say, where it is placed, and the asks of the register that it may be. */
import '../../../look/asks.css'
import '../../../look/importing.css'
import { type ReactNode, useMemo } from 'react'
import type { AskSays } from '../../../../shared/ask.ts'
import { isAimedKind } from '../../../../shared/asks/kinds.ts'
import { type NearAsk, nearAsks } from '../../../../shared/asks/near.ts'
import type { Searched } from '../../../../shared/asks/typed.ts'
import type { AskRow } from '../../../../shared/contract/asks.ts'
import type { ProvisionRow } from '../../../../shared/contract/drafts.ts'
import { AskWords } from '../../../parts/AskWords.tsx'
import { words } from '../../../words.ts'
import { provisionName } from '../drafts.ts'
import type { Register } from './useSuggested.ts'

const says = words.asks.suggested

type Props = {
  asked: AskSays
  register: Register
  /** The draft in which its targets were looked for; null where none was chosen. */
  searched: Searched<ProvisionRow> | null
  /** Above its words, such as whether it is taken. */
  head?: ReactNode
  /** What can be done with an ask of the register that it may be. */
  joining: (ask: AskRow) => ReactNode
  onShow: () => void
  /** What can be done with it. */
  children: ReactNode
}

export function SuggestedRow({ asked, register, searched, head, joining, onShow, children }: Props) {
  const near = useMemo(() => nearAsks(register.index, asked), [register.index, asked])
  const targets = [...new Set(asked.targets.map(({ asWritten }) => asWritten))].join(', ')
  return (
    <>
      {head && <div className="question-head">{head}</div>}
      <button type="button" className="words-link" title={says.show} dir="auto" onClick={onShow}>
        <AskWords verb={words.verbs[asked.verb]} wording={asked.wording} />
      </button>
      {targets !== '' && (
        <p className="sub" dir="auto">
          {searched === null ? words.importing.target(targets) : placed(asked, searched)}
        </p>
      )}
      {asked.fallbacks.map(({ wording }) => (
        <p className="sub" key={wording} dir="auto">
          {says.fallback} {wording}
        </p>
      ))}
      {near.length > 0 && (
        <div className="near-asks">
          <p className="sub">{says.near(near.length)}</p>
          <ul>
            {near.map(one => {
              const ask = register.asks.find(({ id }) => id === one.ask)
              return (
                ask && (
                  <li key={ask.id}>
                    <p dir="auto">
                      <span className="ask-number">{words.asks.number(ask.number)}</span>{' '}
                      <AskWords verb={words.verbs[ask.verb]} wording={ask.wording} />
                    </p>
                    <p className="sub">{whyOf(one)}</p>
                    {joining(ask)}
                  </li>
                )
              )
            })}
          </ul>
        </div>
      )}
      <div className="buttons">{children}</div>
    </>
  )
}

function whyOf({ targets, words: share, sameVerb }: NearAsk): string {
  const reasons = [
    targets.length > 0 ? says.why.targets(targets.join(', ')) : '',
    share >= 0.005 ? says.why.words(Math.round(share * 100)) : '',
    sameVerb ? says.why.verb : '',
  ]
  return reasons.filter(reason => reason !== '').join(' · ')
}

/** Each target with the provision it was placed at, or that it was not. */
function placed(asked: AskSays, searched: Searched<ProvisionRow>): string {
  return asked.targets
    .map(({ asWritten, kind, aim }) => {
      if (!isAimedKind(kind)) return `${asWritten}: ${words.asks.target.kind[kind]}`
      const row = aim === null ? undefined : searched.rows[aim.at]
      return row ? `${asWritten}: ${provisionName(row)}` : says.unplaced(asWritten)
    })
    .join(' · ')
}
