/** What was said of a version, in the order of its text, and the passages with the most voices. */
import type { z } from 'zod'
import type { SuggestionRow, ThreadRow } from '../contract/reviews.ts'
import type { seeBoard, seeTable } from '../contract/rounds.ts'
import { carriedAsks } from '../statement/carried.ts'
import { normalise } from '../statement/normalise.ts'
import { printedNumber } from '../statement/numbering.ts'
import { textOfBlock } from '../statement/text.ts'
import type { Doc } from '../statement/tree.ts'
import type { Change } from '../suggestion/change.ts'
import { type Letter, letterOf } from '../suggestion/letter.ts'
import { saysOf } from '../suggestion/says.ts'
import { suggestionWords } from '../words/suggestions.en.ts'
import type { Anchor } from './anchor.ts'
import type { Disposition } from './states.ts'

export type TableRow = z.output<typeof seeTable.reply>['rows'][number]
export type Contested = z.output<typeof seeBoard.reply>['contested'][number]

/**
 * [ROUND-3] Every comment and suggestion once, in the order of the text they are about: what is about the whole
 * first, what the version does not have last, and of two at one place the earlier first. Comments that were taken
 * back and suggestions that were withdrawn are left out. A comment has the disposition of its thread.
 */
export function tableOf(
  body: Doc,
  threads: readonly ThreadRow[],
  suggestions: readonly SuggestionRow[],
): TableRow[] {
  const text = textFor(body, suggestions)
  const said = [
    ...threads.flatMap(thread => threadRows(thread, text)),
    ...suggestions.flatMap(row => suggestionRows(row, text)),
  ]
  return said.sort((a, b) => a.order - b.order || a.from - b.from || a.at - b.at).map(({ row }) => row)
}

/**
 * The blocks that more than one organisation spoke about, or, where nobody is named, that more than one thing was
 * said about: those with the most voices first.
 */
export function contestedOf(
  body: Doc,
  threads: readonly ThreadRow[],
  suggestions: readonly SuggestionRow[],
): Contested[] {
  const text = textFor(body, suggestions)
  const found = new Map<string, Contested>()
  const at = (block: string | null) => {
    if (block === null || !text.letter.entries.has(block)) return undefined
    const words = text.words(block)
    const known = found.get(block) ?? { block, words, organisations: [], comments: 0, suggestions: 0 }
    found.set(block, known)
    return known
  }
  for (const thread of threads)
    for (const comment of thread.comments.filter(({ removed }) => !removed))
      addVoice(at(text.blockOf(thread.on)), 'comments', comment.by)
  for (const row of suggestions)
    if (row.state.state !== 'withdrawn')
      addVoice(at(text.blockOfChanges(changesOf(row))), 'suggestions', row.by)
  const voices = ({ organisations, comments, suggestions: own }: Contested) =>
    organisations.length > 0 ? organisations.length : comments + own
  return [...found.values()]
    .filter(passage => voices(passage) > 1)
    .sort((a, b) => voices(b) - voices(a) || text.order(a.block) - text.order(b.block))
}

function addVoice(
  passage: Contested | undefined,
  kind: 'comments' | 'suggestions',
  by: ThreadRow['comments'][number]['by'],
) {
  if (passage === undefined) return
  passage[kind]++
  if (by !== null && !passage.organisations.includes(by.organisation))
    passage.organisations.push(by.organisation)
}

/** A row with what puts it in its order: its block, where in it, and when it was said. */
type Ordered = { row: TableRow; order: number; from: number; at: number }

function threadRows(thread: ThreadRow, text: VersionText): Ordered[] {
  const block = text.blockOf(thread.on)
  const { state } = thread
  return thread.comments
    .filter(({ removed }) => !removed)
    .map(({ id, by, words, at }) => ({
      order: thread.on.kind === 'whole' ? -1 : text.order(block),
      from: thread.on.kind === 'passage' ? thread.on.from : 0,
      at,
      row: {
        ...{ what: 'comment' as const, id, block, by, says: words },
        place: thread.on.kind === 'whole' ? suggestionWords.wholeText : text.place(block),
        passage: text.passage(thread.on),
        disposition: state.state === 'settled' ? state.disposition : null,
        reason: state.state === 'settled' ? state.reason : '',
      },
    }))
}

function suggestionRows(suggestion: SuggestionRow, text: VersionText): Ordered[] {
  const { id, by, at, state, why } = suggestion
  if (state.state === 'withdrawn') return []
  const changes = changesOf(suggestion)
  const block = text.blockOfChanges(changes)
  const { was, says } = saysOf(changes)
  const row: TableRow = {
    ...{ what: 'suggestion', id, block, by, place: text.place(block) },
    passage: block === null ? '' : text.words(block),
    says: [suggestionWords.instead(was, says), why && suggestionWords.why(why)].filter(Boolean).join('\n'),
    disposition: dispositionOf(state),
    reason: 'reason' in state ? state.reason : '',
  }
  return [{ row, order: text.order(block), from: 0, at }]
}

function dispositionOf(state: SuggestionRow['state']): Disposition | null {
  if (state.state === 'accepted') return state.inPart ? 'accepted-in-part' : 'accepted'
  return state.state === 'declined' || state.state === 'deferred' ? state.state : null
}

/** The changes of a row were judged by `readChanges` before they were kept; the contract only names their outer form. */
const changesOf = ({ changes }: SuggestionRow): Change[] => changes as unknown as Change[]

/** What rows ask of the version. A block that is null, or that the version does not have, comes last. */
type VersionText = {
  letter: Letter
  order: (block: string | null) => number
  /** The heading it stands under, its number and its beginning. */
  place: (block: string | null) => string
  /** The beginning of a block's words. */
  words: (block: string) => string
  /** The words that a thread is about. */
  passage: (on: Anchor) => string
  blockOf: (on: Anchor) => string | null
  blockOfChanges: (changes: readonly Change[]) => string | null
}

function textFor(body: Doc, suggestions: readonly SuggestionRow[]): VersionText {
  const letter = letterOf(body)
  const order = new Map([...letter.entries.keys()].map((key, index) => [key, index]))
  const labels = labelsOf(body, letter)
  const asks = new Map(carriedAsks(body).map(({ ask, block }) => [ask, block]))
  const suggested = new Map(suggestions.map(row => [row.id, changesOf(row)]))
  const words = (block: string) => {
    const entry = letter.entries.get(block)
    return entry === undefined ? '' : beginning(textOfBlock(entry.block), 300)
  }
  const blockOfChanges = (changes: readonly Change[]) => {
    const named = changes.flatMap(change =>
      change.kind === 'insert' ? [change.place.after, change.place.parent] : [change.block],
    )
    return named.find(id => id !== null && letter.entries.has(id)) ?? named.find(id => id !== null) ?? null
  }
  const blockOf = (on: Anchor): string | null => {
    if (on.kind === 'suggestion') return blockOfChanges(suggested.get(on.suggestion) ?? [])
    if (on.kind === 'ask') return asks.get(on.ask) ?? null
    return on.kind === 'whole' ? null : on.block
  }
  return {
    letter,
    words,
    blockOf,
    blockOfChanges,
    order: block => order.get(block ?? '') ?? Number.MAX_SAFE_INTEGER,
    place: block => labels.get(block ?? '') ?? suggestionWords.elsewhere,
    passage: on => {
      if (on.kind === 'passage' || on.kind === 'block') return on.quote.exact
      if (on.kind === 'suggestion') return saysOf(suggested.get(on.suggestion) ?? []).says
      return words(blockOf(on) ?? '')
    },
  }
}

/** Where each block stands, in words: the heading above it, its number and its beginning. */
function labelsOf(body: Doc, letter: Letter): Map<string, string> {
  const labels = new Map<string, string>()
  const { numbers } = normalise(body)
  let heading = ''
  for (const { key, block, parent } of letter.entries.values()) {
    const begins = beginning(textOfBlock(block), 60)
    if (block.type === 'heading') heading = begins
    const note = block.type === 'footnote' ? numbers.get(key) : undefined
    const number = note === undefined ? numberOf(letter, key, parent) : suggestionWords.note(note)
    const under = block.type === 'heading' || block.type === 'footnote' ? '' : heading
    const own = [number, begins].filter(Boolean).join(' ')
    labels.set(key, [under, own].filter(Boolean).join(' › '))
  }
  return labels
}

/** The printed number of an item, or of the item whose first block this is. */
function numberOf(letter: Letter, key: string, parent: string | null): string {
  const around = letter.entries.get(parent ?? '')
  if (around?.block.type === 'listItem')
    return around.kids[0] === key ? numberOf(letter, around.key, around.parent) : ''
  if (around?.block.type !== 'orderedList') return ''
  const { type, start } = around.block.attrs
  return printedNumber(type, (start ?? 1) + around.kids.indexOf(key))
}

/** Up to so many characters of a text on one line, cut between words where it has any. */
function beginning(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most).replace(/\p{Surrogate}$/u, '')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut} …`
}
