import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '../../server/adapters/clock.ts'
import { contentDigest } from '../../server/live/contentDigest.ts'
import { applyAll, emptyDocument } from '../../server/live/document.ts'
import { Hub } from '../../server/live/hub.ts'
import { openLarge, PORTION } from '../../server/live/largeText.ts'
import { LIMITS } from '../../server/live/limits.ts'
import type { LogRow } from '../../server/live/log.ts'
import { uncounted } from '../../server/live/meter.ts'
import { Pasts } from '../../server/live/past.ts'
import { piecesOf } from '../../server/live/pieces.ts'
import { readFrame } from '../../server/live/protocol.ts'
import { threadsSteppedBack } from '../world/threads.ts'
import { type Faults, faultyLog } from './faultyLog.ts'
import { largeText, writtenByMany } from './largeTexts.ts'
import { LETTER } from './letter.ts'
import { openScene, type Scene, synced, textOf, until } from './liveServer.ts'

const isPending = ({ store }: Y.Doc) => store.pendingStructs !== null || store.pendingDs !== null

describe('a large text in pieces', () => {
  it.each([1, 2, 3, 4, 5, 6])('[LIVE-13] is the same text, each piece building on those before: %i', seed => {
    const doc = writtenByMany(seed, { editors: 2 + seed, acts: 600 })
    for (const most of [1, 7, 100]) {
      const copy = emptyDocument()
      for (const piece of piecesOf(doc, most)) {
        const { structs, ds } = Y.decodeUpdate(piece)
        const ranges = [...ds.clients.values()].reduce((sum, of) => sum + of.length, 0)
        expect(structs.length + ranges).toBeLessThanOrEqual(most)
        applyAll(copy, [piece])
        expect(isPending(copy)).toBe(false)
      }
      expect(contentDigest(copy)).toBe(contentDigest(doc))
      expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc))
    }
  })

  it('[LIVE-8] has another digest for another letter, mark, attribute or order, and the same in every replica', () => {
    const doc = writtenByMany(9, { editors: 3, acts: 300 })
    const copy = emptyDocument()
    applyAll(copy, [Y.encodeStateAsUpdate(doc)])
    const digests = new Set([contentDigest(doc), contentDigest(copy)])
    expect(digests.size).toBe(1)
    const paragraph = copy.getXmlFragment('body').get(0) as Y.XmlElement
    const text = paragraph.get(0) as Y.XmlText
    const changes = [
      () => text.insert(0, 'ab'),
      () => text.format(0, 1, { italic: {} }),
      () => paragraph.setAttribute('lang', 'fr'),
      () => text.delete(0, 1),
    ]
    for (const [i, change] of changes.entries()) {
      change()
      expect(digests.add(contentDigest(copy)).size).toBe(i + 2)
    }
  })

  it('[LIVE-8] has the same digest where half a character of two units is left in one replica', () => {
    const [here, there] = [emptyDocument(), emptyDocument()]
    here.on('update', update => applyAll(there, [update]))
    const text = new Y.XmlText()
    here.getXmlFragment('body').insert(0, [text])
    text.insert(0, '\ud83d')
    text.insert(1, '\ude00')
    expect(there.getXmlFragment('body').toString()).not.toBe(here.getXmlFragment('body').toString())
    expect(contentDigest(there)).toBe(contentDigest(here))
  })
})

describe('a large living text', () => {
  const doc = largeText(5000)
  const state = Y.encodeStateAsUpdate(doc)
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
    await scene.log.create('letter-large', { account: 'server', at: 1, update: state })
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(() => scene.close())

  it('[LIVE-13] is opened with everybody else’s work between its pieces, row by row or from a snapshot', async () => {
    const rows: LogRow[] = piecesOf(doc, 2).map((update, i) => ({
      seq: i + 2,
      account: 'amina',
      at: 1,
      update,
    }))
    expect(rows.length).toBeGreaterThan(PORTION * 2)
    await scene.log.create('letter-long', {
      account: 'server',
      at: 1,
      update: Y.encodeStateAsUpdate(new Y.Doc()),
    })
    await scene.log.append({ statement: 'letter-long', epoch: 1, rows, owners: [], registry: [] })
    const structs = [...doc.store.clients.values()].reduce((sum, of) => sum + of.length, 0)
    for (const statement of ['letter-large', 'letter-long']) {
      const stored = await scene.log.load(statement, PORTION)
      let turns = 0
      let last: NodeJS.Immediate | undefined
      let steppedBack = 0
      const otherWork = () => {
        turns++
        steppedBack = Math.max(steppedBack, threadsSteppedBack())
        last = setImmediate(otherWork)
      }
      const opened = await openLarge(statement, stored!, { log: scene.log, clock: systemClock }, otherWork)
      clearImmediate(last)
      expect(turns).toBeGreaterThanOrEqual(structs / 1000)
      expect(steppedBack).toBe(1)
      expect(contentDigest(opened.doc)).toBe(contentDigest(doc))
      expect(contentDigest(replica(opened.whole))).toBe(contentDigest(doc))
    }
  })

  it('[LIVE-13] is shown before its room is open, to each who waits for it', async () => {
    const rooms = new Hub({ ...QUIET, log: scene.log, pasts: new Pasts(scene.log) })
    const told: string[] = []
    const enter = async (who: string) => {
      const visit = await rooms.enter('letter-large', ({ epoch, frames }) => {
        const [answer] = frames.map(readFrame)
        told.push(`${who} is shown ${epoch}`)
        expect(answer).toEqual({ kind: 'step2', update: state })
      })
      told.push(`${who} is in`)
      visit.leave()
    }
    await Promise.all([enter('amina'), enter('bruno')])
    expect(told).toEqual(['amina is shown 1', 'bruno is shown 1', 'amina is in', 'bruno is in'])
    await rooms.drain()
  })

  it('[LIVE-13] does not hold up what another room writes while it opens', async () => {
    const told: string[] = []
    const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(amina), synced(bruno)])
    const opened = scene.live.rooms.read('letter-large').then(() => told.push('the large text is open'))
    textOf(amina.doc, 'paragraph-one').insert(0, 'Meanwhile. ')
    await until(bruno.doc, () => bruno.body.toString().includes('Meanwhile.'))
    told.push('another text went on')
    await opened
    expect(told).toEqual(['another text went on', 'the large text is open'])
  })

  it('[LIVE-13] takes what is written before its room is open, and keeps it as a snapshot made beside it', async () => {
    const amina = scene.connect('amina', 'letter-large')
    const bruno = scene.connect('bruno', 'letter-large')
    await Promise.all([synced(amina), synced(bruno)])
    const adopted = faults.next('adoptSnapshot')
    const text = (amina.body.get(0) as Y.XmlElement).get(0) as Y.XmlText
    for (let i = 0; i < 30; i++) text.insert(0, `${i}.`)
    await until(bruno.doc, () => bruno.body.toString().includes('29.28.27.'))
    await adopted
    for (let i = 30; i < 40; i++) text.insert(0, `${i}.`)
    await until(bruno.doc, () => bruno.body.toString().includes('39.38.37.'))
    const before = contentDigest(bruno.doc)
    scene = await scene.restart()
    expect((await scene.log.load('letter-large'))?.snapshot).not.toBeNull()
    const oda = scene.connect('oda', 'letter-large')
    await synced(oda)
    await until(oda.doc, () => contentDigest(oda.doc) === before)
    expect(contentDigest(replica(await scene.live.state('letter-large')))).toBe(before)
    expect(scene.troubles).toEqual([])
  })

  it('[LIVE-5] is not opened, and nothing is kept of it, where it cannot be put together', async () => {
    const spoiled = { seq: 2, account: 'amina', at: 1, update: new Uint8Array([9]) }
    await scene.log.append({
      ...{ statement: 'letter-large', epoch: 1, rows: [spoiled], owners: [], registry: [] },
    })
    await expect(scene.live.rooms.read('letter-large')).rejects.toMatchObject({ code: 'try-again' })
    expect(scene.live.counts().rooms).toBe(0)
    expect(scene.troubles).toEqual(['a text could not be loaded'])
  })
})

/** What a hub needs beside its log. */
const QUIET = {
  clock: systemClock,
  limits: LIMITS,
  meter: uncounted,
  alarm: () => {},
  changed: () => {},
  refused: () => {},
}

function replica(update: Uint8Array): Y.Doc {
  const copy = emptyDocument()
  applyAll(copy, [update])
  return copy
}
