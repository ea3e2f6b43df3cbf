/** One row of a table with known columns, as the name that it holds. */
import { type CountryReading, knownCountry, readCountry } from '../countryNames.ts'
import { closingAcronym } from '../formats/acronyms.ts'
import { listDoubts } from '../words/listRead.en.ts'
import { tidied, withoutAddresses, withoutMarker } from './cleaned.ts'
import type { Column } from './columns.ts'
import { entryOf } from './entry.ts'
import { kindOfGroup } from './kinds.ts'
import type { ListEntry, Part } from './preview.ts'
import type { Row } from './units.ts'

export type ReadsCountry = (text: string) => CountryReading

/** Countries return in a table: each spelling is looked up once. */
export function countryReader(): ReadsCountry {
  const known = new Map<string, CountryReading>()
  return text => {
    const read = known.get(text) ?? readCountry(text)
    known.set(text, read)
    return read
  }
}

export type Around = {
  /** The label above the row, and the country above it; empty where there is none. */
  group: string
  country: string
  countryOf: ReadsCountry
}

/** The entries of a row: one as a rule, several where a cell holds a numbered list, none where it names nobody. */
export function entryOfRow(
  row: Row & { overflown?: true },
  columns: readonly Column[],
  around: Around,
): Part[] {
  const cells = cellsOf(row, columns)
  const said = swapped(cells, around.countryOf)
  const asRead = row.cells
    .map(cell => tidied(cell))
    .filter(Boolean)
    .join(' | ')
  const group = said.group ? { group: tidied(said.group) } : {}
  const who = whoIsIn(said, columns, tidied(said.group) || around.group)
  const country = countryIn(said.country, around)
  const address = [said.address, ...(who.rest ?? [])].filter(Boolean).map(tidied).join(', ')
  const entries = namesIn(who.name).map(({ text, doubts }) =>
    entryOf(text, {
      ...{ asRead, line: row.line, group: tidied(said.group) || around.group, address },
      ...(who.kind === undefined ? {} : { kind: who.kind }),
      ...(country.code === undefined ? {} : { country: country.code }),
      ...{ affiliation: who.affiliation, signatory: who.signatory, role: tidied(said.role) },
      doubts: [
        ...(said.isSwapped ? [listDoubts.swapped] : []),
        ...(row.overflown ? [listDoubts.separatorInside] : []),
        ...country.doubts,
        ...doubts,
      ],
    }),
  )
  const found = entries.flatMap((entry): Part[] =>
    entry === undefined ? [] : [{ is: 'entry', entry, ...group }],
  )
  return found.length > 0 ? found : [{ is: 'aside', text: asRead }]
}

type Cells = Record<Exclude<Column, 'number' | 'other'>, string>

/** What stands in each kind of column; several of a kind are joined. */
function cellsOf(row: Row, columns: readonly Column[]): Cells {
  const all = (column: Column): string =>
    row.cells.filter((cell, at) => columns[at] === column && cell.trim() !== '').join(', ')
  return {
    ...{
      name: all('name'),
      organisation: all('organisation'),
      acronym: all('acronym'),
      person: all('person'),
    },
    ...{ given: all('given'), family: all('family'), country: all('country'), group: all('group') },
    ...{ kind: all('kind'), role: all('role'), affiliation: all('affiliation'), address: all('address') },
  }
}

/** Somebody filled in the name where the country belongs, and the country where the name does. */
function swapped(cells: Cells, countryOf: ReadsCountry): Cells & { isSwapped: boolean } {
  const named = cells.organisation === '' ? 'name' : 'organisation'
  const isNoCountry = cells.country !== '' && countryOf(tidied(cells.country)).is !== 'country'
  const isSwapped =
    isNoCountry && cells[named].length > 3 && knownCountry(tidied(cells[named]))?.is === 'country'
  if (!isSwapped) return { ...cells, isSwapped }
  return { ...cells, [named]: cells.country, country: cells[named], isSwapped }
}

type Who = {
  name: string
  kind: ListEntry['kind'] | undefined
  affiliation: string
  signatory: string
  /** Addresses that stood in other cells. */
  rest?: string[]
}

/** Which cell is the name that is listed: an organisation's with who signed for it, or a person's. */
function whoIsIn(cells: Cells, columns: readonly Column[], group: string): Who {
  const spelled = cells.given + cells.family === '' ? '' : `${cells.given} ${cells.family}`.trim()
  const apart = columns.includes('organisation') || columns.includes('affiliation')
  const person = cells.person || spelled || (apart ? cells.name : '')
  const organisation = withAcronym(cells.organisation || (apart ? '' : cells.name), cells.acronym)
  const { text: signatory, address } = withoutAddresses(tidied(person))
  const rest = address === '' ? {} : { rest: [address] }
  const kind = kindIn(cells.kind) ?? kindOfGroup(group)
  const alone = organisation === '' && person !== ''
  if (kind !== 'organisation' && (alone || (kind === 'individual' && person !== ''))) {
    const isPerson =
      kind === 'individual' ||
      columns.includes('affiliation') ||
      columns.includes('organisation') ||
      spelled !== ''
    const behind = tidied([organisation, cells.affiliation].filter(Boolean).join(', '))
    return {
      name: signatory,
      kind: isPerson ? 'individual' : kind,
      affiliation: behind,
      signatory: '',
      ...rest,
    }
  }
  const name = organisation || cells.affiliation || person
  return { name, kind, affiliation: '', signatory: name === person ? '' : signatory, ...rest }
}

function kindIn(cell: string): ListEntry['kind'] | undefined {
  if (/individual|person|particul|personne|فرد|شخص/iu.test(cell)) return 'individual'
  return /organi|ngo|ong|منظم|موسس|مؤسس/iu.test(cell) ? 'organisation' : undefined
}

function withAcronym(name: string, acronym: string): string {
  const bare = tidied(acronym).replace(/^\(|\)$/g, '')
  if (name === '' || bare === '' || bare.length > 20) return name
  return closingAcronym(name) !== null || name.includes(bare) ? name : `${name} (${bare})`
}

function countryIn(
  cell: string,
  { country, countryOf }: Around,
): { code: string | undefined; doubts: string[] } {
  const written = tidied(cell)
  if (written === '') return { code: country || undefined, doubts: [] }
  const read = countryOf(written)
  switch (read.is) {
    case 'country':
      return {
        code: read.code,
        doubts: read.how === 'misspelt' ? [listDoubts.misspelt(written, read.code)] : [],
      }
    case 'several':
      return { code: undefined, doubts: [listDoubts.several(written)] }
    case 'without-code':
      return { code: undefined, doubts: [listDoubts.withoutCode(written)] }
    case 'no-country':
      return { code: undefined, doubts: [listDoubts.noCountry(written)] }
    case 'unclear':
      return { code: undefined, doubts: [listDoubts.unclear(written, read.candidates)] }
  }
}

/** The lines of a cell are one name, unless each has a bullet or a number of its own. */
function namesIn(cell: string): { text: string; doubts: string[] }[] {
  const lines = cell.split('\n').map(tidied).filter(Boolean)
  if (lines.length < 2) return [{ text: lines[0] ?? '', doubts: [] }]
  const bare = lines.map(line => withoutAddresses(line).text).filter(text => /[\p{L}\p{N}]/u.test(text))
  if (lines.every(line => withoutMarker(line).marker !== ''))
    return lines.map(text => ({ text, doubts: [listDoubts.namesInRow] }))
  return [{ text: lines.join(' '), doubts: bare.length > 1 ? [listDoubts.joinedCell] : [] }]
}
