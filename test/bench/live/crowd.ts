/** Editors in documents, who type; each edit is timed at every other editor of its document. */
import { setTimeout as wait } from 'node:timers/promises'
import { FIRST_EDITOR, type Id, Pen } from './edits.ts'
import { endsOf, letterOf, seedOf } from './letter.ts'
import { Member } from './member.ts'
import type { OnRun } from './reading.ts'
import type { Running } from './servers.ts'
import { Tally } from './tally.ts'

export type Typist = {
  member: Member
  editor: number
  /** How many edits it has sent, and when each of them. */
  clock: number
  sentAt: number[]
  /** Up to which of them somebody else has got. */
  seen: number
  /** What it wrote last. */
  last: Id
  /** How many others its document has. */
  others: number
}

/** How many join at once. */
const AT_ONCE = 40
/** More editors than any crowd has. */
const RESERVED = 10_000
let reserved = FIRST_EDITOR

/** The first of many ids that nobody else has: an editor that comes twice would already be known. */
export const newEditors = (): number => (reserved += RESERVED)

export class Crowd {
  readonly typists: Typist[] = []
  /** Times from an editor to each other one, since it was last cleared. */
  readonly times = new Tally()
  /** Deliveries that the edits so far must make, and have made. */
  due = 0
  made = 0
  /** Told of edits that none of them wrote. */
  onStranger: (length: number) => void = () => {}
  readonly #pen = new Pen()
  readonly #first = newEditors()

  /** New documents with that many editors each. */
  static async gather(server: Running, documents: number, members: number): Promise<Crowd> {
    const crowd = new Crowd()
    const names = await server.documents(documents, letterOf(members))
    for (const name of names) await crowd.#fill(server, name, members)
    return crowd
  }

  async #fill(server: Running, name: string, members: number): Promise<void> {
    const first = await beginDocument(server, name, members)
    const ends = endsOf(first.state)
    const others: Member[] = []
    while (others.length < members - 1) {
      const more = Math.min(AT_ONCE, members - 1 - others.length)
      others.push(...(await Promise.all(Array.from({ length: more }, () => Member.join(server, name)))))
    }
    for (const [at, member] of [first, ...others].entries()) this.#seat(member, ends[at]!, members - 1)
  }

  #seat(member: Member, last: Id, others: number): void {
    const editor = this.#first + this.typists.length
    const typist: Typist = { member, editor, clock: 0, sentAt: [], seen: 0, last, others }
    this.typists.push(typist)
    member.onRun = this.#listener(typist)
  }

  #listener(own: Typist): OnRun {
    return (editor, clock, length) => {
      const author = this.typists[editor - this.#first]
      if (author === undefined) this.onStranger(length)
      if (author === undefined || author === own) return
      const now = performance.now()
      const { sentAt } = author
      for (let at = clock; at < clock + length; at++) this.times.add(now - sentAt[at]!)
      this.made += length
      if (clock + length > author.seen) author.seen = clock + length
    }
  }

  /** Sends that many edits of one editor in one write, each in a frame of its own. */
  type(typist: Typist, count: number, withCursor = false): void {
    const { member, editor } = typist
    const pen = this.#pen
    pen.begin()
    for (let left = count; left > 0; left--) {
      const id = { editor, clock: typist.clock++ }
      pen.edit(member.address, id, typist.last)
      if (withCursor) pen.cursor(member.address, { editor, clock: typist.clock }, id)
      typist.last = id
      typist.sentAt.push(performance.now())
    }
    member.line.send(pen.end())
    this.due += count * typist.others
  }

  /** Waits until everything was delivered. @returns whether it was, within `patience` milliseconds. */
  async settle(patience: number): Promise<boolean> {
    const until = performance.now() + patience
    while (this.made < this.due && performance.now() < until) await wait(2)
    return this.made >= this.due
  }

  close(): void {
    for (const { member } of this.typists) member.close()
  }
}

/** The first member of a new document, which gives it its text where it has none. */
export async function beginDocument(server: Running, name: string, paragraphs: number): Promise<Member> {
  const first = await Member.join(server, name)
  if (!server.beginsEmpty) return first
  first.state = seedOf(paragraphs)
  first.sendUpdate(first.state)
  return first
}
