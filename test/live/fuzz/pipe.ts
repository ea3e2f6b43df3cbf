/**
 * A line between a client and a server inside one process: what WebSocket and ws do, with frames that wait in both
 * directions until somebody delivers them. A line keeps its order; it may break anywhere.
 */
import { EventEmitter } from 'node:events'
import { read } from './updates.ts'

type Up = { frame: Uint8Array } | 'close'
type Down = 'open' | { frame: Uint8Array } | { code: number; reason: string }

const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3

/** Told of what passes: everything that a server says, in the moment in which it says it. */
export type Witness = {
  said(pipe: Pipe, frame: Uint8Array): void
  heard(pipe: Pipe, frame: Uint8Array): void
}

export class Pipe {
  readonly up: Up[] = []
  readonly down: Down[] = []
  readonly server = new ServerEnd(this)
  readonly client: ClientEnd
  readonly url: URL
  readonly witness: Witness
  /** The server is gone, with the machine it ran on. */
  cut = false
  /** Whether there was a server at its other end. */
  reached = true

  constructor(url: string, client: ClientEnd, witness: Witness) {
    this.url = new URL(url)
    this.client = client
    this.witness = witness
  }

  get waits(): boolean {
    return this.down.length > 0 || (this.up.length > 0 && !this.server.isPaused && !this.cut)
  }

  /** Delivers what has waited longest in one direction; false where nothing can be. */
  deliver(way: 'up' | 'down'): boolean {
    if (way === 'down') {
      const next = this.down.shift()
      if (next !== undefined) this.client.arrive(next)
      return next !== undefined
    }
    if (this.server.isPaused || this.cut) return false
    const next = this.up.shift()
    if (next !== undefined) this.server.arrive(next)
    return next !== undefined
  }

  /** The line breaks: of what was on its way, `kept` frames still arrive at either end. */
  break(kept: number): void {
    this.cut = true
    this.up.splice(0)
    const frames = this.down.filter(one => one !== 'open').slice(0, kept)
    this.down.splice(0, this.down.length, ...frames, { code: 1006, reason: '' })
  }

  /** The client's network is gone; the server notices later. */
  dropByClient(kept: number): void {
    this.down.splice(0, this.down.length, { code: 1006, reason: '' })
    this.up.splice(kept, this.up.length, 'close')
  }
}

/** What a server sees of ws's WebSocket, and the stream under it. */
class ServerEnd extends EventEmitter {
  readonly OPEN = OPEN
  readyState = OPEN
  isPaused = false
  readonly stream: Stream
  readonly #pipe: Pipe

  constructor(pipe: Pipe) {
    super()
    this.setMaxListeners(0)
    this.#pipe = pipe
    this.stream = new Stream(bytes => this.send(messageIn(bytes)), pipe)
  }

  get bufferedAmount(): number {
    return this.stream.writableLength
  }

  send(frame: Uint8Array, sent: () => void = () => {}): void {
    if (this.readyState !== OPEN) return
    const copy = new Uint8Array(frame)
    if (!this.#pipe.cut) {
      this.#pipe.witness.said(this.#pipe, copy)
      this.#pipe.down.push({ frame: copy })
    }
    setImmediate(sent)
  }

  ping(): void {
    if (!this.#pipe.cut) setImmediate(() => this.emit('pong'))
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  close(code: number, reason: string): void {
    if (this.readyState !== OPEN) return
    this.readyState = CLOSING
    if (!this.#pipe.cut) this.#pipe.down.push({ code, reason })
  }

  terminate(): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    if (!this.#pipe.cut) this.#pipe.break(0)
    setImmediate(() => this.#closed())
  }

  arrive(next: Up): void {
    if (next === 'close') this.#closed()
    else if (this.readyState !== CLOSED) {
      this.#pipe.witness.heard(this.#pipe, next.frame)
      this.emit('message', Buffer.from(next.frame), true)
    }
  }

  #closed(): void {
    this.readyState = CLOSED
    this.emit('close')
    this.stream.emit('close')
  }
}

/** The stream under ws, to which a server may also write a whole message in the wire's form. */
class Stream extends EventEmitter {
  readonly write: (bytes: Buffer) => void
  readonly cork = (): void => {}
  readonly uncork = (): void => {}
  readonly #pipe: Pipe

  constructor(write: (bytes: Buffer) => void, pipe: Pipe) {
    super()
    this.setMaxListeners(0)
    this.write = write
    this.#pipe = pipe
  }

  get writableLength(): number {
    return this.#pipe.down.reduce(
      (sum, one) => sum + (one !== 'open' && 'frame' in one ? one.frame.length : 0),
      0,
    )
  }
}

/** The binary message in one unmasked frame of a WebSocket. */
function messageIn(bytes: Buffer): Uint8Array {
  const short = bytes[1]!
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  const length = head === 2 ? short : head === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (bytes[0] !== 0x82 || bytes.length !== head + length) throw new Error('The server wrote no frame.')
  return new Uint8Array(bytes.subarray(head))
}

type Listener<E> = ((event: E) => void) | null

/** What y-websocket sees of a browser's WebSocket. */
export class ClientEnd {
  readonly CONNECTING = CONNECTING
  readonly OPEN = OPEN
  readonly CLOSING = CLOSING
  readonly CLOSED = CLOSED
  binaryType = 'arraybuffer'
  readyState = CONNECTING
  onopen: Listener<object> = null
  onmessage: Listener<{ data: ArrayBuffer }> = null
  onerror: Listener<object> = null
  onclose: Listener<{ code: number; reason: string }> = null
  pipe: Pipe | null = null
  /** How many frames with edits it sent. */
  edits = 0

  send(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return
    if (read(frame).kind === 'text') this.edits++
    this.pipe?.up.push({ frame: new Uint8Array(frame) })
  }

  close(): void {
    if (this.readyState === CLOSING || this.readyState === CLOSED) return
    this.readyState = CLOSING
    this.pipe?.up.push('close')
  }

  arrive(next: Down): void {
    if (this.readyState === CLOSED) return
    if (next === 'open') {
      if (this.readyState !== CONNECTING) return
      this.readyState = OPEN
      this.onopen?.({})
    } else if ('frame' in next) this.onmessage?.({ data: next.frame.slice().buffer })
    else {
      this.close()
      this.readyState = CLOSED
      this.onclose?.(next)
    }
  }
}
