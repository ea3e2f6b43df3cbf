/** Settling a thread, and opening it again: by those who decide, or by whoever began it. */
import type * as contracts from '../../shared/contract/reviews.ts'
import type { ThreadRow } from '../../shared/contract/reviews.ts'
import type { Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { roleMay } from '../../shared/roles.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { authorOf, speakerOf } from './authors.ts'
import { isClosed } from './judge.ts'
import type { Author, ThreadRecord } from './records.ts'
import * as store from './store.ts'
import { tellOfDecision } from './tell.ts'
import { audit, threadAfter } from './written.ts'

/**
 * Settles a thread with a reason. Those who decide say what became of something said in a round, and why [ROUND-3];
 * they also may where its own beginner settled it. Sent twice it is settled once.
 * @throws Refusal `not-allowed`, `wrong-state` where it was settled otherwise, `bad-input` without what a round needs
 */
export async function settleThread(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.settleThread>,
): Promise<ThreadRow> {
  return threadAfter(ports, who, async tx => {
    const { thread, statement, by } = await mustBeTheirsToSettle(tx, ports, who, input.thread)
    const written = { thread: thread.id, statement }
    if (!mustSettle(thread, by, input)) return written
    mustHaveDisposition(thread, who, input)
    const { reason, disposition } = input
    const state = { state: 'settled', by, at: ports.clock.now(), reason, disposition } as const
    await store.saveThread(tx, { ...thread, state, changed: await store.nextChange(tx, statement.id) })
    await audit(tx, ports, statement, who, 'thread.settled', thread.id, { disposition })
    await tellOfDecision(tx, ports, statement, speakerOf(who), await store.commentsIn(tx, thread.id))
    return written
  })
}

/** Opens a settled thread again. What a closed round settled is opened by those who decide only. */
export async function reopenThread(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.reopenThread>,
): Promise<ThreadRow> {
  return threadAfter(ports, who, async tx => {
    const { thread, statement } = await mustBeTheirsToSettle(tx, ports, who, input.thread)
    const written = { thread: thread.id, statement }
    if (thread.state.state === 'open') return written
    if (!decides(who) && (await isClosed(tx, thread.round))) refuse('round-closed')
    const changed = await store.nextChange(tx, statement.id)
    await store.saveThread(tx, { ...thread, state: { state: 'open' }, changed })
    await audit(tx, ports, statement, who, 'thread.reopened', thread.id)
    return written
  })
}

const decides = (who: Member) => roleMay(who.role, 'reviews.decide')

async function mustBeTheirsToSettle(tx: Tx, ports: Ports, who: Member, id: string) {
  const thread = (await store.threadById(tx, id)) ?? refuse('not-found')
  const statement = await mustExist(tx, thread.statement)
  const by = authorOf(ports, statement, speakerOf(who))
  const beganIt = (await store.beginnerOf(tx, thread.id))?.author === by.author
  if (!beganIt && !decides(who))
    refuse('not-allowed', 'Whoever began this thread, a drafter or a coordinator can do this.')
  mustLive(statement)
  return { thread, statement, by }
}

/** Whether there is something to write: not where the same person settled it in the same way already. */
function mustSettle(
  { state, round }: ThreadRecord,
  by: Author,
  { reason, disposition }: Input<typeof contracts.settleThread>,
): boolean {
  if (state.state === 'open') return true
  if (state.by.author === by.author && state.reason === reason && state.disposition === disposition)
    return false
  const lacksDisposition = round !== null && state.disposition === null && disposition !== null
  return lacksDisposition || refuse('wrong-state')
}

function mustHaveDisposition(
  { round }: ThreadRecord,
  who: Member,
  { reason, disposition }: Input<typeof contracts.settleThread>,
): void {
  if (!decides(who)) {
    if (disposition !== null) refuse('not-allowed', 'A drafter or a coordinator says what becomes of this.')
    return
  }
  if (round !== null && (disposition === null || reason === ''))
    refuse('bad-input', 'This was said in a round. Say what becomes of it, and why.')
}
