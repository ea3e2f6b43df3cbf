/** Sign-ons and signatures as coordinators see them. */
import type { Organisation } from '../../shared/contract/coalitions.ts'
import type { SignatureRow, SignonRow } from '../../shared/contract/signons.ts'
import { localOf } from '../../shared/deadline.ts'
import { nearestIn, type Register, registerOf } from '../../shared/nearNames.ts'
import { type Signature, standing } from '../../shared/signature.ts'
import { type Signon, windowState } from '../../shared/signon.ts'
import { nearWords } from '../../shared/words/near.en.ts'
import type { Ports, Query } from '../ports.ts'
import { type FrozenVersion, loadVersion } from '../statements/versions.ts'
import type { Current } from './current.ts'
import * as store from './store.ts'

/** A sign-on with its counts. */
export async function signonRow(q: Query, ports: Ports, current: Current): Promise<SignonRow> {
  const { signon, version } = current
  const now = ports.clock.now()
  const { id, opensAt, closesAt, closesLocal, zone, eligible, groups, acceptAtOnce, publishedAt } = signon
  return {
    ...{ id, opensAt, closesAt, closesLocal, zone, eligible, acceptAtOnce, publishedAt, now },
    statement: { id: signon.statement, title: version.title },
    version: { id: version.id, number: version.number, hash: version.hash },
    groups: [...groups],
    state: windowState(signon, now),
    address: `${ports.config.publicUrl}${pathOf(signon)}`,
    counts: await countsOf(q, current, now),
  }
}

/** Where the page of a sign-on stands: at its secret address until it is published. */
export const pathOf = ({ slug, secret }: Pick<Signon, 'slug' | 'secret'>): string => `/s/${slug ?? secret}`

async function countsOf(q: Query, { signon, version }: Current, now: number): Promise<SignonRow['counts']> {
  const tally = await store.tallyOf(q, signon.id)
  const accepted = tally.filter(({ stateName }) => stateName === 'accepted')
  const earlier = accepted.filter(({ hash }) => hash !== version.hash)
  const numbers = await versionNumbers(q, earlier)
  return {
    ...byKind(accepted.filter(({ hash }) => hash === version.hash)),
    earlier: [...new Set(numbers.values())]
      .sort((a, b) => b - a)
      .map(number => ({ number, ...byKind(earlier.filter(made => numbers.get(made.version) === number)) })),
    toDecide: tally.filter(({ stateName }) => stateName === 'confirmed').length,
    pending:
      windowState(signon, now) === 'closed'
        ? 0
        : tally.filter(({ stateName }) => stateName === 'pending').length,
  }
}

const byKind = (signatures: readonly Pick<Signature, 'kind'>[]) => ({
  organisations: signatures.filter(({ kind }) => kind === 'organisation').length,
  individuals: signatures.filter(({ kind }) => kind === 'individual').length,
})

/** The numbers of the versions that signatures were made on, by the version's id. */
async function versionNumbers(
  q: Query,
  signatures: readonly Pick<Signature, 'version'>[],
): Promise<Map<string, number>> {
  const versions = await versionsSigned(q, signatures)
  return new Map([...versions].map(([id, { number }]) => [id, number]))
}

/** The versions that signatures were made on, by id. */
export async function versionsSigned(
  q: Query,
  signatures: readonly Pick<Signature, 'version'>[],
): Promise<Map<string, FrozenVersion>> {
  const versions = new Map<string, FrozenVersion>()
  for (const id of new Set(signatures.map(({ version }) => version))) {
    const version = await loadVersion(q, id)
    if (version) versions.set(id, version)
  }
  return versions
}

/** What the rows of one sign-on's signatures are made with, made once for all of them. */
export type Drawing = {
  signon: Signon
  now: number
  numbers: ReadonlyMap<string, number>
  names: ReadonlyMap<string, string>
  register: Register<Organisation>
  /** Those in play, for finding doubles. */
  others: readonly Signature[]
  othersByName: Register<Signature>
}

export async function drawingOf(
  q: Query,
  signon: Signon,
  signatures: readonly Signature[],
  register: readonly Organisation[],
  now: number,
): Promise<Drawing> {
  const others = signatures.filter(({ state }) => state.state === 'confirmed' || state.state === 'accepted')
  return {
    ...{ signon, now, others },
    numbers: await versionNumbers(q, signatures),
    names: new Map(register.map(({ id, name }) => [id, name])),
    register: registerOf(register),
    othersByName: registerOf(others),
  }
}

/** A signature with what is near it, where somebody still has to decide. */
export function signatureRow(signature: Signature, drawing: Drawing): SignatureRow {
  const { signon, now, numbers, names } = drawing
  const { id, kind, name, group, country, signatory, role, address, shown, hash, version, createdAt } =
    signature
  const state = standing(signature, signon, now)
  const organisation = signature.organisation
  const undecided = state.state === 'confirmed'
  return {
    ...{ id, kind, name, group, country, signatory, role, address, shown, hash, createdAt },
    organisation: organisation === null ? null : { id: organisation, name: names.get(organisation) ?? name },
    version: { id: version, number: numbers.get(version) ?? 0 },
    state: state.state,
    stateAt: state.at,
    near: undecided && kind === 'organisation' && organisation === null ? nearTo(signature, drawing) : [],
    alike: undecided ? alike(signature, drawing) : [],
    reason: state.state === 'declined' ? state.reason : '',
  }
}

const nearTo = ({ name }: Signature, { register }: Drawing) =>
  nearestIn(register, name).map(({ entry, why }) => ({ id: entry.id, name: entry.name, why: nearWords[why] }))

/** Other signatures of the same kind that may be of the same signer. */
function alike(signature: Signature, { others, othersByName }: Drawing): SignatureRow['alike'] {
  const row = ({ id, name, state }: Signature, why: keyof typeof nearWords) => ({
    ...{ id, name },
    state: state.state,
    why: nearWords[why],
  })
  const isOther = (other: Signature) => other.id !== signature.id && other.kind === signature.kind
  const found = [
    ...others
      .filter(other => other.organisation !== null && other.organisation === signature.organisation)
      .map(other => ({ other, row: row(other, 'organisation') })),
    ...others
      .filter(other => other.address.toLowerCase() === signature.address.toLowerCase())
      .map(other => ({ other, row: row(other, 'address') })),
    ...nearestIn(othersByName, signature.name, 6).map(({ entry, why }) => ({
      other: entry,
      row: row(entry, why),
    })),
  ].filter(({ other }) => isOther(other))
  return [...new Map(found.reverse().map(({ row }) => [row.id, row])).values()].reverse().slice(0, 5)
}

/** A time as a file's name can carry it. */
export const inFileName = (at: number): string => `${localOf(at, 'UTC').replace(':', '-')}Z`
