import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { LETTER } from './letter.ts'
import { type Client, openScene, type Scene, synced } from './liveServer.ts'

type State = { user?: { name?: string; person?: string }; cursor?: unknown; [other: string]: unknown }

describe('who is here', () => {
  let scene: Scene

  beforeEach(async () => {
    scene = await openScene()
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(() => scene.close())

  const joined = async (person: string) => {
    const client = scene.connect(person)
    await synced(client)
    return client
  }
  /** What one client sees of another. */
  const stateOf = (viewer: Client, viewed: Client) =>
    viewer.provider.awareness.getStates().get(viewed.doc.clientID) as State | undefined
  const sees = (viewer: Client, viewed: Client, what: (state: State | undefined) => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (!what(stateOf(viewer, viewed))) return
        viewer.provider.awareness.off('change', look)
        resolve()
      }
      viewer.provider.awareness.on('change', look)
      look()
    })

  it('[LIVE-6] shows name, organisation and colour as the account has them, whatever a client says of itself', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    amina.provider.awareness.setLocalState({
      user: { name: 'The Committee', person: 'bruno', colour: 'url(https://harbour.example)' },
      note: 'anything else',
    })
    await sees(bruno, amina, state => state !== undefined)
    expect(stateOf(bruno, amina)).toEqual({
      user: {
        person: 'amina',
        name: 'Amina Haddad',
        organisation: 'Harbour Watch',
        colour: expect.any(Number),
        color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      },
    })
  })

  it('[LIVE-6] passes carets on, and only what is a caret', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    const point = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(amina.body, 1))
    amina.provider.awareness.setLocalState({ cursor: { anchor: point, head: point } })
    await sees(bruno, amina, state => !!state?.cursor)
    const cursor = stateOf(bruno, amina)?.cursor as { anchor: unknown }
    expect(Y.createRelativePositionFromJSON(cursor.anchor)).toEqual(Y.createRelativePositionFromJSON(point))
    amina.provider.awareness.setLocalState({ cursor: { anchor: 'a script', head: { item: 'none' } } })
    await sees(bruno, amina, state => state?.cursor === null)
  })

  it('[LIVE-6] tells who comes later of those who are here, and everyone of who leaves', async () => {
    const amina = await joined('amina')
    const bruno = await joined('bruno')
    await sees(bruno, amina, state => state?.user?.name === 'Amina Haddad')
    amina.provider.destroy()
    await sees(bruno, amina, state => state === undefined)
  })

  it('[LIVE-6] shows somebody again at once who comes back under the same editor', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    await sees(bruno, amina, state => state !== undefined)
    amina.provider.disconnect()
    await sees(bruno, amina, state => state === undefined)
    amina.provider.connect()
    await sees(bruno, amina, state => state?.user?.person === 'amina')
  })

  it('[LIVE-6] shows nobody under an editor that is somebody else’s', async () => {
    const [amina, oda] = await Promise.all([joined('amina'), joined('oda')])
    await sees(oda, amina, state => state?.user?.person === 'amina')
    const forged = new Y.Doc()
    forged.clientID = amina.doc.clientID
    const bruno = scene.connect('bruno', 'letter-one', forged)
    await synced(bruno)
    const closed = new Promise<{ code: number }>(resolve => bruno.provider.on('closed', resolve))
    forged.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    expect(await closed).toMatchObject({ code: 4409 })
    expect(stateOf(oda, amina)?.user?.person).toBe('amina')
    expect(await scene.log.history('letter-one')).toHaveLength(1)
  })

  it('[LIVE-6] passes a flood of states on at its pace, the last one certainly', async () => {
    const [amina, bruno] = await Promise.all([joined('amina'), joined('bruno')])
    let heard = 0
    bruno.provider.awareness.on('update', () => heard++)
    for (let i = 0; i < 100; i++) {
      const point = { item: { client: amina.doc.clientID, clock: i }, assoc: 0 }
      amina.provider.awareness.setLocalState({ cursor: { anchor: point, head: point } })
    }
    const clockOf = (state: State | undefined) =>
      (state?.cursor as { head?: { item?: { clock?: number } } } | undefined)?.head?.item?.clock
    await sees(bruno, amina, state => clockOf(state) === 99)
    expect(heard).toBeLessThan(20)
  })
})
