/** A signer's own page, and its buttons. Opening it changes nothing; only a press does [SIGN-3]. */
import type { Act } from '../../shared/audit.ts'
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import { Refusal, type RefusalCode, refuse } from '../../shared/refusals.ts'
import {
  accept,
  confirm,
  inDomains,
  lapse,
  type Moved,
  notMe,
  reconfirm,
  type Signature,
  sameSigner,
  withdraw,
} from '../../shared/signature.ts'
import { appendAudit, eraseSecrets } from '../audit/append.ts'
import type { Page } from '../http/bind.ts'
import { statusOf } from '../http/problems.ts'
import { hashToken } from '../http/session.ts'
import type { Visitor } from '../http/who.ts'
import { queueMail } from '../notices/outbox.ts'
import { organisationIn } from '../organisations/register.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { changesBetween } from '../statements/changes.ts'
import { asRule, type Current, currentOf, versionOfSame } from './current.ts'
import { takePlace } from './decide.ts'
import { linkTo } from './links.ts'
import { deadPage, ownPage } from './pages/own.ts'
import { linkedTo } from './sign.ts'
import * as store from './store.ts'

/** What was signed, how it stands, and the buttons. */
export async function showSignature(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.showSignature>,
): Promise<Page> {
  return shown(ports, link)
}

/**
 * Does what a button says, in one write, and leads back to the page. What cannot be done (the text changed, signing
 * closed) is said on the page; a press that was made before changes nothing and shows the same.
 */
export async function pressSignature(
  ports: Ports,
  _who: Visitor,
  { link, act, hash }: Input<typeof contracts.pressSignature>,
): Promise<Page> {
  try {
    await ports.storage.write(async tx => {
      const before = (await store.signatureByLink(tx, ports.keys, hashToken(link))) ?? refuse('not-found')
      const current = await currentOf(tx, before.signon)
      await PRESSES[act](tx, ports, { before, current, hash, now: ports.clock.now() })
    })
  } catch (fault) {
    if (fault instanceof Refusal && SAID.has(fault.code)) return shown(ports, link, fault.code)
    throw fault
  }
  ports.mailsQueued()
  return { redirect: `/signature/${link}` }
}

/** What the page says at its top instead of doing what was pressed. */
const SAID: ReadonlySet<RefusalCode> = new Set([
  'not-found',
  'text-changed',
  'window-closed',
  'window-not-open',
  'wrong-state',
])

async function shown(ports: Ports, link: string, said?: RefusalCode): Promise<Page> {
  const now = ports.clock.now()
  const found = await ports.storage.read(async q => {
    const signature = await store.signatureByLink(q, ports.keys, hashToken(link))
    if (!signature) return undefined
    const current = await currentOf(q, signature.signon)
    return { ...current, signature, signed: await versionOfSame(q, current.signon, signature.version) }
  })
  if (found === undefined) return { html: deadPage(), status: statusOf('not-found') }
  const { signed, version } = found
  const changes = signed.id === version.id ? undefined : await changesBetween(ports, signed, version)
  const html = ownPage({ ...found, changes, link, now, said })
  return said === undefined ? { html } : { html, status: statusOf(said) }
}

type Press = { before: Signature; current: Current; hash: string; now: number }

const PRESSES: Record<
  Input<typeof contracts.pressSignature>['act'],
  (tx: Tx, ports: Ports, press: Press) => Promise<void>
> = {
  async confirm(tx, ports, { before, current, now }) {
    const moved = confirm(before, asRule(current), now)
    if (moved.changed) await confirmed(tx, ports, current, moved.signature, 'signature.confirmed')
  },

  async reconfirm(tx, ports, { before, current, hash, now }) {
    const moved = reconfirm(before, asRule(current), hash, now)
    if (!moved.changed) return
    if (before.state.state === 'pending')
      await confirmed(tx, ports, current, moved.signature, 'signature.reconfirmed')
    else await written(tx, ports, current, moved, 'signature.reconfirmed')
  },

  async withdraw(tx, ports, { before, current, now }) {
    const moved = withdraw(before, now)
    if (!moved.changed) return
    await store.dropAcceptance(tx, before.signon, before.id)
    await written(tx, ports, current, moved, 'signature.withdrawn')
    const link = await linkTo(tx, ports, before.id)
    await queueMail(tx, ports, { kind: 'signature-withdrawn', to: before.address, link })
  },

  async 'not-me'(tx, ports, { before, current, now }) {
    const moved = notMe(before, now)
    if (!moved.changed) return
    await store.dropAcceptance(tx, before.signon, before.id)
    await written(tx, ports, current, moved, 'signature.disowned')
    await eraseSecrets(tx, current.signon.coalition, before.id)
  },
}

/** A press by which a signature became confirmed: its pending doubles are given up, and it may be accepted at once. */
async function confirmed(
  tx: Tx,
  ports: Ports,
  current: Current,
  signature: Signature,
  act: Act,
): Promise<void> {
  const { coalition } = current.signon
  const organisation = signature.organisation ?? (await linkedTo(tx, coalition, signature))
  const linked = { ...signature, organisation }
  await written(tx, ports, current, { signature: linked, changed: true }, act)
  await giveUpDoubles(tx, ports, current, linked)
  if (await isAcceptedAtOnce(tx, current, linked))
    await takePlace(tx, ports, coalition, accept(linked, organisation, null, ports.clock.now()), '')
}

async function giveUpDoubles(tx: Tx, ports: Ports, current: Current, confirmed: Signature): Promise<void> {
  const made = await store.signaturesFrom(tx, ports.keys, confirmed.signon, confirmed.address)
  for (const other of made) {
    if (other.id === confirmed.id || other.state.state !== 'pending' || !sameSigner(other, confirmed))
      continue
    const given = { signature: lapse(other, ports.clock.now()), changed: true }
    await written(tx, ports, current, given, 'signature.given-up')
  }
}

/** Only an organisation linked by its exact name, from an address in its mail domain, that is not accepted yet. */
async function isAcceptedAtOnce(q: Query, { signon }: Current, signature: Signature): Promise<boolean> {
  const { organisation, address } = signature
  if (!signon.acceptAtOnce || organisation === null) return false
  const entry = await organisationIn(q, signon.coalition, organisation)
  if (!entry || !inDomains(address, entry.domains)) return false
  return (await store.acceptanceOf(q, signon.id, organisation)) === undefined
}

async function written(
  tx: Tx,
  ports: Ports,
  { signon }: Current,
  { signature }: Moved,
  act: Act,
): Promise<void> {
  const { id, version, hash } = signature
  await store.saveSignature(tx, ports.keys, signature)
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act, actor: '', subject: id },
    data: { signon: signon.id, version, hash },
  })
}
