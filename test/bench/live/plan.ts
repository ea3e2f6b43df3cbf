/** What is measured, one act a kind of measure. In each repetition the servers take turns, another first each time. */
import { setTimeout as wait } from 'node:timers/promises'
import { load, onDisk, QUICK_TO_FORGET, stall, storeLong, writeLong } from './coldLoad.ts'
import { comeBack, flood } from './hostile.ts'
import { killed } from './killed.ts'
import { memory } from './memory.ts'
import { LIFTED, openHouse } from './ours.ts'
import { cpuOf } from './processes.ts'
import { propagation } from './propagation.ts'
import { LONG, nameOf, SATURATED, SCENES } from './rows.ts'
import { saturation } from './saturation.ts'
import { type Running, type Server, sender } from './servers.ts'
import { storeRate } from './storeRate.ts'
import { makeTrace } from './trace.ts'

export type Plan = {
  quick: boolean
  rounds: number
  /** Milliseconds that people's typing is measured. */
  typing: number
  /** Names of scenes such as `1x20`; empty for all of them. */
  scenes: readonly string[]
  servers: readonly Server[]
  note: (row: string, server: string, value: number) => void
}

const METRICS_TOKEN = 'a-token-of-the-bench'

export const MEASURES: Readonly<Record<string, (plan: Plan) => Promise<void>>> = {
  typing,
  saturation: saturate,
  store,
  killed: kill,
  cold,
  memory: idle,
  flood: floodOurs,
  back,
}

const isWanted = ({ scenes }: Plan, scene: (typeof SCENES)[number]) =>
  scenes.length === 0 || scenes.includes(nameOf(scene).replaceAll(' ', '').replace('×', 'x'))

/** From the busiest scene to the quietest: every server has then compiled what it does often. */
async function typing(plan: Plan): Promise<void> {
  await eachRound(plan, plan.servers, async running => {
    for (const scene of [...SCENES].reverse()) {
      if (!isWanted(plan, scene)) continue
      for (const server of running) {
        await quiet(running)
        const found = await propagation(server, scene, plan.typing)
        for (const what of ['p50', 'p95', 'cpu'] as const)
          plan.note(`${what} ${nameOf(scene)}`, server.name, found[what])
        if (found.lost > 0) console.error(`${server.name} did not deliver ${found.lost} edits.`)
      }
    }
  })
}

async function saturate(plan: Plan): Promise<void> {
  const known = new Map<string, number>()
  await eachRound(plan, plan.servers, async running => {
    for (const scene of SATURATED) {
      if (!isWanted(plan, scene)) continue
      for (const server of running) {
        await quiet(running)
        const key = `${nameOf(scene)} ${server.name}`
        const found = await saturation(server, scene, plan.quick ? 1.5 : 1.15, known.get(key))
        known.set(key, found.edits)
        plan.note(`most ${nameOf(scene)}`, server.name, found.delivered)
        plan.note(`load ${nameOf(scene)}`, server.name, found.load * 100)
      }
    }
  })
}

async function store(plan: Plan): Promise<void> {
  await eachRound(plan, thatKeep(plan), async running => {
    for (const server of running) {
      await quiet(running)
      plan.note('store', server.name, await storeRate(server, plan.quick ? 1000 : 2000))
    }
  })
}

async function kill(plan: Plan): Promise<void> {
  await eachRound(plan, thatKeep(plan), async running => {
    // People's typing is no load: here the servers can share their CPU.
    await Promise.all(
      running.map(async server => {
        const slow = await killed(server, plan.quick ? 4000 : 8000)
        plan.note('killed', server.name, slow.lost)
        plan.note('seen', server.name, slow.seen)
        plan.note('reach', server.name, slow.reach)
      }),
    )
    for (const server of running) {
      await quiet(running)
      const fast = await killed(server, 3000, 10_000)
      plan.note('killed fast', server.name, fast.lost)
      plan.note('seen fast', server.name, fast.seen)
    }
  })
}

/**
 * The long documents are stored once; y-ws takes a minute to be given them and is left out. The relay knows no text:
 * in its place stands one that sends a file.
 */
async function cold(plan: Plan): Promise<void> {
  const sizes = plan.quick ? LONG.slice(0, 2) : LONG
  const most = sizes.at(-1)!
  const trace = makeTrace(most, sizes)
  const size = trace.stateAfter(most).length
  const all = []
  for (const server of thatKeep(plan).filter(({ name }) => name !== 'y-ws')) {
    const running = await server.start({ ...LIFTED, ...QUICK_TO_FORGET })
    all.push({ running, long: await storeLong(running, trace, sizes), keeps: true })
  }
  if (plan.servers.some(({ name }) => name === sender.name)) {
    const running = await sender.start()
    all.push({ running, long: await writeLong(running, trace, sizes), keeps: false })
  }
  for (let round = 0; round < plan.rounds; round++)
    for (const { running, long, keeps } of turned(all, round))
      for (const one of long) {
        const { note } = plan
        await quiet(all.map(({ running: each }) => each))
        const found = await load(running, trace, one)
        note(`one ${one.edits}`, running.name, found.one)
        note(`last ${one.edits}`, running.name, found.last)
        if (keeps) note(`stall ${one.edits}`, running.name, await stall(running, one))
        if (one.edits === most) note('wire', running.name, found.bytesOnWire / size)
      }
  for (const { running, long, keeps } of all) {
    if (keeps) {
      const bytes = await onDisk(running, long.at(-1)!)
      plan.note('disk', running.name, bytes.document / size)
      plan.note('folder', running.name, bytes.all / 1e6)
    }
    await running.clear()
  }
}

async function idle(plan: Plan): Promise<void> {
  for (let round = 0; round < plan.rounds; round++)
    for (const server of turned(plan.servers, round)) {
      const running = await server.start({ ...LIFTED, METRICS_TOKEN })
      plan.note('memory', server.name, (await memory(running, plan.quick ? 200 : 1000)) / 1024)
      if (server.name === 'ours' && round === 0) plan.note('rooms', 'ours', await roomsLater(running))
      await running.clear()
    }
}

/** How many documents ours has in memory eight seconds after everybody left. */
async function roomsLater({ port }: Running): Promise<number> {
  await wait(8000)
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers })
  return Number(/^undersigned_rooms (\d+)$/m.exec(await answer.text())?.[1])
}

async function floodOurs(plan: Plan): Promise<void> {
  if (!hasOurs(plan)) return
  for (let round = 0; round < plan.rounds; round++) {
    const house = await openHouse({})
    const { before, during, passed } = await flood(house, await house.asAnother(), plan.typing)
    plan.note('calm', 'ours', before)
    plan.note('flood', 'ours', during)
    plan.note('passed', 'ours', (passed * 1000) / plan.typing)
    await house.clear()
  }
}

async function back(plan: Plan): Promise<void> {
  if (!hasOurs(plan)) return
  const { LIVE_SOCKETS_OF_ACCOUNT = '' } = LIFTED
  const house = await openHouse({ LIVE_SOCKETS_OF_ACCOUNT })
  const { sockets, seconds } = await comeBack(house, plan.quick ? 1000 : 10_000)
  plan.note('back', 'ours', seconds)
  plan.note('sockets', 'ours', sockets)
  await house.clear()
}

const hasOurs = ({ servers }: Plan) => servers.some(({ name }) => name === 'ours')
const thatKeep = ({ servers }: Plan) => servers.filter(({ keeps }) => keeps)

async function eachRound(
  { rounds }: Plan,
  servers: readonly Server[],
  act: (running: readonly Running[]) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const running: Running[] = []
    for (const server of turned(servers, round)) running.push(await server.start())
    await act(running)
    for (const server of running) await server.clear()
  }
}

const turned = <T>(all: readonly T[], by: number): T[] => {
  const at = by % Math.max(1, all.length)
  return [...all.slice(at), ...all.slice(0, at)]
}

/** Waits until no server does anything of what it put off, at most ten seconds: they share a CPU. */
async function quiet(running: readonly Running[]): Promise<void> {
  const spent = () => running.reduce((sum, server) => sum + cpuOf(server.pid()), 0)
  for (let left = 50; left > 0; left--) {
    const before = spent()
    await wait(200)
    if (spent() - before < 10) return
  }
}
