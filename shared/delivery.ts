/**
 * Delivery: the list frozen together with the version as one package, to whom it was handed, and who therefore has a
 * copy with a name that has left the list since.
 */
import { namesIn, type SignatoryList, withoutLineAt } from './signatoryList.ts'

/** The list as it stood at one moment, with the text it stands under. */
export type Package = {
  id: string
  signon: string
  version: string
  /** The hash of the text. */
  hash: string
  /** What the public may see of the list, as of `frozenAt`; without the lines that were removed since. */
  list: SignatoryList
  /** The signatures whose names stood in it when it was frozen, in the order of its lines. */
  signatures: readonly string[]
  /** The lines that were taken out urgently since. Who was handed a copy before has them still. */
  removed: readonly { signature: string; at: number }[]
  /** Of which groups the letter prints the names, and where it says that the whole list stands; null: all of them. */
  print: { groups: readonly string[]; fullListAt: string } | null
  /** IANA zone in which its times are said: the sign-on's when it was frozen. */
  zone: string
  /** The newest entry of the audit log when it was frozen. */
  log: { position: number; head: string }
  frozenBy: string
  frozenAt: number
}

export type Delivery = {
  id: string
  signon: string
  package: string
  recipient: string
  deliveredAt: number
  /** Where it was posted for all to read; empty where it was not. */
  posted: string
  /** The text as it was read out, where that was another one than the text as prepared. */
  asDelivered: string | null
  note: string
  by: string
  at: number
}

/**
 * A package without the line of a signature: it leaves what can still be downloaded, not what was handed over.
 * Twice changes nothing, nor does a signature that has no line in it.
 */
export function withoutLine(made: Package, signature: string, at: number): Package {
  const gone = new Set(made.removed.map(removed => removed.signature))
  const line = made.signatures.filter(id => !gone.has(id)).indexOf(signature)
  if (line < 0) return made
  return {
    ...made,
    list: withoutLineAt(made.list, line),
    removed: [...made.removed, { signature, at }],
  }
}

type Handed = Pick<Delivery, 'package' | 'recipient' | 'deliveredAt'>

/** Who was handed a copy in which the name of a signature stands, each recipient once, the earliest first. */
export function holders(
  signature: string,
  packages: readonly Pick<Package, 'id' | 'signatures'>[],
  deliveries: readonly Handed[],
): { recipient: string; deliveredAt: number }[] {
  const holding = new Set(
    packages.filter(({ signatures }) => signatures.includes(signature)).map(({ id }) => id),
  )
  const found = new Map<string, number>()
  const inOrder = deliveries.toSorted((a, b) => a.deliveredAt - b.deliveredAt)
  for (const { package: handed, recipient, deliveredAt } of inOrder)
    if (holding.has(handed) && !found.has(recipient)) found.set(recipient, deliveredAt)
  return [...found].map(([recipient, deliveredAt]) => ({ recipient, deliveredAt }))
}

export type HeldCopy = {
  signature: string
  /** As it is listed, or was; empty where it was erased. */
  name: string
  /** Its name left the list since, or stands there in another form. */
  what: 'left' | 'corrected'
  recipients: ReturnType<typeof holders>
}

/**
 * [SIGN-5] The copies that say something the list does not say any more: a name that left it, or a line that was
 * corrected after the copy was made.
 * @param standing what each signature that ever stood in a package is listed as now, by id; null where it is not
 * @param called what each is called, listed or not
 */
export function heldCopies(
  packages: readonly Pick<Package, 'id' | 'signatures' | 'list'>[],
  deliveries: readonly Handed[],
  standing: ReadonlyMap<string, string | null>,
  called: ReadonlyMap<string, string>,
): HeldCopy[] {
  const handed = new Set(deliveries.map(delivery => delivery.package))
  const out = packages.filter(({ id }) => handed.has(id))
  const names = new Map(out.map(made => [made.id, namesIn(made.list)]))
  return [...new Set(out.flatMap(({ signatures }) => signatures))].flatMap((signature): HeldCopy[] => {
    const listed = standing.get(signature) ?? null
    const others = out.filter(({ id }) => listed === null || !names.get(id)?.has(listed))
    const recipients = holders(signature, others, deliveries)
    const what = listed === null ? 'left' : 'corrected'
    return recipients.length === 0 ? [] : [{ signature, name: called.get(signature) ?? '', what, recipients }]
  })
}

/**
 * When the list that counts as delivered was frozen: the first that was handed over, and while none was, the newest.
 * Who was accepted later is not in it. Milliseconds since 1970; null where no list was frozen.
 * @param packages those of one text
 * @param handedOver their ids, as far as they were handed over
 */
export function deliveredList(
  packages: readonly Pick<Package, 'id' | 'frozenAt'>[],
  handedOver: ReadonlySet<string>,
): number | null {
  const times = (some: typeof packages) => some.map(({ frozenAt }) => frozenAt)
  const handed = times(packages.filter(({ id }) => handedOver.has(id)))
  if (handed.length > 0) return Math.min(...handed)
  return packages.length > 0 ? Math.max(...times(packages)) : null
}

/** A file of a package: its name in the ZIP, its bytes. */
export type PackedFile = { name: string; content: Uint8Array }

/**
 * What a package says of itself: what was signed, by how many, as of when, by which log, and the hash of each file,
 * so that whoever gets one file alone can check it.
 * @param hashes SHA-256 of each file in hexadecimal, by its name
 */
export function manifestOf(
  { list, hash, log, frozenAt, removed, print }: Omit<Package, 'signatures'>,
  hashes: ReadonlyMap<string, string>,
): string {
  const { title, language, version, organisations, individuals, withheld } = list
  const manifest = {
    format: 'undersigned-package',
    formatVersion: 1,
    title,
    language,
    version: { number: version.number, hash },
    asOf: isoTime(frozenAt),
    counts: { organisations, individuals, withheld },
    ...(print && { groupsPrintedInTheLetter: print.groups }),
    ...(removed.length > 0 && { linesRemovedSince: removed.map(({ at }) => isoTime(at)) }),
    log,
    files: Object.fromEntries(hashes),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

const isoTime = (at: number): string => new Date(at).toISOString()
