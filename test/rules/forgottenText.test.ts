import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { eraseForbiddenCopies } from '../../client/live/device.ts'
import { mayBeForgotten, mayStillRead } from '../../client/live/mayStillRead.ts'
import { leastEpoch } from '../../shared/live.ts'
import type { RefusalCode } from '../../shared/refusals.ts'

/** Wednesday, when the server was put back to Monday. */
const RESTORED = Date.UTC(2027, 0, 6, 9)
const [BEFORE, SINCE] = ['3', String(leastEpoch(RESTORED))]

describe('a text that a restored server may have forgotten', () => {
  it('[LIVE-10] [SAFE-4] is of an epoch from before, and none of that letter is of a later one', () => {
    expect(mayBeForgotten([1, 3], RESTORED)).toBe(true)
    expect(mayBeForgotten([leastEpoch(RESTORED) - 1], RESTORED)).toBe(true)
    expect(mayBeForgotten([leastEpoch(RESTORED)], RESTORED)).toBe(false)
    expect(mayBeForgotten([3, leastEpoch(RESTORED)], RESTORED)).toBe(false)
  })

  it('[SAFE-4] is none where nothing is known of it, or nothing was ever put back', () => {
    expect(mayBeForgotten([], RESTORED)).toBe(false)
    expect(mayBeForgotten([1], null)).toBe(false)
  })

  it('[LIVE-10] the least epoch is that of the second in which the backup was put back', () => {
    expect(leastEpoch(null)).toBe(1)
    expect(leastEpoch(1_800_000_000_999)).toBe(1_800_000_000)
  })
})

describe('what a device does with a letter that the server says is not there', () => {
  let copies: string[]
  let says: RefusalCode | null
  let restoredAt: number | null

  beforeEach(() => {
    says = 'not-found'
    restoredAt = RESTORED
    copies = []
    vi.stubGlobal('localStorage', {
      getItem: () => JSON.stringify(copies),
      setItem: (_key: string, value: string) => {
        copies = JSON.parse(value)
      },
    })
    vi.stubGlobal('indexedDB', { deleteDatabase })
    vi.stubGlobal('fetch', async (address: string) => {
      if (!address.endsWith('/api/me'))
        return says === null ? Response.json({}) : Response.json({ code: says }, { status: 400 })
      return Response.json({ person: { id: 'amina' }, memberships: [], server: { restoredAt } })
    })
  })
  afterEach(() => void vi.unstubAllGlobals())

  const keeps = async (...own: string[]) => {
    copies = ['undersigned/bruno/letter/9/1', ...own.map(name => `undersigned/amina/letter/${name}`)]
    await eraseForbiddenCopies('amina', statement => mayStillRead(statement, 'amina'))
    return copies.slice(1)
  }

  it('[LIVE-10] keeps what is from before the backup was put back', async () => {
    expect(await keeps(`${BEFORE}/1`)).toHaveLength(1)
    expect(await mayStillRead('letter', 'amina')).toBe('not-there-now')
    copies = []
    expect(await mayStillRead('letter', 'amina', [BEFORE])).toBe('not-there-now')
  })

  it('[SAFE-4] erases all of it where the restored server once gave the letter to this device', async () => {
    expect(await keeps(`${SINCE}/1`)).toEqual([])
    expect(await keeps(`${BEFORE}/1`, `${SINCE}/1`)).toEqual([])
  })

  it('[SAFE-4] erases it where nothing was put back, where reading is refused, and suggestions alone', async () => {
    expect(await keeps('suggestions')).toEqual([])
    says = 'not-allowed'
    expect(await keeps(`${BEFORE}/1`)).toEqual([])
    says = 'not-found'
    restoredAt = null
    expect(await keeps(`${BEFORE}/1`)).toEqual([])
  })

  it('[SAFE-4] says nothing where the letter is there, or the server cannot answer', async () => {
    says = null
    expect(await mayStillRead('letter', 'amina', [BEFORE])).toBe('yes')
    says = 'try-again'
    expect(await mayStillRead('letter', 'amina', [BEFORE])).toBe('unknown')
  })
})

/** A browser that forgets a database as soon as it is told to. */
function deleteDatabase(): { onsuccess?: (event: unknown) => void } {
  const request: { onsuccess?: (event: unknown) => void } = {}
  queueMicrotask(() => request.onsuccess?.({ target: request }))
  return request
}
