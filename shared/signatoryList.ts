/**
 * [LIST-1] The list of those who signed, as one value. The page, the CSV, the JSON and the block in an exported
 * letter are all made of it, so they cannot disagree. Nothing is in it that the public may not see [SIGN-7].
 */
import { countryName } from './countries.ts'
import type { Signature } from './signature.ts'
import type { ListGroup, SignatoryKind, Terms } from './signonTerms.ts'
import { bySortName, sortName } from './sortName.ts'

export type ListedVersion = { number: number; hash: string }

/** One line of the list. What its signer did not let be shown is null. */
export type Entry = {
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string | null
  signatory: string | null
  role: string | null
  /** Of an individual: "for identification only". */
  affiliation: string | null
  /** The numbers of the asks that it does not join, where it and the coordinators print them. */
  notJoined: readonly number[]
  /** Answers to the coordinators' own questions that are shown, in their order. */
  answers: readonly { question: string; answer: string }[]
  /** The version it signed, where the current one differs from that by agreed corrections only; else null. */
  signed: number | null
  /** The SHA-256 of that version; there only where `signed` is. */
  signedHash?: string
  /** A coordinator entered it from a list that came another way: the signer did not confirm it here. */
  entered: boolean
  /** It was accepted after the list was frozen for delivery. */
  afterDelivery: boolean
}

type Group = { label: string | null; of: SignatoryKind; entries: Entry[] }

/** Those who signed one text: the counts, and the names in their groups. */
export type Signed = {
  version: ListedVersion
  organisations: number
  individuals: number
  /** Who supports with the name withheld: counted apart, named nowhere. */
  withheld: number
  /** In the order of the sign-on's groups; a group without a label holds those who stand in none. */
  groups: Group[]
  /** Individuals, among those counted, who did not let their name be shown. */
  unnamed: number
}

export type SignatoryList = Signed & {
  title: string
  language: string
  /** Who submits the letter, printed above the list; may be empty. */
  submitter: string
  /** When it was so, in milliseconds since 1970. */
  asOf: number
  /** Those who signed an earlier text and have not signed this one, the newest text first [SIGN-1]. */
  earlier: Signed[]
}

export type Listed = Pick<
  Signature,
  | 'kind'
  | 'name'
  | 'organisation'
  | 'group'
  | 'country'
  | 'signatory'
  | 'role'
  | 'affiliation'
  | 'shown'
  | 'answers'
  | 'notJoined'
  | 'withheld'
  | 'hash'
  | 'entered'
  | 'response'
  | 'listed'
  | 'state'
>

/** What a list is drawn with, beside the signatures. */
export type ListAbout = {
  version: ListedVersion
  title: string
  language: string
  groups: readonly ListGroup[]
  terms: Pick<Terms, 'submitter' | 'listEarlier' | 'printNotJoined' | 'questions'>
  /** Every version that was signed, by hash. */
  versions: ReadonlyMap<string, ListedVersion>
  /** The hashes of versions from which the current one differs by agreed corrections only. */
  corrected: ReadonlySet<string>
  /** The names of the register, by id of the organisation. */
  names: ReadonlyMap<string, string>
  /** The numbers of the current version's asks, by id. */
  asks: ReadonlyMap<string, number>
  /** When the list that was delivered was frozen, in milliseconds since 1970; null while none was. */
  frozenAt: number | null
}

/**
 * The list as it stands.
 * @param accepted the accepted signatures, with no other among them
 * @param asOf milliseconds since 1970, by the server's clock
 */
export const signatoryList = (accepted: readonly Listed[], about: ListAbout, asOf: number): SignatoryList =>
  listAndLines(accepted, about, asOf).list

/** The list, and the signature behind each of its lines, in the order of `linesOf`. */
export function listAndLines<L extends Listed>(
  accepted: readonly L[],
  about: ListAbout,
  asOf: number,
): { list: SignatoryList; lines: L[] } {
  const behind = new Map<Entry, L>()
  const drawing = { ...about, drew: (entry: Entry, signature: L) => void behind.set(entry, signature) }
  const { version, title, language, versions } = about
  const current = accepted.filter(signature => standsOn(signature, about))
  const others = accepted.filter(signature => !standsOn(signature, about))
  const on = (hash: string) => others.filter(signature => signature.hash === hash)
  const earlier = [...versions.values()]
    .filter(({ hash }) => on(hash).length > 0)
    .sort((a, b) => b.number - a.number)
    .map(earlier => signedOn(earlier, on(earlier.hash), drawing))
  const list = {
    ...{ title, language, asOf, submitter: about.terms.submitter },
    ...signedOn(version, current, drawing),
    earlier: about.terms.listEarlier ? earlier : [],
  }
  return { list, lines: linesOf(list).map(entry => behind.get(entry)!) }
}

/** Every line of a list: of the current text group by group, then of the earlier texts. */
const linesOf = (list: SignatoryList): Entry[] =>
  everySigned(list).flatMap(({ groups }) => groups.flatMap(({ entries }) => entries))

/** A list without one of its lines, which is counted no more. @param at which one, in the order of `linesOf` */
export function withoutLineAt(list: SignatoryList, at: number): SignatoryList {
  const gone = linesOf(list)[at]
  const part = <S extends Signed>(signed: S): S => {
    const group = signed.groups.find(({ entries }) => gone !== undefined && entries.includes(gone))
    if (!group) return signed
    const left = { ...group, entries: group.entries.filter(entry => entry !== gone) }
    const kept = left.entries.length > 0 ? [left] : []
    return {
      ...signed,
      organisations: signed.organisations - (group.of === 'organisation' ? 1 : 0),
      individuals: signed.individuals - (group.of === 'individual' ? 1 : 0),
      groups: signed.groups.flatMap(one => (one === group ? kept : [one])),
    }
  }
  return { ...part(list), earlier: list.earlier.map(part) }
}

/** Every name in a list. */
export const namesIn = (list: SignatoryList): Set<string> => new Set(linesOf(list).map(({ name }) => name))

/** What a list is drawn with, and who is told which line was drawn for which signature. */
type Drawing<L extends Listed> = ListAbout & { drew: (entry: Entry, signature: L) => void }

/**
 * [SIGN-1] Whether a signature counts for the current text: made on it, or on one that differs from it by agreed
 * corrections only and to which its signer did not object.
 */
export function standsOn(
  { hash, response }: Pick<Signature, 'hash' | 'response'>,
  { version, corrected }: Pick<ListAbout, 'version' | 'corrected'>,
): boolean {
  return hash === version.hash || (corrected.has(hash) && response?.what !== 'object')
}

/** The name under which a signature is listed: as corrected, else as the register has it, else as it was typed. */
export function listedName(
  { name, organisation, listed }: Pick<Signature, 'name' | 'organisation' | 'listed'>,
  names: ReadonlyMap<string, string>,
): string {
  if (listed.name !== '') return listed.name
  return (organisation === null ? undefined : names.get(organisation)) ?? name
}

function signedOn<L extends Listed>(
  version: ListedVersion,
  signatures: readonly L[],
  about: Drawing<L>,
): Signed {
  const counted = signatures.filter(({ withheld }) => !withheld)
  const organisations = counted.filter(({ kind }) => kind === 'organisation')
  const individuals = counted.filter(({ kind }) => kind === 'individual')
  const named = individuals.filter(({ shown }) => shown.signatory)
  return {
    version,
    organisations: organisations.length,
    individuals: individuals.length,
    withheld: signatures.length - counted.length,
    groups: groupsOf([...organisations, ...named], version, about),
    unnamed: individuals.length - named.length,
  }
}

/**
 * In the sign-on's order. Who stands in a group it does not have any more, or in none, comes after: organisations,
 * then individuals; nobody falls out of the list.
 */
function groupsOf<L extends Listed>(named: readonly L[], version: ListedVersion, about: Drawing<L>): Group[] {
  const key = (label: string, of: SignatoryKind) => `${of}\n${label}`
  const lines = new Map<string, { label: string; of: SignatoryKind; sorted: (Line & { entry: Entry })[] }>()
  for (const { label, of } of about.groups) lines.set(key(label, of), { label, of, sorted: [] })
  for (const signature of [...named].sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind])) {
    const { group: label, kind: of } = signature
    const at = lines.get(key(label, of)) ?? { label, of, sorted: [] }
    lines.set(key(label, of), at)
    const entry = entryOf(signature, version, about)
    about.drew(entry, signature)
    const sort = signature.listed.sort || sortName(entry.name, about.language)
    at.sorted.push({ entry, name: entry.name, sort })
  }
  const inOrder = bySortName(about.language)
  return [...lines.values()]
    .filter(({ sorted }) => sorted.length > 0)
    .map(({ label, of, sorted }) => ({
      label: label || null,
      of,
      entries: sorted.sort(inOrder).map(({ entry }) => entry),
    }))
}

type Line = { name: string; sort: string }
const KIND_ORDER: Record<SignatoryKind, number> = { organisation: 0, individual: 1 }

function entryOf(signature: Listed, version: ListedVersion, about: ListAbout): Entry {
  const { kind, shown, country, signatory, role, affiliation, state } = signature
  const { terms, asks, frozenAt } = about
  const onAnother = signature.hash !== version.hash
  return {
    name: listedName(signature, about.names),
    country: shown.country && country !== '' ? country : null,
    signatory: shown.signatory && kind === 'organisation' && signatory !== '' ? signatory : null,
    role: shown.role && role !== '' ? role : null,
    affiliation: shown.affiliation && affiliation !== '' ? affiliation : null,
    notJoined: terms.printNotJoined && shown.notJoined ? numbersOf(signature.notJoined, asks) : [],
    answers: terms.questions
      .filter(({ id, shown }) => shown && (signature.answers[id] ?? '') !== '')
      .map(({ id, label }) => ({ question: label, answer: signature.answers[id]! })),
    signed: onAnother ? (about.versions.get(signature.hash)?.number ?? null) : null,
    ...(onAnother ? { signedHash: signature.hash } : {}),
    entered: signature.entered !== null,
    afterDelivery: frozenAt !== null && state.state === 'accepted' && state.at > frozenAt,
  }
}

const numbersOf = (ids: readonly string[], asks: ReadonlyMap<string, number>): number[] =>
  ids.flatMap(id => asks.get(id) ?? []).sort((a, b) => a - b)

/** The list and its earlier parts, the current text first. */
export const everySigned = (list: SignatoryList): Signed[] => [list, ...list.earlier]

/** A line in words: name, and what else is shown, such as "Harbour Watch (Kenya): Amina Otieno, director". */
export function entryInWords(entry: Entry, language: string): string {
  const country = entry.country === null ? '' : ` (${countryName(entry.country, language)})`
  const who = [entry.signatory, entry.role, entry.affiliation].filter(known => known !== null).join(', ')
  return who === '' ? entry.name + country : `${entry.name}${country}: ${who}`
}
