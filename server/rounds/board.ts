/** The board of a round: who answered what, who is silent, and which passages most organisations spoke about. */
import type * as contracts from '../../shared/contract/rounds.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { contestedOf } from '../../shared/review/table.ts'
import { roleMay } from '../../shared/roles.ts'
import type { Member } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { authorOf, type Statement, speakerOf } from '../reviews/authors.ts'
import { readSaid, type Said } from '../reviews/rows.ts'
import { mustExist } from '../statements/statements.ts'
import { type FrozenVersion, loadVersion } from '../statements/versions.ts'
import { givenRows } from './answers.ts'
import { mustBeRound } from './rows.ts'
import * as store from './store.ts'

type Board = Given<typeof contracts.seeBoard>

/** The board. Addresses of guests are shown to those who manage rounds only: they typed them. */
export async function seeBoard(
  ports: Ports,
  who: Member,
  { round: id }: Input<typeof contracts.seeBoard>,
): Promise<Board> {
  return ports.storage.read(async q => {
    const of = await loadRound(q, ports, who, id)
    return {
      organisations: await organisationsIn(q, ports, who, of),
      contested: contestedOf(of.version.body, of.said.threads, of.said.suggestions),
      undecided: undecidedIn(of.said),
    }
  })
}

/** A round with its version and what stands to be dealt with of all that was said in it. */
export type WholeRound = { round: store.Round; statement: Statement; version: FrozenVersion; said: Said }

/** Loads it for a member; comments that were taken back and suggestions that were withdrawn are left out. */
export async function loadRound(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  who: Member,
  id: string,
): Promise<WholeRound> {
  const round = await mustBeRound(q, id)
  const statement = await mustExist(q, round.statement)
  const version = (await loadVersion(q, round.version)) ?? refuse('not-found')
  const viewer = {
    key: authorOf(ports, statement, speakerOf(who)).author,
    decides: roleMay(who.role, 'reviews.decide'),
  }
  const said = await readSaid(q, ports, statement, viewer, { round: id })
  return { round, statement, version, said: standing(said) }
}

/** What was said and not taken back by whoever said it. */
export const standing = ({ threads, suggestions }: Said): Said => ({
  threads: threads.filter(({ comments }) => comments.some(({ removed }) => !removed)),
  suggestions: suggestions.filter(({ state }) => state.state !== 'withdrawn'),
})

/** How much has no disposition yet. What its own author settled without one still needs it [ROUND-3]. */
function undecidedIn({ threads, suggestions }: Said): number {
  const openThreads = threads.filter(({ state }) => state.state === 'open' || state.disposition === null)
  return openThreads.length + suggestions.filter(({ state }) => state.state === 'open').length
}

async function organisationsIn(
  q: Query,
  ports: Ports,
  who: Member,
  { round, statement, said }: WholeRound,
): Promise<Board['organisations']> {
  const asked = await store.askedIn(q, round.id)
  const names = new Map((await organisationsOf(q, who.coalition)).map(({ id, name }) => [id, name]))
  const guests = await store.guestsIn(q, ports.keys, round.id)
  const answers = await answersShown(q, ports, statement, round.id)
  const looks = new Map((await store.looksAt(q, statement.id)).map(look => [look.organisation, look.at]))
  const rows = asked.map(({ organisation: id, remindedAt }) => {
    const own = guests.filter(({ organisation }) => organisation === id)
    const of = ({ saidBy }: Said['threads' | 'suggestions'][number]) => saidBy.organisation === id
    return {
      ...{ id, name: names.get(id) ?? '', remindedAt, answers: answers.get(id) ?? [] },
      comments: said.threads.filter(of).length,
      suggestions: said.suggestions.filter(of).length,
      lookedAt: shownAt(
        statement,
        newestLook(round, [
          looks.get(id) ?? null,
          ...own.map(({ lookedAt }) => lookedAt),
          ...(answers.get(id) ?? []).map(({ at }) => at),
        ]),
      ),
      guests: own.map(guest => guestRow(guest, statement, who)),
    }
  })
  return rows.sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** By organisation, newest first. Without words where nobody may be told who said what [REV-5]. */
async function answersShown(q: Query, ports: Ports, statement: Statement, round: string) {
  const answers = await store.answersIn(q, round)
  const rows = await givenRows(q, ports, statement, answers)
  const shown = new Map<string, Board['organisations'][number]['answers']>()
  answers.forEach(({ organisation }, at) => {
    const { words, ...row } = rows[at]!
    const told = { ...row, words: isUnattributed(statement) ? '' : words, at: shownAt(statement, row.at) }
    shown.set(organisation, [...(shown.get(organisation) ?? []), told])
  })
  return shown
}

const isUnattributed = ({ unattributed }: Statement) => unattributed === 1

const DAY = 24 * 60 * 60_000

/**
 * A time beside the name of an organisation. Where nobody may be told who said what, only its day (UTC): by the
 * minute, it would say which comment was theirs [REV-5].
 */
const shownAt = <At extends number | null>(statement: Statement, at: At): At =>
  at === null || !isUnattributed(statement) ? at : ((Math.floor(at / DAY) * DAY) as At)

/** When anybody of an organisation looked, or answered, since the round was opened. */
function newestLook({ openedAt }: store.Round, looks: readonly (number | null)[]): number | null {
  const since = looks.filter(at => at !== null).filter(at => at >= openedAt)
  return since.length === 0 ? null : Math.max(...since)
}

const guestRow = (
  { id, name, address, revokedAt, lookedAt }: store.Guest,
  statement: Statement,
  who: Member,
) => ({
  ...{ id, name, lookedAt: shownAt(statement, lookedAt), revoked: revokedAt !== null },
  address: roleMay(who.role, 'rounds.manage') ? address : null,
})
