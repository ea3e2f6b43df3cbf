/** What comes with a letter out of a Word file: its tracked changes as suggestions, its comments as threads. */
import type { Anchor } from '../../../shared/review/anchor.ts'
import { anchorAt } from '../../../shared/review/place.ts'
import { childrenOf, isTextBlock, textOf } from '../../../shared/statement/text.ts'
import type { AnyBlock, Doc, Inline } from '../../../shared/statement/tree.ts'
import type { Change } from '../../../shared/suggestion/change.ts'
import { type Group, suggestionsFrom } from '../../../shared/suggestion/from.ts'
import { words } from '../../words.ts'
import type { Read, Tracked } from './bothWays.ts'
import { baseOf, type Choices, withoutTitle } from './choices.ts'

/** One thing to send; its ids are made once, so that it can be sent again. */
export type Parcel =
  | { kind: 'suggestion'; suggestion: string; changes: readonly Change[]; why: string }
  /** `parts`: the words, as many comments of one thread as they need. */
  | { kind: 'thread'; id: string; on: Anchor; parts: readonly { id: string; words: string }[] }

/** What is sent after the statement was started with this body. */
export function parcelsOf(read: Read, choices: Choices, body: Doc, newId: () => string): Parcel[] {
  const { tracked } = read
  if (tracked === null) return []
  const threads = choices.comments ? threadsOf(tracked.comments, body, newId) : []
  if (choices.changes !== 'suggested') return threads
  return [...groupsOf(read, choices).flatMap(group => suggestionOf(group, tracked, newId)), ...threads]
}

/** The tracked changes as groups that are suggested one by one. */
export function groupsOf(read: Read, choices: Choices): Group[] {
  if (read.tracked === null) return []
  const base = baseOf(read, 'suggested')
  return suggestionsFrom(
    withoutTitle(base.file.body, base, choices),
    withoutTitle(read.imported.file.body, base, choices),
  )
}

/** As many changes as one suggestion may hold. */
const MOST_CHANGES = 200

/** Changes that belong together, as few suggestions as may hold them. */
export const inParts = (changes: readonly Change[]): Change[][] =>
  Array.from({ length: Math.ceil(changes.length / MOST_CHANGES) }, (_, at) =>
    changes.slice(at * MOST_CHANGES, (at + 1) * MOST_CHANGES),
  )

function suggestionOf({ changes }: Group, tracked: Tracked, newId: () => string): Parcel[] {
  const why = words.importing.whySuggested(authorsOf(changes, tracked)).slice(0, 900)
  return inParts(changes).map(part => ({ kind: 'suggestion', suggestion: newId(), changes: part, why }))
}

/** Who changed these blocks, as the file has their names; all who changed anything, where it cannot be told. */
function authorsOf(changes: readonly Change[], tracked: Tracked): string[] {
  const blocks = new Set(changes.flatMap(blocksOf))
  const own = tracked.changes.filter(({ block }) => blocks.has(block))
  const authors = (own.length > 0 ? own : tracked.changes).map(({ author }) => oneLine(author))
  return [...new Set(authors.filter(author => author !== ''))]
}

function blocksOf(change: Change): string[] {
  switch (change.kind) {
    case 'insert':
      return change.blocks.flatMap(idsIn)
    case 'delete':
      return idsIn(change.was)
    default:
      return [change.block]
  }
}

const idsIn = (block: AnyBlock): string[] => [block.attrs.id ?? '', ...childrenOf(block).flatMap(idsIn)]

/** As many characters as one comment may hold, with room for a name before them. */
const LONGEST_COMMENT = 4_000

type Said = Tracked['comments'][number]

/** A thread for each comment that answers none, with its answers behind it. */
function threadsOf(comments: readonly Said[], body: Doc, newId: () => string): Parcel[] {
  return [...comments.entries()].flatMap(([at, comment]): Parcel[] => {
    if (comment.answers !== null) return []
    const on = anchorOf(comment, body)
    const answers = comments.filter(({ answers }) => answers === at)
    const all = [...partsOf(comment, on.kind === 'passage'), ...answers.flatMap(one => partsOf(one, true))]
    return [{ kind: 'thread', id: newId(), on, parts: all.map(said => ({ id: newId(), words: said })) }]
  })
}

/** The words of a comment, each part with its author's name. @param placed whether what it is about is quoted already */
function partsOf(comment: Said, placed: boolean): string[] {
  const quoted = placed || comment.quote === '' ? '' : words.importing.onWords(comment.quote)
  const done = comment.resolved ? words.importing.doneInFile : ''
  const said = shown([quoted, comment.words || words.importing.noWords, done].filter(Boolean).join('\n'))
  const parts = said.match(new RegExp(`[^]{1,${LONGEST_COMMENT}}`, 'gu')) ?? []
  return parts.map(part => words.importing.commentBy(oneLine(comment.author), part.trim() || '…'))
}

/** The quoted words where they stand in their block; else the block; else the whole letter. */
function anchorOf({ block, quote }: Said, body: Doc): Anchor {
  const content = contentOf(body, block)
  if (content === null) return { kind: 'whole' }
  const { text, places } = lineOf(content)
  const exact = quote.split('\n')[0]?.trim() ?? ''
  const at = exact === '' ? -1 : text.indexOf(exact)
  const from = places[at]
  const to = places[at + exact.length - 1]
  if (from !== undefined && to !== undefined) {
    const passage = anchorAt(body, block, from, to + 1)
    if (passage !== null) return passage
  }
  return { kind: 'block', block, quote: { before: '', exact: textOf(content).slice(0, 60), after: '' } }
}

function contentOf(node: AnyBlock | Doc, id: string): readonly Inline[] | null {
  if (isTextBlock(node)) return node.attrs.id === id ? (node.content ?? []) : null
  for (const child of childrenOf(node)) {
    const found = contentOf(child, id)
    if (found !== null) return found
  }
  return null
}

/** The words of a block without its breaks and notes, and the place of each character in its content. */
function lineOf(content: readonly Inline[]): { text: string; places: number[] } {
  let text = ''
  const places: number[] = []
  let at = 0
  for (const node of content) {
    if (node.type === 'text') {
      text += node.text
      for (let unit = 0; unit < node.text.length; unit += 1) places.push(at + unit)
    }
    at += node.type === 'text' ? node.text.length : 1
  }
  return { text, places }
}

const oneLine = (text: string): string => shown(text).replace(/\s+/gu, ' ').trim().slice(0, 200)

/** Without characters that no comment may hold: controls other than line breaks and tabs, and halves of characters. */
const shown = (text: string): string =>
  text.replace(/[\p{Cc}\p{Surrogate}]/gu, sign => (/[\n\t]/.test(sign) ? sign : ''))
