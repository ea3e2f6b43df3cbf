/** Numbers that were typed as words, as drafts are numbered: `3.`, `2.1`, `(b)`, `IV.`, `Article 4`. */
import type { Side } from './comparison.ts'

export type TypedNumber = { printed: string; rest: string }

/**
 * The number a heading or a paragraph begins with, and its words without it; null where there is none. Only what a
 * blank and more words follow, so that a year or a quantity at the start of a sentence is none.
 */
export function typedNumber(type: Side['type'], text: string): TypedNumber | null {
  if (type !== 'heading' && type !== 'paragraph') return null
  const [, printed, rest] = (type === 'heading' ? HEADING_NUMBER : NUMBER).exec(text) ?? []
  return printed === undefined || rest === undefined ? null : { printed, rest }
}

const NUMBER = /^(\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5}|[IVX]{1,5})[.)])\s(.*\S.*)$/su
const HEADING_NUMBER =
  /^((?:\p{L}{3,12}\s)?(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}[.):]?|\(?(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.):]))\s(?:[–—-]\s)?(.*\S.*)$/su
