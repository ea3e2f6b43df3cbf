/** The words of drafts while one request looks at them. */
import type { Rows } from '../../../shared/following/words.ts'
import { provisionsOf } from '../../instrument/instrument.ts'
import type { Query } from '../../ports.ts'

/** All provisions of a draft; a draft is read once. */
export type Texts = (draft: string) => Promise<Rows>

export function textsIn(q: Query): Texts {
  const known = new Map<string, Promise<Rows>>()
  return draft => {
    const there = known.get(draft) ?? provisionsOf(q, draft)
    known.set(draft, there)
    return there
  }
}
