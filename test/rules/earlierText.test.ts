import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { otherCopies } from '../../client/live/device.ts'
import { deletesMore, hasAllOf } from '../../client/live/earlier.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'

/** A document with these words, and another that goes on from it. */
function twoOf(words: string): { now: Y.Doc; earlier: Y.Doc } {
  const [now, earlier] = [new Y.Doc(), new Y.Doc()]
  now.getText('words').insert(0, words)
  Y.applyUpdate(earlier, Y.encodeStateAsUpdate(now))
  return { now, earlier }
}

const wordsOf = (doc: Y.Doc) => doc.getText('words')

describe('an earlier text beside the letter of now', () => {
  it('[LIVE-10] holds nothing more where all of it is in the letter, whatever the letter has besides', () => {
    const { now, earlier } = twoOf('The quay is long.')
    expect(hasAllOf(now, earlier)).toBe(true)
    wordsOf(now).insert(0, 'Still: ')
    wordsOf(now).delete(10, 4)
    expect(hasAllOf(now, earlier)).toBe(true)
    expect(deletesMore(now, earlier)).toBe(false)
  })

  it('[LIVE-10] holds more where it has words that the letter never had', () => {
    const { now, earlier } = twoOf('The quay is long.')
    wordsOf(earlier).insert(0, 'Here: ')
    expect(hasAllOf(now, earlier)).toBe(false)
    expect(deletesMore(now, earlier)).toBe(false)
  })

  it('[LIVE-10] holds more where words were taken out that stand in the letter, all of them or a few', () => {
    const { now, earlier } = twoOf('The quay is long.')
    wordsOf(earlier).delete(4, 5)
    expect(hasAllOf(now, earlier)).toBe(false)
    expect(deletesMore(now, earlier)).toBe(true)
    wordsOf(now).delete(4, 4)
    expect(deletesMore(now, earlier)).toBe(true)
    wordsOf(now).delete(4, 1)
    expect(hasAllOf(now, earlier)).toBe(true)
  })

  it('[LIVE-10] may hold more where the server wrote something else under the same ids since', () => {
    const { now, earlier } = twoOf('The quay is long.')
    for (const doc of [now, earlier]) doc.clientID = SEED_CLIENT
    wordsOf(earlier).insert(0, 'Lost: ')
    wordsOf(now).insert(0, 'Written by the server: ')
    expect(hasAllOf(now, earlier)).toBe(false)
  })

  it('[LIVE-10] words that only it ever had, and took out again, are nothing', () => {
    const { now, earlier } = twoOf('The quay is long.')
    wordsOf(earlier).insert(17, ' No.')
    wordsOf(earlier).delete(17, 4)
    expect(deletesMore(now, earlier)).toBe(false)
  })
})

describe('the copies of a device', () => {
  beforeEach(() => {
    const names = [
      'undersigned/amina-id/letter-1/1/1',
      'undersigned/amina-id/letter-1/3/1',
      'undersigned/amina-id/letter-1/2/1',
      'undersigned/amina-id/letter-1/1774000000/1',
      'undersigned/amina-id/letter-1/2/9',
      'undersigned/amina-id/letter-1/suggestions',
      'undersigned/amina-id/letter-11/1/1',
      'undersigned/bruno-id/letter-1/1/1',
    ]
    vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(names) })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('[LIVE-10] [SAFE-4] are those of the same account and letter only, the newest first, and none of a newer schema', () => {
    const now = { account: 'amina-id', statement: 'letter-1', epoch: '3', schemaVersion: 1 }
    expect(otherCopies(now).map(({ epoch }) => epoch)).toEqual(['1774000000', '2', '1'])
    expect(otherCopies({ ...now, account: 'dario-id' })).toEqual([])
  })
})
