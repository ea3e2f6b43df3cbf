import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentDigest } from '../../server/live/contentDigest.ts'
import { applyAll, emptyDocument } from '../../server/live/document.ts'
import { Exchange } from '../../server/live/exchange.ts'
import { LIMITS } from '../../server/live/limits.ts'
import type { Peer } from '../../server/live/peer.ts'
import { readFrame } from '../../server/live/protocol.ts'
import { SharedText } from '../../server/live/sharedText.ts'
import { Turn } from '../../server/live/turn.ts'
import { largeText, writtenByMany } from './largeTexts.ts'

const NOTHING = new Uint8Array([0])

/** Somebody who joins, as far as a turn knows. */
function joining() {
  const frames: Uint8Array[] = []
  // A turn only ever sends the answer to somebody's question.
  const peer = {
    sendText: (sent: readonly Uint8Array[]) => void frames.push(...sent),
    exchange: new Exchange(),
  } as Partial<Peer> as Peer
  return { frames, peer }
}

function answered(text: SharedText, vectors: readonly Uint8Array[]): Uint8Array[][] {
  const askers = vectors.map(vector => ({ ...joining(), vector }))
  const works = askers.map(({ peer, vector }) => ({ kind: 'ask', peer, vector }) as const)
  const turn = Turn.decide(works, {
    text,
    owners: new Map(),
    seq: 1,
    now: 1,
    limits: LIMITS,
    past: 'not read',
  })
  for (const say of turn.after) say()
  return askers.map(({ frames }) => frames)
}

const textOf = (doc: Y.Doc) => new SharedText(doc, [], null, 1)

describe('who joins a text', () => {
  it('[LIVE-13] is sent what was made once for all who ask the same in one turn', () => {
    const text = textOf(writtenByMany(3, { editors: 3, acts: 200 }))
    const some = Y.encodeStateVector(writtenByMany(4, { editors: 2, acts: 20 }))
    const [one, ...others] = answered(text, [...Array.from({ length: 50 }, () => NOTHING), some, some])
    const [behind, alike] = others.splice(-2)
    expect(one).toHaveLength(1)
    for (const frames of others) expect(frames[0]).toBe(one![0])
    expect(behind![0]).toBe(alike![0])
    expect(behind![0]).not.toBe(one![0])
  })

  it('[LIVE-13] of a large text is sent it as it was encoded before, and what was written since', () => {
    const text = textOf(largeText(5000))
    const [before] = answered(text, [NOTHING])
    const bodies: string[] = []
    for (const word of ['one', 'two', 'three']) {
      text.change('amina', () => text.doc.getXmlFragment('body').get(0).setAttribute('lang', word))
      const [frames] = answered(text, [NOTHING])
      expect(readFrame(frames![0]!)).toEqual(readFrame(before![0]!))
      bodies.push(contentDigest(replica(frames!)))
      expect(bodies.at(-1)).toBe(contentDigest(text.doc))
    }
    expect(new Set(bodies).size).toBe(3)
  })
})

function replica(frames: readonly Uint8Array[]): Y.Doc {
  const copy = emptyDocument()
  for (const frame of frames) {
    const said = readFrame(frame)
    if ('update' in said) applyAll(copy, [said.update])
  }
  return copy
}
