import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromNow, instantOf, localOf, placeOf, sameClock } from '../../client/parts/zones.ts'
import * as deadline from '../../shared/deadline.ts'

const ZONES = [
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Nairobi',
]

describe('a deadline in the browser', () => {
  it('[SIGN-6] means the instant that the server decides by, in every zone and hour', () => {
    const local = fc
      .integer({ min: Date.UTC(2026, 0, 1) / 900_000, max: Date.UTC(2028, 0, 1) / 900_000 })
      .map(quarter => new Date(quarter * 900_000).toISOString().slice(0, 16))
    fc.assert(
      fc.property(local, fc.constantFrom(...ZONES), (time, zone) => {
        expect(instantOf(time, zone)).toBe(ofServer(time, zone))
      }),
      { numRuns: 400 },
    )
  })

  it('[SIGN-6] is none where the clocks skip the hour', () => {
    expect(instantOf('2027-03-28T02:30', 'Europe/Zurich')).toBeNull()
    expect(instantOf('2027-03-28T03:00', 'Europe/Zurich')).toBe(Date.UTC(2027, 2, 28, 1))
  })

  it('[SIGN-6] is the later one where the clocks show the hour twice', () => {
    expect(instantOf('2027-10-31T02:30', 'Europe/Zurich')).toBe(Date.UTC(2027, 9, 31, 1, 30))
  })

  it('is none for an unknown zone or half a date', () => {
    expect(instantOf('2027-01-22T18:00', 'Nowhere/Land')).toBeNull()
    expect(instantOf('2027-01', '')).toBeNull()
  })

  it('reads back as the local time it was made from', () => {
    expect(localOf(Date.UTC(2027, 0, 22, 17), 'Europe/Zurich')).toBe('2027-01-22T18:00')
  })
})

describe('a moment in words', () => {
  it('says how far away it is, in two units at most', () => {
    const now = Date.UTC(2027, 0, 20, 13, 5)
    expect(fromNow(now + 52 * 3_600_000, now)).toBe('in 2\u00a0d 4\u00a0h')
    expect(fromNow(now - 190 * 60_000, now)).toBe('3 h 10 min ago')
    expect(fromNow(now, now)).toBe('in less than a minute')
  })

  it('names the place of a zone', () => {
    expect(placeOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  })

  it('knows zones that show the same time', () => {
    expect(sameClock(0, 'Europe/Zurich', 'Europe/Berlin')).toBe(true)
    expect(sameClock(0, 'Europe/Zurich', 'Asia/Kathmandu')).toBe(false)
  })
})

function ofServer(local: string, zone: string): number | null {
  try {
    return deadline.instantOf(local, zone)
  } catch {
    return null
  }
}
