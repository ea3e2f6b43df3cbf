/** What a signer may change of a signature without signing anew. */
import { refuse } from './refusals.ts'
import { CONSENT_VERSION, type Filled, MANDATE_VERSION, type Signature } from './signature.ts'
import { type Asking, type Flaw, fill, type SignForm } from './signForm.ts'
import type { Terms } from './signonTerms.ts'

/** What the form of a signer's own page says. Whom the signature is of, its kind, group and address stay. */
export type ChangeForm = Pick<
  SignForm,
  | 'country'
  | 'signatory'
  | 'role'
  | 'affiliation'
  | 'notJoined'
  | 'answers'
  | 'showSignatory'
  | 'showRole'
  | 'showCountry'
  | 'showAffiliation'
  | 'showNotJoined'
  | 'authorised'
>

/** The form with what the signature says. @param terms say in which order answers stand */
export function changeFormOf(signature: Signature, { questions }: Pick<Terms, 'questions'>): ChangeForm {
  const { country, signatory, role, affiliation, notJoined, shown } = signature
  return {
    ...{ country, signatory, role, affiliation, notJoined, authorised: false },
    answers: questions.map(({ id }) => signature.answers[id] ?? ''),
    showSignatory: shown.signatory,
    showRole: shown.role,
    showCountry: shown.country,
    showAffiliation: shown.affiliation,
    showNotJoined: shown.notJoined,
  }
}

type Changeable = Pick<
  Signature,
  'signatory' | 'role' | 'country' | 'affiliation' | 'answers' | 'notJoined' | 'shown' | 'mandate'
>

/**
 * Changes what needs no new signature; its text, version and hash stay, and so does what is not asked any more. An
 * individual's name is whom the signature is of. Where an organisation's signatory changed, the new one says that they
 * are authorised. The same once more changes nothing.
 * Refuses with `wrong-state` what is neither pending, confirmed nor accepted, and what was erased.
 * @param asking of the sign-on, with the asks of the version that was signed
 * @returns the names of what changed, or what is wrong with the form
 */
export function changeSigned(
  signature: Signature,
  form: ChangeForm,
  asking: Pick<Asking, 'terms' | 'asks'>,
  countries: ReadonlySet<string>,
): { signature: Signature; changed: string[] } | { flaws: Flaw[] } {
  const { state } = signature.state
  const stands = state === 'pending' || state === 'confirmed' || state === 'accepted'
  if (!stands || signature.erasedAt !== null) refuse('wrong-state')
  const terms: Terms = { ...asking.terms, decision: 'not-asked' }
  const read = fill(
    wholeForm(signature, form),
    { eligible: 'both', groups: [], terms, asks: asking.asks },
    countries,
  )
  const flaws = 'flaws' in read ? read.flaws : mandateFlaws(signature, read.filled, form)
  if (flaws.length > 0 || 'flaws' in read) return { flaws }
  const next = changed(signature, read.filled, terms)
  const names = (Object.keys(next) as (keyof Changeable)[]).filter(
    name => said(next[name]) !== said(signature[name]),
  )
  return { signature: { ...signature, ...next }, changed: names }
}

/** What a field says, in whatever order its parts stand. */
const said = (value: Changeable[keyof Changeable]): string =>
  JSON.stringify(typeof value === 'string' || Array.isArray(value) ? value : Object.entries(value).sort())

/** The form of signing, with what cannot be changed as it was signed. */
const wholeForm = (signature: Signature, form: ChangeForm): SignForm => ({
  ...form,
  ...{ kind: signature.kind, name: signature.name, group: '', address: signature.address },
  signatory: signature.kind === 'individual' ? signature.name : form.signatory,
  ...{ decision: '', decisionDate: '', withheld: false },
  ...{ authorised: true, consent: true, consentVersion: CONSENT_VERSION },
})

function mandateFlaws({ kind, signatory }: Signature, filled: Filled, { authorised }: ChangeForm): Flaw[] {
  const another = kind === 'organisation' && filled.signatory !== signatory
  return another && !authorised ? [{ field: 'authorised', what: 'untick' }] : []
}

function changed(signature: Signature, filled: Filled, terms: Terms): Changeable {
  const roleIn = terms.role === 'not-asked' ? signature : filled
  const countryIn = terms.country === 'not-asked' ? signature : filled
  const notJoinedIn = terms.mayNotJoin ? filled : signature
  const asked = new Set(terms.questions.map(({ id }) => id))
  const before = Object.entries(signature.answers).filter(([id]) => !asked.has(id))
  const ofOrganisation = signature.kind === 'organisation'
  const another = ofOrganisation && filled.signatory !== signature.signatory
  return {
    signatory: ofOrganisation ? filled.signatory : signature.signatory,
    role: roleIn.role,
    country: countryIn.country,
    affiliation: filled.affiliation,
    answers: { ...Object.fromEntries(before), ...filled.answers },
    notJoined: notJoinedIn.notJoined,
    shown: {
      ...filled.shown,
      role: roleIn.shown.role,
      country: countryIn.shown.country,
      notJoined: notJoinedIn.shown.notJoined,
    },
    mandate: another ? MANDATE_VERSION : signature.mandate,
  }
}
