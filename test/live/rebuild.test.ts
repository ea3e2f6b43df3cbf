/** A text in memory that breaks a rule of its own: everyone comes back by themselves, to the text of the log. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { SharedText } from '../../server/live/sharedText.ts'
import { LETTER } from './letter.ts'
import { type Client, openScene, type Scene, synced, textOf, until } from './liveServer.ts'

describe('a text in memory that breaks its own rules', () => {
  let scene: Scene
  let opened: SharedText[]

  beforeEach(async () => {
    opened = []
    const meet = SharedText.prototype.meet
    vi.spyOn(SharedText.prototype, 'meet').mockImplementation(function (this: SharedText, now) {
      if (!opened.includes(this)) opened.push(this)
      return meet.call(this, now)
    })
    scene = await openScene()
    await scene.live.rooms.seed('letter-one', LETTER)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await scene.close()
  })

  const paragraphOf = (client: Client) => textOf(client.doc, 'paragraph-one')
  const says = (client: Client, words: string) => paragraphOf(client).toString().includes(words)

  it.each<[string, (doc: Y.Doc) => void]>([
    [
      'somebody listens and throws',
      doc =>
        doc.on('update', () => {
          throw new Error('as the test wished')
        }),
    ],
    [
      'something observes and throws',
      doc =>
        doc.getXmlFragment('body').observeDeep(() => {
          throw new Error('as the test wished')
        }),
    ],
    [
      'structs wait for what never comes',
      doc => {
        doc.store.pendingStructs = { missing: new Map([[7, 1]]), update: new Uint8Array([0, 0]) }
      },
    ],
    [
      'deletes wait for what never comes',
      doc => {
        doc.store.pendingDs = new Uint8Array([0, 1, 7, 1, 0, 9])
      },
    ],
    [
      'a transaction was left open',
      doc => {
        doc._transaction = new Y.Transaction(doc, null, true)
      },
    ],
    [
      'a cleanup was left undone',
      doc => {
        doc._transactionCleanups.push(new Y.Transaction(doc, null, true))
      },
    ],
    ['an edit is told to nobody', doc => doc._observers.delete('update')],
  ])('[LIVE-8] is loaded again from the log within a second: %s', async (_, harm) => {
    const [amina, bruno] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(amina), synced(bruno)])
    paragraphOf(amina).insert(0, 'Before. ')
    await until(bruno.doc, () => says(bruno, 'Before. '))
    harm(opened[0]!.doc)
    const began = performance.now()
    paragraphOf(amina).insert(0, 'Typed meanwhile. ')
    paragraphOf(bruno).insert(paragraphOf(bruno).length, ' And by Bruno.')
    await until(bruno.doc, () => says(bruno, 'Typed meanwhile. '))
    await until(amina.doc, () => says(amina, 'And by Bruno.'))
    expect(performance.now() - began).toBeLessThan(1000)
    expect(opened).toHaveLength(2)
    expect(scene.troubles).toEqual(['a text in memory broke its own rules and is loaded again from the log'])
    const fresh = scene.connect('oda')
    await synced(fresh)
    const whole = 'Typed meanwhile. Before. We write to the Harbour Committee. And by Bruno.'
    expect([fresh, amina, bruno].map(client => paragraphOf(client).toString())).toEqual([whole, whole, whole])
  })
})
