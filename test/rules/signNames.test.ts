import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findExact, nameKey, sameName } from '../../shared/names.ts'
import { NEAR, nearestIn, nearness, registerOf } from '../../shared/nearNames.ts'

describe('the exact match of names', () => {
  it.each([
    ['HARBOUR   watch', 'Harbour Watch'],
    ['Seafarers’ Privacy League', "Seafarers' Privacy League"],
    ['Quays – Digital', 'Quays Digital'],
    ['Tecnología y Puertos', 'TECNOLOGIA Y PUERTOS'],
    ['Łódź Straße Øst', 'lodz strasse ost'],
    ['P.O.R.T. Watch', 'PORT Watch'],
    ['Kenya Harbour Action Network (KHANet)', 'Kenya Harbour Action Network'],
    ['Commission of Harbour Jurists (CHJ) International', 'Commission of Harbour Jurists International'],
    ['Harbour\u200b Watch\u202e', 'Harbour Watch'],
  ])('[SIGN-2] “%s” is “%s”', (a, b) => expect(sameName(a, b)).toBe(true))

  it.each([
    ['Harbour Watch (Kenya)', 'Harbour Watch'],
    ['Harbour Watch (UK)', 'Harbour Watch'],
    ['Harbour Watch', 'Harbour Watch International'],
    ['कल', 'काल'],
    ['CHJ', 'Commission of Harbour Jurists (CHJ)'],
    ['🚢', '🚢'],
  ])('[SIGN-2] “%s” is not “%s” without a person', (a, b) => expect(sameName(a, b)).toBe(false))

  it('[SIGN-2] finds one entry by any of its names, and none where two go by it', () => {
    const register = [
      { id: '1', name: 'Harbour Watch', otherNames: ['HW'] },
      { id: '2', name: 'Halyard Workers', otherNames: ['HW', 'Mât et Drisse'] },
    ]
    expect(findExact('mat et drisse', register)?.id).toBe('2')
    expect(findExact('hw', register)).toBeUndefined()
  })

  it('[SAFE-9] finds one among ten thousand again and again', () => {
    const register = Array.from({ length: 10_000 }, (_, at) => ({
      ...{ id: String(at), name: `Harbour Association number ${at} of the Coast (HA${at})` },
      otherNames: [`Asociación Portuaria número ${at}`],
    }))
    findExact('Somebody else', register)
    const began = performance.now()
    for (let at = 0; at < 10; at++)
      expect(findExact(`asociacion portuaria numero ${at}`, register)?.id).toBe(String(at))
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  it('folds a folded name into itself, and takes hostile names in no time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        name => nameKey(nameKey(name)) === nameKey(name),
      ),
    )
    expect(nameKey(`${`${'a'.repeat(9)} `.repeat(20)}(aaaaaaaaaaaaab)`)).toContain('aaaaaaaaaaaaab')
  })
})

describe('nearness', () => {
  it.each([
    ['Watch Harbour', 'Harbour Watch', 'order'],
    ['Harbour Wacth', 'Harbour Watch', 'spelling'],
    ['CHJ', 'Commission of Harbour Jurists (CHJ)', 'acronym'],
    ['Harbour Watch', 'Harbour Watch International', 'within'],
    ['Centre for Harbour Data and Law', 'Center for Harbour Law and Trade', 'words'],
  ] as const)('“%s” and “%s”: %s', (a, b, why) => {
    const near = nearness(a, b)
    expect(near.why).toBe(why)
    expect(near.score).toBeGreaterThanOrEqual(NEAR)
    expect(near.score).toBeLessThan(1)
  })

  it('is symmetric, between 0 and 1, and 1 only for the same', () => {
    const words = fc.constantFrom(
      'harbour',
      'watch',
      'of',
      'league',
      'quay',
      'habour',
      'international',
      'HW',
      '(HW)',
    )
    const name = fc.array(words, { minLength: 1, maxLength: 5 }).map(list => list.join(' '))
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [nearness(a, b), nearness(b, a)]
        expect(one.score).toBeCloseTo(other.score, 10)
        expect(one.score >= 0 && one.score <= 1).toBe(true)
        expect(one.score === 1).toBe(sameName(a, b))
      }),
    )
  })

  it('says nothing of names that only share what every name has', () => {
    expect(nearestIn(registerOf([{ id: '1', name: 'House of Sails' }]), 'League of Quays')).toEqual([])
  })
})
