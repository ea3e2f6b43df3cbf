/**
 * Canaries in living texts: words that are written, refused, damaged on disk or stand in the way of a write are looked
 * for in the log at its most talkative.
 */
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { writeAwareness, writeUpdate } from '../../server/live/protocol.ts'
import * as statements from '../../shared/contract/statements.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { update } from '../live/wire.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const log: string[] = []
let world: World
let amina: Somebody
let statement: string
let address: string

beforeAll(async () => {
  world = await openWorld({ config: { LOG_LEVEL: 'debug' }, log: { write: line => void log.push(line) } })
  const { id: coalition, coordinator } = await world.coalition('harbour', 'Canaryname')
  amina = coordinator
  statement = (
    await world.call(amina, statements.startStatement, {
      ...{ coalition, kind: 'joint-letter', title: 'Canary title', language: 'en', direction: 'ltr' },
    })
  ).id
  address = (await world.app.fastify.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')
  await world.app.ports.rooms.edit(statement, () => saying('Canary words'), amina.id)
  await sendWhatIsRefused()
  await damage()
})
afterAll(() => world.close())

const saying = (text: string): Doc => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
      content: [{ type: 'text', text }],
    },
  ],
})

/** A socket opened with a cookie, and with a token in the address. */
async function socket(query = ''): Promise<WebSocket> {
  const headers = query ? {} : { cookie: amina.cookie, origin: world.config.publicUrl }
  const opened = new WebSocket(`${address}/live/${statement}${query}`, { headers })
  opened.on('error', () => {})
  return opened
}

async function sendWhatIsRefused(): Promise<void> {
  const script = [{ editor: 5, clock: 0, structs: [{ element: 'canaryscript', parent: 'body' as const }] }]
  const state = writeAwareness([{ editor: 7, clock: 1, json: '{"user":{"name":"Canary caret"},"cursor":{' }])
  for (const frame of [
    writeUpdate(update(script)),
    Buffer.from('Canary frame'),
    'Canary text frame',
    state,
  ]) {
    const line = await socket()
    await once(line, 'open')
    line.send(frame)
    if (frame !== state) await once(line, 'close')
    line.terminate()
  }
  const stranger = await socket('?token=canary-token')
  await once(stranger, 'error')
}

/** The disk refuses a write whose words it quotes, and a row on it is not what was written. */
async function damage(): Promise<void> {
  await world.app.ports.rooms.edit(statement, () => saying('Canary words, twice'), amina.id)
  const disk = new Database(join(world.config.dataDir, 'live.db'))
  disk.exec(`CREATE TRIGGER no BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'Canary disk'); END`)
  const writing = world.app.ports.rooms.edit(statement, () => saying('Canary unsaved'), amina.id)
  await expect(writing).rejects.toMatchObject({ code: 'try-again' })
  disk.exec(`DROP TRIGGER no; UPDATE updates SET bytes = CAST('Canary row' AS BLOB) WHERE seq = 2`)
  disk.close()
  await world.app.ports.rooms.read(statement)
}

describe('what was planted in a living text', () => {
  it('[OPS-5] stands in no line of the log, whatever went wrong', () => {
    const said = log.join('')
    expect(said).toContain('a room could not store its text')
    expect(said).toContain('rows of a text are damaged')
    expect(said.toLowerCase()).not.toContain('canary')
    for (const secret of [amina.cookie.split('=')[1]!, amina.token, amina.id])
      expect(said).not.toContain(secret)
  })
})
