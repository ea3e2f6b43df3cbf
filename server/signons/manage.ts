/** What a coordinator does with a sign-on: open, change, close, publish, move to another version. */

import type { Act } from '../../shared/audit.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import type { SignonRow } from '../../shared/contract/signons.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { boundTo } from '../../shared/signatoryBlock.ts'
import { change, close, moveTo, newSignon, publish, type Signon, windowState } from '../../shared/signon.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { queueMail } from '../notices/outbox.ts'
import type { Ports, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { loadVersion } from '../statements/versions.ts'
import { type Current, currentOf, versionOfSame } from './current.ts'
import { linkTo } from './links.ts'
import { signonRow } from './rows.ts'
import * as store from './store.ts'

/**
 * Opens a sign-on on a version.
 * Refuses with `mail-needed` on a server that others can reach and that cannot send mail: nobody could confirm.
 * Refuses with `statement-archived` a letter that was put away.
 */
export async function openSignon(
  ports: Ports,
  who: Member,
  { version, ...settings }: Input<typeof contracts.openSignon>,
): Promise<SignonRow> {
  if (ports.mailer.kind === 'terminal' && !ports.config.loopbackOnly) refuse('mail-needed')
  const made = { id: ports.ids.id(), secret: ports.ids.token() }
  return ports.storage.write(async tx => {
    const frozen = await loadVersion(tx, version)
    if (frozen?.coalition !== who.coalition) refuse('not-found')
    const { coalition, statement } = frozen
    mustLive(await mustExist(tx, statement))
    const opened = { ...made, coalition, statement, version, openedBy: who.person }
    const signon = newSignon(opened, settings, ports.clock.now())
    await store.addSignon(tx, signon)
    await note(tx, ports, who, signon, 'signon.opened', { version, hash: frozen.hash, ...settingsOf(signon) })
    return signonRow(tx, ports, { signon, version: frozen })
  })
}

/** Moves the deadline, or changes groups and how signatures are accepted. */
export async function changeSignon(
  ports: Ports,
  who: Member,
  { signon: id, ...wish }: Input<typeof contracts.changeSignon>,
): Promise<SignonRow> {
  return managed(ports, id, async (tx, { signon }, now) => {
    const changed = change(signon, wish, now)
    await note(tx, ports, who, signon, 'signon.changed', settingsOf(changed))
    return changed
  })
}

/** Closes signing now. */
export async function closeSignon(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.closeSignon>,
): Promise<SignonRow> {
  return managed(ports, id, async (tx, { signon }, now) => {
    await note(tx, ports, who, signon, 'signon.closed', { version: signon.version })
    return close(signon, now)
  })
}

/** Publishes the letter and its list. Refuses with `already-there` an address that another letter has. */
export async function publishSignon(
  ports: Ports,
  who: Member,
  { signon: id, slug }: Input<typeof contracts.publishSignon>,
): Promise<SignonRow> {
  const taken = `There is a letter at “${slug}” already. Choose another address.`
  const publishing = managed(ports, id, async (tx, { signon }, now) => {
    const published = publish(signon, slug, now)
    if (await store.signonAt(tx, slug)) refuse('already-there', taken)
    await note(tx, ports, who, signon, 'signon.published', { version: signon.version, slug })
    return published
  })
  return publishing.catch(fault => {
    throw fault instanceof Refusal && fault.code === 'already-there'
      ? new Refusal('already-there', taken)
      : fault
  })
}

/**
 * Makes another version of the same letter the current one. Every signature stays on the text it was made on;
 * while signing is open, their signers are told by mail, with a link that shows what changed [SIGN-1].
 */
export async function moveSignon(
  ports: Ports,
  who: Member,
  { signon: id, version }: Input<typeof contracts.moveSignon>,
): Promise<SignonRow> {
  const row = await managed(ports, id, async (tx, before, now) => {
    const next = await versionOfSame(tx, before.signon, version)
    const signon = moveTo(before.signon, version)
    const { number, hash } = next
    await note(tx, ports, who, signon, 'signon.moved', {
      from: before.signon.version,
      to: version,
      number,
      hash,
    })
    if (windowState(signon, now) !== 'closed') await tellSigners(tx, ports, signon, hash)
    return signon
  })
  ports.mailsQueued()
  return row
}

/**
 * Has the living letter's signatories drawn from this sign-on: an edit that those who write see. Versions that are
 * frozen already keep what they hold.
 */
export async function bindList(
  ports: Ports,
  who: Member,
  { signon: id, bound }: Input<typeof contracts.bindList>,
): Promise<Given<typeof contracts.bindList>> {
  const { signon } = await ports.storage.read(async q => {
    const current = await currentOf(q, id)
    mustLive(await mustExist(q, current.signon.statement))
    return current
  })
  await ports.rooms.edit(signon.statement, text => boundTo(text, bound ? id : null, ports.ids.id), who.person)
  await ports.storage.write(tx => note(tx, ports, who, signon, bound ? 'signon.bound' : 'signon.unbound', {}))
  return { bound }
}

async function tellSigners(tx: Tx, ports: Ports, signon: Signon, hash: string): Promise<void> {
  const signatures = await store.signaturesIn(tx, ports.keys, signon.id, ['pending', 'confirmed', 'accepted'])
  for (const signature of signatures.filter(made => made.hash !== hash)) {
    const kind = signature.state.state === 'pending' ? 'confirm-signature' : 'reconfirm-signature'
    await queueMail(tx, ports, { kind, to: signature.address, link: await linkTo(tx, ports, signature.id) })
  }
}

/** One write: load, move, store, and what it looks like afterwards. */
async function managed(
  ports: Ports,
  id: string,
  move: (tx: Tx, before: Current, now: number) => Promise<Signon>,
): Promise<SignonRow> {
  return ports.storage.write(async tx => {
    const signon = await move(tx, await currentOf(tx, id), ports.clock.now())
    await store.saveSignon(tx, signon)
    return signonRow(tx, ports, await currentOf(tx, id))
  })
}

const settingsOf = ({
  opensAt,
  closesAt,
  closesLocal,
  zone,
  eligible,
  groups,
  acceptAtOnce,
}: Signon): AuditData => ({
  ...{ opensAt, closesAt, closesLocal, zone, eligible, acceptAtOnce },
  groups: groups.length,
})

async function note(
  tx: Tx,
  ports: Ports,
  who: Member,
  signon: Signon,
  act: Act,
  data: AuditData,
): Promise<void> {
  await appendAudit(tx, ports, { coalition: who.coalition, act, actor: who.person, subject: signon.id, data })
}
