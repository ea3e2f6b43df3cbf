/**
 * Footnotes and the list of signatories. A footnote is a reference in the text and a block in the one container:
 * a note inside the line would be made anew, with its host, at every split, join and move.
 */
import { type AnyExtension, Node } from '@tiptap/core'
import { contentOf, htmlAttribute } from './schemaBlocks.ts'

const FootnoteRef = Node.create({
  name: 'footnoteRef',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ note: htmlAttribute('footnoteRef', 'note', 'data-note') }),
  /** Above the superscript mark, which reads every other `sup`. */
  parseHTML: () => [{ tag: 'sup[data-note]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
})

const Footnotes = Node.create({
  name: 'footnotes',
  content: contentOf('footnotes'),
  isolating: true,
  selectable: false,
  draggable: false,
  parseHTML: () => [{ tag: 'section[data-footnotes]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { ...HTMLAttributes, 'data-footnotes': '' }, 0],
})

const Footnote = Node.create({
  name: 'footnote',
  content: contentOf('footnote'),
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'p[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', { ...HTMLAttributes, 'data-footnote': '' }, 0],
})

const Signatories = Node.create({
  name: 'signatories',
  content: contentOf('signatories'),
  isolating: true,
  defining: true,
  addAttributes: () => ({ signon: htmlAttribute('signatories', 'signon', 'data-signon') }),
  parseHTML: () => [{ tag: 'section[data-signatories]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { ...HTMLAttributes, 'data-signatories': '' }, 0],
})

const signatoryLine = (name: 'signatory' | 'signatoryGroup', html: string) =>
  Node.create({
    name,
    content: contentOf(name),
    defining: true,
    parseHTML: () => [{ tag: `p[${html}]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['p', { ...HTMLAttributes, [html]: '' }, 0],
  })

export const noteExtensions: AnyExtension[] = [
  FootnoteRef,
  Footnotes,
  Footnote,
  Signatories,
  signatoryLine('signatory', 'data-signatory'),
  signatoryLine('signatoryGroup', 'data-signatory-group'),
]
