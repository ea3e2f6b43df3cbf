/** [BOARD-1] How signatures come in, over time and from where; and the mark by which an open board knows of news. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonBoard.ts'
import { type Signon, windowState } from '../../../shared/signon.ts'
import { countsBy, curveOf, regionsOf } from '../../../shared/signonBoard.ts'
import { entriesAbout } from '../../audit/list.ts'
import type { Member } from '../../http/who.ts'
import { organisationsOf, registerStamp } from '../../organisations/register.ts'
import type { Ports, Query } from '../../ports.ts'
import { currentOf } from '../current.ts'
import { signonRow } from '../rows.ts'
import * as store from './store.ts'

type Board = Given<typeof contracts.seeSignonBoard>

export async function seeSignonBoard(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.seeSignonBoard>,
): Promise<Board> {
  return ports.storage.read(async q => {
    const current = await currentOf(q, id)
    const all = await store.countedIn(q, id)
    const readings = await store.readingsIn(q, ports.keys, id)
    const register = await organisationsOf(q, who.coalition)
    const home = new Map(register.map(({ id, country }) => [id, country ?? '']))
    const closed = windowState(current.signon, ports.clock.now()) === 'closed'
    const accepted = all.filter(({ stateName }) => stateName === 'accepted')
    const countries = countsBy(
      accepted,
      ({ country, organisation }) => country || home.get(organisation ?? '') || '',
    )
    return {
      ...(await signonRow(q, ports, current)),
      revision: await revisionOf(q, ports, who, current.signon),
      curve: curveIn(current.signon, all, ports.clock.now()),
      reminders: await store.remindersIn(q, id),
      accepted: accepted.length,
      entered: readings.filter(({ entered }) => entered).length,
      where: {
        countries,
        regions: regionsOf(countries),
        groups: groupsIn(current.signon, accepted),
        languages: countsBy(readings, ({ language }) => language),
      },
      lost: await lostIn(q, current.signon),
      others: all.filter(({ stateName }) => OTHERS.has(stateName) || (closed && stateName === 'pending'))
        .length,
    }
  })
}

/** What the log says was lost when a backup was put back. */
async function lostIn(q: Query, { id, coalition }: Signon): Promise<Board['lost']> {
  const [newest] = await entriesAbout(q, coalition, id, ['signon.signatures-lost'])
  if (newest === undefined) return null
  const { lost } = JSON.parse(newest.data) as { lost: number }
  return { count: lost, at: newest.at }
}

const OTHERS: ReadonlySet<string> = new Set(['declined', 'withdrawn', 'lapsed'])

export async function seeSignonRevision(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.seeSignonRevision>,
): Promise<Given<typeof contracts.seeSignonRevision>> {
  return ports.storage.read(async q => {
    const { signon } = await currentOf(q, id)
    return { revision: await revisionOf(q, ports, who, signon) }
  })
}

async function revisionOf(q: Query, ports: Ports, who: Member, signon: Signon): Promise<string> {
  const { stamp } = await registerStamp(q, who.coalition)
  const state = windowState(signon, ports.clock.now())
  return [...(await store.stampOf(q, signon.id)), stamp, state].join('.')
}

/** As many steps as a picture of a few hundred pixels can show. */
const STEPS = 96

/** From the opening, or the first signature where one was entered before, until now or the close. */
function curveIn(
  { opensAt, closesAt, closedAt }: Signon,
  all: Awaited<ReturnType<typeof store.countedIn>>,
  now: number,
): Board['curve'] {
  const confirmed = all.flatMap(({ confirmedAt }) => confirmedAt ?? [])
  const accepted = all.flatMap(({ acceptedAt }) => acceptedAt ?? [])
  const from = confirmed.reduce((first, moment) => Math.min(first, moment), opensAt)
  const last = accepted.reduce((last, moment) => Math.max(last, moment), closedAt ?? closesAt)
  const to = Math.max(from, Math.min(now, last))
  const decided = curveOf(accepted, from, to, STEPS)
  return curveOf(confirmed, from, to, STEPS).map(({ at, count }, step) => ({
    ...{ at, confirmed: count, accepted: decided[step]!.count },
  }))
}

/** In the order of the sign-on, then those of groups that it does not have any more. */
function groupsIn(
  { groups }: Signon,
  accepted: Awaited<ReturnType<typeof store.countedIn>>,
): Board['where']['groups'] {
  const counts = (['organisation', 'individual'] as const).flatMap(of => {
    const made = accepted.filter(({ kind }) => kind === of)
    return countsBy(made, ({ group }) => group).map(count => ({ ...count, of }))
  })
  const placeOf = ({ key, of }: Board['where']['groups'][number]) => {
    const place = groups.findIndex(group => group.label === key && group.of === of)
    return place < 0 ? groups.length : place
  }
  return counts.sort((a, b) => placeOf(a) - placeOf(b))
}
