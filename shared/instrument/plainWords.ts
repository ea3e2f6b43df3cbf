/** The words of a provision with what it holds, as plain text for reading and comparing. */
import { isNamed } from './printed.ts'
import type { Level, Provision } from './provision.ts'

type Headed = Pick<Provision, 'level' | 'number' | 'word' | 'bracketed' | 'title' | 'text'>

/**
 * The words of a provision itself, and below them those of what it holds.
 * @param own the provision; its own number and title are not among the words
 * @param held what it holds, at every depth, in the order of the draft
 * @returns lines: a heading has one of its own, points begin with their number as `2.` and `(a)`
 */
export function plainWords(own: Pick<Provision, 'text'>, held: readonly Headed[]): string {
  return [own.text, ...held.flatMap(linesOf)].filter(line => line !== '').join('\n')
}

function linesOf(provision: Headed): string[] {
  const { level, title, text } = provision
  if (isNamed(level)) return [joined(headOf(provision), title), text]
  return [joined(headOf(provision), title, text)]
}

const joined = (...parts: (string | null)[]): string =>
  parts.filter(part => part !== null && part !== '').join(' ')

/** The number with its word, or with the signs that are usual; in square brackets where they stood around it alone. */
function headOf({ level, number, word, bracketed, text }: Headed): string {
  const head = joined(word, word === null ? signed(number, level) : number)
  return bracketed && head !== '' && !text.startsWith('[') ? `[${head}]` : head
}

/** `2.`, `(a)`; the number alone where a name stands before it or it is a name itself. */
export function signed(number: string, level: Level): string {
  if (isNamed(level) || level === 'alternative' || number === '') return number
  return /^\d/.test(number) ? `${number}.` : `(${number})`
}
