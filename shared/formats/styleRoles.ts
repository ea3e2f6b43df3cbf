/**
 * What a style of a word processor means, by its name: the English one that they keep in every language, and what
 * programs of other languages have been seen to write.
 */

export type Role = 'title' | 'heading' | 'quote' | 'contents' | 'rule' | 'spacer' | 'body'

/**
 * The role of a style, and its level (1 to 9) where it is a heading's.
 * @param names its own name and those it is based on, in small letters
 * @param outline the level of the outline from 0 on, where the style says one; 9 is text
 */
export function roleOf(names: readonly string[], outline: number | null): { role: Role; level: number } {
  for (const name of names) {
    const heading = HEADING.exec(name)
    if (heading !== null && outline !== 9) return { role: 'heading', level: Number(heading[1]) }
    if (/^subtitle\b/.test(name)) break
    const found = ROLES.find(([, form]) => form.test(name))
    if (found !== undefined) return { role: found[0], level: 0 }
  }
  if (outline !== null && outline < 9) return { role: 'heading', level: outline + 1 }
  return { role: 'body', level: 0 }
}

/** As what a style lets a paragraph stand in a list of signatories: our own files say it so. */
export function signingOf([name = '']: readonly string[]):
  | 'signatory'
  | 'signatoryGroup'
  | 'paragraph'
  | null {
  if (name === 'signatory') return 'signatory'
  if (name === 'signatory group') return 'signatoryGroup'
  return name === 'signatory note' ? 'paragraph' : null
}

/** How many lists deep a style lets a paragraph go on in an item; null where it says nothing of it. */
export function goesOnIn([name = '']: readonly string[]): number | null {
  const more = /^list continue(?: ([2-9]))?$/.exec(name)
  return more === null ? null : Number(more[1] ?? 1)
}

const HEADING =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|başlık|cím|címsor|заголовок|标题|標題|見出し|제목|عنوان)\s*([1-9])\b/u
const ROLES: readonly [Exclude<Role, 'heading' | 'body'>, RegExp][] = [
  [
    'title',
    /^(?:title|titel|titre|título|titulo|titolo|otsikko|tytuł|название|标题|標題|表題|제목|العنوان)$/u,
  ],
  ['contents', /^(?:toc\s?\d|toc heading|table of contents|contents (?:heading|\d)|index heading)/u],
  [
    'quote',
    /^(?:intense )?(?:quote|quotations?|block ?quote|block text|zitat|citation|cita|citazione|citação|cytat|цитата|引用|인용|اقتباس)\b/u,
  ],
  ['rule', /^horizontal line$/u],
  ['spacer', /^spacer$/u],
]
