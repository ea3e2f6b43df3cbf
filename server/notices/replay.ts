/** What a restored copy must not forget of mails: who wants none. */
import type { Replay } from '../journal/kinds.ts'
import type { Ports, Tx } from '../ports.ts'
import { worthUntil } from './outbox.ts'
import * as store from './store.ts'

export const setDigest: Replay<'digest-set'> = async (tx, _ports, { person, digest }) => {
  if ((await store.sealedAddressOf(tx, person)) === undefined) return false
  if ((await store.digestsOf(tx, [person])).get(person) === digest) return false
  await store.setDigest(tx, person, digest)
  if (digest === 'never') await store.takeNotices(tx, person)
  return true
}

/**
 * Gives up what waits to be mailed and is not worth sending by now, and links for signing in, which are all ended. The
 * rest goes out: whether it did after the copy was made is not known, and never is worse than twice. Mail programs know
 * the second one by its Message-ID.
 * @returns how many wait on
 */
export async function giveUpOld(tx: Tx, { clock }: Pick<Ports, 'clock'>): Promise<number> {
  const waiting = await store.waitingMails(tx)
  const old = waiting.filter(mail => mail.kind === 'sign-in' || worthUntil(mail) <= clock.now())
  for (const { id } of old) await store.settleMail(tx, id, 'gave-up')
  return waiting.length - old.length
}

/** Gives up what waits to be mailed: it went out after the copy was made, and its links lead nowhere any more. */
export const giveUpWaiting = store.giveUpWaiting
