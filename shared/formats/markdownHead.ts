/** The lines between `---` at the top of a Markdown file. */
import { GRAMMAR } from '../statement/grammar.ts'
import type { SetAside } from './imported.ts'
import { FORMAT } from './markdownWrite.ts'

export type MarkdownHead = {
  /** Written by this program: every sign in it is meant. */
  ours: boolean
  language?: string
  direction?: 'ltr' | 'rtl'
  title?: string
  /** Lines of somebody else's front matter that say nothing a letter can hold. */
  rest: SetAside[]
}

/** The front matter and what comes below it; `offset` is the number of lines above the body. */
export function readHead(source: string): { head: MarkdownHead | null; body: string; offset: number } {
  const match = /^---\r?\n((?:[A-Za-z_-]+:.*\r?\n)*)---[ \t]*(?:\r?\n|$)/.exec(source)
  if (match === null) return { head: null, body: source, offset: 0 }
  const fields = new Map<string, string>()
  const written = (match[1] ?? '').split(/\r?\n/).filter(Boolean)
  for (const line of written) {
    const field = /^([A-Za-z_-]+):\s*(.*?)\s*$/.exec(line)
    if (field !== null) fields.set((field[1] ?? '').toLowerCase(), field[2] ?? '')
  }
  const head: MarkdownHead = { ours: fields.get('format') === FORMAT, rest: [] }
  const language = fields.get('language') ?? fields.get('lang')
  const { lang } = GRAMMAR.paragraph.attributes
  if (language !== undefined && lang?.fits(language) === true) head.language = language
  const direction = fields.get('direction')
  if (direction === 'ltr' || direction === 'rtl') head.direction = direction
  const title = fields.get('title')
  if (title !== undefined) head.title = unquoted(title).slice(0, 500)
  const understood = /^(?:format|language|lang|direction|title):/i
  for (const [index, text] of written.entries()) {
    if (!understood.test(text)) head.rest.push({ text, line: index + 2, reason: 'markup' })
  }
  return { head, body: source.slice(match[0].length), offset: match[0].split('\n').length - 1 }
}

function unquoted(value: string): string {
  if (!/^".*"$/.test(value)) return value.replace(/^'(.*)'$/, '$1')
  try {
    const title: unknown = JSON.parse(value)
    return typeof title === 'string' ? title : value
  } catch {
    return value.slice(1, -1)
  }
}
