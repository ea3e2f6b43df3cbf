/**
 * What is drawn from the text without standing in it: the numbers of footnotes by first reference, notes that
 * nothing refers to, the direction of lists, the invitation in an empty letter, and the block one is pointing at
 * in the margin. Nothing here ever changes the text.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { noteNumbers } from '../../shared/statement/notes.ts'
import { directionOf } from '../parts/Letter.tsx'
import { words } from './words.ts'

type Drawn = { decorations: DecorationSet; lit: string | null }
const key = new PluginKey<Drawn>('drawing')

export const Drawing = Extension.create({
  name: 'drawing',
  addProseMirrorPlugins: () => [
    new Plugin<Drawn>({
      key,
      state: {
        init: (_, state) => ({ decorations: draw(state.doc, null), lit: null }),
        apply(tr, drawn) {
          const said: string | null | undefined = tr.getMeta(key)
          const lit = said === undefined ? drawn.lit : said
          if (!tr.docChanged && lit === drawn.lit) return drawn
          return { decorations: draw(tr.doc, lit), lit }
        },
      },
      props: { decorations: state => key.getState(state)?.decorations ?? null },
    }),
  ],
})

/** A transaction that lights the block of this id, or none. */
export const light = (state: EditorState, id: string | null) =>
  state.tr.setMeta(key, id).setMeta('addToHistory', false)

function draw(doc: Node, lit: string | null): DecorationSet {
  const numbers = numbersThere(doc)
  const made: Decoration[] = []
  doc.descendants((node, pos, parent) => {
    const attrs = attributesFor(node, parent, numbers)
    const pointed = lit !== null && node.attrs.id === lit
    if (attrs || pointed)
      made.push(Decoration.node(pos, pos + node.nodeSize, { ...attrs, ...(pointed ? { class: 'lit' } : {}) }))
    return true
  })
  if (isEmpty(doc)) made.push(...invite(doc))
  return DecorationSet.create(doc, made)
}

/** The numbers of the notes that are there; a reference to any other is drawn "?". */
function numbersThere(doc: Node): Map<string, number> {
  const there = new Set<unknown>()
  doc.forEach(box => {
    if (box.type.name === 'footnotes') box.forEach(note => void there.add(note.attrs.id))
  })
  return new Map([...noteNumbers(doc)].filter(([id]) => there.has(id)))
}

function attributesFor(node: Node, parent: Node | null, numbers: Map<string, number>) {
  switch (node.type.name) {
    case 'footnoteRef':
      return referenceAttributes(numbers.get(node.attrs.note ?? ''))
    case 'footnote':
      return noteAttributes(numbers.get(node.attrs.id ?? ''))
    case 'bulletList':
    case 'orderedList':
      return parent?.type.name === 'listItem' ? null : { dir: directionOf(beginningOf(node)) }
    default:
      return null
  }
}

/** The first words in a block that have a letter. */
function beginningOf(block: Node): string {
  let words = ''
  block.descendants(node => {
    if (words === '' && node.isText && /\p{L}/u.test(node.text ?? '')) words = node.text ?? ''
    return words === ''
  })
  return words
}

const referenceAttributes = (number: number | undefined) => ({
  role: 'link',
  'data-number': number === undefined ? '?' : String(number),
  'aria-label': number === undefined ? words.notes.lost : words.notes.reference(number),
  title: number === undefined ? words.notes.lost : words.notes.goTo(number),
})

/** Notes stand at the foot in the order of their numbers, whatever the order they were made in. */
const noteAttributes = (number: number | undefined) =>
  number === undefined
    ? { class: 'unreferenced', style: 'order: 9999', 'data-number': '–', title: words.notes.unreferenced }
    : { style: `order: ${number}`, 'data-number': String(number) }

const isEmpty = (doc: Node) =>
  doc.children.every(({ type, content }) => content.size === 0 && /^(paragraph|footnotes)$/.test(type.name))

function invite(doc: Node): Decoration[] {
  const first = doc.firstChild
  if (first?.type.name !== 'paragraph') return []
  return [Decoration.node(0, first.nodeSize, { class: 'inviting', 'data-invitation': words.invitation })]
}
