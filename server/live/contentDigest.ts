/** What a shared text says, in one hash: two replicas that agree have the same, also where their histories differ. */
import { createHash, type Hash } from 'node:crypto'
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'

/**
 * The SHA-256, in hex, of everything in a document that can be seen or built on: elements, their attributes, text
 * and its marks, in order, each with the id of its Yjs item. What was deleted does not count, nor how Yjs happens to
 * cut a run of characters into items, nor marks around nothing, which each replica clears away in its own time. Equal digests with unequal state vectors are possible: what was written and
 * deleted again is in the vector alone.
 *
 * Editors keep half of a character of two units, the wire turns it into U+FFFD, and two halves can meet again in
 * one replica only. Every such unit therefore counts as U+FFFD; the item's id still tells which one it was.
 */
export function contentDigest(doc: Y.Doc): string {
  const steps = contentDigestInSteps(doc)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** The same in steps of a millisecond or so, for a large text; worth nothing if it changes between two of them. */
export function* contentDigestInSteps(doc: Y.Doc): Generator<undefined, string> {
  const sheet = new Sheet()
  yield* addChildren(sheet, doc.getXmlFragment(BODY))
  return sheet.digest()
}

const SURROGATES = /[\ud800-\udfff]/g

/** Collects the canonical form and hashes it in large portions; runs of characters are joined. */
class Sheet {
  readonly #hash: Hash = createHash('sha256')
  #portion = ''
  #client = -1
  #next = -1
  #marks = ''
  #counted = 0

  /** Counts one item; true each time that a step is full. */
  isFull(): boolean {
    return ++this.#counted % STEP === 0
  }

  characters(item: Y.Item, characters: string, marks: string): void {
    const { client, clock } = item.id
    if (client !== this.#client || clock !== this.#next || marks !== this.#marks) this.add('t', item, marks)
    this.#marks = marks
    this.#portion += characters.replace(SURROGATES, '\ufffd')
    this.#client = client
    this.#next = clock + item.length
  }

  /** One thing with its item's id; what is written of it cannot be taken for something else. */
  add(kind: string, item: Y.Item | null, ...values: unknown[]): void {
    this.#client = -1
    const id = item ? `${item.id.client}:${item.id.clock}` : ''
    this.#portion += `\n${kind}${id}${JSON.stringify(values)}`
    if (this.#portion.length > PORTION) this.#flush()
  }

  digest(): string {
    this.#flush()
    return this.#hash.digest('hex')
  }

  #flush(): void {
    this.#hash.update(this.#portion)
    this.#portion = ''
  }
}

const PORTION = 1 << 16
/** Items in one step. */
const STEP = 2000

function* addChildren(
  sheet: Sheet,
  type: Pick<Y.AbstractType<unknown>, '_start'>,
): Generator<undefined, void> {
  const marks = new Marks()
  for (let item = type._start; item; item = item.right) {
    if (sheet.isFull()) yield
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) sheet.characters(item, content.str, marks.now)
    else if (content instanceof Y.ContentFormat) marks.turn(content.key, content.value)
    else if (content instanceof Y.ContentType) yield* addType(sheet, item, content.type)
    else sheet.add('v', item, content.getContent())
  }
}

/** The marks that hold at one place of a text. */
class Marks {
  now = ''
  readonly #values = new Map<string, unknown>()

  turn(key: string, value: unknown): void {
    if (value === null) this.#values.delete(key)
    else this.#values.set(key, value)
    this.now = this.#values.size ? JSON.stringify([...this.#values].sort(([a], [b]) => (a < b ? -1 : 1))) : ''
  }
}

function* addType(sheet: Sheet, item: Y.Item, type: Y.AbstractType<unknown>): Generator<undefined, void> {
  sheet.add('e', item, type instanceof Y.XmlElement ? type.nodeName : type.constructor.name)
  for (const key of [...type._map.keys()].sort()) {
    const value = type._map.get(key)!
    if (!value.deleted) sheet.add('a', value, key, value.content.getContent().at(-1))
  }
  yield* addChildren(sheet, type)
  sheet.add('/', null)
}
