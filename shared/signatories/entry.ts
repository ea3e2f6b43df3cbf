/** One name of a list with what stands around it: country, affiliation, who signed, addresses. */
import { listDoubts } from '../words/listRead.en.ts'
import { cleaned } from './cleaned.ts'
import { countryBehind } from './countryBehind.ts'
import { LONGEST } from './furniture.ts'
import { kindOfGroup } from './kinds.ts'
import { type Read, readName } from './person.ts'
import type { ListEntry } from './preview.ts'

/** What is known of a name from elsewhere: its row, its group, how it was put together. */
export type Given = {
  asRead: string
  line: number
  /** The label of its group; empty where there is none. */
  group?: string
  kind?: ListEntry['kind']
  country?: string
  affiliation?: string
  signatory?: string
  role?: string
  address?: string
  doubts?: readonly string[]
}

/**
 * The entry that a name makes; undefined where nothing is left that is a name.
 * @param text the words of the name as they stood, with the lines of a cell joined
 */
export function entryOf(text: string, given: Given): ListEntry | undefined {
  const { text: bare, address } = cleaned(text.slice(0, LONGEST_LINE))
  if (!/[\p{L}\p{N}]/u.test(bare)) return undefined
  const behind = countryBehind(bare)
  const hint = given.kind ?? kindOfGroup(given.group ?? '')
  const read = withInnerCountry(readName(behind.name, hint))
  const found = behind.country ?? read.country
  const country = given.country ?? found
  const doubts = [
    ...(given.doubts ?? []),
    ...(read.doubt === undefined ? [] : [read.doubt]),
    ...doubtsOf(text, read.name, found, given.country),
  ]
  return orderly({
    ...read,
    country,
    affiliation: joined(given.affiliation, read.affiliation),
    signatory: given.signatory || read.signatory,
    role: given.role || read.role,
    address: joined(given.address, address),
    asRead: given.asRead,
    doubt: [...new Set(doubts)].join(' '),
    line: given.line,
  })
}

/** Nobody is called so: what is longer is not searched for its parts. */
const LONGEST_LINE = 600

/** The country may stand behind the name and before the affiliation: "Dr Ada Marlow (Kenya), Elder University". */
function withInnerCountry(read: Read): Read & { country?: string } {
  if (read.kind === 'organisation') return read
  const name = countryBehind(read.name)
  const affiliation = countryBehind(read.affiliation ?? '')
  const country = name.country ?? affiliation.country
  if (country === undefined) return read
  const rest = name.country === undefined ? affiliation.name : read.affiliation
  return { ...read, name: name.name, country, ...(rest === undefined ? {} : { affiliation: rest }) }
}

function doubtsOf(
  text: string,
  name: string,
  inName: string | undefined,
  given: string | undefined,
): string[] {
  const doubts: string[] = []
  if (inName !== undefined && given !== undefined && inName !== given)
    doubts.push(listDoubts.otherCountry(inName, given))
  if (inName === 'GE' && given === undefined) doubts.push(listDoubts.stateOrCountry)
  if (name.length > LONGEST) doubts.push(listDoubts.long)
  if (DAMAGED.test(text)) doubts.push(listDoubts.damaged)
  return doubts
}

/** UTF-8 read as something else, or signs put where letters could not be read. */
const DAMAGED = /\uFFFD|Ã[\u0080-\u00BF¡-¿ƒ]|Â[\u0080-\u00BF]|â€|Ø[§±ª]|Ù[„…†]|\?{3,}/u

function joined(...parts: (string | undefined)[]): string {
  return [...new Set(parts.filter(part => part !== undefined && part !== ''))].join(', ')
}

/** In the order in which it is printed, without what is empty. */
function orderly(entry: { [Key in keyof ListEntry]-?: ListEntry[Key] | undefined }): ListEntry {
  const { name, kind, country, affiliation, signatory, role, address, asRead, doubt, line } = entry
  const given = Object.entries({ country, affiliation, signatory, role, address, doubt }).filter(
    ([, said]) => said,
  )
  return { name: name!, kind: kind!, ...Object.fromEntries(given), asRead: asRead!, line: line! }
}
