/** A line read as an organisation, or as a person with what stands behind the name. */
import { listDoubts } from '../words/listRead.en.ts'
import { hasOrganisationWord, isRole, looksLikePerson, titleOf } from './kinds.ts'
import type { ListEntry } from './preview.ts'

export type Read = Pick<ListEntry, 'name' | 'kind'> & {
  affiliation?: string
  signatory?: string
  role?: string
  doubt?: string
}

/**
 * Reads a line without its country.
 * @param hint what the group or a column says of it; undefined where nothing does
 */
export function readName(text: string, hint: ListEntry['kind'] | undefined): Read {
  const parts = partsOf(text)
  const titled = parts.findIndex(part => titleOf(part) !== '' && looksLikePerson(withoutBrackets(part)))
  if (hint === 'individual') return amongPeople(text, parts, titled)
  const represented = representedIn(text)
  if (represented !== undefined) return represented
  const signing = signingFor(parts)
  if (signing !== undefined && (hint === 'organisation' || titled < 0)) return signing
  if (titled >= 0) {
    const doubt = hint === 'organisation' ? { doubt: listDoubts.personAmongOrganisations } : {}
    return { ...person(text, parts, titled), ...doubt }
  }
  if (hint === undefined && readsLikePerson(parts))
    return { ...person(text, parts, 0), doubt: listDoubts.person }
  return { name: text, kind: 'organisation' }
}

/** A name, then a comma, a dash, a bar or brackets, then what is said of it. */
const SEPARATOR = /\s*[,،;|]\s+|\s+[–—-]\s+/u
const withoutBrackets = (part: string): string => part.replace(/\s*\([^()]*\)$/u, '')
const partsOf = (text: string): string[] => text.split(SEPARATOR).filter(Boolean)

function amongPeople(text: string, parts: readonly string[], titled: number): Read {
  const [first = ''] = parts
  const reads = person(text, parts, Math.max(titled, 0))
  const isOrganisation = titled < 0 && hasOrganisationWord(withoutBrackets(first))
  return isOrganisation ? { ...reads, doubt: listDoubts.organisationAmongPeople } : reads
}

/** The person whose name is the part at this place; everything else is the affiliation, in its order. */
function person(text: string, parts: readonly string[], at: number): Read {
  const name = parts[at] ?? text
  if (at > 0) return individual(name, parts.filter((_, index) => index !== at).join(', '))
  const count = isTurned(parts) || isDegree(parts[1]) ? 2 : 1
  const end = endOf(text, parts.slice(0, count))
  const behind = text.slice(end).replace(/^[\s,،;|–—-]+/u, '')
  if (behind !== '') return individual(text.slice(0, end), behind)
  const [, bare, inside] = /^([^()]+?)\s*\(([^()]{3,})\)$/u.exec(name) ?? []
  return bare === undefined || inside === undefined || isDegree(inside)
    ? individual(text, '')
    : individual(bare, inside)
}

const individual = (name: string, affiliation: string): Read => ({
  name,
  kind: 'individual',
  ...(affiliation === '' ? {} : { affiliation }),
})

function endOf(text: string, parts: readonly string[]): number {
  let end = 0
  for (const part of parts) end = text.indexOf(part, end) + part.length
  return end
}

/** "Marlow, Ada": a family name before the comma, given names behind it. */
function isTurned([first = '', second = '']: readonly string[]): boolean {
  return (
    /^\p{Lu}[\p{L}'’-]+$/u.test(first) && /^(?:\p{Lu}[\p{L}.'’-]*\s?){1,3}$/u.test(second) && !said(second)
  )
}

const said = (words: string): boolean => hasOrganisationWord(words) || isRole(words)
const isDegree = (words: string | undefined): boolean =>
  /^(?:ph\.?\s?d|ll\.?\s?[bm]|m\.?d|m\.?sc|m\.?a|j\.?d|esq|jr|sr|k\.?c|q\.?c|s\.?c)\.?$/iu.test(words ?? '')

const ACADEMIC =
  /(?<!\p{L})(?:universi\p{L}*|facult\p{L}*|college|institut\p{L}*|school|law school|academy|independent|جامعة|كلية|معهد)(?!\p{L})/iu

/** Where nothing else tells, two or three words and behind them a university or what somebody does. */
function readsLikePerson(parts: readonly string[]): boolean {
  const [first = '', second = ''] = parts
  if (second === '' || !looksLikePerson(first) || first.split(/\s+/).length > 4) return false
  return isRole(second) || ACADEMIC.test(second) || isDegree(second)
}

/** "Ada Marlow, Director, Harbour Watch": the organisation stands last. */
function signingFor(parts: readonly string[]): Read | undefined {
  const [signatory = '', role = '', ...rest] = parts
  const name = rest.join(', ')
  if (name === '' || !looksLikePerson(signatory) || !isRole(role) || ACADEMIC.test(name)) return undefined
  if (isRole(rest[0] ?? '') || /^professor|lecturer|fellow|student|researcher/iu.test(role)) return undefined
  return { name, kind: 'organisation', signatory, role, doubt: listDoubts.personSigned }
}

const REPRESENTED =
  /^(.{2,}?)[\s,;(–—-]+(?:represented by|signed by|on behalf:|représentée? par|signé par|representad[oa] por|firma:|يمثلها|ويمثلها|يمثله)\s*:?\s*([^()]{3,}?)\)?$/iu

function representedIn(text: string): Read | undefined {
  const [, name, by] = REPRESENTED.exec(text) ?? []
  if (name === undefined || by === undefined) return undefined
  const [signatory = by, ...role] = partsOf(by)
  return { name, kind: 'organisation', signatory, ...(role.length > 0 ? { role: role.join(', ') } : {}) }
}
