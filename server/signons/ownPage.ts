/** A signer's own page behind a mailed link: what was signed, how it stands, what changed since. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signing.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import { objectUntil, standingOf } from '../../shared/textChange.ts'
import type { Page } from '../http/bind.ts'
import { statusOf } from '../http/problems.ts'
import { hashToken } from '../http/session.ts'
import type { Visitor } from '../http/who.ts'
import type { Ports, Query } from '../ports.ts'
import { changesBetween } from '../statements/changes.ts'
import { loadVersion } from '../statements/versions.ts'
import { type Current, currentOf, versionOfSame } from './current.ts'
import { messagesFor } from './messages/messages.ts'
import { movesOf } from './moves/moves.ts'
import { messagesHtml } from './pages/messages.ts'
import { deadPage, type OwnView, ownPage } from './pages/own.ts'
import * as store from './store.ts'

/** What was signed, how it stands, and the buttons. */
export async function showSignature(
  ports: Ports,
  _who: Visitor,
  { link, saved }: Input<typeof contracts.showSignature>,
): Promise<Page> {
  return ownPageOf(ports, link, { saved: saved !== undefined })
}

/** What the page says at its top instead of doing what was pressed. */
export const SAID: ReadonlySet<RefusalCode> = new Set([
  'not-found',
  'text-changed',
  'window-closed',
  'window-not-open',
  'signing-paused',
  'wrong-state',
  'too-late-to-object',
])

type Shown = Partial<Pick<OwnView, 'said' | 'saved' | 'typed'>>

/** The page as it stands now, with what a press met or a form held. */
export async function ownPageOf(
  ports: Ports,
  link: string,
  { said, saved = false, typed }: Shown,
): Promise<Page> {
  const found = await ports.storage.read(q => standingAt(q, ports, link))
  if (found === undefined) return { html: deadPage(), status: statusOf('not-found') }
  const { signed, version } = found
  const changes = signed.id === version.id ? undefined : await changesBetween(ports, signed, version)
  const html = ownPage({ ...found, changes, link, said, saved, typed })
  const status = typed ? 'bad-input' : said
  return status === undefined ? { html } : { html, status: statusOf(status) }
}

/** Everything that stands behind a link to a signer's own page; undefined where it leads nowhere. */
async function standingAt(q: Query, ports: Ports, link: string) {
  const now = ports.clock.now()
  const signature = await store.signatureByLink(q, ports.keys, hashToken(link))
  if (!signature) return undefined
  const current = await currentOf(q, signature.signon)
  const { signon } = current
  const moves = await movesOf(q, signon)
  const recipients = [signature.id, ...(signature.invitation === null ? [] : [signature.invitation])]
  const messages = await messagesFor(q, ports, recipients)
  return {
    ...{ ...current, signature, now },
    signed: await versionOfSame(q, signon, signature.version),
    read: signature.read === null ? undefined : await loadVersion(q, signature.read.version),
    stands: standingOf(signature, moves, textOf(current)),
    objectUntil: objectUntil(signature, moves, textOf(current)),
    messages: messagesHtml(messages, signature.language, signon.zone),
  }
}

/** The text that is current, as the rules of a changed text know it. */
export const textOf = ({ version: { id, hash } }: Current) => ({ version: id, hash })
