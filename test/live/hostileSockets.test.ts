/** The same vectors, and those about carets, over real sockets, beside two people who go on writing. */
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CODE_OF } from '../../server/live/gateRefusals.ts'
import { LIMITS } from '../../server/live/limits.ts'
import {
  type AwarenessEntry,
  readFrame,
  writeAwareness,
  writeStep1,
  writeUpdate,
} from '../../server/live/protocol.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { HOSTILE, type Target } from './hostile.ts'
import { LETTER } from './letter.ts'
import { type Client, openScene, type Scene, synced, textOf, until } from './liveServer.ts'
import { idOf } from './wire.ts'

const AMINA = 77
const BRUNO = 88

type Sent = [name: string, ends: number | 'open', frame: (at: Target) => Uint8Array]

const edits: Sent[] = HOSTILE.map(([name, outcome, bytes]) => {
  const stays = outcome === 'taken' || outcome === 'nothing-new' || outcome === 'gap'
  return [name, stays ? 'open' : CODE_OF[outcome], at => writeUpdate(bytes(at))]
})

const states = (entries: (at: Target) => Partial<AwarenessEntry>[]) => (at: Target) =>
  writeAwareness(entries(at).map(entry => ({ editor: at.me, clock: 1, json: '{}', ...entry })))
const json = (value: unknown) => states(() => [{ json: JSON.stringify(value) }])

const carets: Sent[] = [
  ['a state of a megabyte', 'open', json({ user: { name: 'x'.repeat(1_000_000) } })],
  [
    'a state under somebody else’s editor',
    'open',
    states(({ amina }) => [{ editor: amina, json: '{"user":{"name":"Forged"}}' }]),
  ],
  [
    'a farewell for somebody else',
    'open',
    states(({ amina }) => [{ editor: amina, clock: 2 ** 40, json: 'null' }]),
  ],
  ['a state with the clock 2^52', 'open', states(() => [{ clock: 2 ** 52 }])],
  ['a state of an editor beyond 2^32', 'open', states(() => [{ editor: 2 ** 40 }])],
  ['somebody else’s name', 'open', json({ user: { name: 'Amina Haddad', person: 'amina', colour: 3 } })],
  [
    'a state with a prototype',
    'open',
    states(() => [{ json: '{"__proto__":{"user":{"name":"Forged"}},"constructor":1}' }]),
  ],
  [
    'a caret that is none',
    'open',
    json({ cursor: { anchor: 'x'.repeat(3000), head: { type: { client: -1 } } } }),
  ],
  [
    'two thousand states of others',
    'open',
    states(() => Array.from({ length: 2000 }, (_, i) => ({ editor: 5_000_000 + i }))),
  ],
  [
    'more states than are read',
    1002,
    states(() => Array.from({ length: 2001 }, (_, i) => ({ editor: 5_000_000 + i }))),
  ],
  ['a count of a million states', 1002, () => new Uint8Array([1, 4, 0xc0, 0x84, 0x3d, 0])],
  ['a state without end', 1002, states(() => [{ json: '['.repeat(4000) }])],
  ['a deep state', 1002, states(() => [{ json: `${'{"a":'.repeat(100)}1${'}'.repeat(100)}` }])],
  ['a state that is no JSON', 1002, states(() => [{ json: '{' }])],
  ['a state that is cut off', 1002, at => states(() => [{}])(at).subarray(0, 6)],
]

describe('a hostile member at a real server', () => {
  let scene: Scene
  let amina: Client
  let bruno: Client
  let typed = 0

  beforeAll(async () => {
    scene = await openScene()
    await scene.live.rooms.seed('letter-one', LETTER)
    const docs = [AMINA, BRUNO].map(editor => Object.assign(new Y.Doc(), { clientID: editor }))
    amina = scene.connect('amina', 'letter-one', docs[0])
    await synced(amina)
    const brunoIsHere = new Promise<void>(resolve => {
      amina.provider.awareness.on(
        'change',
        () => amina.provider.awareness.getStates().has(BRUNO) && resolve(),
      )
    })
    bruno = scene.connect('bruno', 'letter-one', docs[1])
    await Promise.all([synced(bruno), brunoIsHere])
    textOf(amina.doc, 'paragraph-one').insert(0, 'By Amina. ')
    await until(bruno.doc, () => textOf(bruno.doc, 'paragraph-one').toString().startsWith('By Amina. '))
  })
  afterAll(() => scene.close())

  const target = (me: number): Target => {
    const text = textOf(bruno.doc, 'paragraph-one')
    return {
      doc: bruno.doc,
      paragraph: idOf(text.parent as Y.XmlElement),
      text: idOf(text),
      amina: AMINA,
      bruno: BRUNO,
      me,
    }
  }

  /** Sends a frame over a socket of its own; how that ended, once the server has dealt with it. */
  const send = async (frame: Uint8Array): Promise<number | 'open'> => {
    const socket = new WebSocket(`${scene.url}/letter-one?token=rival`)
    await once(socket, 'open')
    const ended = new Promise<number | 'open'>(resolve => {
      socket.on('close', resolve)
      socket.on('message', (data: Buffer) => {
        if (data[0] === 0 && readFrame(new Uint8Array(data)).kind === 'step2') resolve('open')
      })
    })
    socket.send(frame)
    socket.send(writeStep1(new Uint8Array([0])))
    const how = await ended
    socket.terminate()
    return how
  }

  /** Amina types a letter at the end of the heading, and Bruno sees it. */
  const goOn = async () => {
    const heading = textOf(amina.doc, 'heading-one')
    heading.insert(heading.length, 'x')
    typed++
    await until(bruno.doc, () => textOf(bruno.doc, 'heading-one').toString().endsWith('x'.repeat(typed)))
  }

  it('[LIVE-7] [LIVE-6] [LIVE-12] is sent away or ignored for each vector, and changes and holds up nothing', async () => {
    const memory = process.memoryUsage().rss
    const slowest = { name: '', ms: 0 }
    for (const [i, [name, ends, frame]] of [...edits, ...carets].entries()) {
      const bytes = frame(target(100_000 + i))
      const began = performance.now()
      expect(await send(bytes), name).toBe(ends)
      const ms = performance.now() - began
      if (ms > slowest.ms) Object.assign(slowest, { name, ms })
      if (i % 10 === 0) await goOn()
    }
    await goOn()
    expect(textOf(bruno.doc, 'paragraph-one').toJSON()).toContain(
      'By Amina. We write to the Harbour Committee.',
    )
    expect(slowest.ms, slowest.name).toBeLessThan(2000)
    expect(process.memoryUsage().rss - memory).toBeLessThan(300 << 20)
    expect(scene.troubles).toEqual([])
  })

  it('[LIVE-6] shows nobody under a name that is not theirs', () => {
    for (const [editor, state] of bruno.provider.awareness.getStates()) {
      if (editor === BRUNO) continue
      expect(state.user).toMatchObject(
        editor === AMINA ? { person: 'amina', name: 'Amina Haddad' } : { person: 'rival' },
      )
      expect(JSON.stringify(state).length).toBeLessThan(LIMITS.awareness)
    }
    expect(bruno.provider.awareness.getStates().has(AMINA)).toBe(true)
  })

  it('[TEXT-1] leaves a letter that everybody reads alike, also whoever comes later', async () => {
    const fresh = scene.connect('oda')
    await synced(fresh)
    const texts = [amina, bruno, fresh].map(client => client.body.toString())
    expect(new Set(texts).size).toBe(1)
    expect(docOf(fresh.doc).content?.length).toBeGreaterThan(2)
    expect(await scene.live.rooms.read('letter-one')).toEqual(docOf(fresh.doc))
  })
})
