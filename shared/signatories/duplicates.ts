/**
 * Entries of a list that may be the same organisation or person, among themselves and among those that are known:
 * scored and explained, for a person who decides. Nothing is merged [SIGN-2].
 */
import { knownCountry } from '../countryNames.ts'
import { type Named, nameKey, namesOf } from '../names.ts'
import { type Nearness, nearestIn, registerOf } from '../nearNames.ts'
import { candidatesIn } from './candidates.ts'
import { titleOf } from './kinds.ts'
import type { ListEntry } from './preview.ts'

type Listed = Pick<ListEntry, 'name' | 'kind' | 'country' | 'address'>

/** Two that may be the same: places in their lists, from 0, and how likely from 0 to 1. */
export type Alike = { one: number; other: number; score: number; why: Nearness['why'] | 'address' }

/** Called now and then with how many of how many names were looked at. */
export type Progress = (done: number, total: number) => void

/** From this score on two names are likely the same; what is less is not told. */
export const LIKELY = 0.8

/**
 * Pairs of entries that are likely the same, the smaller place first. An organisation and a person are never the
 * same. The time it takes grows with the list and not with its square.
 */
export function alikeAmong(entries: readonly Listed[], progress: Progress = () => {}): Alike[] {
  const named = entries.map(comparable)
  const register = registerOf(named)
  const blocks = candidatesIn(named.map(namesOf))
  const found: Alike[] = []
  for (const [at, entry] of named.entries()) {
    if (at % STEP === 0) progress(at, named.length)
    const others = blocks.of(at).filter(other => other > at)
    const near = nearestIn(
      others.map(other => register[other]!),
      entry.name,
      others.length,
    )
    for (const { entry: other, score, why } of near) {
      const judged = judge(entry, other, { score, why })
      if (judged.score >= LIKELY) found.push({ one: at, other: other.at, ...judged })
    }
  }
  progress(named.length, named.length)
  return withAddresses(found, entries)
}

/** Somebody who is known: an entry of the register, or one who signed already. */
export type Known = Named & { kind?: ListEntry['kind']; country?: string }

/** For each entry, by place, those known ones that it may be, the likeliest first. */
export function alikeKnown(
  entries: readonly Listed[],
  known: readonly Known[],
  progress: Progress = () => {},
): Alike[] {
  const all = known.map((one, at) => ({ ...one, kind: one.kind ?? ('organisation' as const), at }))
  const register = registerOf(all)
  const blocks = candidatesIn(all.map(namesOf))
  return entries.flatMap((listed, at) => {
    if (at % STEP === 0 || at === entries.length - 1) progress(at + 1, entries.length)
    const entry = comparable(listed, at)
    const near = blocks.for([entry.name]).map(other => register[other]!)
    return nearestIn(near, entry.name, near.length)
      .map(({ entry: other, score, why }) => ({
        one: at,
        other: other.at,
        ...judge(entry, other, { score, why }),
      }))
      .filter(({ score }) => score >= LIKELY)
  })
}

const STEP = 250

/**
 * Pairs drawn together to sets, each in order. An acronym that two different names share joins neither to the other:
 * it stands in a set with each.
 */
export function setsOf(pairs: readonly Alike[]): number[][] {
  const home = new Map<number, number>()
  const rootOf = (place: number): number => {
    const above = home.get(place) ?? place
    if (above === place) return place
    const root = rootOf(above)
    home.set(place, root)
    return root
  }
  for (const { one, other, why } of pairs) {
    home.set(one, rootOf(one))
    home.set(other, rootOf(other))
    if (why !== 'acronym') home.set(rootOf(Math.max(one, other)), rootOf(Math.min(one, other)))
  }
  const members = new Map<number, number[]>()
  for (const place of home.keys()) members.set(rootOf(place), [...(members.get(rootOf(place)) ?? []), place])
  const links = new Map<number, Set<number>>()
  for (const { one, other, why } of pairs) {
    const [a, b] = [rootOf(one), rootOf(other)]
    if (why !== 'acronym' || a === b) continue
    links.set(a, (links.get(a) ?? new Set()).add(b))
    links.set(b, (links.get(b) ?? new Set()).add(a))
  }
  return joinedSets(members, links)
}

/** Sets linked by an acronym are one set where nothing else hangs on either side of the link. */
function joinedSets(
  members: ReadonlyMap<number, number[]>,
  links: ReadonlyMap<number, ReadonlySet<number>>,
): number[][] {
  const sets = [...members]
    .filter(([root, places]) => places.length > 1 && !links.has(root))
    .map(([, set]) => set)
  for (const [root, others] of links)
    for (const other of others)
      if (root < other) sets.push([...(members.get(root) ?? []), ...(members.get(other) ?? [])])
  return sets.map(set => set.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)
}

type Comparable = Named & Pick<Listed, 'kind' | 'country'> & { at: number }

/** People are compared without their titles. */
function comparable({ name, kind, country }: Listed, at: number): Comparable {
  const bare = kind === 'individual' ? name.slice(titleOf(name).length) || name : name
  return { id: String(at), name: bare, kind, ...(country === undefined ? {} : { country }), at }
}

/** What speaks against two names that look alike: another kind, number, or country. */
function judge(a: Omit<Comparable, 'at'>, b: Omit<Comparable, 'at'>, near: Pick<Alike, 'score' | 'why'>) {
  const never = { score: 0, why: near.why }
  if (a.kind !== b.kind || (a.kind === 'individual' && near.why === 'acronym')) return never
  const apart = near.why === 'same' ? 'nothing' : whatIsApart(a, b)
  if (apart === 'much') return never
  const elsewhere = a.country !== undefined && b.country !== undefined && a.country !== b.country
  const factor = elsewhere || apart === 'chapter' ? ELSEWHERE : 1
  return { score: near.score * factor, why: near.why }
}

/** The same name in two countries is more often two chapters of one organisation. */
const ELSEWHERE = 0.75

/**
 * Names that differ by a number, a country, or which half of the world are far apart: "Quay 7" and "Quay 9". One that
 * adds a country is a chapter of the other, unless that is where the other is.
 */
function whatIsApart(a: Omit<Comparable, 'at'>, b: Omit<Comparable, 'at'>): 'nothing' | 'chapter' | 'much' {
  if (b.otherNames !== undefined && b.otherNames.length > 0) return 'nothing'
  const [ours, theirs] = [nameKey(a.name).split(' '), nameKey(b.name).split(' ')]
  const only = (words: string[], others: string[]) => words.filter(word => !others.includes(word))
  const [mine, yours] = [only(ours, theirs), only(theirs, ours)]
  if (mine.some(isNumber) && yours.some(isNumber)) return 'much'
  if (mine.some(isPlace) && yours.some(isPlace)) return 'much'
  const chapter = (words: string[], other: string | undefined) =>
    words.some(word => placeOf(word) !== undefined && placeOf(word) !== other)
  return chapter(mine, b.country) || chapter(yours, a.country) ? 'chapter' : 'nothing'
}

const isNumber = (word: string): boolean => /\p{N}/u.test(word)
const HALVES = new Set(
  'north south east west northern southern eastern western norte sur este oeste nord sud est ouest upper lower men women'.split(
    ' ',
  ),
)
const isPlace = (word: string): boolean => HALVES.has(word) || placeOf(word) !== undefined

function placeOf(word: string): string | undefined {
  const read = word.length > 3 ? knownCountry(word) : undefined
  return read?.is === 'country' ? read.code : undefined
}

/** The same mail address says that the same people wrote; one that more than two have is somebody's who collects. */
function withAddresses(found: readonly Alike[], entries: readonly Listed[]): Alike[] {
  const told = new Set(found.map(({ one, other }) => `${one} ${other}`))
  const places = new Map<string, Set<number>>()
  for (const [at, { address = '', kind }] of entries.entries())
    for (const mail of address.toLowerCase().match(/[^\s,;<>]+@[^\s,;<>]+/g) ?? []) {
      const key = `${kind} ${mail}`
      places.set(key, (places.get(key) ?? new Set()).add(at))
    }
  const more = [...places.values()].flatMap(shared => {
    const [one = 0, other, ...others] = shared
    if (other === undefined || others.length > 0 || told.has(`${one} ${other}`)) return []
    return [{ one, other, score: 0.85, why: 'address' as const }]
  })
  return [...found, ...more]
}
