/** Opening a long document that nobody has open: how long, how many bytes, and what others feel of it. */
import { readdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import * as Y from 'yjs'
import { beginDocument, Crowd } from './crowd.ts'
import { letterOf } from './letter.ts'
import { answerOf, Member } from './member.ts'
import type { Running } from './servers.ts'
import type { Trace } from './trace.ts'

const CLIENTS = 50
const [AT_ONCE, ON_THE_WAY] = [200, 5000]
/** Milliseconds after the last one left in which a server forgets a document; ours is told to be as quick. */
const FORGOTTEN = 600
export const QUICK_TO_FORGET = { LIVE_LINGER: '100' }

export type Long = { edits: number; name: string }

/** Stores documents of so many edits, each sent as it was typed, and starts the server again on them. */
export async function storeLong(server: Running, trace: Trace, sizes: readonly number[]): Promise<Long[]> {
  const names = await server.documents(sizes.length, letterOf(1))
  const all = sizes.map((edits, at): Long => ({ edits, name: names[at]! }))
  for (const one of all) await send(server, trace, one)
  await wait(FORGOTTEN)
  await server.stop()
  await server.again()
  return all
}

/** The same documents as files, in the folder of a server that sends them as they are. */
export async function writeLong(server: Running, trace: Trace, sizes: readonly number[]): Promise<Long[]> {
  const all = sizes.map((edits): Long => ({ edits, name: `letter-of-${edits}` }))
  for (const { edits, name } of all)
    await writeFile(join(server.data, name), answerOf(trace.stateAfter(edits)))
  return all
}

async function send(server: Running, trace: Trace, { edits, name }: Long): Promise<void> {
  const writer = await beginDocument(server, name, 1)
  const reader = await Member.join(server, name)
  let seen = 0
  reader.onRun = (editor, clock, length) => {
    if (editor === trace.editor) seen = clock + length
  }
  for (let at = 0; at < edits; at += AT_ONCE) {
    writer.sendUpdates(trace.updates.slice(at, Math.min(edits, at + AT_ONCE)))
    while (seen < (trace.clocks[at - ON_THE_WAY] ?? 0)) await wait(1)
  }
  while (seen < trace.clocks[edits - 1]!) await wait(5)
  writer.close()
  reader.close()
}

export type Load = { one: number; last: number; bytesOnWire: number }

/** Milliseconds from opening a socket to having the whole text: of one client, and of the last of fifty at once. */
export async function load(server: Running, trace: Trace, { edits, name }: Long): Promise<Load> {
  await wait(FORGOTTEN)
  const from = performance.now()
  const member = await Member.join(server, name)
  const one = performance.now() - from
  mustBeWhole(server, member.state, trace, edits)
  await wait(300)
  const bytesOnWire = member.line.bytesHeard
  member.close()
  await wait(FORGOTTEN)
  const began = performance.now()
  const members = await Promise.all(Array.from({ length: CLIENTS }, () => Member.join(server, name)))
  const last = performance.now() - began
  for (const each of members) each.close()
  return { one, last, bytesOnWire }
}

/** The longest that an edit in another document took while a long one was opened by one client, in milliseconds. */
export async function stall(server: Running, { name }: Long): Promise<number> {
  const crowd = await Crowd.gather(server, 1, 2)
  const timer = setInterval(() => crowd.type(crowd.typists[0]!, 1), 2)
  await wait(FORGOTTEN)
  crowd.times.clear()
  const member = await Member.join(server, name)
  await wait(500)
  clearInterval(timer)
  await crowd.settle(5000)
  member.close()
  crowd.close()
  return crowd.times.most
}

function mustBeWhole(server: Running, state: Uint8Array, trace: Trace, edits: number): void {
  const clock = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)).get(trace.editor) ?? 0
  if (clock !== trace.clocks[edits - 1])
    throw new Error(`${server.name} lost edits: ${clock} of ${trace.clocks[edits - 1]}.`)
}

/**
 * Bytes on disk: what a document is loaded from, and everything in the folder of the data. Ours also keeps every
 * edit, which is the text's history.
 */
export async function onDisk(server: Running, { name }: Long): Promise<{ document: number; all: number }> {
  await server.stop()
  const document = server.name === 'ours' ? snapshotOf(server, name) : rowOf(server, name)
  const all = sizeOfFolder(server.data)
  await server.again()
  return { document, all }
}

const snapshotOf = ({ data }: Running, name: string): number =>
  ask(
    join(data, 'live.db'),
    `SELECT (SELECT length(bytes) FROM snapshots WHERE statement = $name ORDER BY up_to DESC LIMIT 1)
       + (SELECT ifnull(sum(length(bytes)), 0) FROM updates WHERE statement = $name
          AND seq > (SELECT snapshot FROM documents WHERE statement = $name)) AS size`,
    name,
  )

const rowOf = ({ data }: Running, name: string): number =>
  ask(join(data, 'documents.sqlite'), 'SELECT length(data) AS size FROM documents WHERE name = $name', name)

function ask(path: string, sql: string, name: string): number {
  const db = new Database(path, { readonly: true })
  const { size } = db.prepare(sql).get({ name }) as { size: number }
  db.close()
  return size
}

const sizeOfFolder = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
