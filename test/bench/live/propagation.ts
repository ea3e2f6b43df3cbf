/** How long an edit takes to every other editor, and what it costs the server, while people type as people do. */
import { setTimeout as wait } from 'node:timers/promises'
import { Crowd, type Typist } from './crowd.ts'
import { cpuOf } from './processes.ts'
import type { Running } from './servers.ts'

export type Scene = { documents: number; editors: number; cursors?: boolean }

export type Propagation = {
  /** Milliseconds. */
  p50: number
  p95: number
  /** Microseconds of the server's CPU time for each edit at one other client. */
  cpu: number
  /** Parts of the load's own CPU that were used. */
  load: number
  /** Deliveries that never came. */
  lost: number
}

/** Milliseconds between two edits of an editor. */
const PAUSE = { least: 100, most: 300 }
/** Before anything is measured: a server that was just started compiles what it does often. */
const WARMING = 2000
const PATIENCE = 20_000

/** @param ms how long it is measured. */
export async function propagation(server: Running, scene: Scene, ms: number): Promise<Propagation> {
  const crowd = await Crowd.gather(server, scene.documents, scene.editors)
  const typing = startTyping(crowd, scene.cursors ?? false)
  await wait(WARMING)
  crowd.times.clear()
  const before = { cpu: cpuOf(server.pid()), own: cpuOf(process.pid), at: performance.now() }
  await wait(ms)
  const spent = cpuOf(server.pid()) - before.cpu
  const figures = {
    p50: crowd.times.at(0.5),
    p95: crowd.times.at(0.95),
    cpu: (spent * 1000) / crowd.times.count,
    load: (cpuOf(process.pid) - before.own) / (performance.now() - before.at),
  }
  typing.stop()
  const settled = await crowd.settle(PATIENCE)
  crowd.close()
  return { ...figures, lost: settled ? 0 : crowd.due - crowd.made }
}

/** Everyone in a crowd types one letter, pauses, types another. */
export function startTyping(crowd: Crowd, withCursor: boolean): { stop: () => void } {
  const pause = () => PAUSE.least + Math.random() * (PAUSE.most - PAUSE.least)
  const next = new Map<Typist, number>()
  const from = performance.now()
  for (const typist of crowd.typists) next.set(typist, from + Math.random() * PAUSE.most)
  const timer = setInterval(() => {
    const now = performance.now()
    for (const [typist, at] of next)
      if (at <= now) {
        crowd.type(typist, 1, withCursor)
        next.set(typist, now + pause())
      }
  }, 1)
  return { stop: () => clearInterval(timer) }
}
