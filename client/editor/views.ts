/**
 * The nodes of a letter as the editor draws them: the schema's own, each with a class of the letter's style sheet
 * and the direction of its words. What is copied is written by the schema (`h1` is heading 1), so what is drawn
 * otherwise (a title stands above, so heading 1 is drawn as `h2`) is drawn by a node view.
 */
import { type AnyExtension, mergeAttributes, type NodeConfig, type NodeViewRenderer } from '@tiptap/core'
import { navigate } from 'wouter/use-browser-location'
import { extensions } from '../../shared/statement/schema.ts'
import { words } from './words.ts'

/** The address of a sign-on's board; null for those who may not see it. */
export type SignonAt = (signon: string) => string | null

/** The schema's extensions, drawn. The schema they make is the same one. */
export function drawnExtensions(signonAt: SignonAt = () => null): AnyExtension[] {
  const views: Views = { ...VIEWS, signatories: drawnAs({ addNodeView: () => signatoriesView(signonAt) }) }
  return extensions.map(extension => views[extension.name]?.(extension) ?? extension)
}

const drawnAs = (view: Partial<NodeConfig>) => (extension: AnyExtension) => extension.extend(view)

type Views = Record<string, (extension: AnyExtension) => AnyExtension>
const VIEWS: Views = {
  paragraph: extension => extension.configure({ HTMLAttributes: { dir: 'auto' } }),
  heading: drawnAs({
    addNodeView:
      () =>
      ({ node, HTMLAttributes }) =>
        element(`h${node.attrs.level + 1}`, { dir: 'auto', ...HTMLAttributes }),
  }),
  footnoteRef: drawnAs({
    renderHTML: ({ HTMLAttributes }) => ['sup', mergeAttributes(HTMLAttributes, { class: 'note-ref' })],
  }),
  footnotes: drawnAs({
    renderHTML: ({ HTMLAttributes }) => [
      'section',
      { ...HTMLAttributes, 'data-footnotes': '', class: 'notes', 'aria-label': words.notes.label },
      0,
    ],
  }),
  footnote: drawnAs({
    renderHTML: ({ HTMLAttributes }) => [
      'p',
      { dir: 'auto', ...HTMLAttributes, 'data-footnote': '', class: 'note' },
      0,
    ],
  }),
  signatoryGroup: drawnAs({
    renderHTML: ({ HTMLAttributes }) => [
      'p',
      { dir: 'auto', ...HTMLAttributes, 'data-signatory-group': '', class: 'signatory-group' },
      0,
    ],
  }),
  signatory: drawnAs({
    renderHTML: ({ HTMLAttributes }) => [
      'p',
      { dir: 'auto', ...HTMLAttributes, 'data-signatory': '', class: 'signatory' },
      0,
    ],
  }),
}

type Drawn = { dom: HTMLElement; contentDOM: HTMLElement }

function element(name: string, attributes: Record<string, unknown>): Drawn {
  const dom = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) dom.setAttribute(attribute, String(value))
  }
  return { dom, contentDOM: dom }
}

/**
 * The list: a small label, then its groups and names. Bound to a sign-on it says that the list comes from there,
 * and its own names, which nobody would see, cannot be edited.
 */
const signatoriesView =
  (signonAt: SignonAt): NodeViewRenderer =>
  ({ node, HTMLAttributes }) => {
    const signon: unknown = node.attrs.signon
    const { dom } = element('section', {
      ...HTMLAttributes,
      class: 'signatories',
      'aria-label': words.signatories.label,
    })
    const label = element('p', { class: 'signatories-label', contenteditable: 'false' }).dom
    const { dom: names } = element('div', { class: 'signatory-names' })
    label.textContent = words.signatories.label
    dom.append(label)
    if (typeof signon === 'string') {
      dom.append(boundNote(signonAt(signon)))
      names.hidden = true
      names.contentEditable = 'false'
    }
    dom.append(names)
    return {
      dom,
      contentDOM: names,
      ignoreMutation: mutation => !names.contains(mutation.target),
      stopEvent: event =>
        event.target instanceof Element && event.target.closest('.signatories-bound a') !== null,
    }
  }

/** Says where the list comes from; with a link to it for those who may follow it. */
function boundNote(board: string | null): HTMLElement {
  const { dom } = element('p', { class: 'signatories-bound', dir: PAGE_DIRECTION, contenteditable: 'false' })
  dom.append(words.signatories.bound)
  if (board === null) return dom
  const link = element('a', { href: board }).dom
  link.textContent = words.signatories.toBoard
  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    navigate(board)
  })
  dom.append(' ', link)
  return dom
}

/** The direction of the interface's language, in a letter that may run the other way. */
const PAGE_DIRECTION = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'
