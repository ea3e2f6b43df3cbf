/** What the board counts: signatures over time, by key, and by the regions of the world. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../../shared/countries.ts'
import { regionOf } from '../../shared/regions.ts'
import { countsBy, curveOf, regionsOf, roundSteps } from '../../shared/signonBoard.ts'
import { en } from '../../shared/words/en.ts'

describe('[BOARD-1] the curve of a sign-on', () => {
  it('says at each time how many had come by then', () => {
    expect(curveOf([5, 12, 12, 20], 0, 20, 4)).toEqual([
      { at: 0, count: 0 },
      { at: 5, count: 1 },
      { at: 10, count: 1 },
      { at: 15, count: 3 },
      { at: 20, count: 4 },
    ])
  })

  it('counts what came before its beginning, and not what comes after its end', () => {
    expect(curveOf([-3, 30], 0, 20, 1)).toEqual([
      { at: 0, count: 1 },
      { at: 20, count: 1 },
    ])
    expect(curveOf([1, 7], 7, 7, 10)).toEqual([{ at: 7, count: 2 }])
  })

  it('never falls, and ends with all that came', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 200 })
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 120 }), (moments, buckets) => {
        const points = curveOf(moments, 0, 1_000_000, buckets)
        expect(points).toHaveLength(buckets + 1)
        expect(points.at(-1)).toEqual({ at: 1_000_000, count: moments.length })
        for (const { at, count } of points) expect(count).toBe(moments.filter(moment => moment <= at).length)
      }),
      { numRuns: 50 },
    )
  })

  it('is drawn on an axis of few whole and round numbers', () => {
    expect(roundSteps(0)).toEqual([0, 1])
    expect(roundSteps(3)).toEqual([0, 1, 2, 3])
    expect(roundSteps(142)).toEqual([0, 50, 100, 150])
    expect(roundSteps(10_000)).toEqual([0, 5000, 10_000])
    fc.assert(
      fc.property(fc.nat(200_000), most => {
        const steps = roundSteps(most)
        expect(steps.at(-1)).toBeGreaterThanOrEqual(most)
        expect(steps.length).toBeLessThanOrEqual(6)
        expect(steps.every(Number.isInteger)).toBe(true)
      }),
    )
  })
})

describe('[BOARD-1] from where signatures come', () => {
  it('has the most first, and equals in the order of their keys', () => {
    expect(countsBy(['KE', 'FR', 'KE', 'BR'], country => country)).toEqual([
      { key: 'KE', count: 2 },
      { key: 'BR', count: 1 },
      { key: 'FR', count: 1 },
    ])
  })

  it('draws countries together to regions, and leaves out what lies in none', () => {
    const countries = countsBy(['KE', 'UG', 'NG', 'BR', '', 'AQ'], country => country)
    expect(regionsOf(countries)).toEqual([
      {
        ...{ key: '002', count: 3 },
        within: [
          { key: '014', count: 2 },
          { key: '011', count: 1 },
        ],
      },
      { key: '019', count: 1, within: [{ key: '005', count: 1 }] },
    ])
  })

  it('knows where every country lies, but for Antarctica, and what the region is called', () => {
    const nowhere = [...COUNTRIES].filter(country => regionOf(country) === undefined)
    expect(nowhere).toEqual(['AQ'])
    for (const country of COUNTRIES) {
      const lies = regionOf(country)
      for (const code of lies ? [lies.region, lies.within] : [])
        expect(en.signonsBoard.regions[code], code).toMatch(/[a-z]/)
    }
  })
})
