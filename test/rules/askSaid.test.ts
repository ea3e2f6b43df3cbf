/** What an ask says: typed in its form, drawn as a redline, suggested from a letter. */
import { describe, expect, it } from 'vitest'
import { idsOf, unknownIn } from '../../client/pages/asks/form/covers.ts'
import {
  draftOf,
  newFallback,
  newPart,
  newTarget,
  saySame,
  saysOf,
} from '../../client/pages/asks/form/said.ts'
import { otherFields } from '../../client/pages/asks/revised.ts'
import { askSaying } from '../../shared/ask.ts'
import { readNumbers, writeNumbers } from '../../shared/asks/numbers.ts'
import { suggestionsOf } from '../../shared/asks/suggested.ts'
import { findTyped, searched } from '../../shared/asks/typed.ts'
import { wantedText } from '../../shared/asks/wanted.ts'
import { suggestAsks } from '../../shared/cite/asks.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { readInstrument } from '../../shared/instrument/read.ts'
import { rowsOf } from '../../shared/instrument/stored.ts'
import { countedIds } from './letters.ts'

const TREATY = `Convention on Harbour Data

Article 11. Tide gauges

1. Each State Party shall keep the readings of tide gauges.

2. The readings shall be open to every pilot.

Article 12. Names of pilots

1. Each State Party may collect the names of pilots “for any purpose” that it sees fit.

2. The names shall be kept for as long as necessary:

(a) in its own harbours;

(b) on any ship.
`
const letterOf = (text: string) => fromPlain(text, { newId: countedIds(), language: 'en' }).file
const draft = () => searched(rowsOf(readInstrument(letterOf(TREATY)).provisions))

describe('the form of an ask', () => {
  it('[ASK-21] what was left empty is not said, and what a kind has no use for neither', () => {
    const begun = draftOf({ verb: 'delete', wording: ' Delete it ' })
    const said = saysOf({
      ...begun,
      targets: [
        newTarget('  '),
        { ...newTarget('Article 12'), words: 'left from another kind' },
        { ...newTarget('the whole'), kind: 'whole', aim: { draft: 'draft0001', at: 3, to: null } },
        { ...newTarget('Articles 11–12'), kind: 'range', aim: { draft: 'draft0001', at: 0, to: 3 } },
      ],
      parts: [
        { id: 'p1', name: '' },
        { id: 'p2', name: 'Pilots' },
      ],
      alternatives: [{ key: 'a', verb: 'limit', wording: ' ' }],
      fallbacks: [{ key: 'f', wording: 'Reject it', strength: 'final', covers: ['ask000001'] }],
    })
    expect(said).toEqual({
      ...askSaying({ verb: 'delete', wording: 'Delete it', targets: [] }),
      targets: [
        { asWritten: 'Article 12', kind: 'provision', words: null, part: null, aim: null },
        { asWritten: 'the whole', kind: 'whole', words: null, part: null, aim: null },
        {
          ...{ asWritten: 'Articles 11–12', kind: 'range', words: null, part: null },
          aim: { draft: 'draft0001', at: 0, to: 3 },
        },
      ],
      parts: [{ id: 'p2', name: 'Pilots' }],
      fallbacks: [{ wording: 'Reject it', strength: 'final', covers: ['ask000001'] }],
    })
  })

  it('[ASK-21] a target of a part that was taken out is of the whole ask', () => {
    const begun = draftOf({ verb: 'amend', wording: 'x', parts: [] })
    const said = saysOf({ ...begun, targets: [{ ...newTarget('Article 12'), part: 'p1' }] })
    expect(said.targets[0]?.part).toBeNull()
  })

  it('[ASK-21] opened and left as it is, it says the same', () => {
    const says = askSaying({
      ...{ verb: 'insert', wording: 'Insert it', proposedText: 'New words', reason: 'Because' },
      targets: [{ asWritten: 'Article 12', kind: 'new', part: 'p1', aim: { draft: 'draft0001', at: 2 } }],
      parts: [{ id: 'p1', name: 'One' }],
      alternatives: [{ verb: 'amend', wording: 'Amend it' }],
      fallbacks: [{ wording: 'Reject it' }],
    })
    expect(saysOf(draftOf(says))).toEqual(says)
    expect(saySame(draftOf(says), draftOf(says))).toBe(true)
    expect(saySame(draftOf(says), draftOf({ ...says, reason: 'Otherwise' }))).toBe(false)
  })

  it('[ASK-21] parts have ids of their own, and each further fallback is said more strongly', () => {
    expect(newPart([{ id: 'p2', name: '' }]).id).toBe('p3')
    expect(
      newPart([
        { id: 'p1', name: '' },
        { id: 'p3', name: '' },
      ]).id,
    ).toBe('p4')
    const strengths = [newFallback(undefined)]
    strengths.push(newFallback(strengths[0]), newFallback({ ...newFallback(undefined), strength: 'final' }))
    expect(strengths.map(({ strength }) => strength)).toEqual(['firm', 'final', 'final'])
  })

  it.each<[string, number[], string]>([
    ['1–6, 9', [1, 2, 3, 4, 5, 6, 9], '1–6, 9'],
    ['9 and 3-4', [3, 4, 9], '3, 4, 9'],
    ['6–1', [1, 6], '1, 6'],
    ['nothing', [], ''],
  ])('[ASK-21] the numbers of asks are read from “%s”', (typed, numbers, written) => {
    expect(readNumbers(typed)).toEqual(numbers)
    expect(writeNumbers(numbers)).toBe(written)
  })

  it('[ASK-21] numbers that no ask has are said', () => {
    const known = [{ id: 'one', number: 1 }]
    expect(idsOf('1-3', known)).toEqual(['one'])
    expect(unknownIn([1, 2, 3], known)).toBe('2, 3')
  })

  it('[ASK-21] a revision names what else it changed; where a target was placed is no change of words', () => {
    const before = askSaying({ verb: 'amend', wording: 'x', targets: [{ asWritten: 'Article 12' }] })
    const placed = [{ ...before.targets[0]!, aim: { draft: 'draft0001', at: 1, to: null } }]
    expect(otherFields(before, { ...before, targets: placed })).toEqual([])
    expect(otherFields(before, { ...before, verb: 'delete', reason: 'Because' })).toEqual([
      { field: 'verb', old: 'Amend', now: 'Delete' },
      { field: 'reason', old: '', now: 'Because' },
    ])
  })
})

describe('a provision that is typed', () => {
  it.each<[string, string[]]>([
    ['12', ['12']],
    ['12(2)(b)', ['12(2)(b)']],
    ['Art. 12 (2)', ['12(2)']],
    ['Article 12, paragraph 2, point (b)', ['12(2)(b)']],
    ['tide gauges', ['11']],
    ['12(', ['12(1)', '12(2)', '12(2)(a)', '12(2)(b)']],
    ['88', []],
    ['', []],
  ])('[ASK-22] “%s” is found', (typed, printed) => {
    expect(findTyped(draft(), typed).map(row => row.printed)).toEqual(printed)
  })
})

describe('the text as an ask wants it', () => {
  const text = 'The names shall be kept for as long as the authority sees fit.'
  const own = { number: '2', title: 'Names of pilots' }
  const ask = (says: object) => ({
    ...{ verb: 'amend' as const, wording: 'x', proposedText: null, targets: [TARGET] },
    ...says,
  })
  const TARGET = { kind: 'provision', words: null }

  it.each<[string, object, string | null]>([
    ['what is proposed', { proposedText: 'The names shall be erased.' }, 'The names shall be erased.'],
    ['without the number it begins with', { proposedText: '2. The names go.' }, 'The names go.'],
    ['but not without another number', { proposedText: '3. The names go.' }, '3. The names go.'],
    [
      'beside the text where it is put in and says something else',
      { verb: 'insert', proposedText: 'Pilots consent beforehand.' },
      `${text}\nPilots consent beforehand.`,
    ],
    ['nothing where it is deleted', { verb: 'delete', wording: 'Delete it' }, ''],
    [
      'the rest where only some words are to go',
      { verb: 'delete', wording: 'Delete “for as long as the authority sees fit”' },
      'The names shall be kept.',
    ],
    [
      'everything where only its title is quoted',
      { verb: 'delete', wording: 'Delete Article 12 (“Names of pilots”)' },
      '',
    ],
    ['not said', { verb: 'narrow', wording: 'Narrow it' }, null],
  ])('[ASK-23] is %s', (_, says, wanted) => {
    expect(wantedText(ask(says), text, own)).toBe(wanted)
  })
})

describe('suggested asks', () => {
  const LETTER = `We call on all delegations to:

- Delete Article 12(1);
- Amend Articles 11 and 12;
- Retain Article 17 of the ICCPR as the measure of all this.

Article 88 should be deleted. Article 12(2) should be amended.

Unless these changes are made, we call on States to reject the draft Convention.`
  const suggested = suggestAsks(letterOf(LETTER).body)

  it('[ASK-24] are placed in the draft where that is plain, and said with their fallback', () => {
    const found = suggestionsOf(suggested, { id: 'draft0001', ...draft() })
    const rows = draft().rows
    expect(
      found.map(({ says }) => [
        says.verb,
        ...says.targets.map(({ asWritten, kind, aim }) =>
          aim === null ? `${asWritten}: ${kind}` : `${asWritten}: ${rows[aim.at]?.printed}`,
        ),
      ]),
    ).toEqual([
      ['delete', 'Article 12(1): 12(1)'],
      ['amend', 'Articles 11 and 12: 11', 'Articles 11 and 12: 12'],
      ['retain', 'Article 17: other'],
      ['delete', 'Article 88: provision'],
      ['amend', 'Article 12(2): 12(2)'],
    ])
    expect(found.every(({ says }) => says.fallbacks[0]?.wording.startsWith('Unless'))).toBe(true)
    expect(found.every(({ says }) => askSaying(says))).toBe(true)
  })

  it('[ASK-24] words that name several provisions are one target until a draft is chosen', () => {
    const found = suggestionsOf(suggested, null)
    expect(found[1]?.says.targets).toMatchObject([{ asWritten: 'Articles 11 and 12', aim: null }])
  })

  it('[ASK-24] two of one paragraph are told apart', () => {
    const found = suggestionsOf(suggested, null).slice(3)
    expect(new Set(found.map(({ block }) => block)).size).toBe(1)
    expect(new Set(found.map(({ key }) => key)).size).toBe(2)
  })
})
