/** The tree of a letter as the server sends it. */
import type { Doc } from '../../shared/statement/tree.ts'

/**
 * A body of a reply as a tree. The server judged it against the schema when it was stored, so that only its type
 * is named here; a body that is no letter is an empty one.
 */
export const docOf = (body: Record<string, unknown>): Doc => {
  const { type } = body
  return type === 'doc' ? (body as Doc) : { type: 'doc' }
}
