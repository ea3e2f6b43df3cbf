/** What a coordinator does with a sign-on: open, change, close, publish, move to another version. */

import type { Act } from '../../shared/audit.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import type { SignonRow } from '../../shared/contract/signons.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { boundTo } from '../../shared/signatoryBlock.ts'
import { change, close, newSignon, publish, type Signon } from '../../shared/signon.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { loadVersion } from '../statements/versions.ts'
import { type Current, currentOf } from './current.ts'
import { mailsSet } from './invitations/settings.ts'
import { endProposal } from './moves/moves.ts'
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
    await mailsSet(tx, ports, { signon, version: frozen }, settings.terms)
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
  return managed(ports, id, async (tx, { signon, version }, now) => {
    const changed = change(signon, wish, now)
    await mustStayHidden(tx, ports, signon, changed)
    await mailsSet(tx, ports, { signon: changed, version }, wish.terms, signon)
    await note(tx, ports, who, signon, 'signon.changed', settingsOf(changed))
    await noteSet(tx, ports, changed)
    return changed
  })
}

/** Refuses with `bad-input` to show in the list answers that were given when the question said it would not. */
async function mustStayHidden(tx: Tx, ports: Ports, before: Signon, changed: Signon): Promise<void> {
  const shown = ({ terms }: Signon) => terms.questions.filter(question => question.shown)
  const were = new Set(shown(before).map(({ id }) => id))
  const now = shown(changed).filter(({ id }) => !were.has(id))
  if (now.length === 0) return
  const signatures = await store.signaturesIn(tx, ports.keys, before.id)
  for (const { id, label } of now)
    if (signatures.some(({ answers }) => answers[id] !== undefined))
      refuse('bad-input', `“${label}” was answered for coordinators only. Ask it anew as another question.`)
}

/** Closes signing now. */
export async function closeSignon(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.closeSignon>,
): Promise<SignonRow> {
  return managed(ports, id, async (tx, { signon }, now) => {
    await note(tx, ports, who, signon, 'signon.closed', { version: signon.version })
    await endProposal(tx, ports, signon, who.person)
    const closed = close(signon, now)
    await noteSet(tx, ports, closed)
    return closed
  })
}

/** Lets signing go on after a coordinator has looked. Where nothing is paused, nothing changes. */
export async function resumeSignon(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.resumeSignon>,
): Promise<SignonRow> {
  return ports.storage.write(async tx => {
    const { signon } = await currentOf(tx, id)
    if (signon.pausedAt !== null) {
      await store.saveSignon(tx, { ...signon, pausedAt: null }, ports.clock.now())
      await note(tx, ports, who, signon, 'signon.resumed', { pausedAt: signon.pausedAt })
    }
    return signonRow(tx, ports, await currentOf(tx, id))
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
    if (await store.isTaken(tx, slug)) refuse('already-there', taken)
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

/** One write: load, move, store, and what it looks like afterwards. */
async function managed(
  ports: Ports,
  id: string,
  move: (tx: Tx, before: Current, now: number) => Promise<Signon>,
): Promise<SignonRow> {
  return ports.storage.write(async tx => {
    const signon = await move(tx, await currentOf(tx, id), ports.clock.now())
    await store.saveSignon(tx, signon, ports.clock.now())
    return signonRow(tx, ports, await currentOf(tx, id))
  })
}

/** A restored backup keeps at least as much from people, and no longer, than was set last. */
const noteSet = (tx: Tx, ports: Ports, signon: Signon): Promise<void> => {
  const { id, closesAt, closesLocal, zone, closedAt, acceptAtOnce, terms } = signon
  const { embargoLocal, invitedOnly, printNotJoined, listEarlier, showDeliveries, eraseAfterDays } = terms
  return noteInJournal(tx, ports, 'signon-set', {
    ...{ signon: id, closesAt, closesLocal, zone, closedAt, embargoLocal, invitedOnly, printNotJoined },
    ...{ listEarlier, showDeliveries, eraseAfterDays, acceptAtOnce },
    hidden: terms.questions.filter(({ shown }) => !shown).map(question => question.id),
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
  terms,
}: Signon): AuditData => ({
  ...{ opensAt, closesAt, closesLocal, zone, eligible, acceptAtOnce },
  groups: groups.length,
  embargo: terms.embargoLocal ?? '',
  invitedOnly: terms.invitedOnly,
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
