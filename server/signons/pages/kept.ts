/** What was drawn of published letters, kept in memory until the list, the register or the minute is another one. */

import type { SignatoryList } from '../../../shared/signatoryList.ts'
import { type Signon, windowState } from '../../../shared/signon.ts'
import { embargoEnd } from '../../../shared/signonTerms.ts'
import { type Kept, tagOf } from '../../http/kept.ts'
import { registerStamp } from '../../organisations/register.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Current, withVersion } from '../current.ts'
import { listOf } from '../list.ts'

/** What everything that is drawn of a published letter hangs on. */
export type Standing = { signon: Signon; stamp: string; changedAt: number; now: number }

/** How a published letter stands. */
export async function standingOf(q: Query, ports: Ports, signon: Signon): Promise<Standing> {
  const now = ports.clock.now()
  const register = await registerStamp(q, signon.coalition)
  const hours = [signon.opensAt, signon.closesAt, embargoEnd(signon) ?? 0].filter(at => at <= now)
  return {
    ...{ signon, now },
    stamp: `${signon.id} ${signon.revision} ${register.stamp}`,
    changedAt: Math.max(signon.changedAt, register.changedAt, ...hours),
  }
}

/**
 * The list as it stands now; what is sealed in it is opened once for each change of it.
 * @param current with the language and title to draw it in, where that is not the authentic text's
 */
export async function keptList(
  q: Query,
  ports: Ports,
  { signon, stamp, now }: Standing,
  current?: Current,
): Promise<SignatoryList> {
  const kept = shelf(ports).lists
  const name = `${signon.id} ${current?.version.language ?? ''}`
  const held = kept.get(name)
  const known =
    held?.stamp === stamp
      ? held
      : { stamp, list: listOf(q, ports, current ?? (await withVersion(q, signon))) }
  keep(kept, name, known, MOST_LISTS, known.list)
  return { ...(await known.list), asOf: now }
}

type Drawn = { text: string; tag: string }
type KeptText = { text: string; kept: Kept }

/**
 * A page or file of a published letter. It says the time to the minute, so that it is drawn once a minute, and at
 * once where the list, the register or the window changed.
 * @param which tells apart the pages and files of one letter
 * @param draw gives the text, and what is the same for as long as the text says the same
 */
export async function keptText(
  ports: Ports,
  { signon, stamp, changedAt, now }: Standing,
  which: string,
  draw: () => Promise<Drawn>,
): Promise<KeptText> {
  const { pages } = shelf(ports)
  const name = `${signon.id} ${which}`
  const drawnFor = `${stamp} ${windowState(signon, now)} ${Math.floor(now / 60_000)}`
  const held = pages.get(name)
  const known = held?.stamp === drawnFor ? held : { stamp: drawnFor, page: drawn(draw, changedAt) }
  keep(pages, name, known, MOST_PAGES, known.page)
  return known.page
}

async function drawn(draw: () => Promise<Drawn>, changedAt: number): Promise<KeptText> {
  const { text, tag } = await draw()
  return { text, kept: { tag: tagOf(tag), changedAt } }
}

type Shelf = {
  lists: Map<string, { stamp: string; list: Promise<SignatoryList> }>
  pages: Map<string, { stamp: string; page: Promise<KeptText> }>
}

/** Letters that are open to the public at one time are few; their first pages are what is asked for. */
const MOST_LISTS = 12
const MOST_PAGES = 60

const shelves = new WeakMap<Ports['storage'], Shelf>()

function shelf({ storage }: Ports): Shelf {
  const there = shelves.get(storage) ?? { lists: new Map(), pages: new Map() }
  shelves.set(storage, there)
  return there
}

/** Puts the newest last and drops the oldest; what could not be made is made anew when it is next asked for. */
function keep<T>(kept: Map<string, T>, name: string, known: T, most: number, made: Promise<unknown>): void {
  kept.delete(name)
  kept.set(name, known)
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
  made.catch(() => {
    if (kept.get(name) === known) kept.delete(name)
  })
}
