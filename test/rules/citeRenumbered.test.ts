/** The words of a citation with other numbers: in the style they were written in, or not at all. */
import { describe, expect, it } from 'vitest'
import { citationsOfBlock } from '../../shared/cite/blockCitations.ts'
import type { CitedProvision } from '../../shared/cite/provisions.ts'
import { rewritten } from '../../shared/cite/renumbered.ts'

/** Rewrites the citation at `index` of a text that stands alone. */
function written(text: string, wanted: CitedProvision[], index = 0): string | null {
  const found = citationsOfBlock(text)[index]
  if (found === undefined) throw new Error(`No citation in: ${text}`)
  return rewritten({ text, context: {} }, found, wanted)
}

const a = (article: string, paragraph?: string, point?: string): CitedProvision => ({
  article,
  ...(paragraph !== undefined && { paragraph }),
  ...(point !== undefined && { point }),
})

const SAME_SHAPE: [string, CitedProvision[], string][] = [
  ['Delete Article 17.', [a('4')], 'Article 4'],
  ['Delete article 17.', [a('24 bis')], 'article 24 bis'],
  ['Delete Article 24 bis now.', [a('25')], 'Article 25'],
  ['Delete Article [24 bis] now.', [a('25')], 'Article [25]'],
  ['Delete Article 24 [bis] now.', [a('25')], 'Article 25'],
  ['Under Art. 17 all is searched.', [a('4')], 'Art. 4'],
  ['Amend Article 17(2).', [a('4', '2')], 'Article 4(2)'],
  ['Amend Article 17(2)(g).', [a('4', '3', 'a')], 'Article 4(3)(a)'],
  ['Amend Article 2(2).', [a('3', '2')], 'Article 3(2)'],
  ['Amend Article 2(2).', [a('2', '3')], 'Article 2(3)'],
  ['Amend Article 2(1).', [a('1', '2')], 'Article 1(2)'],
  ['Amend article 17, paragraph 2.', [a('4', '5')], 'article 4, paragraph 5'],
  ['Amend article 17, paragraph 2, point (a).', [a('4', '2', 'b')], 'article 4, paragraph 2, point (b)'],
  ['Amend paragraph 2 of Article 17.', [a('4', '1')], 'paragraph 1 of Article 4'],
  ['Amend paragraph 2 (a) of Article 17.', [a('4', '1', 'c')], 'paragraph 1 (c) of Article 4'],
  ['Amend article 87, “g”, now.', [{ article: '88', point: 'h' }], 'article 88, “h”'],
  ['Delete Articles 5 and 6.', [a('9'), a('3')], 'Articles 9 and 3'],
  ['Delete Articles 5 and 6.', [a('6'), a('5')], 'Articles 6 and 5'],
  ['Delete Articles 56, 57 and 60(2).', [a('55'), a('56'), a('59', '2')], 'Articles 55, 56 and 59(2)'],
  [
    'Delete articles 61 (General rules of 61 ports), 68 (Records) and 69 (Searches).',
    [a('62'), a('69'), a('70')],
    'articles 62 (General rules of 61 ports), 69 (Records) and 70',
  ],
  ['Delete Articles 2–11.', [{ article: '3', articleTo: '12' }], 'Articles 3–12'],
  ['Delete Article 87(2)(g) and (h).', [a('88', '1', 'a'), a('88', '1', 'b')], 'Article 88(1)(a) and (b)'],
  [
    'Delete Article 87(2)(a)–(c).',
    [a('88', '2', 'b'), a('88', '2', 'c'), a('88', '2', 'd')],
    'Article 88(2)(b)–(d)',
  ],
  ['See Chapter V.', [{ chapter: 'VI' }], 'Chapter VI'],
  ['See Chapter 5, Cluster 1.', [{ chapter: '6', cluster: '2' }], 'Chapter 6, Cluster 2'],
  ['Supprimer l’article 17, paragraphe 2.', [a('4', '3')], 'article 4, paragraphe 3'],
  ['Supprimer le paragraphe 2 de l’article 17.', [a('4', '3')], 'paragraphe 3 de l’article 4'],
  ['Supprimer l’article premier.', [a('3')], 'article 3'],
  ['Supprimer les articles 5 et 6.', [a('7'), a('8')], 'articles 7 et 8'],
  ['Suprimir el artículo 17, párrafo 2.', [a('4', '2')], 'artículo 4, párrafo 2'],
  ['Suprimir el apartado a) del artículo 17.', [{ article: '4', point: 'b' }], 'apartado b) del artículo 4'],
  ['Suprimir los artículos 5 y 6.', [a('7'), a('8')], 'artículos 7 y 8'],
]

const OTHER_SHAPE: [string, CitedProvision[], string][] = [
  ['Delete Article 17(2).', [a('18')], 'Article 18'],
  ['Delete Article 17, paragraph 2.', [a('18')], 'Article 18'],
  ['Delete paragraph 2 of Article 17.', [a('18')], 'Article 18'],
  ['Delete Article 18.', [a('17', '2')], 'Article 17(2)'],
  ['Delete Article 17(2)(g).', [a('17', '3')], 'Article 17(3)'],
  ['Delete Article 17(2)(g).', [a('18')], 'Article 18'],
  ['Delete paragraph 2 (g) of Article 17.', [a('18', '4')], 'Article 18(4)'],
  ['Suprimir el artículo 17, párrafo 2.', [a('18')], 'artículo 18'],
  ['Supprimer l’article 18.', [a('17', '2')], 'article 17(2)'],
]

const BY_HAND: [string, string, CitedProvision[]][] = [
  ['two of a list would be the same', 'Delete Articles 5 and 6.', [a('4'), a('4')]],
  [
    'what two points share would become two',
    'Delete Article 87(2)(g) and (h).',
    [a('88', '1', 'a'), a('89', '1', 'b')],
  ],
  [
    'points of a range that do not follow',
    'Delete Article 87(2)(a)–(c).',
    [a('87', '2', 'b'), a('87', '2', 'd'), a('87', '2', 'e')],
  ],
  ['one of a list has another form', 'Delete Articles 5 and 6.', [a('4', '2'), a('7')]],
  ['an ordinal word', 'Delete the second paragraph of Article 17.', [a('17', '3')]],
  ['another count of provisions', 'Delete Articles 5 and 6.', [a('4')]],
]

describe('the words of a citation', () => {
  for (const [text, wanted, words] of SAME_SHAPE)
    it(`[CITE-4] ${text} → ${words}`, () => expect(written(text, wanted)).toBe(words))

  for (const [text, wanted, words] of OTHER_SHAPE)
    it(`[CITE-4] of another form: ${text} → ${words}`, () => expect(written(text, wanted)).toBe(words))

  for (const [why, text, wanted] of BY_HAND)
    it(`[CITE-4] are left to a person: ${why}`, () => expect(written(text, wanted)).toBeNull())

  it('[CITE-4] stay where what they point at has the new number already', () => {
    const text = 'Delete Article 18, and paragraph 2 of the same article.'
    expect(written(text, [a('18', '2')], 1)).toBe('paragraph 2 of the same article')
    expect(written(text, [a('19', '2')], 1)).toBeNull()
  })

  it('[CITE-4] do not change what another citation of the sentence means', () => {
    const text = 'Keep Article 17 of the ICCPR beside Article 17.'
    expect(written(text, [a('4')], 1)).toBe('Article 4')
  })
})
