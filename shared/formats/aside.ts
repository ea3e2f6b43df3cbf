/** Listing what of a file is not in the letter, while it is read. */
import type { SetAside, SetAsideReason } from './imported.ts'

export type Listing = {
  setAside: SetAside[]
  /** The paragraph that is being read, counted from 1; 0 outside the text. */
  place: number
}

/** Lists something of the paragraph that is being read; blanks alone are nothing. */
export function setAside(listing: Listing, reason: SetAsideReason, text: string, near?: string): void {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words === '') return
  const beside = near?.replace(/\s+/g, ' ').trim().slice(0, 120)
  listing.setAside.push({
    text: words,
    line: listing.place,
    reason,
    ...(beside === undefined || beside === '' ? {} : { near: beside }),
    counted: 'paragraphs',
  })
}
