/** A comparison as a web page to hand round: the counts, the asks that changed, then the letter with its changes. */
import { element, escapeHtml } from '../formats/htmlText.ts'
import { inlineHtml } from '../formats/htmlWrite.ts'
import type { Inline } from '../statement/tree.ts'
import type { ComparedWords } from '../words/compared.ts'
import type { AskChange, BlockChange, Comparison, Side, Word } from './comparison.ts'
import { demandLine, headLines, isChanged, warningLines } from './summaryText.ts'

export type ComparisonPage = {
  /** The title of the new letter. */
  title: string
  direction: 'ltr' | 'rtl'
  words: ComparedWords
}

/**
 * One page that needs no script and no other file. What was put in stands in `<ins>`, what was taken out in `<del>`,
 * each with a word before it for who hears the page; a block says above it what became of it. A comparison holds only
 * the words of blocks that stayed, so their marks and the marks of notes in them do not show.
 */
export function comparisonHtml(comparison: Comparison, page: ComparisonPage): string {
  const { words } = page
  const title = words.pageTitle(page.title)
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style>`
  const asks = comparison.asks.filter(isChanged)
  const [body, notes] = [bodyOf(comparison), notesOf(comparison)]
  const parts = [
    element('h1', {}, escapeHtml(title)),
    section(words.headings.summary, summaryHtml(comparison, words)),
    asks.length === 0 ? '' : section(words.headings.asks, asksHtml(asks, words)),
    section(words.headings.letter, blocksHtml(body, words)),
    notes.length === 0 ? '' : section(words.headings.notes, blocksHtml(notes, words)),
  ]
  const attributes = { lang: comparison.language, dir: page.direction }
  return `<!doctype html>\n${element('html', attributes, `\n<head>${head}</head>\n<body>\n${element('main', {}, parts.join('\n'))}\n</body>\n`)}\n`
}

const isNote = ({ old, new: now }: BlockChange) => (now ?? old)?.[0]?.type === 'footnote'
const bodyOf = ({ blocks }: Comparison) => blocks.filter(block => !isNote(block))
const notesOf = ({ blocks }: Comparison) => blocks.filter(isNote)

const section = (heading: string, content: string): string =>
  element('section', {}, element('h2', {}, escapeHtml(heading)) + content)

function summaryHtml(comparison: Comparison, words: ComparedWords): string {
  const { summary, title } = comparison
  const lines = summary.identical ? [words.same] : headLines(summary, words)
  const titles = title === undefined ? '' : element('p', {}, wordsHtml(title.words, words))
  const checks = warningLines(comparison, words).map(line => element('li', {}, escapeHtml(line)))
  return [
    ...lines.map(line => element('p', {}, escapeHtml(line))),
    titles,
    checks.length === 0 ? '' : element('ul', { class: 'check' }, checks.join('')),
  ].join('')
}

function asksHtml(asks: readonly AskChange[], words: ComparedWords): string {
  const items = asks.map(ask => {
    const demand = demandLine(ask, words)
    const says = `${words.askKinds[ask.change]}${demand === '' ? '' : `: ${demand}`}`
    return element('li', {}, element('p', { class: 'says' }, escapeHtml(says)) + askWords(ask, words))
  })
  return element('ul', { class: 'asks' }, items.join(''))
}

function askWords({ change, old, new: now, words: stretches }: AskChange, words: ComparedWords): string {
  const op = change === 'added' ? '+' : change === 'dropped' ? '-' : '='
  const said = stretches ?? [{ op, text: now?.text ?? old?.text ?? '' } as const]
  return element('p', { dir: 'auto' }, wordsHtml(said, words))
}

/** Blocks one below the other; those of one table together in it. */
function blocksHtml(blocks: readonly BlockChange[], words: ComparedWords): string {
  const html: string[] = []
  for (let at = 0; at < blocks.length; ) {
    let end = at
    while (end < blocks.length && placeOf(blocks[end]) !== null) end++
    if (end > at) html.push(tableHtml(blocks.slice(at, end), words))
    const block = blocks[end]
    if (end === at && block !== undefined) html.push(blockHtml(block, words))
    at = Math.max(end, at + 1)
  }
  return html.join('\n')
}

/** Which row a block of a table stands in, on its side; null for a block in no table. */
function placeOf(block: BlockChange | undefined): string | null {
  const side = sideOf(block)
  const which = block?.new === undefined ? 'old' : 'new'
  return side?.cell === undefined ? null : `${which} ${side.cell.table} ${side.cell.row}`
}

const sideOf = (block: BlockChange | undefined): Side | undefined => (block?.new ?? block?.old)?.[0]

function tableHtml(blocks: readonly BlockChange[], words: ComparedWords): string {
  const rows: BlockChange[][] = []
  for (const block of blocks) {
    const last = rows.at(-1)
    if (last !== undefined && placeOf(last[0]) === placeOf(block)) last.push(block)
    else rows.push([block])
  }
  const written = rows.map(row => {
    const kind = row[0]?.row
    const said =
      kind === undefined ? '' : element('span', { class: 'kind' }, escapeHtml(words.rowKinds[kind]))
    const cells = row.map((block, at) => element('td', {}, (at === 0 ? said : '') + blockHtml(block, words)))
    return element('tr', {}, cells.join(''))
  })
  return element('table', {}, written.join(''))
}

function blockHtml(block: BlockChange, words: ComparedWords): string {
  const side = sideOf(block)
  if (side?.type === 'horizontalRule') return '<hr>'
  const label = side?.label === undefined ? '' : `${escapeHtml(side.label)} `
  const depth = side?.within.filter(container => container !== 'table').length ?? 0
  const kind = block.row === undefined ? kindHtml(block, words) : ''
  const attributes = {
    class: `block in-${Math.min(depth, 4)} ${side?.type ?? ''} ${block.change}`,
    dir: 'auto',
  }
  return element('div', attributes, kind + label + wordsHtml(wordsOf(block), words))
}

function kindHtml({ change, form }: BlockChange, words: ComparedWords): string {
  if (change === 'same') return ''
  const forms = (form ?? []).map(({ what, old, new: now }) => words.form(what, old, now))
  const says = [words.kinds[change], ...forms].filter(part => part !== '')
  return element('span', { class: 'kind' }, escapeHtml(says.join(' · ')))
}

function wordsOf({ words, old, new: now }: BlockChange): readonly Word[] {
  if (words !== undefined) return words
  const text = (now ?? old ?? []).map(side => side.text).join('\n')
  return [{ op: now === undefined ? '-' : old === undefined ? '+' : '=', text }]
}

function wordsHtml(stretches: readonly Word[], words: ComparedWords): string {
  return stretches.map(word => wordHtml(word, words)).join('')
}

function wordHtml(word: Word, words: ComparedWords): string {
  const number = word.note?.new ?? word.note?.old
  const inner = word.note === undefined ? textHtml(word) : element('sup', {}, String(number ?? '?'))
  const unseen = (text: string) => element('span', { class: 'unseen' }, escapeHtml(text))
  if (word.op === '+') return element('ins', {}, `${unseen(`[${words.inserted}: `)}${inner}${unseen(']')}`)
  if (word.op === '-') return element('del', {}, `${unseen(`[${words.deleted}: `)}${inner}${unseen(']')}`)
  return word.marksWere === undefined ? inner : element('span', { class: 'marks', title: words.marks }, inner)
}

/** Words with their marks; a line end, and the end of a block that was split or joined here, as a line break. */
function textHtml({ text, marks = [], break: end }: Word): string {
  if (end) return '<span aria-hidden="true">¶</span><br>'
  const content = text
    .split('\n')
    .flatMap((line, at): Inline[] => [
      ...(at === 0 ? [] : [{ type: 'hardBreak' as const }]),
      ...(line === '' ? [] : [{ type: 'text' as const, text: line, marks }]),
    ])
  return inlineHtml(content, { exact: false, noteNumber: () => 0 })
}

const STYLE =
  ':root{color-scheme:light dark}body{font:1.02rem/1.6 "Source Serif 4",Georgia,"Noto Serif",serif;color:light-dark(#1c1b19,#eceae4);background:light-dark(#fff,#191816);margin:0}main{max-width:44rem;margin:2.5rem auto;padding:0 1.25rem}h1,h2{line-height:1.25}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.2em}.block{margin:.7em 0;overflow-wrap:anywhere}.heading{font-weight:700}.in-1{margin-inline-start:1.6em}.in-2{margin-inline-start:3.2em}.in-3{margin-inline-start:4.8em}.in-4{margin-inline-start:6.4em}.kind,.says{display:block;font:600 .76rem/1.4 system-ui,sans-serif;color:light-dark(#5b5750,#b5b0a6)}ins{background:light-dark(#d8f0dc,#1f4a2b);text-decoration:underline}del{background:light-dark(#fadcd9,#5a2420);text-decoration:line-through}.marks{border-bottom:2px dotted currentColor}table{border-collapse:collapse;margin:1em 0;width:100%}td .block{margin:.2em 0}td{border:1px solid light-dark(#bbb,#555);padding:.2em .5em;vertical-align:top;text-align:start}.asks{padding-inline-start:1.2em}.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}@media print{main{margin:0 auto}ins,del{print-color-adjust:exact}}'
