import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Faults, faultyLog } from './faultyLog.ts'
import { LETTER } from './letter.ts'
import { type Client, openScene, type Scene, synced, textOf, until } from './liveServer.ts'

describe('between a live statement and the disk', () => {
  let scene: Scene
  let faults: Faults

  beforeEach(async () => {
    scene = await openScene({
      wrapLog: log => {
        faults = faultyLog(log)
        return faults.log
      },
    })
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(() => scene.close())

  const joined = async (person: string) => {
    const client = scene.connect(person)
    await synced(client)
    return client
  }
  const says = ({ body }: Client, what: string) => body.toString().includes(what)

  it('[LIVE-1] passes an edit on only when it is on disk, and answers who joins meanwhile with what is', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    const heard: string[] = []
    bruno.doc.on('update', () => heard.push(bruno.body.toString()))
    const release = faults.hold('append')
    const asked = faults.next('append')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Not yet on disk. ')
    await asked
    const read = scene.live.rooms.read('letter-one')
    const oda = scene.connect('oda')
    await new Promise<void>(resolve =>
      oda.provider.on('status', ({ status }) => status === 'connected' && resolve()),
    )
    expect(heard).toEqual([])
    expect(oda.provider.synced).toBe(false)
    release()
    await until(bruno.doc, () => says(bruno, 'Not yet on disk.'))
    expect(JSON.stringify(await read)).toContain('Not yet on disk.')
    await synced(oda)
    expect(says(oda, 'Not yet on disk.')).toBe(true)
  })

  it('[LIVE-1] tells nobody of an edit that could not be stored, and takes it again from its author', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    const heard: string[] = []
    bruno.doc.on('update', () => heard.push(bruno.body.toString()))
    const away = new Promise<number>(resolve =>
      bruno.provider.on('connection-close', event => event && resolve(event.code)),
    )
    faults.fail('append')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Tried twice. ')
    expect(await away).toBe(4500)
    expect(heard).toEqual([])
    expect(scene.troubles).toEqual(['a room could not store its text and starts again from the log'])
    await until(bruno.doc, () => says(bruno, 'Tried twice.'))
    const text = JSON.stringify(await scene.live.rooms.read('letter-one'))
    expect(text.match(/Tried twice/g)).toHaveLength(1)
  })

  it('[LIVE-1] keeps an edit once when the disk had it and the answer was lost', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    faults.failAfter('append')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Stored in spite of it. ')
    await until(bruno.doc, () => says(bruno, 'Stored in spite of it.'))
    textOf(bruno.doc, 'paragraph-one').insert(0, 'And on. ')
    await until(amina.doc, () => says(amina, 'And on.'))
    const text = JSON.stringify(await scene.live.rooms.read('letter-one'))
    expect(text.match(/Stored in spite/g)).toHaveLength(1)
  })

  it('[LIVE-5] refuses who comes while the text cannot be loaded, stores nothing, and loads it later', async () => {
    faults.fail('load', 2)
    const amina = scene.connect('amina')
    const away = new Promise<number>(resolve =>
      amina.provider.on('connection-close', event => event && resolve(event.code)),
    )
    textOfNothing(amina)
    expect(await away).toBe(4500)
    await expect(scene.live.rooms.read('letter-one')).rejects.toMatchObject({ code: 'try-again' })
    expect(await scene.log.history('letter-one')).toHaveLength(1)
    await synced(amina)
    await until(amina.doc, () => says(amina, 'We write to the Harbour Committee.'))
  })

  /** A client whose page opened without the text, and which writes all the same. */
  function textOfNothing({ body }: Client): void {
    expect(body.length).toBe(0)
  }

  it('[LIVE-5] never opens a statement that was not seeded', async () => {
    const amina = scene.connect('amina', 'letter-two')
    const away = new Promise<number>(resolve =>
      amina.provider.on('connection-close', event => event && resolve(event.code)),
    )
    expect(await away).toBe(4500)
    expect(await scene.log.load('letter-two')).toBeNull()
  })
})

describe('snapshots of a live statement', () => {
  let scene: Scene
  let faults: Faults

  beforeEach(async () => {
    scene = await openScene({
      limits: { tailRows: 20 },
      wrapLog: log => {
        faults = faultyLog(log)
        return faults.log
      },
    })
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(() => scene.close())

  const typed = async (count: number) => {
    const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(amina), synced(bruno)])
    for (let i = 0; i < count; i++) textOf(amina.doc, 'paragraph-one').insert(0, `${i}.`)
    await until(bruno.doc, () => bruno.body.toString().includes(`>${count - 1}.`))
    return { amina, bruno }
  }

  it('[LIVE-1] are adopted once read back, and the text is the same from them', async () => {
    const adopted = faults.next('adoptSnapshot')
    const { bruno } = await typed(60)
    await adopted
    const before = bruno.body.toString()
    scene = await scene.restart()
    const stored = await scene.log.load('letter-one')
    expect(stored?.snapshot).not.toBeNull()
    expect(stored!.rows.length + stored!.snapshot!.upTo).toBe(stored!.lastSeq)
    expect(await scene.log.history('letter-one')).toHaveLength(61)
    const oda = scene.connect('oda')
    await synced(oda)
    expect(oda.body.toString()).toBe(before)
  })

  it.each(['draftSnapshot', 'readSnapshot', 'adoptSnapshot'] as const)(
    '[LIVE-1] lose nothing when “%s” fails',
    async act => {
      faults.fail(act, 1000)
      const tried = faults.next(act)
      await typed(60)
      await tried
      // A turn ends with its snapshot, and what is read comes after it.
      await scene.live.rooms.read('letter-one')
      const stored = await scene.log.load('letter-one')
      expect(stored?.snapshot).toBeNull()
      expect(stored?.rows).toHaveLength(61)
      expect(new Set(scene.troubles)).toEqual(new Set(['a snapshot could not be made']))
    },
  )
})

describe('a damaged row of a live statement', () => {
  it('[LIVE-1] is set aside and told, the rest is shown, and its author brings it back', async () => {
    let scene = await openScene()
    await scene.live.rooms.seed('letter-one', LETTER)
    const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(amina), synced(bruno)])
    textOf(amina.doc, 'paragraph-one').insert(0, 'By Amina. ')
    await until(bruno.doc, () => bruno.body.toString().includes('By Amina.'))
    textOf(bruno.doc, 'heading-one').insert(0, 'By Bruno: ')
    await until(amina.doc, () => amina.body.toString().includes('By Bruno:'))
    const kept = amina.doc
    amina.provider.destroy()
    bruno.provider.destroy()
    scene = await scene.restart(folder => {
      const db = new Database(join(folder, 'live.db'))
      db.prepare("UPDATE updates SET bytes = x'09' WHERE account = 'amina'").run()
      db.close()
    })
    const oda = scene.connect('oda')
    await synced(oda)
    expect(oda.body.toString()).toContain('By Bruno: On the Convention')
    expect(oda.body.toString()).not.toContain('By Amina.')
    expect(scene.troubles).toEqual(['rows of a text are damaged and were set aside'])
    scene.connect('amina', 'letter-one', kept)
    await until(oda.doc, () => oda.body.toString().includes('By Amina.'))
    await scene.close()
  })
})
