import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { joinStatement } from '../../client/live/join.ts'
import type { Joined, JoinOptions, Status } from '../../client/live/joined.ts'
import { type Faults, faultyLog } from './faultyLog.ts'
import { LETTER } from './letter.ts'
import { openScene, type Scene, textOf, until } from './liveServer.ts'

/** What a browser has and Node has not: where the choice to keep copies is remembered. */
function storageInMemory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  }
}

describe('what a client says of its edits', () => {
  let scene: Scene
  let faults: Faults
  let joined: Joined[]

  beforeEach(async () => {
    vi.stubGlobal('localStorage', storageInMemory())
    joined = []
    scene = await openScene({
      wrapLog: log => {
        faults = faultyLog(log)
        return faults.log
      },
    })
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(async () => {
    await Promise.all(joined.map(one => one.discard()))
    await scene.close()
    vi.unstubAllGlobals()
  })

  const join = (person: string, more: Partial<JoinOptions> = {}) => {
    const one = joinStatement({
      statement: 'letter-one',
      account: person,
      epoch: '1',
      schemaVersion: 1,
      mayWrite: person !== 'oda',
      mayStillRead: async () => 'unknown',
      url: scene.url,
      params: { token: person },
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
      ...more,
    })
    joined.push(one)
    return one
  }
  const status = (one: Joined, what: (status: Status) => boolean) =>
    new Promise<Status>(resolve => {
      const look = () => {
        if (!what(one.status())) return
        stop()
        resolve(one.status())
      }
      const stop = one.subscribe(look)
      look()
    })

  it('[LIVE-4] says “saved” only when the server’s disk has everything', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    const release = faults.hold('append')
    textOf(amina.doc, 'paragraph-one').insert(0, 'One. ')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Two. ')
    expect(amina.status().standing).toBe('saving')
    release()
    await status(amina, ({ standing }) => standing === 'saved')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).toContain('Two. One. We write')
  })

  it('[LIVE-4] says “not saved” within two seconds when the disk does not answer, and recovers', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    const release = faults.hold('append')
    const before = performance.now()
    textOf(amina.doc, 'paragraph-one').insert(0, 'Held up. ')
    await status(amina, ({ standing }) => standing === 'not-saved')
    expect(performance.now() - before).toBeLessThan(2500)
    release()
    await status(amina, ({ standing }) => standing === 'saved')
  })

  it('[LIVE-4] says “not saved” when the disk refuses, keeps the typing, and saves it later', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    faults.fail('append', 3)
    textOf(amina.doc, 'paragraph-one').insert(0, 'Refused thrice. ')
    await status(amina, ({ standing }) => standing === 'not-saved')
    expect(amina.doc.getXmlFragment('body').toString()).toContain('Refused thrice.')
    await status(amina, ({ standing }) => standing === 'saved')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one')).match(/Refused thrice/g)).toHaveLength(1)
  })

  it('[LIVE-4] says “offline” without a line, and “saved” once what was written meanwhile is on disk', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    scene.live.rooms.closePerson('amina')
    await status(amina, ({ standing }) => standing === 'offline')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Between two lines. ')
    await status(amina, ({ standing }) => standing === 'saved')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).toContain('Between two lines.')
  })

  it('[LIVE-3] keeps a refused edit where its author can read it', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'A sentence. ', { blink: {} })
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'refused' })
    expect(amina.doc.getXmlFragment('body').toString()).toContain('A sentence.')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).not.toContain('A sentence.')
  })

  it('[LIVE-2] tells a reader that the edit was dropped', async () => {
    const oda = join('oda')
    expect(await status(oda, ({ standing }) => standing === 'saved')).toMatchObject({
      mayWrite: false,
      kept: null,
    })
    textOf(oda.doc, 'paragraph-one').insert(0, 'By a reader. ')
    await status(oda, ({ dropped }) => dropped)
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).not.toContain('By a reader.')
  })

  it('[SAFE-4] leaves for good when the server says that its owner may not read any more', async () => {
    const amina = join('amina', { mayStillRead: async () => 'no' })
    await status(amina, ({ standing }) => standing === 'saved')
    scene.removed.add('amina')
    scene.live.rooms.closePerson('amina')
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'removed' })
  })

  it('[TEXT-2] refuses a page of another schema version before it syncs', async () => {
    const amina = join('amina', { schemaVersion: 7 })
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'outdated' })
    expect(amina.doc.getXmlFragment('body').length).toBe(0)
  })

  it('[LIVE-4] hears that title or language changed', async () => {
    const heard = new Promise<void>(resolve => {
      const amina = join('amina', { onStatementChanged: resolve })
      status(amina, ({ standing }) => standing === 'saved').then(
        () => scene.live.rooms.statementChanged('letter-one'),
        () => {},
      )
    })
    await heard
  })

  it('[LIVE-4] gives unmodified clients nothing they do not know', async () => {
    const errors = vi.spyOn(console, 'error')
    const amina = join('amina')
    const bruno = scene.connect('bruno')
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'For everyone. ')
    await until(bruno.doc, () => bruno.body.toString().includes('For everyone.'))
    expect(errors).not.toHaveBeenCalled()
  })
})
