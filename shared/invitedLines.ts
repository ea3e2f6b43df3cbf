/** Reading whom to invite from a pasted list or a CSV file: an address a line, with what stands beside it. Pure. */
import Papa from 'papaparse'
import { address as mailAddress } from './contract/route.ts'

/** One line as it was read, or what keeps it from being read. */
export type InvitedLine = {
  /** Where it stands in what was pasted, from 1. */
  line: number
  /** The person's name; may be empty. */
  name: string
  address: string
  /** The organisation's name; may be empty. */
  organisation: string
  /** BCP 47; empty where nothing is said. */
  language: string
  wrong: 'no-address' | 'address' | 'two-addresses' | 'twice' | 'too-long' | null
}

/** Whose names stand before the addresses, where a line does not say by its columns. */
export type NamesAre = 'organisations' | 'people'

/**
 * Reads one invitation a line: `name <a@b.org>`, `a@b.org, Organisation, language`, the same with tabs or
 * semicolons, or a table whose first line names its columns. Empty lines are passed over.
 * @param namesAre whose names stand before the addresses, without such a first line
 */
export function invitedLines(text: string, namesAre: NamesAre): InvitedLine[] {
  const rows = rowsOf(text)
  const columns = rows[0] && columnsOf(rows[0].cells)
  const body = columns ? rows.slice(1) : rows
  const seen = new Set<string>()
  return body.map(({ line, cells }) => {
    const read = columns ? byColumn(cells, columns) : byShape(cells, namesAre)
    const key = read.address.toLowerCase()
    const wrong = wrongWith(read) ?? (seen.has(key) ? 'twice' : null)
    seen.add(key)
    const { name, address, organisation, language } = read
    return { line, name, address, organisation, language, wrong }
  })
}

type Row = { line: number; cells: string[] }
type Read = Omit<InvitedLine, 'line' | 'wrong'> & { addresses: number }

/** The cells of each line that has any. What separates them is found out for the whole text. */
function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const delimiter = delimiterOf(lines)
  return lines
    .map((line, at) => ({ line: at + 1, cells: cellsOf(line, delimiter) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
}

/** Tabs before semicolons before commas: a name may hold a comma where the columns are tabs. */
const delimiterOf = (lines: readonly string[]): string =>
  ['\t', ';'].find(
    sign => lines.filter(line => line.includes(sign)).length * 2 > lines.filter(some).length,
  ) ?? ','

const some = (line: string) => line.trim() !== ''

/** A comma inside quotation marks, or before an address in angle brackets, separates nothing. */
function cellsOf(line: string, delimiter: string): string[] {
  const bracketed = delimiter === '\t' ? undefined : bracketedIn(line)
  if (!bracketed) return parsed(line, delimiter)
  const { name, address, rest } = bracketed
  return [`${plain(name)} <${address.trim()}>`, ...(rest === '' ? [] : parsed(rest, delimiter))]
}

/** `"name" <address>, rest`, taken apart at its first brackets; undefined where it has none, or others inside. */
function bracketedIn(line: string): { name: string; address: string; rest: string } | undefined {
  const open = line.indexOf('<')
  const close = line.indexOf('>')
  if (open < 0 || close < open) return undefined
  const name = line.slice(0, open).trim().replace(/^"|"$/g, '')
  const address = line.slice(open + 1, close)
  if (name.includes('"') || address.includes('<')) return undefined
  const rest = line
    .slice(close + 1)
    .trim()
    .replace(/^[,;]/, '')
    .trimStart()
  return { name, address, rest }
}

const parsed = (line: string, delimiter: string): string[] =>
  (Papa.parse<string[]>(line, { delimiter }).data[0] ?? []).map(plain)

const plain = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .replace(/(?!\u200c|\u200d)\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()

type Column = 'name' | 'address' | 'organisation' | 'language'

/** What people call the columns, in the languages that secretariats work in. */
const HEADS: Readonly<Record<Column, RegExp>> = {
  address:
    /^(e-?mails?|mails?|(e-?)?mail address(es)?|address|addresses|correo( electr[oó]nico)?|courriel|adresse( e-?mail)?|البريد( الإلكتروني)?)$/iu,
  organisation:
    /^(organi[sz]ations?|org|ngo|institution|name of organi[sz]ation|organi[sz]aci[oó]n|organisme|المنظمة|المؤسسة)$/iu,
  language: /^(languages?|lang|idioma|lengua|langue|اللغة)$/iu,
  name: /^(names?|full name|contact( person| name)?|person|nombre|contacto|nom|الاسم)$/iu,
}

/** Which column is which, where the first line has no address and names at least that column. */
function columnsOf(cells: readonly string[]): Map<Column, number> | undefined {
  if (cells.some(cell => cell.includes('@'))) return undefined
  const found = new Map<Column, number>()
  for (const [column, head] of Object.entries(HEADS) as [Column, RegExp][]) {
    const at = cells.findIndex(cell => head.test(cell))
    if (at >= 0) found.set(column, at)
  }
  return found.has('address') ? found : undefined
}

function byColumn(cells: readonly string[], columns: ReadonlyMap<Column, number>): Read {
  const cell = (column: Column) => cells[columns.get(column) ?? -1] ?? ''
  const { before, address, addresses } = addressIn(cell('address'))
  return {
    ...{ address, addresses },
    name: cell('name') || before,
    organisation: cell('organisation'),
    language: languageIn(cell('language')) ?? '',
  }
}

/** Without columns that are named, the cell with the address says which others are what. */
function byShape(cells: readonly string[], namesAre: NamesAre): Read {
  const at = cells.findIndex(cell => cell.includes('@'))
  if (at < 0) return { name: '', address: '', organisation: cells.join(', '), language: '', addresses: 0 }
  const { before, address, addresses } = addressIn(cells[at] ?? '')
  const others = cells.slice(at + 1).filter(cell => cell !== '')
  const more = others.filter(cell => cell.includes('@')).length
  const last = others.length > 0 ? languageIn(others.at(-1)!) : undefined
  const after = others.slice(0, last === undefined ? undefined : -1).join(', ')
  const first = [...cells.slice(0, at).filter(cell => cell !== ''), before]
    .filter(part => part !== '')
    .join(', ')
  const isPerson = namesAre === 'people' || after !== ''
  return {
    ...{ address, addresses: addresses + more, language: last ?? '' },
    name: isPerson ? first : '',
    organisation: isPerson ? after : first,
  }
}

function addressIn(cell: string): { before: string; address: string; addresses: number } {
  const [, before = '', inside] = /^(.*?)<([^<>]*)>$/.exec(cell) ?? []
  const address = (inside ?? cell).replace(/^mailto:/i, '').trim()
  return { before: plain(before), address, addresses: cell.split('@').length - 1 }
}

/** A language as a tag, such as `es` or `pt-BR`, or as it is called in English; undefined where it is none. */
function languageIn(cell: string): string | undefined {
  const called = CALLED.get(cell.toLowerCase())
  if (called !== undefined) return called
  if (!/^[a-z]{2,3}([-_][a-z]{2,4})?$/i.test(cell)) return undefined
  try {
    const [tag = ''] = Intl.getCanonicalLocales(cell.replace('_', '-'))
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag)
    return name === undefined ? undefined : tag
  } catch {
    return undefined
  }
}

const CALLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ english: 'en', inglés: 'en', anglais: 'en', french: 'fr', français: 'fr', francés: 'fr' },
    ...{ spanish: 'es', español: 'es', espagnol: 'es', arabic: 'ar', العربية: 'ar', arabe: 'ar' },
    ...{ portuguese: 'pt', português: 'pt', russian: 'ru', русский: 'ru', chinese: 'zh', 中文: 'zh' },
  }),
)

/** The longest name, in UTF-16 units. */
const LONGEST = 200

function wrongWith({ address, addresses, name, organisation }: Read): InvitedLine['wrong'] {
  if (addresses === 0) return 'no-address'
  if (addresses > 1) return 'two-addresses'
  if (!mailAddress.safeParse(address).success) return 'address'
  return name.length > LONGEST || organisation.length > LONGEST ? 'too-long' : null
}
