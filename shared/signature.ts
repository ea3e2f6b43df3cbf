/**
 * A signature: what it says, the states it goes through, and every move between them. All of it is pure: `now` is
 * the server's clock, read inside the write that the move is part of.
 */
import { sameName } from './names.ts'
import { refuse } from './refusals.ts'
import {
  mustBeEligible,
  mustBeOpen,
  type SignatoryKind,
  type Signon,
  type Window,
  windowState,
} from './signon.ts'

export type SignatureState =
  | { state: 'pending'; at: number }
  | { state: 'confirmed'; at: number }
  /** `by` is the coordinator's id, or null where the address lies in the organisation's mail domain. */
  | { state: 'accepted'; at: number; confirmedAt: number; by: string | null }
  | { state: 'declined'; at: number; by: string; reason: string }
  | { state: 'withdrawn'; at: number; how: 'withdrew' | 'not-me' }
  /** Never confirmed: signing closed, or the same person confirmed another one of theirs. */
  | { state: 'lapsed'; at: number }

export type StateName = SignatureState['state']

/** What the signer lets be shown. The name of an organisation is always shown [SAFE-2]. */
export type Shown = { signatory: boolean; role: boolean; country: boolean }

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
  version: string
  /** The hash of the text that the signer saw. */
  hash: string
  state: SignatureState
  createdAt: number
}

/** The versions of the sentences a signer agrees to; a change of their words is a new version. */
export const CONSENT_VERSION = '1'
export const MANDATE_VERSION = '1'

/** What a signer says, before it is a signature. */
export type Filled = Pick<
  Signature,
  'kind' | 'name' | 'group' | 'country' | 'signatory' | 'role' | 'address' | 'shown' | 'mandate' | 'consent'
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
  shown: { id: string; hash: string; organisation: string | null },
  now: number,
): Signature {
  mustBeOpen(signon, now)
  mustBeEligible(signon, filled.kind)
  if (shown.hash !== signon.hash) refuse('text-changed')
  return {
    ...filled,
    id: shown.id,
    organisation: shown.organisation,
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
  const onCurrent = { ...signature, version: signon.version, hash: signon.hash }
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
  const erased = {
    name: signature.kind === 'individual' ? '' : signature.name,
    signatory: '',
    role: '',
    address: '',
  }
  return {
    signature: { ...signature, ...erased, state: { state: 'withdrawn', at: now, how: 'not-me' } },
    changed: true,
  }
}

/**
 * Accepts a confirmed signature, for an organisation of the register where it is one's. That an organisation is
 * accepted once is decided where it is stored [SIGN-2].
 * Refuses with `wrong-state` any other, with `link-organisation-first` an organisation that is not linked.
 * @param by the coordinator, or null where the mail domain decides
 */
export function accept(
  signature: Signature,
  organisation: string | null,
  by: string | null,
  now: number,
): Signature {
  const { state, kind } = signature
  if (state.state !== 'confirmed') refuse('wrong-state')
  if (kind === 'organisation' && organisation === null) refuse('link-organisation-first')
  return {
    ...signature,
    organisation: kind === 'organisation' ? organisation : null,
    state: { state: 'accepted', at: now, confirmedAt: state.at, by },
  }
}

/** Declines a confirmed signature. Refuses with `wrong-state` any other. */
export function decline(signature: Signature, by: string, reason: string, now: number): Signature {
  if (signature.state.state !== 'confirmed') refuse('wrong-state')
  return { ...signature, state: { state: 'declined', at: now, by, reason } }
}

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

/** Whether an address lies in one of the mail domains, or below one. */
export function inDomains(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return domains.some(known => domain === known || domain.endsWith(`.${known}`))
}
