/** Signing a letter by the form of its page. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signing.ts'
import { COUNTRIES } from '../../shared/countries.ts'
import { findExact } from '../../shared/names.ts'
import { Refusal, type RefusalCode, refuse } from '../../shared/refusals.ts'
import { type Filled, type Signature, sameSigner, sign } from '../../shared/signature.ts'
import { type Flaw, fill, type SignForm } from '../../shared/signForm.ts'
import { type Signon, windowState } from '../../shared/signon.ts'
import { carriedAsks } from '../../shared/statement/carried.ts'
import { appendAudit } from '../audit/append.ts'
import type { Page } from '../http/bind.ts'
import { isWithin } from '../http/limits.ts'
import { statusOf } from '../http/problems.ts'
import type { Visitor } from '../http/who.ts'
import { queueMail } from '../notices/outbox.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { asRule, type Current, currentAgain, currentAt, currentOf } from './current.ts'
import { type Invited, invitationByLink, noteSigned } from './invitations/find.ts'
import { readAs } from './languages/of.ts'
import { linkTo } from './links.ts'
import type { Typed } from './pages/form.ts'
import { answerHtml } from './pages/invited.ts'
import { sentPage } from './pages/sent.ts'
import { letterFor } from './show.ts'
import * as store from './store.ts'

/**
 * Signs the version that the form showed: in one write, the clock decides the window [SIGN-6], the hash is compared
 * with the current one, and a mail is queued. Whoever signs once more, and whoever has no such address, sees the
 * same page; only the mail differs [SIGN-4].
 */
export async function signStatement(
  ports: Ports,
  _who: Visitor,
  { page, hash, read, language, invitation, ...form }: Input<typeof contracts.signStatement>,
): Promise<Page> {
  const current = await ports.storage.read(q => currentAt(q, page, ports.clock.now()))
  const opened = { signon: current.signon.id, language, invitation }
  const filled = fill(form, { ...current.signon, asks: asksOf(current.version) }, COUNTRIES)
  const problem = problemWith(current, hash, ports.clock.now())
  if (problem !== undefined || 'flaws' in filled)
    return again(ports, { ...opened, form, flaws: 'flaws' in filled ? filled.flaws : [], problem })
  const sent = { ...opened, seen: current, filled: filled.filled, hash, read }
  try {
    await ports.storage.write(tx => record(tx, ports, sent))
  } catch (fault) {
    const reason = fault instanceof Refusal ? PROBLEMS[fault.code] : undefined
    if (reason === undefined) throw fault
    return again(ports, { ...opened, form, flaws: [], problem: reason })
  }
  ports.mailsQueued()
  return { html: sentPage(current, filled.filled.address, language, ports.clock.now()) }
}

/** The ids of the asks of a version, in the order of its text. */
export const asksOf = ({ body }: Current['version']): string[] => carriedAsks(body).map(({ ask }) => ask)

const PROBLEMS: Partial<Record<RefusalCode, NonNullable<Typed['problem']>>> = {
  'text-changed': 'text-changed',
  'window-closed': 'closed',
  'window-not-open': 'not-open',
  'signing-paused': 'paused',
  'invited-only': 'invited-only',
}

/** What keeps the form from being taken, as far as can be seen before the write that decides. */
function problemWith({ signon, version }: Current, hash: string, now: number): Typed['problem'] {
  const state = windowState(signon, now)
  if (state !== 'open') return state
  return hash === version.hash ? undefined : 'text-changed'
}

/** Mails one address gets at most; beyond, the page stays the same and nothing is sent. */
const MAILS = { times: 8, minutes: 60 }

type Opened = {
  signon: string
  /** Of the page; empty for the authentic text's. */
  language: string
  /** The token of the personal link that the form was opened by; empty where it was not. */
  invitation: string
}

/** A form that can be taken, as it was sent: with the hash of the authentic text, and of the translation that was read. */
type Sent = Opened & { seen: Current; filled: Filled; hash: string; read: string }

async function record(tx: Tx, ports: Ports, sent: Sent): Promise<void> {
  const { filled, hash } = sent
  const current = await currentAgain(tx, sent.seen)
  const invited = await invitedBy(tx, ports, current.signon, sent.invitation)
  if (current.signon.terms.invitedOnly && !invited) refuse('invited-only')
  const organisation = await linkedTo(tx, current.signon.coalition, filled)
  const read = hash === current.version.hash ? await readAs(tx, current, sent.read) : null
  const shown = {
    ...{ id: ports.ids.id(), hash, organisation, read, invitation: invited?.id ?? null },
    language: read?.language ?? current.version.language,
  }
  const made = sign(filled, asRule(current), shown, ports.clock.now())
  if (!(await isWithin(tx, ports, 'sign by mail', filled.address.toLowerCase(), MAILS))) return
  const standing = await standsAlready(tx, ports, made)
  if (!standing) await add(tx, ports, current, made)
  if (invited) await noteSigned(tx, ports, invited.id, standing?.id ?? made.id)
  const about = standing?.id ?? made.id
  const link = await linkTo(tx, ports, about)
  const kind = standing ? 'signature-duplicate' : 'confirm-signature'
  await queueMail(tx, ports, { kind, to: made.address, link }, about)
}

/** The invitation to this very sign-on that a form was opened by. */
async function invitedBy(
  q: Query,
  ports: Ports,
  signon: Signon,
  token: string,
): Promise<Invited | undefined> {
  const invited = token === '' ? undefined : await invitationByLink(q, ports, token)
  return invited?.signon === signon.id ? invited : undefined
}

/** The entry of the register with exactly the typed name: a candidate, until the signature is accepted. */
export async function linkedTo(
  q: Query,
  coalition: string,
  { kind, name }: Pick<Signature, 'kind' | 'name'>,
): Promise<string | null> {
  if (kind === 'individual') return null
  return findExact(name, await organisationsOf(q, coalition))?.id ?? null
}

/** The signature of the same signer that stands already. Pending ones block nothing: a lost mail is sent again. */
async function standsAlready(tx: Tx, ports: Ports, made: Signature): Promise<Signature | undefined> {
  const earlier = await store.signaturesFrom(tx, ports.keys, made.signon, made.address)
  return earlier.find(
    known =>
      (known.state.state === 'confirmed' || known.state.state === 'accepted') && sameSigner(known, made),
  )
}

async function add(tx: Tx, ports: Ports, { signon, version }: Current, made: Signature): Promise<void> {
  await store.addSignature(tx, ports.keys, made)
  const { name, signatory, role, address, affiliation, kind, mandate, consent } = made
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signature.made', actor: '', subject: made.id },
    data: { signon: signon.id, version: version.id, hash: version.hash, kind, mandate, consent },
    secret: { name, signatory, role, address, affiliation },
  })
}

type Again = Opened & { form: SignForm; flaws: readonly Flaw[]; problem: Typed['problem'] }

/** The page once more, with what was typed, for the text as it is now. */
async function again(ports: Ports, sent: Again): Promise<Page> {
  const { signon, form, language, invitation, flaws, problem } = sent
  const kept = problem === 'text-changed' ? { ...form, authorised: false } : form
  const typed = { form: kept, flaws, ...(problem && { problem }) }
  const page = await ports.storage.read(async q => {
    const current = await currentOf(q, signon)
    const invited = await invitedBy(q, ports, current.signon, invitation)
    const answers = invited && answersTo(invited, invitation, current, language, ports)
    return letterFor(q, ports, current, typed, answers, language)
  })
  return { ...page, status: problem === undefined ? statusOf('bad-input') : statusOf(codeOf(problem)) }
}

const answersTo = (
  invited: Invited,
  link: string,
  { signon, version }: Current,
  spoken: string,
  { clock }: Ports,
) => ({
  token: link,
  answers: answerHtml({ link, invited, signon, language: spoken || version.language, now: clock.now() }),
})

const codeOf = (problem: NonNullable<Typed['problem']>): RefusalCode =>
  (Object.keys(PROBLEMS) as RefusalCode[]).find(code => PROBLEMS[code] === problem) ?? 'bad-input'
