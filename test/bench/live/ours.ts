/**
 * Our server as users get it, from its build: SQLite, `synchronous=FULL`, the gate and permissions on. Only how much
 * one socket and one account may ask is raised, because the load comes from few accounts and many sockets.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { packageRoot } from '../../../server/adapters/packageRoot.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { freePort } from '../../browser/served.ts'
import { newFolder, startProcess } from './processes.ts'
import type { Dialect, Running } from './servers.ts'

const MANY = '1000000000'

/** The limits that the bench lifts; `test/bench/live.ts` says so under its table. */
export const LIFTED: Record<string, string> = {
  LIVE_FRAMES_A_SECOND: MANY,
  LIVE_FRAMES_AT_ONCE: MANY,
  LIVE_CARETS_A_SECOND: MANY,
  LIVE_CARETS_AT_ONCE: MANY,
  LIVE_ASKS_A_MINUTE: MANY,
  LIVE_SOCKETS_OF_ACCOUNT: MANY,
  LIVE_SOCKETS: MANY,
  LIVE_EDITORS_OF_ACCOUNT: MANY,
  LIVE_DOCUMENT: MANY,
}

const PROGRAM = join(packageRoot(), 'dist/server/main.js')
const ADDRESS = 'amina@harbour.example'
const OTHER = 'bruno@harbour.example'
const NAMES = { name: 'Harbour Committee Watch', slug: 'harbour', organisation: 'Harbour Watch' }

export type House = Running & {
  /** The same server as another account of the coalition sees it. */
  asAnother: () => Promise<Running>
}

/** Starts it with new data, an account with a token, and a coalition whose documents are statements. */
export async function openHouse(settings: Record<string, string> = LIFTED): Promise<House> {
  if (!existsSync(PROGRAM)) throw new Error('The server is not built: run "npm run build" first.')
  const data = newFolder()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = { DATA_DIR: data, LOG_LEVEL: 'error', ...settings }
  const begin = () => startProcess([PROGRAM, 'serve'], env, port)
  const command = async (...argv: string[]) => {
    const options = { env: { PATH: process.env.PATH, ...env, PORT: String(port) } }
    return (await promisify(execFile)(process.execPath, [PROGRAM, ...argv], options)).stdout
  }
  let running = await begin()
  const tokenOf = async (link: string, address: string) => {
    const cookie = await enter(link, address, origin)
    return { cookie, token: (await command('token', address)).trim() }
  }
  const first = await tokenOf(await printed(running.said), ADDRESS)
  const { id: coalition } = await post<{ id: string }>(
    `${origin}/api/coalitions`,
    { cookie: first.cookie, origin },
    NAMES,
  )
  const headers = { authorization: `Bearer ${first.token}` }
  let made = 0
  const start = async (body: Doc) => {
    const row = { kind: 'joint-letter', title: `Letter ${++made}`, language: 'en', direction: 'ltr', body }
    return (await post<{ id: string }>(`${origin}/api/coalitions/${coalition}/statements`, headers, row)).id
  }
  const house: Running = {
    ...{ name: 'ours', port, data, beginsEmpty: false, dialect: dialectOf(first.token) },
    pid: () => running.pid,
    documents: async (count, letter) => {
      const names: string[] = []
      while (names.length < count) names.push(await start(letter))
      return names
    },
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
  const asAnother = async () => {
    // The terminal stands in for a mail server here, so the invitation's link is what the command prints.
    const mail = await command('invite', OTHER, '--coalition', NAMES.slug, '--role', 'drafter')
    const { token } = await tokenOf(linkIn(mail)!, OTHER)
    return { ...house, dialect: dialectOf(token) }
  }
  return { ...house, asAnother }
}

const dialectOf = (token: string): Dialect => ({
  path: document => `/live/${document}`,
  headers: [`Authorization: Bearer ${token}`],
  ...{ address: () => new Uint8Array(), addressed: false, greets: () => [], answers: true },
})

const linkIn = (text: string): string | undefined => /^\s*(http\S+)$/m.exec(text)?.[1]

/** The one-time link that the first start prints. */
async function printed(said: () => string): Promise<string> {
  for (;;) {
    const link = linkIn(said())
    if (link !== undefined) return link
    await wait(10)
  }
}

/** Follows a one-time link. @returns the cookie of the session */
async function enter(link: string, address: string, origin: string): Promise<string> {
  const body = new URLSearchParams({ name: address.split('@')[0]!, address })
  const answer = await fetch(link, { method: 'POST', headers: { origin }, redirect: 'manual', body })
  const [session] = answer.headers.getSetCookie()
  if (session === undefined) throw new Error(`${link}: ${answer.status} ${await answer.text()}`)
  return session.split(';')[0]!
}

async function post<T>(address: string, headers: Record<string, string>, body: object): Promise<T> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${address}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
