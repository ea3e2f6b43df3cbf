/** Who said something, and the words with the names in them. */
import { Fragment } from 'react'
import type { Who } from '../../shared/review/states.ts'
import type { Mention } from './saying.ts'
import { words } from './words.ts'

/** A person and the organisation they speak for, on one line. */
export function whoSays(by: Who, mine = false): string {
  if (!by) return mine ? words.who.you : words.who.someone
  return words.who.of(by.name || words.who.someone, by.organisation)
}

export function WhoSaid({ by, mine }: { by: Who; mine: boolean }) {
  return (
    <>
      <b className="who" dir="auto">
        {by ? by.name || words.who.someone : mine ? words.who.you : words.who.someone}
      </b>
      {by?.organisation && (
        <span className="of" dir="auto">
          {by.organisation}
        </span>
      )}
      {by?.guest && <span className="of">{words.who.guest}</span>}
    </>
  )
}

/** Several lines as they were typed; a name that was mentioned stands out. */
export function SaidWords({ text, mentions }: { text: string; mentions: readonly Mention[] }) {
  return dividedAtNames(text, mentions).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are never reordered.
    <Fragment key={at}>{at % 2 ? <b className="mention">{part}</b> : part}</Fragment>
  ))
}

/** Words and names in turn, beginning with words. */
export function dividedAtNames(text: string, mentions: readonly Mention[]): string[] {
  const names = [...new Set(mentions.map(({ name }) => name))].filter(Boolean)
  if (names.length === 0) return [text]
  const longestFirst = names.sort((a, b) => b.length - a.length).map(name => `@${escaped(name)}`)
  return text.split(new RegExp(`(${longestFirst.join('|')})`))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
