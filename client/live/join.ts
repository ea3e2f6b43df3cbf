/**
 * Joining a live statement: the shared document, who is here, and the truth about what is saved. No React in it. The
 * whole life of one line stands in this one file, because each of its ends decides what becomes of what was written.
 */
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import * as sync from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ACCESS_CHANGED, CLOSE, NOTICE, type Notice, type Why } from '../../shared/live.ts'
import { BODY } from '../../shared/statement/grammar.ts'
import { noteSent } from '../../shared/statement/underWay.ts'
import { Copy } from './copy.ts'
import { countingSocket } from './countingSocket.ts'
import { type CopyName, choiceOf, choose, nameOf } from './device.ts'
import { noteTextsInWindow } from './inWindow.ts'
import type { Joined, JoinOptions, Status } from './joined.ts'
import { Saving } from './saving.ts'
import type { Over } from './standing.ts'

/** Milliseconds within which everyone who was sent away by a server that stops comes back, each at a time of its own. */
const RETURN = { least: 500, most: 5500 }

/** The messages of y-protocols, as the provider numbers them. */
const SYNC = 0

/** Documents that were left with words that are not on the server's disk, or that the server's text is no more. */
const leftBehind = new Map<string, Joining>()

function leaveBehind(name: string, page: Joining): void {
  leftBehind.set(name, page)
  noteTextsInWindow(leftBehind.size)
}

function takeUp(name: string): void {
  leftBehind.delete(name)
  noteTextsInWindow(leftBehind.size)
}

/** Joins. The line is kept up, and reopened, until `leave`. */
export function joinStatement(options: JoinOptions): Joined {
  const left = leftBehind.get(nameOf(options))
  left?.comeBack(options)
  return left ?? new Joining(options)
}

/** What this page still has of other epochs of a statement. */
export const pagesBefore = ({ account, statement, epoch }: CopyName): Joining[] =>
  [...leftBehind.values()].filter(
    ({ name }) => name.account === account && name.statement === statement && name.epoch !== epoch,
  )

class Joining implements Joined {
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly #copy: Copy
  #options: JoinOptions
  readonly #provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  readonly #hearers = new Set<() => void>()
  #status: Status
  readonly #saving = new Saving(() => this.#update())
  #returnTimer: ReturnType<typeof setTimeout> | undefined
  #asking = false
  /** The first clock of this document's own that the server lacked when the line went up. */
  #lackedFrom = 0
  #ended = false

  constructor(options: JoinOptions) {
    this.#options = options
    this.#status = {
      ...{ standing: 'offline', kept: null, over: null, signedOut: false },
      ...{ why: null, dropped: false, mayWrite: null },
    }
    this.#provider = new WebsocketProvider(options.url ?? ownServer(), options.statement, this.doc, {
      // A tab must not learn an edit from its neighbour before the server's disk has it.
      disableBc: true,
      connect: false,
      params: { ...options.params, v: '1', schema: String(options.schemaVersion), epoch: options.epoch },
      WebSocketPolyfill: countingSocket(
        options.socket ?? WebSocket,
        frame => this.#saving.sent(frame),
        readCaret,
      ),
    })
    this.awareness = this.#provider.awareness
    this.#copy = new Copy(options, this.doc, () => this.#change({ kept: false }))
    this.#listen()
    this.#keepAsOneMay(options.mayWrite)
    this.#connectWithCopy().catch(() => {})
  }

  /** By what its copy on the device is named. */
  get name(): CopyName {
    const { account, statement, epoch, schemaVersion } = this.#options
    return { account, statement, epoch, schemaVersion }
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
    else this.#copy.eraseAll().catch(() => {})
  }

  leave = async (): Promise<void> => {
    this.#listeners.clear()
    const { over, signedOut } = this.#status
    if (this.#ended) return
    const isLeftAlone = over === 'outdated' || over === 'not-there-now' || signedOut
    const isOfBefore = isLeftAlone && this.doc.getXmlFragment(BODY).length > 0
    if ((this.#saving.dirty && over !== 'removed') || isOfBefore) leaveBehind(nameOf(this.#options), this)
    else await this.#end()
  }

  /** Takes up again what was left with unsaved words. */
  comeBack(options: JoinOptions): void {
    takeUp(nameOf(options))
    this.#options = options
    if (this.#status.over !== 'somebody-else') return
    this.#change({ over: null })
    this.#provider.connect()
  }

  /** Erases the copy on this device, and leaves the text in this page. */
  unkeep = async (): Promise<void> => {
    await this.#copy.erase()
    this.#change({ kept: null })
  }

  discard = async (): Promise<void> => {
    await this.#copy.erase()
    await this.#end()
  }

  async #end(): Promise<void> {
    this.#ended = true
    takeUp(nameOf(this.#options))
    this.#saving.end()
    clearTimeout(this.#returnTimer)
    globalThis.removeEventListener?.('beforeunload', this.#warn)
    globalThis.removeEventListener?.('offline', this.#lookAgain)
    globalThis.removeEventListener?.('online', this.#lookAgain)
    this.#listeners.clear()
    this.#provider.destroy()
    await this.#copy.close()
    this.doc.destroy()
  }

  /** A line that is up before the copy is read would be sent all of it, as if it had been written just now. */
  async #connectWithCopy(): Promise<void> {
    await this.#copy.read()
    if (!this.#ended && !this.#status.over) this.#provider.connect()
  }

  #listen(): void {
    const provider = this.#provider
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider && !this.#copy.gave(origin)) this.#saving.wrote()
    })
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#saving.lineUp()
    })
    provider.on('connection-close', event => this.#lineDown(event?.code, event?.reason))
    provider.on('closed', ({ code }) => this.#over(code === CLOSE.otherVersion ? 'outdated' : 'refused'))
    const hear = provider.messageHandlers[SYNC]!
    provider.messageHandlers[SYNC] = (encoder, decoder, ...others) => {
      this.#noteLacked(decoding.clone(decoder))
      hear(encoder, decoder, ...others)
    }
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

  /** What is neither on the server nor kept here would be lost with the page; a refused edit waits to be looked at. */
  #warn = (event: Event): void => {
    const { over, dropped, signedOut } = this.#status
    const isUnsent = this.#saving.dirty || signedOut || over === 'not-there-now'
    const isHereAlone = isUnsent && !this.#copy.hasAll
    if (isHereAlone || over === 'refused' || dropped) event.preventDefault()
  }

  /** What the server lacks when it says what it has is sent now; nobody had seen it when they wrote its answer. */
  #noteLacked(message: decoding.Decoder): void {
    const kind = decoding.readVarUint(message)
    const { clientID } = this.doc
    if (kind === sync.messageYjsSyncStep1)
      this.#lackedFrom = Y.decodeStateVector(decoding.readVarUint8Array(message)).get(clientID) ?? 0
    if (kind !== sync.messageYjsUpdate) noteSent(this.doc, this.#lackedFrom, performance.now())
  }

  #noticed(json: string): void {
    const notice = JSON.parse(json) as Notice
    if (notice.kind === 'saved') this.#saved(notice.upTo)
    if (notice.kind === 'welcome') this.#welcomed(notice.mayWrite, notice.person)
    if (notice.kind === 'welcome' || notice.kind === 'review-changed')
      for (const hear of this.#hearers) hear()
    if (notice.kind === 'refused') this.#refused(notice.why)
    if (notice.kind === 'statement-changed') this.#options.onStatementChanged?.()
  }

  /** The line may be closed in a way that the provider takes for a pause, and would send the same once more. */
  #refused(why: Why): void {
    // Words that were kept here before this page was opened stand only here, too.
    this.#saving.wrote()
    this.#change(why === 'reader' ? { why, dropped: true } : { why })
    if (why !== 'reader') this.#over('refused')
  }

  #saved(upTo: number): void {
    this.#saving.stored(upTo)
    const isLeft = leftBehind.get(nameOf(this.#options)) === this && !this.#status.over
    if (isLeft && !this.#saving.dirty) this.#end().catch(() => {})
  }

  #welcomed(mayWrite: boolean, person: string): void {
    if (person !== this.#options.account) {
      this.#over('somebody-else')
      return
    }
    this.#change({ mayWrite, signedOut: false })
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
    const wasUp = this.#saving.isUp
    const accessChanged = reason === ACCESS_CHANGED
    this.#saving.lineDown(code, accessChanged)
    if (code === CLOSE.stopping) this.#returnLater()
    if (code === CLOSE.tooLarge) this.#refused('policy')
    if (!wasUp || accessChanged) this.#askWhetherWelcome(accessChanged).catch(() => {})
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

  /**
   * Whoever signed out, here or from afar, is told so by the server at once, and keeps nothing ([SAFE-4]). A session
   * that is merely gone, as all of them are after a backup was put back, takes no words with it ([LIVE-10]).
   * @param accessChanged whether the server closed the line for the person's sake
   */
  async #askWhetherWelcome(accessChanged: boolean): Promise<void> {
    if (this.#asking || this.#status.over) return
    this.#asking = true
    const answer = await this.#options.mayStillRead().catch(() => 'unknown' as const)
    this.#asking = false
    if (answer === 'somebody-else' || answer === 'not-there-now') this.#over(answer)
    if (answer === 'nobody' && !accessChanged) this.#change({ signedOut: true })
    if (answer !== 'no' && !(answer === 'nobody' && accessChanged)) return
    this.#over('removed')
    await this.#copy.eraseAll()
    if (leftBehind.get(nameOf(this.#options)) === this) await this.#end()
  }

  #over(over: Over): void {
    this.#provider.disconnect()
    this.#change({ over, signedOut: false })
  }

  #update(): void {
    const { standing } = this.#saving
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
