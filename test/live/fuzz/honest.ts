/** An honest person's page: y-websocket's own client and an editor, on a line that comes and goes. */
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE, NOTICE, type Notice } from '../../../shared/live.ts'
import { BODY, SCHEMA_VERSION } from '../../../shared/statement/grammar.ts'
import { type Hand, type HandKind, handOf } from './hands.ts'
import { ClientEnd, type Pipe } from './pipe.ts'

export type PageKind = {
  hand: HandKind
  /** A client of ours: takes notices and says which text it has. */
  notices: boolean
  /** Which of the people it is; two pages of one person are two tabs. */
  account: number
}

/** Whether the device kept the text, and gives it before the line is opened, or once it is up. */
export type FromDevice = 'nothing' | 'first' | 'late'

/** What a page needs of the world. */
export type Outside = {
  connect(url: string, end: ClientEnd, page: Page): Pipe
  newEditor(): number
  newId(): string
  epoch(): number
  mayWrite(account: string): boolean
  /** Whether it may be that they were only allowed to read when they wrote. */
  mayHaveRead(account: string): boolean
  fault(what: string): void
}

export const STATEMENT = 'letter-one'

export class Page {
  readonly name: string
  readonly account: string
  readonly kind: PageKind
  doc!: Y.Doc
  pipe: Pipe | null = null
  online = true
  /** Up to which of the frames on this line everything was said to be saved. */
  #saved = 0
  reloads = 0
  /** Has what the server may not have, and will not send it on this line. */
  heardPast = false
  /** Of the text that the page has; what a device kept of another epoch is not opened. */
  #epoch = 0
  #provider!: WebsocketProvider
  #hand: Hand | null = null
  readonly #outside: Outside

  constructor(name: string, kind: PageKind, outside: Outside) {
    this.name = name
    this.kind = kind
    this.account = `person${kind.account}`
    this.#outside = outside
    this.#open(null, 'nothing')
  }

  get isThere(): boolean {
    return this.#provider.wsconnected && this.#provider.synced
  }

  /** Whether something it sent was neither called saved nor refused. */
  get waitsForSaved(): boolean {
    return this.kind.notices && this.isThere && this.#saved < (this.pipe?.client.edits ?? 0)
  }

  act(seed: number, many: boolean): void {
    const mayWrite = this.#outside.mayWrite(this.account)
    if (!mayWrite || this.doc.getXmlFragment(BODY).length === 0) return
    this.#hand ??= handOf(this.kind.hand, this.doc, this.#outside.newId)
    try {
      if (many) this.#hand.many(seed)
      else this.#hand.act(seed)
    } catch (error) {
      if (this.kind.hand !== 'plain' || !isLostCaret(error)) throw error
      this.reload('nothing')
    }
  }

  goOffline(kept: number): void {
    this.online = false
    this.pipe?.dropByClient(kept)
  }

  goOnline(): void {
    this.online = true
    this.#provider.connect()
  }

  /**
   * Hears of another tab's text in the same browser, past the server, as y-websocket's clients may; ours do not. It
   * is sent with what is written upon it, or on the next line.
   */
  hearFrom(other: Page): void {
    if (this.#epoch !== other.#epoch) return
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc), this.#provider)
    this.heardPast = true
  }

  /** Opens the page anew, with what the device kept of it or with nothing. */
  reload(from: FromDevice): void {
    this.reloads++
    const isOfNow = this.#epoch === this.#outside.epoch()
    const copy = from !== 'nothing' && isOfNow ? Y.encodeStateAsUpdate(this.doc) : null
    this.leave()
    this.#open(copy, from)
  }

  leave(): void {
    this.#hand?.leave()
    this.#hand = null
    this.#provider.destroy()
    this.doc.destroy()
  }

  #open(copy: Uint8Array | null, from: FromDevice): void {
    const outside = this.#outside
    this.#epoch = outside.epoch()
    this.doc = new Y.Doc()
    this.doc.clientID = outside.newEditor()
    if (copy && from === 'first') Y.applyUpdate(this.doc, copy, 'copy')
    const connect = (url: string, end: ClientEnd) => outside.connect(url, end, this)
    const said = { v: '1', schema: String(SCHEMA_VERSION), epoch: String(this.#epoch) }
    this.#provider = new WebsocketProvider('ws://server/live', STATEMENT, this.doc, {
      WebSocketPolyfill: socketThat(connect, pipe => {
        this.pipe = pipe
        this.heardPast = false
        this.#saved = 0
      }),
      disableBc: true,
      params: { token: this.account, ...(this.kind.notices ? said : {}) },
    })
    if (copy && from === 'late') this.#provider.once('status', () => Y.applyUpdate(this.doc, copy, 'copy'))
    // A blank page may have been opened before a text began anew that it then got.
    this.#provider.once('sync', () => {
      this.#epoch = outside.epoch()
    })
    this.#provider.on('connection-close', event => this.#closed(event?.code ?? 0, event?.reason ?? ''))
    this.#provider.messageHandlers[NOTICE] = (_encoder, decoder) =>
      this.#noticed(JSON.parse(decoding.readVarString(decoder)) as Notice)
  }

  #closed(code: number, reason: string): void {
    const isReader = this.#outside.mayHaveRead(this.account)
    if (code === CLOSE.otherVersion) queueMicrotask(() => this.reload('nothing'))
    else if (code === CLOSE.malformed || code === CLOSE.foreignEditor || (code === CLOSE.policy && !isReader))
      this.#outside.fault(`${this.name} (${this.kind.hand}) was sent away: ${code} ${reason}`)
  }

  #noticed(notice: Notice): void {
    if (notice.kind === 'saved') this.#saved = notice.upTo
    const isReader = this.#outside.mayHaveRead(this.account)
    if (notice.kind === 'refused' && !(notice.why === 'reader' && isReader))
      this.#outside.fault(`${this.name} (${this.kind.hand}) was refused: ${notice.why}`)
  }
}

/** The binding as it is published may look for its caret in an older document; ours is kept from that (guard.ts). */
const isLostCaret = (error: unknown): boolean =>
  error instanceof RangeError && (error.stack ?? '').includes('restoreRelativeSelection')

/** A WebSocket as a class, as y-websocket wants it. */
function socketThat(
  connect: (url: string, end: ClientEnd) => Pipe,
  connected: (pipe: Pipe) => void,
): typeof globalThis.WebSocket {
  class Socket extends ClientEnd {
    constructor(url: string) {
      super()
      this.pipe = connect(url, this)
      connected(this.pipe)
    }
  }
  // It has what y-websocket uses of a WebSocket, and nothing else.
  return Socket as unknown as typeof globalThis.WebSocket
}
