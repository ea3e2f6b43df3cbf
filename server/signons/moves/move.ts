/** Putting another version up for signing: at once as a change, or as a correction that two coordinators agree on. */
import type { Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonMoves.ts'
import type { MoveRow } from '../../../shared/contract/signonMoves.ts'
import type { moveSignon as moveContract, SignonRow } from '../../../shared/contract/signons.ts'
import { instantOf } from '../../../shared/deadline.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import { moveTo, type Signon, windowState } from '../../../shared/signon.ts'
import {
  agreeTo,
  type FrozenText,
  type Move,
  proposeMove,
  standingOf,
  substantiveMove,
  takeBack,
} from '../../../shared/textChange.ts'
import type { AuditData } from '../../audit/append.ts'
import { appendAudit } from '../../audit/append.ts'
import { membersOf } from '../../coalitions/coalitions.ts'
import type { Member } from '../../http/who.ts'
import { noteInJournal } from '../../journal/note.ts'
import { endAddress } from '../../notices/ending.ts'
import type { NoticeKind } from '../../notices/mails.ts'
import { queueMail } from '../../notices/outbox.ts'
import { wantNone } from '../../notices/review.ts'
import type { Ports, Tx } from '../../ports.ts'
import { currentOf, versionOfSame } from '../current.ts'
import { linkTo } from '../links.ts'
import { signonRow } from '../rows.ts'
import { saveSignon, signaturesIn } from '../store.ts'
import { endProposal, movesOf } from './moves.ts'
import { moveRow } from './see.ts'
import * as store from './store.ts'

/**
 * Makes another version of the same letter the current one, or proposes it as a correction. Every signature stays on
 * the text it was made on; their signers are told by mail, with a link that shows what changed from the version they
 * signed [SIGN-1].
 * Refuses with `text-changed` where another version is current than the one that was seen, and with `window-closed` a
 * change after the close: nobody could answer to it. A correction can still be proposed then.
 */
export async function moveSignon(
  ports: Ports,
  who: Member,
  { signon: id, version, seen, editorial }: Input<typeof moveContract>,
): Promise<SignonRow> {
  const moveId = ports.ids.id()
  const row = await ports.storage.write(async tx => {
    const { signon, version: current } = await currentOf(tx, id)
    if (seen !== undefined && seen !== current.id)
      refuse('text-changed', 'Another version was put up for signing meanwhile. Look again, then decide.')
    const next = await versionOfSame(tx, signon, version)
    const asked = { id: moveId, signon: id, from: textOf(current), to: textOf(next), by: who.person }
    const moved = moveTo(signon, version)
    if (editorial === undefined) await change(tx, ports, moved, asked)
    else await propose(tx, ports, signon, asked, editorial)
    return signonRow(tx, ports, await currentOf(tx, id))
  })
  ports.mailsQueued()
  return row
}

/** Agrees to a proposed correction as another coordinator: it becomes the current version, and signers are told. */
export async function agreeMove(
  ports: Ports,
  who: Member,
  { signon: id, move }: Input<typeof contracts.agreeMove>,
): Promise<MoveRow> {
  const row = await ports.storage.write(async tx => {
    const { signon } = await currentOf(tx, id)
    const moves = await movesOf(tx, signon)
    const proposed = moves.find(known => known.id === move) ?? refuse('not-found')
    const made = agreeTo(proposed, who.person, signon, moves, ports.clock.now())
    await mustCoordinate(tx, who.coalition, made.proposedBy)
    await store.settleMove(tx, made)
    await makeCurrent(tx, ports, moveTo(signon, made.to.version), made, who.person)
    await tellCovered(tx, ports, signon, made, [...moves.filter(known => known.id !== move), made])
    return moveRow(tx, signon, made)
  })
  ports.mailsQueued()
  return row
}

/** Takes a proposed correction back: nothing was changed by it, and no signer was told of it. */
export async function takeBackMove(
  ports: Ports,
  who: Member,
  { signon: id, move }: Input<typeof contracts.takeBackMove>,
): Promise<MoveRow> {
  return ports.storage.write(async tx => {
    const { signon } = await currentOf(tx, id)
    const proposed = (await movesOf(tx, signon)).find(known => known.id === move) ?? refuse('not-found')
    const taken = takeBack(proposed, ports.clock.now())
    await store.settleMove(tx, taken)
    await noteInJournal(tx, ports, 'move-taken-back', { move, signon: id })
    await note(tx, ports, signon, 'signon.move-taken-back', who.person, {
      ...{ move, to: taken.to.version },
    })
    return moveRow(tx, signon, taken)
  })
}

const textOf = ({ id, hash }: { id: string; hash: string }): FrozenText => ({ version: id, hash })

type Asked = Parameters<typeof substantiveMove>[0]

async function change(tx: Tx, ports: Ports, moved: Signon, asked: Asked): Promise<void> {
  const now = ports.clock.now()
  if (windowState(moved, now) === 'closed')
    refuse('window-closed', 'Signing is closed, so nobody could sign the other text. Open it again first.')
  const move = substantiveMove(asked, await movesOf(tx, moved), now)
  await endProposal(tx, ports, moved, asked.by)
  await store.addMove(tx, move)
  await makeCurrent(tx, ports, moved, move, asked.by)
  const signatures = await standingIn(tx, ports, moved.id)
  for (const signature of signatures.filter(made => made.hash !== move.to.hash)) {
    const kind = signature.state.state === 'pending' ? 'confirm-signature' : 'reconfirm-signature'
    await tell(tx, ports, signature, kind)
  }
}

async function propose(
  tx: Tx,
  ports: Ports,
  signon: Signon,
  asked: Asked,
  { reason, objectUntilLocal }: { reason: string; objectUntilLocal: string },
): Promise<void> {
  const wish = { reason, objectUntil: instantOf(objectUntilLocal, signon.zone) }
  const move = proposeMove(asked, wish, await movesOf(tx, signon), signon, ports.clock.now())
  await endProposal(tx, ports, signon, asked.by)
  await store.addMove(tx, move)
  const { to, objectUntil } = move
  await note(tx, ports, signon, 'signon.move-proposed', asked.by, {
    ...{ move: move.id, to: to.version, hash: to.hash, objectUntil },
  })
  await tellCoordinators(tx, ports, signon, asked.by)
}

/** Somebody else has to agree, so the other coordinators are told where it waits, but who wants no mails [NOTE-1]. The address names nobody. */
async function tellCoordinators(tx: Tx, ports: Ports, { id, coalition }: Signon, but: string): Promise<void> {
  const members = await membersOf(tx, coalition)
  const others = members.filter(({ person, role }) => role === 'coordinator' && person !== but)
  const never = await wantNone(
    tx,
    others.map(({ person }) => person),
  )
  const link = `${ports.config.publicUrl}/c/${coalition}/signons/${id}`
  for (const { person, addressSealed } of others.filter(({ person }) => !never.has(person))) {
    const to = ports.keys.open(addressSealed)
    await queueMail(tx, ports, { kind: 'correction-proposed', to, link, end: endAddress(ports, person) })
  }
}

async function makeCurrent(tx: Tx, ports: Ports, moved: Signon, move: Move, by: string): Promise<void> {
  await saveSignon(tx, moved, ports.clock.now())
  const { from, to, kind, proposedBy, objectUntil } = move
  await note(tx, ports, moved, 'signon.moved', by, {
    ...{ move: move.id, kind, from: from.version, to: to.version, hash: to.hash },
    ...(kind === 'editorial' && { proposedBy, objectUntil }),
  })
}

/** Those whose signatures count for the corrected text may object; who had only begun to sign is asked to confirm it. */
async function tellCovered(
  tx: Tx,
  ports: Ports,
  signon: Signon,
  made: Move,
  moves: readonly Move[],
): Promise<void> {
  const isOpen = windowState(signon, ports.clock.now()) !== 'closed'
  for (const signature of await standingIn(tx, ports, signon.id)) {
    const pending = signature.state.state === 'pending'
    if (pending && isOpen && signature.hash !== made.to.hash)
      await tell(tx, ports, signature, 'confirm-signature')
    if (!pending && standingOf(signature, moves, made.to) === 'corrected')
      await tell(tx, ports, signature, 'text-corrected')
  }
}

/** Those who can be asked: who was entered from a list never confirmed anything here, and who was erased is unknown. */
async function standingIn(tx: Tx, ports: Ports, signon: string): Promise<Signature[]> {
  const signatures = await signaturesIn(tx, ports.keys, signon, ['pending', 'confirmed', 'accepted'])
  return signatures.filter(({ address, entered }) => address !== '' && entered === null)
}

async function tell(tx: Tx, ports: Ports, { id, address }: Signature, kind: NoticeKind): Promise<void> {
  await queueMail(tx, ports, { kind, to: address, link: await linkTo(tx, ports, id) }, id)
}

/** Two coordinators answer for a correction, so whoever proposed it must still be one. */
async function mustCoordinate(tx: Tx, coalition: string, person: string): Promise<void> {
  const members = await membersOf(tx, coalition)
  if (!members.some(member => member.person === person && member.role === 'coordinator'))
    refuse(
      'second-coordinator',
      'Whoever proposed this is not a coordinator any more. Take it back and propose it anew.',
    )
}

async function note(
  tx: Tx,
  ports: Ports,
  { id, coalition }: Signon,
  act: 'signon.moved' | 'signon.move-proposed' | 'signon.move-taken-back',
  actor: string,
  data: AuditData,
): Promise<void> {
  await appendAudit(tx, ports, { coalition, act, actor, subject: id, data })
}
