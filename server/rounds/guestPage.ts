/** A guest's page and its buttons. Opening it changes nothing that anybody said; only a press does [SIGN-3]. */

import { putSuggestion, startThread } from '../../shared/contract/reviews.ts'
import type * as contracts from '../../shared/contract/rounds.ts'
import { answerRound } from '../../shared/contract/rounds.ts'
import type { Input } from '../../shared/contract/route.ts'
import { Refusal, type RefusalCode, refuse } from '../../shared/refusals.ts'
import { mustTakeAnswers } from '../../shared/round.ts'
import type { Page } from '../http/bind.ts'
import { statusOf } from '../http/problems.ts'
import type { Visitor } from '../http/who.ts'
import type { Ports, Tx } from '../ports.ts'
import { changesFrom, suggest, withdraw } from '../reviews/suggestions.ts'
import { beginThread, takeBackComment } from '../reviews/threads.ts'
import { mustLive } from '../statements/statements.ts'
import { isDay, recordAnswer } from './answers.ts'
import { type Link, linkOf, noteLook, ownWords, pageOf } from './guestView.ts'
import {
  anchorAt,
  changeOf,
  lines,
  MOST_WORDS,
  oneLine,
  type Problem,
  Said,
  textBlockAt,
} from './guestWords.ts'
import { deadPage } from './pages/guest.ts'
import { placeOf } from './pages/letter.ts'

type Pressed = Input<typeof contracts.guestPress>

/** The page. A link that is unknown and one that was revoked lead to the same. */
export async function showRound(
  ports: Ports,
  _who: Visitor,
  { guest: token }: Input<typeof contracts.showRound>,
): Promise<Page> {
  const html = await pageOf(ports, token)
  if (html === undefined) return dead()
  await noteLook(ports, token)
  return { html }
}

/**
 * Does what a button says, in one write, and leads back to its place on the page. What cannot be done is said on
 * the page, with everything that was typed; a press that was made before changes nothing.
 */
export async function guestPress(
  ports: Ports,
  _who: Visitor,
  pressed: Input<typeof contracts.guestPress>,
): Promise<Page> {
  const { guest: token } = pressed
  try {
    const statement = await ports.storage.write(async tx => {
      const link = (await linkOf(tx, ports, token)) ?? refuse('link-expired')
      mustLive(link.statement)
      mustTakeAnswers(link.round, ports.clock.now())
      await PRESSES[pressed.press](tx, ports, link, pressed)
      return link.statement.id
    })
    ports.mailsQueued()
    ports.rooms.reviewChanged(statement)
  } catch (fault) {
    const problem = fault instanceof Said ? fault.problem : problemOf(fault)
    return again(ports, pressed, problem)
  }
  const place = pressed.press === 'answer' ? 'answer' : placeOf(pressed.block)
  return { redirect: `/r/${token}#${place}` }
}

const PROBLEMS: Partial<Record<RefusalCode, Problem>> = {
  'round-closed': 'over',
  'statement-archived': 'over',
  'wrong-state': 'gone',
  'not-found': 'gone',
  'not-allowed': 'gone',
  'too-large': 'other',
  'bad-input': 'other',
  'link-expired': 'other',
  'try-again': 'other',
}

/** @throws what is not a refusal that a guest can meet: it is nobody's typing */
function problemOf(fault: unknown): Problem {
  const problem = fault instanceof Refusal ? PROBLEMS[fault.code] : undefined
  if (problem === undefined) throw fault
  return problem
}

const PRESSES: Record<
  Pressed['press'],
  (tx: Tx, ports: Ports, link: Link, pressed: Pressed) => Promise<void>
> = {
  async comment(tx, ports, { round, statement, version, by }, { id, block, words = '' }) {
    const said = lines(words)
    if (said === '') throw new Said('nothing')
    const input = startThread.input.safeParse({
      ...{ statement: statement.id, id, comment: commentId(ports, id), words: said, round: round.id },
      on: anchorAt(version, block),
    })
    if (!input.success) throw new Said(said.length > MOST_WORDS ? 'long' : 'other')
    await beginThread(tx, ports, by, input.data)
  },

  async suggest(tx, ports, { round, statement, version, by }, { id, block: at, words = '', why = '' }) {
    const block = textBlockAt(version, at)
    const change = changeOf(version, block, lines(words))
    const input = putSuggestion.input.safeParse({
      ...{ statement: statement.id, suggestion: id, changes: [change], round: round.id },
      why: oneLine(why),
    })
    if (!input.success) throw new Said(why.length > 1000 ? 'long' : 'other')
    await suggest(tx, ports, by, { ...input.data, changes: changesFrom(input.data.changes) })
  },

  async withdraw(tx, ports, { by, round, statement }, { id = '' }) {
    const own = await ownWords(tx, ports, { by, round, statement })
    const thread = own.threads.find(row => row.id === id)
    const comment = thread?.comments[0]?.id
    if (comment !== undefined) await takeBackComment(tx, ports, by, comment)
    else await withdraw(tx, ports, by, id)
  },

  async answer(tx, ports, { by, round }, { answer, words = '', until = '' }) {
    if (answer === undefined) throw new Said('choose')
    const said = oneLine(words)
    if (answer === 'agree-if' && said === '') throw new Said('condition')
    if (answer === 'need-until' && !isDay(until)) throw new Said('day')
    const input = answerRound.input.safeParse({
      ...{ round: round.id, answer, words: said, until: until === '' ? null : until },
    })
    if (!input.success) throw new Said(said.length > 2000 ? 'long' : 'day')
    await recordAnswer(tx, ports, by, round.id, input.data)
  },
}

/**
 * The id of a guest's comment, made of the one the page gave its thread, so that pressed twice it is the same. It
 * differs from that like any member's: where nobody is named, an id must not say who came by a link [REV-5].
 */
const commentId = ({ keys }: Ports, thread = ''): string =>
  keys.lookup(`comment of a guest\n${thread}`).slice(0, 16)

async function again(ports: Ports, pressed: Pressed, problem: Problem): Promise<Page> {
  const { press, id, block = '', words = '', why = '', answer, until = '' } = pressed
  const typed = { press, problem, id, block, words, why, answer, until }
  const html = await pageOf(ports, pressed.guest, typed)
  if (html === undefined) return dead()
  return {
    html,
    status: statusOf(problem === 'over' ? 'round-closed' : problem === 'gone' ? 'wrong-state' : 'bad-input'),
  }
}

const dead = (): Page => ({ html: deadPage(), status: statusOf('not-found') })
