/** The public page of a letter, and signing it. */

import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import { COUNTRIES } from '../../shared/countries.ts'
import { findExact } from '../../shared/names.ts'
import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { type Filled, type Signature, sameSigner, sign } from '../../shared/signature.ts'
import { type Flaw, fill, type SignForm } from '../../shared/signForm.ts'
import { windowState } from '../../shared/signon.ts'
import { appendAudit } from '../audit/append.ts'
import { coalitionById } from '../coalitions/coalitions.ts'
import type { Page } from '../http/bind.ts'
import { mayTry } from '../http/limits.ts'
import { statusOf } from '../http/problems.ts'
import type { Visitor } from '../http/who.ts'
import { queueMail } from '../notices/outbox.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { asRule, type Current, currentAt, currentOf } from './current.ts'
import { linkTo } from './links.ts'
import { listOf } from './list.ts'
import { EMPTY, type Typed } from './pages/form.ts'
import { letterPage } from './pages/letter.ts'
import { sentPage } from './pages/sent.ts'
import { pathOf } from './rows.ts'
import * as store from './store.ts'

/** The letter, its list once published, and the form. A published letter stands at its readable address only. */
export async function showLetter(
  ports: Ports,
  _who: Visitor,
  { page }: Input<typeof contracts.showLetter>,
): Promise<Page> {
  return ports.storage.read(async q => {
    const current = await currentAt(q, page)
    const path = pathOf(current.signon)
    if (path !== `/s/${page}`) return { redirect: path }
    return pageOf(q, ports, current, { form: EMPTY, flaws: [] })
  })
}

/**
 * Signs the version that the form showed: in one write, the clock decides the window [SIGN-6], the hash is compared
 * with the current one, and a mail is queued. Whoever signs once more, and whoever has no such address, sees the
 * same page; only the mail differs [SIGN-4].
 */
export async function signStatement(
  ports: Ports,
  _who: Visitor,
  { page, hash, ...form }: Input<typeof contracts.signStatement>,
): Promise<Page> {
  const current = await ports.storage.read(q => currentAt(q, page))
  const filled = fill(form, current.signon, COUNTRIES)
  const problem = problemWith(current, hash, ports.clock.now())
  if (problem !== undefined || 'flaws' in filled) {
    return again(ports, current.signon.id, form, 'flaws' in filled ? filled.flaws : [], problem)
  }
  const mayMail = await mayBeMailed(ports, filled.filled.address)
  try {
    await ports.storage.write(tx => record(tx, ports, current.signon.id, filled.filled, hash, mayMail))
  } catch (fault) {
    const reason = fault instanceof Refusal ? PROBLEMS[fault.code] : undefined
    if (reason === undefined) throw fault
    return again(ports, current.signon.id, form, [], reason)
  }
  ports.mailsQueued()
  return { html: sentPage(current, filled.filled.address) }
}

const PROBLEMS: Partial<Record<RefusalCode, NonNullable<Typed['problem']>>> = {
  'text-changed': 'text-changed',
  'window-closed': 'closed',
  'window-not-open': 'not-open',
}

/** What keeps the form from being taken, as far as can be seen before the write that decides. */
function problemWith({ signon, version }: Current, hash: string, now: number): Typed['problem'] {
  const state = windowState(signon, now)
  if (state !== 'open') return state
  return hash === version.hash ? undefined : 'text-changed'
}

/** Mails one address gets at most; beyond, the page stays the same and nothing is sent. */
const MAILS = { times: 8, minutes: 60 }

async function mayBeMailed(ports: Ports, address: string): Promise<boolean> {
  try {
    await mayTry(ports, 'sign by mail', address.toLowerCase(), MAILS)
    return true
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'too-many') return false
    throw fault
  }
}

async function record(
  tx: Tx,
  ports: Ports,
  signon: string,
  filled: Filled,
  hash: string,
  mayMail: boolean,
): Promise<void> {
  const current = await currentOf(tx, signon)
  const organisation = await linkedTo(tx, current.signon.coalition, filled)
  const made = sign(filled, asRule(current), { id: ports.ids.id(), hash, organisation }, ports.clock.now())
  if (!mayMail) return
  const standing = await standingOf(tx, ports, made)
  if (!standing) await add(tx, ports, current, made)
  const link = await linkTo(tx, ports, standing?.id ?? made.id)
  await queueMail(tx, ports, {
    kind: standing ? 'signature-duplicate' : 'confirm-signature',
    to: made.address,
    link,
  })
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
async function standingOf(tx: Tx, ports: Ports, made: Signature): Promise<Signature | undefined> {
  const earlier = await store.signaturesFrom(tx, ports.keys, made.signon, made.address)
  return earlier.find(
    known =>
      (known.state.state === 'confirmed' || known.state.state === 'accepted') && sameSigner(known, made),
  )
}

async function add(tx: Tx, ports: Ports, { signon, version }: Current, made: Signature): Promise<void> {
  await store.addSignature(tx, ports.keys, made)
  const { name, signatory, role, address, kind, mandate, consent } = made
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signature.made', actor: '', subject: made.id },
    data: { signon: signon.id, version: version.id, hash: version.hash, kind, mandate, consent },
    secret: { name, signatory, role, address },
  })
}

/** The page once more, with what was typed, for the text as it is now. */
async function again(
  ports: Ports,
  signon: string,
  form: SignForm,
  flaws: readonly Flaw[],
  problem: Typed['problem'],
): Promise<Page> {
  const kept = problem === 'text-changed' ? { ...form, authorised: false } : form
  const typed = { form: kept, flaws, ...(problem && { problem }) }
  const page = await ports.storage.read(async q => pageOf(q, ports, await currentOf(q, signon), typed))
  return { ...page, status: problem === undefined ? statusOf('bad-input') : statusOf(codeOf(problem)) }
}

const codeOf = (problem: NonNullable<Typed['problem']>): RefusalCode =>
  (Object.keys(PROBLEMS) as RefusalCode[]).find(code => PROBLEMS[code] === problem) ?? 'bad-input'

async function pageOf(q: Query, ports: Ports, current: Current, typed: Typed): Promise<{ html: string }> {
  const { signon } = current
  const coalition = (await coalitionById(q, signon.coalition))?.name ?? ''
  const list = signon.publishedAt === null ? null : await listOf(q, ports, current)
  return {
    html: letterPage({ ...current, coalition, list, typed, now: ports.clock.now(), path: pathOf(signon) }),
  }
}
