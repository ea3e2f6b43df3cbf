/** The comments that close a paragraph and say what it, or its list item, is. */
import { GRAMMAR } from '../statement/grammar.ts'
import type { Phrasing } from './markdownWrite.ts'

type Notices = { children: readonly Phrasing[]; own: Said; item: Said }
type Said = Partial<{ ask: string; concern: true; lang: string; dir: 'ltr' | 'rtl' }>

/** Takes the closing comments of a paragraph that say what it, or its list item, is. */
export function takeNotices(phrasing: readonly Phrasing[]): Notices {
  const found: Notices = { children: phrasing, own: {}, item: {} }
  for (;;) {
    const last = found.children.at(-1)
    const match =
      last?.type === 'html'
        ? /^<!-- (item: )?((?:(?:concern|(?:ask|lang|dir)=[A-Za-z0-9_-]+) ?)+)-->$/.exec(last.value)
        : null
    const said = match === null ? null : saidBy(match[2] ?? '')
    if (match === null || said === null) return found
    if (match[1] === undefined) found.own = said
    else found.item = said
    found.children = withoutLastSpace(found.children.slice(0, -1))
  }
}

function saidBy(words: string): Said | null {
  const said: Record<string, unknown> = {}
  for (const word of words.trim().split(' ')) {
    const [key = '', value] = word.split('=')
    said[key] = key === 'concern' ? true : value
    if (GRAMMAR.paragraph.attributes[key]?.fits(said[key]) !== true) return null
  }
  return said as Said
}

function withoutLastSpace(children: readonly Phrasing[]): Phrasing[] {
  const last = children.at(-1)
  if (last?.type !== 'text') return [...children]
  const value = last.value.replace(/ $/, '')
  return value === '' ? children.slice(0, -1) : [...children.slice(0, -1), { ...last, value }]
}
