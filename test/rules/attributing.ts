/** Several people at one text, each with an editor of their own, and the log of what they wrote in its order. */
import * as Y from 'yjs'
import type { HandRow } from '../../shared/attribution/hands.ts'
import type { Taken } from '../../shared/attribution/moments.ts'
import { BODY } from '../../shared/statement/grammar.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import type { Block, Doc, Paragraph } from '../../shared/statement/tree.ts'
import { seedUpdate, writeDoc } from '../../shared/statement/yjsDiff.ts'

export type Writer = { name: string; doc: Y.Doc; undo: Y.UndoManager; inbox: Uint8Array[] }

export class Writing {
  readonly rows: HandRow[] = []
  readonly writers: Writer[]
  readonly server = new Y.Doc()

  constructor(letter: Doc, names: readonly string[]) {
    this.#take(null, seedUpdate(letter))
    this.writers = names.map((name, at) => {
      const doc = new Y.Doc()
      doc.clientID = 100 + at
      Y.applyUpdate(doc, this.rows[0]!.update, 'network')
      const undo = new Y.UndoManager(doc.getXmlFragment(BODY), { captureTimeout: 0 })
      const writer = { name, doc, undo, inbox: [] }
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network') this.#take(writer, update)
      })
      return writer
    })
  }

  /** Everybody gets everything that is on its way to them. */
  deliver(to: readonly Writer[] = this.writers): void {
    for (const { doc, inbox } of to)
      for (const update of inbox.splice(0)) Y.applyUpdate(doc, update, 'network')
  }

  /** The text as the log has it now. */
  taken = (): Taken => ({ body: docOf(this.server), at: this.rows.length - 1 })

  /** A change of the whole tree by one writer, as an editor of ours would write it. */
  rewrite = (writer: Writer, change: (blocks: Block[]) => Block[]): void => {
    const { content = [] } = docOf(writer.doc)
    writeDoc(writer.doc, { type: 'doc', content: change(content) }, null)
  }

  #take(from: Writer | null, update: Uint8Array): void {
    this.rows.push({ at: this.rows.length, by: from?.name ?? null, update })
    Y.applyUpdate(this.server, update)
    for (const writer of this.writers ?? []) if (writer !== from) writer.inbox.push(update)
  }
}

/** The text of a paragraph of the document itself, to type in. */
export function textIn({ doc }: Writer, id: string): Y.XmlText {
  for (const child of doc.getXmlFragment(BODY).toArray())
    if (child instanceof Y.XmlElement && child.getAttribute('id') === id) {
      const first = child.get(0)
      if (first instanceof Y.XmlText) return first
      const text = new Y.XmlText()
      child.insert(0, [text])
      return text
    }
  throw new Error(`There is no block ${id}.`)
}

/** The paragraphs of a letter's outermost level. */
export const paragraphs = (blocks: readonly Block[]): Paragraph[] =>
  blocks.filter((block): block is Paragraph => block.type === 'paragraph')

/** The words of a paragraph that has no marks. */
export const wordsOf = ({ content = [] }: Paragraph): string =>
  content.map(node => (node.type === 'text' ? node.text : '')).join('')

export const paragraph = (id: string, text: string): Paragraph => ({
  type: 'paragraph',
  attrs: { id, ask: null, concern: null, lang: null, dir: null },
  ...(text !== '' && { content: [{ type: 'text', text }] }),
})

/** A letter of paragraphs `block-0001`, `block-0002`, … */
export const letter = (...texts: string[]): Doc => ({
  type: 'doc',
  content: texts.map((text, at) => paragraph(`block-000${at + 1}`, text)),
})

/** Every word that scribes type is unlike any other and begins with its writer's letter: it shows whose it is. */
export const WORD = /([ABC])\d+ /g

/** Three people who type, delete, split, join and move at random, often without knowing of each other's last words. */
export class Scribes extends Writing {
  /** Who was the first to take each word out. */
  readonly takers = new Map<string, string>()
  readonly #rng: () => number
  #count = 0

  constructor(start: Doc, rng: () => number) {
    super(start, ['A', 'B', 'C'])
    this.#rng = rng
  }

  /** So many acts; afterwards everybody has everything. */
  work(times: number): void {
    const { type, remove, split, join, move } = this
    for (let n = 0; n < times; n++) {
      this.#pick([type, type, type, type, remove, remove, split, join, move])(this.#pick(this.writers))
      if (this.#rng() < 0.4) this.deliver([this.#pick(this.writers)])
    }
    this.deliver()
  }

  private type = (writer: Writer): void => {
    const { text, words } = this.#placeOf(writer)
    const at = this.#pick([0, ...words.map(({ index, 0: word }) => index + word.length)])
    text.insert(at, `${writer.name}${++this.#count} `)
  }

  private remove = (writer: Writer): void => {
    const { text, words } = this.#placeOf(writer)
    if (words.length === 0) return
    const { index, 0: word } = this.#pick(words)
    text.delete(index, word.length)
    if (!this.takers.has(word)) this.takers.set(word, writer.name)
  }

  private split = (writer: Writer): void =>
    this.#rebuild(writer, blocks => {
      const one = this.#pick(paragraphs(blocks))
      const words = wordsOf(one)
      const cut = this.#pick([0, ...[...words.matchAll(WORD)].map(({ index }) => index)])
      const tail = paragraph(`block-${String(++this.#count).padStart(4, 'n')}`, words.slice(cut))
      return blocks.flatMap(block =>
        block === one ? [paragraph(one.attrs.id!, words.slice(0, cut)), tail] : [block],
      )
    })

  private join = (writer: Writer): void =>
    this.#rebuild(writer, blocks => {
      const [one, two] = paragraphs(blocks)
      if (!one || !two) return blocks
      const whole = paragraph(one.attrs.id!, wordsOf(one) + wordsOf(two))
      return blocks.flatMap(block => (block === one ? [whole] : block === two ? [] : [block]))
    })

  private move = (writer: Writer): void =>
    this.#rebuild(writer, blocks => {
      const one = this.#pick(paragraphs(blocks))
      return [one, ...blocks.filter(block => block !== one)]
    })

  /** Two who rebuild a block at the same moment double it, as README.md says: here one waits for the other. */
  #rebuild(writer: Writer, change: (blocks: Block[]) => Block[]): void {
    this.deliver()
    this.rewrite(writer, change)
    this.deliver()
  }

  #placeOf(writer: Writer) {
    const ids = [...writer.doc.getXmlFragment(BODY).toArray()].flatMap(child =>
      child instanceof Y.XmlElement && child.nodeName === 'paragraph' ? [child.getAttribute('id')!] : [],
    )
    const text = textIn(writer, this.#pick(ids))
    return { text, words: [...text.toJSON().matchAll(WORD)] }
  }

  #pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#rng() * all.length)]!
  }
}
