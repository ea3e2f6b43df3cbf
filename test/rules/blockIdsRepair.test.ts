/** The server's repair: what a hostile or ignorant editor writes heals, and the same text heals the same way. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BODY, FOOTNOTES_ID, isBlockId } from '../../shared/statement/grammar.ts'
import { docOf } from '../../shared/statement/read.ts'
import { emptyRegistry, type Registry } from '../../shared/statement/registry.ts'
import {
  type Mend,
  needsRepair,
  REPAIR,
  type RepairOptions,
  repair,
  settle,
} from '../../shared/statement/repair.ts'
import { seedUpdate, writeDoc } from '../../shared/statement/yjsDiff.ts'
import { bullets, item, letter, notes, paragraph } from '../live/letters.ts'

const harbour = () =>
  letter(
    paragraph('block_aa', 'Ports keep their records', 'ask_aaaa'),
    paragraph('block_bb', 'Harbours publish them'),
    bullets('list_aaa', [item('item_aaa', [paragraph('block_cc', 'Every tide')])]),
    notes(),
  )

type Room = { ydoc: Y.Doc; body: Y.XmlFragment; registry: Registry; mends: Mend[]; updates: number }

/** A server's text that repairs itself after every transaction. */
function room(options: Partial<RepairOptions> = {}): Room {
  const ydoc = new Y.Doc()
  ydoc.clientID = 77
  Y.applyUpdate(ydoc, seedUpdate(harbour()))
  const it: Room = { ydoc, body: ydoc.getXmlFragment(BODY), registry: emptyRegistry(), mends: [], updates: 0 }
  repair(ydoc, it.registry, { now: 1 })
  ydoc.on('afterTransaction', transaction => {
    it.mends.push(...settle(ydoc, it.registry, transaction, { now: 2, ...options }).mends)
  })
  ydoc.on('update', () => it.updates++)
  return it
}

const element = (body: Y.XmlFragment, index: number) => body.get(index) as Y.XmlElement
const ids = ({ ydoc }: Room) => (docOf(ydoc).content ?? []).map(({ attrs }) => attrs.id)
const START = ['block_aa', 'block_bb', 'list_aaa', FOOTNOTES_ID]

describe('[TEXT-3] what heals', () => {
  const attacks: Record<string, (body: Y.XmlFragment) => void> = {
    'an id stolen from another block': body => element(body, 1).setAttribute('id', 'block_aa'),
    'two ids swapped': body => {
      element(body, 0).setAttribute('id', 'block_bb')
      element(body, 1).setAttribute('id', 'block_aa')
    },
    'a block renamed': body => element(body, 0).setAttribute('id', 'anything_else'),
    'a list renamed with its item': body => {
      const list = element(body, 2)
      list.setAttribute('id', 'list_zzz')
      element(list, 0).setAttribute('id', 'item_zzz')
    },
    'an id stripped': body => element(body, 0).removeAttribute('id'),
    'an id that is an object': body => element(body, 0).setAttribute('id', { x: 1 } as never),
    'an id that is a number': body => element(body, 0).setAttribute('id', 7 as never),
    'an id that is too short': body => element(body, 0).setAttribute('id', 'x'),
    'an id with markup in it': body => element(body, 0).setAttribute('id', '"><b>block'),
    'the id of the notes': body => element(body, 0).setAttribute('id', FOOTNOTES_ID),
    'the notes renamed': body => element(body, 3).setAttribute('id', 'something_else'),
  }
  for (const [title, attack] of Object.entries(attacks))
    it(`[TEXT-3] ${title} is written back`, () => {
      const at = room()
      at.ydoc.transact(() => attack(at.body), 'stranger')
      expect(ids(at)).toEqual(START)
      expect(at.mends.length).toBeGreaterThan(0)
    })

  it('[TEXT-3] a new block with a live id gets another one, made from the write that lost', () => {
    const at = room()
    const copy = new Y.XmlElement('paragraph')
    copy.setAttribute('id', 'block_bb')
    at.ydoc.transact(() => at.body.insert(0, [copy]), 'stranger')
    expect(ids(at).slice(1)).toEqual(START)
    expect(ids(at)[0]).toMatch(/^d25-/)
    expect(isBlockId(ids(at)[0])).toBe(true)
  })

  it('[TEXT-3] the repair is one transaction of its own, and a healed text needs none', () => {
    const at = room()
    const origins: unknown[] = []
    at.ydoc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin))
    at.ydoc.transact(() => element(at.body, 0).setAttribute('id', 'block_bb'), 'stranger')
    expect(origins).toEqual(['stranger', REPAIR])
    expect(repair(at.ydoc, at.registry, { now: 3 })).toEqual({ mends: [], records: [] })
  })

  it('[TEXT-3] only acts on blocks and ids make it necessary: typing never does', () => {
    const at = room()
    const asked: boolean[] = []
    at.ydoc.on('afterTransaction', transaction => asked.push(needsRepair(transaction)))
    const line = element(at.body, 0)
    const text = line.get(0) as Y.XmlText
    text.insert(0, 'All ')
    text.format(0, 3, { bold: {} })
    line.insert(1, [new Y.XmlElement('hardBreak')])
    line.setAttribute('dir', 'rtl')
    expect(asked).toEqual([false, false, false, false])
    at.body.delete(1, 1)
    expect(asked.at(-1)).toBe(true)
    expect(at.mends).toEqual([])
  })

  it('[TEXT-3] an id or ask of another coalition is taken off', () => {
    const at = room({ isForeign: (_, id) => id.startsWith('foreign') })
    at.ydoc.transact(() => {
      element(at.body, 0).setAttribute('id', 'foreign_id')
      element(at.body, 1).setAttribute('ask', 'foreign_ask')
    }, 'stranger')
    expect(ids(at)).toEqual(START)
    expect(element(at.body, 1).getAttribute('ask')).toBeUndefined()
  })
})

describe('[TEXT-3] who keeps a doubled id', () => {
  const double = (at: Room, words: string, index: number) => {
    const copy = new Y.XmlElement('paragraph')
    copy.setAttribute('id', 'block_bb')
    copy.insert(0, [new Y.XmlText(words)])
    at.ydoc.transact(() => at.body.insert(index, [copy]), 'stranger')
    return copy
  }

  it('[TEXT-3] the block that was there, where both or neither has the last text', () => {
    for (const words of ['Harbours publish them', 'Something else']) {
      const at = room()
      const old = element(at.body, 1)
      double(at, words, 0)
      expect(old.getAttribute('id')).toBe('block_bb')
    }
  })

  it('[TEXT-3] the new one, where it alone has the last text', () => {
    const at = room()
    const old = element(at.body, 1)
    at.ydoc.transact(() => {
      ;(old.get(0) as Y.XmlText).delete(0, 9)
      const copy = new Y.XmlElement('heading')
      copy.setAttribute('id', 'block_bb')
      copy.insert(0, [new Y.XmlText('Harbours publish them')])
      at.body.insert(3, [copy])
    }, 'stranger')
    expect(element(at.body, 3).getAttribute('id')).toBe('block_bb')
    expect(old.getAttribute('id')).not.toBe('block_bb')
  })

  it('[TEXT-3] the last text is the one after typing, though typing repairs nothing', () => {
    const at = room()
    ;(element(at.body, 1).get(0) as Y.XmlText).insert(0, 'All ')
    expect(at.mends).toEqual([])
    const copy = double(at, 'Harbours publish them', 0)
    expect(copy.getAttribute('id')).not.toBe('block_bb')
  })

  it('[TEXT-3] two servers that see the same text and registry repair it alike', () => {
    const write = (ydoc: Y.Doc) => {
      const [a, b] = [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')]
      a.setAttribute('id', 'block_bb')
      ydoc.getXmlFragment(BODY).insert(0, [a, b])
    }
    const stranger = new Y.Doc()
    stranger.clientID = 9
    Y.applyUpdate(stranger, seedUpdate(harbour()))
    write(stranger)
    const update = Y.encodeStateAsUpdate(stranger)
    const texts = [room(), room()].map(at => {
      Y.applyUpdate(at.ydoc, update)
      return { ids: ids(at), registry: at.registry }
    })
    expect(texts[0]).toEqual(texts[1])
    expect(texts[0]?.ids.every(isBlockId)).toBe(true)
  })
})

describe('[TEXT-3] the registry', () => {
  it('[TEXT-3] an id dies with its block and may come back with it, never on something else', () => {
    const at = room()
    at.body.delete(1, 1)
    expect(at.registry.ids.block_bb).toMatchObject({ born: 1, died: 2 })
    writeDoc(at.ydoc, harbour(), 'restore')
    expect(at.registry.ids.block_bb).toMatchObject({ born: 1, died: null })
    expect(ids(at)).toEqual(START)
  })

  it('[TEXT-3] it is a plain value: written down and read back it repairs the same', () => {
    const at = room()
    at.registry = JSON.parse(JSON.stringify(at.registry))
    const report = repair(at.ydoc, at.registry, { now: 9 })
    expect(report).toEqual({ mends: [], records: [] })
  })

  it('[ASK-2] of two blocks with one ask the one whose id carried it keeps it', () => {
    const at = room()
    element(at.body, 1).setAttribute('ask', 'ask_aaaa')
    expect(element(at.body, 0).getAttribute('ask')).toBe('ask_aaaa')
    expect(element(at.body, 1).getAttribute('ask')).toBeUndefined()
    expect(at.mends).toMatchObject([{ why: 'ask', from: 'ask_aaaa', to: null }])
  })
})
