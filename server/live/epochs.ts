/** Texts that go on under a higher epoch, after a backup was put back. */
import * as Y from 'yjs'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { documentOf } from './document.ts'
import { encode } from './gateDecode.ts'
import { type LiveLog, SERVER, type Stored } from './log.ts'

/**
 * How many characters a server can have written after the backup, which clients have and the text does not: it goes
 * on counting beyond them. By that the room knows who comes with the text as it was and does not say so, and no two
 * things that the server writes ever have one id ([LIVE-10]). A restore in each year of a century fits a clock.
 */
const LEAP = 2 ** 24

/**
 * Raises every epoch; no text says anything else than before.
 * @param least no epoch is lower afterwards
 * @param now milliseconds since 1970
 */
export async function raiseEpochs(
  log: Pick<LiveLog, 'statements' | 'load' | 'raise'>,
  least: number,
  now: number,
): Promise<void> {
  for (const statement of await log.statements()) {
    const stored = await log.load(statement)
    if (!stored) continue
    await log.raise(statement, least, { account: SERVER, at: now, update: leapFrom(stored) })
  }
}

/** An update of nothing but something long that the server wrote and that is gone. */
function leapFrom(stored: Stored): Uint8Array {
  const clock = writtenByServer(stored)
  const gone = new Y.GC(Y.createID(SEED_CLIENT, clock), LEAP)
  const structs = new Map([[SEED_CLIENT, { clock, offset: 0, list: [gone] }]])
  return encode({ structs, deletes: new Map() })
}

/** 0 of a text that cannot be put together: nobody can open it, and it keeps nobody from the others. */
function writtenByServer(stored: Stored): number {
  try {
    const doc = documentOf(stored)
    const clock = Y.getState(doc.store, SEED_CLIENT)
    doc.destroy()
    return clock
  } catch {
    return 0
  }
}
