// @vitest-environment happy-dom
/** Where a caret stands after what colleagues wrote arrived: with its words, not at its number. */
import { describe, expect, it } from 'vitest'
import { atTable, seeded } from './editors.ts'
import { letter, paragraph, text } from './letters.ts'

const LETTERS = 'abcdefghijklmnopqrst'
const DIGITS = '01234567890123456789'

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
})
