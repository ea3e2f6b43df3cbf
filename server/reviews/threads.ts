/** Threads of comments: beginning one, answering, and changing or taking back what one wrote oneself. */
import type * as contracts from '../../shared/contract/reviews.ts'
import type { ThreadRow } from '../../shared/contract/reviews.ts'
import type { Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { roleMay } from '../../shared/roles.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { authorOf, type Speaker, type Statement, speakerOf } from './authors.ts'
import { isClosed, mustBelong, mustBeOfStatement, mustBeOpenRound, mustNotHaveEnded } from './judge.ts'
import type { Author, CommentRecord, ThreadRecord } from './records.ts'
import * as store from './store.ts'
import { tellOfAnswer, tellOfThread } from './tell.ts'
import { audit, threadAfter, type Written } from './written.ts'

/** As many threads as a statement takes, comments a thread, and characters in all of one author's comments. */
export const MOST = { threads: 5000, comments: 1000, characters: 2_000_000 } as const

/** Begins a thread with a comment. */
export async function startThread(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.startThread>,
): Promise<ThreadRow> {
  return threadAfter(ports, who, tx => beginThread(tx, ports, speakerOf(who), input))
}

/** Answers in a thread; an answer in a settled one opens it again. */
export async function replyTo(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.replyTo>,
): Promise<ThreadRow> {
  return threadAfter(ports, who, tx => answerThread(tx, ports, who, input))
}

/** Changes the words of one's own comment, in a thread that is open; those of a round until it ends. */
export async function editComment(
  ports: Ports,
  who: Member,
  { comment: id, words, mentions }: Input<typeof contracts.editComment>,
): Promise<ThreadRow> {
  return threadAfter(ports, who, async tx => {
    const { comment, thread, statement } = await mustBeOwn(tx, ports, speakerOf(who), id)
    if (comment.removedAt !== null || thread.state.state !== 'open') refuse('wrong-state')
    await mustNotHaveEnded(tx, thread.round, comment.createdAt, ports.clock.now())
    await mustFit(tx, statement, comment, words)
    const named = await mustBelong(tx, statement.coalition, mentions)
    await store.saveComment(tx, { ...comment, words, mentions: named, editedAt: ports.clock.now() })
    await changed(tx, thread)
    return { thread: thread.id, statement }
  })
}

/** Takes one's own comment back: its words are erased, its place stays. */
export async function removeComment(
  ports: Ports,
  who: Member,
  { comment }: Input<typeof contracts.removeComment>,
): Promise<ThreadRow> {
  return threadAfter(ports, who, tx => takeBackComment(tx, ports, speakerOf(who), comment))
}

/**
 * Begins a thread in a write of the caller, who calls `ports.rooms.reviewChanged` after it. The ids are the
 * sender's: what is there already by the same author changes nothing [REV-4].
 * @throws Refusal `statement-archived`, `round-closed`, `too-large` for one thread too many, `not-found` for ids of
 *   somebody else or of another coalition
 */
export async function beginThread(
  tx: Tx,
  ports: Ports,
  by: Speaker,
  input: Input<typeof contracts.startThread>,
): Promise<Written> {
  const statement = await mustBeTheirs(tx, by, input.statement)
  const author = authorOf(ports, statement, by)
  const written = { thread: input.id, statement }
  if (await wasSent(tx, author, { ...input, thread: input.id })) return written
  if (await store.threadById(tx, input.id)) refuse('not-found')
  mustLive(statement)
  const now = ports.clock.now()
  const read = await mustBeOpenRound(tx, statement.id, input.round, now)
  await mustBeOfStatement(tx, statement, input.on)
  const mentions = await mustBelong(tx, statement.coalition, input.mentions)
  if ((await store.threadCount(tx, statement.id)) >= MOST.threads)
    refuse('too-large', 'This has as many threads of comments as it takes. Answer in one of them.')
  const { id, words, on: anchor } = input
  await mustFit(tx, statement, author, words)
  const changed = await store.nextChange(tx, statement.id)
  const state = { state: 'open' } as const
  await store.addThread(tx, { id, statement: statement.id, anchor, ...read, state, changed, createdAt: now })
  await store.addComment(tx, newComment({ id: input.comment, thread: id, words, mentions }, author, now))
  await tellOfThread(tx, ports, statement, by, mentions)
  return written
}

/**
 * Takes a comment of the speaker's own back, in a write of the caller. Twice changes nothing.
 * @throws Refusal `not-allowed` for somebody else's, `statement-archived`
 */
export async function takeBackComment(tx: Tx, ports: Ports, by: Speaker, id: string): Promise<Written> {
  const { comment, thread, statement } = await mustBeOwn(tx, ports, by, id)
  if (comment.removedAt === null) {
    await store.saveComment(tx, { ...comment, words: '', mentions: [], removedAt: ports.clock.now() })
    await noteInJournal(tx, ports, 'comment-removed', { comment: id })
    await changed(tx, thread)
  }
  return { thread: thread.id, statement }
}

async function answerThread(
  tx: Tx,
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.replyTo>,
): Promise<Written> {
  const by = speakerOf(who)
  const thread = (await store.threadById(tx, input.thread)) ?? refuse('not-found')
  const statement = await mustExist(tx, thread.statement)
  const author = authorOf(ports, statement, by)
  const written = { thread: thread.id, statement }
  if (await wasSent(tx, author, { ...input, comment: input.id })) return written
  mustLive(statement)
  const wasSettled = thread.state.state === 'settled'
  if (wasSettled && !roleMay(who.role, 'reviews.decide') && (await isClosed(tx, thread.round)))
    refuse('round-closed')
  const mentions = await mustBelong(tx, statement.coalition, input.mentions)
  if ((await store.commentCount(tx, thread.id)) >= MOST.comments)
    refuse('too-large', 'This thread has as many comments as it takes. Begin another one.')
  await mustFit(tx, statement, author, input.words)
  const at = await momentIn(tx, ports, thread.id)
  await store.addComment(tx, newComment({ ...input, mentions }, author, at))
  await changed(tx, { ...thread, state: { state: 'open' } })
  if (wasSettled) await audit(tx, ports, statement, who, 'thread.reopened', thread.id)
  await tellOfAnswer(tx, ports, statement, by, { thread: thread.id, mentions })
  return written
}

async function mustFit(tx: Tx, { id }: Statement, author: Author, words: string): Promise<void> {
  if ((await store.commentedBy(tx, id, author)) + words.length > MOST.characters)
    refuse(
      'too-large',
      'This is as much as one person can say here. Take back what is settled, or say it elsewhere.',
    )
}

/** Whether this very comment of this author is there already: what was sent twice is there once [REV-4]. */
async function wasSent(
  tx: Tx,
  { author }: Author,
  { comment: id, thread }: { comment: string; thread: string },
): Promise<boolean> {
  const comment = await store.commentById(tx, id)
  if (comment === undefined) return false
  return (comment.author === author && comment.thread === thread) || refuse('not-found')
}

const newComment = (
  { id, thread, words, mentions }: Pick<CommentRecord, 'id' | 'thread' | 'words' | 'mentions'>,
  by: Author,
  createdAt: number,
): CommentRecord => ({
  ...{ id, thread, words, mentions, createdAt, editedAt: null, removedAt: null },
  author: by.author,
  organisation: by.organisation,
})

/** Now, and later than everything said in the thread: its order is the order of time, and its first is its first. */
async function momentIn(tx: Tx, ports: Ports, thread: string): Promise<number> {
  const last = (await store.commentsIn(tx, thread)).at(-1)
  return Math.max(ports.clock.now(), (last?.createdAt ?? 0) + 1)
}

async function mustBeTheirs(tx: Tx, by: Speaker, id: string): Promise<Statement> {
  const statement = await mustExist(tx, id)
  return statement.coalition === by.coalition ? statement : refuse('not-found')
}

async function mustBeOwn(tx: Tx, ports: Ports, by: Speaker, id: string) {
  const comment = (await store.commentById(tx, id)) ?? refuse('not-found')
  const thread = (await store.threadById(tx, comment.thread)) ?? refuse('not-found')
  const statement = await mustBeTheirs(tx, by, thread.statement)
  if (comment.author !== authorOf(ports, statement, by).author)
    refuse('not-allowed', 'Only whoever wrote a comment can change it or take it back.')
  mustLive(statement)
  return { comment, thread, statement }
}

async function changed(tx: Tx, thread: ThreadRecord): Promise<void> {
  await store.saveThread(tx, { ...thread, changed: await store.nextChange(tx, thread.statement) })
}
