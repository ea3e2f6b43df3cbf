/** Signatures as coordinators see them, with whoever each may be besides. */
import type { Organisation } from '../../shared/contract/coalitions.ts'
import type { SignatureRow } from '../../shared/contract/signons.ts'
import { type Likely, likelyAmong, type Party } from '../../shared/duplicates.ts'
import { inDomains, type Signature, standing } from '../../shared/signature.ts'
import { lacking } from '../../shared/signatureDecisions.ts'
import type { Signon } from '../../shared/signon.ts'
import { carriedAsks } from '../../shared/statement/carried.ts'
import { type FrozenText, type Move, standingOf } from '../../shared/textChange.ts'
import { nearWords } from '../../shared/words/near.en.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query } from '../ports.ts'
import type { Current } from './current.ts'
import { movesOf } from './moves/moves.ts'
import { partyOf, partyOfEntry, type Verdicts, verdictsOf } from './names/verdicts.ts'
import { versionNumbers } from './rows.ts'

/** What the rows of one sign-on's signatures are made with, made once for all of them. */
type Drawing = {
  signon: Signon
  current: FrozenText
  /** The ids of the asks that the current version carries, in its order. */
  asks: readonly string[]
  moves: readonly Move[]
  now: number
  numbers: ReadonlyMap<string, number>
  entries: ReadonlyMap<string, Organisation>
  /** Those in play, by id. */
  others: ReadonlyMap<string, Signature>
  likelyEntries: (party: Party) => Likely<Party>[]
  likelyOthers: (party: Party) => Likely<Party>[]
  verdicts: Verdicts
  people: ReadonlyMap<string, string>
}

/**
 * Rows of signatures of one sign-on.
 * @param signatures those to draw
 * @param all every signature of the sign-on, among which doubles are looked for; without it, those to draw
 */
export async function signatureRows(
  q: Query,
  ports: Ports,
  current: Current,
  register: readonly Organisation[],
  signatures: readonly Signature[],
  all: readonly Signature[] = signatures,
): Promise<SignatureRow[]> {
  const drawing = await drawingOf(q, ports, current, register, signatures, all)
  return signatures.map(signature => signatureRow(signature, drawing))
}

async function drawingOf(
  q: Query,
  ports: Ports,
  { signon, version }: Current,
  register: readonly Organisation[],
  signatures: readonly Signature[],
  all: readonly Signature[],
): Promise<Drawing> {
  const entries = new Map(register.map(entry => [entry.id, entry]))
  const others = all.filter(({ state }) => state.state === 'confirmed' || state.state === 'accepted')
  const verdicts = await verdictsOf(q, ports, signon.coalition)
  const undecided = signatures.some(({ state }) => state.state === 'confirmed')
  const search = (parties: () => Party[]) => (undecided ? searchIn(parties(), verdicts) : () => [])
  return {
    ...{ signon, entries, verdicts, now: ports.clock.now() },
    current: { version: version.id, hash: version.hash },
    asks: carriedAsks(version.body).map(({ ask }) => ask),
    moves: await movesOf(q, signon),
    numbers: await versionNumbers(q, signatures),
    others: new Map(others.map(signature => [signature.id, signature])),
    likelyEntries: search(() => register.map(partyOfEntry)),
    likelyOthers: search(() => others.map(other => partyOf(other, entryOf(other, entries)))),
    people: await namesOf(q, verdicts.by),
  }
}

/** Who is likely the same, and who was decided to be, whatever they have in common. */
function searchIn(parties: readonly Party[], verdicts: Verdicts): (party: Party) => Likely<Party>[] {
  const likely = likelyAmong(parties)
  const same = verdicts.same(parties)
  return party => {
    const found = likely(party)
    const more = same(party).filter(({ id }) => !found.some(({ entry }) => entry.id === id))
    return [...more.map(entry => ({ entry, score: 0, causes: [] })), ...found]
  }
}

const entryOf = ({ organisation }: Signature, entries: ReadonlyMap<string, Organisation>) =>
  organisation === null ? undefined : entries.get(organisation)

/** A signature with what is near it, where somebody still has to decide. */
function signatureRow(signature: Signature, drawing: Drawing): SignatureRow {
  const { signon, now, numbers, entries } = drawing
  const { id, kind, name, group, country, signatory, role, address, shown, hash, version, createdAt } =
    signature
  const { affiliation, decision, answers, notJoined, withheld, language, authority, entered } = signature
  const { response, listed, erasedAt, organisation } = signature
  const state = standing(signature, signon, now)
  const entry = entryOf(signature, entries)
  const undecided = state.state === 'confirmed'
  return {
    ...{ id, kind, name, group, country, signatory, role, address, shown, hash, createdAt },
    ...{ affiliation, decision, answers, withheld, language, authority, entered, response, listed, erasedAt },
    notJoined: [...notJoined],
    notJoinedNumbers: drawing.asks.flatMap((ask, at) => (notJoined.includes(ask) ? [at + 1] : [])),
    inDomain: inDomains(address, entry?.domains ?? []),
    organisation: organisation === null ? null : { id: organisation, name: entry?.name ?? name },
    version: { id: version, number: numbers.get(version) ?? 0 },
    stands: standingOf(signature, drawing.moves, drawing.current),
    lacks: undecided && kind === 'organisation' && entry ? lacking(signon.terms, entry) : [],
    state: state.state,
    stateAt: state.at,
    near: undecided && kind === 'organisation' && organisation === null ? nearTo(signature, drawing) : [],
    alike: undecided ? alike(signature, drawing) : [],
    reason: state.state === 'declined' ? state.reason : '',
  }
}

const nearTo = (signature: Signature, drawing: Drawing): SignatureRow['near'] =>
  judged(partyOf(signature), drawing.likelyEntries, drawing)

/** Other signatures of the same kind that may be of the same signer. */
function alike(signature: Signature, drawing: Drawing): SignatureRow['alike'] {
  const { others, entries, likelyOthers } = drawing
  return judged(partyOf(signature, entryOf(signature, entries)), likelyOthers, drawing).map(likely => ({
    ...likely,
    state: others.get(likely.id)!.state.state,
  }))
}

/** What was decided to be different is not asked again; what was decided to be the same comes first. */
function judged(
  party: Party,
  search: (party: Party) => Likely<Party>[],
  { verdicts, people }: Drawing,
): SignatureRow['near'] {
  return search(party)
    .flatMap(({ entry, score, causes }): SignatureRow['near'] => {
      const known = verdicts.of(party, entry)
      const row = {
        id: entry.id,
        name: entry.name,
        score,
        why: causes.map(cause => nearWords[cause]).join(', '),
      }
      if (known === undefined) return [{ ...row, verdict: null }]
      if (known.verdict === 'different') return []
      const { verdict, note, by, at } = known
      return [{ ...row, verdict: { verdict, note, by: people.get(by) ?? '', at } }]
    })
    .sort((a, b) => Number(b.verdict?.verdict === 'same') - Number(a.verdict?.verdict === 'same'))
}
