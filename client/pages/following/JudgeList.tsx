/** The asks that can be judged in a draft, each with its sign; pressing one goes to it. */
import type { AskRow } from '../../../shared/contract/asks.ts'
import type { EvidenceRow } from '../../../shared/contract/outcomes.ts'
import { words } from '../../words.ts'
import { OutcomeSign } from './Outcome.tsx'

const says = words.following.judge

/** As the address names one of them. */
export const keyOf = ({ ask, part }: Pick<EvidenceRow, 'ask' | 'part'>): string =>
  part === null ? ask : `${ask}~${part}`

type AllProps = {
  shown: readonly EvidenceRow[]
  register: ReadonlyMap<string, AskRow>
  position: number
  goTo: (at: number) => void
}

/** Beside the evidence, where there is room: each with its sign, the one that is shown marked. */
export function AllToJudge({ shown, register, position, goTo }: AllProps) {
  return (
    <nav className="judge-list" aria-label={says.all}>
      <ol>
        {shown.map((one, at) => (
          <li key={keyOf(one)}>
            <button type="button" aria-current={at === position} onClick={() => goTo(at)}>
              <OutcomeSign outcome={one.judgements[0]?.outcome ?? null} />
              <span>
                <span className="ask-number">{register.get(one.ask)?.number}</span>{' '}
                <span className="cut" dir="auto">
                  {nameOf(register.get(one.ask), one.part)}
                </span>
                <span className="unseen">, {outcomeOf(one)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const nameOf = (ask: AskRow | undefined, part: string | null): string =>
  ask?.parts.find(({ id }) => id === part)?.name ?? ask?.wording ?? words.following.unknownAsk

const outcomeOf = ({ judgements }: EvidenceRow): string =>
  judgements[0] ? words.following.outcomes[judgements[0].outcome] : words.following.notJudged
