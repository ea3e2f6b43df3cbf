// @vitest-environment happy-dom
/** A colleague takes back what they made of a block, in which somebody else has written since. */
import { describe, expect, it } from 'vitest'
import { type ActName, acts } from './acts.ts'
import { RUNS, Table } from './editors.ts'
import { letter, paragraph, text } from './letters.ts'
import { mkRng } from './random.ts'

const SECOND = 'Second of many lines is the one that counts.'
const ACTS: Record<string, ActName> = {
  'a heading': 'toHeading',
  'a list': 'bullet',
  'a quotation': 'quote',
  'a part of the line before': 'join',
  'two lines': 'splitMid',
  'one that stands elsewhere': 'move',
}

const write = async (table: Table, words: string) => {
  const { editor } = table.people[0]!
  for (const letter of words) {
    editor.view.dispatch(editor.state.tr.insertText(letter))
    for (let n = Math.floor(table.rng() * 4); n > 0; n--) {
      table.deliver()
      await null
    }
  }
}

describe('[TEXT-6] whoever takes back that they made of a line', () => {
  for (const [what, act] of Object.entries(ACTS))
    it(`${what} takes nothing back that somebody else wrote there, before or since`, async () => {
      for (let seed = 1; seed <= 20 * RUNS; seed++) {
        const rng = mkRng(seed * 7919 + 13)
        const lines = letter(
          paragraph('block_a0', [text('First of all is here.')]),
          paragraph('block_b0', [text(SECOND)]),
          paragraph('block_c0', [text('Third of them ends it.')]),
        )
        const table = new Table(lines, ['ours', 'ours'], rng)
        const { editor } = table.people[0]!
        editor.commands.setTextSelection(editor.state.doc.child(0).nodeSize + 1 + SECOND.length)
        table.act(1, other => acts[act](other, 'Second', rng))
        await write(table, ' Meanwhile.')
        while (table.deliver()) await null
        await write(table, ' Since.')
        table.act(1, other => acts.undo(other))
        await write(table, ' Afterwards.')
        while (table.deliver()) await null
        const [one, ...others] = table.texts()
        for (const other of others) expect(other).toBe(one)
        const words = one!.replaceAll(/<[^>]*>/g, '')
        for (const word of ['Meanwhile.', 'Since.', 'Afterwards.', SECOND])
          expect(words.split(word), `seed ${seed}, "${word}": ${one}`).toHaveLength(2)
        table.leave()
      }
    })
})
