/** Suggestions by example: what goes together, how it stands when the text moved on, and how it is shown. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../shared/refusals.ts'
import { textOf, textOfBlock } from '../../shared/statement/text.ts'
import type { Block, Doc, Inline } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { competing } from '../../shared/suggestion/competing.ts'
import { drawnOn } from '../../shared/suggestion/draw.ts'
import { suggestionsFrom } from '../../shared/suggestion/from.ts'
import { readChanges } from '../../shared/suggestion/read.ts'
import { apply, rebase } from '../../shared/suggestion/rebase.ts'
import { saysOf } from '../../shared/suggestion/says.ts'
import { conflictView } from '../../shared/suggestion/view.ts'
import { bold, doc, h, li, link, note, notes, p, ref, text, ul } from './build.ts'

const WORDS = 'Each port keeps the data of every vessel for five years.'
const line = (id: string, words: string | Inline[]) => p(words, { id })
const harbour = (words: string | Inline[] = WORDS, ...more: Block[]): Doc =>
  doc(
    line('greeting', 'Dear delegates,'),
    line('portdata', words),
    line('ending00', 'The Harbour Committee'),
    ...more,
  )

const words = (says: string | Inline[], was: string | Inline[] = WORDS): Change => ({
  kind: 'words',
  block: 'portdata',
  was: typeof was === 'string' ? [text(was)] : was,
  says: typeof says === 'string' ? [text(says)] : says,
})
const replaced = (from: string, to: string) => words(WORDS.replace(from, to))

/** What the paragraph says after a suggestion. */
const madeOf = (change: Change, now: Doc) => {
  const done = apply([change], now)
  const block = done.doc.content?.find(({ attrs }) => attrs.id === 'portdata')
  return { standing: done.standing, says: block && textOfBlock(block) }
}

describe('what both sides may have done', () => {
  const stood = (was: string, now: string, says: string) => rebase([words(says, was)], harbour(now)).standing

  it('[REV-3] a word that either side may have put there is not put there twice', () => {
    expect(stood(' ', 'all wol ', ' wol ')).toBe('conflict')
    expect(stood('one two', 'one very very two', 'one very two')).not.toBe('moved')
  })

  it('[REV-3] one of two alike words is not taken out twice', () => {
    expect(stood('so the the end', 'and so the end', 'so the end')).not.toBe('moved')
  })

  it('[REV-3] the same word put in elsewhere is no reason not to', () => {
    expect(stood(WORDS, `Indeed, ${WORDS}`, WORDS.replace('years.', 'years, indeed.'))).toBe('moved')
  })
})

describe('what goes together', () => {
  it('[REV-3] a split is one suggestion on the paragraph that was split', () => {
    const now = doc(
      line('greeting', 'Dear delegates,'),
      line('portdata', 'Each port keeps the data'),
      line('newblock', ' of every vessel for five years.'),
      line('ending00', 'The Harbour Committee'),
    )
    const groups = suggestionsFrom(harbour(), now)
    expect(groups.map(({ on, changes }) => [on, changes.map(({ kind }) => kind)])).toEqual([
      ['portdata', ['words', 'insert']],
    ])
    const moved = harbour('Other words that leave nothing of the paragraph as it was before.')
    expect(apply(groups[0]!.changes, moved)).toMatchObject({ doc: moved, standing: 'conflict', applied: [] })
  })

  it('[REV-3] so are a join, a paragraph wrapped into a list, and a reference with its note', () => {
    const joined = doc(line('greeting', `Dear delegates,${WORDS}`), line('ending00', 'The Harbour Committee'))
    expect(suggestionsFrom(harbour(), joined)).toMatchObject([
      { on: 'greeting', changes: [{ kind: 'words' }, { kind: 'delete' }] },
    ])
    const item = li([line('portdata', WORDS)], { id: 'newitem0' })
    const listed = doc(
      line('greeting', 'Dear delegates,'),
      { ...ul(item), attrs: { id: 'newlist0' } },
      line('ending00', 'The Harbour Committee'),
    )
    expect(suggestionsFrom(harbour(), listed)).toMatchObject([
      { on: 'portdata', changes: [{ kind: 'insert' }, { kind: 'move' }] },
    ])
    const noted = harbour([text(WORDS), ref('newnote0')], notes(note('newnote0', 'See the annex.')))
    expect(suggestionsFrom(harbour(WORDS, notes()), noted)).toMatchObject([
      { on: 'portdata', changes: [{ kind: 'words' }, { kind: 'insert', place: { parent: 'footnotes' } }] },
    ])
  })

  it('[REV-3] changes of two paragraphs are two suggestions, and only what changed its order has moved', () => {
    const now = doc(
      line('ending00', 'The Harbour Committee'),
      line('greeting', 'Dear all,'),
      line('portdata', WORDS),
    )
    expect(suggestionsFrom(harbour(), now)).toEqual([
      { on: 'greeting', changes: [expect.objectContaining({ kind: 'words' })] },
      {
        on: 'ending00',
        changes: [expect.objectContaining({ kind: 'move', to: { parent: null, after: null } })],
      },
    ])
  })

  it('asks and concerns are not suggested', () => {
    const now = harbour()
    now.content![1] = p(WORDS, { id: 'portdata', ask: 'askaaaaa1', concern: true })
    expect(suggestionsFrom(harbour(), now)).toEqual([])
    now.content!.splice(1, 0, p('New', { id: 'newblock', ask: 'askaaaaa2' }))
    expect(JSON.stringify(suggestionsFrom(harbour(), now))).not.toContain('askaaaaa2')
  })
})

describe('a text that moved on', () => {
  it('[REV-3] words changed at two places of one paragraph go together', () => {
    expect(madeOf(replaced('five', 'two'), harbour(WORDS.replace('Each port', 'Every harbour')))).toEqual({
      standing: 'moved',
      says: 'Every harbour keeps the data of every vessel for two years.',
    })
  })

  it('[REV-3] marks given by one go together with words changed by the other', () => {
    const marked = harbour([
      text('Each port keeps '),
      text('the data', bold),
      text(' of every vessel for five years.'),
    ])
    const done = apply([replaced('five', 'two')], marked)
    expect(done.doc.content?.[1]).toMatchObject({
      content: [text('Each port keeps '), text('the data', bold), text(' of every vessel for two years.')],
    })
    const linked = words([
      text('Each '),
      text('port', link('https://harbour.example/')),
      text(WORDS.slice(9)),
    ])
    expect(apply([linked], marked).standing).toBe('moved')
  })

  it('[REV-3] the same words changed otherwise are a conflict, shown in three ways, and nothing is applied', () => {
    const now = harbour(WORDS.replace('five', 'ten'))
    expect(madeOf(replaced('five', 'two'), now)).toEqual({
      standing: 'conflict',
      says: WORDS.replace('five', 'ten'),
    })
    const { was, now: is, says, merged } = conflictView(replaced('five', 'two'), now)
    expect([was, is, says].map(side => textOf(side as Inline[]))).toEqual(
      ['five', 'ten', 'two'].map(number => WORDS.replace('five', number)),
    )
    expect(merged).toBeNull()
  })

  it('[REV-3] what the letter says already is met, and what lost its block is gone', () => {
    expect(madeOf(replaced('five', 'two'), harbour(WORDS.replace('five', 'two'))).standing).toBe('met')
    expect(rebase([replaced('five', 'two')], doc(line('greeting', 'Dear delegates,'))).standing).toBe('gone')
  })

  it('[REV-3] a paragraph that was changed since is not taken out with it', () => {
    const out: Change = { kind: 'delete', block: 'portdata', was: line('portdata', WORDS) }
    expect(apply([out], harbour()).doc.content).toHaveLength(2)
    expect(apply([out], harbour('Others wrote here.'))).toMatchObject({ standing: 'conflict', left: [out] })
  })

  it('[REV-3] of several changes those that fit are done, and the others said', () => {
    const level: Change = {
      kind: 'form',
      block: 'greeting',
      was: { type: 'paragraph', attrs: { lang: null, dir: null } },
      says: { type: 'heading', attrs: { lang: null, dir: null, level: 2 } },
    }
    const conflicting = replaced('five', 'two')
    const done = apply([conflicting, level], harbour(WORDS.replace('five', 'ten')))
    expect(done).toMatchObject({ standing: 'part', applied: [level], left: [conflicting] })
    expect(done.doc.content?.[0]).toEqual(h(2, 'Dear delegates,', { id: 'greeting' }))
  })

  it('[REV-3] a list drawn from a sign-on is left alone', () => {
    const names: Block = { type: 'signatories', attrs: { id: 'signers0', signon: 'signonaa1' } }
    const into: Change = {
      kind: 'move',
      block: 'greeting',
      was: { parent: null, after: null },
      to: { parent: 'signers0', after: null },
    }
    const out: Change = { kind: 'delete', block: 'signers0', was: names }
    expect(rebase([into, out], harbour(WORDS, names)).parts.map(({ standing }) => standing)).toEqual([
      'conflict',
      'conflict',
    ])
  })

  it('[TEXT-5] a note does not get a reference, which a letter could not hold', () => {
    const noted = doc(
      line('portdata', [text('Ports.'), ref('note0001')]),
      notes(note('note0001', 'See the annex.')),
    )
    const change: Change = {
      ...{ kind: 'words', block: 'note0001', was: [text('See the annex.')] },
      says: [text('See the annex.'), ref('note0001')],
    }
    expect(apply([change], noted)).toMatchObject({ standing: 'conflict', left: [change] })
    expect(apply([change], noted).doc).toBe(noted)
  })

  it('[REV-3] a paragraph that somebody put elsewhere meanwhile is not moved blindly', () => {
    const change: Change = {
      ...{ kind: 'move', block: 'greeting', was: { parent: null, after: null } },
      to: { parent: null, after: 'portdata' },
    }
    const quoted = (id: string, words: string, inside: string): Block => ({
      ...{ type: 'blockquote', attrs: { id }, content: [line(inside, words)] },
    })
    expect(rebase([change], harbour()).standing).toBe('clean')
    const moved = doc(line('portdata', WORDS), quoted('quote001', 'Dear delegates,', 'greeting'))
    const into: Change = { ...change, to: { parent: 'quote002', after: null } }
    const both = doc(
      line('portdata', WORDS),
      quoted('quote001', 'Hi', 'greeting'),
      quoted('quote002', 'x', 'inside02'),
    )
    expect(rebase([change], moved).standing).toBe('conflict')
    expect(rebase([into], both).standing).toBe('conflict')
    expect(apply([into], both).doc).toBe(both)
  })
})

describe('how it is shown', () => {
  it('says which words go and which come, in positions of the text as it is now', () => {
    const now = harbour(WORDS.replace('Each', 'Each and every'))
    expect(drawnOn([replaced('five', 'two')], now)).toEqual([
      {
        kind: 'words',
        block: 'portdata',
        standing: 'moved',
        edits: [{ at: 55, delete: 4, insert: [text('two')] }],
        marked: [],
      },
    ])
    expect(now.content?.[1] && textOfBlock(now.content[1]).slice(55, 59)).toBe('five')
    const marks = words([text('Each '), text('port', bold), text(WORDS.slice(9))])
    expect(drawnOn([marks], harbour())).toMatchObject([
      { edits: [], marked: [{ at: 5, length: 4, marks: [bold] }] },
    ])
  })

  it('says in plain words what stood there and what should', () => {
    expect(saysOf([replaced('five', 'two')])).toEqual({
      was: '… of every vessel for five years.',
      says: '… of every vessel for two years.',
    })
    expect(
      saysOf([
        { kind: 'insert', place: { parent: null, after: null }, blocks: [line('newblock', 'A new one.')] },
      ]),
    ).toEqual({
      was: '',
      says: 'A new one.',
    })
  })

  it('puts side by side those that touch the same words, and no others', () => {
    const all = [
      { id: 'one', changes: [replaced('five', 'two')] },
      { id: 'other', changes: [replaced('five years', 'a year')] },
      { id: 'apart', changes: [replaced('Each port', 'Every harbour')] },
      {
        id: 'deletes',
        changes: [
          { kind: 'delete' as const, block: 'ending00', was: line('ending00', 'The Harbour Committee') },
        ],
      },
    ]
    expect(competing(all, harbour())).toEqual([['one', 'other']])
    const whole = {
      id: 'whole',
      changes: [{ kind: 'delete' as const, block: 'portdata', was: line('portdata', WORDS) }],
    }
    expect(competing([...all, whole], harbour())).toEqual([['one', 'other', 'apart', 'whole']])
  })
})

describe('changes that somebody sent', () => {
  const insert = (block: unknown) => [
    { kind: 'insert', place: { parent: null, after: 'portdata' }, blocks: [block] },
  ]
  const paragraph = { type: 'paragraph', attrs: { id: 'newblock' }, content: [{ type: 'text', text: 'New' }] }

  it('[REV-1] are read in their one way, and never make an ask', () => {
    const asked = { ...paragraph, attrs: { id: 'newblock', ask: 'askaaaaa1', concern: true } }
    expect(readChanges(insert(asked))).toEqual([
      { kind: 'insert', place: { parent: null, after: 'portdata' }, blocks: [line('newblock', 'New')] },
    ])
  })

  it.each<[string, unknown]>([
    ['no list', 'change'],
    ['none', []],
    ['too many', Array.from({ length: 201 }, () => words('x'))],
    ['an unknown kind', [{ kind: 'replace', block: 'portdata' }]],
    ['an unknown field', [{ ...words('x'), by: 'me' }]],
    ['a bad id', [{ ...words('x'), block: '../../etc' }]],
    ['an unknown node', insert({ type: 'script', attrs: {} })],
    ['an unknown mark', [{ ...words('x'), says: [{ type: 'text', text: 'x', marks: [{ type: 'blink' }] }] }]],
    ['an unsafe link', [words([text('x', link('javascript:alert(1)'))])]],
    ['a block without an id', insert({ ...paragraph, attrs: {} })],
    ['one id twice', [...insert(paragraph), ...insert(paragraph)]],
    ['one thing said twice', [words('x'), words('y')]],
    ['a second container of notes', insert({ type: 'footnotes', attrs: { id: 'footnotes' } })],
    ['a list of a sign-on', insert({ type: 'signatories', attrs: { id: 'newnames', signon: 'signonaa1' } })],
    ['a form without its kind', [{ kind: 'form', block: 'portdata', was: {}, says: {} }]],
    [
      'an ask as form',
      [
        {
          kind: 'form',
          block: 'portdata',
          was: { type: 'paragraph', attrs: {} },
          says: { type: 'paragraph', attrs: { ask: 'askaaaaa1' } },
        },
      ],
    ],
    ['another block than the one named', [{ kind: 'delete', block: 'portdata', was: paragraph }]],
    ['half a character', [words('\ud83d')]],
    ['too many words', [words('x'.repeat(400_001))]],
  ])('[HOUSE-4] are refused with %s', (_, sent) => {
    expect(() => readChanges(JSON.parse(JSON.stringify(sent)))).toThrow(Refusal)
  })
})
