// @vitest-environment happy-dom
/** An ask follows the id of its block: one ask sits on one block, and goes where the block goes. */
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { setAsk, toggleConcern, unsetAsk } from '../../shared/statement/demands.ts'
import type { Node } from '../../shared/statement/node.ts'
import { docOf } from '../../shared/statement/read.ts'
import { type ActName, acts, find } from './acts.ts'
import { atTable, seeded, type Table } from './editors.ts'
import { bullets, heading, item, letter, notes, paragraph } from './letters.ts'
import { mkRng } from './random.ts'

const demands = () =>
  letter(
    paragraph('block_a0', 'a1 a2'),
    paragraph('block_b0', 'b1 b2 b3 b4', 'ask_number_1'),
    paragraph('block_c0', 'c1 c2'),
    bullets('list_000', [
      item('item_d00', [paragraph('block_d0', 'd1 d2 d3')], 'ask_number_2'),
      item('item_e00', [paragraph('block_e0', 'e1 e2')]),
    ]),
    heading('block_h0', 'h1 h2', 'ask_number_3'),
    paragraph('block_m0', 'm1 m2'),
    notes(),
  )

/** Which block, by the first word in it, carries which ask. */
function asksOf(table: Table): Record<string, string> {
  const asks: Record<string, string> = {}
  const firstWord = (node: Node): string =>
    node.text?.split(' ').find(Boolean) ?? node.content?.map(firstWord).find(Boolean) ?? ''
  const walk = (node: Node): void => {
    const ask = node.attrs?.ask
    if (typeof ask === 'string')
      asks[ask] = `${asks[ask] ? `${asks[ask]} and ` : ''}${node.type} ${firstWord(node)}`
    node.content?.forEach(walk)
  }
  walk(docOf(table.server) as Node)
  return asks
}

const start = { ask_number_1: 'paragraph b1', ask_number_2: 'listItem d1', ask_number_3: 'heading h1' }
type Script = [ActName, string][]

const ALONE: Record<string, [Script, Partial<Record<keyof typeof start, string>>, (keyof typeof start)[]?]> =
  {
    'splitting at the start': [[['splitStart', 'b1']], {}],
    'splitting in the middle': [[['splitMid', 'b1']], {}],
    'splitting at the end': [[['splitEnd', 'b1']], {}],
    'a split undone and redone': [
      [
        ['splitMid', 'b1'],
        ['undo', ''],
        ['redo', ''],
      ],
      {},
    ],
    'splitting a list item': [[['splitMid', 'd1']], {}],
    'splitting a list item at its start': [[['splitStart', 'd1']], {}],
    'splitting a heading': [[['splitMid', 'h1']], {}],
    'joining the ask to what is before drops it': [[['join', 'b1']], {}, ['ask_number_1']],
    'joining the next block to it': [[['join', 'c1']], {}],
    'a join undone brings it back': [
      [
        ['join', 'b1'],
        ['undo', ''],
      ],
      {},
    ],
    'a copy drops it': [[['copyPaste', 'b1']], {}],
    'a copied drag drops it': [[['altDrag', 'b1']], {}],
    'cutting and pasting': [[['cutPaste', 'b1']], {}],
    'a paragraph into a list': [[['bullet', 'b1']], {}],
    'a heading into a list': [[['bullet', 'h1']], {}],
    'a lifted item hands it to its first block': [[['lift', 'd1']], { ask_number_2: 'paragraph d1' }],
    'another kind of list': [[['ordered', 'd1']], {}],
    'sinking the next item below it': [[['sink', 'e1']], {}],
    'a paragraph into a heading': [[['toHeading', 'b1']], { ask_number_1: 'heading b1' }],
    'clearing a heading': [[['clear', 'h1']], { ask_number_3: 'paragraph h1' }],
    quoting: [[['quote', 'b1']], {}],
    dragging: [[['move', 'b1']], {}],
    'removing, undone': [
      [
        ['remove', 'b1'],
        ['undo', ''],
      ],
      {},
    ],
  }

describe('[ASK-2] the ask of a block', () => {
  for (const [title, [script, expected, gone = []]] of Object.entries(ALONE))
    it(`[ASK-2] ${title}: the ask is where its block is`, () =>
      atTable(demands(), ['ours', 'ours'], mkRng(5), table => {
        for (const [act, word] of script) table.act(0, editor => acts[act](editor, word, table.rng))
        table.drain()
        const wished = { ...start, ...expected }
        for (const ask of gone) Reflect.deleteProperty(wished, ask)
        expect(asksOf(table)).toEqual(wished)
        expect(new Set(table.texts()).size).toBe(1)
      }))
})

const TOGETHER: Record<string, [Script, Script]> = {
  'one sets an ask, one types': [
    [['setAsk', 'c1']],
    [
      ['type', 'c1'],
      ['typeMid', 'c1'],
    ],
  ],
  'one takes it off and sets another, one types': [
    [
      ['unsetAsk', 'b1'],
      ['setAsk', 'b1'],
    ],
    [
      ['typeMid', 'b1'],
      ['type', 'b1'],
    ],
  ],
  'two set an ask': [[['setAsk', 'c1']], [['setAsk', 'c1']]],
  'two split': [[['splitMid', 'b1']], [['splitMid2', 'b1']]],
  'one splits, one types': [[['splitStart', 'b1']], [['typeMid', 'b1']]],
  'two change the type': [[['toHeading', 'b1']], [['toHeading', 'b1']]],
  'two quote': [[['quote', 'b1']], [['quote', 'b1']]],
  'two drag': [[['move', 'b1']], [['move', 'b1']]],
  'one takes it off, one splits': [[['unsetAsk', 'b1']], [['splitStart', 'b1']]],
  'one copies, one takes it off': [[['copyPaste', 'b1']], [['unsetAsk', 'b1']]],
  'one removes and undoes, one sets': [
    [
      ['remove', 'c1'],
      ['undo', ''],
    ],
    [['setAsk', 'c1']],
  ],
}

describe('[ASK-2] asks while two work at once', () => {
  for (const [title, scripts] of Object.entries(TOGETHER))
    it(`[ASK-2] ${title}: no ask is on two blocks, no typing is lost to an ask`, () =>
      seeded(8, (rng, seed) =>
        atTable(demands(), ['ours', 'ours'], rng, table => {
          const left = scripts.map(script => [...script])
          while (left.some(script => script.length)) {
            const person = Math.floor(rng() * 2)
            const next = left[person]?.shift()
            if (!next) continue
            table.act(person, editor => acts[next[0]](editor, next[1], rng))
            for (let n = seed % 2 ? Math.floor(rng() * 3) : 0; n > 0; n--) table.deliver()
          }
          table.drain()
          for (const carrier of Object.values(asksOf(table))) expect(carrier).not.toContain(' and ')
          if (title.includes('an ask, one types') || title.includes('another, one types'))
            expect(JSON.stringify(docOf(table.server)).match(/\bz\w+/g)).toHaveLength(2)
          expect(new Set(table.texts()).size).toBe(1)
        }),
      ))
})

describe('[ASK-2] setting and unsetting', () => {
  const on = (table: Table, word: string) => {
    const { editor } = table.people[0]!
    const { state } = editor
    editor.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, find(editor, word)!.pos + 1)))
    return editor
  }

  it('[ASK-2] in the first paragraph of a list item it is the whole item', () =>
    atTable(demands(), ['ours'], mkRng(1), table => {
      const editor = on(table, 'e1')
      expect(setAsk('ask_number_4')(editor.state, editor.view.dispatch)).toBe(true)
      table.drain()
      expect(asksOf(table)).toEqual({ ...start, ask_number_4: 'listItem e1' })
    }))

  it('[ASK-2] an ask is refused where one is, and for an id that is none', () =>
    atTable(demands(), ['ours'], mkRng(1), table => {
      expect(setAsk('ask_number_4')(on(table, 'b1').state)).toBe(false)
      expect(setAsk('ask_number_4')(on(table, 'd1').state)).toBe(false)
      expect(setAsk('x')(on(table, 'c1').state)).toBe(false)
    }))

  it('[ASK-2] taking it off leaves the text, and undo puts it back', () =>
    atTable(demands(), ['ours'], mkRng(1), table => {
      const editor = on(table, 'd1')
      table.act(0, () => unsetAsk(editor.state, editor.view.dispatch))
      table.drain()
      expect(asksOf(table)).toEqual({ ask_number_1: 'paragraph b1', ask_number_3: 'heading h1' })
      table.act(0, () => editor.commands.undo())
      table.drain()
      expect(asksOf(table)).toEqual(start)
    }))

  it('[ASK-2] a concern follows its block when it is split, and is not copied', () =>
    atTable(demands(), ['ours'], mkRng(1), table => {
      const editor = on(table, 'c1')
      table.act(0, () => toggleConcern(editor.state, editor.view.dispatch))
      table.act(0, () => acts.splitStart(editor, 'c1', table.rng))
      table.act(0, () => acts.copyPaste(editor, 'c1', table.rng))
      table.act(0, () => acts.altDrag(editor, 'c1', table.rng))
      table.drain()
      const marked = (docOf(table.server).content ?? []).filter(
        block => 'concern' in block.attrs && block.attrs.concern,
      )
      expect(marked.map(block => block.attrs.id)).toEqual(['block_c0'])
    }))
})
