import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isSound, judgeUpdate, type Sender, type Verdict } from '../../server/live/gate.ts'
import { LIMITS } from '../../server/live/limits.ts'
import { SEED_CLIENT, seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { LETTER } from './letter.ts'
import { textOf } from './liveServer.ts'
import { mkRng } from './random.ts'
import { type Block, type Deletes, type Id, idOf, type Struct, update } from './wire.ts'

const AMINA = 77
const BRUNO = 88
const ME = 99

describe('the gate', () => {
  let doc: Y.Doc
  let owners: Map<number, string>
  let paragraph: Id
  let text: Id

  beforeEach(() => {
    doc = new Y.Doc()
    doc.getXmlFragment('body')
    Y.applyUpdate(doc, seedUpdate(LETTER))
    owners = new Map([
      [SEED_CLIENT, 'server'],
      [AMINA, 'amina'],
      [BRUNO, 'bruno'],
    ])
    doc.clientID = AMINA
    textOf(doc, 'paragraph-one').insert(0, 'By Amina. ')
    const shared = textOf(doc, 'paragraph-one')
    text = idOf(shared)
    paragraph = idOf(shared.parent as Y.XmlElement)
  })

  const judge = (bytes: Uint8Array, sender: Partial<Sender> = {}): Verdict =>
    judgeUpdate(
      doc,
      bytes,
      {
        account: 'me',
        mayWrite: true,
        ownerOf: editor => owners.get(editor),
        mayClaim: () => 64,
        isReply: false,
        ...sender,
      },
      LIMITS,
    )
  const mine = (...structs: Struct[]): Block[] => [{ editor: ME, clock: 0, structs }]
  const whyNot = (verdict: Verdict) => (verdict.kind === 'refused' ? verdict.why : verdict.kind)

  it('[TEXT-2] takes what a letter may hold, and says whose editor is new', () => {
    const verdict = judge(update(mine({ element: 'paragraph', parent: 'body' }, { text: 'x', parent: text })))
    expect(verdict).toMatchObject({ kind: 'accepted', claims: [ME], touchesBlocks: true })
    if (verdict.kind === 'accepted') Y.applyUpdate(doc, verdict.update)
    expect(isSound(doc)).toBe(true)
  })

  it('[TEXT-2] does not change the document by judging', () => {
    const before = Y.encodeStateAsUpdate(doc)
    judge(update(mine({ element: 'script', parent: 'body' })))
    judge(update(mine({ element: 'paragraph', parent: 'body' })))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it.each<[string, () => Struct[]]>([
    ['an unknown node', () => [{ element: 'script', parent: 'body' }]],
    ['the document inside the document', () => [{ element: 'doc', parent: 'body' }]],
    ['a name from the prototype', () => [{ element: 'constructor', parent: 'body' }]],
    ['another root', () => [{ element: 'paragraph', parent: 'other' }]],
    ['text at the root', () => [{ text: 'x', parent: 'body' }]],
    ['an attribute of the root', () => [{ values: ['x'], parent: 'body', key: 'id' }]],
    ['a list item outside a list', () => [{ element: 'listItem', parent: 'body' }]],
    ['a paragraph in a paragraph', () => [{ element: 'paragraph', parent: paragraph }]],
    ['an element in a text', () => [{ element: 'hardBreak', parent: text }]],
    ['text in an element', () => [{ text: 'x', parent: paragraph }]],
    ['an unknown attribute', () => [{ values: ['x'], parent: paragraph, key: 'onclick' }]],
    [
      'an attribute named like the prototype',
      () => [{ values: ['x'], parent: paragraph, key: 'constructor' }],
    ],
    ['a bad value', () => [{ values: ['sideways'], parent: paragraph, key: 'dir' }]],
    ['a bad value beside a good one', () => [{ values: ['ltr', 'sideways'], parent: paragraph, key: 'dir' }]],
    ['a block id that is no primitive', () => [{ values: [{ a: 1 }], parent: paragraph, key: 'id' }]],
    ['a text as an attribute', () => [{ text: 'x', parent: paragraph, key: 'dir' }]],
    ['an attribute of a text', () => [{ values: ['x'], parent: text, key: 'lang' }]],
    ['an unknown mark', () => [{ mark: 'blink', value: {}, parent: text }]],
    ['a mark with a hash', () => [{ mark: 'bold--AAAAAAAA', value: {}, parent: text }]],
    ['a mark with more than it has', () => [{ mark: 'bold', value: { style: 'x' }, parent: text }]],
    ['an address that runs', () => [{ mark: 'link', value: { href: 'javascript:alert(1)' }, parent: text }]],
    [
      'an address that hides',
      () => [{ mark: 'link', value: { href: 'java\nscript:alert(1)' }, parent: text }],
    ],
    ['an embedded object', () => [{ embed: { src: 'x' }, parent: text }]],
    ['a map', () => [{ type: 1, parent: 'body' }]],
    ['a list of values', () => [{ values: ['x'], parent: 'body' }]],
    ['a parent that holds nothing', () => [{ element: 'paragraph', parent: [text[0], text[1] + 1] }]],
    ['neighbours of different parents', () => [{ text: 'x', origin: paragraph, right: [AMINA, 0] }]],
    [
      '33 levels',
      () =>
        Array.from(
          { length: 40 },
          (_, i) => ({ element: 'blockquote', parent: i ? [ME, i - 1] : 'body' }) as Struct,
        ),
    ],
    [
      'more structs than one may send',
      () => Array.from({ length: LIMITS.structs + 1 }, () => ({ text: 'x', parent: text })),
    ],
  ])('[TEXT-2] refuses %s', (_, structs) => {
    expect(whyNot(judge(update(mine(...structs()))))).toBe('policy')
  })

  it.each<[string, () => [Block[], Deletes[]], string]>([
    [
      'a struct under somebody else’s editor',
      () => [[{ editor: AMINA, clock: 10, structs: [{ text: 'forged', origin: [AMINA, 9] }] }], []],
      'foreign-editor',
    ],
    [
      'collected content under somebody else’s editor',
      () => [[{ editor: BRUNO, clock: 0, structs: [{ gc: 50 }] }], []],
      'foreign-editor',
    ],
    [
      'a struct under the server’s editor',
      () => [
        [
          {
            editor: SEED_CLIENT,
            clock: Y.getState(doc.store, SEED_CLIENT),
            structs: [{ text: 'x', parent: text }],
          },
        ],
        [],
      ],
      'foreign-editor',
    ],
    ['deletes of what is still to be written', () => [[], [[AMINA, 10, 1_000_000]]], 'gap'],
    ['deletes of an editor that nobody knows', () => [[], [[123, 0, 5]]], 'gap'],
    [
      'clocks whose past is lacking',
      () => [[{ editor: ME, clock: 5, structs: [{ text: 'x', parent: text }] }], []],
      'gap',
    ],
    ['a neighbour that is lacking', () => [mine({ text: 'x', origin: [BRUNO, 4] }), []], 'gap'],
    ['a circle', () => [mine({ text: 'x', origin: [ME, 0] }), []], 'gap'],
    ['a skip', () => [mine({ skip: 3 }, { text: 'x', parent: text }), []], 'gap'],
    ['a range of nothing', () => [[], [[AMINA, 0, 0]]], 'malformed'],
    ['a struct of nothing', () => [mine({ gc: 0 }), []], 'policy'],
    ['a struct beyond all clocks', () => [mine({ gc: 2 ** 31 }), []], 'policy'],
    [
      'an editor beyond all ids',
      () => [[{ editor: 2 ** 33, clock: 0, structs: [{ text: 'x', parent: text }] }], []],
      'malformed',
    ],
    [
      'one editor in two blocks',
      () => [[...mine({ text: 'x', parent: text }), ...mine({ text: 'y', parent: text })], []],
      'malformed',
    ],
    [
      'more editors than an account may have',
      () => [
        Array.from({ length: 65 }, (_, i) => ({
          editor: 1000 + i,
          clock: 0,
          structs: [{ text: 'x', parent: text }],
        })),
        [],
      ],
      'policy',
    ],
  ])('[TEXT-2] refuses %s', (_, parts, why) => {
    expect(whyNot(judge(update(...parts())))).toBe(why)
  })

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['trailing bytes', new Uint8Array([0, 0, 7])],
    ['a count of 2^25 in seven bytes', new Uint8Array([1, 0x80, 0x80, 0x80, 0x10, 77, 0])],
    ['an unknown content', new Uint8Array([1, 1, 99, 0, 0x1f, 1, 4, 98, 111, 100, 121, 0])],
  ])('[TEXT-2] calls %s malformed', (_, bytes) => {
    expect(whyNot(judge(bytes))).toBe('malformed')
  })

  it('[TEXT-2] calls every truncation of an honest update malformed', () => {
    const honest = update(mine({ element: 'paragraph', parent: 'body' }, { text: 'hello', parent: text }))
    for (let length = 0; length < honest.length; length++)
      expect(whyNot(judge(honest.subarray(0, length)))).toBe('malformed')
  })

  it('[LIVE-2] lets a reader say what is known already, and nothing else', () => {
    const reader = { mayWrite: false, isReply: true }
    expect(judge(Y.encodeStateAsUpdate(doc), reader).kind).toBe('nothing-new')
    expect(whyNot(judge(update(mine({ text: 'x', parent: text })), reader))).toBe('reader')
    expect(whyNot(judge(update([], [[AMINA, 0, 1]]), reader))).toBe('reader')
  })

  it('[LIVE-7] [LIVE-10] takes what is known however long it is, also what a restored server left out', () => {
    const clock = Y.getState(doc.store, SEED_CLIENT)
    Y.applyUpdate(doc, update([{ editor: SEED_CLIENT, clock, structs: [{ gc: 2 ** 24 }] }]))
    expect(judge(Y.encodeStateAsUpdate(doc)).kind).toBe('nothing-new')
    // In the pieces in which a client may have it, a word of its own with it.
    const pieces = update([
      { editor: ME, clock: 0, structs: [{ text: 'mine', parent: text }] },
      { editor: SEED_CLIENT, clock: clock + 3, structs: [{ gc: 2 ** 24 - 3 }] },
    ])
    expect(judge(pieces)).toMatchObject({ kind: 'accepted', claims: [ME] })
    expect(whyNot(judge(update(mine({ gc: 2 ** 20 + 1 }))))).toBe('policy')
  })

  it('[LIVE-7] takes a word that comes with more of what is known than anybody may write at once', () => {
    doc.clientID = BRUNO
    for (let n = 0; n < 40; n++) textOf(doc, 'paragraph-one').insert(0, 'x'.repeat(30_000))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = ME
    textOf(copy, 'paragraph-one').insert(0, 'mine')
    const all = Y.encodeStateAsUpdate(copy)
    expect(all.length).toBeGreaterThan(LIMITS.frame)
    const verdict = judge(all)
    expect(verdict).toMatchObject({ kind: 'accepted', claims: [ME] })
    if (verdict.kind === 'accepted') expect(verdict.update.length).toBeLessThan(100)
    const texts = Array.from({ length: 3 }, () => ({ text: 'x'.repeat(LIMITS.frame / 2), parent: text }))
    expect(whyNot(judge(update(mine(...texts))))).toBe('policy')
  })

  it('[TEXT-2] takes of an answer what fits, and leaves the rest for later', () => {
    const bytes = update(
      [
        {
          editor: ME,
          clock: 0,
          structs: [
            { text: 'fits', parent: text },
            { text: 'lacks', origin: [BRUNO, 4] },
          ],
        },
      ],
      [
        [AMINA, 0, 3],
        [BRUNO, 0, 9],
      ],
    )
    const verdict = judge(bytes, { isReply: true })
    expect(verdict.kind).toBe('accepted')
    if (verdict.kind === 'accepted') Y.applyUpdate(doc, verdict.update)
    expect(isSound(doc)).toBe(true)
    expect(textOf(doc, 'paragraph-one').toString()).toContain('fits')
    expect(textOf(doc, 'paragraph-one').toString()).not.toContain('By Amina')
  })

  it('[LIVE-7] [LIVE-12] looks at each struct once, however often it is named as deleted', () => {
    doc.clientID = BRUNO
    const shared = textOf(doc, 'paragraph-one')
    doc.transact(() => {
      for (let n = 0; n < 20_000; n++) shared.insert(n % 2, 'x')
    })
    doc.transact(() => shared.delete(0, 20_000))
    const began = performance.now()
    expect(
      judge(
        update(
          [],
          Array.from({ length: 70_000 }, () => [BRUNO, 0, 20_000]),
        ),
      ).kind,
    ).toBe('nothing-new')
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it.each<[string, () => Partial<Struct>]>([
    ['in the wrong order, written by two', () => ({ origin: idBefore('Harbour'), right: [AMINA, 2] })],
    [
      'in the wrong order, written one day and another',
      () => ({ origin: [AMINA, 2], right: laterInFront() }),
    ],
    ['with something between them', () => ({ origin: [AMINA, 2], right: [AMINA, 5] })],
    ['of which one is missing', () => ({ origin: [AMINA, 2] })],
    ['of which the first is missing', () => ({ right: [AMINA, 5] })],
  ])('[LIVE-8] calls neighbours odd %s', (_, where) => {
    const verdict = judge(update(mine({ text: 'x', ...where() } as Struct)))
    expect(verdict.kind === 'accepted' && verdict.odd).toHaveLength(1)
  })

  /** What stands in front of a word that was there before Amina wrote. */
  const idBefore = (word: string): Id => {
    const shared = textOf(doc, 'paragraph-one')
    const place = Y.createRelativePositionFromTypeIndex(shared, shared.toString().indexOf(word) - 1)
    return [place.item!.client, place.item!.clock]
  }
  /** Amina writes in front of what she wrote before. */
  const laterInFront = (): Id => {
    const clock = Y.getState(doc.store, AMINA)
    textOf(doc, 'paragraph-one').insert(0, 'Later. ')
    return [AMINA, clock]
  }

  it.each<[string, () => Struct[]]>([
    ['that are one', () => [{ text: 'x', origin: [AMINA, 4], right: [AMINA, 4] }]],
    ['in the wrong order', () => [{ text: 'x', origin: [AMINA, 5], right: [AMINA, 2] }]],
    [
      'in the wrong order, when it was cut meanwhile',
      () => {
        doc.clientID = BRUNO
        textOf(doc, 'paragraph-one').insert(4, 'Bruno')
        return [{ text: 'x', origin: [AMINA, 5], right: [AMINA, 2] }]
      },
    ],
    [
      'in the wrong order, of its own',
      () => [
        { text: 'abc', origin: [AMINA, 2], right: [AMINA, 3] },
        { text: 'd', origin: [ME, 2], right: [AMINA, 3] },
        { text: 'x', origin: [ME, 3], right: [ME, 0] },
      ],
    ],
  ])('[LIVE-8] refuses neighbours of one run %s', (_, structs) => {
    expect(whyNot(judge(update(mine(...structs()))))).toBe('policy')
  })

  it('[LIVE-8] refuses what replicas would place as they happen to have cut a run into items', () => {
    const bytes = update(mine({ text: 'x', origin: [AMINA, 5], right: [AMINA, 2] }))
    const [whole, cut] = [new Y.Doc(), new Y.Doc()]
    for (const one of [whole, cut]) Y.applyUpdate(one, Y.encodeStateAsUpdate(doc))
    const written = Y.encodeStateVector(whole)
    textOf(cut, 'paragraph-one').format(2, 2, { bold: true })
    Y.applyUpdate(whole, bytes)
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(cut, written))
    Y.applyUpdate(cut, bytes)
    expect(Y.encodeStateVector(whole)).toEqual(Y.encodeStateVector(cut))
    const [one, other] = [whole, cut].map(of => textOf(of, 'paragraph-one').toString())
    expect(one).not.toBe(other)
    expect(whyNot(judge(bytes))).toBe('policy')
  })

  it('[LIVE-7] takes what stands among what is gone, and nothing between what is gone and what stayed', () => {
    const gone: Id = [AMINA, 0]
    doc.transact(() => doc.getXmlFragment('body').delete(1, 1))
    doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    const stayed = idOf(doc.getXmlFragment('body').get(0))
    const beside = (where: Partial<Struct>) => whyNot(judge(update(mine({ text: 'x', ...where }))))
    expect(Y.getItem(doc.store, Y.createID(...gone))).toBeInstanceOf(Y.GC)
    expect(beside({ origin: gone, right: [AMINA, 1] })).toBe('accepted')
    expect(beside({ origin: gone })).toBe('accepted')
    expect(beside({ origin: gone, right: stayed })).toBe('policy')
    expect(beside({ origin: stayed, right: gone })).toBe('policy')
  })

  it('[LIVE-8] calls nothing odd that was put between two that stood side by side', () => {
    const structs: Struct[] = [
      { text: 'ab', origin: [AMINA, 2], right: [AMINA, 3] },
      { text: 'c', origin: [ME, 1], right: [AMINA, 3] },
      { text: 'd', origin: [ME, 0], right: [ME, 1] },
      { element: 'paragraph', right: idOf(doc.getXmlFragment('body').get(0) as Y.XmlElement) },
      { type: 6, parent: [ME, 4] },
      { text: 'e', parent: [ME, 5] },
    ]
    expect(judge(update(mine(...structs)))).toMatchObject({ kind: 'accepted', odd: [] })
  })

  it('[TEXT-2] leaves a letter a letter, sound and the same everywhere, whatever 6,000 random updates say', () => {
    const rng = mkRng(20270101)
    const peer = new Y.Doc()
    peer.getXmlFragment('body')
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    doc.on('update', (bytes: Uint8Array) => Y.applyUpdate(peer, bytes))
    let accepted = 0
    for (let n = 0; n < 6000; n++) {
      const verdict = judge(randomUpdate(doc, rng), { isReply: rng() < 0.3, mayClaim: () => 64 })
      if (verdict.kind !== 'accepted' || verdict.odd.length) continue
      for (const editor of verdict.claims) owners.set(editor, 'me')
      Y.applyUpdate(doc, verdict.update)
      accepted++
      expect(isSound(doc), `message ${n}`).toBe(true)
    }
    const loaded = new Y.Doc()
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc))
    const texts = [doc, peer, loaded].map(one => one.getXmlFragment('body').toString())
    expect(new Set(texts).size).toBe(1)
    expect(accepted).toBeGreaterThan(300)
  })
})

/** Structs that are often nearly right: known ids, near clocks, kinds of every sort. */
function randomUpdate(doc: Y.Doc, rng: () => number): Uint8Array {
  const below = (n: number) => Math.floor(rng() * n)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!
  const editors = [SEED_CLIENT, AMINA, ME, ME + 1]
  const id = (): Id => {
    const editor = pick(editors)
    return [editor, below(Math.max(1, Y.getState(doc.store, editor) + below(3)))]
  }
  const what = (): Struct =>
    pick<() => Struct>([
      () => ({ text: 'abc'.slice(below(3)) }),
      () => ({ text: 'de' }),
      () => ({ element: pick(['paragraph', 'blockquote', 'bulletList', 'listItem', 'hardBreak', 'script']) }),
      () => ({ element: 'paragraph', parent: 'body' }),
      () => ({ type: pick([6, 6, 1]) }),
      () => ({ values: [pick(['ltr', 'block-number-9', 1, null])], key: pick(['dir', 'id', 'ask', 'x']) }),
      () => ({
        mark: pick(['bold', 'link', 'blink']),
        value: pick([null, {}, { href: 'https://harbour.example' }]),
      }),
      () => ({ deleted: 1 + below(3) }),
      () => ({ gc: 1 + below(3) }),
      () => ({ skip: 1 }),
    ])()
  const where = (): Partial<Struct> => ({
    ...(rng() < 0.5 ? { origin: id() } : {}),
    ...(rng() < 0.3 ? { right: id() } : {}),
    ...(rng() < 0.7 ? { parent: id() } : { parent: 'body' }),
  })
  const blocks = [ME, ME + 1].slice(below(2)).map(editor => ({
    editor,
    clock: Math.max(0, Y.getState(doc.store, editor) + pick([0, 0, 0, 0, 0, 1, -1, -2])),
    structs: Array.from({ length: 1 + below(3) }, () => ({ ...where(), ...what() }) as Struct),
  }))
  const deletes = Array.from({ length: below(3) }, (): Deletes => [...id(), 1 + below(4)])
  return update(blocks, deletes)
}
