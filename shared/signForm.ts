/** The form of a sign-on: what it must say to become a signature, and everything that is wrong with it. */
import { address } from './contract/route.ts'
import { CONSENT_VERSION, type Filled, MANDATE_VERSION } from './signature.ts'
import { kindsOf, type SignatoryKind, type Signon } from './signon.ts'

/** A form as it was sent. */
export type SignForm = {
  kind: string
  name: string
  group: string
  country: string
  signatory: string
  role: string
  address: string
  showSignatory: boolean
  showRole: boolean
  showCountry: boolean
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
  | 'address'
  | 'authorised'
  | 'consent'
export type Flaw = {
  field: Field
  what: 'missing' | 'too-long' | 'unknown' | 'not-an-address' | 'untick' | 'reworded'
}

/** What a form says, or everything that is wrong with it in the order of the page. */
export function fill(
  form: SignForm,
  signon: Pick<Signon, 'eligible' | 'groups'>,
  countries: ReadonlySet<string>,
): { filled: Filled } | { flaws: Flaw[] } {
  const kind = kindsOf(signon).find(known => known === form.kind)
  if (!kind) return { flaws: [{ field: 'kind', what: 'missing' }] }
  const typed = typedIn(form, kind, signon.groups)
  const flaws = flawsOf(form, typed, signon.groups, countries)
  return flaws.length > 0 ? { flaws } : { filled: typed }
}

function typedIn(form: SignForm, kind: SignatoryKind, groups: readonly string[]): Filled {
  const ofOrganisation = kind === 'organisation'
  const signatory = tidy(form.signatory)
  const role = tidy(form.role)
  const country = form.country.trim()
  return {
    kind,
    name: ofOrganisation ? tidy(form.name) : signatory,
    group: ofOrganisation ? groupOf(form.group, groups) : '',
    country,
    signatory,
    role,
    address: form.address.trim(),
    shown: {
      signatory: form.showSignatory,
      role: form.showRole && role !== '',
      country: form.showCountry && country !== '',
    },
    mandate: ofOrganisation && form.authorised ? MANDATE_VERSION : '',
    consent: form.consent ? CONSENT_VERSION : '',
  }
}

/** The group as the coordinator wrote it, however its letters are composed and spaced in the form. */
function groupOf(typed: string, groups: readonly string[]): string {
  if (groups.length === 1) return groups[0]!
  return groups.find(group => tidy(group) === tidy(typed)) ?? tidy(typed)
}

function flawsOf(
  form: SignForm,
  typed: Filled,
  groups: readonly string[],
  countries: ReadonlySet<string>,
): Flaw[] {
  const flaws: Flaw[] = []
  const flaw = (bad: boolean, field: Field, what: Flaw['what']) => {
    if (bad && !flaws.some(known => known.field === field)) flaws.push({ field, what })
  }
  if (typed.kind === 'organisation') {
    flaw(!hasLetters(typed.name), 'name', 'missing')
    flaw(typed.name.length > LONGEST, 'name', 'too-long')
    flaw(groups.length > 1 && typed.group === '', 'group', 'missing')
    flaw(groups.length > 1 && !groups.includes(typed.group), 'group', 'unknown')
  }
  flaw(typed.country !== '' && !countries.has(typed.country), 'country', 'unknown')
  flaw(!hasLetters(typed.signatory), 'signatory', 'missing')
  flaw(typed.signatory.length > LONGEST, 'signatory', 'too-long')
  flaw(typed.role.length > LONGEST, 'role', 'too-long')
  flaw(typed.address === '', 'address', 'missing')
  flaw(!address.safeParse(typed.address).success, 'address', 'not-an-address')
  flaw(typed.kind === 'organisation' && typed.mandate === '', 'authorised', 'untick')
  flaw(typed.consent === '', 'consent', 'untick')
  flaw(form.consentVersion !== CONSENT_VERSION, 'consent', 'reworded')
  return flaws
}

/** The longest name or role, in UTF-16 units. */
const LONGEST = 200

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
