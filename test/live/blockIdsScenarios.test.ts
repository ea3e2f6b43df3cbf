// @vitest-environment happy-dom
/** One person's acts and their undo, and two people's at once: every block keeps its id, and no id is on two. */
import { describe, expect, it } from 'vitest'
import { type ActName, acts } from './acts.ts'
import { atTable, seeded } from './editors.ts'
import { mixedLetter } from './letters.ts'
import { clean, Watch } from './watch.ts'

type Script = [ActName, string][]

const ALONE: Record<string, Script> = {
  'splitting at the start': [['splitStart', 'b1']],
  'splitting a list item at its start': [['splitStart', 'e1']],
  'splitting in the middle': [['splitMid', 'b1']],
  'splitting at the end': [['splitEnd', 'b1']],
  'splitting a heading at its start': [['splitStart', 'a1']],
  'splitting a heading': [['splitMid', 'h1']],
  'splitting in a cell': [['splitMid', 'j1']],
  'a split undone': [
    ['splitMid', 'b1'],
    ['undo', ''],
  ],
  'a split at the start undone and redone': [
    ['splitStart', 'b1'],
    ['undo', ''],
    ['redo', ''],
  ],
  joining: [['join', 'c1']],
  'a join undone': [
    ['join', 'c1'],
    ['undo', ''],
  ],
  'a join undone, redone, undone': [
    ['join', 'c1'],
    ['undo', ''],
    ['redo', ''],
    ['undo', ''],
  ],
  'joining list items': [['join', 'e1']],
  'Enter in list items': [
    ['splitMid', 'e1'],
    ['splitEnd', 'f1'],
  ],
  'sinking and lifting an item': [
    ['sink', 'e1'],
    ['lift', 'e1'],
  ],
  'sinking an item': [['sink', 'e1']],
  'lifting an item out of its list': [['lift', 'e1']],
  'lifting an item out, undone': [
    ['lift', 'e1'],
    ['undo', ''],
  ],
  quoting: [['quote', 'b1']],
  'quoting and unquoting': [
    ['quote', 'b1'],
    ['quote', 'b1'],
  ],
  unquoting: [['quote', 'g1']],
  'a paragraph into a list': [['bullet', 'b1']],
  'a list into another kind of list': [['ordered', 'd1']],
  'a heading into a list': [['bullet', 'h1']],
  'clearing a heading': [['clear', 'h1']],
  'a paragraph into a heading': [['toHeading', 'b1']],
  'a paragraph into headings and back': [
    ['toHeading', 'b1'],
    ['toHeading3', 'b1'],
    ['toParagraph', 'b1'],
  ],
  'a change of type undone': [
    ['toHeading', 'b1'],
    ['undo', ''],
  ],
  'a change of type undone and redone': [
    ['toHeading', 'b1'],
    ['undo', ''],
    ['redo', ''],
  ],
  'cutting and pasting': [['cutPaste', 'c1']],
  'cutting and pasting, undone': [
    ['cutPaste', 'c1'],
    ['undo', ''],
    ['undo', ''],
  ],
  'copying and pasting': [['copyPaste', 'c1']],
  'copying and pasting, undone and redone': [
    ['copyPaste', 'c1'],
    ['undo', ''],
    ['redo', ''],
  ],
  dragging: [['move', 'c1']],
  'dragging, undone': [
    ['move', 'c1'],
    ['undo', ''],
  ],
  'dragging a copy': [['altDrag', 'c1']],
  'dragging a copy, undone and redone': [
    ['altDrag', 'c1'],
    ['undo', ''],
    ['redo', ''],
  ],
  'removing, undone': [
    ['remove', 'c1'],
    ['undo', ''],
  ],
  'removing, undone, redone, undone': [
    ['remove', 'c1'],
    ['undo', ''],
    ['redo', ''],
    ['undo', ''],
  ],
  'removing a block and typing in the next at once': [['removeAndType', 'b1']],
}

const TOGETHER: Record<string, [Script, Script]> = {
  'two split one block at two places': [[['splitMid', 'b1']], [['splitMid2', 'b1']]],
  'two split one block at the same place': [[['splitMid', 'b1']], [['splitMid', 'b1']]],
  'two split at the start': [[['splitStart', 'b1']], [['splitStart', 'b1']]],
  'one splits, one changes the type': [[['splitMid', 'b1']], [['toHeading', 'b1']]],
  'two change the type differently': [[['toHeading', 'b1']], [['toHeading3', 'b1']]],
  'two change the type alike': [[['toHeading', 'b1']], [['toHeading', 'b1']]],
  'one changes the type and undoes it, one changes it': [
    [
      ['toHeading', 'b1'],
      ['undo', ''],
    ],
    [['toHeading3', 'b1']],
  ],
  'two drag one block': [[['move', 'c1']], [['move', 'c1']]],
  'two cut and paste one block': [[['cutPaste', 'c1']], [['cutPaste', 'c1']]],
  'two copy one block': [[['copyPaste', 'c1']], [['copyPaste', 'c1']]],
  'one joins, one splits': [[['join', 'c1']], [['splitMid', 'c1']]],
  'one joins and undoes it, one splits': [
    [
      ['join', 'c1'],
      ['undo', ''],
    ],
    [['splitMid', 'c1']],
  ],
  'one removes and undoes it, one drags': [
    [
      ['remove', 'c1'],
      ['undo', ''],
    ],
    [['move', 'c1']],
  ],
  'two quote one block': [[['quote', 'b1']], [['quote', 'b1']]],
  'two sink one item': [[['sink', 'e1']], [['sink', 'e1']]],
  'two make a list of one block': [[['bullet', 'b1']], [['bullet', 'b1']]],
  'one drags, one types': [[['move', 'c1']], [['type', 'c1']]],
  'one removes a block and types in the next, one types': [[['removeAndType', 'b1']], [['type', 'b1']]],
  'one splits at the start, one types': [[['splitStart', 'b1']], [['typeMid', 'b1']]],
}

/** Runs the scripts in a random interleaving; every third run everybody is offline until the end. */
function play(scripts: Script[], rng: () => number, seed: number): void {
  atTable(mixedLetter(), ['ours', 'ours', 'ours'], rng, table => {
    const watch = new Watch(table)
    const left = scripts.map(script => [...script])
    while (left.some(script => script.length)) {
      const person = Math.floor(rng() * left.length)
      const next = left[person]?.shift()
      if (!next) continue
      table.act(person, editor => acts[next[0]](editor, next[1], rng))
      watch.look(table.people[person]!.ydoc, true)
      for (let n = seed % 3 ? Math.floor(rng() * 4) : 0; n > 0; n--) table.deliver()
    }
    table.drain()
    watch.look(table.server, false)
    expect(watch.verdict()).toEqual(clean)
    expect(new Set(table.texts()).size).toBe(1)
    expect(table.mends.filter(({ why }) => why === 'changed' || why === 'missing')).toEqual([])
  })
}

describe('[TEXT-3] one person', () => {
  for (const [title, script] of Object.entries(ALONE))
    it(`[TEXT-3] ${title} keeps every id on its own content`, () =>
      seeded(2, (rng, seed) => play([script], rng, seed)))
})

describe('[TEXT-3] two people at once', () => {
  for (const [title, scripts] of Object.entries(TOGETHER))
    it(`[TEXT-3] ${title}: no id lost, doubled or on other content`, () =>
      seeded(4, (rng, seed) => play(scripts, rng, seed)))
})
