/** What a restored copy must not forget of mails: who wants none. */
import type { Replay } from '../journal/kinds.ts'
import * as store from './store.ts'

export const setDigest: Replay<'digest-set'> = async (tx, _ports, { person, digest }) => {
  if ((await store.sealedAddressOf(tx, person)) === undefined) return false
  if ((await store.digestsOf(tx, [person])).get(person) === digest) return false
  await store.setDigest(tx, person, digest)
  if (digest === 'never') await store.takeNotices(tx, person)
  return true
}

/** Gives up what waits to be mailed: it went out after the copy was made, and its links lead nowhere any more. */
export const giveUpWaiting = store.giveUpWaiting
