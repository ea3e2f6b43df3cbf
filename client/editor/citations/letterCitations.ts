/**
 * The citations of the letter on the screen, read block by block while nobody types: only blocks that changed are read
 * again, and a pause is made after a few milliseconds of reading.
 */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Searched } from '../../../shared/asks/typed.ts'
import {
  type Block,
  type LivingCitation,
  livingOf,
  type Meant,
  type ReadBlock,
  type Reading,
  readLiving,
} from '../../../shared/cite/living.ts'
import { blocksIn } from '../../review/tree.ts'
import { perText } from '../perText.ts'
import { type Drawn, redraw, showsOn } from './drawing.ts'
import { lackingIn } from './says.ts'

/** Milliseconds without an edit after which changed blocks are read again. */
const QUIET = 180
/** Milliseconds of reading at once: less than half a frame. */
const SLICE = 6

export class LetterCitations {
  readonly #editor: Editor
  readonly #listeners = new Set<() => void>()
  #meant: Meant | null = null
  #reading: Reading | null = null
  #running: { doc: Node; steps: Generator<void, Reading> } | null = null
  /** What the screen shows and the listeners know. */
  #shown: Reading | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #onEdit = () => this.#soon(QUIET)

  constructor(editor: Editor) {
    this.#editor = editor
  }

  begin(): void {
    this.#editor.on('update', this.#onEdit)
    this.#soon(0)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#editor.off('update', this.#onEdit)
  }

  /** Reads with another draft or other names. */
  mean(meant: Meant): void {
    this.#meant = meant
    this.#running = null
    this.#soon(0)
  }

  /** The last reading; null before the first one. The same value until something in it changes. */
  reading = (): Reading | null => this.#shown

  /** A reading of the letter as it is now, made at once. */
  readNow(): Reading | null {
    const blocks = blocksOf(this.#editor.state.doc)
    return this.#meant && livingOf(blocks, this.#meant, this.#reading)
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  #soon(after: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#step(), after)
  }

  /** A reading that has begun is always ended, for what it read of blocks that stayed is good; then edits are read. */
  #step(): void {
    if (this.#editor.isDestroyed || this.#meant === null) return
    const { doc } = this.#editor.state
    this.#running ??= { doc, steps: readLiving(blocksOf(doc), this.#meant, this.#reading) }
    const until = performance.now() + SLICE
    while (performance.now() < until) {
      const { done, value } = this.#running.steps.next()
      if (!done) continue
      const isNow = this.#running.doc === doc
      this.#running = null
      if (isNow) this.#put(value)
      else {
        this.#reading = value
        this.#soon(0)
      }
      return
    }
    this.#soon(0)
  }

  #put(reading: Reading): void {
    const before = new Set(this.#shown?.blocks)
    const changed = reading.blocks.filter(block => !before.has(block))
    const isMeant = this.#shown?.meant === reading.meant
    const same = isMeant && changed.length === 0 && before.size === reading.blocks.length
    this.#reading = reading
    if (same) return
    this.#shown = reading
    this.#draw(changed, reading)
    for (const listener of this.#listeners) listener()
  }

  #draw(changed: readonly ReadBlock[], { blocks: read, meant }: Reading): void {
    const { state, view, storage, isEditable } = this.#editor
    const blocks = blocksIn(state.doc)
    const drawn = new Map<string, readonly Drawn[]>()
    for (const { id, citations } of read) {
      const node = blocks.get(id)?.node
      const own = node ? citations.flatMap(one => drawnOf(one, node, meant.draft, isEditable) ?? []) : []
      if (own.length > 0) drawn.set(id, own)
    }
    storage.citationDrawing.drawn = drawn
    const differs = changed.some(({ id }) => {
      const block = blocks.get(id)
      return block ? !showsOn(state, block, drawn.get(id) ?? []) : false
    })
    if (differs) view.dispatch(redraw(state))
  }
}

/** The text blocks of the letter, without those of the list of signatories: ARTICLE 19 is an organisation. */
export const blocksOf = perText((doc): Block[] => {
  const blocks: Block[] = []
  doc.descendants(node => {
    if (node.type.name === 'signatories') return false
    const { id } = node.attrs
    if (node.isTextblock && typeof id === 'string') blocks.push({ id, text: textIn(node) })
    return !node.isTextblock
  })
  return blocks
})

const texts = new WeakMap<Node, string>()

/** The words of a text block, a line break as one sign and a footnote's reference as none. */
export function textIn(block: Node): string {
  const known = texts.get(block)
  if (known !== undefined) return known
  let text = ''
  block.forEach(child => {
    text += child.isText ? (child.text ?? '') : child.type.name === 'hardBreak' ? '\n' : ''
  })
  texts.set(block, text)
  return text
}

/** Where a stretch of a block's words stands in its inline content. */
export function contentPlaces(block: Node, start: number, end: number): { from: number; to: number } {
  let [from, to, words] = [0, 0, 0]
  block.forEach((child, offset) => {
    const length = child.isText ? (child.text?.length ?? 0) : child.type.name === 'hardBreak' ? 1 : 0
    if (words <= start && start < words + length) from = offset + start - words
    if (words < end && end <= words + length) to = offset + end - words
    words += length
  })
  return { from, to }
}

/** Null for what is not drawn: nobody has said which draft is meant. */
function drawnOf(
  citation: LivingCitation,
  block: Node,
  draft: Searched | null,
  isEditable: boolean,
): Drawn | null {
  if (citation.state === 'unsaid') return null
  const lacks = draft === null ? '' : lackingIn(citation, draft).join(' ')
  const attrs = {
    class: `citation ${citation.state}`,
    ...(lacks === '' ? {} : { 'aria-description': lacks }),
    // In a text that can be edited the caret comes to it; in one that can only be read the focus does.
    ...(isEditable ? {} : { tabindex: '0', role: 'link' }),
  }
  return { ...contentPlaces(block, citation.start, citation.end), citation, attrs }
}
