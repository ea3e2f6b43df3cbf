/** What a guest typed, as what a review takes: judged against the circulated version, which is all they see. */

import { refuse } from '../../shared/refusals.ts'
import { anchorAt as passageAt } from '../../shared/review/place.ts'
import { retyped } from '../../shared/review/retyped.ts'
import { everyBlock } from '../../shared/statement/carried.ts'
import { textOf } from '../../shared/statement/text.ts'
import type { AnyBlock } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import type { FrozenVersion } from '../statements/versions.ts'
import type { Typed } from './pages/guest.ts'

export type Problem = Typed['problem']

/** What is wrong with what was typed, as a sentence of the page. */
export class Said extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem)
    this.problem = problem
  }
}

/** How long a comment is at most, in UTF-16 units. */
export const MOST_WORDS = 5000

/**
 * What a comment is about: a block of the circulated version, quoted as an editor quotes it, or where none is named
 * the whole.
 */
export function anchorAt(version: FrozenVersion, block: string | undefined) {
  if (!block) return { kind: 'whole' }
  const { content } = textBlockAt(version, block)
  const passage = passageAt(version.body, block, 0, textOf(content).length + (content ?? []).length)
  return { kind: 'block', block, quote: passage?.quote ?? { before: '', exact: '', after: '' } }
}

type Spoken = Extract<AnyBlock, { type: 'paragraph' | 'heading' | 'footnote' }>

/** A block of the circulated version, the only text a guest can speak about. @throws Refusal `not-found` */
export function textBlockAt(version: FrozenVersion, id: string | undefined): Spoken {
  const block = [...everyBlock(version.body)].find(({ attrs }) => attrs.id === id)
  const isSpoken = block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'footnote'
  return isSpoken ? block : refuse('not-found')
}

/** What the typed words make of a block; a paragraph of the letter itself that was emptied is to be struck. */
export function changeOf({ body, language }: FrozenVersion, block: Spoken, words: string): Change {
  const was = block.content ?? []
  if (words === lines(textOf(was))) throw new Said('same')
  const id = block.attrs.id ?? refuse('not-found')
  if (words === '' && (body.content ?? []).some(top => top === block))
    return { kind: 'delete', block: id, was: block }
  const blockLanguage = 'lang' in block.attrs ? block.attrs.lang : null
  return { kind: 'words', block: id, was, says: retyped(was, words, blockLanguage ?? language) }
}

/** Text as a browser sends it, without what cannot be shown, and without blanks at its ends. */
export const lines = (typed: string): string =>
  whole(typed.replace(/\r\n?/g, '\n'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim()
/** The same on one line. */
export const oneLine = (typed: string): string => lines(typed).replace(/[\s\u2028\u2029]+/g, ' ')
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '')
