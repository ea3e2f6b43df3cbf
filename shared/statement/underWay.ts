/** What an editor wrote of late, which colleagues may not have seen when they wrote what arrives now. */
import type * as Y from 'yjs'

/** From which clock of its own on a document sent what it wrote, and when, in milliseconds that never run backwards. */
type Sent = { clock: number; at: number }

const sent = new WeakMap<Y.Doc, Sent[]>()

/** Milliseconds within which an edit has reached everybody, and what they wrote before they saw it has come back. */
const UNDER_WAY = 10_000

/**
 * Notes that what a document wrote from a clock of its own on was sent just now. To be called as often as may be: of
 * one clock only the latest is kept, for nothing was written in between.
 */
export function noteSent(doc: Y.Doc, clock: number, at: number): void {
  const late = (sent.get(doc) ?? []).filter(one => one.at > at - UNDER_WAY && one.clock !== clock)
  sent.set(doc, [...late, { clock, at }])
}

/** The clock of a document's own letters from which on colleagues may not have seen them yet. */
export function underWayFrom(doc: Y.Doc, now: number): number {
  const late = (sent.get(doc) ?? []).filter(({ at }) => at > now - UNDER_WAY)
  return Math.min(...late.map(({ clock }) => clock))
}
