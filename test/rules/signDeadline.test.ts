import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comesTwice, instantOf, inWords, localOf } from '../../shared/deadline.ts'

const iso = (local: string, zone: string) => new Date(instantOf(local, zone)).toISOString()

describe('a deadline', () => {
  it('[SIGN-6] is the instant that a local time means in its zone, in winter and in summer', () => {
    expect(iso('2027-01-22T18:00', 'Europe/Zurich')).toBe('2027-01-22T17:00:00.000Z')
    expect(iso('2027-07-22T18:00', 'Europe/Zurich')).toBe('2027-07-22T16:00:00.000Z')
    expect(iso('2027-01-22T18:00', 'Asia/Kathmandu')).toBe('2027-01-22T12:15:00.000Z')
  })

  it.each([
    ['2027-03-28T02:30', 'Europe/Zurich', '2027-03-28 03:30'],
    ['2027-03-14T02:15', 'America/New_York', '2027-03-14 03:15'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-31 12:00'],
  ])('refuses %s in %s, which clocks skip, and says what to choose', (local, zone, instead) => {
    expect(() => instantOf(local, zone)).toThrow(instead)
  })

  it('is the later of two where clocks go back', () => {
    expect(comesTwice('2027-10-31T02:30', 'Europe/Zurich')).toBe(true)
    expect(iso('2027-10-31T02:30', 'Europe/Zurich')).toBe('2027-10-31T01:30:00.000Z')
    expect(iso('2027-11-07T01:30', 'America/New_York')).toBe('2027-11-07T06:30:00.000Z')
  })

  it.each(['2027-02-30T18:00', '2027-01-22T24:00', '2027-13-01T00:00'])(
    'refuses %s, which is in no calendar',
    local => {
      expect(() => instantOf(local, 'UTC')).toThrow('There is no day and time')
    },
  )

  it('refuses a zone that is none', () => {
    expect(() => instantOf('2027-01-22T18:00', 'Europe/Nowhere')).toThrow('time zone')
    expect(() => localOf(0, '+25:00')).toThrow('time zone')
  })

  it('comes back as the local time it was said in', () => {
    const zones = fc.constantFrom(
      'Europe/Zurich',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'UTC',
    )
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const local = localOf(minute * 60_000, zone)
        const again = instantOf(local, zone)
        expect(localOf(again, zone)).toBe(local)
        if (!comesTwice(local, zone)) expect(again).toBe(minute * 60_000)
      }),
    )
  })

  it('is said with its zone and offset', () => {
    const at = instantOf('2027-01-22T18:00', 'Europe/Zurich')
    expect(inWords(at, 'Europe/Zurich', 'en')).toMatch(
      /^Friday,? 22 January 2027 at 18:00 \(Europe\/Zurich, UTC\+01:00\)$/,
    )
    expect(inWords(at, 'UTC', 'en')).toMatch(/17:00 \(UTC\)$/)
  })
})
