/** The coalition's register of asks: what each says, each wording it has had, and what carries it. */
import type * as contracts from '../../shared/contract/asks.ts'
import type { AskRow } from '../../shared/contract/asks.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Member } from '../http/who.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query } from '../ports.ts'
import { enterAsk as enter, reviseHeld } from './entering.ts'
import { askRow, askRows, saysOf } from './rows.ts'
import * as store from './store.ts'
import * as carriers from './storeCarriers.ts'

/** Every ask of the coalition. */
export async function listAsks(ports: Ports, who: Member): Promise<Given<typeof contracts.listAsks>> {
  return ports.storage.read(async q => ({ asks: await askRows(q, who.coalition) }))
}

/** The asks that a statement carries or that one of its versions carried. */
export async function statementAsks(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.statementAsks>,
): Promise<Given<typeof contracts.statementAsks>> {
  return ports.storage.read(async q => {
    const carried = (await carriers.placesIn(q, statement)).map(place => place.ask)
    const wanted = new Set([...carried, ...(await carriers.everCarriedBy(q, statement))])
    return { asks: await askRows(q, who.coalition, wanted) }
  })
}

/** A drafter makes an ask of a block of the living text. Refuses with `statement-archived`. */
export async function makeAsk(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.makeAsk>,
): Promise<AskRow> {
  const { statement, block, ...says } = input
  return ports.storage.write(async tx => {
    const { session, draft, archivedAt } = (await carriers.letterOf(tx, statement)) ?? refuse('not-found')
    if (archivedAt !== null) refuse('statement-archived')
    const ask = await enter(tx, ports, who, says, { session, draft })
    await carriers.addPlace(tx, { ask, statement, block, wording: '' })
    return askRow(tx, who.coalition, ask)
  })
}

/** A drafter enters an ask that no statement carries yet. */
export async function enterAsk(
  ports: Ports,
  who: Member,
  { coalition, process, ...says }: Input<typeof contracts.enterAsk>,
): Promise<AskRow> {
  return ports.storage.write(async tx => {
    const ask = await enter(tx, ports, who, says, { process })
    return askRow(tx, coalition, ask)
  })
}

/** An ask with every revision it has had, newest first. */
export async function seeAsk(
  ports: Ports,
  who: Member,
  { ask }: Input<typeof contracts.seeAsk>,
): Promise<Given<typeof contracts.seeAsk>> {
  return ports.storage.read(async q => {
    const row = await askRow(q, who.coalition, ask)
    return { ...row, revisions: await revisionRows(q, who.coalition, ask) }
  })
}

/** A drafter changes what the register says of an ask: a new revision. No statement is changed by it. */
export async function reviseAsk(
  ports: Ports,
  who: Member,
  { ask, seen, ...says }: Input<typeof contracts.reviseAsk>,
): Promise<AskRow> {
  return ports.storage.write(async tx => {
    await reviseHeld(tx, ports, who, ask, says, seen)
    return askRow(tx, who.coalition, ask)
  })
}

async function revisionRows(q: Query, coalition: string, ask: string) {
  const revisions = await store.revisionsOf(q, [ask])
  const names = await namesOf(
    q,
    revisions.map(revision => revision.by),
  )
  const titles = await carriers.titlesOf(
    q,
    revisions.flatMap(({ statement }) => statement ?? []),
  )
  const versions = await carriers.carriersOf(q, coalition, [ask])
  return revisions.map(revision => {
    const { number, at, by, statement } = revision
    const first = versions.find(version => version.revision === number)
    return {
      ...saysOf(revision),
      ...{ number, at, by: { id: by, name: names.get(by) ?? '' } },
      statement: statement === null ? null : { id: statement, title: titles.get(statement) ?? '' },
      firstIn: first
        ? { id: first.id, statement: first.statement, title: first.title, number: first.number }
        : null,
    }
  })
}
