import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { raiseEpochs } from '../../server/live/epochs.ts'
import { openSqliteLog } from '../../server/live/log.sqlite.ts'
import { writeUpdate } from '../../server/live/protocol.ts'
import { CLOSE } from '../../shared/live.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { LETTER } from './letter.ts'
import { letter, paragraph } from './letters.ts'
import { type Client, closeOf, openScene, type Scene, synced, textOf, until } from './liveServer.ts'

const EPOCH = 1_800_000_000

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
  await scene.live.rooms.seed('letter-one', LETTER)
})
afterEach(() => scene.close())

const type = ({ doc }: Client, words: string) => textOf(doc, 'paragraph-one').insert(0, words)
const says = ({ body }: Client, words: string) => body.toString().includes(words)
/** What a server writes by itself, as when it takes a suggestion over. */
const titled = (title: string) => (before: Doc) =>
  ({
    ...before,
    content: [
      { type: 'heading', attrs: { id: 'heading-new', level: 1 }, content: [{ type: 'text', text: title }] },
      ...(before.content ?? []),
    ],
  }) as Doc

/** Sends all it has, as a page does whose copy on the device is read once its line is up; its line stays up. */
async function sendsAll(client: Client, statement = 'letter-one'): Promise<void> {
  const line = client.provider.ws
  line!.send(new Uint8Array(writeUpdate(Y.encodeStateAsUpdate(client.doc))))
  type(client, 'After all of it was sent anew. ')
  const oda = scene.connect('oda', statement)
  await until(oda.doc, () => says(oda, 'After all of it was sent anew. '))
  // Who was sent away would hear this on another line.
  await scene.live.rooms.edit(statement, titled('And what comes then'), 'amina')
  await until(client.doc, () => says(client, 'And what comes then'))
  expect(client.provider.ws === line).toBe(true)
}

/** The log as it is now, to be put back later. */
async function backedUp(): Promise<string> {
  const file = join(scene.folder, 'live.db')
  const disk = new Database(file, { readonly: true })
  await disk.backup(`${file}.backup`)
  disk.close()
  return `${file}.backup`
}

/** Another server, with the log as it was. */
const putBack = (backup: string) =>
  scene.restart(async folder => {
    await rename(backup, join(folder, 'live.db'))
    const log = await openSqliteLog(join(folder, 'live.db'))
    await raiseEpochs(log, EPOCH, 0)
    await log.close()
  })

/** Somebody with a text of after the backup, in which the server wrote, too; the server now is one of before. */
async function whoKeptNewer(): Promise<Y.Doc> {
  const amina = scene.connect('amina')
  await synced(amina)
  type(amina, 'Before. ')
  await until(amina.doc, () => says(amina, 'Before. '))
  const reader = scene.connect('oda')
  await synced(reader)
  await until(reader.doc, () => says(reader, 'Before. '))
  const backup = await backedUp()
  type(amina, 'After. ')
  await until(reader.doc, () => says(reader, 'After. '))
  await scene.live.rooms.edit('letter-one', titled('What the server wrote after the backup'), 'amina')
  await until(reader.doc, () => says(reader, 'What the server wrote'))
  const { doc } = reader
  scene = await putBack(backup)
  return doc
}

it('[LIVE-10] takes nothing of who comes back with a newer text and does not say so', async () => {
  const newer = await whoKeptNewer()
  const fresh = scene.connect('bruno')
  await synced(fresh)
  expect(says(fresh, 'Before. ')).toBe(true)
  const old = scene.connect('amina', 'letter-one', newer)
  expect(await closeOf(old)).toBe(CLOSE.otherVersion)
  expect(says(old, 'After. ')).toBe(true)
  expect(says(fresh, 'After. ')).toBe(false)
  expect(await scene.log.load('letter-one')).toMatchObject({ epoch: EPOCH, base: 0, setAside: [] })
})

it('[LIVE-10] [OPS-3] has every letter, also where one was no text in the backup', async () => {
  const rubbish = { account: 'server', at: 0, update: new Uint8Array([9]) }
  await scene.log.create('letter-before', rubbish)
  scene = await putBack(await backedUp())
  expect(await scene.log.load('letter-before')).toMatchObject({ epoch: EPOCH, began: 2 })
  expect(await scene.log.load('letter-one')).toMatchObject({ epoch: EPOCH })
  const amina = scene.connect('amina')
  await synced(amina)
  expect(docOf(amina.doc)).toEqual(await scene.live.rooms.read('letter-one'))
})

it('[LIVE-10] [LIVE-7] takes its own text again, also a small one, in which the server counted on', async () => {
  await scene.live.rooms.seed('letter-small', letter(paragraph('paragraph-one', 'The dock is dry.')))
  scene = await putBack(await backedUp())
  const amina = scene.connect('amina', 'letter-small')
  await synced(amina)
  await sendsAll(amina, 'letter-small')
})

it('[LIVE-10] goes on with those who have the text as it was put back', async () => {
  const newer = await whoKeptNewer()
  const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
  await Promise.all([synced(amina), synced(bruno)])
  type(amina, 'Since. ')
  await until(bruno.doc, () => says(bruno, 'Since. '))
  await scene.live.rooms.edit('letter-one', titled('What it writes now'), 'amina')
  await until(bruno.doc, () => says(bruno, 'What it writes now'))
  scene = await scene.restart()
  const again = scene.connect('bruno', 'letter-one', bruno.doc)
  await synced(again)
  expect(docOf(again.doc)).toEqual(await scene.live.rooms.read('letter-one'))
  await sendsAll(again)
  // What a server wrote before and after has no id in common.
  const [then, now] = [newer, again.doc].map(doc => Y.getState(doc.store, SEED_CLIENT))
  expect(now! - then!).toBeGreaterThan(1_000_000)
})
