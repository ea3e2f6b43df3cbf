/**
 * Bringing a decision into the text and into the record, which are two stores [REV-3]. The record is claimed first
 * (`accepting` or `undoing`), then the text is changed, then the record says so. Only one of two racers gets the
 * claim. Whoever finds a claim that was left lying, after a crash or a failed write, carries it through: applying
 * changes twice is applying them once.
 */
import canonicalize from 'canonicalize'
import { Refusal } from '../../shared/refusals.ts'
import { NotAStatement } from '../../shared/statement/read.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { inverse } from '../../shared/suggestion/inverse.ts'
import { apply } from '../../shared/suggestion/rebase.ts'
import { appendAudit } from '../audit/append.ts'
import type { EditBy, Ports, Tx } from '../ports.ts'
import { mustExist } from '../statements/statements.ts'
import { authorOf, type Statement } from './authors.ts'
import type { Accepting, SuggestionRecord, Undoing } from './records.ts'
import * as store from './store.ts'
import { tellOfDecision } from './tell.ts'

/** A suggestion that somebody has claimed. */
export type Claimed = SuggestionRecord & { state: Accepting | Undoing }

/** What changes did to a text: what takes them back, and whether some were left. Null where they do not fit. */
type Taken = { undo: Change[]; inPart: boolean } | null

/** How long a claim may take before others take it for left lying, in milliseconds. */
const LEFT_LYING = 60_000

/** What is put into the text, or taken out of it, by a claimed suggestion. */
const changesOf = ({ state, changes, undo }: Claimed): Change[] =>
  state.state === 'accepting' ? (state.amended ?? changes) : (undo ?? [])

/** What would take the changes back out of a text as it is before them; empty where they do not fit. */
export const foreseenUndo = (changes: readonly Change[], doc: Doc): Change[] => {
  const { doc: after, applied } = apply([...changes], doc)
  return inverse(doc, after, applied)
}

/**
 * Changes the text as a claim says, and then the record.
 * @param again somebody claimed it before and may have changed the text already
 * @returns whether the changes fitted; where they did not, the suggestion stands as it did before the claim.
 * @throws Refusal `try-again` where the disk failed: the claim is left lying then, for the next who looks.
 */
export async function carryThrough(ports: Ports, claimed: Claimed, again = false): Promise<boolean> {
  try {
    return await carry(ports, claimed, again)
  } catch (fault) {
    await leaveLying(ports, claimed)
    throw fault
  }
}

async function carry(ports: Ports, claimed: Claimed, again: boolean): Promise<boolean> {
  const taken = await changeText(ports, claimed, again)
  await ports.storage.write(async tx => {
    const now = await store.suggestionById(tx, claimed.id)
    if (now === undefined || !isClaimed(now) || now.state.claim !== claimed.state.claim) return
    const statement = await mustExist(tx, claimed.statement)
    if (taken === null) await store.saveSuggestion(tx, { ...now, ...released(claimed) })
    else if (claimed.state.state === 'accepting')
      await accepted(tx, ports, statement, now, claimed.state, taken)
    else await reopened(tx, ports, statement, now, claimed.state)
  })
  ports.rooms.reviewChanged(claimed.statement)
  ports.mailsQueued()
  return taken !== null
}

/**
 * Carries through what was left lying in a statement; what the disk cannot do now stays for the next who looks, and
 * one that fails keeps no other from being carried through.
 * @param statement without it, whatever is claimed anywhere: only as the server starts, when nobody is at it
 */
export async function carryOn(ports: Ports, statement?: string): Promise<void> {
  const before = statement === undefined ? Number.POSITIVE_INFINITY : ports.clock.now() - LEFT_LYING
  const lying = await ports.storage.read(q => store.underWay(q, before, statement))
  const faults: unknown[] = []
  for (const row of lying)
    if (isClaimed(row)) await carryThrough(ports, row, true).catch(fault => faults.push(fault))
  const fault = faults.find(one => !(one instanceof Refusal))
  if (fault !== undefined) throw fault
}

/** Shows the next who looks that nobody is at it. Where not even that can be written, they see it by its age. */
async function leaveLying(ports: Ports, { id, state }: Claimed): Promise<void> {
  const leave = ports.storage.write(async tx => {
    const now = await store.suggestionById(tx, id)
    if (now === undefined || !isClaimed(now) || now.state.claim !== state.claim) return
    await store.saveSuggestion(tx, { ...now, state: { ...now.state, at: 0 } })
  })
  await leave.catch(() => {})
}

export const isClaimed = (row: SuggestionRecord): row is Claimed => 'claim' in row.state

/**
 * Changes the text. Where this is tried again and the text says already what it can be made to say, the first try
 * may have put it there: it counts as taken, and what was foreseen takes it back out.
 */
async function changeText(ports: Ports, claimed: Claimed, again: boolean): Promise<Taken> {
  const changes = changesOf(claimed)
  const mayBePart = claimed.state.state === 'accepting' && claimed.state.inPart
  let taken: Taken = null
  const change = (doc: Doc): Doc => {
    const { doc: after, standing, applied, left } = apply(changes, doc)
    const someIn = standing === 'part' || (again && left.length < changes.length)
    const fits = left.length === 0 || (mayBePart && someIn)
    if (!fits) return doc
    const undo = inverse(doc, after, applied)
    const isThere = again && undo.length === 0
    taken = { undo: isThere ? (claimed.undo ?? []) : undo, inPart: left.length > 0 }
    return after
  }
  try {
    await ports.rooms.edit(claimed.statement, change, writerOf(claimed))
  } catch (fault) {
    // Two changes can fit one by one and together make something that is no letter.
    if (!(fault instanceof NotAStatement)) throw fault
    return null
  }
  return taken
}

/** What was suggested is its author's; what the one who accepts it wrote instead, or takes out again, is theirs. */
const writerOf = ({ id, state }: Claimed): EditBy =>
  state.state === 'accepting' && state.amended === null ? { suggestion: id } : state.person

/** As it was before it was claimed; whoever looked at it meanwhile saw it so, and need not look again. */
const released = ({ state }: Claimed): Partial<SuggestionRecord> =>
  state.state === 'accepting' ? { state: state.before, undo: null } : { state: state.before }

async function accepted(
  tx: Tx,
  ports: Ports,
  statement: Statement,
  row: SuggestionRecord,
  { person, organisation, reason, inPart: _, amended }: Accepting,
  taken: NonNullable<Taken>,
): Promise<void> {
  const at = ports.clock.now()
  const by = authorOf(ports, statement, { kind: 'person', id: person, organisation })
  const inPart = taken.inPart || (amended !== null && !saysTheSame(amended, row.changes))
  await saved(tx, ports, row, { state: { state: 'accepted', by, at, reason, inPart }, undo: taken.undo })
  await appendAudit(tx, ports, {
    ...{ coalition: statement.coalition, act: 'suggestion.accepted', actor: person, subject: row.id },
    data: { statement: statement.id, inPart, amended: amended !== null },
  })
  await tellOfDecision(tx, ports, statement, { kind: 'person', id: person }, [row])
}

/** Whether changes come to the same, whatever stood there when each was made. */
function saysTheSame(one: readonly Change[], other: readonly Change[]): boolean {
  const wished = (changes: readonly Change[]) =>
    canonicalize(changes.map(({ was: _, ...wish }: AnyChange) => wish))
  return wished(one) === wished(other)
}
type AnyChange = Change & { was?: unknown }

/** Makes a suggestion wait for a decision again, in the write of whoever takes the decision back. */
export async function reopened(
  tx: Tx,
  ports: Ports,
  statement: Statement,
  row: SuggestionRecord,
  { person }: { person: string },
): Promise<void> {
  await saved(tx, ports, row, { state: { state: 'open' }, undo: null })
  await appendAudit(tx, ports, {
    ...{ coalition: statement.coalition, act: 'suggestion.reopened', actor: person, subject: row.id },
    data: { statement: statement.id },
  })
  await tellOfDecision(tx, ports, statement, { kind: 'person', id: person }, [row])
}

async function saved(
  tx: Tx,
  ports: Ports,
  row: SuggestionRecord,
  change: Pick<SuggestionRecord, 'state' | 'undo'>,
): Promise<void> {
  const changed = await store.nextChange(tx, row.statement)
  await store.saveSuggestion(tx, { ...row, ...change, changed, changedAt: ports.clock.now() })
}
