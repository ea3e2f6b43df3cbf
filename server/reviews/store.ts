/** Threads, comments and suggestions. */
import { and, asc, count, eq, exists, gt, inArray, or, sql, sum } from 'drizzle-orm'
import type { Anchor } from '../../shared/review/anchor.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import type { Query, Tx } from '../ports.ts'
import type {
  Author,
  CommentRecord,
  Mention,
  StoredSuggestionState,
  StoredThreadState,
  SuggestionRecord,
  ThreadRecord,
} from './records.ts'

/** How far the changes of a statement's review have been counted. */
export async function upTo({ db, t }: Query, statement: string): Promise<number> {
  return (await db.select().from(t.reviews).where(eq(t.reviews.statement, statement)))[0]?.upTo ?? 0
}

/** The number of the change that is being written. */
export async function nextChange({ db, t }: Tx, statement: string): Promise<number> {
  const [row] = await db
    .update(t.reviews)
    .set({ upTo: sql`${t.reviews.upTo} + 1` })
    .where(eq(t.reviews.statement, statement))
    .returning()
  if (row) return row.upTo
  await db.insert(t.reviews).values({ statement, upTo: 1 })
  return 1
}

/** Which threads and suggestions are meant; all of a statement where nothing more is said. */
export type Which = {
  statement: string
  since?: number
  round?: string
  ids?: readonly string[]
  /** Those that an author or an organisation made, or took part in. */
  by?: Author
}

/** Threads in the order in which they were begun. */
export async function threadsOf(q: Query, which: Which): Promise<ThreadRecord[]> {
  const { db, t } = q
  const rows = await db
    .select()
    .from(t.threads)
    .where(and(meant(t.threads, which), takenPartIn(q, which)))
    .orderBy(asc(t.threads.createdAt), asc(t.threads.id))
  return rows.map(threadOf)
}

/** The comments of the threads that are meant, in the order in which they were made. */
export async function commentsOf(q: Query, which: Which): Promise<CommentRecord[]> {
  const { db, t } = q
  const rows = await db
    .select({ comment: t.comments })
    .from(t.comments)
    .innerJoin(t.threads, eq(t.threads.id, t.comments.thread))
    .where(and(meant(t.threads, which), takenPartIn(q, which)))
    .orderBy(asc(t.comments.createdAt), asc(t.comments.id))
  return rows.map(row => commentOf(row.comment))
}

/** Suggestions in the order in which they were made. */
export async function suggestionsOf({ db, t }: Query, which: Which): Promise<SuggestionRecord[]> {
  const rows = await db
    .select()
    .from(t.suggestions)
    .where(and(meant(t.suggestions, which), madeBy(t.suggestions, which.by)))
    .orderBy(asc(t.suggestions.createdAt), asc(t.suggestions.id))
  return rows.map(suggestionOf)
}

function meant(
  table: Query['t']['threads'] | Query['t']['suggestions'],
  { statement, since, round, ids }: Which,
) {
  return and(
    eq(table.statement, statement),
    since === undefined ? undefined : gt(table.changed, since),
    round === undefined ? undefined : eq(table.round, round),
    ids === undefined ? undefined : inArray(table.id, [...ids]),
  )
}

const madeBy = (table: Query['t']['comments'] | Query['t']['suggestions'], by: Author | undefined) =>
  by &&
  or(
    eq(table.author, by.author),
    by.organisation === null ? undefined : eq(table.organisation, by.organisation),
  )

function takenPartIn({ db, t }: Query, { by }: Which) {
  if (by === undefined) return undefined
  const { id, thread } = t.comments
  return exists(
    db
      .select({ id })
      .from(t.comments)
      .where(and(eq(thread, t.threads.id), madeBy(t.comments, by))),
  )
}

export async function threadById({ db, t }: Query, id: string): Promise<ThreadRecord | undefined> {
  const [row] = await db.select().from(t.threads).where(eq(t.threads.id, id))
  return row && threadOf(row)
}

export async function commentById({ db, t }: Query, id: string): Promise<CommentRecord | undefined> {
  const [row] = await db.select().from(t.comments).where(eq(t.comments.id, id))
  return row && commentOf(row)
}

export async function suggestionById({ db, t }: Query, id: string): Promise<SuggestionRecord | undefined> {
  const [row] = await db.select().from(t.suggestions).where(eq(t.suggestions.id, id))
  return row && suggestionOf(row)
}

/** The comments of one thread, in the order in which they were made. */
export async function commentsIn({ db, t }: Query, thread: string): Promise<CommentRecord[]> {
  const rows = await db
    .select()
    .from(t.comments)
    .where(eq(t.comments.thread, thread))
    .orderBy(asc(t.comments.createdAt), asc(t.comments.id))
  return rows.map(commentOf)
}

export async function addThread({ db, t }: Tx, row: ThreadRecord): Promise<void> {
  const { anchor, state, ...plain } = row
  await db.insert(t.threads).values({
    ...plain,
    anchor: JSON.stringify(anchor),
    block: 'block' in anchor ? anchor.block : null,
    state: JSON.stringify(state),
    stateName: state.state,
  })
}

export async function saveThread(
  { db, t }: Tx,
  { id, state, changed }: Pick<ThreadRecord, 'id' | 'state' | 'changed'>,
): Promise<void> {
  await db
    .update(t.threads)
    .set({ state: JSON.stringify(state), stateName: state.state, changed })
    .where(eq(t.threads.id, id))
}

export async function addComment({ db, t }: Tx, row: CommentRecord): Promise<void> {
  await db.insert(t.comments).values({ ...row, mentions: JSON.stringify(row.mentions) })
}

export async function saveComment({ db, t }: Tx, row: CommentRecord): Promise<void> {
  const { words, mentions, editedAt, removedAt } = row
  await db
    .update(t.comments)
    .set({ words, mentions: JSON.stringify(mentions), editedAt, removedAt })
    .where(eq(t.comments.id, row.id))
}

export async function addSuggestion({ db, t }: Tx, row: SuggestionRecord): Promise<void> {
  await db.insert(t.suggestions).values(suggestionRow(row))
}

export async function saveSuggestion({ db, t }: Tx, row: SuggestionRecord): Promise<void> {
  await db.update(t.suggestions).set(suggestionRow(row)).where(eq(t.suggestions.id, row.id))
}

/** Suggestions whose text is being changed since before `at`: of one statement, or of all. */
export async function underWay(
  { db, t }: Query,
  at: number,
  statement?: string,
): Promise<SuggestionRecord[]> {
  const rows = await db
    .select()
    .from(t.suggestions)
    .where(
      and(
        inArray(t.suggestions.stateName, ['accepting', 'undoing']),
        statement === undefined ? undefined : eq(t.suggestions.statement, statement),
      ),
    )
  const since = ({ state }: SuggestionRecord) => ('claim' in state ? state.at : at)
  return rows.map(suggestionOf).filter(row => since(row) < at)
}

/** How many threads a statement has, and how many comments a thread. */
export async function threadCount({ db, t }: Query, statement: string): Promise<number> {
  return db.$count(t.threads, eq(t.threads.statement, statement))
}
export async function commentCount({ db, t }: Query, thread: string): Promise<number> {
  return db.$count(t.comments, eq(t.comments.thread, thread))
}

/** How many suggestions of a statement wait for a decision, and how long they are together, in characters. */
export async function waitingOf(
  { db, t }: Query,
  statement: string,
): Promise<{ count: number; size: number }> {
  const [row] = await db
    .select({ count: count(), size: sum(sql`length(${t.suggestions.changes})`) })
    .from(t.suggestions)
    .where(
      and(
        eq(t.suggestions.statement, statement),
        inArray(t.suggestions.stateName, ['open', 'deferred', 'accepting']),
      ),
    )
  return { count: row?.count ?? 0, size: Number(row?.size ?? 0) }
}

/** How many suggestions an author has in a statement, decided ones too, and how long they are in characters. */
export async function suggestedBy(
  { db, t }: Query,
  statement: string,
  { author }: Author,
): Promise<{ count: number; size: number }> {
  const { changes, undo } = t.suggestions
  const [row] = await db
    .select({ count: count(), size: sum(sql`length(${changes}) + coalesce(length(${undo}), 0)`) })
    .from(t.suggestions)
    .where(and(eq(t.suggestions.statement, statement), eq(t.suggestions.author, author)))
  return { count: row?.count ?? 0, size: Number(row?.size ?? 0) }
}

/** How long the comments of an author in a statement are together, in characters. */
export async function commentedBy({ db, t }: Query, statement: string, { author }: Author): Promise<number> {
  const [row] = await db
    .select({ size: sum(sql`length(${t.comments.words})`) })
    .from(t.comments)
    .innerJoin(t.threads, eq(t.threads.id, t.comments.thread))
    .where(and(eq(t.threads.statement, statement), eq(t.comments.author, author)))
  return Number(row?.size ?? 0)
}

/** Who began a thread: the author of its first comment. */
export async function beginnerOf(q: Query, thread: string): Promise<Author | undefined> {
  const [first] = await commentsIn(q, thread)
  return first && { author: first.author, organisation: first.organisation }
}

export async function roundById({ db, t }: Query, id: string) {
  return (await db.select().from(t.rounds).where(eq(t.rounds.id, id)))[0]
}

/** The numbers of a statement's versions, by id. */
export async function versionNumbers({ db, t }: Query, statement: string): Promise<Map<string, number>> {
  const { id, number } = t.versions
  const rows = await db.select({ id, number }).from(t.versions).where(eq(t.versions.statement, statement))
  return new Map(rows.map(row => [row.id, row.number]))
}

/** The sealed names of some guests of rounds, by id. */
export async function sealedGuestNames(
  { db, t }: Query,
  guests: readonly string[],
): Promise<Map<string, string>> {
  if (guests.length === 0) return new Map()
  const { id, nameSealed } = t.roundGuests
  const rows = await db
    .select({ id, nameSealed })
    .from(t.roundGuests)
    .where(inArray(id, [...guests]))
  return new Map(rows.map(row => [row.id, row.nameSealed]))
}

const threadOf = ({
  block: _,
  stateName: __,
  ...row
}: Query['t']['threads']['$inferSelect']): ThreadRecord => ({
  ...row,
  anchor: JSON.parse(row.anchor) as Anchor,
  state: JSON.parse(row.state) as StoredThreadState,
})

const commentOf = (row: Query['t']['comments']['$inferSelect']): CommentRecord => ({
  ...row,
  mentions: JSON.parse(row.mentions) as Mention[],
})

const suggestionOf = ({
  stateName: _,
  ...row
}: Query['t']['suggestions']['$inferSelect']): SuggestionRecord => ({
  ...row,
  changes: JSON.parse(row.changes) as Change[],
  state: JSON.parse(row.state) as StoredSuggestionState,
  undo: row.undo === null ? null : (JSON.parse(row.undo) as Change[]),
})

const suggestionRow = (row: SuggestionRecord) => ({
  ...row,
  changes: JSON.stringify(row.changes),
  state: JSON.stringify(row.state),
  stateName: row.state.state,
  undo: row.undo === null ? null : JSON.stringify(row.undo),
})
