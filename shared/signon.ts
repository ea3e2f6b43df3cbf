/** A sign-on: the window in which a version can be signed, and the moves a coordinator makes with it. */
import { instantOf } from './deadline.ts'
import { refuse } from './refusals.ts'
import {
  embargoEnd,
  type ListGroup,
  type SignatoryKind,
  type Terms,
  type TermsWish,
  withTerms,
} from './signonTerms.ts'

export type Eligible = 'organisations' | 'individuals' | 'both'

/** A deadline as it was said, and the instant it means. */
type Deadline = { closesLocal: string; zone: string; closesAt: number }

export type Signon = Deadline & {
  id: string
  coalition: string
  statement: string
  /** The current version: moved by nothing but `moveTo`. */
  version: string
  /** 128 random bits: the only address until it is published. */
  secret: string
  slug: string | null
  opensAt: number
  eligible: Eligible
  /** The groups of the list, in order. */
  groups: readonly ListGroup[]
  acceptAtOnce: boolean
  openedBy: string
  createdAt: number
  publishedAt: number | null
  /** When a coordinator closed it before its deadline. */
  closedAt: number | null
  /** Since when nobody can sign, because a backup was put back and nobody has looked yet; null for none. */
  pausedAt: number | null
  terms: Terms
  /** Grows with whatever changes the list or the page. */
  revision: number
  changedAt: number
}

export type Window = Pick<Signon, 'opensAt' | 'closesAt' | 'closedAt' | 'pausedAt'>
export type WindowState = 'not-open' | 'open' | 'paused' | 'closed'

/** Where `now` lies: the opening instant is in the window, the closing one is after it. What is closed is not paused. */
export function windowState(window: Window, now: number): WindowState {
  if (window.closedAt !== null || now >= window.closesAt) return 'closed'
  if (window.pausedAt !== null) return 'paused'
  return now < window.opensAt ? 'not-open' : 'open'
}

/**
 * [SIGN-6] Refuses with `window-not-open` or `window-closed` outside the window, with `signing-paused` in a pause.
 * @param now the server's clock, read inside the write that this decides.
 */
export function mustBeOpen(window: Window, now: number): void {
  const state = windowState(window, now)
  if (state === 'not-open') refuse('window-not-open')
  if (state === 'paused') refuse('signing-paused')
  if (state === 'closed') refuse('window-closed')
}

export type Settings = {
  /** Null opens at once. */
  opensLocal: string | null
  closesLocal: string
  zone: string
  eligible: Eligible
  groups: readonly ListGroup[]
  acceptAtOnce: boolean
  terms?: TermsWish
}

type Opened = {
  id: string
  secret: string
  coalition: string
  statement: string
  version: string
  openedBy: string
}

/** A new sign-on. Refuses with `bad-input` a deadline that is past or before the opening, and a group named twice. */
export function newSignon(opened: Opened, settings: Settings, now: number): Signon {
  const { opensLocal, closesLocal, zone, eligible, acceptAtOnce } = settings
  const opensAt = opensLocal === null ? now : instantOf(opensLocal, zone)
  const deadline = deadlineOf(closesLocal, zone, now)
  if (deadline.closesAt <= opensAt)
    refuse('bad-input', 'Signing would close before it opens. Choose a later deadline.')
  return {
    ...opened,
    ...deadline,
    opensAt,
    eligible,
    groups: eachOnce(settings.groups),
    acceptAtOnce,
    terms: readable(withTerms(settings.terms ?? {}), zone),
    createdAt: now,
    slug: null,
    publishedAt: null,
    closedAt: null,
    pausedAt: null,
    revision: 0,
    changedAt: now,
  }
}

export type SettingsChange = {
  closesLocal?: string | undefined
  zone?: string | undefined
  groups?: readonly ListGroup[] | undefined
  acceptAtOnce?: boolean | undefined
  terms?: TermsWish | undefined
}

/**
 * The sign-on with other settings. A new deadline must lie ahead; where signing had closed, it opens again. A
 * zone without a local time says the deadline's local time in that zone.
 */
export function change(signon: Signon, wish: SettingsChange, now: number): Signon {
  const moves = wish.closesLocal !== undefined || wish.zone !== undefined
  const deadline = deadlineOf(
    wish.closesLocal ?? signon.closesLocal,
    wish.zone ?? signon.zone,
    moves ? now : -1,
  )
  if (moves && deadline.closesAt <= signon.opensAt)
    refuse('bad-input', 'Signing would close before it opens. Choose a later deadline.')
  return {
    ...signon,
    ...(moves && { ...deadline, closedAt: null }),
    ...(wish.groups && { groups: eachOnce(wish.groups) }),
    acceptAtOnce: wish.acceptAtOnce ?? signon.acceptAtOnce,
    terms: readable(withTerms(wish.terms ?? {}, signon.terms), deadline.zone),
  }
}

/** Refuses an embargo that ends at no time of its zone, and two questions with one id. */
function readable(terms: Terms, zone: string): Terms {
  embargoEnd({ terms, zone })
  if (new Set(terms.questions.map(({ id }) => id)).size < terms.questions.length)
    refuse('bad-input', 'Two questions have the same id. Give each its own.')
  return terms
}

/** Closes signing now. Refuses with `window-closed` where it is closed already. */
export function close(signon: Signon, now: number): Signon {
  if (windowState(signon, now) === 'closed') refuse('window-closed')
  return { ...signon, closedAt: now }
}

/** Pauses signing, until a coordinator has looked; what is closed needs no pause. */
export const pause = (signon: Signon, now: number): Signon =>
  windowState(signon, now) === 'closed' ? signon : { ...signon, pausedAt: signon.pausedAt ?? now }

/**
 * Publishes under an address that can be read. Refuses with `wrong-state` where it is published, and with
 * `bad-input` an address that is kept for the server itself or that looks like an unpublished one.
 */
export function publish(signon: Signon, slug: string, now: number): Signon {
  if (signon.publishedAt !== null) refuse('wrong-state', 'This is published already.')
  if (RESERVED.has(slug))
    refuse('bad-input', `The address “${slug}” is kept for other pages. Choose another one.`)
  if (slug.length === SECRET_LENGTH && !slug.includes('-'))
    refuse('bad-input', 'This address looks like an unpublished one. Put a hyphen between its words.')
  return { ...signon, slug, publishedAt: now }
}

/** Makes another version the current one. Refuses with `wrong-state` where it is already. */
export function moveTo(signon: Signon, version: string): Signon {
  if (signon.version === version) refuse('wrong-state', 'This is the current version already.')
  return { ...signon, version }
}

/** Refuses with `not-eligible` a kind of signature that the letter is not open to. */
export function mustBeEligible(signon: Pick<Signon, 'eligible'>, kind: SignatoryKind): void {
  if (!kindsOf(signon).includes(kind)) refuse('not-eligible')
}

/** The kinds of signature that the letter is open to. */
export function kindsOf({ eligible }: Pick<Signon, 'eligible'>): readonly SignatoryKind[] {
  if (eligible === 'both') return ['organisation', 'individual']
  return eligible === 'organisations' ? ['organisation'] : ['individual']
}

/** How long the random part of an unpublished address is. */
const SECRET_LENGTH = 22

/** Addresses under /s/ that could be taken for the server's own pages. */
const RESERVED: ReadonlySet<string> = new Set(
  'about admin api app assets check check-receipt confirm data favicon feed health help home imprint index legal list live login look metrics new null operator privacy ready receipt receipts robots s settings sign sign-in sign-on sign-out signature signatures signed signon signons sitemap static statement statements undefined undersigned verify'.split(
    ' ',
  ),
)

function deadlineOf(closesLocal: string, zone: string, now: number): Deadline {
  const closesAt = instantOf(closesLocal, zone)
  if (closesAt <= now)
    refuse('bad-input', 'This deadline has passed already. Choose a later one, or close signing now.')
  return { closesLocal, zone, closesAt }
}

function eachOnce(groups: readonly ListGroup[]): readonly ListGroup[] {
  if (new Set(groups.map(({ label }) => label)).size < groups.length)
    refuse('bad-input', 'Two groups have the same name. Give each its own.')
  return groups
}
