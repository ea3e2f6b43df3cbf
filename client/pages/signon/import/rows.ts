/**
 * The lines of a list that came another way, as a coordinator looks them through: what each will be entered as, what
 * makes it doubtful, and whether it is left out. Pure: every change gives other lines.
 */
import type { Asked, Reply } from '../../../../shared/contract/route.ts'
import type { enterList, listSignedNames } from '../../../../shared/contract/signonImport.ts'
import { nameKey } from '../../../../shared/names.ts'
import type { Alike } from '../../../../shared/signatories/duplicates.ts'
import type { ListGroup, SignatoryKind } from '../../../../shared/signonTerms.ts'
import type { FoundList } from './listReader.ts'

type SignedName = Reply<typeof listSignedNames>['names'][number]
type Why = Alike['why']

/** Why a line is left out. */
type Out =
  | { why: 'left-out' }
  /** The same as another line of the list, which stays. */
  | { why: 'joined'; to: string }
  /** It stands in the sign-on already. */
  | { why: 'signed'; state: SignedName['state'] }

export type Row = {
  id: string
  line: number
  asRead: string
  kind: SignatoryKind
  name: string
  /** ISO 3166-1 alpha-2, or empty. */
  country: string
  /** The label it stood under in the list. */
  label: string
  /** The group of the sign-on, or empty. */
  group: string
  affiliation: string
  signatory: string
  role: string
  address: string
  doubt: string
  /** Somebody looked at it and found it right. */
  looked: boolean
  /** Its entry in the register; `new` enters one under its name. */
  entry: { id: string; name: string } | 'new'
  /** Entries of the register that it may be, the likeliest first. */
  near: readonly { id: string; name: string; why: Why }[]
  /** Lines above it that it may be the same as. */
  alike: readonly { id: string; why: Why }[]
  /** Who signed already and may be the same. */
  signed: readonly (Pick<SignedName, 'name' | 'affiliation' | 'state'> & { why: Why })[]
  out: Out | null
}

type Around = {
  register: readonly { id: string; name: string }[]
  signed: readonly SignedName[]
  groups: readonly ListGroup[]
  newId: () => string
}

/**
 * The lines as they were read. What is exactly another line of the list, or stands in the sign-on already, is left
 * out with its reason, and can be put back; what is only likely waits for a person.
 */
export function rowsOf(found: FoundList, around: Around): Row[] {
  const rows = found.entries.map((entry, at) => rowOf(entry, found.exact[at] ?? null, around))
  const notes = notesOf(found, rows, around)
  const byId = new Map(rows.map(row => [row.id, row]))
  return rows.map((row, at) => leftOut({ ...row, ...notes[at]! }, byId))
}

function rowOf(
  { label, ...entry }: FoundList['entries'][number],
  exact: number | null,
  { register, groups, newId }: Around,
): Row {
  const { name, kind, country = '', affiliation = '', signatory = '', role = '', doubt = '' } = entry
  const group = groups.find(group => group.of === kind && nameKey(group.label) === nameKey(label))
  return {
    ...{ name, kind, country, affiliation, signatory, role, doubt, label },
    ...{ id: newId(), line: entry.line, asRead: entry.asRead, group: group?.label ?? '' },
    address: mailIn(entry.address ?? ''),
    entry: exact === null ? 'new' : { id: register[exact]!.id, name: register[exact]!.name },
    ...{ looked: false, near: [], alike: [], signed: [], out: null },
  }
}

/** Telephones and web addresses stay in what was read. */
const mailIn = (address: string): string =>
  /[^\s,;<>"'|]+@[^\s,;<>"'|]+\.[^\s,;<>"'|]+/.exec(address)?.[0] ?? ''

type Notes = Pick<Row, 'near' | 'alike' | 'signed'>

function notesOf({ among, inRegister, inSigned }: FoundList, rows: readonly Row[], around: Around): Notes[] {
  const [above, entries, signers] = [by(among, 'other'), by(inRegister, 'one'), by(inSigned, 'one')]
  return rows.map(({ entry }, at) => ({
    alike: (above.get(at) ?? []).map(({ one, why }) => ({ id: rows[one]!.id, why })),
    near:
      entry === 'new'
        ? (entries.get(at) ?? []).slice(0, 3).map(({ other, why }) => ({ ...around.register[other]!, why }))
        : [],
    signed: signedBy(entry, around.signed, signers.get(at) ?? []),
  }))
}

function by(pairs: readonly Alike[], side: 'one' | 'other'): Map<number, Alike[]> {
  const places = new Map<number, Alike[]>()
  for (const pair of pairs) {
    const known = places.get(pair[side])
    if (known) known.push(pair)
    else places.set(pair[side], [pair])
  }
  return places
}

/** Those with a name like it; an organisation of the register also by its entry. */
function signedBy(entry: Row['entry'], signed: readonly SignedName[], near: readonly Alike[]): Row['signed'] {
  const linked = entry === 'new' ? [] : signed.filter(({ organisation }) => organisation === entry.id)
  const named = near.map(({ other, why }) => ({ ...signed[other]!, why }))
  return [...linked.map(one => ({ ...one, why: 'same' as const })), ...named]
    .filter(
      (one, at, all) => all.findIndex(({ name, state }) => name === one.name && state === one.state) === at,
    )
    .slice(0, 3)
    .map(({ name, affiliation, state, why }) => ({ name, affiliation, state, why }))
}

function leftOut(row: Row, rows: ReadonlyMap<string, Row>): Row {
  const signed = row.signed.find(({ state, why }) => state === 'accepted' && why === 'same')
  if (signed && (isOrganisation(row) || same(signed.affiliation, row.affiliation)))
    return { ...row, out: { why: 'signed', state: signed.state } }
  const twice = row.alike.find(({ id, why }) => why === 'same' && isSame(row, rows.get(id)!))
  return twice ? { ...row, out: { why: 'joined', to: twice.id } } : row
}

const isOrganisation = ({ kind }: Pick<Row, 'kind'>): boolean => kind === 'organisation'
const same = (a: string, b: string): boolean => nameKey(a) === nameKey(b)

/** The same name and nothing that speaks against it: another country, or another place where a person works. */
const isSame = (a: Row, b: Row): boolean =>
  (a.country === '' || b.country === '' || a.country === b.country) &&
  (isOrganisation(a) || same(a.affiliation, b.affiliation))

export type Flaw = 'name' | 'address' | 'long'

/** What keeps a line from being entered; null where nothing does. */
export function flawOf({ name, address, affiliation, signatory, role }: Row): Flaw | null {
  if (name.trim() === '' || name.length > LONGEST) return 'name'
  if (address !== '' && !/^[^\s@]+@[^\s@]+\.[A-Za-z]{2,}$/.test(address)) return 'address'
  return [affiliation, signatory, role].some(text => text.length > LONGEST) ? 'long' : null
}

/** The longest name, affiliation or role, in UTF-16 units. */
export const LONGEST = 200

export type Rows = ReadonlyMap<string, Row>

/** Those lines above it that it may be the same as and that will be entered. */
export const twinsOf = ({ alike }: Row, rows: Rows) =>
  alike.flatMap(({ id, why }) => {
    const twin = rows.get(id)
    return twin?.out === null ? [{ twin, why }] : []
  })

/** Whether a person has to look at a line before it is entered. */
export function isDoubtful(row: Row, rows: Rows): boolean {
  if (row.out !== null) return false
  if (flawOf(row) !== null) return true
  if (row.looked) return false
  const unlinked = row.entry === 'new' && isOrganisation(row) && row.near.length > 0
  return row.doubt !== '' || unlinked || row.signed.length > 0 || twinsOf(row, rows).length > 0
}

export const FILTERS = ['look', 'all', 'out'] as const
export type Filter = (typeof FILTERS)[number]

/** The lines of each filter, in the order of the list. */
export function filtered(rows: Rows): Record<Filter, Row[]> {
  const all = [...rows.values()]
  return {
    look: all.filter(row => isDoubtful(row, rows)),
    all: all.filter(({ out }) => out === null),
    out: all.filter(({ out }) => out !== null),
  }
}

/** A line with what a person typed or chose; changing it is looking at it. */
export function changed(row: Row, change: Partial<Row>, groups: readonly ListGroup[]): Row {
  const next = { ...row, ...change, looked: true }
  const fits = next.group === '' || groups.some(({ label, of }) => label === next.group && of === next.kind)
  return fits ? next : { ...next, group: '' }
}

/** Every line under a label of the list stands in this group, where it is one for lines of its kind. */
export const inGroup = (row: Row, label: string, group: ListGroup | null): Row =>
  row.label === label && (group === null || group.of === row.kind)
    ? { ...row, group: group?.label ?? '' }
    : row

type Sent = Asked<typeof enterList>['rows'][number]

/** A line as it is sent. */
export function sentAs({
  id,
  kind,
  name,
  entry,
  group,
  country,
  affiliation,
  signatory,
  role,
  address,
}: Row): Sent {
  const line = { ...{ id, kind, group, country, address }, name: name.trim() }
  if (kind === 'individual') return { ...line, affiliation: affiliation.trim() }
  const organisation = entry === 'new' ? ('new' as const) : { id: entry.id }
  return { ...line, organisation, signatory: signatory.trim(), role: role.trim() }
}
