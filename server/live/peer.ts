/**
 * One socket. It listens from its first moment; what arrives while the room opens waits, within bounds. What it
 * hears it hands to the room; what the room says it passes on, in one write a turn.
 */
import type { Duplex } from 'node:stream'
import * as decoding from 'lib0/decoding'
import type { RawData, WebSocket } from 'ws'
import * as Y from 'yjs'
import { CLOSE, type Notice, type Why } from '../../shared/live.ts'
import { SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import { Brakes } from './brakes.ts'
import { Exchange } from './exchange.ts'
import { CODE_OF } from './gateRefusals.ts'
import type { Hub, Visit } from './hub.ts'
import type { Early } from './open.ts'
import { Outlet } from './outlet.ts'
import { asksForAll, Malformed, NOBODY, readFrame, type Said, writeNotice } from './protocol.ts'
import { Pulse } from './pulse.ts'
import type { Guest, Roll, Seat } from './roll.ts'
import type { Room, RoomPorts } from './room.ts'
import { Showing } from './showing.ts'

/** What a client says of itself in its address. */
export type Announced = {
  /** Takes notices: `v=1`. */
  notices: boolean
  /** The versions its own copy was made with; absent where it did not say. */
  schema?: number | undefined
  epoch?: number | undefined
}

/** A socket and what is under it, for writing several frames at once. */
export type Line = { socket: WebSocket; stream: Duplex }

type State =
  /** While the room opens; `early` is its text for who has nothing of it yet, once that is known. */
  | { is: 'waiting'; frames: Uint8Array[]; bytes: number; early: Early | null }
  | { is: 'joined'; visit: Visit; showing: Showing }
  | { is: 'gone'; byServer: boolean }

export class Peer implements Seat {
  readonly guest: Guest
  readonly exchange = new Exchange()
  readonly #socket: WebSocket
  readonly #outlet: Outlet
  readonly #pulse: Pulse
  readonly #ports: RoomPorts
  readonly #announced: Announced
  readonly #roll: Roll
  readonly #brakes: Brakes
  #state: State = { is: 'waiting', frames: [], bytes: 0, early: null }
  #editFrames = 0
  #readersWrites = 0

  constructor({ socket, stream }: Line, guest: Guest, announced: Announced, ports: RoomPorts, roll: Roll) {
    const { limits, clock } = ports
    this.guest = guest
    this.#socket = socket
    this.#outlet = new Outlet(socket, stream, limits.unsent, () => this.#giveUp())
    this.#pulse = new Pulse(clock)
    this.#ports = ports
    this.#announced = announced
    this.#roll = roll
    this.#brakes = new Brakes(limits)
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('pong', () => this.#pulse.heard())
    socket.on('error', error => this.#breakOff(error))
    socket.on('close', () => this.#leave(false))
    roll.add(this)
  }

  get account(): string {
    return this.guest.person
  }

  get takesNotices(): boolean {
    return this.#announced.notices
  }

  isHere(): boolean {
    return this.#state.is === 'joined'
  }

  get mayWrite(): boolean {
    return this.guest.mayWrite
  }

  /** Whether its edits count: not after it was sent away. What it wrote before it left by itself does. */
  mayStillWrite(): boolean {
    return !(this.#state.is === 'gone' && this.#state.byServer)
  }

  /** Whether one of its edits may be tried on a copy of so many items. */
  mayTry(items: number): boolean {
    return this.#brakes.mayTry(items)
  }

  /** Joins the room of its statement. What happens on the way is told to the socket. */
  join(hub: Hub): void {
    hub
      .enter(this.guest.statement, early => this.#welcomeEarly(early))
      .then(
        visit => {
          if (this.#state.is === 'waiting') this.#enter(visit, this.#state)
          else visit.leave()
        },
        () => this.close(CLOSE.again, 'the text could not be opened'),
      )
  }

  /** Answers who has nothing of a large text yet while its room opens; whatever else it says waits. */
  #welcomeEarly(early: Early): void {
    if (this.#state.is !== 'waiting') return
    this.#state.early = early
    if (this.#isOfAnotherVersion(early)) {
      this.close(CLOSE.otherVersion, 'another version')
      return
    }
    this.#welcome(early)
    this.#state.frames = this.#state.frames.filter(frame => !this.#answersEarly(early, frame))
  }

  #answersEarly({ frames }: Early, asked: Uint8Array): boolean {
    if (!asksForAll(asked)) return false
    if (this.#brakes.mayAsk()) this.sendText(frames)
    return true
  }

  #welcome({ epoch }: { epoch: number }): void {
    const { mayWrite, account: person } = this
    this.notice({ kind: 'welcome', epoch, schema: SCHEMA_VERSION, mayWrite, person })
  }

  #enter(visit: Visit, { frames: waiting, early }: Extract<State, { is: 'waiting' }>): void {
    const { room } = visit
    const showing = new Showing(this, room, this.#ports.limits)
    this.#state = { is: 'joined', visit, showing }
    if (this.#isOfAnotherVersion(room)) {
      this.close(CLOSE.otherVersion, 'another version')
      return
    }
    room.join(this)
    if (!early) this.#welcome(room)
    room.ask({ kind: 'greet', peer: this })
    showing.begin()
    this.#pulse.start(this.#ports.limits, {
      speak: () => this.send(NOBODY),
      ping: () => this.#outlet.ping(),
      silent: () => this.#giveUp(),
    })
    for (const frame of waiting) this.#take(frame)
  }

  #isOfAnotherVersion(text: { epoch: number }): boolean {
    const { schema = SCHEMA_VERSION, epoch = text.epoch } = this.#announced
    return schema !== SCHEMA_VERSION || epoch !== text.epoch
  }

  #hear(data: RawData, isBinary: boolean): void {
    this.#pulse.heard()
    // fail-point: received
    if (!isBinary || !(data instanceof Buffer)) {
      this.close(CLOSE.malformed, 'binary frames only')
      return
    }
    const frame = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    this.#slowDown(this.#brakes.after(frame))
    if (this.#state.is === 'joined') this.#take(frame)
    else if (this.#state.is === 'waiting') this.#keep(this.#state, frame)
  }

  /** A socket over its pace is not read for a while: honest bursts are only delayed, a flood stays where it is. */
  #slowDown(wait: number): void {
    if (!wait || this.#socket.isPaused) return
    this.#socket.pause()
    setTimeout(() => this.#socket.resume(), wait)
  }

  #keep(state: Extract<State, { is: 'waiting' }>, frame: Uint8Array): void {
    const { limits } = this.#ports
    if (state.early && this.#answersEarly(state.early, frame)) return
    state.bytes += frame.length
    if (state.frames.length >= limits.waitingFrames || state.bytes > limits.waitingBytes)
      this.close(CLOSE.again, 'too much before the text was open')
    else state.frames.push(frame)
  }

  #take(frame: Uint8Array): void {
    if (this.#state.is !== 'joined') return
    const { visit, showing } = this.#state
    try {
      this.#act(readFrame(frame), visit.room, showing)
    } catch (error) {
      if (!(error instanceof Malformed)) this.#ports.alarm('a frame could not be taken', error)
      this.close(CLOSE.malformed, 'not a message of this protocol')
    }
  }

  #act(said: Said, room: Room, showing: Showing): void {
    switch (said.kind) {
      case 'step1':
        if (this.#brakes.mayAsk()) this.#ask(said.vector, room)
        return
      case 'step2':
      case 'update': {
        const isReply = said.kind === 'step2'
        // fail-point: decoded
        room.ask({ kind: 'edit', peer: this, update: said.update, isReply, frame: ++this.#editFrames })
        return
      }
      case 'awareness':
        showing.hear(said.states)
        return
      case 'query':
        showing.begin()
    }
  }

  /** What is asked for first says also which text it has, where that was not announced; so does y-websocket. */
  #ask(vector: Uint8Array, room: Room): void {
    const has = vectorIn(vector, room.editors + this.#ports.limits.editorsOfAccount)
    if (this.#announced.epoch === undefined && room.isOfTextBefore(has))
      this.close(CLOSE.otherVersion, 'another version')
    else room.ask({ kind: 'ask', peer: this, vector })
  }

  /**
   * Tells a client that takes notices that everything up to one of its frames is on disk: never once an edit was
   * dropped, nor while one is lacking.
   */
  saved(frame: number): void {
    if (!this.exchange.lacks && !this.#readersWrites) this.notice({ kind: 'saved', upTo: frame })
  }

  notice(notice: Notice): void {
    if (this.#announced.notices) this.send(writeNotice(notice))
  }

  /**
   * Answers an edit that was not taken. A reader's is dropped, many are not; anybody else is sent away. The
   * author's own copy still has it ([LIVE-3]).
   */
  refuse(why: Why, detail: string): void {
    this.#countRefused(why)
    this.notice({ kind: 'refused', why })
    if (why === 'reader' && ++this.#readersWrites <= this.#ports.limits.readersWrites) return
    this.close(CODE_OF[why], why === 'reader' ? 'may only read' : detail)
  }

  #countRefused(why: Why): void {
    this.#ports.meter.refused(why)
    if (why !== 'reader') this.#ports.refused(this.guest, why)
  }

  /** Whether it may be asked for what is lacking: once at a time, and not for ever. */
  mayMiss(): boolean {
    const gaps = this.exchange.gap()
    if (gaps === null) return false
    if (gaps <= this.#ports.limits.gaps) return true
    this.close(CLOSE.again, 'edits are lacking')
    return false
  }

  /** What was lacking has come and is decided; a question that waited for it is asked now. */
  hasReplied(): void {
    const vector = this.exchange.replied()
    if (vector && this.#state.is === 'joined') this.#state.visit.room.ask({ kind: 'ask', peer: this, vector })
  }

  /** Sends what was made for many by `wired`. */
  tell(bytes: Buffer): void {
    this.#outlet.sendWired(bytes)
  }

  send(frame: Uint8Array): void {
    this.#outlet.send(frame)
  }

  /** Sends the text, however long that takes on a slow line; another one only once that is through. */
  sendText(frames: readonly Uint8Array[]): void {
    this.exchange.sentText()
    if (this.#outlet.owesText) return
    for (const frame of frames) this.#outlet.sendText(frame)
  }

  /**
   * Sends it away. Nothing it sent that was not decided yet is taken any more. One that does not say goodbye, such
   * as a device that has just lost its network, is cut off, so that it holds up nobody: not the server's stop either.
   */
  close(code: number, reason: string): void {
    if (this.#state.is === 'gone') {
      this.#state = { is: 'gone', byServer: true }
      return
    }
    this.#socket.resume()
    this.#socket.close(code, reason)
    this.#sendOff(true)
  }

  #sendOff(byServer: boolean): void {
    const { clock, limits } = this.#ports
    this.#socket.once(
      'close',
      clock.after(limits.farewell, () => this.#socket.terminate()),
    )
    this.#leave(byServer)
  }

  /**
   * The line is broken. Where a frame was larger than any that is read, the socket's own library has closed the line
   * with `CLOSE.tooLarge`, by which its author knows; coordinators are told here ([LIVE-9]).
   */
  #breakOff(error: Error): void {
    const isTooLarge = 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
    if (isTooLarge && this.#state.is !== 'gone' && this.mayWrite) this.#countRefused('policy')
    this.#sendOff(false)
  }

  #giveUp(): void {
    this.#socket.terminate()
    this.#leave(false)
  }

  #leave(byServer: boolean): void {
    const state = this.#state
    if (state.is === 'gone') return
    this.#state = { is: 'gone', byServer }
    this.#pulse.stop()
    if (state.is !== 'joined') {
      this.#roll.remove(this)
      return
    }
    const { room } = state.visit
    state.showing.end()
    room.leave(this)
    // Until what it wrote is decided, it can lose the right to have written it.
    room.onceDecided(() => this.#roll.remove(this))
    state.visit.leave()
  }
}

/** @throws Malformed also for one of more editors than anybody can have met. */
function vectorIn(vector: Uint8Array, most: number): Map<number, number> {
  try {
    if (decoding.readVarUint(decoding.createDecoder(vector)) <= most) return Y.decodeStateVector(vector)
  } catch {
    // It is cut off.
  }
  throw new Malformed('a state vector')
}
