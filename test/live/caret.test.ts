// @vitest-environment happy-dom
/** Where a caret stands after what colleagues wrote arrived: with its words, not at its number. */
import { describe, expect, it } from 'vitest'
import { acts } from './acts.ts'
import { CASES, DIGITS, LETTERS, lines, signsOf, written } from './aParagraph.ts'
import { atTable, RUNS, seeded, Table } from './editors.ts'
import { letter, paragraph, text } from './letters.ts'
import { mkRng } from './random.ts'

describe('[LIVE-1] a caret', () => {
  it('[LIVE-1] stays with its words while a colleague types before them in the same paragraph', () =>
    seeded(20, rng =>
      atTable(letter(paragraph('block_a0', [text('The harbour.')])), ['ours', 'ours'], rng, table => {
        const [one, two] = table.people.map(({ editor }) => editor)
        one!.commands.setTextSelection(one!.state.doc.child(0).nodeSize - 1)
        two!.commands.setTextSelection(1)
        const hands = [...LETTERS].map((letter, at) => [letter, DIGITS[at]!] as const)
        for (const [letter, digit] of hands) {
          one!.view.dispatch(one!.state.tr.insertText(letter))
          two!.view.dispatch(two!.state.tr.insertText(digit))
          for (let n = Math.floor(rng() * 5); n > 0; n--) table.deliver()
        }
        table.drain()
        expect(one!.state.doc.child(0).textContent).toBe(`${DIGITS}The harbour.${LETTERS}`)
        expect(new Set(table.texts()).size).toBe(1)
      }),
    ))

  it('[LIVE-1] stays in a block that a colleague makes anew by changing its kind', () =>
    seeded(5, rng =>
      atTable(
        letter(paragraph('block_a0', [text('First.')]), paragraph('block_b0', [text('Second line.')])),
        ['ours', 'ours'],
        rng,
        table => {
          const [one] = table.people.map(({ editor }) => editor)
          one!.commands.setTextSelection(one!.state.doc.child(0).nodeSize + 4)
          table.act(1, editor => editor.chain().setTextSelection(10).setHeading({ level: 2 }).run())
          table.drain()
          const { parent } = one!.state.selection.$from
          expect([parent.type.name, parent.attrs.id]).toEqual(['heading', 'block_b0'])
        },
      ),
    ))

  for (const { what, act, where, offset } of CASES)
    it(`[LIVE-1] [TEXT-6] goes on ${where} of a paragraph which a colleague ${what}, and what is typed stays one word`, async () => {
      for (let seed = 1; seed <= 25 * RUNS; seed++) {
        const rng = mkRng(seed * 7919 + 13)
        const table = new Table(lines(), ['ours', 'ours'], rng)
        const { editor } = table.people[0]!
        editor.commands.setTextSelection(editor.state.doc.child(0).nodeSize + 1 + offset)
        const at = Math.floor(rng() * LETTERS.length)
        for (const [i, letter] of [...LETTERS].entries()) {
          editor.view.dispatch(editor.state.tr.insertText(letter))
          if (i === at) table.act(1, other => acts[act](other, 'Second', rng))
          for (let n = Math.floor(rng() * 4); n > 0; n--) {
            table.deliver()
            await null
          }
        }
        while (table.deliver()) await null
        const [one, ...others] = table.texts()
        for (const other of others) expect(other).toBe(one)
        expect(signsOf(one!), `seed ${seed}: ${one}`).toContain(written(offset, LETTERS))
        table.leave()
      }
    })
})
