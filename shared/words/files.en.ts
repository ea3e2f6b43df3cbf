/** What a file says beside its letter, in English: at its foot, and where something could not be drawn. */
export const filesEn = {
  language: 'en',
  draft: 'draft, not frozen',
  version: (n: number) => `version ${n}`,
  hash: (hash: string) => `sha256 ${hash}`,
  frozenOn: (day: string) => `frozen on ${day}`,
  draftOf: (day: string) => `as it stood on ${day}`,
  notes: 'Notes',
  signatories: 'Signatories',
  /** The number of a page in the foot: "Page 2 of 7". */
  page: { before: 'Page ', between: ' of ', after: '' },
  /** Over notes of a draft whose marks were deleted. */
  looseNotes: 'Notes that nothing in the text refers to',
  /** Below a letter that holds characters no font here has: each stands in the text as its number. */
  undrawn: (numbers: readonly string[]) =>
    `No font here can draw ${numbers.length === 1 ? 'one character' : `${numbers.length} characters`} of this letter; the number of each stands in its place: ${numbers.join(', ')}.`,
}

export type FileWords = typeof filesEn
