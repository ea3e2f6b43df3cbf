/** What a restored copy must not forget of rounds: until when they took answers, and whose link was ended. */
import type { Act } from '../../shared/audit.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Replay, ReplayPorts } from '../journal/kinds.ts'
import type { Tx } from '../ports.ts'
import { mustExist } from '../statements/statements.ts'
import { headsById } from './rows.ts'
import * as store from './store.ts'

/** A round that closed with a version frozen after the copy was made is closed with the one it circulated. */
export const setRound: Replay<'round-set'> = async (tx, ports, { round: id, ...set }) => {
  const round = await store.roundById(tx, id)
  if (round === undefined) return false
  const heads = await headsById(tx, round.statement)
  const isThere = set.closedWith === null || heads.has(set.closedWith)
  const now = { ...set, closedWith: isThere ? set.closedWith : round.version }
  const keys = Object.keys(now) as (keyof typeof now)[]
  if (keys.every(key => round[key] === now[key])) return false
  await store.changeRound(tx, id, now)
  const closes = round.closedAt === null && now.closedAt !== null
  const data = closes ? { version: now.closedWith } : { closesAt: now.closesAt }
  await note(tx, ports, round, closes ? 'round.closed' : 'round.extended', id, data)
  return true
}

/** A guest who was given a new link after that keeps it. */
export const revokeGuest: Replay<'guest-revoked'> = async (tx, ports, { guest: id }, at) => {
  const guest = await store.guestById(tx, ports.keys, id)
  const round = guest && (await store.roundById(tx, guest.round))
  if (!guest || !round || guest.revokedAt !== null || guest.createdAt > at) return false
  await store.changeGuest(tx, ports.keys, id, { revokedAt: at })
  await note(tx, ports, round, 'round.guest-revoked', id, { round: round.id })
  return true
}

/** Ends every guest's link: nobody knows which were ended after the copy was made. Inviting again gives new ones. */
export const revokeAllGuests = (tx: Tx, { clock }: Pick<ReplayPorts, 'clock'>): Promise<void> =>
  store.revokeAllGuests(tx, clock.now())

async function note(
  tx: Tx,
  ports: ReplayPorts,
  { statement }: store.Round,
  act: Act,
  subject: string,
  data: AuditData,
): Promise<void> {
  const { coalition } = await mustExist(tx, statement)
  await appendAudit(tx, ports, { coalition, act, actor: '', subject, data: { ...data, replayed: true } })
}
