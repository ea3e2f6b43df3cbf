/** Two plain texts compared word by word. */
import type { Word } from './comparison.ts'
import type { NoteNames } from './tokens.ts'
import { compareWords } from './words.ts'

/** The words of two texts without marks and notes, compared as people mark them. @param language decides where words end */
export const wordsBetween = (old: string, now: string, language: string): Word[] =>
  compareWords(unit(old), unit(now), language, { old: NO_NOTES, now: NO_NOTES }).words

const unit = (text: string) =>
  text === '' ? [] : [{ inline: [{ type: 'text' as const, text }], lang: null }]

const NO_NOTES: NoteNames = { nameOf: () => '', numberOf: () => undefined }
