/**
 * Packages and deliveries. A package's list holds only what the public may see, and is sealed all the same: what was
 * taken out of one urgently shall stand in no copy of the database that was made before.
 */
import { and, desc, eq, max } from 'drizzle-orm'
import type { Delivery, Package } from '../../../shared/delivery.ts'
import type { Keys, Query, Tx } from '../../ports.ts'

type PackageRow = Query['t']['packages']['$inferSelect']

export async function addPackage({ db, t }: Tx, keys: Keys, made: Package): Promise<void> {
  await db.insert(t.packages).values(rowOf(made, keys))
}

export async function savePackage({ db, t }: Tx, keys: Keys, made: Package): Promise<void> {
  await db.update(t.packages).set(rowOf(made, keys)).where(eq(t.packages.id, made.id))
}

/** The packages of a sign-on, the newest first. */
export async function packagesOf({ db, t }: Query, keys: Keys, signon: string): Promise<Package[]> {
  const rows = await db
    .select()
    .from(t.packages)
    .where(eq(t.packages.signon, signon))
    .orderBy(desc(t.packages.frozenAt), desc(t.packages.id))
  return rows.map(row => read(row, keys))
}

/** A package of a sign-on; undefined where it has none with that id. */
export async function packageIn(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  id: string,
): Promise<Package | undefined> {
  const [row] = await db
    .select()
    .from(t.packages)
    .where(and(eq(t.packages.signon, signon), eq(t.packages.id, id)))
  return row && read(row, keys)
}

/** When the list of a version was frozen, each time. */
export async function frozenTimes(
  { db, t }: Query,
  signon: string,
  version: string,
): Promise<Pick<Package, 'id' | 'frozenAt'>[]> {
  return db
    .select({ id: t.packages.id, frozenAt: t.packages.frozenAt })
    .from(t.packages)
    .where(and(eq(t.packages.signon, signon), eq(t.packages.version, version)))
}

/** When the list of the newest package was frozen; null where there is none. */
export async function newestFrozen({ db, t }: Query, signon: string): Promise<number | null> {
  const { frozenAt } = t.packages
  const [row] = await db
    .select({ at: max(frozenAt) })
    .from(t.packages)
    .where(eq(t.packages.signon, signon))
  return row?.at ?? null
}

/** The ids of the packages that were handed over. */
export async function handedOver({ db, t }: Query, signon: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: t.deliveries.package })
    .from(t.deliveries)
    .where(eq(t.deliveries.signon, signon))
  return new Set(rows.map(({ id }) => id))
}

export async function addDelivery({ db, t }: Tx, delivery: Delivery): Promise<void> {
  await db.insert(t.deliveries).values(delivery)
}

/** The deliveries of a sign-on, the newest first. */
export async function deliveriesOf({ db, t }: Query, signon: string): Promise<Delivery[]> {
  return db
    .select()
    .from(t.deliveries)
    .where(eq(t.deliveries.signon, signon))
    .orderBy(desc(t.deliveries.deliveredAt), desc(t.deliveries.id))
}

/** What stands in the column of the list. */
type Frozen = Pick<Package, 'list' | 'removed' | 'print' | 'zone'>

const rowOf = (made: Package, keys: Keys): PackageRow => {
  const { list, removed, print, zone, signatures, log, ...rest } = made
  return {
    ...rest,
    list: keys.seal(JSON.stringify({ list, removed, print, zone } satisfies Frozen)),
    signatures: JSON.stringify(signatures),
    logPosition: log.position,
    logHead: log.head,
  }
}

const read = ({ list, signatures, logPosition, logHead, ...rest }: PackageRow, keys: Keys): Package => ({
  ...rest,
  ...(JSON.parse(keys.open(list)) as Frozen),
  signatures: JSON.parse(signatures) as string[],
  log: { position: logPosition, head: logHead },
})
