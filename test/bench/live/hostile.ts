/** What only ours claims: one member's flood does not slow the others, and everyone comes back at once. */
import { setTimeout as wait } from 'node:timers/promises'
import { Crowd, newEditors } from './crowd.ts'
import { Pen } from './edits.ts'
import { endsOf, letterOf } from './letter.ts'
import { Member } from './member.ts'
import { inTurns } from './memory.ts'
import { startTyping } from './propagation.ts'
import type { Running } from './servers.ts'

const HONEST = 15
/** Frames of edits that the flood sends every millisecond, as far as it is let. */
const FLOOD = 50
/** Milliseconds after which somebody who is not back counts as lost. */
const PATIENCE = 120_000

export type Flood = {
  before: number
  during: number
  /** Edits of the flood that another client got. */
  passed: number
}

/**
 * The others' p95 in milliseconds, before and while one member sends edits without end.
 * @param flooder the same server as another account sees it.
 */
export async function flood(server: Running, flooder: Running, ms: number): Promise<Flood> {
  const crowd = await Crowd.gather(server, 1, HONEST)
  const typing = startTyping(crowd, true)
  await wait(1000)
  crowd.times.clear()
  await wait(ms)
  const before = crowd.times.at(0.95)
  let passed = 0
  crowd.onStranger = length => {
    passed += length
  }
  const stop = await startFlood(flooder, crowd.typists[0]!.member.document)
  crowd.times.clear()
  await wait(ms)
  const during = crowd.times.at(0.95)
  stop()
  typing.stop()
  crowd.close()
  return { before, during, passed: passed / HONEST }
}

async function startFlood(server: Running, document: string): Promise<() => void> {
  const member = await Member.join(server, document)
  const [pen, editor] = [new Pen(), newEditors()]
  let last = endsOf(member.state)[0]!
  let clock = 0
  const timer = setInterval(() => {
    pen.begin()
    for (let left = FLOOD; left > 0; left--) {
      const id = { editor, clock: clock++ }
      pen.edit(member.address, id, last)
      pen.cursor(member.address, { editor, clock }, id)
      last = id
    }
    if (!member.line.isStuck()) member.line.send(pen.end())
  }, 1)
  return () => {
    clearInterval(timer)
    member.close()
  }
}

export type Return = { sockets: number; seconds: number }

/** Seconds from a restart until everyone who was connected is back and has the text. */
export async function comeBack(server: Running, sockets: number): Promise<Return> {
  const names = await server.documents(100, letterOf(3))
  const places = Array.from({ length: sockets }, (_, at) => names[at % names.length]!)
  const before: Member[] = []
  await inTurns(places, async name => void before.push(await Member.join(server, name)), 100)
  await server.kill()
  await Promise.all(before.map(member => member.line.gone))
  await server.again()
  const from = performance.now()
  const back: Member[] = []
  await Promise.all(places.map(async name => back.push(await insist(server, name))))
  const seconds = (performance.now() - from) / 1000
  for (const member of back) member.close()
  return { sockets, seconds }
}

/** Tries until it is in, as clients do: each time after a pause that chance makes different. */
async function insist(server: Running, name: string): Promise<Member> {
  const until = performance.now() + PATIENCE
  for (let pause = 100; ; pause = Math.min(2500, pause * 2)) {
    const member = await Member.join(server, name).catch(() => null)
    if (member) return member
    if (performance.now() > until) throw new Error(`A socket of ${server.name} did not come back.`)
    await wait(pause * (0.5 + Math.random()))
  }
}
