/** Edits that another client had seen and that are gone after a `kill -9` while typing goes on. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { Crowd } from './crowd.ts'
import { Member } from './member.ts'
import { startTyping } from './propagation.ts'
import { startPump } from './saturation.ts'
import type { Running } from './servers.ts'

const EDITORS = 20
/** Milliseconds in which a server that stores later has stored the text that was there before the typing. */
const BEFORE = 3000

export type Killed = { seen: number; lost: number /** Age of the oldest lost edit, in ms. */; reach: number }

/**
 * Twenty editors type in one document, the server is killed and started again on the same data.
 * @param ms how long they type. @param rate edits a second of all together; as people type where it is absent.
 */
export async function killed(server: Running, ms: number, rate?: number): Promise<Killed> {
  const crowd = await Crowd.gather(server, 1, EDITORS)
  if (server.beginsEmpty) await wait(BEFORE)
  const typing = rate === undefined ? startTyping(crowd, false) : startPump(crowd, rate)
  await wait(ms)
  const dying = server.kill()
  const killedAt = performance.now()
  typing.stop()
  await dying
  await wait(100)
  crowd.close()
  await server.again()
  const stored = await stateOf(server, crowd.typists[0]!.member.document)
  let [seen, lost, reach] = [0, 0, 0]
  for (const typist of crowd.typists) {
    const kept = stored.get(typist.editor) ?? 0
    seen += typist.seen
    if (typist.seen <= kept) continue
    lost += typist.seen - kept
    reach = Math.max(reach, killedAt - typist.sentAt[kept]!)
  }
  return { seen, lost, reach }
}

/** Up to which clock each editor's edits are there. */
async function stateOf(server: Running, document: string): Promise<Map<number, number>> {
  const member = await Member.join(server, document)
  const states = [member.state]
  member.onUpdate = update => states.push(update)
  // One of the servers answers before it has loaded, and sends the rest later.
  await wait(1000)
  member.close()
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(states)))
}
