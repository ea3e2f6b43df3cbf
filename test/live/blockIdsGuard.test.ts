// @vitest-environment happy-dom
/** The binding between editor and Yjs: what it must not do, and what must not stop it. */
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { assertGuarded, installGuard } from '../../shared/statement/guard.ts'
import { type } from './acts.ts'
import { atTable, seeded } from './editors.ts'
import { letter, mixedLetter, notes, paragraph, reference, text } from './letters.ts'
import { mkRng } from './random.ts'

const behindNote = paragraph('block_a0', [text('a1 a2'), reference('note_000')])

describe('[TEXT-6] the guard', () => {
  it('[TEXT-6] may be installed twice, and an editor is bound through it', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      installGuard(() => 0)
      installGuard(() => 0)
      expect(() => assertGuarded(table.people[0]!.editor.state)).not.toThrow()
    }))

  it('[TEXT-6] an editor opens with its caret in the first line and writes nothing by opening', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      const { editor, up } = table.people[0]!
      expect(editor.state.selection.$from.parent.textContent).toBe('a1 a2 a3')
      expect(up).toEqual([])
    }))

  it('[TEXT-6] never melts a text of its own into the one before it, where a colleague types', () =>
    seeded(6, rng =>
      atTable(letter(behindNote, notes()), ['ours', 'ours'], rng, table => {
        const end = (editor: Editor) => editor.state.doc.child(0).nodeSize - 1
        table.act(0, editor => type(editor, 'one ', end(editor)))
        table.act(1, editor => type(editor, 'two ', end(editor)))
        table.drain()
        const line = table.server.getXmlFragment(BODY).get(0) as Y.XmlElement
        const texts = line.toArray().filter(child => child instanceof Y.XmlText)
        expect(texts.map(String).sort()).toEqual(['a1 a2', 'one ', 'two '])
        table.act(0, editor => type(editor, 'three', end(editor)))
        table.act(1, editor => type(editor, 'four', end(editor)))
        table.drain()
        expect(texts.map(words => words._item?.deleted)).toEqual([false, false, false])
        for (const word of ['one ', 'two ', 'three', 'four'])
          expect(texts.map(String).join('')).toContain(word)
      }),
    ))

  it('[TEXT-6] a caret in a text that shrinks, is undone or is restored never stops the editor', () =>
    seeded(15, rng =>
      atTable(mixedLetter(), ['ours', 'ours'], rng, table => {
        for (let n = 0; n < 12; n++) {
          const person = Math.floor(rng() * 2)
          const { editor } = table.people[person]!
          const end = editor.state.doc.content.size
          editor.commands.setTextSelection(Math.floor(rng() * end))
          const from = Math.floor(rng() * end)
          if (rng() < 0.4)
            table.act(person, () =>
              editor.view.dispatch(
                editor.state.tr.deleteRange(from, Math.min(end, from + Math.floor(rng() * 60))),
              ),
            )
          else if (rng() < 0.5) table.act(person, () => editor.commands.undo())
          else table.act(person, () => editor.commands.insertContent('words'))
          for (let k = Math.floor(rng() * 3); k > 0; k--) table.deliver()
        }
        table.drain()
        expect(new Set(table.texts()).size).toBe(1)
        expect(table.people[0]?.editor.getJSON()).toEqual(table.people[1]?.editor.getJSON())
      }),
    ))

  it('[TEXT-6] undo takes back what one typed and no more, and the server repairs outside of it', () =>
    atTable(mixedLetter(), ['ours', 'ours'], mkRng(2), table => {
      table.act(0, editor => type(editor, 'mine ', 1))
      table.act(1, editor => type(editor, 'theirs ', 12))
      table.drain()
      const { editor } = table.people[0]!
      expect(yUndoPluginKey.getState(editor.state)?.undoManager.undoStack).toHaveLength(1)
      table.act(0, () => editor.commands.undo())
      table.drain()
      expect(table.texts()[0]).toContain('theirs ')
      expect(table.texts()[0]).not.toContain('mine ')
    }))
})
