/** What became of the text of a sign-on, for coordinators. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonMoves.ts'
import type { MoveRow } from '../../../shared/contract/signonMoves.ts'
import { listedName } from '../../../shared/signatoryList.ts'
import type { Signon } from '../../../shared/signon.ts'
import { correctedTo, type Move, openProposal } from '../../../shared/textChange.ts'
import { membersOf } from '../../coalitions/coalitions.ts'
import type { Member } from '../../http/who.ts'
import { organisationsOf } from '../../organisations/register.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query } from '../../ports.ts'
import { headsOf } from '../../statements/versions.ts'
import { currentOf } from '../current.ts'
import { signaturesIn, tallyOf } from '../store.ts'
import { movesOf } from './moves.ts'

/** Every move, the newest first, and what signers answered to them. */
export async function listMoves(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.listMoves>,
): Promise<Given<typeof contracts.listMoves>> {
  return ports.storage.read(async q => {
    const { signon } = await currentOf(q, id)
    const moves = await movesOf(q, signon)
    const draw = await drawingOf(q, signon, moves, ports.clock.now())
    const members = await membersOf(q, who.coalition)
    return {
      moves: moves.toReversed().map(draw),
      answers: moves.length === 0 ? [] : await answersOf(q, ports, signon),
      coordinators: members.filter(({ role }) => role === 'coordinator').length,
    }
  })
}

/** One move as coordinators see it, after an act on it. */
export async function moveRow(q: Query, signon: Signon, move: Move): Promise<MoveRow> {
  const draw = await drawingOf(q, signon, [move], move.settledAt ?? move.proposedAt)
  return draw(move)
}

async function drawingOf(
  q: Query,
  signon: Signon,
  moves: readonly Move[],
  now: number,
): Promise<(move: Move) => MoveRow> {
  const versions = new Map((await headsOf(q, signon.statement)).map(({ id, number }) => [id, number]))
  const people = await namesOf(
    q,
    moves.flatMap(({ proposedBy, agreedBy }) => [proposedBy, agreedBy ?? proposedBy]),
  )
  const tally = (await tallyOf(q, signon.id)).filter(({ stateName }) =>
    ['confirmed', 'accepted'].includes(stateName),
  )
  const open = openProposal(moves, signon, now)
  const text = ({ version }: Move['from']) => ({ id: version, number: versions.get(version) ?? 0 })
  const person = (id: string) => ({ id, name: people.get(id) ?? '' })
  return move => {
    const { id, kind, reason, proposedAt, settledAt, objectUntil } = move
    const covered = correctedTo([...moves.filter(({ state }) => state === 'made')], move.from.version)
    return {
      ...{ id, kind, reason, proposedAt, settledAt, objectUntil, from: text(move.from), to: text(move.to) },
      state: move.state === 'proposed' && move.id !== open?.id ? 'ended' : move.state,
      proposedBy: person(move.proposedBy),
      agreedBy: move.agreedBy === null ? null : person(move.agreedBy),
      concerns:
        move.id === open?.id
          ? tally.filter(({ hash }) => hash === move.from.hash || covered.has(hash)).length
          : null,
    }
  }
}

async function answersOf(
  q: Query,
  ports: Ports,
  signon: Signon,
): Promise<Given<typeof contracts.listMoves>['answers']> {
  const signatures = await signaturesIn(q, ports.keys, signon.id, ['confirmed', 'accepted'])
  const register = await organisationsOf(q, signon.coalition)
  const names = new Map(register.map(({ id, name }) => [id, name]))
  const versions = new Map((await headsOf(q, signon.statement)).map(({ id, number }) => [id, number]))
  return signatures.flatMap(signature => {
    const { id, response } = signature
    if (response === null) return []
    const { what, said, at, version } = response
    return [
      {
        signature: id,
        name: listedName(signature, names),
        number: versions.get(version) ?? 0,
        what,
        said,
        at,
      },
    ]
  })
}
