// @vitest-environment happy-dom
/** Where words stand that were written offline, once their author is back: with those they were written to. */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteSent } from '../../shared/statement/underWay.ts'
import { type ActName, acts, freshWord, type } from './acts.ts'
import { CASES, DIGITS, LETTERS, lines, SECOND, signsOf, written } from './aParagraph.ts'
import { now, type Person, pass, RUNS, Table } from './editors.ts'
import { letter, paragraph } from './letters.ts'
import { mkRng } from './random.ts'

const HOUR = 3_600_000

/** What a colleague did goes to the server; then each who was offline brings what they wrote, and is told the rest. */
async function comeBack(table: Table, colleague: Person, away: readonly Person[]): Promise<void> {
  while (table.deliver([colleague])) await null
  const back = [colleague]
  for (const one of away) {
    noteSent(one.ydoc, Y.getState(table.server.store, one.ydoc.clientID), now())
    while (one.up.length) table.deliver([{ ...one, down: [] }])
    back.push(one)
    for (let n = Math.floor(table.rng() * 20); n > 0 && table.deliver(back); n--) await null
  }
  while (table.deliver()) await null
}

function allTheSame([one, ...others]: string[]): string {
  for (const other of others) expect(other).toBe(one)
  return one!
}

describe('[TEXT-6] what was written offline', () => {
  for (const { what, act, where, offset } of CASES)
    it(`[TEXT-6] ${where} of a paragraph which a colleague ${what} stands there when its author comes back`, async () => {
      for (let seed = 1; seed <= 10 * RUNS; seed++) {
        const rng = mkRng(seed * 7919 + 13)
        const table = new Table(lines(), ['ours', 'ours'], rng)
        const { editor } = table.people[0]!
        const start = editor.state.doc.child(0).nodeSize + 1
        write(editor, LETTERS, start + offset)
        write(editor, DIGITS, start + SECOND.length + LETTERS.length + 2 + 'Third of'.length)
        editor.commands.setTextSelection(1)
        pass(HOUR)
        table.act(1, other => acts[act](other, 'Second', rng))
        await comeBack(table, table.people[1]!, [table.people[0]!])
        const one = allTheSame(table.texts())
        expect(signsOf(one), `seed ${seed}: ${one}`).toContain(written(offset, LETTERS))
        expect(one).toContain(`Third of${DIGITS} them`)
        const { parent, parentOffset } = editor.state.selection.$head
        expect([parent.attrs.id, parentOffset]).toEqual(['block_a0', 0])
        table.leave()
      }
    })

  const ENDS = 'ends it.'
  const [CUT, END] = ['Second of many ', SECOND.length]

  /** One writes at the end of the second line and goes; the other changes the text; the first comes back. */
  async function meanwhile(
    change: (editor: Editor) => void,
    act = (editor: Editor, at: number) => write(editor, LETTERS, at),
  ) {
    const table = new Table(lines(), ['ours', 'ours'], mkRng(11))
    const { editor } = table.people[0]!
    act(editor, editor.state.doc.child(0).nodeSize + 1 + END)
    pass(HOUR)
    table.act(1, change)
    await comeBack(table, table.people[1]!, [table.people[0]!])
    return { editor, text: signsOf(allTheSame(table.texts())), leave: () => table.leave() }
  }

  it('[TEXT-6] goes with its marks, and with the caret that stands in it', async () => {
    const { editor, leave } = await meanwhile(
      other => acts.splitMid2(other, 'Second', mkRng(1)),
      (editor, at) => {
        editor.commands.setTextSelection(at)
        editor.chain().setMark('bold').insertContent('plain and bold').run()
      },
    )
    const { $head } = editor.state.selection
    expect($head.parent.textContent).toBe('counts.plain and bold')
    expect($head.parentOffset).toBe($head.parent.content.size)
    expect($head.parent.lastChild!.marks.map(({ type: { name } }) => name)).toEqual(['bold'])
    leave()
  })

  it('[TEXT-6] goes to its words with all else that was written in the line', async () => {
    const { text, leave } = await meanwhile(
      other => {
        acts.splitMid(other, 'Second', mkRng(1))
        acts.cutPaste(other, 'of', () => 0)
      },
      (editor, at) => {
        write(editor, LETTERS, at)
        write(editor, DIGITS, at - 'counts.'.length)
      },
    )
    expect(text).toContain(`|of many lines is the one that ${DIGITS}counts.${LETTERS}|`)
    leave()
  })

  it('[TEXT-6] is taken along by its author alone, where two had written and seen each other', async () => {
    const table = new Table(lines(), ['ours', 'ours', 'ours'], mkRng(13))
    const [one, two, three] = table.people as [Person, Person, Person]
    const start = one.editor.state.doc.child(0).nodeSize + 1
    table.act(1, other => acts.splitMid(other, 'Second', mkRng(1)))
    write(one.editor, LETTERS, start + END)
    write(three.editor, DIGITS, start + CUT.length)
    while (table.deliver([one, three])) await null
    while (table.deliver([two])) await null
    while (table.deliver()) await null
    const words = `of many ${DIGITS}${SECOND.slice(CUT.length)}${LETTERS}`
    expect(signsOf(allTheSame(table.texts()))).toContain(`|Second ||${words}|`)
    table.leave()
  })

  it('[TEXT-6] stays where it is if a colleague took away the words around for good', async () => {
    const { text, leave } = await meanwhile(other => {
      const at = other.state.doc.child(0).nodeSize + 1
      other.view.dispatch(other.state.tr.delete(at + CUT.length, at + END))
    })
    expect(text).toContain(`|${CUT}${LETTERS}|`)
    leave()
  })

  it('[TEXT-6] stays where it is if the words around stand in two other places', async () => {
    const rest = SECOND.slice(CUT.length)
    const { text, leave } = await meanwhile(other => {
      const at = other.state.doc.child(0).nodeSize + 1
      const { tr } = other.state
      tr.insertText(`${rest} Or so.`, tr.doc.content.size - 1 - ENDS.length).insertText(`${rest} Yes.`, 1)
      other.view.dispatch(tr.delete(tr.mapping.map(at) + CUT.length, tr.mapping.map(at) + END))
    })
    expect(text).toContain(`|${CUT}${LETTERS}|`)
    leave()
  })

  it('[TEXT-6] stays where it is if the colleague had seen it', async () => {
    const table = new Table(lines(), ['ours', 'ours'], mkRng(12))
    const { editor } = table.people[0]!
    write(editor, LETTERS, editor.state.doc.child(0).nodeSize + 1 + END)
    table.drain()
    pass(HOUR)
    table.act(1, other => {
      const at = other.state.doc.child(0).nodeSize + 1
      const { tr } = other.state
      tr.insertText(` ${SECOND.slice(CUT.length)}`, at - 2)
      other.view.dispatch(tr.delete(tr.mapping.map(at) + CUT.length, tr.mapping.map(at) + END))
    })
    await comeBack(table, table.people[1]!, [table.people[0]!])
    expect(signsOf(allTheSame(table.texts()))).toContain(`|${CUT}${LETTERS}|`)
    table.leave()
  })

  it('[TEXT-6] is there once, whatever became of the text, and however much was written', async () => {
    const text = (n: number) =>
      `Line ${'abcdef'[n]} speaks of the harbour, and of the ${'uvwxyz'[n]} that is in it.`
    for (let seed = 1; seed <= 40 * RUNS; seed++) {
      const rng = mkRng(seed * 7919 + 17)
      const whole = letter(...[0, 1, 2, 3, 4, 5].map(n => paragraph(`block_${n}0`, text(n))))
      const table = new Table(whole, ['ours', 'ours', 'ours'], rng)
      const [one, two, three] = table.people as [Person, Person, Person]
      const words = Array.from({ length: 8 }, freshWord)
      for (const [i, word] of words.entries()) {
        const { editor } = i % 2 ? one : three
        write(editor, ` ${word} `, someplace(editor, rng))
      }
      pass(HOUR)
      for (let n = 0; n < 4; n++)
        table.act(1, other => acts[oneOf(MANY, rng)](other, 'abcdef'[Math.floor(rng() * 6)]!, rng))
      await comeBack(table, two, [one, three])
      const now = signsOf(allTheSame(table.texts())).split(/[^a-z0-9]+/i)
      expect(now.filter(word => words.includes(word)).sort(), `seed ${seed}`).toEqual([...words].sort())
      table.leave()
    }
  })
})

/** As by hand: the caret goes there first. */
function write(editor: Editor, words: string, at: number): void {
  editor.commands.setTextSelection(at)
  type(editor, words, at)
}

const MANY: ActName[] = [
  ...(['splitStart', 'splitMid', 'splitMid2', 'join', 'toHeading', 'bullet', 'ordered', 'quote'] as const),
  ...(['clear', 'sink', 'lift', 'remove', 'move', 'cutPaste', 'copyPaste', 'altDrag', 'breakLine'] as const),
]

const oneOf = <T>(all: readonly T[], rng: () => number): T => all[Math.floor(rng() * all.length)]!

/** A place in front of a word, somewhere in the text. */
function someplace({ state }: Editor, rng: () => number): number {
  const places: number[] = []
  state.doc.descendants((node, pos) => {
    for (const { index } of node.isText ? node.text!.matchAll(/\b\w/g) : []) places.push(pos + index)
  })
  return oneOf(places, rng)
}
