import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verb } from '../../shared/ask.ts'
import { askIndex, nearAsks, type Registered } from '../../shared/asks/near.ts'
import { pairOf, sameWording, storableWording, wordingsOf } from '../../shared/asks/wordings.ts'
import { wordingKey } from '../../shared/cite/wordingKey.ts'

const says = (verb: Verb, wording: string, ...targets: string[]) => ({
  ...{ verb, wording },
  targets: targets.map(asWritten => ({ asWritten })),
})
const REGISTER: readonly Registered[] = [
  {
    id: 'lamps',
    ...says('delete', 'Delete Article 17, which dims the lamps of small harbours.', 'Article 17'),
  },
  {
    id: 'pilots',
    ...says('narrow', 'Narrow Articles 5 and 6 to pilots of large ships.', 'Articles 5 and 6'),
  },
  { id: 'ledger', ...says('define', 'Define “ledger” in Article 2 (a).', 'Article 2(a)') },
  { id: 'tides', ...says('retain', 'Retain the reference to tides in the preamble.', 'the preamble') },
  {
    ...{ id: 'safety', ...says('mainstream', 'Mainstream the safety of dockers throughout the treaty.') },
    otherWordings: ['Put the safety of those who work on docks into every chapter.'],
  },
]
const near = (verb: Verb, wording: string, ...targets: string[]) =>
  nearAsks(askIndex(REGISTER), says(verb, wording, ...targets)).map(one => one.ask)

describe('Which ask of the register a suggested one may be', () => {
  it.each<[string, Verb, string, string | null]>([
    ['lamps', 'delete', 'Article 17 must be deleted: it dims the lamps of small harbours', 'Article 17'],
    ['lamps', 'delete', 'Delete Article 17.', 'Article 17'],
    ['pilots', 'limit', 'Limit Article 5 and Article 6 to the pilots of large ships', 'Article 5'],
    ['ledger', 'define', 'Article 2, point (a), should define what a ledger is', 'Article 2, point (a)'],
    ['tides', 'retain', 'We ask to keep the preamble’s reference to tides', 'the preamble’s'],
    ['safety', 'mainstream', 'The safety of dockers is mainstreamed throughout the treaty', null],
    ['safety', 'mainstream', 'Put the safety of those who work on docks into each chapter', null],
  ])('[ASK-8] is %s: %s, “%s”', (id, verb, wording, target) => {
    expect(near(verb, wording, ...(target === null ? [] : [target]))[0]).toBe(id)
  })

  it.each<[Verb, string, string | null]>([
    ['delete', 'Delete Article 18.', 'Article 18'],
    ['retain', 'Retain Article 17.', 'Article 17'],
    ['insert', 'Insert a new article on cranes.', null],
    ['clarify', 'Clarify who pays for buoys in Article 33.', 'Article 33'],
  ])('[ASK-8] is none of them: %s, “%s”', (verb, wording, target) => {
    expect(near(verb, wording, ...(target === null ? [] : [target]))).toEqual([])
  })

  it('[ASK-8] is one with the same act on the same provision, in whatever words and however it is numbered', () => {
    const aimed = (asWritten: string, at: number) => ({ asWritten, aim: { draft: 'first', at } })
    const index = askIndex([
      { id: 'item', ...says('delete', 'Strike the berth plans.'), targets: [aimed('Article 17(2)(g)', 40)] },
    ])
    const said = { verb: 'delete', wording: 'Therefore we recommend the deletion of that item.' } as const
    const asked = (
      target: { asWritten: string; aim?: { draft: string; at: number } },
      verb: Verb = 'delete',
    ) => nearAsks(index, { ...said, verb, targets: [target] }).map(one => one.ask)
    expect(asked({ asWritten: 'Article 17(2)(g)' })).toEqual(['item'])
    expect(asked(aimed('Article 17, “g”', 40))).toEqual(['item'])
    expect(asked(aimed('Article 17, “g”', 41))).toEqual([])
    expect(asked({ asWritten: 'Article 17(2)(h)' })).toEqual([])
    expect(asked(aimed('Article 17(2)(g)', 40), 'clarify')).toEqual([])
  })

  it('[ASK-8] says why: words, targets, verb', () => {
    const [one] = nearAsks(
      askIndex(REGISTER),
      says('narrow', 'Narrow Article 5(2) to pilots of large ships', 'Article 5(2)'),
    )
    expect(one).toMatchObject({ ask: 'pilots', targets: ['Articles 5 and 6'], sameVerb: true })
    expect(one!.words).toBeGreaterThan(0.5)
    expect(one!.score).toBeLessThan(1)
  })

  it('[ASK-8] the same words score 1, and of several the likeliest comes first', () => {
    const twice = [
      ...REGISTER,
      { ...REGISTER[0]!, id: 'again', wording: 'Delete Article 17 on the lamps of harbours.' },
    ]
    const found = nearAsks(askIndex(twice), REGISTER[0]!)
    expect(found.map(one => one.ask)).toEqual(['lamps', 'again'])
    expect(found[0]!.score).toBeCloseTo(1)
  })
})

describe('What is remembered of a dropped suggestion', () => {
  it.each([
    ['Delete Article 17;', 'delete  “Article 17”'],
    ['Delete Article 17; and', 'Delete Article 17.'],
    ['Define\n“ledger” – now', 'define "ledger" - now'],
    ['co\u00ADoperate', 'cooperate'],
  ])('[ASK-9] %j is %j', (one, other) => {
    expect(wordingKey(one)).toBe(wordingKey(other))
  })

  it.each([
    ['Delete Article 17', 'Delete Article 18'],
    ['Delete Article 17(2)', 'Delete Article 172'],
    ['Delete Article 17', 'Do not delete Article 17'],
    ['…', '—'],
  ])('[ASK-9] %j is not %j', (one, other) => {
    expect(wordingKey(one)).not.toBe(wordingKey(other))
  })

  it('[ASK-9] the normal form is its own normal form', () => {
    fc.assert(fc.property(fc.string(), text => wordingKey(wordingKey(text)) === wordingKey(text)))
  })
})

describe('A wording in the register and in a letter', () => {
  it('[ASK-3] differs by words, not by how it is broken into lines or what separates it from the next point', () => {
    expect(sameWording('Delete Article 9.', ' Delete\nArticle  9.; and')).toBe(true)
    expect(sameWording('Delete Article 9.', 'Delete article 9.')).toBe(false)
    const hash = (pair: string) => `#${pair}`
    expect(wordingsOf('A b', 'A  b', '', hash)).toBe('same')
    expect(wordingsOf('A b', '', '', hash)).toBe('same')
    expect(wordingsOf('A b', 'A c', '', hash)).toBe('offered')
    expect(wordingsOf('A b', 'A c', hash(pairOf('A b', 'A c')), hash)).toBe('kept')
    expect(wordingsOf('A d', 'A c', hash(pairOf('A b', 'A c')), hash)).toBe('offered')
  })

  it('[ASK-2] is kept as any database keeps it', () => {
    expect(storableWording('a\0b')).toBe('ab')
    expect(storableWording(`${'a'.repeat(9_999)}😀`)).toBe('a'.repeat(9_999))
  })
})
