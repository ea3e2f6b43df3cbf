/** The buttons of a signer's own page. Opening it changes nothing; only a press does [SIGN-3]. */
import type { Act } from '../../shared/audit.ts'
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signing.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import {
  confirm,
  lapse,
  type Moved,
  notMe,
  reconfirm,
  type Signature,
  sameSigner,
  withdraw,
} from '../../shared/signature.ts'
import { hold, object } from '../../shared/textChange.ts'
import { appendAudit, eraseSecrets } from '../audit/append.ts'
import type { Page } from '../http/bind.ts'
import { hashToken } from '../http/session.ts'
import type { Visitor } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import { queueMail } from '../notices/outbox.ts'
import type { Ports, Tx } from '../ports.ts'
import { asRule, type Current, currentOf } from './current.ts'
import { acceptAtOnce } from './decide.ts'
import { linkTo } from './links.ts'
import { movesOf } from './moves/moves.ts'
import { ownPageOf, SAID, textOf } from './ownPage.ts'
import { erasedPage } from './pages/own.ts'
import { eraseOne } from './retention/erase.ts'
import { linkedTo } from './sign.ts'
import * as store from './store.ts'

/**
 * Does what a button says, in one write, and leads back to the page. What cannot be done (the text changed, signing
 * closed) is said on the page; a press that was made before changes nothing and shows the same.
 */
export async function pressSignature(
  ports: Ports,
  _who: Visitor,
  { link, act, hash, said }: Input<typeof contracts.pressSignature>,
): Promise<Page> {
  try {
    const read = await ports.storage.write(async tx => {
      const before = (await store.signatureByLink(tx, ports.keys, hashToken(link))) ?? refuse('not-found')
      const current = await currentOf(tx, before.signon)
      await PRESSES[act](tx, ports, { before, current, hash, said, now: ports.clock.now() })
      return before.language || current.version.language
    })
    if (act === 'erase') return { html: erasedPage(read) }
  } catch (fault) {
    if (fault instanceof Refusal && SAID.has(fault.code)) return ownPageOf(ports, link, { said: fault.code })
    throw fault
  }
  ports.mailsQueued()
  return { redirect: `/signature/${link}` }
}

type Press = { before: Signature; current: Current; hash: string; said: string; now: number }

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
    await store.listChanged(tx, before.signon, now)
  },

  async withdraw(tx, ports, { before, current, now }) {
    const moved = withdraw(before, now)
    if (!moved.changed) return
    await store.dropAcceptance(tx, before.signon, before.id)
    await store.listChanged(tx, before.signon, now)
    await written(tx, ports, current, moved, 'signature.withdrawn')
    const link = await linkTo(tx, ports, before.id)
    await queueMail(tx, ports, { kind: 'signature-withdrawn', to: before.address, link }, before.id)
  },

  async 'not-me'(tx, ports, { before, current, now }) {
    const moved = notMe(before, now)
    if (!moved.changed) return
    await store.dropAcceptance(tx, before.signon, before.id)
    await store.listChanged(tx, before.signon, now)
    await written(tx, ports, current, moved, 'signature.disowned')
    await eraseSecrets(tx, current.signon.coalition, before.id)
  },

  async hold(tx, ports, { before, current, hash, now }) {
    const moves = await movesOf(tx, current.signon)
    await responded(tx, ports, current, hold(before, moves, textOf(current), hash, now))
  },

  async object(tx, ports, { before, current, hash, said, now }) {
    const moves = await movesOf(tx, current.signon)
    const words = { said: said.trim(), shownHash: hash }
    await responded(tx, ports, current, object(before, moves, textOf(current), words, now))
  },

  erase: (tx, ports, { before }) => eraseOne(tx, ports, before),
}

/** What a signer answered to a changed text: the signature itself stays as it was made. */
async function responded(
  tx: Tx,
  ports: Ports,
  { signon }: Current,
  { signature, changed }: Moved,
): Promise<void> {
  const { id, hash, response } = signature
  if (!changed || response === null) return
  await store.saveSignature(tx, ports.keys, signature)
  await store.listChanged(tx, signon.id, response.at)
  const { version, what } = response
  await noteInJournal(tx, ports, 'signature-responded', { signature: id, hash, version, what })
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signature.responded', actor: '', subject: id },
    data: { signon: signon.id, what: response.what, to: response.version, hash },
    ...(response.said !== '' && { secret: { said: response.said } }),
  })
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
  await acceptAtOnce(tx, ports, current, linked)
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
  const kind = JOURNALED[act]
  if (kind) await noteInJournal(tx, ports, kind, { signature: id, signon: signon.id })
}

const JOURNALED: Partial<Record<Act, `signature-${'confirmed' | 'withdrawn' | 'disowned'}`>> = {
  'signature.confirmed': 'signature-confirmed',
  'signature.reconfirmed': 'signature-confirmed',
  'signature.withdrawn': 'signature-withdrawn',
  'signature.disowned': 'signature-disowned',
}
