/**
 * The living texts, for the acts that seed, read and restore them. Everything read here is committed; everything
 * written here is on disk when the promise resolves, and those who are in the room see it. What the disk cannot do
 * is refused with `try-again`.
 */

import type { Notice } from '../../shared/live.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { seedUpdate, writeDoc } from '../../shared/statement/yjsDiff.ts'
import type { EditBy } from '../ports.ts'
import type { Hub } from './hub.ts'
import { accountOf, SERVER } from './log.ts'
import { writeNotice } from './protocol.ts'
import type { Room, RoomPorts } from './room.ts'

export class Texts {
  readonly #hub: Hub
  readonly #ports: RoomPorts
  readonly #leastEpoch: number

  /** @param leastEpoch of texts that begin here: none is taken for one from before a backup was put back */
  constructor(hub: Hub, ports: RoomPorts, leastEpoch: number) {
    this.#hub = hub
    this.#ports = ports
    this.#leastEpoch = leastEpoch
  }

  /**
   * Gives a statement its first text, before its row exists. Seeding again, also after people edited it, changes
   * nothing ([TEXT-1]).
   * @throws NotAStatement, storing nothing, when `doc` is not a letter.
   */
  async seed(statement: string, doc: Doc): Promise<void> {
    const { log, clock, alarm } = this.#ports
    const first = { account: SERVER, at: clock.now(), update: seedUpdate(doc) }
    await log.create(statement, first, this.#leastEpoch).catch(error => {
      alarm('a text could not be stored', error)
      tryAgain(error)
    })
  }

  /** The letter as it stands on disk. */
  read(statement: string): Promise<Doc> {
    return this.#visit(statement, room => room.look(text => text.letter()))
  }

  /** The encoded state as it stands on disk. */
  state(statement: string): Promise<Uint8Array> {
    return this.#visit(statement, room => room.look(text => text.whole()))
  }

  /** The document's epoch: it changes when a text was put back from a backup. */
  epoch(statement: string): Promise<string> {
    return this.#visit(statement, async room => String(room.epoch))
  }

  /**
   * Changes the text as one edit of `by`, block by block, so that what others type meanwhile stays in its block.
   * @param change gets the text as it is at that moment; pure. A letter that it throws on, or makes into no letter,
   *   is left as it was, and the promise rejects.
   */
  async edit(statement: string, change: (doc: Doc) => Doc, by: EditBy): Promise<void> {
    const account = accountOf(by)
    await this.#visit(statement, async room => {
      let fault: unknown
      await room.write(account, text => {
        try {
          writeDoc(text.doc, change(text.letter()), account)
        } catch (error) {
          fault = error
        }
      })
      if (fault !== undefined) throw fault
    })
  }

  /** Tells those who are in a statement what changed beside its text. */
  tell(statement: string, notice: Notice): void {
    const frame = writeNotice(notice)
    for (const peer of this.#hub.roomOf(statement)?.peers ?? []) if (peer.takesNotices) peer.send(frame)
  }

  async #visit<T>(statement: string, act: (room: Room) => Promise<T>): Promise<T> {
    const { room, leave } = await this.#hub.enter(statement).catch(tryAgain)
    try {
      return await act(room).catch(tryAgain)
    } finally {
      leave()
    }
  }
}

/** What the disk did not do now it may do later; the operator has been told. */
function tryAgain(error: unknown): never {
  throw error instanceof Refusal ? error : new Refusal('try-again')
}
