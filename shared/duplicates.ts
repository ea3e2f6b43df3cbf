/**
 * Signatures and entries of the register that may be the same organisation or person as one that waits: scored and
 * explained, for a person who decides. Nothing is merged, and the signer learns nothing of it [SIGN-4].
 */
import { isFreeMail } from './freeMail.ts'
import { nameKey, sameName } from './names.ts'
import { NEAR, type Nearness, nearestIn, type Register, registerOf } from './nearNames.ts'
import { candidatesIn } from './signatories/candidates.ts'
import type { SignatoryKind } from './signonTerms.ts'

/** Somebody who may be somebody else: a signature, or an entry of the register. */
export type Party = {
  id: string
  kind: SignatoryKind
  name: string
  /** What it also goes by, in other languages or short. */
  otherNames?: readonly string[]
  /** The entry of the register it is linked to. */
  organisation?: string | null
  address?: string
  signatory?: string
  /** Mail domains of an entry. */
  domains?: readonly string[]
}

/** Why two may be the same: how near their names are, and what else they have in common. */
export type Cause = Nearness['why'] | 'other-name' | 'organisation' | 'address' | 'domain' | 'person'

export type Likely<P extends Party> = {
  entry: P
  /** From 0, nothing speaks for it, to 1. */
  score: number
  /** What speaks for it, the strongest first. */
  causes: Cause[]
}

/**
 * A search among parties, made ready once: its time grows with what is near, not with how many there are.
 * @returns for somebody, the others of the same kind that it may be, the likeliest first; at most five
 */
export function likelyAmong<P extends Party>(parties: readonly P[]): (somebody: Party) => Likely<P>[] {
  const named = candidatesIn(parties.map(({ name, otherNames = [] }) => [name, ...otherNames]))
  const register = registerOf(parties)
  const marks = parties.map(party => new Set(marksOf(party)))
  const marked = placesBy(marks)
  return somebody => {
    const places = new Set(named.for([somebody.name, ...(somebody.otherNames ?? [])]))
    const sought = marksSought(somebody)
    for (const mark of sought) for (const place of marked.get(mark) ?? []) places.add(place)
    const others = [...places].filter(place => isOther(parties[place]!, somebody))
    const near = nearestOf(
      others.map(place => register[place]!),
      somebody,
    )
    return others
      .map(place => {
        const entry = parties[place]!
        const shared = sharedBy(somebody.kind, sought, marks[place]!)
        return likelihood(somebody, entry, near.get(entry), shared)
      })
      .filter(({ score }) => score >= NEAR)
      .sort((a, b) => b.score - a.score || (a.entry.name < b.entry.name ? -1 : 1))
      .slice(0, MOST)
  }
}

const MOST = 5
const isOther = (party: Party, somebody: Party) => party.id !== somebody.id && party.kind === somebody.kind

/** What each cause says by itself; several say more than one. A name says as much as it is near. */
const WEIGHT = { organisation: 1, address: 0.7, domain: 0.6, person: 0.4 } as const

function likelihood<P extends Party>(
  somebody: Party,
  entry: P,
  near: Nearness | undefined,
  shared: readonly (keyof typeof WEIGHT)[],
): Likely<P> {
  const found: { cause: Cause; weight: number }[] = []
  if (near !== undefined) {
    const byOther = near.why === 'same' && !sameName(somebody.name, entry.name)
    found.push({ cause: byOther ? 'other-name' : near.why, weight: near.score })
  }
  for (const cause of shared) found.push({ cause, weight: WEIGHT[cause] })
  found.sort((a, b) => b.weight - a.weight)
  const against = found.reduce((product, { weight }) => product * (1 - weight), 1)
  return { entry, score: 1 - against, causes: found.map(({ cause }) => cause) }
}

/** How near each is by the nearest of its names to one of somebody's. People have no acronyms. */
function nearestOf<P extends Party>(
  register: Register<P>,
  { kind, name, otherNames = [] }: Party,
): ReadonlyMap<P, Nearness> {
  const nearest = new Map<P, Nearness>()
  for (const known of [name, ...otherNames])
    for (const { entry, score, why } of nearestIn(register, known, register.length)) {
      if (kind === 'individual' && why === 'acronym') continue
      if (score > (nearest.get(entry)?.score ?? 0)) nearest.set(entry, { score, why })
    }
  return nearest
}

/** What two have in common beside their names. Who works at one place is not one person. */
function sharedBy(
  kind: SignatoryKind,
  sought: readonly string[],
  marks: ReadonlySet<string>,
): (keyof typeof WEIGHT)[] {
  const causes: (keyof typeof WEIGHT)[] = []
  const shared = sought.filter(mark => marks.has(mark)).map(mark => mark[0])
  if (shared.includes('o')) causes.push('organisation')
  if (shared.includes('a')) causes.push('address')
  else if (shared.includes('d') || shared.includes('e')) causes.push('domain')
  if (kind === 'organisation' && shared.includes('p')) causes.push('person')
  return causes
}

/**
 * What a party can be found by: `o` its entry, `a` its address, `p` its signatory, `e` exactly its domain, and `d`
 * each domain that its own lies in.
 */
function marksOf(party: Party): string[] {
  const { organisation, address = '', signatory = '', domains } = party
  const marks: string[] = []
  if (organisation) marks.push(`o ${organisation}`)
  if (address !== '') marks.push(`a ${address.toLowerCase()}`)
  if (nameKey(signatory) !== '') marks.push(`p ${nameKey(signatory)}`)
  for (const domain of domains ?? domainsOf(party)) {
    marks.push(`e ${domain}`)
    for (const within of withinOf(domain)) marks.push(`d ${within}`)
  }
  return marks
}

/** The marks by which its likes are found: those of its own domain and below, and those exactly of one above. */
function marksSought(party: Party): string[] {
  const own = marksOf(party).filter(mark => !mark.startsWith('d ') && !mark.startsWith('e '))
  const domains = party.domains ?? domainsOf(party)
  return [
    ...own,
    ...domains.map(domain => `d ${domain}`),
    ...domains.flatMap(domain => withinOf(domain).map(above => `e ${above}`)),
  ]
}

/** The domain of its address, where that says something of an organisation. */
function domainsOf({ kind, address = '' }: Party): string[] {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return kind === 'organisation' && domain !== '' && !isFreeMail(domain) ? [domain] : []
}

/** A domain and those it lies in, but for the last word: `mail.quay.example`, `quay.example`. */
function withinOf(domain: string): string[] {
  const words = domain.split('.')
  return words.slice(0, -1).map((_, at) => words.slice(at).join('.'))
}

/** Where each mark is found. One that many share, such as the address of whoever collects, says nothing. */
function placesBy(marks: readonly ReadonlySet<string>[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [place, own] of marks.entries())
    for (const mark of own) {
      const known = places.get(mark)
      if (known === undefined) places.set(mark, [place])
      else known.push(place)
    }
  for (const [mark, found] of places) if (found.length > COMMON) places.delete(mark)
  return places
}

const COMMON = 40

export type Verdict = 'same' | 'related' | 'different'

/**
 * What a verdict on two is remembered by. Organisations are known by their names, so that the next sign-on knows
 * them; two of one name, and people, by their addresses too, so that nothing is said of a third of that name.
 */
export function verdictKeys(a: Party, b: Party): [string, string] {
  const apart = a.kind === 'individual' || verdictKey(a) === verdictKey(b)
  const key = apart ? personalKey : verdictKey
  return [key(a), key(b)]
}

/** The name together with the person behind it. */
export const personalKey = (party: Party): string =>
  `${verdictKey(party)}\n${(party.address || party.id).toLowerCase()}`

/** The part of it that is the name alone. */
export const verdictKey = ({ kind, name }: Party): string => `${kind}\n${nameKey(name)}`
