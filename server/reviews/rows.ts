/** Threads and suggestions as people get to see them. */
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import type { SuggestionState, ThreadState, Who } from '../../shared/review/states.ts'
import { organisationsOf } from '../organisations/register.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query } from '../ports.ts'
import { type Author, type Statement, whosOf } from './authors.ts'
import type {
  CommentRecord,
  Mention,
  StoredSuggestionState,
  StoredThreadState,
  SuggestionRecord,
  ThreadRecord,
} from './records.ts'
import * as store from './store.ts'

/** Who looks: `key` is the author they are in this statement. */
export type Viewer = { key: string; decides: boolean }

/** What was said, and for others of the house by whom: `saidBy` is never part of a reply. */
export type Said = {
  threads: (ThreadRow & { saidBy: Author })[]
  suggestions: (SuggestionRow & { saidBy: Author })[]
}

/** The threads and suggestions that are meant, for somebody who looks at them. */
export async function readSaid(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  statement: Statement,
  viewer: Viewer,
  which: Omit<store.Which, 'statement'> = {},
  kinds: { threads?: false; suggestions?: false } = {},
): Promise<Said> {
  const meant = { ...which, statement: statement.id }
  const threads = kinds.threads === false ? [] : await store.threadsOf(q, meant)
  const comments = kinds.threads === false ? [] : await store.commentsOf(q, meant)
  const suggestions = kinds.suggestions === false ? [] : await store.suggestionsOf(q, meant)
  const numbers = await store.versionNumbers(q, statement.id)
  const whos = await whosOf(q, ports, statement, authorsIn(threads, comments, suggestions))
  const named = await namesOfMentions(q, statement.coalition, comments)
  const byThread = grouped(comments)
  const draw = { whos, named, viewer, living: statement.archivedAt === null }
  const versionOf = (id: string | null) => {
    const number = id === null ? undefined : numbers.get(id)
    return id === null || number === undefined ? null : { id, number }
  }
  return {
    threads: threads.map(thread => {
      const own = byThread.get(thread.id) ?? []
      return { ...threadRow(thread, own, draw), version: versionOf(thread.version), saidBy: ofAuthor(own[0]) }
    }),
    suggestions: suggestions.map(row => ({
      ...suggestionRow(row, draw),
      version: versionOf(row.version),
      saidBy: ofAuthor(row),
    })),
  }
}

/** One thread as its reader sees it. */
export async function readThread(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  statement: Statement,
  viewer: Viewer,
  id: string,
): Promise<ThreadRow> {
  return (await readSaid(q, ports, statement, viewer, { ids: [id] }, { suggestions: false })).threads[0]!
}

/** One suggestion as its reader sees it. */
export async function readSuggestion(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  statement: Statement,
  viewer: Viewer,
  id: string,
): Promise<SuggestionRow> {
  return (await readSaid(q, ports, statement, viewer, { ids: [id] }, { threads: false })).suggestions[0]!
}

type Drawing = {
  whos: (author: Author) => Who
  named: (mention: Mention) => string
  viewer: Viewer
  living: boolean
}

function threadRow(
  { id, anchor, round, state, changed }: ThreadRecord,
  comments: readonly CommentRecord[],
  { whos, named, viewer }: Drawing,
): Omit<ThreadRow, 'version'> {
  return {
    ...{ id, on: anchor, round, changed, state: shownThread(state, whos) },
    comments: comments.map(comment => ({
      id: comment.id,
      by: whos(comment),
      mine: comment.author === viewer.key,
      words: comment.words,
      mentions: comment.mentions.map(mention => ({ ...mention, name: named(mention) })),
      at: comment.createdAt,
      editedAt: comment.editedAt,
      removed: comment.removedAt !== null,
    })),
  }
}

function suggestionRow(
  row: SuggestionRecord,
  { whos, viewer, living }: Drawing,
): Omit<SuggestionRow, 'version'> {
  const { id, changes, why, round, changed, createdAt: at, changedAt } = row
  const state = shownSuggestion(row.state, whos)
  return {
    ...{ id, changes, why, round, changed, at, changedAt, state },
    by: whos(row),
    mine: row.author === viewer.key,
    undoable: living && viewer.decides && UNDOABLE.has(state.state),
  }
}

const UNDOABLE: ReadonlySet<string> = new Set<SuggestionState['state']>(['accepted', 'declined', 'deferred'])

const shownThread = (state: StoredThreadState, whos: (author: Author) => Who): ThreadState =>
  state.state === 'open' ? state : { ...state, by: whos(state.by) }

/** A suggestion that somebody is accepting or undoing at this moment looks as it did before. */
function shownSuggestion(state: StoredSuggestionState, whos: (author: Author) => Who): SuggestionState {
  if (state.state === 'accepting' || state.state === 'undoing') return shownSuggestion(state.before, whos)
  return 'by' in state ? { ...state, by: whos(state.by) } : state
}

function authorsIn(
  threads: readonly ThreadRecord[],
  comments: readonly CommentRecord[],
  suggestions: readonly SuggestionRecord[],
): Author[] {
  const deciders = [...threads, ...suggestions].flatMap(({ state }) => {
    const resting = 'before' in state ? state.before : state
    return 'by' in resting ? [resting.by] : []
  })
  return [...comments, ...suggestions, ...deciders]
}

/** A person or organisation that is gone is called by no name; the words of the comment still have it. */
async function namesOfMentions(
  q: Query,
  coalition: string,
  comments: readonly CommentRecord[],
): Promise<(mention: Mention) => string> {
  const mentions = comments.flatMap(comment => comment.mentions)
  if (mentions.length === 0) return () => ''
  const people = await namesOf(
    q,
    mentions.filter(({ kind }) => kind === 'person').map(({ id }) => id),
  )
  const register = new Map((await organisationsOf(q, coalition)).map(({ id, name }) => [id, name]))
  return ({ kind, id }) => (kind === 'person' ? people : register).get(id) ?? ''
}

function grouped(comments: readonly CommentRecord[]): Map<string, CommentRecord[]> {
  const byThread = new Map<string, CommentRecord[]>()
  for (const comment of comments) {
    const there = byThread.get(comment.thread)
    if (there) there.push(comment)
    else byThread.set(comment.thread, [comment])
  }
  return byThread
}

const ofAuthor = (said: Author | undefined): Author => ({
  author: said?.author ?? '',
  organisation: said?.organisation ?? null,
})
