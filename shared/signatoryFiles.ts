/** [LIST-1] The list as files for other programs: as JSON, and as a table for spreadsheets. */
import { type Entry, everySigned, type SignatoryList, type Signed } from './signatoryList.ts'
import type { SignatoryKind } from './signonTerms.ts'

/** The list as JSON: names exactly as they are. */
export function listAsJson(list: SignatoryList): string {
  const part = ({ version, organisations, individuals, withheld, groups, unnamed }: Signed) => ({
    version,
    organisations,
    individuals,
    withheld,
    individualsNotNamed: unnamed,
    groups,
  })
  const { title, language, submitter, asOf } = list
  const file = {
    format: 'undersigned-list',
    formatVersion: 1,
    title,
    language,
    submitter,
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
  'affiliation',
  'does not join asks',
  'remarks',
  'signed version',
  'signed hash',
  'as of',
  'current version',
  'organisations',
  'individuals',
  'withheld',
] as const

/**
 * The list as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read accents). Each row says as
 * of when, for which version, and how many signed that one. A cell that a spreadsheet would run as a formula
 * begins with an apostrophe instead.
 */
export function listAsCsv(list: SignatoryList): string {
  const copy = [isoTime(list.asOf), list.version.number, list.organisations, list.individuals, list.withheld]
  const rows = everySigned(list).flatMap(({ version, groups, unnamed }) => {
    const row = (entry: Entry | null, kind: SignatoryKind, group: string) => [
      ...[entry?.name ?? '', kind, group, entry?.country ?? '', entry?.signatory ?? '', entry?.role ?? ''],
      ...[entry?.affiliation ?? '', (entry?.notJoined ?? []).join(', '), remarks(entry)],
      ...[entry?.signed ?? version.number, entry?.signedHash ?? version.hash, ...copy],
    ]
    return [
      ...groups.flatMap(({ label, of, entries }) => entries.map(entry => row(entry, of, label ?? ''))),
      ...Array.from({ length: unnamed }, () => row(null, 'individual', '')),
    ]
  })
  return `\ufeff${[COLUMNS, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What a reader of the table must know of a line beside its columns. */
const remarks = (entry: Entry | null): string =>
  [
    ...(entry?.entered ? ['entered by the coordinators'] : []),
    ...(entry?.afterDelivery ? ['after delivery'] : []),
    ...(entry?.answers ?? []).map(({ question, answer }) => `${question}: ${answer}`),
  ].join('; ')

const cell = (value: string | number): string => `"${harmless(String(value)).replaceAll('"', '""')}"`

/** What spreadsheets take for a formula: also the wide forms of the signs, and also after spaces. */
const harmless = (text: string): string => (/^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text)

/** ISO 8601 in UTC. */
const isoTime = (at: number): string => new Date(at).toISOString()
