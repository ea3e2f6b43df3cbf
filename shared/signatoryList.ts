/**
 * [LIST-1] The list of those who signed, as one value. The page, the CSV, the JSON and the block in an exported
 * letter are all made of it, so they cannot disagree. Nothing is in it that the public may not see [SIGN-7].
 */
import { countryName } from './countries.ts'
import type { Signature } from './signature.ts'

export type ListedVersion = { number: number; hash: string }

/** One line of the list. What its signer did not let be shown is null. */
export type Entry = {
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string | null
  signatory: string | null
  role: string | null
}

type Group = { label: string | null; entries: Entry[] }

/** Those who signed one text: the counts, and the names in their groups. */
export type Signed = {
  version: ListedVersion
  organisations: number
  individuals: number
  /** Organisations, in the order of the sign-on's groups. */
  groups: Group[]
  people: Entry[]
  /** Individuals, among those counted, who did not let their name be shown. */
  unnamed: number
}

export type SignatoryList = Signed & {
  title: string
  language: string
  /** When it was so, in milliseconds since 1970. */
  asOf: number
  /** Those who signed an earlier text and have not signed this one, the newest text first [SIGN-1]. */
  earlier: Signed[]
}

type Listed = Pick<
  Signature,
  'kind' | 'name' | 'organisation' | 'group' | 'country' | 'signatory' | 'role' | 'shown' | 'hash'
>

/**
 * The list as it stands.
 * @param accepted the accepted signatures, with no other among them
 * @param about the current version, the title and language of its text, the sign-on's groups in order
 * @param versions every version that was signed, by hash
 * @param names the register's names, by id of the organisation
 * @param asOf milliseconds since 1970, by the server's clock
 */
export function signatoryList(
  accepted: readonly Listed[],
  about: { version: ListedVersion; title: string; language: string; groups: readonly string[] },
  versions: ReadonlyMap<string, ListedVersion>,
  names: ReadonlyMap<string, string>,
  asOf: number,
): SignatoryList {
  const { version, title, language, groups } = about
  const signed = (on: ListedVersion): Signed =>
    signedOn(
      on,
      accepted.filter(signature => signature.hash === on.hash),
      { groups, language, names },
    )
  const earlier = [...versions.values()]
    .filter(({ hash }) => hash !== version.hash && accepted.some(signature => signature.hash === hash))
    .sort((a, b) => b.number - a.number)
  return { title, language, asOf, ...signed(version), earlier: earlier.map(signed) }
}

type Drawing = { groups: readonly string[]; language: string; names: ReadonlyMap<string, string> }

function signedOn(version: ListedVersion, signatures: readonly Listed[], drawing: Drawing): Signed {
  const organisations = signatures.filter(signature => signature.kind === 'organisation')
  const individuals = signatures.filter(signature => signature.kind === 'individual')
  const named = individuals.filter(signature => signature.shown.signatory)
  return {
    version,
    organisations: organisations.length,
    individuals: individuals.length,
    groups: groupsOf(organisations, drawing),
    people: named.map(signature => entryOf(signature, drawing)).sort(byName(drawing.language)),
    unnamed: individuals.length - named.length,
  }
}

/** In the sign-on's order; groups it no longer has come last, so that nobody falls out of the list. */
function groupsOf(organisations: readonly Listed[], drawing: Drawing): Group[] {
  const byLabel = new Map<string, Entry[]>(drawing.groups.map(label => [label, []]))
  for (const signature of organisations) {
    const entries = byLabel.get(signature.group) ?? []
    entries.push(entryOf(signature, drawing))
    byLabel.set(signature.group, entries)
  }
  return [...byLabel]
    .filter(([, entries]) => entries.length > 0)
    .map(([label, entries]) => ({ label: label || null, entries: entries.sort(byName(drawing.language)) }))
}

function entryOf(signature: Listed, { names }: Drawing): Entry {
  const { kind, organisation, shown, country, signatory, role, name } = signature
  return {
    name: (organisation === null ? undefined : names.get(organisation)) ?? name,
    country: shown.country && country !== '' ? country : null,
    signatory: shown.signatory && kind === 'organisation' ? signatory : null,
    role: shown.role && role !== '' ? role : null,
  }
}

/** As the language of the letter sorts; numbers by value; the same names in the order of their letters. */
function byName(language: string): (a: Entry, b: Entry) => number {
  const { compare } = new Intl.Collator(language, {
    sensitivity: 'base',
    numeric: true,
    ignorePunctuation: true,
  })
  return (a, b) => compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}

/** The list and its earlier parts, the current text first. */
const everySigned = (list: SignatoryList): Signed[] => [list, ...list.earlier]

/** A line in words: name, and what else is shown, such as "Harbour Watch (Kenya): Amina Otieno, director". */
export function entryInWords(entry: Entry, language: string): string {
  const country = entry.country === null ? '' : ` (${countryName(entry.country, language)})`
  const who = [entry.signatory, entry.role].filter(known => known !== null).join(', ')
  return who === '' ? entry.name + country : `${entry.name}${country}: ${who}`
}

/** The list as JSON: names exactly as they are. */
export function listAsJson(list: SignatoryList): string {
  const part = ({ version, organisations, individuals, groups, people, unnamed }: Signed) => ({
    version,
    organisations,
    individuals,
    individualsNotNamed: unnamed,
    groups,
    people,
  })
  const { title, language, asOf } = list
  const file = {
    format: 'undersigned-list',
    formatVersion: 1,
    title,
    language,
    asOf: isoTime(asOf),
    ...part(list),
    onEarlierVersions: list.earlier.map(part),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const COLUMNS = [
  'name',
  'kind',
  'group',
  'country',
  'signatory',
  'role',
  'signed version',
  'signed hash',
  'as of',
  'current version',
  'organisations',
  'individuals',
] as const

/**
 * The list as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read accents). Each row says as
 * of when, for which version, and how many signed that one. A cell that a spreadsheet would run as a formula
 * begins with an apostrophe instead.
 */
export function listAsCsv(list: SignatoryList): string {
  const copy = [isoTime(list.asOf), list.version.number, list.organisations, list.individuals]
  const rows = everySigned(list).flatMap(({ version, groups, people, unnamed }) => {
    const row = (entry: Entry, kind: string, group: string) => [
      ...[entry.name, kind, group, entry.country ?? '', entry.signatory ?? '', entry.role ?? ''],
      ...[version.number, version.hash, ...copy],
    ]
    return [
      ...groups.flatMap(({ label, entries }) =>
        entries.map(entry => row(entry, 'organisation', label ?? '')),
      ),
      ...people.map(entry => row(entry, 'individual', '')),
      ...Array.from({ length: unnamed }, () => row(NOT_NAMED, 'individual', '')),
    ]
  })
  return `\ufeff${[COLUMNS, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** An individual who is counted and did not let their name be shown. */
const NOT_NAMED: Entry = { name: '', country: null, signatory: null, role: null }

const cell = (value: string | number): string => `"${harmless(String(value)).replaceAll('"', '""')}"`

/** What spreadsheets take for a formula: also the wide forms of the signs, and also after spaces. */
const harmless = (text: string): string => (/^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text)

/** ISO 8601 in UTC. */
const isoTime = (at: number): string => new Date(at).toISOString()
