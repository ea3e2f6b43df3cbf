import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { LIMITS } from '../../server/live/limits.ts'
import {
  NOBODY,
  readFrame,
  writeAwareness,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '../../server/live/protocol.ts'
import { type FakeClock, fakeClock } from '../world/clock.ts'
import { LETTER } from './letter.ts'
import { openScene, type Scene, synced, textOf, until } from './liveServer.ts'
import { update } from './wire.ts'

describe('a raw socket', () => {
  let scene: Scene
  let clock: FakeClock

  beforeEach(async () => {
    clock = fakeClock()
    scene = await openScene({ clock })
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(() => scene.close())

  const open = async (person = 'amina') => {
    const socket = new WebSocket(`${scene.url}/letter-one?token=${person}`)
    await once(socket, 'open')
    return socket
  }
  const closeOf = async (socket: WebSocket) => (await once(socket, 'close'))[0] as number
  const awareness = (editor: number, json: string) => writeAwareness([{ editor, clock: 1, json }])

  it.each<[string, Uint8Array | string, number]>([
    ['an empty frame', new Uint8Array(), 1002],
    ['words', 'hello', 1002],
    ['an unknown message', new Uint8Array([99, 1, 2]), 1002],
    ['an unknown step', new Uint8Array([0, 9, 0]), 1002],
    ['a message for clients only', new Uint8Array([2, 0, 0]), 1002],
    ['a frame that is cut off', writeUpdate(new Uint8Array(40)).subarray(0, 9), 1002],
    ['a frame with something behind it', new Uint8Array([...NOBODY, 7]), 1002],
    ['a state vector that is none', writeStep1(new Uint8Array([200, 200, 200])), 1002],
    [
      'a state vector of more editors than ever wrote',
      writeStep1(new Uint8Array([0xd0, 0x0f, ...Array.from({ length: 2000 }, () => [1, 1]).flat()])),
      1002,
    ],
    ['an update that is none', writeUpdate(new Uint8Array([1, 2, 3])), 1002],
    ['an answer that is none', writeStep2(new Uint8Array([9, 9])), 1002],
    ['a state that is no JSON', awareness(5, '{'), 1002],
    ['a state without end', awareness(5, '['.repeat(2000)), 1002],
    [
      'a node that no letter has',
      writeUpdate(update([{ editor: 5, clock: 0, structs: [{ element: 'script', parent: 'body' }] }])),
      4403,
    ],
    ['an edit larger than one may send', writeUpdate(new Uint8Array(LIMITS.frame + 1)), 4403],
    ['a frame larger than any', new Uint8Array(LIMITS.reply + 2048), 1009],
    ['a frame far larger than any', new Uint8Array(50 << 20), 1009],
  ])('[LIVE-1] is closed for %s, and the server goes on', async (_, frame, code) => {
    const socket = await open()
    const closed = closeOf(socket)
    socket.send(frame)
    expect(await closed).toBe(code)
    const bruno = scene.connect('bruno')
    await synced(bruno)
    expect(bruno.body.toString()).toContain('We write to the Harbour Committee.')
    expect(await scene.log.history('letter-one')).toHaveLength(1)
    expect(scene.troubles).toEqual([])
  })

  it('[LIVE-2] is listened to from its first moment: what it sends before the text is open is taken in order', async () => {
    const socket = new WebSocket(`${scene.url}/letter-one?token=amina`)
    const bruno = scene.connect('bruno')
    await once(socket, 'open')
    const edits = (['first ', 'second '] as const).map((text, i) =>
      update([
        {
          editor: 5,
          clock: i ? 6 : 0,
          structs: [i ? { text, origin: [5, 5] } : { text, parent: [1, firstText()] }],
        },
      ]),
    )
    for (const edit of edits) socket.send(writeUpdate(edit))
    await until(bruno.doc, () => bruno.body.toString().includes('first second '))
    socket.terminate()
  })

  /** The clock at which the seed of LETTER has the first text: the same letter gives the same bytes. */
  function firstText(): number {
    return 1
  }

  it('[LIVE-1] is asked for what is lacking three times, then sent away', async () => {
    const socket = await open()
    let asked = 0
    socket.on('message', (data: Buffer) => {
      if (readFrame(new Uint8Array(data)).kind !== 'step1') return
      asked++
      socket.send(writeStep2(update([])))
      socket.send(writeUpdate(update([{ editor: 5, clock: 40, structs: [{ text: 'x', parent: 'body' }] }])))
    })
    expect(await closeOf(socket)).toBe(4500)
    expect(asked).toBe(1 + LIMITS.gaps)
  })

  it('[LIVE-1] is not answered more than three times a minute when it asks for the whole text', async () => {
    const socket = await open()
    let answers = 0
    socket.on('message', (data: Buffer) => {
      if (readFrame(new Uint8Array(data)).kind === 'step2') answers++
    })
    for (let i = 0; i < 50; i++) socket.send(writeStep1(new Uint8Array([0])))
    const bruno = scene.connect('bruno')
    await synced(bruno)
    textOf(bruno.doc, 'paragraph-one').insert(0, 'After the flood. ')
    await new Promise<void>(resolve =>
      socket.on('message', (data: Buffer) => readFrame(new Uint8Array(data)).kind === 'update' && resolve()),
    )
    expect(answers).toBe(LIMITS.asksAMinute)
    socket.terminate()
  })

  it('[LIVE-1] hears something every twenty seconds, and is given up after a minute of silence', async () => {
    const socket = new WebSocket(`${scene.url}/letter-one?token=amina`, { autoPong: false })
    await once(socket, 'message')
    const heard = new Promise<void>(resolve =>
      socket.on('message', (data: Buffer) => Buffer.compare(data, NOBODY) === 0 && resolve()),
    )
    clock.pass(LIMITS.keepalive)
    await heard
    const closed = closeOf(socket)
    clock.pass(LIMITS.dead + LIMITS.ping)
    expect(await closed).toBe(1006)
  })

  it('[LIVE-1] is read later when it sends faster than anybody types, and nothing of it is lost', async () => {
    const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(amina), synced(bruno)])
    for (let i = 0; i < LIMITS.framesAtOnce + 60; i++) textOf(amina.doc, 'paragraph-one').insert(0, `${i}.`)
    await until(bruno.doc, () => bruno.body.toString().includes(`>${LIMITS.framesAtOnce + 59}.`))
  })

  it('[LIVE-1] is given up when it does not take what it is sent, and the others feel nothing', async () => {
    const socket = await open('oda')
    socket.send(writeStep1(new Uint8Array([0])))
    await once(socket, 'message')
    socket.pause()
    const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(amina), synced(bruno)])
    const long = 'harbour '.repeat(60_000)
    for (let i = 0; i < 40 && scene.live.counts().sockets === 3; i++) {
      const text = textOf(amina.doc, 'paragraph-one')
      text.insert(0, `${i}.${long}`)
      await until(bruno.doc, () => bruno.body.toString().includes(`>${i}.`))
      text.delete(0, text.length - 10)
    }
    expect(scene.live.counts().sockets).toBe(2)
  })

  it('[LIVE-12] is read later when its carets are many bytes', async () => {
    await scene.close()
    scene = await openScene({ clock, limits: { caretBytesASecond: 200, caretBytesAtOnce: 100 } })
    await scene.live.rooms.seed('letter-one', LETTER)
    const bruno = scene.connect('bruno')
    await synced(bruno)
    const socket = await open()
    socket.send(awareness(5, JSON.stringify({ long: 'x'.repeat(2000) })))
    await new Promise<void>(resolve =>
      bruno.provider.awareness.on('change', () => bruno.provider.awareness.states.has(5) && resolve()),
    )
    socket.send(new Uint8Array([99]))
    const other = scene.connect('bruno')
    await synced(other)
    textOf(bruno.doc, 'paragraph-one').insert(0, 'Meanwhile. ')
    await until(other.doc, () => other.body.toString().includes('Meanwhile. '))
    expect(socket.readyState).toBe(WebSocket.OPEN)
    socket.terminate()
  })

  it('[LIVE-12] is nobody where the address is only read, however often', async () => {
    const warnings: string[] = []
    const warned = (warning: Error) => warnings.push(warning.message)
    process.on('warning', warned)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let n = 0; n < 20; n++) {
      const asked = get(`${scene.url.replace('ws', 'http')}/letter-one?token=amina`, { agent })
      const [answer] = await once(asked, 'response')
      answer.resume()
      await once(answer, 'end')
    }
    agent.destroy()
    process.off('warning', warned)
    expect(warnings).toEqual([])
  })

  it('[LIVE-2] is one of at most twenty of an account', async () => {
    const sockets = await Promise.all(Array.from({ length: LIMITS.socketsOfAccount }, () => open()))
    const refused = new WebSocket(`${scene.url}/letter-one?token=amina`)
    refused.on('error', () => {})
    const [, response] = await once(refused, 'unexpected-response')
    expect((response as { statusCode: number }).statusCode).toBe(403)
    for (const socket of sockets) socket.terminate()
  })

  it('[LIVE-1] is told to come back when the server stops', async () => {
    const socket = await open()
    const closed = closeOf(socket)
    await scene.live.drain()
    expect(await closed).toBe(1012)
    expect(scene.live.counts()).toEqual({ rooms: 0, sockets: 0, waiting: 0 })
  })
})
