import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { earlierTexts } from '../../client/live/earlier.ts'
import { textsInWindow } from '../../client/live/inWindow.ts'
import { joinStatement } from '../../client/live/join.ts'
import type { Joined, JoinOptions, Status } from '../../client/live/joined.ts'
import { underWayFrom } from '../../shared/statement/underWay.ts'
import { seedUpdate } from '../../shared/statement/yjsDiff.ts'
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

/** A line on which each edit arrives as no update at all. */
class GarblingSocket extends WebSocket {
  override send(data: Uint8Array): void {
    const isUpdate = data[0] === 0 && data[1] === 2
    super.send(isUpdate ? data.map((byte, at) => (at < 3 ? byte : 255)) : data)
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
    vi.restoreAllMocks()
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

  /** What is said from now on, in order. */
  const standingsOf = (one: Joined) => {
    const said: string[] = []
    one.subscribe(() => said.push(one.status().standing))
    return said
  }

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

  it.each<[string, (faults: Faults) => void]>([
    ['is full', faults => faults.fail('append', 2)],
    ['fails at the next read', faults => [faults.fail('append'), faults.fail('load', 2)]],
    ['breaks after it wrote', faults => faults.failAfter('append')],
  ])(
    '[LIVE-11] says “not saved” at once when the disk %s, keeps the typing, and saves it once',
    async (_what, breaks) => {
      const amina = join('amina')
      await status(amina, ({ standing }) => standing === 'saved')
      breaks(faults)
      textOf(amina.doc, 'paragraph-one').insert(0, 'Not lost. ')
      const before = performance.now()
      await status(amina, ({ standing }) => standing === 'not-saved')
      expect(performance.now() - before).toBeLessThan(2000)
      const said = standingsOf(amina)
      await status(amina, ({ standing }) => standing === 'saved')
      // A new line alone promises nothing: in between it never says that all is well, nor that it only takes a moment.
      expect(said.filter(standing => standing === 'saving')).toEqual([])
      expect(JSON.stringify(await scene.live.rooms.read('letter-one')).split('Not lost.')).toHaveLength(2)
    },
  )

  it('[LIVE-11] says “not saved” within two seconds of the first word, however much is typed after it', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    const release = faults.hold('append')
    const before = performance.now()
    const typing = setInterval(() => textOf(amina.doc, 'paragraph-one').insert(0, '.'), 200)
    textOf(amina.doc, 'paragraph-one').insert(0, 'Typed on. ')
    await status(amina, ({ standing }) => standing === 'not-saved')
    clearInterval(typing)
    expect(performance.now() - before).toBeLessThan(2500)
    release()
    await status(amina, ({ standing }) => standing === 'saved')
  })

  it('[LIVE-11] says “not saved” of what was written without a line when the text cannot be opened for long', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    faults.fail('append')
    const release = faults.hold('load')
    const asked = faults.next('load')
    textOf(amina.doc, 'paragraph-one').insert(0, 'While it hangs. ')
    await asked
    expect(amina.status().standing).toBe('not-saved')
    release()
    await status(amina, ({ standing }) => standing === 'saved')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).toContain('While it hangs.')
  })

  it('[LIVE-4] keeps what one window left unsent, and sends it, while another of the same account goes on', async () => {
    const [left, stays] = [join('amina'), join('amina', { schemaVersion: 1 })]
    await status(left, ({ standing }) => standing === 'saved')
    await status(stays, ({ standing }) => standing === 'saved')
    const release = faults.hold('append')
    textOf(left.doc, 'paragraph-one').insert(0, 'Left. ')
    await left.leave()
    textOf(stays.doc, 'heading-one').insert(0, 'Stayed. ')
    release()
    await until(stays.doc, () => stays.doc.getXmlFragment('body').toString().includes('Left.'))
    await status(stays, ({ standing }) => standing === 'saved')
    const text = JSON.stringify(await scene.live.rooms.read('letter-one'))
    for (const once of ['Left.', 'Stayed.']) expect(text.split(once), once).toHaveLength(2)
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

  it('[TEXT-6] knows for a while what colleagues had not seen when it came back', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Seen. ')
    await status(amina, ({ standing }) => standing === 'saved')
    const seen = Y.getState(amina.doc.store, amina.doc.clientID)
    scene.live.rooms.closePerson('amina')
    await status(amina, ({ standing }) => standing === 'offline')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Unseen. ')
    const started = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => started() + 3_600_000)
    await status(amina, ({ standing }) => standing === 'saved')
    expect(underWayFrom(amina.doc, performance.now())).toBe(seen)
    expect(underWayFrom(amina.doc, performance.now() + 11_000)).toBe(Number.POSITIVE_INFINITY)
  })

  it('[LIVE-3] keeps a refused edit where its author can read it', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'A sentence. ', { blink: {} })
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'refused', why: 'policy' })
    expect(amina.doc.getXmlFragment('body').toString()).toContain('A sentence.')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).not.toContain('A sentence.')
  })

  it('[LIVE-9] does not send again what the server could not read', async () => {
    const amina = join('amina', {
      socket: GarblingSocket as unknown as typeof globalThis.WebSocket,
    })
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Garbled. ')
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({
      over: 'refused',
      why: 'malformed',
    })
  })

  it('[LIVE-3] says that an edit is refused which is larger than any frame that the server reads', async () => {
    await scene.close()
    scene = await openScene({ limits: { reply: 20_000 } })
    await scene.live.rooms.seed('letter-one', LETTER)
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Large. '.repeat(10_000))
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'refused', why: 'policy' })
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

  it('[LIVE-10] keeps the text where a restored server may have forgotten the letter, until it is let go of', async () => {
    const mayStillRead = async () => 'not-there-now' as const
    const amina = join('amina', { mayStillRead })
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Tuesday. ')
    await status(amina, ({ standing }) => standing === 'saved')
    scene.removed.add('amina')
    scene.live.rooms.closePerson('amina')
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'not-there-now' })
    expect(amina.doc.getXmlFragment('body').toString()).toContain('Tuesday.')
    await amina.leave()
    const now = { statement: 'letter-one', account: 'amina', epoch: '', schemaVersion: 1 }
    expect((await earlierTexts(now)).map(({ doc }) => doc)).toEqual([amina.doc])
    const back = join('amina', { mayStillRead })
    expect(back).toBe(amina)
    expect(back.status()).toMatchObject({ over: 'not-there-now' })
    await back.discard()
    await back.leave()
    expect(await earlierTexts(now)).toEqual([])
  })

  it('[LIVE-10] [SAFE-4] a session that is gone after a restart takes no words with it; signing out does', async () => {
    const amina = join('amina', { mayStillRead: async () => 'nobody' })
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Still here. ')
    await status(amina, ({ standing }) => standing === 'saved')
    scene.removed.add('amina')
    scene = await scene.restart(() => {}, Number(new URL(scene.url).port))
    scene.removed.add('amina')
    expect(await status(amina, ({ signedOut }) => signedOut)).toMatchObject({ over: null })
    await amina.leave()
    expect(textsInWindow()).toBe(1)
    scene.removed.delete('amina')
    const back = join('amina', { mayStillRead: async () => 'nobody' })
    expect(back).toBe(amina)
    expect(textsInWindow()).toBe(0)
    await status(back, ({ standing }) => standing === 'saved')
    expect(back.status()).toMatchObject({ signedOut: false, over: null })
    scene.removed.add('amina')
    scene.live.rooms.closePerson('amina')
    expect(await status(back, ({ over }) => over !== null)).toMatchObject({ over: 'removed' })
  })

  it('[LIVE-2] sends and erases nothing once somebody else has signed in, and goes on when its owner is back', async () => {
    let signedIn = 'amina'
    const amina = join('amina', {
      mayStillRead: async () => (signedIn === 'amina' ? 'yes' : 'somebody-else'),
    })
    await status(amina, ({ standing }) => standing === 'saved')
    signedIn = 'bruno'
    scene.removed.add('amina')
    scene.live.rooms.closePerson('amina')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Amina alone. ')
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'somebody-else' })
    await amina.leave()
    scene.removed.delete('amina')
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).not.toContain('Amina alone.')
    expect(await status(join('amina'), ({ standing }) => standing === 'saved')).toMatchObject({ over: null })
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).toContain('Amina alone.')
  })

  it('[LIVE-2] sends nothing on a line that the server opened for somebody else', async () => {
    const amina = join('amina', { params: { token: 'bruno' } })
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('Hers alone.')])
    amina.doc.getXmlFragment('body').insert(0, [paragraph])
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'somebody-else' })
    const bruno = scene.connect('bruno')
    await until(bruno.doc, () => bruno.body.toString().includes('We write'))
    expect(bruno.body.toString()).not.toContain('Hers alone.')
    expect(amina.doc.getXmlFragment('body').toString()).toContain('Hers alone.')
  })

  it('[LIVE-10] merges nothing after the letter began anew, and keeps what the page had', async () => {
    const amina = join('amina')
    await status(amina, ({ standing }) => standing === 'saved')
    textOf(amina.doc, 'paragraph-one').insert(0, 'Of before. ')
    await status(amina, ({ standing }) => standing === 'saved')
    const before = Y.encodeStateAsUpdate(amina.doc)
    const update = seedUpdate(LETTER)
    await scene.log.renew('letter-one', 1, { account: 'server', at: 1, update })
    scene = await scene.restart(() => {}, Number(new URL(scene.url).port))
    expect(await status(amina, ({ over }) => over !== null)).toMatchObject({ over: 'outdated' })
    expect(Y.encodeStateAsUpdate(amina.doc)).toEqual(before)
    await amina.leave()
    const now = { statement: 'letter-one', account: 'amina', epoch: '2', schemaVersion: 1 }
    const anew = join('amina', { epoch: '2' })
    await status(anew, ({ standing }) => standing === 'saved')
    expect(anew.doc.getXmlFragment('body').toString()).not.toContain('Of before.')
    expect(await earlierTexts({ ...now, account: 'bruno' })).toEqual([])
    const [earlier, ...more] = await earlierTexts(now)
    expect(more).toEqual([])
    expect(earlier?.doc.getXmlFragment('body').toString()).toContain('Of before.')
    expect(earlier?.kept()).toBe(false)
    await earlier?.letGo()
    expect(await earlierTexts(now)).toEqual([])
    expect(JSON.stringify(await scene.live.rooms.read('letter-one'))).not.toContain('Of before.')
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
