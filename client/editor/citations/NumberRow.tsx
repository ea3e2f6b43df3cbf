/** One citation and what became of the provisions that it names; a person says what should stand there. */
import type { Searched } from '../../../shared/asks/typed.ts'
import type { Became, Renumbering } from '../../../shared/cite/renumbering.ts'
import { Radios, TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import { namesOf } from './says.ts'

const says = words.citations

/** What a person said: one of the offers, nothing, or words of their own. */
export type Choice = { kind: 'take'; offer: number } | { kind: 'leave' } | { kind: 'hand'; words: string }

/** Whether a person has to say something yet. Also words that stay may mean something else in another draft. */
export const isOpen = (choice: Choice | undefined): boolean =>
  choice === undefined || (choice.kind === 'hand' && choice.words.trim() === '')

type Props = {
  row: Renumbering
  old: Searched
  now: Searched
  choice: Choice | undefined
  onChoice: (choice: Choice) => void
}

export function NumberRow({ row, old, now, choice, onChoice }: Props) {
  const { text, offers, became } = row
  const means = namesOf(now, row.left, true)
  return (
    <>
      <p className="citation-was">
        <q dir="auto">{text}</q>
      </p>
      <p className="sub">{became.map(one => becameSays(one, old, now)).join('; ')}.</p>
      <Radios
        legend={hintOf(row)}
        value={choice === undefined ? '' : keyOf(choice)}
        choices={[
          ...offers.map((offer, at) => ({ value: `take-${at}`, says: says.take(offer.text) })),
          {
            ...{ value: 'leave', says: says.leave(text) },
            hint: means === '' ? says.leftNothing : says.leftMeans(means),
          },
          { value: 'hand', says: says.hand },
        ]}
        onChoice={key => onChoice(choiceOf(key, text))}
      />
      {choice?.kind === 'hand' && (
        <TextField
          label={says.handLabel}
          dir="auto"
          value={choice.words}
          maxLength={300}
          onText={one => onChoice({ kind: 'hand', words: one })}
        />
      )}
    </>
  )
}

const keyOf = (choice: Choice): string => (choice.kind === 'take' ? `take-${choice.offer}` : choice.kind)

const choiceOf = (key: string, text: string): Choice => {
  if (key === 'leave') return { kind: 'leave' }
  return key === 'hand' ? { kind: 'hand', words: text } : { kind: 'take', offer: Number(key.slice(5)) }
}

function hintOf({ kind, offers }: Renumbering): string {
  if (kind === 'offered') return offers.length > 1 ? says.kinds.split : says.kinds.offered
  return kind === 'by-hand' ? says.kinds.byHand : says.kinds[kind]
}

function becameSays({ kind, was, now }: Became, old: Searched, draft: Searched): string {
  const before = spanOf(old, was)
  const after = kind === 'split' || kind === 'doubtful' ? namesOf(draft, now) : spanOf(draft, now)
  switch (kind) {
    case 'placed':
    case 'split':
    case 'doubtful':
      return says.became[kind](before, after)
    default:
      return says.became[kind](before)
  }
}

/** Of a range its ends. */
const spanOf = (draft: Searched, positions: readonly number[]): string => {
  const [first, last] = [positions[0], positions.at(-1)]
  if (first === undefined || last === undefined || first === last) return namesOf(draft, positions)
  return says.range(namesOf(draft, [first]), namesOf(draft, [last]))
}
