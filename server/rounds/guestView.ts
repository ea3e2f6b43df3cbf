/** What stands behind a guest's link: who it is for, the circulated version, and their own words [ROUND-2]. */
import { refuse } from '../../shared/refusals.ts'
import { stateOfRound } from '../../shared/round.ts'
import { coalitionById } from '../coalitions/coalitions.ts'
import { hashToken } from '../http/session.ts'
import { organisationIn } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { authorOf, type Speaker, type Statement } from '../reviews/authors.ts'
import { readSaid } from '../reviews/rows.ts'
import { changesBetween } from '../statements/changes.ts'
import { mustExist } from '../statements/statements.ts'
import { type FrozenVersion, loadVersion } from '../statements/versions.ts'
import { guestPage, type Typed } from './pages/guest.ts'
import { mustBeRound } from './rows.ts'
import * as store from './store.ts'

/** Somebody with a living link: the guest, and what the link opens. */
export type Link = {
  guest: store.Guest
  round: store.Round
  statement: Statement
  version: FrozenVersion
  by: Speaker
}

/** What a link opens; undefined where there is no such link or it was revoked. */
export async function linkOf(q: Query, ports: Ports, token: string): Promise<Link | undefined> {
  const guest = await store.guestByToken(q, ports.keys, hashToken(token))
  if (!guest || guest.revokedAt !== null) return undefined
  const round = await mustBeRound(q, guest.round)
  const statement = await mustExist(q, round.statement)
  const version = (await loadVersion(q, round.version)) ?? refuse('not-found')
  const { id, organisation } = guest
  return {
    guest,
    round,
    statement,
    version,
    by: { kind: 'guest', id, organisation, coalition: statement.coalition },
  }
}

/** The page of a link, with what was typed where that is to be shown once more; undefined for a dead link. */
export async function pageOf(ports: Ports, token: string, typed?: Typed): Promise<string | undefined> {
  const found = await ports.storage.read(q => viewOf(q, ports, token, typed))
  if (found === undefined) return undefined
  const { before, ...view } = found
  const since = before && {
    number: before.number,
    changes: await changesBetween(ports, before, view.version),
  }
  return guestPage({ ...view, since })
}

async function viewOf(q: Query, ports: Ports, token: string, typed: Typed | undefined) {
  const link = await linkOf(q, ports, token)
  if (link === undefined) return undefined
  const { guest, round, statement, version, by } = link
  const now = ports.clock.now()
  const answers = await store.answersIn(q, round.id, guest.organisation)
  const { author } = authorOf(ports, statement, by)
  return {
    ...{ token, guest, round, version, now, typed, newId: ports.ids.id },
    ...(await ownWords(q, ports, link)),
    organisation: (await organisationIn(q, statement.coalition, guest.organisation))?.name ?? '',
    coalition: (await coalitionById(q, statement.coalition))?.name ?? '',
    unattributed: statement.unattributed === 1,
    open: statement.archivedAt === null && stateOfRound(round, now) === 'open',
    answers: answers.filter(answer => answer.author === author),
    before: await seenBefore(q, ports, link),
    superseded: answers[0] !== undefined && answers[0].author !== author,
  }
}

/** The version about which the same person was asked in an earlier round, by a link that still lives. */
async function seenBefore(
  q: Query,
  ports: Ports,
  { guest, round }: Link,
): Promise<FrozenVersion | undefined> {
  for (const earlier of await store.roundsOf(q, round.statement)) {
    if (earlier.openedAt >= round.openedAt || earlier.version === round.version) continue
    const same = await store.guestAt(q, ports.keys, earlier.id, guest.address)
    if (same?.revokedAt === null) return loadVersion(q, earlier.version)
  }
  return undefined
}

/** Looks are noted once an hour, in milliseconds. */
const LOOK_MS = 60 * 60_000

/** Notes that a guest's page was opened: the board says who has looked. */
export async function noteLook(ports: Ports, token: string): Promise<void> {
  const now = ports.clock.now()
  const guest = await ports.storage.read(q => store.guestByToken(q, ports.keys, hashToken(token)))
  if (!guest || (guest.lookedAt !== null && now - guest.lookedAt < LOOK_MS)) return
  await ports.storage.write(tx => store.changeGuest(tx, ports.keys, guest.id, { lookedAt: now }))
}

/** The guest's own words in the round, what was taken back left out, and nobody else's [ROUND-2]. */
export async function ownWords(
  q: Query,
  ports: Ports,
  { by, round, statement }: Pick<Link, 'by' | 'round' | 'statement'>,
) {
  const own = authorOf(ports, statement, by)
  const viewer = { key: own.author, decides: false }
  const which = { round: round.id, by: { author: own.author, organisation: null } }
  const said = await readSaid(q, ports, statement, viewer, which)
  const threads = said.threads.map(thread => ({
    ...thread,
    comments: thread.comments.filter(({ mine, removed }) => mine && !removed),
  }))
  return {
    threads: threads.filter(({ comments }) => comments.length > 0),
    suggestions: said.suggestions.filter(({ mine }) => mine),
  }
}
