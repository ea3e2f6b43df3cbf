/** The form of a sign-on: what it must say to become a signature, and everything that is wrong with it. */
import { z } from 'zod'
import { address } from './contract/route.ts'
import { CONSENT_VERSION, type Filled, MANDATE_VERSION } from './signature.ts'
import { kindsOf, type Signon } from './signon.ts'
import type { Asked, ListGroup, SignatoryKind, Terms } from './signonTerms.ts'

/** A form as it was sent. */
export type SignForm = {
  kind: string
  name: string
  group: string
  country: string
  signatory: string
  role: string
  affiliation: string
  address: string
  decision: string
  /** As a date field sends it: `2027-01-22`, or empty. */
  decisionDate: string
  /** The ids of the asks that are not joined. */
  notJoined: readonly string[]
  /** Answers to the coordinators' own questions, in their order. */
  answers: readonly string[]
  withheld: boolean
  showSignatory: boolean
  showRole: boolean
  showCountry: boolean
  showAffiliation: boolean
  showNotJoined: boolean
  authorised: boolean
  consent: boolean
  consentVersion: string
}

export type Field =
  | 'kind'
  | 'name'
  | 'group'
  | 'country'
  | 'signatory'
  | 'role'
  | 'affiliation'
  | 'address'
  | 'decision'
  | 'decisionDate'
  | 'answers'
  | 'authorised'
  | 'consent'
export type Flaw = {
  field: Field
  what: 'missing' | 'too-long' | 'unknown' | 'not-an-address' | 'untick' | 'reworded'
  /** Which of the coordinators' own questions, from 0. */
  at?: number
}

/** What the letter lets one say: the sign-on's settings, and the asks of the version that is shown. */
export type Asking = Pick<Signon, 'eligible' | 'groups'> & { terms: Terms; asks: readonly string[] }

/**
 * What a form says, or everything that is wrong with it in the order of the page. What is not asked is not kept.
 * Where it does not say who signs, what is asked of both kinds is judged all the same.
 * @param countries the codes that a country can be
 */
export function fill(
  form: SignForm,
  asking: Asking,
  countries: ReadonlySet<string>,
): { filled: Filled } | { flaws: Flaw[] } {
  const kind = kindsOf(asking).find(known => known === form.kind)
  const typed = typedIn(form, kind ?? 'individual', asking)
  const flaws = flawsOf(form, typed, asking, countries)
  if (kind) return flaws.length > 0 ? { flaws } : { filled: typed }
  return { flaws: [{ field: 'kind', what: 'missing' }, ...flaws.filter(({ field }) => field !== 'group')] }
}

/** The labels of the groups that signatures of a kind may stand in. */
export const groupsFor = (groups: readonly ListGroup[], kind: SignatoryKind): string[] =>
  groups.filter(({ of }) => of === kind).map(({ label }) => label)

function typedIn(form: SignForm, kind: SignatoryKind, { groups, terms, asks }: Asking): Filled {
  const ofOrganisation = kind === 'organisation'
  const asked = (field: Asked, text: string) => (field === 'not-asked' ? '' : tidy(text))
  const signatory = tidy(form.signatory)
  const role = asked(terms.role, form.role)
  const country = asked(terms.country, form.country)
  const affiliation = ofOrganisation ? '' : tidy(form.affiliation)
  const notJoined = terms.mayNotJoin ? asks.filter(ask => form.notJoined.includes(ask)) : []
  return {
    kind,
    name: ofOrganisation ? tidy(form.name) : signatory,
    group: groupOf(form.group, groupsFor(groups, kind)),
    ...{ country, signatory, role, affiliation, notJoined },
    address: form.address.trim(),
    withheld: terms.mayWithhold && form.withheld,
    decision: decisionIn(form, ofOrganisation ? terms.decision : 'not-asked'),
    answers: Object.fromEntries(
      terms.questions
        .map(({ id }, at) => [id, tidy(form.answers[at] ?? '')])
        .filter(([, said]) => said !== ''),
    ),
    shown: {
      signatory: form.showSignatory,
      role: form.showRole && role !== '',
      country: form.showCountry && country !== '',
      affiliation: form.showAffiliation && affiliation !== '',
      notJoined: form.showNotJoined && notJoined.length > 0,
    },
    mandate: ofOrganisation && form.authorised ? MANDATE_VERSION : '',
    consent: form.consent ? CONSENT_VERSION : '',
  }
}

const decisionIn = (form: SignForm, asked: Asked): Filled['decision'] =>
  asked === 'not-asked'
    ? { what: '', date: '' }
    : { what: tidy(form.decision), date: form.decisionDate.trim() }

/** The group as the coordinator wrote it, however its letters are composed and spaced in the form. */
function groupOf(typed: string, groups: readonly string[]): string {
  if (groups.length < 2) return groups[0] ?? ''
  return groups.find(group => tidy(group) === tidy(typed)) ?? tidy(typed)
}

function flawsOf(form: SignForm, typed: Filled, asking: Asking, countries: ReadonlySet<string>): Flaw[] {
  const { terms } = asking
  const ofOrganisation = typed.kind === 'organisation'
  return [
    ...(ofOrganisation ? lineFlaws('name', typed.name, true) : []),
    ...groupFlaws(typed.group, groupsFor(asking.groups, typed.kind)),
    ...lineFlaws('signatory', typed.signatory, true),
    ...lineFlaws('role', typed.role, terms.role === 'required'),
    ...lineFlaws('affiliation', typed.affiliation, false),
    ...countryFlaws(typed.country, terms.country === 'required', countries),
    ...(address.safeParse(typed.address).success ? [] : [addressFlaw(typed.address)]),
    ...(ofOrganisation ? decisionFlaws(typed.decision, terms.decision === 'required') : []),
    ...terms.questions.flatMap(({ id, required }, at) =>
      lineFlaws('answers', typed.answers[id] ?? '', required, LONG).map(flaw => ({ ...flaw, at })),
    ),
    ...(ofOrganisation && typed.mandate === '' ? [{ field: 'authorised', what: 'untick' } as const] : []),
    ...consentFlaws(form),
  ]
}

function lineFlaws(field: Field, said: string, required: boolean, longest = LINE): Flaw[] {
  if (required && !hasLetters(said)) return [{ field, what: 'missing' }]
  return said.length > longest ? [{ field, what: 'too-long' }] : []
}

function groupFlaws(group: string, groups: readonly string[]): Flaw[] {
  if (groups.length < 2 || groups.includes(group)) return []
  return [{ field: 'group', what: group === '' ? 'missing' : 'unknown' }]
}

function countryFlaws(country: string, required: boolean, countries: ReadonlySet<string>): Flaw[] {
  if (country === '') return required ? [{ field: 'country', what: 'missing' }] : []
  return countries.has(country) ? [] : [{ field: 'country', what: 'unknown' }]
}

const addressFlaw = (typed: string): Flaw => ({
  field: 'address',
  what: typed === '' ? 'missing' : 'not-an-address',
})

function decisionFlaws({ what, date }: Filled['decision'], required: boolean): Flaw[] {
  const known = date === '' || z.iso.date().safeParse(date).success
  return [
    ...lineFlaws('decision', what, required, LONG),
    ...(required && date === '' ? [{ field: 'decisionDate', what: 'missing' } as const] : []),
    ...(known ? [] : [{ field: 'decisionDate', what: 'unknown' } as const]),
  ]
}

function consentFlaws({ consent, consentVersion }: SignForm): Flaw[] {
  if (!consent) return [{ field: 'consent', what: 'untick' }]
  return consentVersion === CONSENT_VERSION ? [] : [{ field: 'consent', what: 'reworded' }]
}

/** The longest name or role, in UTF-16 units. */
const LINE = 200

/** The longest decision or answer. */
const LONG = 400

/**
 * A typed line as it is kept: without control characters, line breaks, and the invisible signs that turn the
 * order of letters around or hide between them; the joiners that some scripts are written with stay.
 */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim()

const hasLetters = (text: string) => /[\p{L}\p{N}]/u.test(text)
