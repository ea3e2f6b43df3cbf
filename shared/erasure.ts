/**
 * Erasing what is personal of a signature. By default the public line stays: what its signer let be shown, and no more.
 * An urgent removal takes the line too. The log keeps that something was done; what it committed to is gone.
 */
import { type Signature, withoutPerson } from './signature.ts'
import type { Window } from './signon.ts'
import type { Terms } from './signonTerms.ts'

/**
 * A signature without everything that its signer did not let be shown. One that is not on the list keeps nothing
 * but the name of its organisation, and one that nobody accepted yet is given up: it cannot be checked any more.
 * Twice changes nothing.
 */
export function erase(
  signature: Signature,
  terms: Pick<Terms, 'questions' | 'printNotJoined'>,
  now: number,
): Signature {
  if (signature.erasedAt !== null) return signature
  const { kind, shown, state, name, signatory, role, affiliation, country, answers, notJoined } = signature
  const bare = withoutPerson(signature)
  const isListed = state.state === 'accepted' && !signature.withheld
  const kept = (said: string, isShown: boolean) => (isListed && isShown ? said : '')
  const isNamed = isListed && (kind === 'organisation' || shown.signatory)
  return {
    ...signature,
    ...bare,
    name: kind === 'individual' ? kept(name, shown.signatory) : name,
    signatory: kept(signatory, shown.signatory),
    role: kept(role, shown.role),
    affiliation: kept(affiliation, shown.affiliation),
    country: kept(country, shown.country),
    answers: Object.fromEntries(
      terms.questions
        .filter(({ id, shown }) => isListed && shown && answers[id])
        .map(({ id }) => [id, answers[id]!]),
    ),
    notJoined: isListed && shown.notJoined && terms.printNotJoined ? notJoined : [],
    listed: isNamed ? signature.listed : { name: '', sort: '' },
    ...withoutNotes(signature),
    ...((state.state === 'pending' || state.state === 'confirmed') && {
      state: { state: 'lapsed' as const, at: now },
    }),
    invitation: null,
    erasedAt: now,
  }
}

/**
 * A signature taken out at once, with its line: nothing is left but its id, the text it was made on, and that it was
 * removed. Twice changes nothing.
 * @param by the coordinator
 */
export function remove(signature: Signature, by: string, now: number): Signature {
  const { state } = signature
  if (state.state === 'withdrawn' && state.how === 'removed') return signature
  return {
    ...signature,
    ...withoutPerson(signature),
    ...withoutNotes(signature),
    ...{ name: '', country: '', group: '', organisation: null, invitation: null, notJoined: [] },
    listed: { name: '', sort: '' },
    state: { state: 'withdrawn', at: now, how: 'removed', by },
    erasedAt: now,
  }
}

/** What others noted of a signer can name people too. */
const withoutNotes = ({ authority, entered, state }: Signature) => ({
  authority: authority === null || authority.how === 'domain' ? authority : { ...authority, note: '' },
  entered: entered && { ...entered, evidence: '' },
  state: state.state === 'declined' ? { ...state, reason: '' } : state,
})

/**
 * When contact data of a sign-on is to be erased: so many days after the first delivery, and never while one can
 * still sign. In a pause not in its first week: a time or a deadline that was moved after the backup can be moved again.
 * Milliseconds since 1970; null where no time is set, or nothing is delivered.
 */
export function eraseTime(
  {
    terms: { eraseAfterDays },
    closesAt,
    closedAt,
    pausedAt,
  }: Window & { terms: Pick<Terms, 'eraseAfterDays'> },
  firstDelivery: number | null,
): number | null {
  if (eraseAfterDays === null || firstDelivery === null) return null
  const closes = Math.min(closedAt ?? closesAt, closesAt)
  const looked = pausedAt === null ? closes : pausedAt + 7 * DAY
  return Math.max(firstDelivery + eraseAfterDays * DAY, closes, looked)
}

const DAY = 24 * 60 * 60_000
