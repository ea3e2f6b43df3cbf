/** How many edits a second one document takes: one editor sends as fast as it may, another sees them arrive. */
import { Crowd } from './crowd.ts'
import type { Running } from './servers.ts'

/** Edits in one write, and edits that may be on the way. */
const [AT_ONCE, ON_THE_WAY] = [500, 10_000]
const PATIENCE = 30_000

/** @param ms how long it sends. @returns edits a second */
export async function storeRate(server: Running, ms: number): Promise<number> {
  const crowd = await Crowd.gather(server, 1, 2)
  const [writer] = crowd.typists
  const from = performance.now()
  while (performance.now() - from < ms) {
    if (writer!.clock - writer!.seen < ON_THE_WAY) crowd.type(writer!, AT_ONCE)
    await new Promise(setImmediate)
  }
  // What is still on the way counts, with the time it takes.
  await crowd.settle(PATIENCE)
  const rate = (writer!.seen * 1000) / (performance.now() - from)
  crowd.close()
  return rate
}
