/** Freezing the list, handing it over, and seeing who has a copy with a name that has left it since. */
import type * as contracts from '../../../shared/contract/deliveries.ts'
import type { DeliveryRow, PackageRow } from '../../../shared/contract/deliveries.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { instantOf } from '../../../shared/deadline.ts'
import { type Delivery, deliveredList, heldCopies, type Package } from '../../../shared/delivery.ts'
import { eraseTime } from '../../../shared/erasure.ts'
import { refuse } from '../../../shared/refusals.ts'
import { listAsJson } from '../../../shared/signatoryFiles.ts'
import { listedName } from '../../../shared/signatoryList.ts'
import { isPublic } from '../../../shared/signonTerms.ts'
import { appendAudit, sha256 } from '../../audit/append.ts'
import { headOf } from '../../audit/list.ts'
import type { File } from '../../http/bind.ts'
import type { Member, Visitor } from '../../http/who.ts'
import { organisationsOf } from '../../organisations/register.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Current, currentAt, currentOf } from '../current.ts'
import { listAndNamed, printed, publishedAt } from '../list.ts'
import { endProposal } from '../moves/moves.ts'
import { listChanged, signaturesIn } from '../store.ts'
import { keptAs, packageFile } from './package.ts'
import * as store from './store.ts'

/** Packages, deliveries, and the copies that hold a name which left the list, or another line than it has now. */
export async function seeDelivery(
  ports: Ports,
  _who: Member,
  { signon: id }: Input<typeof contracts.seeDelivery>,
): Promise<Given<typeof contracts.seeDelivery>> {
  return ports.storage.read(async q => {
    const current = await currentOf(q, id)
    const packages = await store.packagesOf(q, ports.keys, id)
    const deliveries = await store.deliveriesOf(q, id)
    const names = await namesOf(q, [
      ...packages.map(made => made.frozenBy),
      ...deliveries.map(({ by }) => by),
    ])
    return {
      packages: packages.map(made => packageRow(made, names)),
      deliveries: deliveries.map(delivery => deliveryRow(delivery, names)),
      heldCopies: await copiesBehind(q, ports, current, packages, deliveries),
      eraseAt: eraseTime(current.signon, deliveries.at(-1)?.deliveredAt ?? null),
    }
  })
}

/**
 * Freezes the list as it stands, under the version that is current, and notes where the log stood. The log commits
 * to the whole list. Who was accepted after a list that was handed over is marked so in it; a list that nobody was
 * handed marks nobody. Refuses with `bad-input` a group that is not there.
 */
export async function freezeList(
  ports: Ports,
  who: Member,
  { signon: id, groups }: Input<typeof contracts.freezeList>,
): Promise<PackageRow> {
  return ports.storage.write(async tx => {
    const current = await currentOf(tx, id)
    const { id: version, hash, number } = current.version
    const handed = await store.handedOver(tx, id)
    const earlier = (await store.frozenTimes(tx, id, version)).filter(made => handed.has(made.id))
    const { list, named } = await listAndNamed(tx, ports, current, deliveredList(earlier, handed))
    const made: Omit<Package, 'log'> = {
      ...{ id: ports.ids.id(), signon: id, version, hash, list, signatures: named, removed: [] },
      ...{ frozenBy: who.person, frozenAt: list.asOf, zone: current.signon.zone },
      print: printed(current.signon, groups, publishedAt(ports, current.signon) ?? 'list.csv'),
    }
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'signon.list-frozen', actor: who.person, subject: id },
      data: {
        ...{ package: made.id, version, number, hash, signatures: named },
        ...{ organisations: list.organisations, individuals: list.individuals, withheld: list.withheld },
      },
      secret: { list: sha256(new TextEncoder().encode(listAsJson(list))) },
    })
    const { seq: position, hash: head } = await headOf(tx, who.coalition)
    const whole = { ...made, log: { position, head } }
    await store.addPackage(tx, ports.keys, whole)
    await listChanged(tx, id, ports.clock.now())
    return packageRow(whole, new Map([[who.person, who.name]]))
  })
}

/** A package as a ZIP, for coordinators. */
export async function downloadPackage(
  ports: Ports,
  _who: Member,
  { signon, package: id }: Input<typeof contracts.downloadPackage>,
): Promise<File> {
  const made = await ports.storage.read(q => store.packageIn(q, ports.keys, signon, id))
  return packageFile(ports, made ?? refuse('not-found'))
}

/** The newest package of a published letter. Refuses with `not-found` before publication and during an embargo. */
export async function publicPackage(
  ports: Ports,
  _who: Visitor,
  { page }: Input<typeof contracts.publicPackage>,
): Promise<File> {
  const found = await ports.storage.read(async q => {
    const now = ports.clock.now()
    const { signon } = await currentAt(q, page, now)
    return isPublic(signon, now) ? newestPackage(q, ports, signon.id) : undefined
  })
  const made = found ?? refuse('not-found')
  return { ...(await packageFile(ports, made)), kept: keptAs(made) }
}

/** The package that a public page offers, if the list was frozen. */
const newestPackage = async (q: Query, ports: Ports, signon: string): Promise<Package | undefined> =>
  (await store.packagesOf(q, ports.keys, signon))[0]

/** Notes a delivery. Refuses with `not-found` a package of another sign-on, and one handed over before it was frozen. */
export async function recordDelivery(
  ports: Ports,
  who: Member,
  { signon: id, deliveredLocal, package: handed, ...said }: Input<typeof contracts.recordDelivery>,
): Promise<DeliveryRow> {
  return ports.storage.write(async tx => {
    const { signon } = await currentOf(tx, id)
    const made = (await store.packageIn(tx, ports.keys, id, handed)) ?? refuse('not-found')
    const now = ports.clock.now()
    const deliveredAt = instantOf(deliveredLocal, signon.zone)
    if (deliveredAt > now)
      refuse('bad-input', 'This lies ahead. Note a delivery after the letter was handed over.')
    if (deliveredAt < made.frozenAt - MINUTE)
      refuse('bad-input', 'The list was frozen after that. Freeze the list before it is handed over.')
    const delivery = {
      id: ports.ids.id(),
      signon: id,
      package: handed,
      deliveredAt,
      ...said,
      by: who.person,
      at: now,
    }
    await store.addDelivery(tx, delivery)
    await endProposal(tx, ports, signon, who.person)
    const { recipient, note, asDelivered } = said
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'signon.delivered', actor: who.person, subject: id },
      data: { package: handed, hash: made.hash, deliveredAt, asPrepared: asDelivered === null },
      secret: { recipient, note },
    })
    await listChanged(tx, id, now)
    return deliveryRow(delivery, new Map([[who.person, who.name]]))
  })
}

/** A local time has no seconds: a list frozen and handed over in the same minute was frozen before. */
const MINUTE = 60_000

async function copiesBehind(
  q: Query,
  ports: Ports,
  current: Current,
  packages: readonly Package[],
  deliveries: readonly Delivery[],
): Promise<Given<typeof contracts.seeDelivery>['heldCopies']> {
  if (deliveries.length === 0) return []
  const { id, coalition } = current.signon
  const register = await organisationsOf(q, coalition)
  const names = new Map(register.map(entry => [entry.id, entry.name]))
  const signatures = await signaturesIn(q, ports.keys, id)
  const called = new Map(signatures.map(signature => [signature.id, listedName(signature, names)]))
  const { named } = await listAndNamed(q, ports, current, null)
  const standing = new Map(named.map(signature => [signature, called.get(signature) ?? null]))
  return heldCopies(packages, deliveries, standing, called)
}

const packageRow = (made: Package, names: ReadonlyMap<string, string>): PackageRow => {
  const { id, version, hash, list, log, frozenAt, frozenBy, print, removed } = made
  const { organisations, individuals, withheld } = list
  return {
    ...{ id, hash, organisations, individuals, withheld, frozenAt, log },
    version: { id: version, number: list.version.number },
    frozenBy: names.get(frozenBy) ?? '',
    groups: print && [...print.groups],
    removed: removed.length,
  }
}

const deliveryRow = (
  { id, package: handed, recipient, deliveredAt, posted, asDelivered, note, by }: Delivery,
  names: ReadonlyMap<string, string>,
): DeliveryRow => ({
  ...{ id, package: handed, recipient, deliveredAt, posted, asDelivered, note },
  by: names.get(by) ?? '',
})
