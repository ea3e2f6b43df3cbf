/** Joining a live statement: the shared document, who is here, and the truth about what is saved. No React in it. */
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ACCESS_CHANGED, CLOSE, NOTICE, type Notice } from '../../shared/live.ts'
import { Copy } from './copy.ts'
import { countingSocket, type EditFrame } from './countingSocket.ts'
import { choiceOf, choose, nameOf } from './device.ts'
import type { Joined, JoinOptions, Status } from './joined.ts'
import { isAllOnDisk, type Line, type Over, standingOf } from './standing.ts'

/** Milliseconds after which an edit that is not on disk counts as not saved. */
const LATE = 2000

/** Milliseconds within which everyone who was sent away by a server that stops comes back, each at a time of its own. */
const RETURN = { least: 500, most: 5500 }

/** Documents that were left with words that are not on the server's disk. */
const leftBehind = new Map<string, Joining>()

/** Joins. The line is kept up, and reopened, until `leave`. */
export function joinStatement(options: JoinOptions): Joined {
  const left = leftBehind.get(nameOf(options))
  left?.comeBack(options)
  return left ?? new Joining(options)
}

class Joining implements Joined {
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly #copy: Copy
  #options: JoinOptions
  readonly #provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  readonly #hearers = new Set<() => void>()
  #status: Status
  #line: Line = { is: 'down', serverTrouble: false }
  #dirty = false
  #lateTimer: ReturnType<typeof setTimeout> | undefined
  #returnTimer: ReturnType<typeof setTimeout> | undefined
  #asking = false

  constructor(options: JoinOptions) {
    this.#options = options
    this.#status = { standing: 'offline', kept: null, over: null, dropped: false, mayWrite: null }
    this.#provider = new WebsocketProvider(options.url ?? ownServer(), options.statement, this.doc, {
      // A tab must not learn an edit from its neighbour before the server's disk has it.
      disableBc: true,
      connect: false,
      params: { ...options.params, v: '1', schema: String(options.schemaVersion), epoch: options.epoch },
      WebSocketPolyfill: countingSocket(options.socket ?? WebSocket, frame => this.#sent(frame), readCaret),
    })
    this.awareness = this.#provider.awareness
    this.#copy = new Copy(options, this.doc, () => this.#change({ kept: false }))
    this.#listen()
    this.#keepAsOneMay(options.mayWrite)
    this.#provider.connect()
  }

  status = (): Status => this.#status

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  heard = (changed: () => void): (() => void) => {
    this.#hearers.add(changed)
    return () => this.#hearers.delete(changed)
  }

  keep = (yes: boolean): void => {
    choose(this.#options.account, yes)
    this.#change({ kept: yes })
    if (yes) this.#copy.keep()
    else this.#copy.erase().catch(() => {})
  }

  leave = async (): Promise<void> => {
    this.#listeners.clear()
    if (this.#dirty && this.#status.over !== 'removed') leftBehind.set(nameOf(this.#options), this)
    else await this.#end()
  }

  /** Takes up again what was left with unsaved words. */
  comeBack(options: JoinOptions): void {
    leftBehind.delete(nameOf(options))
    this.#options = options
  }

  discard = async (): Promise<void> => {
    await this.#copy.erase()
    await this.#end()
  }

  async #end(): Promise<void> {
    leftBehind.delete(nameOf(this.#options))
    this.#dirty = false
    clearTimeout(this.#lateTimer)
    clearTimeout(this.#returnTimer)
    globalThis.removeEventListener?.('beforeunload', this.#warn)
    globalThis.removeEventListener?.('offline', this.#lookAgain)
    globalThis.removeEventListener?.('online', this.#lookAgain)
    this.#listeners.clear()
    this.#provider.destroy()
    await this.#copy.close()
    this.doc.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider && !this.#copy.gave(origin)) this.#wrote()
    })
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#lineIs({ is: 'up', sent: 0, onDisk: 0, replied: false, late: false })
    })
    provider.on('connection-close', event => this.#lineDown(event?.code, event?.reason))
    provider.on('closed', ({ code }) => this.#over(code === CLOSE.otherVersion ? 'outdated' : 'refused'))
    provider.messageHandlers[NOTICE] = (_encoder, decoder) => this.#noticed(decoding.readVarString(decoder))
    globalThis.addEventListener?.('beforeunload', this.#warn)
    globalThis.addEventListener?.('offline', this.#lookAgain)
    globalThis.addEventListener?.('online', this.#lookAgain)
  }

  /**
   * A network that goes away can leave a socket that looks open for half a minute. It is replaced by a new one, which
   * opens where there is still a way to the server, such as on its own machine, and is tried again where there is not.
   */
  #lookAgain = (): void => {
    if (this.#status.over) return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** What is neither on the server nor kept here would be lost with the page. */
  #warn = (event: Event): void => {
    if (this.#dirty && !this.#status.kept) event.preventDefault()
  }

  #wrote(): void {
    this.#dirty = true
    this.#update()
  }

  #sent(frame: EditFrame): void {
    if (this.#line.is !== 'up') return
    this.#line.sent++
    if (frame === 'reply') this.#line.replied = true
    clearTimeout(this.#lateTimer)
    this.#lateTimer = setTimeout(() => {
      if (this.#line.is === 'up') this.#line.late = !isAllOnDisk(this.#line)
      this.#update()
    }, LATE)
    this.#update()
  }

  #noticed(json: string): void {
    const notice = JSON.parse(json) as Notice
    if (notice.kind === 'saved' && this.#line.is === 'up') this.#saved(this.#line, notice.upTo)
    if (notice.kind === 'welcome') this.#welcomed(notice.mayWrite)
    if (notice.kind === 'welcome' || notice.kind === 'review-changed')
      for (const hear of this.#hearers) hear()
    if (notice.kind === 'refused') {
      // Words that were kept here before this page was opened stand only here, too.
      this.#dirty = true
      if (notice.why === 'reader') this.#change({ dropped: true })
    }
    if (notice.kind === 'statement-changed') this.#options.onStatementChanged?.()
  }

  #saved(line: Extract<Line, { is: 'up' }>, upTo: number): void {
    line.onDisk = Math.max(line.onDisk, upTo)
    if (isAllOnDisk(line)) {
      this.#dirty = false
      line.late = false
    }
    this.#update()
    if (!this.#dirty && leftBehind.get(nameOf(this.#options)) === this) this.#end().catch(() => {})
  }

  #welcomed(mayWrite: boolean): void {
    this.#change({ mayWrite })
    this.#keepAsOneMay(mayWrite)
    if (mayWrite !== this.#options.mayWrite) this.#options.onStatementChanged?.()
  }

  /** Nothing is kept for those who only read; what was kept while they could write is shown once more. */
  #keepAsOneMay(mayWrite: boolean): void {
    if (!mayWrite) {
      this.#change({ kept: null })
      this.#copy.takeBack().catch(() => {})
    } else if (this.#status.kept === null) {
      const kept = choiceOf(this.#options.account)
      this.#change({ kept })
      if (kept) this.#copy.keep()
    }
  }

  #lineDown(code = 0, reason = ''): void {
    const wasUp = this.#line.is === 'up'
    this.#lineIs({ is: 'down', serverTrouble: code === CLOSE.again && reason !== ACCESS_CHANGED })
    if (code === CLOSE.stopping) this.#returnLater()
    if (!wasUp || reason === ACCESS_CHANGED) this.#askWhetherWelcome().catch(() => {})
  }

  /** [LIVE-14] A server that has just started again is not met by everyone in the same instant. */
  #returnLater(): void {
    this.#provider.disconnect()
    clearTimeout(this.#returnTimer)
    const { least, most } = RETURN
    this.#returnTimer = setTimeout(
      () => {
        if (!this.#status.over) this.#provider.connect()
      },
      least + Math.random() * (most - least),
    )
  }

  #lineIs(line: Line): void {
    this.#line = line
    this.#update()
  }

  async #askWhetherWelcome(): Promise<void> {
    if (this.#asking || this.#status.over) return
    this.#asking = true
    const answer = await this.#options.mayStillRead().catch(() => 'unknown' as const)
    this.#asking = false
    if (answer !== 'no') return
    this.#over('removed')
    await this.#copy.erase()
    if (leftBehind.get(nameOf(this.#options)) === this) await this.#end()
  }

  #over(over: Over): void {
    this.#provider.disconnect()
    this.#change({ over })
  }

  #update(): void {
    const standing = standingOf(this.#line, this.#dirty)
    if (standing !== this.#status.standing) this.#change({ standing })
  }

  #change(part: Partial<Status>): void {
    this.#status = { ...this.#status, ...part }
    for (const changed of this.#listeners) changed()
  }
}

/**
 * A browser tells of a caret that a key moved a moment after it moved it. An editor that does not know of it yet
 * would put it back when it draws others' words, so it is told before they are read.
 */
function readCaret(): void {
  globalThis.document?.dispatchEvent(new Event('selectionchange'))
}

function ownServer(): string {
  const { protocol, host } = globalThis.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/live`
}
