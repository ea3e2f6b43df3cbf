/** Sign-ons and signatures as coordinators see them. */
import type { SignonRow } from '../../shared/contract/signons.ts'
import { localOf } from '../../shared/deadline.ts'
import type { Signature } from '../../shared/signature.ts'
import { type Signon, windowState } from '../../shared/signon.ts'
import { isPublic } from '../../shared/signonTerms.ts'
import { standingOf, type TextStanding } from '../../shared/textChange.ts'
import type { Ports, Query } from '../ports.ts'
import { type FrozenVersion, loadVersion } from '../statements/versions.ts'
import type { Current } from './current.ts'
import { movesOf } from './moves/moves.ts'
import * as store from './store.ts'

/** A sign-on with its counts. */
export async function signonRow(q: Query, ports: Ports, current: Current): Promise<SignonRow> {
  const { signon, version } = current
  const now = ports.clock.now()
  const { id, opensAt, closesAt, closesLocal, zone, publishedAt, pausedAt } = signon
  const { eligible, groups, acceptAtOnce, terms } = signon
  return {
    ...{ id, opensAt, closesAt, closesLocal, zone, publishedAt, pausedAt },
    ...{ eligible, acceptAtOnce, terms, now },
    statement: { id: signon.statement, title: version.title },
    version: { id: version.id, number: version.number, hash: version.hash },
    groups: [...groups],
    state: windowState(signon, now),
    address: `${ports.config.publicUrl}${pathOf(signon, now)}`,
    counts: await countsOf(q, ports, current, now),
  }
}

/** Where the page of a sign-on stands: at its secret address until it is public. */
export const pathOf = (signon: Signon, now: number): string =>
  `/s/${isPublic(signon, now) ? signon.slug : signon.secret}`

async function countsOf(
  q: Query,
  ports: Ports,
  { signon, version }: Current,
  now: number,
): Promise<SignonRow['counts']> {
  const tally = await store.tallyOf(q, signon.id)
  const moves = await movesOf(q, signon)
  const responses = await store.responsesBeside(q, ports.keys, signon.id, version.hash)
  const current = { version: version.id, hash: version.hash }
  const accepted = tally
    .filter(({ stateName }) => stateName === 'accepted')
    .map(made => ({
      ...made,
      stands: standingOf({ hash: made.hash, response: responses.get(made.id) ?? null }, moves, current),
    }))
  const counted = accepted.filter(({ stands }) => stands === 'current' || stands === 'corrected')
  return {
    ...byKind(counted),
    corrected: counted.filter(({ stands }) => stands === 'corrected').length,
    earlier: await earlierOf(
      q,
      accepted.filter(made => !counted.includes(made)),
    ),
    toDecide: tally.filter(({ stateName }) => stateName === 'confirmed').length,
    pending:
      windowState(signon, now) === 'closed'
        ? 0
        : tally.filter(({ stateName }) => stateName === 'pending').length,
  }
}

type Counted = Pick<Signature, 'kind' | 'version' | 'withheld'> & { stands: TextStanding }

/** Those who stand on earlier texts, by version, the newest first. */
async function earlierOf(q: Query, earlier: readonly Counted[]): Promise<SignonRow['counts']['earlier']> {
  const numbers = await versionNumbers(q, earlier)
  return [...new Set(numbers.values())]
    .sort((a, b) => b - a)
    .map(number => {
      const made = earlier.filter(({ version }) => numbers.get(version) === number)
      return {
        ...{ number, ...byKind(made) },
        hold: made.filter(({ stands }) => stands === 'held').length,
        object: made.filter(({ stands }) => stands === 'objected').length,
      }
    })
}

const byKind = (signatures: readonly Pick<Signature, 'kind' | 'withheld'>[]) => ({
  organisations: signatures.filter(({ kind, withheld }) => kind === 'organisation' && !withheld).length,
  individuals: signatures.filter(({ kind, withheld }) => kind === 'individual' && !withheld).length,
  withheld: signatures.filter(({ withheld }) => withheld).length,
})

/** The numbers of the versions that signatures were made on, by the version's id. */
export async function versionNumbers(
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

/** A time as a file's name can carry it. */
export const inFileName = (at: number): string => `${localOf(at, 'UTC').replace(':', '-')}Z`
