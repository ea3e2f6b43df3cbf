import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileTrouble } from '../../server/exchange/letterFiles.ts'
import { signatoriesCommand } from '../../server/exchange/signatoriesCommand.ts'
import { alikeAmong, alikeKnown, LIKELY, setsOf } from '../../shared/signatories/duplicates.ts'
import type { ListEntry } from '../../shared/signatories/preview.ts'
import { p, r, wordFile } from './wordFile.ts'

type Listed = Pick<ListEntry, 'name' | 'kind' | 'country' | 'address'>
const listed = (...names: string[]): Listed[] => names.map(name => ({ name, kind: 'organisation' }))
const sets = (...names: string[]): number[][] => setsOf(alikeAmong(listed(...names)))

describe('Names of a list that may be the same', () => {
  it('[SIGN-2] are found under other spellings and acronyms, as one set', () => {
    expect(
      sets(
        'Harbour Watch',
        'Board of Deep Pilots (BDP)',
        'HARBOUR WATCH',
        'BDP',
        'Quay 7',
        'Harbour Wacth',
        'Board of Deep Pilots',
      ),
    ).toEqual([
      [0, 2, 5],
      [1, 3, 6],
    ])
  })

  it.each([
    ['Médecins du Port', 'Medecins du Port'],
    ['The Elder Institute', 'Elder Institute'],
    ['T3D: Tides en Defensa de los Datos', 'Tides en Defensa de los Datos (T3D)'],
    ['Center for Tides and Technology', 'Centre for Tides & Technology'],
    ['مركز الميناء لحقوق الإنسان', 'مركز الميناء لحقوق الانسان'],
    ['Hipermarea', 'Hypermarea'],
  ])('[SIGN-2] are “%s” and “%s”', (a, b) => expect(sets('Quay 7', a, b)).toEqual([[1, 2]]))

  it.each([
    ['Quay 7', 'Quay 9'],
    ['Centre for Tides in Mali', 'Centre for Tides in Malawi'],
    ['North Coast Pilots', 'South Coast Pilots'],
    ['Harbour Watch', 'Harbour Watch Kenya'],
    ['Harbour Watch', 'Tide Watch'],
  ])('[SIGN-2] are not “%s” and “%s”', (a, b) => expect(sets(a, b)).toEqual([]))

  it('[SIGN-2] are told by countries, kinds and addresses too', () => {
    const at = (name: string, rest: Partial<Listed>): Listed => ({ name, kind: 'organisation', ...rest })
    const found = (...entries: Listed[]) => setsOf(alikeAmong(entries))
    expect(found(at('Harbour Watch', { country: 'KE' }), at('Harbour Watch', { country: 'UG' }))).toEqual([])
    expect(found(at('Harbour Watch', { country: 'KE' }), at('Harbour Watch Kenya', {}))).toEqual([[0, 1]])
    expect(found(at('Ada Marlow', {}), at('Ada Marlow', { kind: 'individual' }))).toEqual([])
    expect(
      found(at('Dr Ada Marlow', { kind: 'individual' }), at('Prof. Ada Marlow', { kind: 'individual' })),
    ).toEqual([[0, 1]])
    const address = 'desk@harbour.example'
    const shared = [at('Quay 7', { address }), at('Mole Trust', { address: `+1 555 0100 10, ${address}` })]
    expect(alikeAmong(shared)).toEqual([{ one: 0, other: 1, score: 0.85, why: 'address' }])
    expect(found(...shared, at('Tide League', { address }))).toEqual([])
  })

  it('[SIGN-2] an acronym that two names share joins neither to the other', () => {
    expect(sets('Board of Deep Pilots', 'BDP', 'Bureau for Dock Peace')).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('[SIGN-2] are looked for among those who are known, with the reason', () => {
    const known = [
      { id: 'r1', name: 'Harbour Watch', otherNames: ['Vigía del Puerto'] },
      { id: 'r2', name: 'Ada Marlow', kind: 'individual' as const },
    ]
    expect(
      alikeKnown(listed('Vigia del Puerto', 'Ada Marlow', 'Quay 7', 'Harbor Watch'), known),
    ).toMatchObject([
      { one: 0, other: 0, score: 1, why: 'same' },
      { one: 3, other: 0, why: 'words' },
    ])
  })

  it('[SIGN-2] are looked for in a long list with progress, and in time that grows with the list', () => {
    const steps: [number, number][] = []
    const long = Array.from({ length: 2_000 }, (_, at) => `Harbour Watch ${at}`)
    expect(
      alikeAmong(listed(...long, 'Harbour Wacth 7'), (done, total) => steps.push([done, total])),
    ).toHaveLength(1)
    expect(steps[0]).toEqual([0, 2_001])
    expect(steps.at(-1)).toEqual([2_001, 2_001])
    expect(steps.length).toBeGreaterThan(5)
    expect(setsOf(alikeAmong(listed(...Array.from({ length: 2_000 }, () => 'Harbour Watch'))))).toEqual([
      Array.from({ length: 2_000 }, (_, at) => at),
    ])
  })

  it('[SIGN-2] are the same pairs in whatever order the list is', () => {
    const name = fc.constantFrom(
      'Harbour Watch',
      'Harbor Watch',
      'Watch Harbour',
      'BDP',
      'Board of Deep Pilots',
      'Quay 7',
      'Quay 8',
    )
    const pairs = (names: readonly string[]) =>
      alikeAmong(listed(...names))
        .map(({ one, other, score, why }) => [[names[one]!, names[other]!].sort(), score, why])
        .map(pair => JSON.stringify(pair))
        .sort()
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), names => {
        expect(pairs(names)).toEqual(pairs(names.toReversed()))
        for (const { one, other, score } of alikeAmong(listed(...names)))
          expect(one < other && score >= LIKELY && score <= 1).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

async function run(argv: string[], content: string | Uint8Array) {
  const told = { out: '', err: '' }
  const code = await signatoriesCommand(argv, {
    readFile: async () => (typeof content === 'string' ? new TextEncoder().encode(content) : content),
    writeFile: async () => {},
    stdout: words => {
      told.out += words
    },
    stderr: words => {
      told.err += words
    },
  })
  return { code, ...told }
}

describe('undersigned signatories', () => {
  const LIST =
    'Organisation,Country,Email\nHarbour Watch,Kenya,desk@harbour.example\nHARBOUR WATCH,Keyna,\nIndividual experts,,\n"Dr Ada Marlow, Elder University",,\nTotal: 3,,'

  it('[IN-7] prints groups, likely duplicates and what was set aside, and nothing else', async () => {
    const { code, out } = await run(['list.csv', '--json'], LIST)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      groups: [
        {
          name: '',
          entries: [
            {
              name: 'Harbour Watch',
              kind: 'organisation',
              country: 'KE',
              asRead: 'Harbour Watch | Kenya | desk@harbour.example',
            },
            {
              name: 'HARBOUR WATCH',
              kind: 'organisation',
              country: 'KE',
              asRead: 'HARBOUR WATCH | Keyna',
              doubt: 'The country was written “Keyna” and read as Kenya.',
            },
          ],
        },
        {
          name: 'Individual experts',
          entries: [
            {
              name: 'Dr Ada Marlow',
              kind: 'individual',
              affiliation: 'Elder University',
              asRead: 'Dr Ada Marlow, Elder University',
            },
          ],
        },
      ],
      likelyDuplicates: [[0, 1]],
      setAside: ['Total: 3'],
    })
  })

  it('[IN-7] prints for people without --json', async () => {
    const { out } = await run(['list.csv'], LIST)
    expect(out).toContain('1  Harbour Watch, Kenya')
    expect(out).toContain('Perhaps the same:\n  1 Harbour Watch · 2 HARBOUR WATCH')
    expect(out).toContain('2 organisations, 1 individual')
    expect(
      (await run(['list.txt'], 'We ask that the tides stay open to everybody who lives by the sea.')).out,
    ).toContain('No list')
  })

  it('[IN-7] reads Word files in their thread, and refuses what it cannot read with a sentence', async () => {
    const word = wordFile(p(r('Signatories')) + p(r('Harbour Watch (Kenya)')) + p(r('Quay 7, Haïti')))
    const { out } = await run(['list.docx', '--json'], word)
    expect(JSON.parse(out).groups).toMatchObject([
      {
        name: 'Signatories',
        entries: [
          { name: 'Harbour Watch', country: 'KE' },
          { name: 'Quay 7', country: 'HT' },
        ],
      },
    ])
    await expect(run(['list.pdf'], '%PDF-1.7')).rejects.toThrow(FileTrouble)
    expect(await run([], LIST)).toMatchObject({ code: 2 })
    expect(await run(['list.csv', '--xml'], LIST)).toMatchObject({ code: 2 })
  })
})
