/**
 * Kills a live server while people type, looks at what its disk has before anyone can mend it, and starts it again:
 * `npx tsx test/live/torture.ts --rounds 50`. Half of the clients are y-websocket's own, half take notices and know
 * what was said to be saved.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { countingSocket } from '../../client/live/countingSocket.ts'
import { openSqliteLog } from '../../server/live/log.sqlite.ts'
import { documentOf } from '../../server/live/sharedText.ts'
import { textOf } from './liveServer.ts'

export type Report = { rounds: number; typed: number; seen: number; saved: number; faults: string[] }

const CLIENTS = 6
const BLOCK = 'paragraph-one'
/** What is typed is told apart by brackets that no letter has. */
const WORD = /⟨[^⟩]*⟩/g

/** @param chance a number from 0 up to 1: when the server is killed, and who types. */
export async function torture(rounds: number, chance: () => number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'torture-'))
  const port = await freePort()
  const report: Report = { rounds, typed: 0, seen: 0, saved: 0, faults: [] }
  const typists = Array.from({ length: CLIENTS }, (_, i) => typist(`person${i}`, i % 2 === 1, port))
  try {
    for (let round = 0; round < rounds; round++) {
      const server = await startServer(folder, port)
      await Promise.all(typists.map(one => one.connected()))
      const typing = typists.map(one => one.type(`${round}`, chance))
      await wait(200 + chance() * 1300)
      server.kill('SIGKILL')
      await once(server, 'exit')
      for (const stop of typing) stop()
      await checkDisk(folder, typists, report)
    }
    const server = await startServer(folder, port)
    await checkConvergence(typists, report)
    server.kill('SIGKILL')
    await once(server, 'exit')
  } finally {
    for (const one of typists) one.stop()
    await rm(folder, { recursive: true, force: true })
  }
  report.typed = typists.reduce((sum, { typed }) => sum + typed.length, 0)
  return report
}

type Typist = ReturnType<typeof typist>

function typist(person: string, takesNotices: boolean, port: number) {
  const doc = new Y.Doc()
  const typed: string[] = []
  const seen = new Set<string>()
  const saved = new Set<string>()
  /** Words by the frame that carried them, on the line that is open now. */
  let onTheWay: { word: string; frame: number }[] = []
  let frames = 0
  const counting = countingSocket(
    WebSocket as unknown as typeof globalThis.WebSocket,
    () => frames++,
    () => {},
  )
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/live`, 'letter-one', doc, {
    WebSocketPolyfill: counting,
    disableBc: true,
    maxBackoffTime: 300,
    params: { token: person, ...(takesNotices ? { v: '1' } : {}) },
  })
  provider.on('status', ({ status }) => {
    if (status === 'connected') frames = 0
    onTheWay = []
  })
  provider.messageHandlers[120] = (_encoder, decoder) => {
    const notice = JSON.parse(decoding.readVarString(decoder)) as { kind: string; upTo: number }
    if (notice.kind !== 'saved') return
    for (const { word, frame } of onTheWay) if (frame <= notice.upTo) saved.add(word)
    onTheWay = onTheWay.filter(({ frame }) => frame > notice.upTo)
  }
  doc.getXmlFragment('body').observeDeep((events, { local }) => {
    if (local) return
    for (const event of events)
      for (const { insert } of event.delta)
        if (typeof insert === 'string') for (const [word] of insert.matchAll(WORD)) seen.add(word)
  })

  return {
    doc,
    typed,
    seen,
    saved,
    connected: () =>
      provider.synced
        ? Promise.resolve()
        : new Promise<void>(resolve => provider.once('sync', () => resolve())),
    /** Types words until the answer is called. */
    type(round: string, chance: () => number): () => void {
      let timer: NodeJS.Timeout
      const next = () => {
        const word = `⟨${person}.${round}.${typed.length}⟩`
        const text = textOf(doc, BLOCK)
        text.insert(text.length, word)
        typed.push(word)
        if (provider.wsconnected) onTheWay.push({ word, frame: frames })
        timer = setTimeout(next, chance() * 20)
      }
      next()
      return () => clearTimeout(timer)
    },
    stop: () => provider.destroy(),
  }
}

/** What another client saw, and what was said to be saved, is on the disk once, before anyone comes back. */
async function checkDisk(folder: string, typists: readonly Typist[], report: Report): Promise<void> {
  const log = await openSqliteLog(join(folder, 'live.db'))
  const stored = await log.load('letter-one')
  await log.close()
  const there = countWords(textOf(documentOf(stored!), BLOCK).toString())
  const seen = new Set(typists.flatMap(one => [...one.seen]))
  const saved = new Set(typists.flatMap(one => [...one.saved]))
  for (const word of seen)
    if (there.get(word) !== 1) report.faults.push(`seen ${there.get(word) ?? 0} times: ${word}`)
  for (const word of saved)
    if (there.get(word) !== 1) report.faults.push(`saved ${there.get(word) ?? 0} times: ${word}`)
  if (stored!.setAside.length) report.faults.push('rows were set aside')
  report.seen = seen.size
  report.saved = saved.size
}

/** Everyone ends with the same text, in which every word that was ever typed stands once. */
async function checkConvergence(typists: readonly Typist[], report: Report): Promise<void> {
  const words = typists.flatMap(({ typed }) => typed)
  const text = ({ doc }: Typist) => doc.getXmlFragment('body').toString()
  const complete = () => typists.every(one => words.every(word => text(one).includes(word)))
  for (let tries = 0; tries < 100 && !complete(); tries++) await wait(100)
  const texts = new Set(typists.map(text))
  if (texts.size !== 1) report.faults.push('the clients ended with different texts')
  const there = countWords(text(typists[0]!))
  for (const word of words)
    if (there.get(word) !== 1) report.faults.push(`typed, ${there.get(word) ?? 0} times: ${word}`)
}

function countWords(text: string): Map<string, number> {
  const count = new Map<string, number>()
  for (const [word] of text.matchAll(WORD)) count.set(word, (count.get(word) ?? 0) + 1)
  return count
}

async function startServer(folder: string, port: number): Promise<ChildProcess> {
  const entry = new URL('./tortureServer.ts', import.meta.url).pathname
  const server = spawn(process.execPath, ['--import', 'tsx', entry, folder, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([
    once(server.stdout!, 'data'),
    once(server, 'exit').then(() => {
      throw new Error('the server did not start')
    }),
  ])
  return server
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 50
  const report = await torture(rounds, Math.random)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  process.exit(report.faults.length ? 1 : 0)
}
