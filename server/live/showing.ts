/** What one peer shows of itself: the caret of one editor, under the name of the account. */
import type { Limits } from './limits.ts'
import { Pace } from './pace.ts'
import type { Peer } from './peer.ts'
import { type Shown, shownOf, stateOf } from './presence.ts'
import { type AwarenessEntry, Malformed, readAwareness } from './protocol.ts'
import type { Room } from './room.ts'

/** Clients pass on everyone's states with their own. */
const MOST_STATES = 2000
const DEEPEST = 8

type Editor =
  | { is: 'unknown' }
  /** Asked for: it is this account's once that is on disk. */
  | { is: 'claimed'; editor: number }
  | { is: 'shown'; editor: number }
  | { is: 'refused' }

export class Showing {
  readonly #peer: Peer
  readonly #room: Room
  readonly #limits: Limits
  readonly #user: Shown
  readonly #pace: Pace
  #editor: Editor = { is: 'unknown' }
  #clock = -1
  /** The newest state that was not passed on yet. */
  #latest: string | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(peer: Peer, room: Room, limits: Limits) {
    this.#peer = peer
    this.#room = room
    this.#limits = limits
    this.#user = shownOf(peer.guest)
    this.#pace = new Pace(limits.awarenessASecond, limits.awarenessASecond)
  }

  /** Tells the peer who is here. */
  begin(): void {
    const others = this.#room.presence.others(this.#peer)
    if (others) this.#peer.send(others)
  }

  /**
   * Takes an awareness message: of its entries only the one of the peer's own editor counts.
   * @throws Malformed
   */
  hear(states: Uint8Array): void {
    const entries = readAwareness(states, MOST_STATES)
    if (this.#editor.is === 'unknown') this.#claim(entries)
    const own = this.#editor
    if (own.is !== 'claimed' && own.is !== 'shown') return
    const entry = entries.find(({ editor }) => editor === own.editor)
    if (!entry || entry.clock < this.#clock || entry.json.length > this.#limits.awareness) return
    this.#clock = entry.clock
    this.#show(this.#latestOf(entry))
  }

  /** Takes the peer's caret away from the others. */
  end(): void {
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#editor.is === 'shown') this.#farewell(this.#editor.editor)
  }

  /** The first message of a client holds its own state alone; what belongs to somebody else who is here is an echo. */
  #claim(entries: readonly AwarenessEntry[]): void {
    const own = entries.length === 1 ? entries[0] : undefined
    if (!own || own.json === 'null' || own.editor >= 2 ** 32) return
    const keeper = this.#room.presence.keeperOf(own.editor)
    if (keeper && keeper.account !== this.#peer.account) return
    const { editor } = own
    this.#editor = { is: 'claimed', editor }
    const shown = (isTheirs: boolean) => {
      this.#editor = isTheirs ? { is: 'shown', editor } : { is: 'refused' }
      this.#pass()
    }
    this.#room.ask({ kind: 'show', peer: this.#peer, editor, shown })
  }

  /** The state as it will be passed on, with the account's name in it; a farewell as `null`. */
  #latestOf({ json }: AwarenessEntry): string {
    if (depthOf(json) > DEEPEST) throw new Malformed('a state too deep')
    try {
      return JSON.stringify(stateOf(json, this.#user))
    } catch {
      throw new Malformed('a state that is no JSON')
    }
  }

  /** A caret that moves often is passed on at its pace, always with the newest state last. */
  #show(state: string): void {
    const waits = this.#latest !== null
    this.#latest = state
    if (waits || this.#editor.is !== 'shown') return
    const wait = this.#pace.take()
    if (wait) this.#timer = setTimeout(() => this.#pass(), wait)
    else this.#pass()
  }

  #pass(): void {
    const state = this.#latest
    if (state === null || this.#editor.is !== 'shown' || !this.#peer.isHere()) return
    this.#latest = null
    const { editor } = this.#editor
    if (state === 'null') this.#farewell(editor)
    else this.#room.presence.put(this.#peer, editor, state)
    this.#room.tellPresence()
  }

  #farewell(editor: number): void {
    this.#room.presence.remove(this.#peer, editor)
    this.#room.tellPresence()
  }
}

function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  for (const sign of json) {
    if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return deepest
}
