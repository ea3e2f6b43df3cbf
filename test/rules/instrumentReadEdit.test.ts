import { describe, expect, it } from 'vitest'
import {
  demote,
  joinWithPrevious,
  type Path,
  promote,
  rename,
  renumber,
  splitOff,
} from '../../shared/instrument/edit.ts'
import { findProvision } from '../../shared/instrument/find.ts'
import { flatten } from '../../shared/instrument/printed.ts'
import type { InstrumentDraft } from '../../shared/instrument/provision.ts'
import { readText, said } from './instrumentDrafts.ts'

const draft = readText(`Chapter I

Article 1

1. First:

(a) one;

(b) two.

2. Second. 3. Third.

Chapter II

Article 3

Words of the third.
`)

const pathOf = (printed: string, of: InstrumentDraft = draft): Path =>
  flatten(of).find(({ provision }) => provision.printed === printed)?.path ?? []

const now = (changed: InstrumentDraft | null): string[] => (changed === null ? [] : said(changed))

describe('Corrections before a draft is stored', () => {
  it('[DRAFT-4] gives another number, and judges the numbers anew', () => {
    expect(said(draft)[7]).toBe('  article 3 · Words of the third. ?gap')
    expect(now(renumber(draft, pathOf('3'), '2'))[7]).toBe('  article 2 · Words of the third.')
    expect(said(draft)[7]).toBe('  article 3 · Words of the third. ?gap')
  })

  it('[DRAFT-4] splits words off, with the number that they begin with', () => {
    const at = 'Second. '.length
    expect(now(splitOff(draft, pathOf('1(2)'), at, 'beside')).slice(5, 8)).toEqual([
      '    paragraph 1(2) · Second.',
      '    paragraph 1(3) · Third.',
      'chapter Chapter II',
    ])
    expect(now(splitOff(draft, pathOf('3'), 6, 'inside')).slice(7)).toEqual([
      '  article 3 · Words ?gap',
      '    paragraph 3 ¶2 · of the third.',
    ])
  })

  it('[DRAFT-4] moves a provision out of its holder, with those behind it', () => {
    expect(now(promote(draft, pathOf('1(1)(a)'))).slice(1, 6)).toEqual([
      '  article 1',
      '    paragraph 1(1) · First:',
      '    paragraph 1(a) · one;',
      '      point 1(a)(b) · two. ?gap',
      '    paragraph 1(2) · Second. 3. Third.',
    ])
    expect(promote(draft, pathOf('Chapter I'))).toBeNull()
  })

  it('[DRAFT-4] moves a provision into the one before it', () => {
    expect(now(demote(draft, pathOf('1(2)'))).slice(2, 6)).toEqual([
      '    paragraph 1(1) · First:',
      '      point 1(1)(a) · one;',
      '      point 1(1)(b) · two.',
      '      point 1(1)(2) · Second. 3. Third. ?gap',
    ])
    expect(now(demote(draft, pathOf('Chapter II')))[6]).toBe('  section Chapter I, Chapter II')
    expect(demote(draft, pathOf('1(1)'))).toBeNull()
  })

  it('[DRAFT-4] joins what was taken for a provision with the words before it', () => {
    expect(now(joinWithPrevious(draft, pathOf('1(2)'))).slice(2, 5)).toEqual([
      '    paragraph 1(1) · First:',
      '      point 1(1)(a) · one;',
      '      point 1(1)(b) · two. / 2. Second. 3. Third.',
    ])
    expect(now(joinWithPrevious(draft, pathOf('1(1)')))[1]).toBe('  article 1 · 1. First:')
    expect(joinWithPrevious(draft, pathOf('Chapter I'))).toBeNull()
  })

  it('[DRAFT-4] says what a named provision is', () => {
    expect(now(rename(draft, pathOf('Chapter II'), 'section'))[6]).toBe('section Chapter II')
    expect(rename(draft, pathOf('1(2)'), 'article')).toBeNull()
  })
})

describe('Finding what a citation means', () => {
  const found = (source: InstrumentDraft, target: Parameters<typeof findProvision>[1]) => {
    const { provision, missing } = findProvision(source, target)
    return [provision?.printed ?? null, missing]
  }
  const other = readText(`The States Parties to this Convention,

Recalling one,

Recalling two,

Have agreed as follows:

Chapter V

Cluster 1

Article 24 bis

1. Chapeau:

(a) one;

(b) two:

(i) deep.

2. Alt 1: no points.

Alt 2: with points:

(m) fraud.

Articles 30-32 [deleted]

Article 42-26

First words.

Second words.

Annex I

Article 24 bis

1. In the annex.
`)

  it.each([
    [{ article: '24 bis' }, '24 bis', null],
    [{ article: '24bis', paragraph: '1', point: 'b' }, '24 bis(1)(b)', null],
    [{ article: '24 bis', paragraph: '1', point: 'b(i)' }, '24 bis(1)(b)(i)', null],
    [{ article: '24 bis', paragraph: '1', point: 'b', subpoint: 'i' }, '24 bis(1)(b)(i)', null],
    [{ article: '24 bis', point: 'a' }, '24 bis(1)(a)', null],
    [{ article: '24 bis', paragraph: '2', point: 'm' }, '24 bis(2) Alt 2(m)', null],
    [{ article: '24 bis', paragraph: '2', point: 'n' }, '24 bis(2)', { level: 'point', number: 'n' }],
    [{ article: '24 bis', paragraph: '3', point: 'n' }, '24 bis', { level: 'paragraph', number: '3' }],
    [{ article: '25' }, null, { level: 'article', number: '25' }],
    [{ article: '31' }, '30-32', null],
    [{ article: '42' }, '42-26', null],
    [{ article: '42', paragraph: '2' }, '42-26 ¶2', null],
    [{ chapter: '5' }, 'Chapter V', null],
    [{ chapter: '5', cluster: '1' }, 'Chapter V, Cluster 1', null],
    [{ chapter: '5', cluster: '2' }, 'Chapter V', { level: 'cluster', number: '2' }],
    [{ part: 'preamble' }, 'Preamble', null],
    [{ part: 'preamble', paragraph: '2' }, 'Preamble ¶2', null],
    [{ annex: 'I', article: '24 bis', paragraph: '1' }, 'Annex I, 24 bis(1)', null],
  ])('[DRAFT-5] %j', (target, printed, missing) => {
    expect(found(other, target)).toEqual([printed, missing])
  })
})
