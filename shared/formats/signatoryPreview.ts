/** What a list of signatories in a file would be taken as, for a person to look through. */
import { textOf } from '../statement/text.ts'
import type { StatementFile } from '../statement/tree.ts'
import { closingAcronym } from './acronyms.ts'
import { type Imported, MEND_WORDS, type Mend } from './imported.ts'

export type PreviewEntry = {
  name: string
  kind: 'organisation' | 'individual'
  /** Of an individual: what stands behind the name. */
  affiliation?: string
  /** The line as it stood in the file. */
  asRead: string
  /** Why a person should look at it. */
  doubt?: string
}

export type SignatoryPreview = {
  groups: { name: string; entries: PreviewEntry[] }[]
  /** Entries that look like one organisation; counted over all groups in order, from 0. */
  likelyDuplicates: number[][]
  /** Lines of the list that are no names, and running numbers. */
  setAside: string[]
}

/**
 * The list of a letter, group by group.
 * @param file the letter with its mends taken
 * @param imported the import it came from: what was offered there is what each mended name was read as
 */
export function signatoryPreview(
  file: Pick<StatementFile, 'body'>,
  imported: Pick<Imported, 'setAside'> & { offers: Pick<Imported['offers'], 'mends'> },
): SignatoryPreview {
  const groups: SignatoryPreview['groups'] = []
  const setAside = imported.setAside.filter(one => one.reason === 'running-number').map(one => one.text)
  for (const block of file.body.content ?? []) {
    if (block.type !== 'signatories') continue
    for (const line of block.content ?? []) {
      const words = textOf(line.content).replace(/\s+/g, ' ').trim()
      if (line.type === 'signatoryGroup') groups.push({ name: words, entries: [] })
      else if (line.type === 'paragraph') setAside.push(words)
      else {
        if (groups.length === 0) groups.push({ name: '', entries: [] })
        groups.at(-1)?.entries.push(entryOf(words, groups.at(-1)?.name ?? '', imported.offers.mends))
      }
    }
  }
  return { groups, likelyDuplicates: duplicates(groups.flatMap(group => group.entries)), setAside }
}

const PEOPLE = /\b(?:individuals?|experts?|academics?|persons?|personas|expertos|académicos)\b/iu
const TITLED = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Judge|Ambassador)\b\.?\s/u

function entryOf(words: string, group: string, mends: readonly Mend[]): PreviewEntry {
  const individual = TITLED.test(words) || (PEOPLE.test(group) && !/\borgani[sz]ations?\b/iu.test(group))
  const mend = mends.find(candidate => candidate.proposed.includes(words))
  const read = mend === undefined ? words : (mend.now[mend.proposed.indexOf(words)] ?? mend.now.join(' / '))
  const doubt = mend === undefined ? {} : { doubt: MEND_WORDS[mend.reason] }
  const comma = individual ? words.indexOf(',') : -1
  if (comma < 0)
    return { name: words, kind: individual ? 'individual' : 'organisation', asRead: read, ...doubt }
  const affiliation = words.slice(comma + 1).trim()
  return { name: words.slice(0, comma).trim(), kind: 'individual', affiliation, asRead: read, ...doubt }
}

/** Same letters without case, accents and signs, or the same acronym; a person decides what that means. */
function duplicates(entries: readonly PreviewEntry[]): number[][] {
  const places = new Map<string, number[]>()
  for (const [index, { name }] of entries.entries()) {
    const closing = closingAcronym(name)
    const keys = new Set([bare(closing?.words ?? name), ...(closing === null ? [] : [bare(closing.acronym)])])
    for (const key of keys) if (key !== '') places.set(key, [...(places.get(key) ?? []), index])
  }
  const sets = [...places.values()].filter(found => found.length > 1)
  return sets.filter((one, index) => sets.findIndex(other => String(other) === String(one)) === index)
}

function bare(name: string): string {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.replace(/^the\s+/, '').replace(/[^\p{L}\p{N}]/gu, '')
}
