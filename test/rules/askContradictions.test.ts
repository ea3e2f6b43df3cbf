import { describe, expect, it } from 'vitest'
import type { AskLinkKind, TargetKind, Verb } from '../../shared/ask.ts'
import { contradictions, type Standing } from '../../shared/asks/contradict.ts'
import { closesCircle, replacedAsks } from '../../shared/asks/links.ts'

/** Position 0 holds 1 and 4; 1 holds 2 and 3. */
const HOLDERS: readonly (number | null)[] = [null, 0, 1, 1, 0]
const holder = (at: number): number | null => HOLDERS[at] ?? null

const ask = (
  id: string,
  verb: Verb,
  at: number | readonly number[],
  more: { kind?: TargetKind; words?: string; proposedText?: string } = {},
): Standing => ({
  ...{ ask: id, verb, proposedText: more.proposedText ?? null },
  things: [at].flat().map(one => ({ at: one, kind: more.kind ?? 'provision', words: more.words ?? null })),
})

const found = (...asks: Standing[]) => contradictions(asks, [], holder).map(one => [one.at, ...one.asks])

describe('Asks that cannot both be met', () => {
  it.each<[Verb, Verb]>([
    ['delete', 'retain'],
    ['delete', 'amend'],
    ['delete', 'insert'],
    ['delete', 'replace'],
    ['delete', 'narrow'],
    ['delete', 'mainstream'],
    ['reject', 'welcome'],
    ['reject', 'amend'],
    ['replace', 'retain'],
    ['replace', 'welcome'],
    ['oppose', 'welcome'],
    ['oppose', 'retain'],
  ])('[ASK-6] on one provision are %s and %s, whichever is named first', (one, other) => {
    expect(found(ask('a', one, 1), ask('b', other, 1))).toEqual([[1, 'a', 'b']])
    expect(found(ask('a', other, 1), ask('b', one, 1))).toEqual([[1, 'a', 'b']])
  })

  it.each<[Verb, Verb]>([
    ['delete', 'delete'],
    ['delete', 'oppose'],
    ['delete', 'reject'],
    ['retain', 'amend'],
    ['retain', 'welcome'],
    ['amend', 'narrow'],
    ['oppose', 'narrow'],
    ['replace', 'amend'],
  ])('[ASK-6] on one provision are not %s and %s', (one, other) => {
    expect(found(ask('a', one, 1), ask('b', other, 1))).toEqual([])
    expect(found(ask('a', other, 1), ask('b', one, 1))).toEqual([])
  })

  it.each<[Verb, Verb, boolean]>([
    ['delete', 'amend', true],
    ['delete', 'retain', true],
    ['reject', 'narrow', true],
    ['retain', 'delete', true],
    ['retain', 'replace', false],
    ['welcome', 'delete', false],
    ['oppose', 'welcome', false],
    ['replace', 'retain', false],
    ['amend', 'delete', false],
  ])('[ASK-6] %s of an article and %s of something within it: %s', (outer, inner, clash) => {
    for (const at of [2, 1, 4])
      expect(found(ask('a', outer, 0), ask('b', inner, at))).toEqual(clash ? [[at, 'a', 'b']] : [])
  })

  it('[ASK-6] are shown at the provision that both are on, all together, in the order of the draft', () => {
    const asks = [
      ask('retain', 'retain', [1, 4]),
      ask('amend', 'amend', 1),
      ask('delete', 'delete', [1, 4]),
      ask('elsewhere', 'amend', 2),
    ]
    expect(found(...asks)).toEqual([
      [1, 'retain', 'amend', 'delete'],
      [2, 'delete', 'elsewhere'],
      [4, 'retain', 'delete'],
    ])
  })

  it('[ASK-6] a chapeau, an option and a provision are told apart', () => {
    const option = (id: string, verb: Verb, words: string) => ask(id, verb, 1, { kind: 'alternative', words })
    expect(found(option('a', 'delete', 'Option A'), option('b', 'retain', 'Option B'))).toEqual([])
    expect(found(option('a', 'delete', 'Option A'), option('b', 'retain', 'option  a'))).toEqual([])
    expect(found(option('a', 'delete', 'Option A'), option('b', 'retain', 'Option  A'))).toEqual([
      [1, 'a', 'b'],
    ])
    expect(found(ask('a', 'delete', 1, { kind: 'chapeau' }), ask('b', 'amend', 2))).toEqual([])
    expect(found(ask('a', 'delete', 1), ask('b', 'amend', 1, { kind: 'chapeau' }))).toEqual([[1, 'a', 'b']])
    expect(found(ask('a', 'amend', 1), ask('b', 'delete', 1, { kind: 'chapeau' }))).toEqual([])
  })

  it('[ASK-6] something new, from the floor or on the whole instrument is on no provision', () => {
    for (const kind of ['new', 'floor', 'whole', 'other'] as const)
      expect(found(ask('a', 'insert', 1, { kind }), ask('b', 'delete', 1))).toEqual([])
  })

  it('[ASK-6] two texts in the place of one cannot both be had', () => {
    const text = (id: string, proposedText: string) => ask(id, 'replace', 1, { proposedText })
    expect(found(text('a', 'Ships moor by day.'), text('b', 'Ships moor by night.'))).toEqual([[1, 'a', 'b']])
    expect(found(text('a', 'Ships moor by day.'), text('b', 'Ships  moor\nby day.'))).toEqual([])
  })

  it('[ASK-6] of thousands on one provision all are told, and it takes no time', () => {
    const many = Array.from({ length: 3000 }, (_, n) => ask(`a${n}`, n % 2 ? 'delete' : 'retain', [1, 2]))
    const texts = Array.from({ length: 2000 }, (_, n) =>
      ask(`b${n}`, 'replace', 4, { proposedText: `Text ${n}` }),
    )
    expect(found(...many, ...texts).map(([at, ...asks]) => [at, asks.length])).toEqual([
      [1, 3000],
      [2, 3000],
      [4, 2000],
    ])
  })

  it('[ASK-6] an ask does not contradict itself, nor one whose place it took', () => {
    const asks = [ask('old', 'amend', 1), ask('new', 'delete', 1), ask('new', 'amend', 1)]
    expect(contradictions(asks, [], holder)).toEqual([{ at: 1, asks: ['old', 'new'] }])
    for (const kind of ['supersedes', 'merges', 'splits'] as const)
      expect(contradictions(asks, [{ kind, from: 'new', to: 'old' }], holder)).toEqual([])
    expect(contradictions(asks, [{ kind: 'restates', from: 'new', to: 'old' }], holder)).toHaveLength(1)
  })
})

describe('How asks hang together', () => {
  const link = (from: string, kind: AskLinkKind, to: string) => ({ from, kind, to })

  it('[ASK-7] none takes the place of what takes its own', () => {
    const links = [link('c', 'supersedes', 'b'), link('b', 'merges', 'a')]
    expect(closesCircle(links, link('a', 'splits', 'c'))).toBe(true)
    expect(closesCircle(links, link('a', 'supersedes', 'b'))).toBe(true)
    expect(closesCircle(links, link('a', 'supersedes', 'a'))).toBe(true)
    expect(closesCircle(links, link('c', 'splits', 'a'))).toBe(false)
    expect(closesCircle(links, link('a', 'restates', 'c'))).toBe(false)
    expect(closesCircle([link('a', 'restates', 'b')], link('b', 'restates', 'a'))).toBe(true)
    expect([...replacedAsks([...links, link('a', 'restates', 'z')])]).toEqual(['b', 'a'])
  })
})
