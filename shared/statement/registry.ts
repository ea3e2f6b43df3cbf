/**
 * What the server remembers of the ids of one text, so that it can tell an old block from a copy of it (rule 10 of
 * blockIds.ts). A plain value: the live log stores it record by record and hands it to whoever opens the text next.
 * It belongs to one room; the functions here and in repair.ts change it in place and say which records changed.
 */

/** One id that the text has or once had. It is kept for ever and never given to other content. */
export type IdRecord = {
  /** The Yjs item of the element that has it, or had it last: `client:clock`, both in base 36. */
  element: string
  /** The hash of the block's own text when it was last seen, see `textHash`. */
  text: string
  /** When the id was first seen, in milliseconds since 1970, and when it went; null while it stands. */
  born: number
  died: number | null
}

export type Registry = {
  ids: Record<string, IdRecord>
  /** Which block carries which ask, or carried it last. */
  asks: Record<string, string>
}

export const emptyRegistry = (): Registry => ({ ids: {}, asks: {} })

/** One block of the shared text as the registry remembers it. */
export type Standing = { id: string; element: string; text: string; ask: string | null }

/** Notes the blocks that stand at `now`; ids that stand no longer have died. Returns the ids whose records changed. */
export function noteStanding(registry: Registry, standing: readonly Standing[], now: number): string[] {
  const changed: string[] = []
  const live = new Set<string>()
  for (const { id, element, text, ask } of standing) {
    live.add(id)
    if (ask !== null) registry.asks[ask] = id
    const old = registry.ids[id]
    if (old && old.element === element && old.text === text && old.died === null) continue
    registry.ids[id] = { element, text, born: old?.born ?? now, died: null }
    changed.push(id)
  }
  for (const [id, record] of Object.entries(registry.ids)) {
    if (live.has(id) || record.died !== null) continue
    record.died = now
    changed.push(id)
  }
  return changed
}

/**
 * FNV-1a over UTF-16 units, in two lanes, written in base 36: short and the same everywhere. It tells one block's
 * text from another's; a collision would only let the wrong one of two copies keep an id.
 */
export function textHash(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`
}
