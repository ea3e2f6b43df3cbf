/** Markdown that somebody else wrote: its headings drawn together, its signatories, concerns and asks looked for. */
import { textOf } from '../statement/text.ts'
import type { Block, Heading, Inline, Signatories, StatementFile } from '../statement/tree.ts'
import { doc, holding, paragraph, signatories, signatoryGroup } from './build.ts'
import type { Imported, ImportOptions, Mend } from './imported.ts'
import { directionOf, guessLanguage } from './language.ts'
import type { MarkdownHead } from './markdownHead.ts'
import { readBody } from './markdownRead.ts'
import { findOffers } from './offers.ts'
import { fabricOf } from './plainLines.ts'
import type { Piece } from './plainPieces.ts'
import { type FoundList, findSignatories } from './plainSignatories.ts'

/** Reads Markdown without our front matter; `offset` is the number of lines above `body`. */
export function readForeign(
  body: string,
  head: MarkdownHead | null,
  offset: number,
  options: ImportOptions,
): Imported {
  const { blocks, setAside } = readBody(body, options.newId, offset)
  const { found, mends } = withSignatories(blocks, options)
  const title = titleOf(found)
  const language = head?.language ?? options.language ?? guessLanguage(body)
  const file: StatementFile = {
    format: 'undersigned-statement',
    formatVersion: 1,
    language,
    direction: head?.direction ?? directionOf(language),
    title: (head?.title ?? title?.words ?? options.title ?? '').slice(0, 500),
    body: doc(found),
  }
  return {
    file,
    setAside: [...(head?.rest ?? []), ...setAside],
    offers: { ...findOffers(file.body), mends },
    titleBlock: title?.id ?? null,
  }
}

function titleOf(blocks: readonly Block[]): { id: string | null; words: string } | null {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  const [first] = headings.sort((one, other) => one.attrs.level - other.attrs.level)
  return first === undefined
    ? null
    : { id: first.attrs.id, words: textOf(first.content).replace(/\s+/g, ' ').trim() }
}

/** The blocks with lists of names under their heading as signatories. The rules are those for plain text. */
function withSignatories(
  blocks: readonly Block[],
  options: ImportOptions,
): { found: Block[]; mends: Mend[] } {
  const pieces = blocks.flatMap((block, index) => piecesOf(block, index))
  const lists = findSignatories(
    pieces.map(({ piece }) => piece),
    fabricOf(''),
  )
  const mends: Mend[] = []
  const taken = new Map<number, Block | null>()
  for (const list of lists) {
    const covered = pieces.slice(list.from, list.to)
    const [first] = covered
    if (first === undefined || !coversWholeBlocks(covered, pieces)) continue
    for (const { block } of covered) taken.set(block, null)
    taken.set(first.block, signatoriesOf(list, pieces, mends, options))
  }
  const found = blocks.flatMap((block, index) => (taken.has(index) ? (taken.get(index) ?? []) : block))
  return { found, mends }
}

/** A block as pieces of text; the line number of each is its place among all pieces, to find its words by. */
type Numbered = { piece: Piece; block: number; inline: Inline[] }

function piecesOf(block: Block, index: number): Numbered[] {
  const numbered = (kind: Piece['kind'], inline: Inline[]): Numbered => {
    const text = textOf(inline).replace(/\s+/g, ' ')
    const line = index * 10_000
    const piece: Piece = {
      kind,
      text,
      lines: [{ text, line, page: 0 }],
      indent: 0,
      page: 0,
      line,
      readings: [],
      level: 1,
    }
    return { piece, block: index, inline }
  }
  if (block.type === 'paragraph') return [numbered('para', block.content ?? [])]
  if (block.type === 'heading') return [numbered('heading', block.content ?? [])]
  if (block.type === 'bulletList' || block.type === 'orderedList') {
    return (block.content ?? []).map((item, at) => {
      const [only, ...more] = item.content ?? []
      const simple = only?.type === 'paragraph' && more.length === 0
      const made = numbered(simple ? 'item' : 'rule', simple ? (only.content ?? []) : [])
      made.piece.line += at
      return {
        ...made,
        piece: { ...made.piece, lines: [{ text: made.piece.text, line: made.piece.line, page: 0 }] },
      }
    })
  }
  return [numbered('rule', [])]
}

function coversWholeBlocks(covered: readonly Numbered[], pieces: readonly Numbered[]): boolean {
  const blocks = new Set(covered.map(({ block }) => block))
  return pieces.filter(({ block }) => blocks.has(block)).length === covered.length
}

function signatoriesOf(
  list: FoundList,
  pieces: readonly Numbered[],
  mends: Mend[],
  options: ImportOptions,
): Signatories {
  const names: { id: string; text: string }[] = []
  const lines = list.entries.map((entry): NonNullable<Signatories['content']>[number] => {
    const inline = pieces.find(({ piece }) => piece.line === entry.line)?.inline ?? [
      { type: 'text', text: entry.text },
    ]
    const id = options.newId()
    if (entry.kind === 'closing') return paragraph(id, inline)
    if (entry.kind === 'group') return signatoryGroup(id, inline)
    names.push({ id, text: entry.text })
    return { type: 'signatory', attrs: { id }, ...holding(inline) }
  })
  for (const { first, count, proposed, reason } of list.mends) {
    const cut = names.slice(first, first + count)
    mends.push({
      blocks: cut.map(name => name.id),
      now: cut.map(name => name.text),
      proposed,
      reason,
      line: 0,
    })
  }
  return signatories(options.newId(), null, lines)
}
