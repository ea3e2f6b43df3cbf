/**
 * A websocket written by hand over a raw socket, so that it is not the client that is measured: frames are masked
 * with zeros, and all sockets read into one buffer.
 */
import { connect, type Socket } from 'node:net'

/** Where a websocket is opened. */
export type Place = { port: number; path: string; headers: readonly string[] }

/** A whole message, between two places of a buffer that is only good during the call. */
export type Heard = (bytes: Buffer, from: number, to: number) => void

/** What may come in at one read. Reading and taking what was read is one act, so one buffer is enough for all. */
const INBOX = Buffer.allocUnsafeSlow(1 << 18)
const EMPTY = Buffer.alloc(0)
const END_OF_HEAD = Buffer.from('\r\n\r\n')
const [CLOSE, PING, PONG] = [8, 9, 10]

export class Line {
  /** Bytes of messages, without the heads of frames. */
  bytesHeard = 0
  /** Resolves when the server took the socket. @throws when it does not. */
  readonly opened: Promise<void>
  /** Resolves with the close code, 1006 where there was none. */
  readonly gone: Promise<number>
  readonly #socket: Socket
  readonly #heard: Heard
  #rest = EMPTY
  #isOpen = false
  #code = 1006
  #open!: () => void

  constructor(place: Place, heard: Heard) {
    this.#heard = heard
    this.#socket = connect({
      host: '127.0.0.1',
      port: place.port,
      noDelay: true,
      onread: { buffer: INBOX, callback: count => this.#take(INBOX.subarray(0, count)) },
    })
    this.#socket.on('error', () => {})
    this.#socket.once('connect', () => this.#socket.write(greeting(place)))
    this.gone = new Promise(resolve => this.#socket.once('close', () => resolve(this.#code)))
    this.opened = new Promise((resolve, reject) => {
      this.#open = resolve
      this.gone.then(
        () => reject(new Error(`Port ${place.port} did not take a socket: ${this.#rest}`)),
        reject,
      )
    })
    this.opened.catch(() => {})
  }

  /** @param frames whole frames, as `frameOf` and the writers of edits.ts make them. */
  send(frames: Uint8Array): void {
    this.#socket.write(frames)
  }

  close(): void {
    this.#socket.destroy()
  }

  /** Whether so much waits to be sent that the server must have stopped reading. */
  isStuck(): boolean {
    return this.#socket.writableLength > 1 << 22
  }

  #take(chunk: Buffer): boolean {
    const bytes = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk
    const from = this.#isOpen ? 0 : this.#readHead(bytes)
    const taken = this.#isOpen ? this.#readFrames(bytes, from) : 0
    this.#rest = taken === bytes.length ? EMPTY : Buffer.from(bytes.subarray(taken))
    return true
  }

  #readHead(bytes: Buffer): number {
    const end = bytes.indexOf(END_OF_HEAD)
    if (end < 0 || !bytes.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) return 0
    this.#isOpen = true
    this.#open()
    return end + END_OF_HEAD.length
  }

  /** @returns the place after the last whole frame. */
  #readFrames(bytes: Buffer, from: number): number {
    let at = from
    while (bytes.length - at >= 2) {
      let head = 2
      let length = bytes[at + 1]! & 127
      if (length === 126) head = 4
      if (length === 127) head = 10
      if (bytes.length - at < head) break
      if (head === 4) length = bytes.readUInt16BE(at + 2)
      if (head === 10) length = bytes.readUInt32BE(at + 6)
      const end = at + head + length
      if (bytes.length < end) break
      this.#readFrame(bytes[at]! & 15, bytes, at + head, end)
      at = end
    }
    return at
  }

  #readFrame(kind: number, bytes: Buffer, from: number, to: number): void {
    if (kind === CLOSE) this.#code = to - from >= 2 ? bytes.readUInt16BE(from) : 1005
    else if (kind === PING) this.send(frameOf(bytes.subarray(from, to), PONG))
    else if (kind !== PONG) {
      this.bytesHeard += to - from
      this.#heard(bytes, from, to)
    }
  }
}

function greeting({ port, path, headers }: Place): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: aGFyYm91ciBjb21taXR0ZQ==',
    ...headers,
    '\r\n',
  ].join('\r\n')
}

/** A message as one frame, masked with zeros. */
export function frameOf(message: Uint8Array, kind = 2): Buffer {
  const { length } = message
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(2 + extra + 4 + length)
  frame[0] = 128 | kind
  frame[1] = 128 | (extra === 0 ? length : extra === 2 ? 126 : 127)
  if (extra === 2) frame.writeUInt16BE(length, 2)
  if (extra === 8) frame.writeUInt32BE(length, 6)
  frame.set(message, 2 + extra + 4)
  return frame
}
