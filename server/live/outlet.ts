/**
 * The way out of one socket: the frames of one turn leave in one write, and a line that takes nothing is noticed.
 *
 * Writing is nearly all that a busy server does, so it is cleverer than it looks. What everyone in a room is told is
 * put into the wire's form once (`wired`) and handed to each socket's stream past `ws`, which would make a head for
 * each and write it on its own. That is sound as long as `ws` holds nothing back itself: frames are not compressed.
 * And all sockets of a turn are let go by one callback after it.
 */
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
    this.sendWired(wired(frame))
  }

  /** Sends what is told to many, made once by `wired`. */
  sendWired(bytes: Buffer): void {
    if (!this.#isOpen()) return
    if (this.#stream.writableLength - this.#textUnsent > this.#most) {
      this.#stuck()
      return
    }
    this.#cork()
    this.#stream.write(bytes)
  }

  sendText(frame: Uint8Array): void {
    if (!this.#isOpen()) return
    this.#textUnsent += frame.length
    this.#cork()
    this.#socket.send(frame, () => {
      this.#textUnsent -= frame.length
    })
  }

  /** Whether a whole text is still on its way, or much of one. */
  get owesText(): boolean {
    return this.#textUnsent > this.#most
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
    if (corked.push(this) === 1) process.nextTick(uncorkAll)
  }

  /** Lets what was held back go, in one write. */
  uncork(): void {
    this.#corked = false
    this.#stream.uncork()
  }
}

/** The outlets that hold something back until the running callback has ended. */
let corked: Outlet[] = []

function uncorkAll(): void {
  // fail-point: mid-broadcast
  const all = corked
  corked = []
  for (const outlet of all) outlet.uncork()
}

/** A binary message as it goes over the line from a server: whole, and not masked (RFC 6455, 5.2). */
export function wired(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < 126 ? 2 : length < 1 << 16 ? 4 : 10
  const bytes = Buffer.allocUnsafe(head + length)
  bytes[0] = FINAL_BINARY
  bytes[1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) bytes.writeUInt16BE(length, 2)
  if (head === 10) bytes.writeBigUInt64BE(BigInt(length), 2)
  bytes.set(message, head)
  return bytes
}

const FINAL_BINARY = 0x82
