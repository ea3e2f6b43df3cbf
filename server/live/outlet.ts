/** The way out of one socket: the frames of one turn leave in one write, and a line that takes nothing is noticed. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

export class Outlet {
  readonly #socket: WebSocket
  readonly #stream: Duplex
  readonly #most: number
  readonly #stuck: () => void
  #corked = false
  /** Unsent bytes of whole texts, for which a slow line may take its time. */
  #textUnsent = 0

  /**
   * @param stream under the socket, which is what holds frames back for one write.
   * @param most bytes that may wait to be sent before `stuck` is called instead of sending more.
   */
  constructor(socket: WebSocket, stream: Duplex, most: number, stuck: () => void) {
    this.#socket = socket
    this.#stream = stream
    this.#most = most
    this.#stuck = stuck
  }

  send(frame: Uint8Array): void {
    if (!this.#isOpen()) return
    if (this.#socket.bufferedAmount - this.#textUnsent > this.#most) {
      this.#stuck()
      return
    }
    this.#cork()
    this.#socket.send(frame)
  }

  sendText(frame: Uint8Array): void {
    if (!this.#isOpen()) return
    this.#textUnsent += frame.length
    this.#cork()
    this.#socket.send(frame, () => {
      this.#textUnsent -= frame.length
    })
  }

  ping(): void {
    if (this.#isOpen()) this.#socket.ping()
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  #cork(): void {
    if (this.#corked) return
    this.#corked = true
    this.#stream.cork()
    process.nextTick(() => {
      this.#corked = false
      this.#stream.uncork()
    })
  }
}
