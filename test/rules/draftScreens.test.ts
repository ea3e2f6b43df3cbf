/** What the screens of drafts decide by themselves: lines of the tree, corrections at their places, and what is offered. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstAbout, isWhole } from '../../client/pages/instrument/aboutDraft.ts'
import { bracketParts, optionsIn } from '../../client/pages/instrument/bracketParts.ts'
import { backOf, placeAfter } from '../../client/pages/instrument/editing.ts'
import { nameOf, nextDoubtful, shownRows, treeRows } from '../../client/pages/instrument/treeRows.ts'
import type { Correction } from '../../shared/contract/drafts.ts'
import { correctAll } from '../../shared/instrument/correct.ts'
import type { Level } from '../../shared/instrument/provision.ts'
import { rowsOf } from '../../shared/instrument/stored.ts'
import { readText } from './instrumentDrafts.ts'

const LEVELS: readonly Level[] = [
  ...(['preamble', 'annex', 'part', 'chapter', 'section', 'cluster', 'article'] as const),
  ...(['paragraph', 'point', 'subpoint', 'alternative'] as const),
]

const TREATY = `Committee on Harbour Data

The States Parties,

Recalling the duty of every port,

CHAPTER I
General provisions

Article 1
Scope [agreed ad referendum]
1. This Convention applies to every port.
2. It [shall] / [may] not apply to yards, unless:
(a) the yard is leased; or
(b) the State Party so declares.

Article 42-26
Exchange of ledgers
Ledgers are exchanged [within [thirty] days] by the Pilots’ Bureau of Málaga.

CHAPTER II
Measures

Article 24 bis
Searches
Each State Party may search ledgers [without leave.`

const draft = readText(TREATY)
const provisions = rowsOf(draft.provisions)
const rows = treeRows(provisions)
const at = (printed: string) => provisions.find(one => one.printed === printed)!.at
const named = (found: readonly { provision: { printed: string } }[]) =>
  found.map(({ provision }) => provision.printed)

describe('the tree of a draft', () => {
  it('[DRAFT-2] has a line for every provision, as deep as it stands and in its order', () => {
    expect(rows.map(({ provision, depth }) => `${depth} ${provision.printed}`)).toEqual([
      ...['0 Preamble', '1 Preamble ¶1', '0 Chapter I', '1 1', '2 1(1)', '2 1(2)', '3 1(2)(a)', '3 1(2)(b)'],
      ...['1 42-26', '0 Chapter II', '1 24 bis'],
    ])
    expect(nameOf(provisions[at('24 bis')]!)).toBe('Article 24 bis')
    expect(nameOf(provisions[at('1(2)(a)')]!)).toBe('1(2)(a)')
  })

  it('[DRAFT-3] shows only what is doubtful, and goes from one of them to the next and around', () => {
    expect(named(shownRows(rows, 'doubtful', ''))).toEqual(['42-26', '24 bis'])
    expect(nextDoubtful(rows, 0, 1)).toBe(at('42-26'))
    expect(nextDoubtful(rows, at('42-26'), 1)).toBe(at('24 bis'))
    expect(nextDoubtful(rows, at('24 bis'), 1)).toBe(at('42-26'))
    expect(nextDoubtful(rows, at('42-26'), -1)).toBe(at('24 bis'))
    expect(nextDoubtful(rows.slice(0, 3), 0, 1)).toBeNull()
  })

  it('is searched by numbers and words, without accents and capitals', () => {
    expect(named(shownRows(rows, 'everything', 'malaga PILOTS'))).toEqual(['42-26'])
    expect(named(shownRows(rows, 'everything', 'article 24'))).toEqual(['24 bis'])
    expect(named(shownRows(rows, 'everything', 'referendum'))).toEqual(['1'])
    expect(shownRows(rows, 'articles', 'yard')).toEqual([])
    expect(named(shownRows(rows, 'articles', ' '))).toEqual([
      ...['Preamble', 'Chapter I', '1', '42-26', 'Chapter II', '24 bis'],
    ])
  })

  it('[DRAFT-4] offers the levels that a provision can have where it stands, and no other', () => {
    for (const { provision, levels } of rows) {
      for (const level of LEVELS) {
        const done = correctAll(draft, [{ kind: 'level', at: provision.at, level }])
        const changes = level !== provision.level
        expect([provision.printed, level, changes && levels.includes(level)]).toEqual([
          ...[provision.printed, level, changes && !('impossible' in done)],
        ])
      }
    }
  })

  it('[DRAFT-4] offers to move in and out what can be, and finds what was corrected again', () => {
    for (const { provision, follows } of rows) {
      const can = (kind: 'promote' | 'demote' | 'join') =>
        !('impossible' in correctAll(draft, [{ kind, at: provision.at }]))
      expect(can('promote')).toBe(provision.parent !== null)
      expect(can('demote')).toBe(follows)
      expect(can('join')).toBe(provision.at > 0)
    }
    for (const kind of ['promote', 'demote', 'join'] as const) {
      const correction: Correction = { kind, at: at('1(2)(b)') }
      const done = correctAll(draft, [correction])
      if ('impossible' in done) throw new Error('It has a meaning there.')
      const words = rowsOf(done.draft.provisions)[placeAfter(correction)]!.text
      expect(words).toContain('the State Party so declares.')
    }
  })

  it('[DRAFT-4] takes back what put one thing in the place of another', () => {
    const place = at('42-26')
    const corrections: Correction[] = [
      { kind: 'number', at: place, number: '26' },
      { kind: 'title', at: place, title: null },
      { kind: 'text', at: place, text: 'Ledgers are exchanged.' },
      { kind: 'mark', at: place, mark: 'deleted' },
    ]
    const done = correctAll(draft, corrections)
    if ('impossible' in done) throw new Error('They have a meaning there.')
    expect(correctAll(done.draft, backOf(corrections, provisions))).toMatchObject({ draft })
    expect(backOf([corrections[0]!, { kind: 'join', at: place }], provisions)).toEqual([])
  })
})

describe('square brackets as structure', () => {
  it('[DRAFT-2] are cut with their depth, alternatives side by side told apart', () => {
    const { text, brackets } = provisions[at('1(2)')]!
    expect(bracketParts(text, brackets)).toEqual([
      { text: 'It ', depth: 0, option: false },
      { text: '[shall]', depth: 1, option: true },
      { text: ' / ', depth: 0, option: false },
      { text: '[may]', depth: 1, option: true },
      { text: ' not apply to yards, unless:', depth: 0, option: false },
    ])
    expect(optionsIn(text, brackets)).toEqual([['[shall]', '[may]']])
    const nested = provisions[at('42-26')]!
    expect(
      bracketParts(nested.text, nested.brackets).map(({ text: words, depth }) => [words, depth]),
    ).toEqual([
      ['Ledgers are exchanged ', 0],
      ['[within ', 1],
      ['[thirty]', 2],
      [' days]', 1],
      [' by the Pilots’ Bureau of Málaga.', 0],
    ])
  })

  it('[DRAFT-1] loses no sign of the text, whatever stands in brackets', () => {
    const pieces = fc.array(fc.constantFrom('[', ']', 'word', ' ', ' / ', '\n'), { maxLength: 20 })
    fc.assert(
      fc.property(pieces, words => {
        const read = readText(`Article 1\nScope\n\nThe text ${words.join('')} ends.`)
        for (const { text, brackets } of rowsOf(read.provisions)) {
          const parts = bracketParts(text, brackets)
          expect(parts.map(part => part.text).join('')).toBe(text)
        }
      }),
    )
  })
})

describe('what is said about a draft', () => {
  const read = (lines: readonly string[], title = 'scan 7', fileName = 'scan 7.docx') => ({
    title,
    fileName,
    draft: {
      ...{ language: 'en', provisions: readText('Article 1\nUse of terms\n\nPorts name them.').provisions },
      notUnderstood: lines.map((text, block) => ({
        ...{ text, place: `block ${block + 1}`, why: 'before-the-first-provision' as const },
      })),
    },
  })

  it('begins with the symbol and the title that the document prints, and goes back to the newest', () => {
    const lines = ['A/AC.900/L.4/Rev.1', 'Committee on a Convention on Harbour Data', 'Fifth session']
    const revised = [...lines, 'Revised text of the Convention on  Harbour Data']
    const about = firstAbout(read(revised), 'Convention on Harbour Data', [{ id: 'zero' }, { id: 'first' }])
    expect(about).toMatchObject({
      symbol: 'A/AC.900/L.4/Rev.1',
      title: 'Revised text of the Convention on  Harbour Data',
      parents: ['first'],
    })
    expect(isWhole(about)).toBe(true)
  })

  it.each([
    ['its first line where nothing names the instrument', ['Rolling text'], 'scan 7', 'Rolling text'],
    ['its own title where it has one', ['Rolling text'], 'Chair’s text', 'Chair’s text'],
    ['the instrument where it says nothing', [], 'A/AC.900/L.4', 'Convention on Harbour Data'],
    ['no heading of a provision', [], 'Article 1 – Use of terms', 'Convention on Harbour Data'],
    ['no title of a provision', [], 'Use of  terms', 'Convention on Harbour Data'],
  ])('is called by %s', (_, lines, title, called) => {
    expect(firstAbout(read(lines, title), 'Convention on Harbour Data', []).title).toBe(called)
  })

  it('needs a title, a language and at most five drafts before it', () => {
    const about = firstAbout(read([]), '', [])
    expect(isWhole({ ...about, title: ' ' })).toBe(false)
    expect(isWhole({ ...about, language: 'not a language' })).toBe(false)
    expect(isWhole({ ...about, parents: ['a', 'b', 'c', 'd', 'e', 'f'] })).toBe(false)
  })
})
