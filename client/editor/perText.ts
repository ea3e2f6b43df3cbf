import type { Node } from '@tiptap/pm/model'

/** Remembers what was read from a text for as long as the text is the same, so that moving the caret reads nothing. */
export function perText<T>(read: (doc: Node) => T): (doc: Node) => T {
  const known = new WeakMap<Node, T>()
  return doc => {
    const before = known.get(doc)
    if (before !== undefined) return before
    const now = read(doc)
    known.set(doc, now)
    return now
  }
}
