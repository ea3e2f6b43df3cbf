/** The provisions of a draft as lines of a tree, and which of them are shown. */
import { isNamed } from '../../../shared/instrument/printed.ts'
import type { Level } from '../../../shared/instrument/provision.ts'
import type { StoredProvision } from '../../../shared/instrument/stored.ts'

/** `everything`, down to the articles, or only what a person should look at. */
export type Show = 'everything' | 'articles' | 'doubtful'

export type TreeRow = {
  provision: StoredProvision
  /** How deep it stands, from 0. */
  depth: number
  /** Whether another provision stands before it in the same one. */
  follows: boolean
  /** What it can be said to be where it stands, itself among them; see `levelled`. */
  levels: readonly Level[]
  /** Two rows with the same one look the same. */
  looks: string
}

/** @param provisions in the order of the draft */
export function treeRows(provisions: readonly StoredProvision[]): TreeRow[] {
  const depths: number[] = []
  const begun = new Set<number | null>()
  const named = new Set(provisions.filter(({ level }) => isNamed(level)).map(({ parent }) => parent))
  return provisions.map(provision => {
    const { parent, at } = provision
    const depth = parent === null ? 0 : (depths[parent] ?? 0) + 1
    depths[at] = depth
    const follows = begun.has(parent)
    begun.add(parent)
    const holder = parent === null ? null : (provisions[parent]?.level ?? null)
    const levels = levelsOf(provision.level, holder, named.has(at))
    return { provision, depth, follows, levels, looks: JSON.stringify(provision) }
  })
}

const NAMED: readonly Level[] = ['preamble', 'annex', 'part', 'chapter', 'section', 'cluster', 'article']
const NAMED_OR_COUNTED: readonly Level[] = [...NAMED, 'paragraph']

function levelsOf(level: Level, holder: Level | null, holdsNamed: boolean): readonly Level[] {
  const free = holder === null || (holder !== 'article' && isNamed(holder))
  if (isNamed(level)) return free && !holdsNamed ? NAMED_OR_COUNTED : NAMED
  return free && level === 'paragraph' ? NAMED_OR_COUNTED : [level]
}

/** How many provisions a person should look at. */
export const doubtfulIn = (provisions: readonly Pick<StoredProvision, 'doubts'>[]): number =>
  provisions.filter(isDoubtful).length

/** Those that are shown; each word of the query stands in a number, title, mark, text or footnote of one that is. */
export function shownRows(rows: readonly TreeRow[], show: Show, query: string): TreeRow[] {
  const wanted = plain(query)
    .split(/\s+/)
    .filter(word => word !== '')
  return rows.filter(({ provision }) => {
    if (show === 'doubtful' && !isDoubtful(provision)) return false
    if (show === 'articles' && !isNamed(provision.level)) return false
    if (wanted.length === 0) return true
    const { printed, word, title, mark, text, notes } = provision
    const words = plain([word, printed, title, mark, text, ...notes].join(' '))
    return wanted.every(one => words.includes(one))
  })
}

/** The words that are looked for, without accents and capitals. */
export const wantedIn = (query: string): string[] =>
  plain(query)
    .split(/\s+/)
    .filter(word => word !== '')

/** The next one that a person should look at, behind a position or before it; at the end it begins anew. */
export function nextDoubtful(rows: readonly TreeRow[], at: number, step: 1 | -1): number | null {
  const places = rows.filter(({ provision }) => isDoubtful(provision)).map(row => row.provision.at)
  const ahead = step === 1 ? places.find(place => place > at) : places.findLast(place => place < at)
  return ahead ?? (step === 1 ? places[0] : places.at(-1)) ?? null
}

/** What a provision is called in a line: its word and number, `Article 24 bis`, below the article its whole number. */
export function nameOf({ word, number, printed, level }: Omit<StoredProvision, 'at' | 'parent'>): string {
  return word !== null && number !== '' && isNamed(level) ? `${word} ${number}` : printed
}

const isDoubtful = ({ doubts }: Pick<StoredProvision, 'doubts'>): boolean => doubts.length > 0

/** Without accents and capitals. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
