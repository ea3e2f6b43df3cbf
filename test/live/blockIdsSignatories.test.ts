// @vitest-environment happy-dom
/** The place of the list: what people do in and around it never breaks it, and its names keep their ids. */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { docOf } from '../../shared/statement/read.ts'
import { type ActName, acts, find, placeOf } from './acts.ts'
import { atTable, seeded } from './editors.ts'
import { letter, notes, paragraph, text } from './letters.ts'
import { mkRng } from './random.ts'
import { clean, Watch } from './watch.ts'

const withList = () =>
  letter(
    paragraph('block_a0', 'a1 a2'),
    paragraph('block_b0', 'b1 b2'),
    {
      type: 'signatories',
      attrs: { id: 'list_sig', signon: null },
      content: [
        { type: 'signatoryGroup', attrs: { id: 'group_00' }, content: [text('g1 Ports')] },
        { type: 'signatory', attrs: { id: 'name_x00' }, content: [text('x1 Tidewatch')] },
        { type: 'signatory', attrs: { id: 'name_y00' }, content: [text('y1 Quay Union')] },
        paragraph('block_z0', 'z1 closing line'),
      ],
    },
    notes(),
  )

const DRAWN: ActName[] = [
  'splitStart',
  'splitMid',
  'splitEnd',
  'join',
  'type',
  'toHeading',
  'toParagraph',
  'clear',
  'quote',
  'bullet',
  'ordered',
  'sink',
  'lift',
  'undo',
  'redo',
  'remove',
  'move',
  'cutPaste',
]
const WORDS = ['a1', 'b1', 'g1', 'x1', 'y1', 'z1']

describe('[TEXT-3] the list of signatories', () => {
  it('[TEXT-3] Enter behind a name makes another name', () =>
    atTable(withList(), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      editor.commands.setTextSelection(placeOf(editor, 'Union') + 5)
      editor.commands.keyboardShortcut('Enter')
      editor.commands.insertContent('w1 Pilots')
      table.drain()
      expect(find(editor, 'w1')?.node.type.name).toBe('signatory')
    }))

  const commands: Record<string, (editor: Editor) => unknown> = {
    'a list': editor => editor.commands.toggleBulletList(),
    'a heading': editor => editor.commands.setNode('heading', { level: 2 }),
    'a quotation': editor => editor.commands.toggleBlockquote(),
    'a plain line': editor => editor.commands.clearNodes(),
  }
  for (const [title, command] of Object.entries(commands))
    it(`[TEXT-3] ${title} inside it leaves every name where it is, under its id`, () =>
      atTable(withList(), ['ours'], mkRng(1), table => {
        const watch = new Watch(table)
        table.act(0, editor => {
          editor.commands.setTextSelection(placeOf(editor, 'x1'))
          command(editor)
          expect(editor.state.doc.check()).toBeUndefined()
        })
        table.drain()
        expect(watch.verdict()).toEqual(clean)
        expect(JSON.stringify(docOf(table.server))).toContain('x1 Tidewatch')
      }))

  it('[TEXT-3] two people at work around it: no id lost, doubled or on other content', () =>
    seeded(25, (rng, seed) =>
      atTable(withList(), ['ours', 'ours'], rng, table => {
        const watch = new Watch(table)
        for (let n = 0; n < 10; n++) {
          const person = Math.floor(rng() * 2)
          const act = DRAWN[Math.floor(rng() * DRAWN.length)]!
          const word = WORDS[Math.floor(rng() * WORDS.length)]!
          table.act(person, editor => acts[act](editor, word, rng))
          watch.look(table.people[person]!.ydoc, true)
          for (let k = seed % 4 ? Math.floor(rng() * 4) : 0; k > 0; k--) table.deliver()
        }
        table.drain()
        const { doubled, nameless, wrong } = watch.verdict()
        expect({ doubled, nameless, wrong }).toEqual({ doubled: [], nameless: 0, wrong: [] })
        expect(new Set(table.texts()).size).toBe(1)
        expect(table.people[0]?.editor.getJSON()).toEqual(table.people[1]?.editor.getJSON())
      }),
    ))
})
