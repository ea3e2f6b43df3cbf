/** Who leads on an ask, how urgent it is, how it hangs together with others: what is said of it beside its words. */
import { closesCircle } from '../../shared/asks/links.ts'
import { pairOf } from '../../shared/asks/wordings.ts'
import type { Act } from '../../shared/audit.ts'
import type * as contracts from '../../shared/contract/asks.ts'
import type { AskRow } from '../../shared/contract/asks.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Tx } from '../ports.ts'
import { heldRevisions } from './entering.ts'
import { mustBeHere, mustHold } from './judge.ts'
import { askRow, saysOf, sha256 } from './rows.ts'
import * as store from './store.ts'
import { changePlace, placesIn } from './storeCarriers.ts'
import * as links from './storeLinks.ts'

/**
 * Changes who leads on an ask, its process, priority, support and tags.
 * @throws Refusal `not-found` for an organisation or a process of another coalition, `bad-input` for another process
 *   than that of the drafts it is aimed at
 */
export async function manageAsk(
  ports: Ports,
  who: Member,
  { ask, ...asked }: Input<typeof contracts.manageAsk>,
): Promise<AskRow> {
  return ports.storage.write(async tx => {
    const before = (await store.askIn(tx, who.coalition, ask)) ?? refuse('not-found')
    await mustBeHere(tx, who.coalition, asked)
    if (asked.process !== undefined) await mustBeAbout(tx, who.coalition, ask, asked.process)
    const tags = asked.tags && JSON.stringify([...new Set(asked.tags)])
    const given = Object.entries({ ...asked, tags }).filter(
      ([field, value]) => value !== undefined && value !== before[field as keyof store.Ask],
    )
    if (given.length > 0) {
      await store.changeAsk(tx, ask, Object.fromEntries(given))
      await audit(tx, ports, who, 'ask.managed', ask, { fields: given.map(([field]) => field) })
    }
    return askRow(tx, who.coalition, ask)
  })
}

/** @throws Refusal `bad-input` where the ask is aimed at a draft of another process than this one, or none */
async function mustBeAbout(tx: Tx, coalition: string, ask: string, process: string | null): Promise<void> {
  const held = (await heldRevisions(tx, coalition, [ask])).get(ask) ?? refuse('not-found')
  if ((await mustHold(tx, coalition, { ask, process }, saysOf(held))) !== process)
    refuse(
      'bad-input',
      'This ask is aimed at a draft of its process. Take that away first, then the process.',
    )
}

/**
 * Says that an ask does something to another one.
 * @throws Refusal `not-found` for an ask of another register, `bad-input` for itself and for a circle,
 *   `already-there`
 */
export async function linkAsks(
  ports: Ports,
  who: Member,
  { ask, kind, other }: Input<typeof contracts.linkAsks>,
): Promise<AskRow> {
  const { coalition, person: by } = who
  return ports.storage.write(async tx => {
    if (!(await store.askIn(tx, coalition, other))) refuse('not-found')
    if (ask === other) refuse('bad-input', 'An ask does not hang together with itself. Choose another one.')
    const there = await links.linksOf(tx, coalition)
    const link = { id: ports.ids.id(), coalition, kind, from: ask, to: other, by, at: ports.clock.now() }
    if (closesCircle(there, link))
      refuse('bad-input', 'These two hang together the other way round already. Take that back first.')
    await links.addLink(tx, link)
    await audit(tx, ports, who, 'ask.linked', ask, { kind, other })
    return askRow(tx, coalition, ask)
  })
}

/** Takes back that two asks hang together, from either of them. @throws Refusal `not-found` */
export async function unlinkAsks(
  ports: Ports,
  who: Member,
  { ask, link: id }: Input<typeof contracts.unlinkAsks>,
): Promise<AskRow> {
  return ports.storage.write(async tx => {
    const there = await links.linksOf(tx, who.coalition)
    const link = there.find(one => one.id === id && [one.from, one.to].includes(ask)) ?? refuse('not-found')
    await links.removeLink(tx, id)
    await audit(tx, ports, who, 'ask.unlinked', link.from, { kind: link.kind, other: link.to })
    return askRow(tx, who.coalition, ask)
  })
}

/**
 * Says that the register's wording and a statement's both stay: this pair is offered no more. Where one of them has
 * changed since it was seen, nobody has decided about what they say now, and the offer stays.
 * @throws Refusal `not-found` for a statement that does not carry the ask
 */
export async function keepWordings(
  ports: Ports,
  who: Member,
  { ask, statement, registers, statements }: Input<typeof contracts.keepWordings>,
): Promise<AskRow> {
  return ports.storage.write(async tx => {
    const held = (await heldRevisions(tx, who.coalition, [ask])).get(ask) ?? refuse('not-found')
    const place = (await placesIn(tx, statement)).find(one => one.ask === ask) ?? refuse('not-found')
    const seen = pairOf(registers, statements)
    if (seen === pairOf(held.wording, place.wording) && place.kept !== sha256(seen)) {
      await changePlace(tx, place, { kept: sha256(seen) })
      await audit(tx, ports, who, 'ask.wordings-kept', ask, { statement })
    }
    return askRow(tx, who.coalition, ask)
  })
}

/** Which suggested asks the coalition dropped. */
export async function listDropped(ports: Ports, who: Member): Promise<Given<typeof contracts.listDropped>> {
  return ports.storage.read(async q => ({ dropped: await links.droppedOf(q, who.coalition) }))
}

/** Drops suggested asks, or takes that back. What is dropped already, or was not, stays so. */
export async function dropSuggested(
  ports: Ports,
  who: Member,
  { coalition, wordings, dropped }: Input<typeof contracts.dropSuggested>,
): Promise<Given<typeof contracts.dropSuggested>> {
  return ports.storage.write(async tx => {
    const before = new Set(await links.droppedOf(tx, coalition))
    const others = [...new Set(wordings)].filter(wording => before.has(wording) !== dropped)
    const made = { coalition, by: who.person, at: ports.clock.now() }
    if (dropped) await links.addDropped(tx, others, made)
    else await links.removeDropped(tx, coalition, others)
    if (others.length > 0)
      await audit(tx, ports, who, 'ask.suggestion-dropped', coalition, { count: others.length, dropped })
    return { dropped: await links.droppedOf(tx, coalition) }
  })
}

const audit = (
  tx: Tx,
  ports: Ports,
  { coalition, person: actor }: Member,
  act: Act,
  subject: string,
  data: AuditData,
) => appendAudit(tx, ports, { coalition, act, actor, subject, data })
