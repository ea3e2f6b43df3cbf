/** The servers that are measured, each in its own words: how it is started, joined and given a document. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import { packageRoot } from '../../../server/adapters/packageRoot.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { freePort } from '../../browser/served.ts'
import { frameOf } from './line.ts'
import { openHouse } from './ours.ts'
import { newFolder, startProcess } from './processes.ts'

export type Dialect = {
  path: (document: string) => string
  headers: readonly string[]
  /** What stands before each message. */
  address: (document: string) => Uint8Array
  addressed: boolean
  /** Frames that go before anything else. */
  greets: (document: string) => Buffer[]
  /** Whether it answers a client that says what it has. */
  answers: boolean
}

/** A server that listens. */
export type Running = {
  name: string
  dialect: Dialect
  port: number
  /** Of the process at this moment. */
  pid: () => number
  /** The folder of its data. */
  data: string
  /** Whether a new document is empty until a member sends its first text. */
  beginsEmpty: boolean
  /** Names of new documents; ours begin with that letter. */
  documents: (count: number, letter: Doc) => Promise<string[]>
  /** Ends it as a power cut does. */
  kill: () => Promise<void>
  /** Ends it as an operator does. */
  stop: () => Promise<void>
  /** Starts it again on the same data. */
  again: () => Promise<void>
  /** Stops it and deletes its data. */
  clear: () => Promise<void>
}

export type Server = {
  name: string
  version: () => string
  /** Whether it keeps documents on disk. */
  keeps: boolean
  /** @param settings more of the environment. */
  start: (settings?: Record<string, string>) => Promise<Running>
}

const PEERS = join(packageRoot(), 'test/bench/peers')
const NOTHING = new Uint8Array()

/** The words of y-websocket, which most of them speak. */
const plain = (path: (document: string) => string, answers = true): Dialect => ({
  ...{ path, answers, headers: [], address: () => NOTHING, addressed: false, greets: () => [] },
})

const bareRelay = (name: string, env: (data: string) => Record<string, string>, answers = false): Server => ({
  name,
  version: () => `ws ${versionOf('ws')}, yjs ${versionOf('yjs')}`,
  keeps: false,
  start: () =>
    startPeer(
      name,
      () => [join(PEERS, 'relay.mjs')],
      env,
      plain(document => `/${document}`, answers),
    ),
})

const relay = bareRelay('relay', () => ({}))

/** The least that it costs to have on disk what others see. */
const flushingRelay = bareRelay('flushing relay', data => ({ LOG: join(data, 'log') }))

/** The least that it costs to know, besides, the text that an edit has to be judged by. */
const knowingRelay = bareRelay('knowing relay', data => ({ LOG: join(data, 'log'), KNOWS: 'yes' }))

/** The least that it costs to open a text: whoever asks is sent a file of the folder of its data. */
export const sender = bareRelay('relay', data => ({ TEXTS: data }), true)

const yWebsocket: Server = {
  name: 'y-ws',
  version: () =>
    `@y/websocket-server ${versionOf('@y/websocket-server')}, y-leveldb ${versionOf('y-leveldb')}`,
  keeps: true,
  start: () =>
    startPeer(
      'y-ws',
      () => [join(PEERS, 'node_modules/@y/websocket-server/src/server.js')],
      data => ({ HOST: '127.0.0.1', YPERSISTENCE: join(data, 'level') }),
      plain(document => `/${document}`),
    ),
}

const hocuspocus: Server = {
  name: 'Hocuspocus',
  version: () =>
    `@hocuspocus/server ${versionOf('@hocuspocus/server')}, extension-sqlite ${versionOf('@hocuspocus/extension-sqlite')}`,
  keeps: true,
  start: () =>
    startPeer(
      'Hocuspocus',
      () => [join(PEERS, 'hocuspocus.mjs')],
      data => ({ DATABASE: join(data, 'documents.sqlite') }),
      {
        ...plain(() => '/'),
        address: document => encoding.encode(to => encoding.writeVarString(to, document)),
        addressed: true,
        greets: document => [frameOf(authentication(document))],
      },
    ),
}

/** Its provider sends this before anything else, also where there is nothing to authenticate. */
const authentication = (document: string): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarString(to, document)
    for (const number of [2, 0]) encoding.writeVarUint(to, number)
    for (const text of ['', versionOf('@hocuspocus/server')]) encoding.writeVarString(to, text)
  })

const ours: Server = { name: 'ours', version: () => 'this tree', keeps: true, start: openHouse }

export const SERVERS: readonly Server[] = [relay, flushingRelay, knowingRelay, yWebsocket, hocuspocus, ours]

async function startPeer(
  name: string,
  argv: () => string[],
  env: (data: string) => Record<string, string>,
  dialect: Dialect,
): Promise<Running> {
  const data = newFolder()
  const port = await freePort()
  const begin = () => startProcess(argv(), env(data), port)
  let running = await begin()
  let made = 0
  return {
    ...{ name, dialect, port, data, beginsEmpty: true },
    pid: () => running.pid,
    documents: async count => Array.from({ length: count }, () => `letter-${++made}`),
    kill: () => running.end('SIGKILL'),
    stop: () => running.end('SIGTERM'),
    again: async () => {
      running = await begin()
    },
    clear: async () => {
      await running.end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The peers are no part of the product: they are installed, in a folder of their own, when they are first needed. */
export function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules'))) return
  console.log('Installing the peers …')
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
  execFileSync('npm', ['ci', '--silent'], { cwd: PEERS, env, stdio: 'inherit' })
}

function versionOf(name: string): string {
  const text = readFileSync(join(PEERS, 'node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
