import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { LETTER } from './letter.ts'
import { type Client, openScene, type Scene, synced, textOf, until } from './liveServer.ts'

const closeOf = ({ provider }: Client): Promise<{ code: number; reason: string }> =>
  new Promise(resolve => provider.on('connection-close', event => event && resolve(event)))

describe('a live statement', () => {
  let scene: Scene

  beforeEach(async () => {
    scene = await openScene()
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(() => scene.close())

  const joined = async (person: string, doc?: Y.Doc) => {
    const client = scene.connect(person, 'letter-one', doc)
    await synced(client)
    return client
  }
  const onDisk = async () => JSON.stringify(await scene.live.rooms.read('letter-one'))

  it('[LIVE-1] gives unmodified clients the text and each other’s edits', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    expect(amina.body.toString()).toContain('We write to the Harbour Committee.')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Dear delegates. ')
    await until(bruno.doc, () => bruno.body.toString().includes('Dear delegates.'))
    textOf(bruno.doc, 'paragraph-one').insert(0, 'Geneva. ')
    await until(amina.doc, () => amina.body.toString().includes('Geneva. Dear delegates.'))
    expect(await onDisk()).toContain('Geneva. Dear delegates. We write')
    expect(scene.troubles).toEqual([])
  })

  it('[LIVE-2] drops what a reader writes, and tells nobody of it', async () => {
    const [oda, amina] = await Promise.all([joined('oda'), joined('amina')])
    textOf(oda.doc, 'paragraph-one').insert(0, 'A reader was here. ')
    textOf(oda.doc, 'heading-one').delete(0, 5)
    textOf(amina.doc, 'paragraph-one').insert(0, 'A drafter was here. ')
    await until(oda.doc, () => oda.body.toString().includes('A drafter was here.'))
    expect(amina.body.toString()).not.toContain('A reader')
    expect(await onDisk()).not.toContain('A reader')
    expect(await onDisk()).toContain('On the Convention')
    expect(await scene.log.history('letter-one')).toHaveLength(2)
  })

  it('[LIVE-2] closes the sockets of a removed person within a second, and the door refuses them', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    const closed = closeOf(amina)
    scene.removed.add('amina')
    const before = performance.now()
    scene.live.rooms.closePerson('amina', 'harbour')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Written after removal. ')
    expect(await closed).toMatchObject({ code: 4500, reason: 'access changed' })
    expect(performance.now() - before).toBeLessThan(1000)
    const refused = await new Promise<Event>(resolve => amina.provider.once('connection-error', resolve))
    expect('message' in refused && refused.message).toContain('401')
    textOf(bruno.doc, 'paragraph-one').insert(0, 'Still here. ')
    expect(await onDisk()).not.toContain('after removal')
  })

  it('[LIVE-2] closes the sockets of a session, and of nobody else', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    const closed = closeOf(amina)
    scene.live.rooms.closeSession('session-amina')
    expect(await closed).toMatchObject({ code: 4500 })
    expect(bruno.provider.wsconnected).toBe(true)
  })

  it('[LIVE-2] lets nobody in whose access changed while the door was judging', async () => {
    let judged = () => {}
    scene.atTheDoor = () =>
      new Promise(resolve => {
        judged = resolve
      })
    const arriving = new Promise<void>(resolve => {
      scene.onJudging = resolve
    })
    const amina = scene.connect('amina')
    const closed = closeOf(amina)
    await arriving
    scene.live.rooms.closePerson('amina')
    judged()
    expect(await closed).toMatchObject({ code: 4500, reason: 'access changed' })
  })

  it('[LIVE-2] answers a stranger before the upgrade', async () => {
    const stranger = scene.connect('nobody')
    const refused = await new Promise<Event>(resolve => stranger.provider.once('connection-error', resolve))
    expect('message' in refused && refused.message).toContain('401')
  })

  it('[TEXT-1] never doubles or blanks text when everyone comes back after a restart', async () => {
    const docs = [new Y.Doc(), new Y.Doc()]
    for (let round = 0; round < 4; round++) {
      const clients = await Promise.all([joined('amina', docs[0]), joined('bruno', docs[1])])
      await scene.live.rooms.seed('letter-one', LETTER)
      textOf(clients[round % 2]!.doc, 'paragraph-one').insert(0, `Round ${round}. `)
      await until(clients[(round + 1) % 2]!.doc, () =>
        clients[(round + 1) % 2]!.body.toString().includes(`Round ${round}.`),
      )
      for (const { provider } of clients) provider.destroy()
      scene = await scene.restart()
    }
    const text = await onDisk()
    expect(text).toContain('Round 3. Round 2. Round 1. Round 0. We write')
    expect(text.match(/We write/g)).toHaveLength(1)
    expect(text.match(/"type":"footnotes"/g)).toHaveLength(1)
  })

  it('[TEXT-1] takes what was written without a line, once', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    amina.provider.disconnect()
    textOf(amina.doc, 'paragraph-one').insert(0, 'On the train. ')
    textOf(bruno.doc, 'heading-one').insert(0, 'Joint letter: ')
    amina.provider.connect()
    await until(bruno.doc, () => bruno.body.toString().includes('On the train.'))
    await until(amina.doc, () => amina.body.toString().includes('Joint letter:'))
    expect((await onDisk()).match(/On the train/g)).toHaveLength(1)
  })

  it('[VER-1] writes a restored text as an edit that everyone sees', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    textOf(amina.doc, 'paragraph-one').insert(0, 'To be undone. ')
    await until(bruno.doc, () => bruno.body.toString().includes('To be undone.'))
    const untouched = textOf(bruno.doc, 'heading-one')
    await scene.live.rooms.edit('letter-one', () => LETTER, 'bruno')
    await until(amina.doc, () => !amina.body.toString().includes('To be undone.'))
    await until(bruno.doc, () => !bruno.body.toString().includes('To be undone.'))
    expect(amina.body.toString()).toContain('We write to the Harbour Committee.')
    expect(textOf(bruno.doc, 'heading-one')).toBe(untouched)
    expect((await scene.log.history('letter-one')).map(({ account }) => account)).toEqual([
      'server',
      'amina',
      'bruno',
    ])
  })

  it('[TEXT-3] gives doubled block ids new ones, in the same commit as the edit that doubled them', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    const copy = new Y.XmlElement('paragraph')
    copy.setAttribute('id', 'paragraph-one')
    copy.insert(0, [new Y.XmlText('A copy by an editor that knows no ids.')])
    amina.body.insert(1, [copy])
    await until(bruno.doc, () => bruno.body.toString().includes('A copy by'))
    await until(bruno.doc, () => bruno.body.toString().match(/id="paragraph-one"/g)?.length === 1)
    expect(textOf(bruno.doc, 'paragraph-one').toString()).toContain('We write')
    const accounts = (await scene.log.history('letter-one')).map(({ account }) => account)
    expect(accounts).toEqual(['server', 'amina', 'server'])
  })

  it('[TEXT-2] refuses a node that no letter has, and keeps the shared text as it was', async () => {
    const amina = await joined('amina')
    const closed = new Promise<{ code: number }>(resolve => amina.provider.on('closed', resolve))
    amina.body.insert(0, [new Y.XmlElement('script')])
    expect(await closed).toMatchObject({ code: 4403 })
    expect(await onDisk()).not.toContain('script')
  })

  it('[LIVE-1] keeps the edits of one socket that closes right after sending them', async () => {
    const amina = await joined('amina')
    for (let i = 0; i < 50; i++) textOf(amina.doc, 'paragraph-one').insert(0, `${i} `)
    amina.provider.destroy()
    const bruno = await joined('bruno')
    await until(bruno.doc, () => bruno.body.toString().includes('49 48 47'))
  })
})
