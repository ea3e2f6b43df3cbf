/** What coordinators decide of signatures: whom they accept or decline, enter from a list, and correct. All of it is pure. */
import { sameName } from './names.ts'
import { refuse } from './refusals.ts'
import type { Authority, Signature } from './signature.ts'
import type { ListGroup, Terms } from './signonTerms.ts'

/**
 * Accepts a confirmed signature, for an organisation of the register where it is one's. That an organisation is
 * accepted once is decided where it is stored [SIGN-2].
 * Refuses with `wrong-state` any other, with `link-organisation-first` an organisation that is not linked, with
 * `authority-needed` an organisation or a withheld name for which nobody knows that the signer may sign.
 * @param by the coordinator, or null where the mail domain decides
 */
export function accept(
  signature: Signature,
  organisation: string | null,
  authority: Authority | null,
  by: string | null,
  now: number,
): Signature {
  const { state, kind, withheld } = signature
  if (state.state !== 'confirmed') refuse('wrong-state')
  if (kind === 'organisation' && organisation === null) refuse('link-organisation-first')
  if ((kind === 'organisation' || withheld) && authority === null) refuse('authority-needed')
  return {
    ...signature,
    authority,
    organisation: kind === 'organisation' ? organisation : null,
    state: { state: 'accepted', at: now, confirmedAt: state.at, by },
  }
}

/**
 * The accreditations of which an organisation would need one to be accepted, where none is approved; empty where the
 * sign-on asks for none, or it has one.
 */
export function lacking(
  { accreditation }: Pick<Terms, 'accreditation'>,
  entry: { accreditation: readonly { label: string; state: string }[] },
): string[] {
  const approved = entry.accreditation.filter(({ state }) => state === 'approved')
  const has = accreditation.some(label => approved.some(known => sameName(known.label, label)))
  return has ? [] : [...accreditation]
}

/** Declines a confirmed signature. Refuses with `wrong-state` any other. */
export function decline(signature: Signature, by: string, reason: string, now: number): Signature {
  if (signature.state.state !== 'confirmed') refuse('wrong-state')
  return { ...signature, state: { state: 'declined', at: now, by, reason } }
}

/**
 * Corrects the line of a signature in the list. What was typed and signed stays as it is. Refuses with `wrong-state`
 * one that is erased, and with `bad-input` a group that the sign-on does not have for its kind.
 */
export function correctLine(
  signature: Signature,
  line: { name: string; sort: string; group?: string | undefined; country?: string | undefined },
  groups: readonly ListGroup[],
): Signature {
  const { kind, erasedAt, group } = signature
  if (erasedAt !== null) refuse('wrong-state', 'This signature was erased. Its line cannot be corrected.')
  const labels = groups.filter(({ of }) => of === kind).map(({ label }) => label)
  if (line.group !== undefined && line.group !== group && ![...labels, ''].includes(line.group))
    refuse('bad-input', 'The list has no such group.')
  return {
    ...signature,
    listed: { name: line.name, sort: line.sort },
    group: line.group ?? group,
    country: line.country ?? signature.country,
  }
}

/** A line of a list that came another way, as a coordinator enters it. */
export type Entered = Pick<
  Signature,
  | 'id'
  | 'signon'
  | 'kind'
  | 'name'
  | 'organisation'
  | 'group'
  | 'country'
  | 'affiliation'
  | 'signatory'
  | 'role'
  | 'address'
  | 'version'
  | 'hash'
  | 'language'
>

/**
 * Enters a signature that came another way, on the version its evidence speaks of: accepted by the coordinator, and
 * never confirmed by its signer. Only what a list shows is shown: the name, an individual's affiliation, the country.
 * Refuses with `link-organisation-first` an organisation that is not linked.
 */
export function enter(entered: Entered, by: string, evidence: string, now: number): Signature {
  const individual = entered.kind === 'individual'
  if (!individual && entered.organisation === null) refuse('link-organisation-first')
  return {
    ...entered,
    shown: {
      ...{ signatory: individual, role: false, notJoined: false },
      country: entered.country !== '',
      affiliation: individual && entered.affiliation !== '',
    },
    ...{ mandate: '', consent: '', decision: { what: '', date: '' }, answers: {}, notJoined: [] },
    ...{ withheld: false, read: null, invitation: null, response: null, erasedAt: null },
    authority: { how: 'checked', by, note: evidence, at: now },
    entered: { by, evidence },
    listed: { name: '', sort: '' },
    state: { state: 'accepted', at: now, confirmedAt: null, by },
    createdAt: now,
  }
}

/**
 * Gives a line that was entered from a list up for the signature that its organisation made itself. Refuses with
 * `already-accepted` any other signature: it keeps its place.
 */
export function giveWay(signature: Signature, now: number): Signature {
  if (signature.entered === null) refuse('already-accepted')
  return { ...signature, state: { state: 'lapsed', at: now } }
}
