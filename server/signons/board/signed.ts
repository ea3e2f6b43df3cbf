/** [BOARD-1] The signatures of a sign-on a page at a time, so that a list of ten thousand can be worked with. */
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonBoard.ts'
import { DECIDED_AT_ONCE, SIGNED_A_PART } from '../../../shared/contract/signonBoard.ts'
import { formOf } from '../../../shared/names.ts'
import { listedName } from '../../../shared/signatoryList.ts'
import type { Signature, StateName } from '../../../shared/signature.ts'
import { windowState } from '../../../shared/signon.ts'
import { bySortName, sortName } from '../../../shared/sortName.ts'
import type { Member } from '../../http/who.ts'
import { organisationsOf } from '../../organisations/register.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Current, currentOf } from '../current.ts'
import { signatureRows } from '../signatureRows.ts'
import { signaturesIn, signaturesOf } from '../store.ts'
import * as store from './store.ts'

type Wish = Input<typeof contracts.listSigned>
type Signed = Given<typeof contracts.listSigned>

export async function listSigned(ports: Ports, who: Member, wish: Wish): Promise<Signed> {
  return ports.storage.read(async q => {
    const current = await currentOf(q, wish.signon)
    const register = await organisationsOf(q, who.coalition)
    const { show } = wish
    if (show === 'decide') return toDecide(q, ports, current, register)
    const found = await foundIn(q, ports, current, register, { ...wish, show })
    const from = (wish.part - 1) * SIGNED_A_PART
    const ids = found.slice(from, from + SIGNED_A_PART).map(({ id }) => id)
    const signatures = await signaturesOf(q, ports.keys, ids)
    return {
      signatures: await signatureRows(q, ports, current, register, signatures),
      besides: [],
      total: found.length,
      parts: Math.max(1, Math.ceil(found.length / SIGNED_A_PART)),
    }
  })
}

/** A pending one is among the others once signing closed: it has lapsed. */
const STATES: Record<Exclude<Wish['show'], 'decide'>, readonly StateName[]> = {
  accepted: ['accepted'],
  others: ['declined', 'withdrawn', 'lapsed', 'pending'],
}

/** Those that were asked for, in their order: the accepted ones as the list has them, the others the newest first. */
async function foundIn(
  q: Query,
  ports: Ports,
  { signon, version }: Current,
  register: readonly Organisation[],
  { show, find, country }: Wish & { show: keyof typeof STATES },
): Promise<store.NameLine[]> {
  const entries = new Map(register.map(entry => [entry.id, entry]))
  const names = new Map(register.map(({ id, name }) => [id, name]))
  const homeOf = ({ country, organisation }: store.NameLine) =>
    country || entries.get(organisation ?? '')?.country || ''
  const asked = formOf(find).key
  const now = ports.clock.now()
  const found = (await store.namesIn(q, ports.keys, signon.id, STATES[show]))
    .filter(({ state }) => state !== 'pending' || windowState(signon, now) === 'closed')
    .filter(line => country === '' || homeOf(line) === country)
    .filter(line => asked === '' || isNamed(line, entries.get(line.organisation ?? ''), asked))
  if (show === 'others') return found.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  const inOrder = bySortName(version.language)
  return found
    .map(line => {
      const name = listedName(line, names)
      return { line, name, sort: line.listed.sort || sortName(name, version.language) }
    })
    .sort(inOrder)
    .map(({ line }) => line)
}

/** Whether what is looked for stands in a name that the signature goes by. */
function isNamed({ name, listed }: store.NameLine, entry: Organisation | undefined, asked: string): boolean {
  const known = [name, listed.name, ...(entry ? [entry.name, ...entry.otherNames] : [])]
  return known.some(one => formOf(one).key.includes(asked))
}

/** Those that wait, the oldest first, and beside them those that they may be the same as. */
async function toDecide(
  q: Query,
  ports: Ports,
  current: Current,
  register: readonly Organisation[],
): Promise<Signed> {
  const waiting = (await signaturesIn(q, ports.keys, current.signon.id, ['confirmed'])).sort(oldestFirst)
  const shown = waiting.slice(0, DECIDED_AT_ONCE)
  const inPlay =
    shown.length === 0 ? [] : await signaturesIn(q, ports.keys, current.signon.id, ['confirmed', 'accepted'])
  const rows = await signatureRows(q, ports, current, register, shown, inPlay)
  const alike = new Set(rows.flatMap(({ alike }) => alike.map(({ id }) => id)))
  const besides = inPlay.filter(({ id }) => alike.has(id) && !shown.some(one => one.id === id))
  return {
    signatures: rows,
    besides: await signatureRows(q, ports, current, register, besides, []),
    total: waiting.length,
    parts: 1,
  }
}

const oldestFirst = (a: Signature, b: Signature): number => a.state.at - b.state.at || (a.id < b.id ? -1 : 1)
