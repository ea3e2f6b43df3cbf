/** Names under a heading such as "Signatories", among the blocks of a file that somebody else made. */
import { cleanInline } from '../statement/inline.ts'
import { textOf } from '../statement/text.ts'
import type { Block, Inline, Signatories } from '../statement/tree.ts'
import { holding, type NewId, paragraph, signatories, signatoryGroup, text } from './build.ts'
import type { Mend } from './imported.ts'
import { fabricOf } from './plainLines.ts'
import type { Piece } from './plainPieces.ts'
import { type FoundList, findSignatories } from './plainSignatories.ts'

/**
 * The blocks with lists of names under their heading as signatories, and the mends of names to offer. The rules are
 * those for plain text.
 * @param newId is asked once for each list, and for names that share a paragraph
 */
export function withSignatories(blocks: readonly Block[], newId: NewId): { found: Block[]; mends: Mend[] } {
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
    taken.set(first.block, signatoriesOf(list, pieces, mends, newId))
  }
  const found = blocks.flatMap((block, index) => (taken.has(index) ? (taken.get(index) ?? []) : block))
  return { found, mends }
}

/** A block as pieces of text; the number of each line is its place among all of them, to find its words by. */
type Numbered = { piece: Piece; block: number; inlines: Inline[][]; id: string | null }

function piecesOf(block: Block, index: number): Numbered[] {
  const numbered = (kind: Piece['kind'], inline: Inline[], id: string | null, at = 0): Numbered => {
    const inlines = linesIn(inline)
    const lines = inlines.map((content, below) => ({
      text: textOf(content).replace(/\s+/g, ' ').trim(),
      line: index * 10_000 + at + below,
      page: 0,
    }))
    const words = lines.map(line => line.text).join('\n')
    const line = lines[0]?.line ?? index * 10_000 + at
    return {
      piece: { kind, text: words, lines, indent: 0, page: 0, line, readings: [], level: 1 },
      block: index,
      inlines,
      id,
    }
  }
  if (block.type === 'paragraph') return [numbered('para', block.content ?? [], block.attrs.id)]
  if (block.type === 'heading') return [numbered('heading', block.content ?? [], block.attrs.id)]
  if (block.type === 'bulletList' || block.type === 'orderedList') {
    return (block.content ?? []).map((item, at) => {
      const [only, ...more] = item.content ?? []
      const simple = only?.type === 'paragraph' && more.length === 0
      if (!simple) return numbered('rule', [], null, at)
      const words = (only.content ?? []).map(node => (node.type === 'hardBreak' ? BLANK : node))
      return numbered('item', cleanInline(words), only.attrs.id, at)
    })
  }
  return [numbered('rule', [], null)]
}

const BLANK: Inline = { type: 'text', text: ' ' }

/** Names may stand below each other in one paragraph. */
function linesIn(content: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const node of content) {
    if (node.type === 'hardBreak') lines.push([])
    else lines.at(-1)?.push(node)
  }
  const told = lines.filter(line => textOf(line).trim() !== '' || line.some(node => node.type !== 'text'))
  return told.length === 0 ? [[]] : told
}

function coversWholeBlocks(covered: readonly Numbered[], pieces: readonly Numbered[]): boolean {
  const blocks = new Set(covered.map(({ block }) => block))
  return pieces.filter(({ block }) => blocks.has(block)).length === covered.length
}

function signatoriesOf(
  list: FoundList,
  pieces: readonly Numbered[],
  mends: Mend[],
  newId: NewId,
): Signatories {
  const names: { id: string; text: string }[] = []
  const byLine: ByLine = new Map(
    pieces.flatMap(({ piece, inlines, id }) =>
      piece.lines.map(({ line, text }, at) => [
        line,
        { text, inline: inlines[at] ?? [], id: at === 0 ? id : null },
      ]),
    ),
  )
  const lines = list.entries.map((entry): NonNullable<Signatories['content']>[number] => {
    const { inline, id = newId() } = wordsOf(entry, byLine)
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
  return signatories(newId(), null, lines)
}

type ByLine = Map<number, { text: string; inline: Inline[]; id: string | null }>

/** The words of an entry as they stood, of as many lines as it was put together from; without marks if that fails. */
function wordsOf(entry: FoundList['entries'][number], byLine: ByLine): { inline: Inline[]; id?: string } {
  const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const wanted = bare(entry.text)
  const first = byLine.get(entry.line)
  const named = first === undefined || first.id === null ? {} : { id: first.id }
  byLine.delete(entry.line)
  let inline = first?.inline ?? []
  for (let line = entry.line + 1; bare(textOf(inline)).length < wanted.length; line += 1) {
    const next = byLine.get(line)
    if (next === undefined) break
    inline = [...inline, BLANK, ...next.inline]
  }
  if (bare(textOf(inline)) === wanted) return { inline: cleanInline(inline), ...named }
  return { inline: text(wanted), ...named }
}
