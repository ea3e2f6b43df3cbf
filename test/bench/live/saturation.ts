/** The highest rate of deliveries at which an edit still arrives soon. */
import { setTimeout as wait } from 'node:timers/promises'
import { Crowd } from './crowd.ts'
import { cpuOf } from './processes.ts'
import type { Scene } from './propagation.ts'
import type { Running } from './servers.ts'

/** Milliseconds within which nineteen of twenty edits must arrive. */
const SOON = 200
const WARMING = 250
const MEASURED = 800
const BEGINNING = 1000
const MOST_STEPS = 14

export type Saturation = {
  /** Edits a second that all editors sent together. */
  edits: number
  /** Edits a second at other clients. */
  delivered: number
  /** Parts of the load's own CPU that were used at that rate. */
  load: number
}

type Step = Saturation & { holds: boolean; settled: boolean }

/**
 * @param close how close the rates that hold and fail must be, as their ratio.
 * @param near a rate of edits that is near the answer, from an earlier repetition.
 */
export async function saturation(
  server: Running,
  scene: Scene,
  close: number,
  near?: number,
): Promise<Saturation> {
  const crowd = await Crowd.gather(server, scene.documents, scene.editors)
  let best: Saturation = { edits: 0, delivered: 0, load: 0 }
  let [holds, fails] = [0, Number.POSITIVE_INFINITY]
  let rate = near ? near * 0.8 : BEGINNING
  for (let step = 0; step < MOST_STEPS && fails / holds > close; step++) {
    const found = await tryRate(crowd, server, rate)
    if (found.holds && found.delivered > best.delivered) best = found
    if (found.holds) holds = rate
    else fails = rate
    if (!found.settled) break
    if (holds === 0) rate /= 2
    else rate = fails === Number.POSITIVE_INFINITY ? rate * (near ? 1.3 : 2) : Math.sqrt(holds * fails)
  }
  crowd.close()
  return best
}

async function tryRate(crowd: Crowd, server: Running, rate: number): Promise<Step> {
  const pump = startPump(crowd, rate)
  await wait(WARMING)
  crowd.times.clear()
  const [from, own, made] = [performance.now(), cpuOf(process.pid), crowd.made]
  await wait(MEASURED)
  const seconds = (performance.now() - from) / 1000
  const delivered = (crowd.made - made) / seconds
  const load = (cpuOf(process.pid) - own) / 1000 / seconds
  const others = crowd.typists[0]!.others
  const holds = crowd.times.at(0.95) < SOON && delivered > 0.9 * rate * others
  pump.stop()
  const settled = await crowd.settle(4000)
  if (!settled && holds) throw new Error(`${server.name} did not deliver ${crowd.due - crowd.made} edits.`)
  return { edits: rate, delivered, load, holds, settled }
}

/** Sends that many edits a second, from all editors in turn. */
export function startPump(crowd: Crowd, rate: number): { stop: () => void } {
  const { typists } = crowd
  const from = performance.now()
  let sent = 0
  let turn = 0
  const timer = setInterval(() => {
    let owed = Math.floor(((performance.now() - from) / 1000) * rate) - sent
    sent += owed
    const each = Math.max(1, Math.ceil(owed / typists.length))
    for (; owed > 0; owed -= each) crowd.type(typists[turn++ % typists.length]!, Math.min(each, owed))
  }, 1)
  return { stop: () => clearInterval(timer) }
}
