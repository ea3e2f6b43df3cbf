/**
 * A signature: what it says, the states it goes through, and the moves that its signer makes; those of coordinators
 * are in signatureDecisions.ts. All of it is pure: `now` is the server's clock, read inside the write that the move is
 * part of.
 */
import { isFreeMail } from './freeMail.ts'
import { sameName } from './names.ts'
import { refuse } from './refusals.ts'
import { mustBeEligible, mustBeOpen, type Signon, type Window, windowState } from './signon.ts'
import type { SignatoryKind } from './signonTerms.ts'

export type SignatureState =
  | { state: 'pending'; at: number }
  | { state: 'confirmed'; at: number }
  /**
   * `by` is the coordinator's id, or null where the address lies in the organisation's mail domain. `confirmedAt` is
   * null where a coordinator entered it from a list: the signer never confirmed it here.
   */
  | { state: 'accepted'; at: number; confirmedAt: number | null; by: string | null }
  | { state: 'declined'; at: number; by: string; reason: string }
  | { state: 'withdrawn'; at: number; how: 'withdrew' | 'not-me' }
  /** Taken out with its line by a coordinator, for it could hurt somebody. */
  | { state: 'withdrawn'; at: number; how: 'removed'; by: string }
  /** Given up: signing closed, the same person confirmed another one, or its person was erased before it was decided. */
  | { state: 'lapsed'; at: number }

export type StateName = SignatureState['state']

/** What the signer lets be shown. The name of an organisation is always shown [SAFE-2]. */
export type Shown = {
  signatory: boolean
  role: boolean
  country: boolean
  affiliation: boolean
  /** The asks it does not join, where the coordinators print them too. */
  notJoined: boolean
}

/** How it is known that a signer may sign for its organisation. */
export type Authority =
  | { how: 'domain' }
  /** A known contact of the organisation said so, or a coordinator found out: who noted it, and how. */
  | { how: 'vouched' | 'checked'; by: string; note: string; at: number }

/** What a signer said to a text that changed after it had signed: it stays where it is, or objects to a correction. */
export type Response = { version: string; what: 'hold' | 'object'; said: string; at: number }

export type Signature = {
  id: string
  signon: string
  kind: SignatoryKind
  /** The organisation's name as it was typed, or the individual's. */
  name: string
  /** The organisation of the register, once linked by exact match or by a coordinator. */
  organisation: string | null
  group: string
  /** ISO 3166-1 alpha-2, or empty. */
  country: string
  signatory: string
  role: string
  /** Seen by coordinators only [SIGN-7]. */
  address: string
  shown: Shown
  /** The version of the sentence "I am authorised …" that was agreed to; empty for individuals. */
  mandate: string
  /** The version of the consent that was agreed to. */
  consent: string
  /** The decision behind the mandate and its date (`2027-01-22`, or empty), as the signer says; coordinators only. */
  decision: { what: string; date: string }
  /** Of an individual: where they work, "for identification only". */
  affiliation: string
  /** Answers to the coordinators' own questions, by the question's id. */
  answers: Readonly<Record<string, string>>
  /** The ids of the asks that the signer does not join. */
  notJoined: readonly string[]
  /** "Supports, name withheld": counted apart, named nowhere. */
  withheld: boolean
  /** The authentic text that is signed, by version and hash. */
  version: string
  hash: string
  /** The translation that was read, where it was one [TR-1]. */
  read: { version: string; hash: string; language: string } | null
  /** The language of the pages and mails of this signer. */
  language: string
  /** The invitation whose link it was made by. */
  invitation: string | null
  authority: Authority | null
  /** Where a coordinator entered it from a list that came another way: who, and on what evidence. */
  entered: { by: string; evidence: string } | null
  response: Response | null
  /** The coordinators' correction of its line, empty where there is none: the name as listed, and as sorted. */
  listed: { name: string; sort: string }
  /** When everything personal was erased. */
  erasedAt: number | null
  state: SignatureState
  createdAt: number
}

/** The versions of the sentences a signer agrees to; a change of their words is a new version. */
export const CONSENT_VERSION = '2'
export const MANDATE_VERSION = '1'

/** What a signer says, before it is a signature. */
export type Filled = Pick<
  Signature,
  | 'kind'
  | 'name'
  | 'group'
  | 'country'
  | 'signatory'
  | 'role'
  | 'address'
  | 'shown'
  | 'mandate'
  | 'consent'
  | 'decision'
  | 'affiliation'
  | 'answers'
  | 'notJoined'
  | 'withheld'
>

type Current = Window & Pick<Signon, 'id' | 'version' | 'eligible'> & { hash: string }

/**
 * Signs the version that was shown: pending until its link was opened and the button pressed.
 * Refuses outside the window, with `not-eligible` a kind the letter is not open to, and with `text-changed` where another text is current than the one shown [SIGN-1].
 * @param signon with the hash of its current version
 * @param organisation the entry of the register with exactly this name
 */
export function sign(
  filled: Filled,
  signon: Current,
  shown: {
    id: string
    hash: string
    organisation: string | null
    language: string
    read: Signature['read']
    invitation: string | null
  },
  now: number,
): Signature {
  mustBeOpen(signon, now)
  mustBeEligible(signon, filled.kind)
  if (shown.hash !== signon.hash) refuse('text-changed')
  const { id, organisation, language, read, invitation } = shown
  return {
    ...filled,
    ...{ id, organisation, language, read, invitation },
    ...{ authority: null, entered: null, response: null, erasedAt: null },
    listed: { name: '', sort: '' },
    signon: signon.id,
    version: signon.version,
    hash: signon.hash,
    state: { state: 'pending', at: now },
    createdAt: now,
  }
}

/** How a signature stands: a pending one has lapsed once signing closed, and stands again if it opens again. */
export function standing(signature: Pick<Signature, 'state'>, window: Window, now: number): SignatureState {
  const { state } = signature
  if (state.state !== 'pending' || windowState(window, now) !== 'closed') return state
  return { state: 'lapsed', at: Math.min(window.closedAt ?? window.closesAt, window.closesAt) }
}

/** A move that changed something, or one that had been made before: then nothing is written. */
export type Moved = { signature: Signature; changed: boolean }

/**
 * Confirms, once: a second press changes nothing [SIGN-3]. Refuses with `text-changed` where the current text is
 * another one than was signed (`reconfirm` signs that one), with `window-closed` after the deadline, and with
 * `wrong-state` what was withdrawn, declined, or given up for another one.
 */
export function confirm(signature: Signature, signon: Current, now: number): Moved {
  const { state } = signature
  if (state.state === 'confirmed' || state.state === 'accepted') return { signature, changed: false }
  if (state.state !== 'pending') refuse('wrong-state')
  mustBeOpen(signon, now)
  if (signature.hash !== signon.hash) refuse('text-changed')
  return { signature: { ...signature, state: { state: 'confirmed', at: now } }, changed: true }
}

/**
 * Signs the current text instead of the one signed before, from a diff between them. A pending signature is
 * confirmed by it; a confirmed or accepted one stays so. Refuses as `confirm` does.
 * @param shownHash of the text that the page showed as the new one
 */
export function reconfirm(signature: Signature, signon: Current, shownHash: string, now: number): Moved {
  const { state } = signature
  if (state.state !== 'pending' && state.state !== 'confirmed' && state.state !== 'accepted')
    refuse('wrong-state')
  if (state.state !== 'pending' && signature.hash === signon.hash) return { signature, changed: false }
  mustBeOpen(signon, now)
  if (shownHash !== signon.hash) refuse('text-changed')
  // What was read of the text before says nothing of this one: the page showed what changed in the authentic text.
  const read = signature.hash === signon.hash ? signature.read : null
  const onCurrent = { ...signature, version: signon.version, hash: signon.hash, read, response: null }
  const next: SignatureState = state.state === 'pending' ? { state: 'confirmed', at: now } : state
  return { signature: { ...onCurrent, state: next }, changed: true }
}

/** Takes a signature off the list, whenever its signer says so; a second press changes nothing [SIGN-5]. */
export function withdraw(signature: Signature, now: number): Moved {
  if (signature.state.state === 'withdrawn') return { signature, changed: false }
  return {
    signature: { ...signature, state: { state: 'withdrawn', at: now, how: 'withdrew' } },
    changed: true,
  }
}

/** "This wasn't me": always works, at any time, and what was said of the person is erased. */
export function notMe(signature: Signature, now: number): Moved {
  const { state } = signature
  if (state.state === 'withdrawn' && state.how === 'not-me') return { signature, changed: false }
  return {
    signature: {
      ...signature,
      ...withoutPerson(signature),
      state: { state: 'withdrawn', at: now, how: 'not-me' },
    },
    changed: true,
  }
}

/** What is left of a signature without everything that was said of its person. */
export const withoutPerson = (signature: Signature) => ({
  name: signature.kind === 'individual' ? '' : signature.name,
  listed: signature.kind === 'individual' ? { name: '', sort: '' } : signature.listed,
  ...{ signatory: '', role: '', address: '', affiliation: '', answers: {} },
  decision: { what: '', date: '' },
  response: signature.response && { ...signature.response, said: '' },
})

/** Gives a pending signature up, for its signer confirmed another one. */
export function lapse(signature: Signature, now: number): Signature {
  if (signature.state.state !== 'pending') refuse('wrong-state')
  return { ...signature, state: { state: 'lapsed', at: now } }
}

/**
 * Whether two signatures in one sign-on are the same signer signing twice: the same address, kind and name. A
 * personal and an organisational signature are separate things [SIGN-5].
 */
export const sameSigner = (
  a: Pick<Signature, 'kind' | 'name' | 'address'>,
  b: Pick<Signature, 'kind' | 'name' | 'address'>,
): boolean =>
  a.kind === b.kind &&
  a.address.toLowerCase() === b.address.toLowerCase() &&
  (a.name === b.name || sameName(a.name, b.name))

/** Whether an address lies in one of the mail domains, or below one. Where anybody gets an address, nothing does. */
export function inDomains(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  if (isFreeMail(domain)) return false
  return domains.some(known => domain === known || domain.endsWith(`.${known}`))
}
