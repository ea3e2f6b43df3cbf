/** A long list in parts, and names looked for in it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { A_PART, partOf } from '../../shared/listParts.ts'
import type { Entry, SignatoryList, Signed } from '../../shared/signatoryList.ts'

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  ...{ name, country: null, signatory: null, role: null, affiliation: null, notJoined: [], answers: [] },
  ...{ signed: null, entered: false, afterDelivery: false },
  ...more,
})

const signed = (number: number, groups: Entry[][]): Signed => ({
  version: { number, hash: `hash ${number}` },
  ...{ organisations: groups.flat().length, individuals: 0, withheld: 0, unnamed: 0 },
  groups: groups.map((entries, at) => ({ label: `Group ${at}`, of: 'organisation', entries })),
})

const listOf = (groups: Entry[][], earlier: Entry[][] = []): SignatoryList => ({
  ...signed(3, groups),
  ...{ title: '', language: 'en', submitter: '', asOf: 0 },
  earlier: earlier.map((entries, at) => signed(2 - at, [entries])),
})

const numbered = (prefix: string, many: number) =>
  Array.from({ length: many }, (_, at) => entry(`${prefix} ${at}`))

/** The names of a part, text after text. */
const namesIn = (list: SignatoryList, part: number, find = '') =>
  partOf(list, { find, part }).signed.flatMap(({ groups }) =>
    groups.flatMap(({ entries }) => entries.map(({ name }) => name)),
  )

describe('a long list', () => {
  it('[PAGE-3] its parts hold every name once, in its order', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 900 }), (many, before) => {
        const list = listOf(
          many.map((count, at) => numbered(`g${at}`, count)),
          [numbered('old', before)],
        )
        const { parts, lines } = partOf(list, { find: '', part: 1 })
        const all = Array.from({ length: parts }, (_, at) => namesIn(list, at + 1))
        expect(all.flat()).toEqual([
          ...list.groups.flatMap(({ entries }) => entries.map(({ name }) => name)),
          ...list.earlier[0]!.groups[0]!.entries.map(({ name }) => name),
        ])
        expect(all.every(names => names.length <= A_PART)).toBe(true)
        expect(lines).toBe(all.flat().length)
      }),
      { numRuns: 25 },
    )
  })

  it('[PAGE-3] a part that is not there is the nearest one that is', () => {
    const list = listOf([numbered('name', 1200)])
    for (const [asked, given] of [
      [0, 1],
      [-3, 1],
      [2, 2],
      [99, 3],
      [Number.NaN, 1],
      [1.9, 1],
    ] as const)
      expect(partOf(list, { find: '', part: asked }).part, `${asked}`).toBe(given)
  })

  it('[PAGE-3] a group says how many stand in all of it, also where a part holds some', () => {
    const list = listOf([numbered('a', 450), numbered('b', 300)])
    const [, second] = partOf(list, { find: '', part: 1 }).signed[0]!.groups
    expect(second).toMatchObject({ label: 'Group 1', all: 300 })
    expect(second?.entries).toHaveLength(50)
  })

  it('[PAGE-3] names are found by any of their words, whatever their case, accents and script', () => {
    const list = listOf([
      [
        entry('Asociación de Gentes de Mar', { country: 'CL' }),
        entry('شبكة الموانئ'),
        entry('Harbour Data Forum (HDF)', { signatory: 'Zoë Ångström' }),
      ],
    ])
    for (const [find, name] of [
      ['asociacion mar', 'Asociación de Gentes de Mar'],
      ['chile', 'Asociación de Gentes de Mar'],
      ['الموانئ', 'شبكة الموانئ'],
      ['hdf', 'Harbour Data Forum (HDF)'],
      ['FORUM harbour', 'Harbour Data Forum (HDF)'],
      ['angstrom', 'Harbour Data Forum (HDF)'],
    ] as const)
      expect(namesIn(list, 1, find), find).toEqual([name])
    expect(namesIn(list, 1, 'mar forum')).toEqual([])
    expect(namesIn(list, 1, ' … ')).toHaveLength(3)
  })
})
