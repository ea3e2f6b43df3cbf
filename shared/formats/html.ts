/** A letter as a web page, or as the part of one: semantic, in its language and direction, everything escaped. */
import { textOf } from '../statement/text.ts'
import type { Doc, Footnote, StatementFile } from '../statement/tree.ts'
import { type DrawList, drawSignatories } from './drawSignatories.ts'
import type { Export } from './export.ts'
import { element, escapeHtml, pageText } from './htmlText.ts'
import { blockHtml, type HtmlStyle, inlineHtml, type Under } from './htmlWrite.ts'
import { noteNumbers } from './text.ts'

export type HtmlOptions = {
  /** A whole page with head and style (the usual), or only what stands in `<article>`. */
  page?: boolean
  /** The page around it prints the title, where the text does not carry it: the headings stand below that one. */
  titleAbove?: boolean
  /** The list of a sign-on, where a signatories block is bound to one; without it the place stays empty. */
  signatories?: DrawList
  /** Lines printed below the letter, such as "version 3 · sha256 …". */
  foot?: readonly string[]
  /** What the file is a copy of, for programs: in the head of a whole page. */
  about?: Omit<Export, 'words'>
  /** Safe HTML that stands right below the words of a paragraph, heading or note. */
  under?: Under
}

/**
 * A letter as HTML. Footnotes stand at the end, linked both ways; lists keep `a)` and `(i)`; links are http,
 * https or mailto, anything else is its words. Nothing in it needs a script or another file.
 */
export function toHtml(file: StatementFile, options: HtmlOptions = {}): string {
  const drawn = drawSignatories(file, options.signatories ?? (() => null))
  const article = articleOf(drawn, options)
  if (options.page === false) return article
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${pageText(file.title)}</title>${metaHtml(options.about ?? {})}<style>${LIST_STYLE}${PAGE_STYLE}</style>`
  const page = element(
    'html',
    { lang: file.language, dir: file.direction },
    `\n<head>${head}</head>\n<body>\n${article}\n</body>\n`,
  )
  return `<!doctype html>\n${page}\n`
}

/**
 * Whether the letter's own text carries its title: then no one draws it a second time. Compared by letters and
 * digits, over the first ten blocks.
 */
export function titleStands(file: Pick<StatementFile, 'title' | 'body'>): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const title = bare(file.title)
  return (file.body.content ?? [])
    .slice(0, 10)
    .some(block => block.type === 'heading' && title !== '' && bare(textOf(block.content)) === title)
}

/** How numbers with brackets are drawn; pages that embed a letter put this into their own style sheet. */
export const LIST_STYLE = listStyle()

/** The date, version, hash and "as of" under names that programs know or can read. */
function metaHtml({ date, version, asOf }: Omit<Export, 'words'>): string {
  const said: [string, string | undefined][] = [
    ['dcterms.date', date === undefined ? undefined : new Date(date).toISOString()],
    ['version', version === undefined ? undefined : String(version.number)],
    ['sha256', version?.hash],
    ['as-of', asOf],
  ]
  return said
    .map(([name, content]) =>
      content === undefined ? '' : `<meta name="${name}" content="${escapeHtml(content)}">`,
    )
    .join('')
}

function articleOf(file: StatementFile, { titleAbove = false, foot = [], under }: HtmlOptions): string {
  const numbers = noteNumbers(file.body)
  const lacksTitle = file.title !== '' && !titleStands(file)
  const style: HtmlStyle = {
    exact: false,
    noteNumber: id => numbers.get(id ?? '') ?? 0,
    deeper: lacksTitle ? 1 : 0,
    ...(under && { under }),
  }
  const lines = (file.body.content ?? []).map(block => blockHtml(block, style)).filter(Boolean)
  const title = !lacksTitle || titleAbove ? [] : [element('h1', { class: 'title' }, pageText(file.title))]
  const footer =
    foot.length > 0
      ? [element('footer', {}, foot.map(line => element('p', {}, escapeHtml(line))).join(''))]
      : []
  const attributes = { lang: file.language, dir: file.direction }
  return element(
    'article',
    attributes,
    `\n${[...title, ...lines, ...notesHtml(file.body, style), ...footer].join('\n')}\n`,
  )
}

function notesHtml(body: Doc, style: HtmlStyle): string[] {
  const notes = (body.content ?? []).flatMap(block =>
    block.type === 'footnotes' ? (block.content ?? []) : [],
  )
  if (notes.length === 0) return []
  const sorted = [...notes].sort(
    (one, other) => style.noteNumber(one.attrs.id) - style.noteNumber(other.attrs.id),
  )
  const items = sorted.map(note => noteHtml(note, style)).join('\n')
  return [
    element('section', { class: 'footnotes', role: 'doc-endnotes' }, `<hr>\n${element('ol', {}, items)}`),
  ]
}

function noteHtml(note: Footnote, style: HtmlStyle): string {
  const number = style.noteNumber(note.attrs.id)
  const back = element(
    'a',
    { href: `#ref-${number}`, role: 'doc-backlink', 'aria-label': String(number) },
    '↩',
  )
  const words = `${inlineHtml(note.content ?? [], style)} ${back}`
  return element('li', { id: `note-${number}` }, words + (style.under?.(note) ?? ''))
}

function listStyle(): string {
  const forms = [
    ['1', 'decimal'],
    ['a', 'lower-alpha'],
    ['A', 'upper-alpha'],
    ['i', 'lower-roman'],
    ['I', 'upper-roman'],
  ] as const
  const rules = forms.flatMap(([form, system]) => {
    const rule = (open: string, close: string, name: string): string =>
      `@counter-style ${name}{system:extends ${system};prefix:"${open}";suffix:"${close} "}ol[data-type="${open}${form}${close}"]{list-style-type:${name}}`
    const name = system.replace('lower-', 'l').replace('upper-', 'u')
    return [rule('', ')', `${name}-half`), rule('(', ')', `${name}-full`)]
  })
  return rules.join('')
}

const PAGE_STYLE =
  'body{font:1.06rem/1.6 "Source Serif 4",Georgia,"Noto Serif",serif;color:#1c1b19;background:#fff;margin:0}article{max-width:38rem;margin:3rem auto;padding:0 1.25rem}h1,h2,h3,h4{line-height:1.25;margin:1.8em 0 .6em}h1{font-size:1.7rem}h2{font-size:1.3rem}h3,h4{font-size:1.08rem}li{margin:.35em 0}a{color:#1a4f8b}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.3em .6em;text-align:start;vertical-align:top}blockquote{margin:1em 0;padding-inline-start:1em;border-inline-start:3px solid #bbb}.signatories{margin-top:2.5em}.signatories ul{list-style:none;padding:0}.group{font-weight:600}.footnotes{margin-top:3em;font-size:.88rem;overflow-wrap:anywhere}footer{margin-top:3em;font-size:.8rem;color:#555}@media print{article{margin:0 auto}}'
