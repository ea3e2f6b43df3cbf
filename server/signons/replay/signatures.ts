/** What a restored copy must not forget of signatures: who withdrew, was erased, or lets less be shown. */
import type { Act } from '../../../shared/audit.ts'
import { notMe, type Shown, type Signature, withdraw } from '../../../shared/signature.ts'
import { type AuditData, appendAudit, eraseSecrets } from '../../audit/append.ts'
import type { Replay, ReplayPorts, Told } from '../../journal/kinds.ts'
import type { Query, Tx } from '../../ports.ts'
import { eraseOne, removeOne } from '../retention/erase.ts'
import * as store from '../store.ts'

/** What is lost cannot be made again: `lostSignatures` counts it. */
export const confirmed: Replay<'signature-confirmed'> = async () => false

export const withdrawn: Replay<'signature-withdrawn'> = async (tx, ports, { signature }, at) => {
  const before = await store.signatureById(tx, ports.keys, signature)
  const moved = before && withdraw(before, at)
  if (!moved?.changed) return false
  await store.dropAcceptance(tx, before!.signon, signature)
  await save(tx, ports, moved.signature, 'signature.withdrawn')
  return true
}

export const disowned: Replay<'signature-disowned'> = async (tx, ports, { signature }, at) => {
  const before = await store.signatureById(tx, ports.keys, signature)
  const moved = before && notMe(before, at)
  if (!moved?.changed) return false
  await store.dropAcceptance(tx, before!.signon, signature)
  const coalition = await save(tx, ports, moved.signature, 'signature.disowned')
  await eraseSecrets(tx, coalition, signature)
  return true
}

export const erased: Replay<'signature-erased'> = async (tx, ports, { signature }) => {
  const before = await store.signatureById(tx, ports.keys, signature)
  if (before === undefined || before.erasedAt !== null) return false
  await eraseOne(tx, ports, before)
  return true
}

export const removed: Replay<'signature-removed'> = async (tx, ports, { signature, by }) => {
  const before = await store.signatureById(tx, ports.keys, signature)
  if (before === undefined) return false
  if (before.state.state === 'withdrawn' && before.state.how === 'removed') return false
  await removeOne(tx, ports, before, by)
  return true
}

/** It narrows only: what was shown of it later was typed after the copy was made, and is not here. */
export const set: Replay<'signature-set'> = async (tx, ports, what) => {
  const before = await store.signatureById(tx, ports.keys, what.signature)
  if (before === undefined || before.erasedAt !== null) return false
  const next = narrowed(before, what)
  if (JSON.stringify(next) === JSON.stringify(before)) return false
  await save(tx, ports, next, 'signature.changed')
  return true
}

/** What was said with it is not here; where the signer signed another text since, it is of no matter. */
export const responded: Replay<'signature-responded'> = async (tx, ports, { signature, ...said }, at) => {
  const before = await store.signatureById(tx, ports.keys, signature)
  if (before === undefined || before.hash !== said.hash) return false
  if (before.response !== null && before.response.at >= at) return false
  const { version, what } = said
  await save(tx, ports, { ...before, response: { version, what, said: '', at } }, 'signature.responded', {
    ...{ what, to: version },
  })
  return true
}

/** How many of the signatures with these ids are not confirmed here. */
export async function lostAmong(q: Query, signatures: readonly string[]): Promise<number> {
  let lost = 0
  for (const id of signatures) {
    const state = await store.stateNameOf(q, id)
    if (state === undefined || state === 'pending') lost++
  }
  return lost
}

/** Makes every link to a signer's own page lead nowhere; signing again from the same address brings a new one. */
export const endAllLinks = store.dropAllLinks

function narrowed(before: Signature, what: Told<'signature-set'>): Signature {
  const isEmpty = (field: string) => what.empty.includes(field)
  const kept = (field: 'signatory' | 'role' | 'country' | 'affiliation') =>
    isEmpty(field) ? '' : before[field]
  const shown = Object.entries(before.shown).map(([field, was]) => [field, was && what.shown.includes(field)])
  const answers = Object.entries(before.answers).filter(([question]) => what.answered.includes(question))
  return {
    ...before,
    ...{ signatory: kept('signatory'), role: kept('role'), country: kept('country') },
    affiliation: kept('affiliation'),
    shown: Object.fromEntries(shown) as Shown,
    notJoined: what.notJoined,
    answers: Object.fromEntries(answers),
  }
}

/** @returns the coalition */
async function save(
  tx: Tx,
  ports: ReplayPorts,
  signature: Signature,
  act: Act,
  data: AuditData = {},
): Promise<string> {
  const { id, signon, version, hash } = signature
  const coalition = (await store.signonById(tx, signon))!.coalition
  await store.saveSignature(tx, ports.keys, signature)
  await store.listChanged(tx, signon, ports.clock.now())
  const told = { signon, version, hash, ...data, replayed: true }
  await appendAudit(tx, ports, { coalition, act, actor: '', subject: id, data: told })
  return coalition
}
