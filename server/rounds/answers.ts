/** Answering a round: one answer of an organisation counts, the newest; all are kept [ROUND-1]. */
import { DateTime } from 'luxon'
import type * as contracts from '../../shared/contract/rounds.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Who } from '../../shared/review/states.ts'
import { roleMay } from '../../shared/roles.ts'
import { mustTakeAnswers, stateOfRound } from '../../shared/round.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { authorOf, type Speaker, type Statement, speakerOf, whosOf } from '../reviews/authors.ts'
import { beginThread } from '../reviews/threads.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { mustBeRound, roundRow } from './rows.ts'
import * as store from './store.ts'

type GivenRow = Given<typeof contracts.answerRound>['own'][number]
export type Typed = Pick<Input<typeof contracts.answerRound>, 'answer' | 'words' | 'until'>

/** The round as a member sees it, with the own organisation's answers. */
export async function seeRound(
  ports: Ports,
  who: Member,
  { round: id }: Input<typeof contracts.seeRound>,
): Promise<Given<typeof contracts.seeRound>> {
  return ports.storage.read(async q => {
    const round = await mustBeRound(q, id)
    const statement = await mustExist(q, round.statement)
    const asked = await store.askedIn(q, id)
    const asksOwn = asked.some(({ organisation }) => organisation === who.organisation.id)
    const living = statement.archivedAt === null
    const open = living && stateOfRound(round, ports.clock.now()) === 'open'
    const may = {
      answer: open && asksOwn && roleMay(who.role, 'rounds.answer'),
      manage: living && roleMay(who.role, 'rounds.manage'),
      board: roleMay(who.role, 'rounds.board'),
    }
    const own = await ownAnswers(q, ports, statement, id, who.organisation.id)
    return { ...(await roundRow(q, ports, round)), may, own, asksOwn }
  })
}

/**
 * Answers for one's organisation. The deadline is decided here, inside the write, by the server's clock.
 * @throws Refusal `round-closed`, `not-allowed` for an organisation that was not asked, `bad-input` for a condition
 *   without words or a day that is missing
 */
export async function answerRound(
  ports: Ports,
  who: Member,
  { round: id, ...typed }: Input<typeof contracts.answerRound>,
): Promise<Given<typeof contracts.answerRound>> {
  const { own, statement } = await ports.storage.write(async tx => {
    const { statement } = await recordAnswer(tx, ports, speakerOf(who), id, typed)
    return { own: await ownAnswers(tx, ports, statement, id, who.organisation.id), statement }
  })
  ports.mailsQueued()
  ports.rooms.reviewChanged(statement.id)
  return { own }
}

/**
 * Adds an answer in a write of the caller, who calls `ports.rooms.reviewChanged` after it. The same answer sent
 * again by the same person changes nothing [REV-4]. In an unattributed statement its words become a comment
 * without a name too: the board does not show them beside an organisation [REV-5].
 */
export async function recordAnswer(
  tx: Tx,
  ports: Ports,
  by: Speaker,
  id: string,
  typed: Typed,
): Promise<{ statement: Statement }> {
  const round = await mustBeRound(tx, id)
  const statement = await mustExist(tx, round.statement)
  mustLive(statement)
  const now = ports.clock.now()
  mustTakeAnswers(round, now)
  await mustBeAsked(tx, id, by.organisation)
  const said = whole(typed)
  const { author } = authorOf(ports, statement, by)
  const [last] = await store.answersIn(tx, id, by.organisation)
  if (last && last.author === author && sameAnswer(last, said)) return { statement }
  const at = Math.max(now, (last?.at ?? 0) + 1)
  const answer = { id: ports.ids.id(), round: id, organisation: by.organisation, author, at, ...said }
  await store.addAnswer(tx, answer)
  await audit(tx, ports, by, statement, answer)
  if (statement.unattributed === 1 && said.words !== '')
    await sayWithoutName(tx, ports, by, round, said.words)
  return { statement }
}

/** In an unattributed statement the log says only that there was an answer: its time would tell whose words are whose. */
async function audit(tx: Tx, ports: Ports, by: Speaker, statement: Statement, answer: store.GivenAnswer) {
  const named = statement.unattributed === 0
  await appendAudit(tx, ports, {
    ...{ coalition: by.coalition, act: 'round.answered', subject: answer.round },
    actor: named && by.kind === 'person' ? by.id : '',
    data: {
      statement: statement.id,
      ...(named ? { organisation: by.organisation, answer: answer.answer } : {}),
    },
  })
}

async function mustBeAsked(q: Query, round: string, organisation: string): Promise<void> {
  const asked = await store.askedIn(q, round)
  if (!asked.some(row => row.organisation === organisation))
    refuse('not-allowed', 'Your organisation is not asked in this round. A coordinator can invite it.')
}

/** An answer with what it needs and nothing else. */
function whole({ answer, words, until }: Typed): Typed {
  if (answer === 'agree-if' && words === '')
    refuse('bad-input', 'Say what must change for your organisation to agree. Nothing was sent.')
  if (answer === 'need-until' && !isDay(until ?? ''))
    refuse('bad-input', 'Say until which day your organisation needs. Nothing was sent.')
  return { answer, words, until: answer === 'need-until' ? until : null }
}

/** Whether it is a day of the calendar, as `2027-02-01`. */
export const isDay = (until: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(until) && DateTime.fromISO(until, { zone: 'utc' }).isValid

const sameAnswer = (one: Typed, other: Typed) =>
  one.answer === other.answer && one.words === other.words && one.until === other.until

async function sayWithoutName(tx: Tx, ports: Ports, by: Speaker, round: store.Round, words: string) {
  await beginThread(tx, ports, by, {
    ...{ statement: round.statement, id: ports.ids.id(), comment: ports.ids.id() },
    ...{ on: { kind: 'whole' }, words, mentions: [], round: round.id },
  })
}

/** An organisation's answers as it sees them itself, newest first. */
async function ownAnswers(
  q: Query,
  ports: Ports,
  statement: Statement,
  round: string,
  organisation: string,
): Promise<GivenRow[]> {
  return givenRows(q, ports, statement, await store.answersIn(q, round, organisation))
}

/** Answers with who gave each; nobody is named in an unattributed statement. */
export async function givenRows(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  statement: Statement,
  answers: readonly store.GivenAnswer[],
): Promise<GivenRow[]> {
  const whoOf: (author: store.GivenAnswer) => Who = await whosOf(q, ports, statement, answers)
  return answers.map(answer => {
    const { words, until, at } = answer
    return { answer: answer.answer, words, until, at, by: whoOf(answer) }
  })
}
