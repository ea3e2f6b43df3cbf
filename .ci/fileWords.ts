/** The words in a file that another program made, found apart from our readers on purpose: all that its parts say. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'

/** What is written in a .docx, .odt or .html file, by its name: text, notes, heads and feet, comments, changes. */
export function textInFile(path: string): string {
  const bytes = readFileSync(path)
  if (path.endsWith('.html')) return pageText(parse(bytes.toString('utf8')))
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => (path.endsWith('.docx') ? WORD_PARTS : ODT_PARTS).test(name))
    .map(([, part]) => xmlText(strFromU8(part)))
    .join('\n')
}

const WORD_PARTS = /^word\/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/
const ODT_PARTS = /^(?:content|styles)\.xml$/

/** Word keeps all words in these; an OpenDocument text has words everywhere but in what is named behind them. */
const WORD_TEXT = new Set(['w:t', 'w:delText', 'm:t'])
const UNSAID = new Set([
  ...['mc:Fallback', 'office:change-info', 'dc:creator', 'dc:date', 'meta:creator-initials', 'number:text'],
  ...[
    'text:note-citation',
    'svg:title',
    'svg:desc',
    'office:binary-data',
    'text:notes-configuration',
    'text:table-of-content-source',
  ],
])
/** Elements that part words. A tracked change does: what it takes out and what it puts in are two words. */
const PARTING =
  /^(?:w:(?:p|br|tab|cr|tc|ins|del|rt|rubyBase|footnoteReference)|text:(?:p|h|s|tab|line-break|ruby-text|change.*)|table:table-cell|m:r)$/

function xmlText(source: string): string {
  const parser = new SaxesParser()
  let text = ''
  let unsaid = 0
  let said = source.includes('<w:') ? 0 : 1
  const step = (name: string, by: 1 | -1): void => {
    if (WORD_TEXT.has(name)) said += by
    if (UNSAID.has(name)) unsaid += by
    if (PARTING.test(name)) text += ' '
  }
  parser.on('opentag', ({ name }) => step(name, 1))
  parser.on('closetag', ({ name }) => step(name, -1))
  parser.on('text', words => {
    if (unsaid === 0 && said > 0) text += words
  })
  parser.write(source.replace(/^\ufeff/, '')).close()
  return text
}

const UNSEEN = new Set(['script', 'style', 'title', 'head'])
const INLINE = new Set([
  'a',
  'b',
  'i',
  'u',
  'em',
  'strong',
  'span',
  'font',
  'sup',
  'sub',
  'del',
  's',
  'strike',
  'code',
])

function pageText(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (UNSEEN.has(node.nodeName) || !('childNodes' in node)) return ''
  const inside = node.childNodes.map(pageText).join('')
  if (node.nodeName === 'a' && /^\s*(?:\d{1,3}|[ivx]+|↩)\s*$/.test(inside)) return ' ' // The mark of a note.
  return INLINE.has(node.nodeName) ? inside : ` ${inside} `
}
