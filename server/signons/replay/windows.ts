/** What a restored copy must not forget of sign-ons: until when they could be signed, and what they keep from whom. */
import type { Act } from '../../../shared/audit.ts'
import { pause, type Signon } from '../../../shared/signon.ts'
import { takeBack } from '../../../shared/textChange.ts'
import { type AuditData, appendAudit } from '../../audit/append.ts'
import type { Replay, ReplayPorts } from '../../journal/kinds.ts'
import type { Tx } from '../../ports.ts'
import { dropLanguage, languagesIn } from '../languages/store.ts'
import { movesOf } from '../moves/moves.ts'
import { settleMove } from '../moves/store.ts'
import * as store from '../store.ts'
import { lostAmong } from './signatures.ts'

export const set: Replay<'signon-set'> = async (tx, ports, { signon: id, hidden, ...what }) => {
  const before = await store.signonById(tx, id)
  if (before === undefined) return false
  const { closesAt, closesLocal, zone, closedAt, acceptAtOnce, ...terms } = what
  const questions = before.terms.questions.map(question => ({
    ...question,
    shown: question.shown && !hidden.includes(question.id),
  }))
  const next = {
    ...{ ...before, closesAt, closesLocal, zone, closedAt, acceptAtOnce },
    terms: { ...before.terms, ...terms, questions },
  }
  if (JSON.stringify(next) === JSON.stringify(before)) return false
  const closes = before.closedAt === null && closedAt !== null
  await save(tx, ports, next, closes ? 'signon.closed' : 'signon.changed')
  return true
}

export const takenBack: Replay<'move-taken-back'> = async (tx, ports, { move: id, signon: of }, at) => {
  const signon = await store.signonById(tx, of)
  const move = signon && (await movesOf(tx, signon)).find(known => known.id === id)
  if (!signon || move?.state !== 'proposed') return false
  await settleMove(tx, takeBack(move, at))
  await note(tx, ports, signon, 'signon.move-taken-back', { move: id, to: move.to.version })
  return true
}

/** One that was added again after that stays. */
export const languageRemoved: Replay<'language-removed'> = async (
  tx,
  ports,
  { signon: of, language },
  at,
) => {
  const signon = await store.signonById(tx, of)
  const there = (await languagesIn(tx, of)).find(row => row.language === language)
  if (!signon || !there || there.addedAt > at) return false
  await dropLanguage(tx, of, language)
  await store.listChanged(tx, of, ports.clock.now())
  await note(tx, ports, signon, 'signon.language-removed', { language })
  return true
}

/** Pauses every sign-on that is not closed, until a coordinator has looked. @returns how many */
export async function pauseAll(tx: Tx, ports: ReplayPorts): Promise<number> {
  const now = ports.clock.now()
  let paused = 0
  for (const signon of await store.everySignon(tx)) {
    const next = pause(signon, now)
    if (next.pausedAt === signon.pausedAt) continue
    await save(tx, ports, next, 'signon.paused')
    paused++
  }
  return paused
}

/**
 * Says in the log of each sign-on how many confirmed signatures are not in the copy; their signers have receipts.
 * @param confirmed the ids of those that still stood when the copy was put back, by sign-on
 * @returns how many in all
 */
export async function noteLost(
  tx: Tx,
  ports: ReplayPorts,
  confirmed: ReadonlyMap<string, readonly string[]>,
): Promise<number> {
  let all = 0
  for (const [of, signatures] of confirmed) {
    const signon = await store.signonById(tx, of)
    const lost = await lostAmong(tx, signatures)
    if (signon && lost > 0) await note(tx, ports, signon, 'signon.signatures-lost', { lost })
    all += lost
  }
  return all
}

async function save(tx: Tx, ports: ReplayPorts, signon: Signon, act: Act): Promise<void> {
  await store.saveSignon(tx, signon, ports.clock.now())
  const { closesAt, closedAt } = signon
  await note(tx, ports, signon, act, { closesAt, closedAt })
}

async function note(
  tx: Tx,
  ports: ReplayPorts,
  { id, coalition }: Signon,
  act: Act,
  data: AuditData,
): Promise<void> {
  const told = { ...data, replayed: true }
  await appendAudit(tx, ports, { coalition, act, actor: '', subject: id, data: told })
}
