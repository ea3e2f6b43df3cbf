import { describe, expect, it } from 'vitest'
import type { Verb } from '../../shared/ask.ts'
import { type Aimed, aimDraft, aimOf, aimsWritten } from '../../shared/asks/aim.ts'
import { quotedIn } from '../../shared/asks/aimWords.ts'
import { numberBefore } from '../../shared/asks/before.ts'
import { suggestAsks } from '../../shared/cite/asks.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { flatten } from '../../shared/instrument/printed.ts'
import { readText } from './instrumentDrafts.ts'
import { countedIds } from './letters.ts'

const TREATY = `Preamble

The States Parties to this Convention,

CHAPTER I
General provisions

Article 1
Use of terms

For the purposes of this Convention:

(a) “Ledger” means any record of arrivals;

(b) “Pilot” means a person who guides ships.

Article 2
Scope

1. This Convention applies to every port.

2. It does not apply to naval yards, unless:

(a) the yard is leased to a trader; or

(b) the State Party so declares.

3. States Parties [shall] [may] publish their ledgers.

Article 3
Lamps

Option A

1. Every lamp is lit.

Option B

1. Every lamp may be lit.

Article 4
Searches

Each State Party may search ledgers.

Article 5
Moorings

1. Ships moor by day.

1. Ships moor by night.`

const read = readText(TREATY)
const draft = aimDraft('draft-harbour', read.provisions)
const printed = flatten(read).map(({ provision }) => provision.printed)

/** `kind why: printed numbers`, with the words and what is missing where there are any. */
function said({ target, why, missing, held, among }: Aimed): string {
  const { aim } = target
  const last = aim === null || aim.to === null ? '' : `–${printed[aim.to]}`
  const where = aim === null ? among.map(at => printed[at]).join(', ') : `${printed[aim.at]}${last}`
  const lacks =
    missing === null ? '' : `${held === null ? '' : printed[held]} lacks ${missing.level} ${missing.number}`
  const words = target.words === null ? '' : ` “${target.words}”`
  return `${target.kind} ${why}: ${where}${lacks}${words}`
}

const first = (wording: string, verb: Verb = 'amend', on: typeof draft | null = draft) => {
  const [target] = aimsWritten(wording, { verb, wording, draft: on })
  return target === undefined ? 'nothing' : said(target)
}

describe('What a target means in a draft', () => {
  it.each([
    ['Article 1', 'provision aimed: 1'],
    ['Article 2(2)(b)', 'provision aimed: 2(2)(b)'],
    ['paragraph 2 (a) of Article 2', 'provision aimed: 2(2)(a)'],
    ['Art. 2, “b”', 'provision aimed: 2(2)(b)'],
    ['Chapter I', 'provision aimed: Chapter I'],
    ['the Preamble', 'provision aimed: Preamble'],
    ['the chapeau of Article 1', 'chapeau aimed: 1'],
    ['Articles 2–4', 'range aimed: 2–4'],
    ['Artículo 2, párrafo 1', 'provision aimed: 2(1)'],
  ])('[ASK-5] is found where the draft has it once: %s', (wording, is) => {
    expect(first(wording)).toBe(is)
  })

  it.each([
    ['Article 82(2)', 'provision missing:  lacks article 82'],
    ['Article 4, paragraph 2', 'provision missing: 4 lacks paragraph 2'],
    ['Article 2(2)(m)', 'provision missing: 2(2) lacks point m'],
    ['Articles 4–9', 'range missing: 4 lacks article 9'],
    ['Article 5(1)', 'provision several: 5(1), 5(1)'],
    ['Article 3, paragraph 1', 'provision several: 3 Option A(1), 3 Option B(1)'],
    ['Article 4 to Article 2', 'provision aimed: 4'],
  ])('[ASK-5] is never guessed: %s', (wording, is) => {
    expect(first(wording)).toBe(is)
  })

  it.each([
    ['Option B of Article 3', 'alternative aimed: 3 Option B “Option B”'],
    ['Option A of Article 3, paragraph 1', 'alternative aimed: 3 Option A(1) “Option A”'],
    ['Option C of Article 3', 'alternative missing: 3 lacks alternative Option C “Option C”'],
    ['the bracketed text “[may]” in Article 2(3)', 'alternative aimed: 2(3) “may”'],
    [
      'the bracketed word “[must]” in Article 2(3)',
      'alternative missing: 2(3) lacks alternative must “must”',
    ],
  ])('[ASK-5] is an option or bracketed words: %s', (wording, is) => {
    expect(first(wording)).toBe(is)
  })

  it.each<[string, Verb, string]>([
    ['new Article 4 bis', 'insert', 'new aimed: 4'],
    ['Article 6', 'insert', 'new aimed: 5'],
    ['a new paragraph 2 in Article 4', 'insert', 'new by-hand: '],
    ['a new paragraph 4 in Article 2', 'insert', 'new aimed: 2(3)'],
    ['new Article 4', 'insert', 'new by-hand: '],
    ['new Article 4', 'delete', 'provision aimed: 4'],
    ['new Article 40', 'delete', 'new by-hand: '],
    ['Article 2', 'insert', 'provision aimed: 2'],
  ])(
    '[ASK-5] is something new only where the draft lacks it or something is put in: %s, %s',
    (wording, verb, is) => {
      expect(first(wording, verb)).toBe(is)
    },
  )

  it.each([
    ['the draft Convention as a whole', 'whole by-hand: '],
    ['the whole treaty', 'whole by-hand: '],
    ['each article', 'provision by-hand: '],
    ['Article 28 of the UNTOC', 'other by-hand: '],
    [
      'the language proposed by the delegation of Marland on Article 4, “lamps shall be lit at dusk”',
      'floor by-hand:  “lamps shall be lit at dusk”',
    ],
  ])('[ASK-5] is nothing to aim at: %s', (wording, is) => {
    expect(first(wording)).toBe(is)
  })

  it('[ASK-5] keeps its kind where no draft is chosen yet', () => {
    expect(first('the chapeau of Article 1', 'amend', null)).toBe('chapeau no-draft: ')
    expect(first('Option B of Article 3', 'amend', null)).toBe('alternative no-draft:  “Option B”')
    expect(first('new Article 4 bis', 'insert', null)).toBe('new no-draft: ')
  })

  it('[ASK-5] keeps the words it was written in', () => {
    const wording = 'Option B of Article 3'
    const [aimed] = aimsWritten(wording, { verb: 'retain', wording, draft })
    expect(aimed?.target.asWritten).toBe(wording)
  })

  it('[ASK-5] of a suggested ask is read with the words around it, each target for itself', () => {
    const letter =
      'Our letter.\n\nWe urge delegations to retain Option B of Article 3, so that it says what is said in Article 2(1).'
    const [ask] = suggestAsks(fromPlain(letter, { newId: countedIds() }).file.body)
    expect(ask?.targets.map(target => said(aimOf(target, { ...ask, draft })))).toEqual([
      'alternative aimed: 3 Option B “Option B”',
      'provision aimed: 2(1)',
    ])
  })

  it('[ASK-5] language from the floor that is named beside a provision does not take its place', () => {
    const wording = 'Delete what is proposed by Article 2(2)(a) and text proposed by some delegates.'
    const cited = {
      asWritten: 'Article 2(2)(a)',
      instrument: 'draft',
      article: '2',
      paragraph: '2',
      point: 'a',
    }
    expect(said(aimOf(cited, { verb: 'delete', wording, draft }))).toBe('provision aimed: 2(2)(a)')
  })

  it('[ASK-5] a quotation that never ends, of nothing but space, takes no time', () => {
    const wording = `Delete the language proposed by “${' '.repeat(9000)}`
    const cited = { asWritten: 'the language', instrument: 'draft', article: '2' }
    expect(said(aimOf(cited, { verb: 'delete', wording, draft }))).toBe('floor by-hand: ')
    expect(quotedIn('as “ ships moor by day ” says')).toBe('ships moor by day')
  })

  it('[ASK-5] says more than was read as a citation: then a person aims it', () => {
    const wording = 'Delete Chapter I, paragraph 3, of the draft.'
    expect(
      said(
        aimOf(
          { asWritten: 'Chapter I', instrument: 'draft', chapter: 'I' },
          { verb: 'delete', wording, draft },
        ),
      ),
    ).toBe('provision by-hand: ')
  })
})

it.each([
  ['4 bis', '4'],
  ['4 ter', '4 bis'],
  ['5A', '5'],
  ['5B', '5A'],
  ['5', '4'],
  ['c', 'b'],
  ['1', null],
  ['a', null],
  ['4 novies', null],
])('[ASK-5] before number %s stands %s', (number, before) => {
  expect(numberBefore(number)).toBe(before)
})
