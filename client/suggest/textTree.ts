/** The tree of a shared text, kept up to date: after an edit only what it touched is read anew. */
import * as Y from 'yjs'
import { TEXT_BLOCK_NAMES } from '../../shared/statement/grammar.ts'
import { docOf, fragmentOf } from '../../shared/statement/liveText.ts'
import type { Doc } from '../../shared/statement/tree.ts'

/** What a transaction changed: the blocks whose words or form it touched, and whether blocks came, went or moved. */
export type Touched = { blocks: ReadonlySet<string>; places: boolean }

export class TextTree {
  readonly #ydoc: Y.Doc
  #known: NonNullable<Parameters<typeof docOf>[1]> = new WeakMap()
  #tree: Doc | null = null

  constructor(ydoc: Y.Doc) {
    this.#ydoc = ydoc
  }

  /** Begins to listen for edits, or takes that up again after `end`. */
  begin(): void {
    this.#known = new WeakMap()
    this.#tree = null
    this.#ydoc.on('beforeObserverCalls', this.#forget)
  }

  end(): void {
    this.#ydoc.off('beforeObserverCalls', this.#forget)
  }

  /** The same value until the text changes. Must not be asked for inside a transaction, nor before `begin`. */
  read(): Doc {
    this.#tree ??= docOf(this.#ydoc, this.#known)
    return this.#tree
  }

  #forget = ({ changed }: Y.Transaction): void => {
    if (changed.size > 0) this.#tree = null
    this.#known.delete(fragmentOf(this.#ydoc))
    for (const type of changed.keys())
      for (let at: unknown = type; at instanceof Y.AbstractType; at = at.parent)
        if (at instanceof Y.XmlFragment) this.#known.delete(at)
  }
}

export function touchedBy({ changed }: Y.Transaction): Touched {
  const blocks = new Set<string>()
  let places = false
  for (const [type, keys] of changed) {
    const block: unknown = type instanceof Y.XmlText ? type.parent : type
    const id: unknown = block instanceof Y.XmlElement ? block.getAttribute('id') : null
    if (typeof id === 'string') blocks.add(id)
    if (!(block instanceof Y.XmlElement && isTextBlock(block)) && keys.has(null)) places = true
  }
  return { blocks, places }
}

const isTextBlock = ({ nodeName }: Y.XmlElement) => (TEXT_BLOCK_NAMES as readonly string[]).includes(nodeName)
