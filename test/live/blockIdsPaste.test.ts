// @vitest-environment happy-dom
/** What comes in by paste: from this text, from another one, from a word processor; and into a footnote. */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { docOf } from '../../shared/statement/read.ts'
import type { Block } from '../../shared/statement/tree.ts'
import { acts, find, paste, placeOf } from './acts.ts'
import { atTable, type Table } from './editors.ts'
import { letter, mixedLetter, note, notes, paragraph, reference, text } from './letters.ts'
import { mkRng } from './random.ts'
import { rowsOf } from './watch.ts'

const rng = () => 0

const idsWith = (table: Table, word: string) =>
  rowsOf(table.server).flatMap(({ id, words }) => (words.includes(word) ? [id] : []))

const pasteHtml = (editor: Editor, html: string) =>
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)

/** Pastes HTML into an empty line of an otherwise empty letter and gives the blocks that came of it. */
function pasted(html: string): Block[] {
  return atTable(letter(paragraph('block_a0', ''), notes()), ['ours'], mkRng(1), table => {
    const { editor } = table.people[0]!
    editor.commands.setTextSelection(1)
    pasteHtml(editor, html)
    table.drain()
    return (docOf(table.server).content ?? []).filter(({ type }) => type !== 'footnotes')
  })
}

const shape = (block: {
  type: string
  content?: readonly object[]
  text?: string
  marks?: readonly { type: string }[]
}): string =>
  block.text !== undefined
    ? [...(block.marks ?? []).map(({ type }) => type), block.text].join(':')
    : `${block.type}(${(block.content ?? []).map(child => shape(child as Parameters<typeof shape>[0])).join(' ')})`

describe('[TEXT-3] pasting blocks', () => {
  it('[TEXT-3] what was cut here comes back under its id, once', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      const { node } = find(editor, 'c1')!
      acts.cutPaste(editor, 'c1', rng)
      paste(editor, node, 0)
      table.drain()
      expect(idsWith(table, 'c1')).toHaveLength(2)
      expect(idsWith(table, 'c1').filter(id => id === 'block_c0')).toHaveLength(1)
    }))

  it('[TEXT-3] what another text holds comes in under new ids, also where the ids are free here', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      pasteHtml(
        editor,
        '<p data-id="block_of_another" data-ask="ask_of_another" data-concern>foreign words</p>',
      )
      table.drain()
      const row = docOf(table.server).content?.find(block => JSON.stringify(block).includes('foreign'))
      expect(row?.attrs.id).not.toBe('block_of_another')
      expect(row?.attrs).toMatchObject({ ask: null, concern: null })
    }))

  it('[TEXT-3] after a copy, what was cut before is forgotten', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      const { node } = find(editor, 'c1')!
      acts.cutPaste(editor, 'c1', rng)
      acts.remove(editor, 'c1', rng)
      editor.view.someProp('handleDOMEvents', handlers => {
        handlers.copy?.call(null as never, editor.view, new Event('copy') as ClipboardEvent)
      })
      paste(editor, node, 0)
      table.drain()
      expect(idsWith(table, 'c1')).not.toContain('block_c0')
    }))

  it('[TEXT-3] notes of another text come along with their references, under new ids', () =>
    atTable(letter(paragraph('block_a0', ''), notes(note('note_aaa', 'ours'))), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      const foreign = editor.schema.nodeFromJSON(
        letter(
          paragraph('block_zz', [text('foreign'), reference('note_zzz')]),
          notes(note('note_zzz', 'theirs')),
        ),
      )
      const [line, box] = foreign.children
      paste(editor, line!, 0)
      expect(idsWith(table, 'foreign')).toEqual([])
      editor.view.someProp('transformPasted', transform => {
        const slice = transform(foreign.slice(0, line!.nodeSize + box!.nodeSize), editor.view, false)
        const [pastedLine, pastedBox] = slice.content.content
        const id = pastedBox?.firstChild?.attrs.id
        expect(id).not.toBe('note_zzz')
        expect(pastedLine?.lastChild?.attrs.note).toBe(id)
      })
    }))

  it('[TEXT-3] blocks pasted into a note become one line of text', () =>
    atTable(
      letter(paragraph('block_a0', 'a1'), notes(note('note_aaa', 'n1 n2'))),
      ['ours'],
      mkRng(1),
      table => {
        const { editor } = table.people[0]!
        editor.commands.setTextSelection(placeOf(editor, 'n2'))
        pasteHtml(editor, '<h2>x1</h2><ul><li><p>y1</p></li></ul>')
        table.drain()
        expect(
          rowsOf(table.server)
            .find(({ id }) => id === 'note_aaa')
            ?.words.join(' '),
        ).toBe('n1 x1 y1n2')
      },
    ))
})

describe('[TEXT-2] pasting from elsewhere', () => {
  it('[TEXT-2] a deep heading becomes the deepest one, unknown things become text', () => {
    expect(pasted('<h5>Deep</h5><pre>code</pre><figure><p>shown</p></figure>').map(shape)).toEqual([
      'heading(Deep)',
      'paragraph(code)',
      'paragraph(shown)',
    ])
  })

  it('[TEXT-2] lists keep how they count', () => {
    const list = (html: string) => pasted(html)[0]?.attrs
    expect(list('<ol type="a" start="3"><li>x</li></ol>')).toMatchObject({ type: 'a.', start: 3 })
    expect(list('<ol><li style="list-style-type:lower-roman">x</li></ol>')).toMatchObject({
      type: 'i.',
      start: null,
    })
    expect(list('<ol data-type="(a)"><li>x</li></ol>')).toMatchObject({ type: '(a)' })
    expect(list('<ol><li>x</li></ol>')).toMatchObject({ type: null, start: null })
  })

  it('[TEXT-2] only safe addresses stay links', () => {
    const html =
      '<p><a href="https://harbour.example/">one</a> <a href="javascript:alert(1)">two</a> <a href="#_ftn1">three</a></p>'
    expect(pasted(html).map(shape)).toEqual(['paragraph(link:one  two three)'])
  })

  it('[TEXT-2] bold that says it is not bold is not bold, and a superscript is no reference', () => {
    expect(
      pasted('<b style="font-weight:normal"><p>plain <sup>2</sup> <strong>bold</strong></p></b>').map(shape),
    ).toEqual(['paragraph(plain  superscript:2   bold:bold)'])
  })

  it('[TEXT-2] empty items and cells get a line to type in', () => {
    expect(pasted('<ul><li></li></ul><table><tr><td></td><th>h</th></tr></table>').map(shape)).toEqual([
      'bulletList(listItem(paragraph()))',
      'table(tableRow(tableCell(paragraph()) tableHeader(paragraph(h))))',
    ])
  })
})

describe('[TEXT-3] new blocks that are old ones', () => {
  it('[TEXT-3] typing "# " makes a heading of the same block', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      editor.commands.setTextSelection(find(editor, 'b1')!.pos + 1)
      for (const key of '## ') {
        const { from, to } = editor.state.selection
        const handled = editor.view.someProp('handleTextInput', f =>
          f(editor.view, from, to, key, () => editor.state.tr),
        )
        if (!handled) editor.view.dispatch(editor.state.tr.insertText(key))
      }
      table.drain()
      const block = docOf(table.server).content?.find(({ attrs }) => attrs.id === 'block_b0')
      expect(block).toMatchObject({ type: 'heading', attrs: { level: 2 } })
    }))

  it('[TEXT-3] typing "(a) " makes a list that counts so, around the same block', () =>
    atTable(mixedLetter(), ['ours'], mkRng(1), table => {
      const { editor } = table.people[0]!
      editor.commands.setTextSelection(find(editor, 'b1')!.pos + 1)
      for (const key of '(a) ') {
        const { from, to } = editor.state.selection
        const handled = editor.view.someProp('handleTextInput', f =>
          f(editor.view, from, to, key, () => editor.state.tr),
        )
        if (!handled) editor.view.dispatch(editor.state.tr.insertText(key))
      }
      table.drain()
      const list = docOf(table.server).content?.find(({ type }) => type === 'orderedList')
      expect(list?.attrs).toMatchObject({ type: '(a)', start: null })
      expect(idsWith(table, 'b1')).toEqual(['block_b0'])
    }))
})
