/** What colleagues may not have seen yet of what somebody wrote. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteSent, underWayFrom } from '../../shared/statement/underWay.ts'

const NOTHING = Number.POSITIVE_INFINITY

describe('[TEXT-6] what was sent of late', () => {
  it('[TEXT-6] is under way for ten seconds, from the first of it on', () => {
    const doc = new Y.Doc()
    expect(underWayFrom(doc, 0)).toBe(NOTHING)
    noteSent(doc, 7, 1000)
    noteSent(doc, 9, 3000)
    expect(underWayFrom(doc, 10_000)).toBe(7)
    expect(underWayFrom(doc, 12_000)).toBe(9)
    expect(underWayFrom(doc, 14_000)).toBe(NOTHING)
    expect(underWayFrom(new Y.Doc(), 3000)).toBe(NOTHING)
  })

  it('[TEXT-6] includes what was written without a line, once that is sent', () => {
    const doc = new Y.Doc()
    noteSent(doc, 20, 1000)
    noteSent(doc, 4, 2000)
    expect(underWayFrom(doc, 11_500)).toBe(4)
  })

  it('[TEXT-6] is as old as when it was written, however often was asked before', () => {
    const doc = new Y.Doc()
    for (let at = 0; at <= 60_000; at += 100) noteSent(doc, 5, at)
    expect(underWayFrom(doc, 69_000)).toBe(5)
    expect(underWayFrom(doc, 71_000)).toBe(NOTHING)
  })
})
