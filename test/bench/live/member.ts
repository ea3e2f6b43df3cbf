/** One load client in one document: it joins as a client of y-websocket does, and then counts what it is told. */
import * as encoding from 'lib0/encoding'
import { frameOf, Line } from './line.ts'
import { type OnRun, Reader, readRuns, readSync } from './reading.ts'
import type { Running } from './servers.ts'

const reader = new Reader()

export class Member {
  readonly server: Running
  readonly document: string
  /** Stands before each message. */
  readonly address: Uint8Array
  /** Told of each edit that arrives after the first state. */
  onRun: OnRun = () => {}
  /** Told of each update that arrives after it, instead. */
  onUpdate: ((update: Uint8Array) => void) | undefined
  /** The state it got when it joined, as one update. */
  state: Uint8Array = new Uint8Array()
  readonly line: Line
  readonly #joined: Promise<void>
  #join!: () => void

  private constructor(server: Running, document: string) {
    const { path, headers, address } = server.dialect
    this.server = server
    this.document = document
    this.address = address(document)
    this.#joined = new Promise(resolve => {
      this.#join = resolve
    })
    const place = { port: server.port, path: path(document), headers }
    this.line = new Line(place, (bytes, from, to) => this.#hear(bytes, from, to))
  }

  /** Joins a document; resolves when its state is here. @throws when the server says no. */
  static async join(server: Running, document: string): Promise<Member> {
    const member = new Member(server, document)
    const { line } = member
    await line.opened
    const { answers, greets } = server.dialect
    if (!answers) return member
    line.send(Buffer.concat([...greets(document), member.#sync(0, Uint8Array.of(0))]))
    const lost = line.gone.then(code => {
      throw new Error(`${server.name} closed a socket that joined: ${code}`)
    })
    await Promise.race([member.#joined, lost])
    lost.catch(() => {})
    return member
  }

  /** Sends an update that was made elsewhere. */
  sendUpdate(update: Uint8Array): void {
    this.line.send(this.#sync(2, update))
  }

  /** Sends updates in one write, each in a frame of its own. */
  sendUpdates(updates: readonly Uint8Array[]): void {
    this.line.send(Buffer.concat(updates.map(update => this.#sync(2, update))))
  }

  close(): void {
    this.line.close()
  }

  #hear(bytes: Buffer, from: number, to: number): void {
    if (to === from) return
    const kind = readSync(reader.over(bytes, from), this.server.dialect.addressed)
    if (kind === 'update') this.#hearUpdate()
    else if (kind === 'step2') {
      this.state = Uint8Array.from(reader.view())
      this.#join()
    } else if (kind === 'step1') this.line.send(this.#sync(1, Uint8Array.of(0, 0)))
  }

  #hearUpdate(): void {
    if (this.onUpdate) {
      this.onUpdate(Uint8Array.from(reader.view()))
      return
    }
    reader.number()
    readRuns(reader, this.onRun)
  }

  #sync(step: 0 | 1 | 2, bytes: Uint8Array): Buffer {
    return frameOf(Buffer.concat([this.address, syncOf(step, bytes)]))
  }
}

/** What a server says to whoever asks for a text. */
export const answerOf = (state: Uint8Array): Uint8Array => syncOf(1, state)

const syncOf = (step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 0)
    encoding.writeVarUint(to, step)
    encoding.writeVarUint8Array(to, bytes)
  })
