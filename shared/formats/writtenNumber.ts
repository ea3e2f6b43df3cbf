import { textOf } from '../statement/text.ts'
import type { Inline } from '../statement/tree.ts'
import { type Listing, setAside } from './aside.ts'

/**
 * Words with the number that a file worked out for them written before them, which is listed. A heading keeps its
 * number so, since other paragraphs refer to it.
 */
export function withWrittenNumber(number: string, content: Inline[], reading: Listing): Inline[] {
  if (number === '') return content
  setAside(reading, 'written-number', number, textOf(content).slice(0, 60))
  const [first, ...rest] = content
  if (first?.type === 'text') return [{ ...first, text: `${number} ${first.text}` }, ...rest]
  return [{ type: 'text', text: `${number} ` }, ...content]
}
