/** Lines of a list read as names in their groups. */
import { knownCountry } from '../countryNames.ts'
import { MEND_WORDS } from '../formats/imported.ts'
import { mendsOf } from '../formats/nameMends.ts'
import { listDoubts } from '../words/listRead.en.ts'
import { cleaned, tidied, withoutMarker } from './cleaned.ts'
import { entryOf } from './entry.ts'
import { isGroupLabel, isPageLine, isProse, isTotal, labelText } from './furniture.ts'
import type { Part } from './preview.ts'
import type { ListLine } from './units.ts'

/**
 * The names of consecutive lines. Names that a line break cut wrongly are put together again, and say so.
 * @param group the label that stands above the first line
 */
export function partsOfLines(lines: readonly ListLine[], group: string): Part[] {
  const told = withoutCounting(lines.map(tell))
  const joined = withWholeLabels(told)
  const sorted = countriesOf(joined.map(line => ({ ...line, as: sortOf(line, joined) })))
  const parts: Part[] = []
  let current = { group, country: undefined as string | undefined }
  for (let at = 0; at < sorted.length; at += 1) {
    const line = sorted[at]!
    if (line.as === 'name') {
      const end = endOfRun(sorted, at)
      parts.push(...namesOf(sorted.slice(at, end), current))
      at = end - 1
    } else if (line.as === 'aside') parts.push({ is: 'aside', text: line.asRead })
    else {
      const name = labelText(line.bare)
      const isCountry = line.as === 'country'
      current = {
        group: isCountry ? current.group : name,
        country: isCountry ? countryOf(line.bare) : undefined,
      }
      parts.push({ is: 'group', name })
    }
  }
  return parts
}

/** A line with what stands before its name taken off. */
type Told = ListLine & { bare: string; marker: string }
type Sorted = Told & { as: 'name' | 'label' | 'country' | 'aside'; country?: string }

const withoutAnd = (part: string): string => part.replace(/^(?:and|y|et|و)\s+/iu, '')

function tell(line: ListLine): Told {
  const { text, marker } = withoutMarker(tidied(line.text))
  return { ...line, bare: text, marker }
}

/** "Harbour Watch; Tide League; Quay 7": names that run on in one line. */
export function runIn(line: ListLine): ListLine[] {
  const [, label, rest = line.text] = /^([^:;]{3,80}:)\s+(\S.*;.*;.*)$/u.exec(line.text) ?? []
  const parts = rest.split(/\s*[;؛•·]\s+/u).filter(part => part.trim() !== '')
  const areNames =
    parts.length > 2 &&
    parts.every(part => !/^\p{Ll}/u.test(withoutAnd(part))) &&
    parts.every((part, at) => part.length < 120 && (at === parts.length - 1 || !/[.?!]$/.test(part)))
  if (!areNames || !/[;؛•·]/u.test(rest)) return [line]
  const names = parts.map((part): ListLine => {
    const text = withoutAnd(part)
    return { ...line, text, asRead: part, look: 'item', below: false }
  })
  return label === undefined ? names : [{ ...line, text: label, asRead: label, look: 'bold' }, ...names]
}

/** Numbers without a sign are running numbers where three of them in a row count. */
function withoutCounting(lines: readonly Told[]): Told[] {
  const numbers = lines.map(({ bare }) => Number(/^(\d{1,5})\s+(?=\S)/.exec(bare)?.[1] ?? Number.NaN))
  const counts = (at: number): boolean => numbers[at]! + 1 === numbers[at + 1]
  return lines.map((line, at) => {
    const inRun = (counts(at) && (counts(at - 1) || counts(at + 1))) || (counts(at - 1) && counts(at - 2))
    if (!inRun) return line
    const marker = String(numbers[at])
    return { ...line, marker, bare: line.bare.slice(marker.length).trimStart() }
  })
}

/** A label may go on in the line below it: "NGOs participating under operative paragraphs / 8 or 9". */
function withWholeLabels(lines: readonly Told[]): Told[] {
  const whole: Told[] = []
  for (const line of lines) {
    const above = whole.at(-1)
    const goesOn = /^(?:\p{Ll}|\(|\d+\s*(?:$|or\b|and\b|to\b|[–&-]\s*\d))/u.test(line.bare)
    if (above !== undefined && line.below && goesOn && isGroupLabel(above.bare) && !/:$/.test(above.bare)) {
      const bare = `${above.bare} ${line.bare}`
      whole[whole.length - 1] = { ...above, bare, asRead: `${above.asRead} ${line.asRead}` }
    } else whole.push(line)
  }
  return whole
}

function sortOf(line: Told, all: readonly Told[]): Sorted['as'] {
  const { look, bare, marker } = line
  if (look === 'closing' || bare === '' || isPageLine(bare) || isTotal(bare)) return 'aside'
  if (look === 'label' || look === 'heading') return 'label'
  if (marker === '' && isGroupLabel(bare)) return 'label'
  if (look === 'bold' && all.some(other => other.look !== 'bold' && other.look !== 'heading')) return 'label'
  if (isProse(bare) || !/\p{L}|\p{N}{2}/u.test(cleaned(bare).text)) return 'aside'
  return 'name'
}

/**
 * A line that is a country and nothing else is the country of the name above it where the two take turns, and the
 * label of the names below it otherwise. One among many is an odd name, and stays one.
 */
function countriesOf(lines: readonly Sorted[]): Sorted[] {
  const isCountry = lines.map(line => line.as === 'name' && countryOf(line.bare) !== undefined)
  const names = lines.filter((line, at) => line.as === 'name' && !isCountry[at]).length
  const countries = isCountry.filter(Boolean).length
  const follows = lines.filter((_, at) => isCountry[at] && lines[at - 1]?.as === 'name' && !isCountry[at - 1])
  const takeTurns = countries > 1 && countries * 2 > names && follows.length * 10 >= countries * 9
  return lines.flatMap((line, at): Sorted[] => {
    const label = line.as === 'label' && countryOf(labelText(line.bare)) !== undefined
    if (label) return [{ ...line, as: 'country' }]
    if (!isCountry[at]) {
      const below = takeTurns && isCountry[at + 1] ? lines[at + 1]! : undefined
      if (below === undefined || line.as !== 'name') return [line]
      return [{ ...line, country: countryOf(below.bare)!, asRead: `${line.asRead} ${below.asRead}` }]
    }
    if (takeTurns && lines[at - 1]?.as === 'name' && !isCountry[at - 1]) return []
    const heads = lines[at + 1]?.as === 'name' && !isCountry[at + 1] && line.marker === '' && countries > 1
    return [heads && !takeTurns ? { ...line, as: 'country' } : line]
  })
}

function countryOf(text: string): string | undefined {
  const read = text.length > 3 ? knownCountry(labelText(text)) : undefined
  return read?.is === 'country' ? read.code : undefined
}

/** Lines that may be parts of each other: a bullet or a number begins a name of its own. */
function endOfRun(lines: readonly Sorted[], from: number): number {
  const begins = ({ marker, look }: Sorted) => marker !== '' || look === 'item'
  const isMarked = begins(lines[from]!)
  let end = from + 1
  if (lines[from]!.country !== undefined) return end
  for (let next = lines[end]; next?.as === 'name' && !begins(next); next = lines[end]) {
    if (next.country !== undefined || (isMarked && !next.below)) break
    end += 1
  }
  return end
}

function namesOf(run: readonly Sorted[], above: { group: string; country: string | undefined }): Part[] {
  const words = run.map(line => ({ words: cleaned(line.bare).text, line: line.line }))
  const mends = new Map(mendsOf(words).map(mend => [mend.first, mend]))
  const parts: Part[] = []
  for (let at = 0; at < run.length; at += 1) {
    const line = run[at]!
    const mend = mends.get(at)
    const country = line.country ?? above.country
    const given = { line: line.line, group: above.group, ...(country === undefined ? {} : { country }) }
    if (mend === undefined) {
      parts.push(entryOrAside(line.bare, { ...given, asRead: line.asRead }))
      continue
    }
    const cut = run.slice(at, at + mend.count)
    const doubts = [asSentence(MEND_WORDS[mend.reason])]
    for (const [index, name] of mend.proposed.entries()) {
      const same = mend.proposed.length === cut.length
      const asRead = same ? cut[index]!.asRead : cut.map(one => one.asRead).join(' / ')
      parts.push(entryOrAside(withAddresses(name, same ? [cut[index]!] : cut), { ...given, asRead, doubts }))
    }
    at += mend.count - 1
  }
  return parts
}

/** What cleaning took off the cut lines is put behind the mended name, so that it is read like any other. */
function withAddresses(name: string, lines: readonly Sorted[]): string {
  const addresses = lines.flatMap(({ bare }) => cleaned(bare).address ?? [])
  return addresses.length === 0 ? name : `${name} <${addresses.join('> <')}>`
}

function entryOrAside(text: string, given: Parameters<typeof entryOf>[1]): Part {
  const entry = entryOf(text, given)
  return entry === undefined ? { is: 'aside', text: given.asRead } : { is: 'entry', entry }
}

const asSentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`

/** A row that holds several names, read down its columns, says so. */
export const takenApart = (part: Part): Part =>
  part.is !== 'entry'
    ? part
    : {
        ...part,
        entry: {
          ...part.entry,
          doubt: [part.entry.doubt, listDoubts.namesInRow].filter(Boolean).join(' '),
        },
      }
