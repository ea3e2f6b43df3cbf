/** What the gate cuts off before it reads: what is known already, and messages of too many parts. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judgeUpdate } from '../../server/live/gate.ts'
import { withoutKnown } from '../../server/live/gateFresh.ts'
import { LIMITS } from '../../server/live/limits.ts'
import { SEED_CLIENT, seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { letter, mixedLetter, paragraph } from './letters.ts'
import { textOf } from './liveServer.ts'
import { mkRng } from './random.ts'
import { update } from './wire.ts'

const sender = {
  ...{ account: 'amina', mayWrite: true, mayClaim: () => 64, isReply: true },
  ownerOf: (editor: number) => (editor === SEED_CLIENT ? 'server' : undefined),
}

/** A text with every kind of content, written by several editors in small pieces. */
function written(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(mixedLetter()))
  const rng = mkRng(3)
  const texts = [...doc.getXmlFragment('body').createTreeWalker(type => type instanceof Y.XmlText)]
  for (let n = 0; n < 900; n++) {
    if (n % 300 === 0) doc.clientID = 1000 + n
    const text = texts[Math.floor(rng() * texts.length)] as Y.XmlText
    const at = Math.floor(rng() * (text.length + 1))
    if (n % 7 === 0) text.delete(0, Math.min(2, text.length))
    else text.insert(at, n % 5 ? 'a word' : '🚢é', n % 3 ? {} : { bold: true })
  }
  const table = new Y.XmlElement('tableCell')
  table.setAttribute('colwidth', [
    1,
    200_000,
    -3,
    0.5,
    1.1,
    null,
    true,
    'x',
    { a: ['b'] },
  ] as unknown as string)
  doc.getXmlFragment('body').insert(0, [table])
  return doc
}

const stateOf = (doc: Y.Doc) => (editor: number) => Y.getState(doc.store, editor)

describe('what is known of an update', () => {
  it('[LIVE-12] is cut off whole where all is known, and only the deletes remain', () => {
    const doc = written()
    const left = Y.decodeUpdate(withoutKnown(Y.encodeStateAsUpdate(doc), stateOf(doc)))
    expect(left.structs).toEqual([])
    expect(left.ds).toEqual(Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).ds)
  })

  it('[LIVE-7] leaves what is new as it was, however much of it is known', () => {
    const doc = written()
    const whole = Y.encodeStateAsUpdate(doc)
    const { structs, ds } = Y.decodeUpdate(whole)
    for (const unknown of [0, 1, 40, 500, 2500, 100_000]) {
      const has = (editor: number) => Math.max(0, stateOf(doc)(editor) - unknown)
      const fresh = structs.filter(({ id, length }) => id.clock + length > has(id.client))
      expect(Y.decodeUpdate(withoutKnown(whole, has))).toEqual({ structs: fresh, ds })
    }
  })

  it('[LIVE-7] leaves bytes that are no update as they are', () => {
    const whole = Y.encodeStateAsUpdate(written())
    for (const bytes of [whole.subarray(0, 9000), new Uint8Array(9000).fill(255)])
      expect(withoutKnown(bytes, () => 2 ** 31)).toBe(bytes)
  })
})

describe('a message of millions of parts', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(letter(paragraph('paragraph-one', 'abc'))))
  const many = 200_000
  const structs = Array.from({ length: many }, () => ({ gc: 1 }))
  const values = Array.from({ length: many }, () => null)

  it.each([
    ['structs', update([{ editor: 9, clock: 0, structs }])],
    ['gaps', update([{ editor: 9, clock: 0, structs: structs.map(() => ({ skip: 1 })) }])],
    ['values', update([{ editor: 9, clock: 0, structs: [{ values, parent: 'body' }] }])],
    [
      'deletes',
      new Uint8Array([0, 1, 1, 0xc0, 0x9a, 0x0c, ...Array.from({ length: many }, () => [0, 1]).flat()]),
    ],
  ])('[LIVE-12] is refused before it is read to its end: %s', (_, bytes) => {
    expect(judgeUpdate(doc, bytes, sender, LIMITS)).toMatchObject({ why: 'policy', detail: 'too many parts' })
  })

  it('[LIVE-7] is taken where it is a text full of deletes, which is sent again', () => {
    const full = new Y.Doc()
    Y.applyUpdate(full, seedUpdate(letter(paragraph('paragraph-one', 'ab'.repeat(3000)))))
    const text = textOf(full, 'paragraph-one')
    full.transact(() => {
      for (let at = 2999; at >= 0; at--) text.delete(2 * at, 1)
    })
    const limits = { ...LIMITS, structs: 10, deletes: 10 }
    expect(judgeUpdate(full, Y.encodeStateAsUpdate(full), sender, limits)).toEqual({ kind: 'nothing-new' })
  })
})
