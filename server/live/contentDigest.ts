/** What a shared text says, in one hash: two replicas that agree have the same, also where their histories differ. */
import { createHash, type Hash } from 'node:crypto'
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'

/**
 * The SHA-256, in hex, of everything in a document that can be seen or built on: elements, their attributes, text
 * and marks, in order, each with the id of its Yjs item. What was deleted does not count, nor how Yjs happens to cut
 * a run of characters into items. Equal digests with unequal state vectors are possible: what was written and
 * deleted again is in the vector alone.
 *
 * Editors keep half of a character of two units, the wire turns it into U+FFFD, and two halves can meet again in
 * one replica only. Every such unit therefore counts as U+FFFD; the item's id still tells which one it was.
 */
export function contentDigest(doc: Y.Doc): string {
  const sheet = new Sheet()
  addChildren(sheet, doc.getXmlFragment(BODY))
  return sheet.digest()
}

const SURROGATES = /[\ud800-\udfff]/g

/** Collects the canonical form and hashes it in large portions; runs of characters are joined. */
class Sheet {
  readonly #hash: Hash = createHash('sha256')
  #portion = ''
  #client = -1
  #next = -1

  characters(item: Y.Item, characters: string): void {
    const { client, clock } = item.id
    if (client !== this.#client || clock !== this.#next) this.add('t', item)
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

function addChildren(sheet: Sheet, type: Pick<Y.AbstractType<unknown>, '_start'>): void {
  for (let item = type._start; item; item = item.right) if (!item.deleted) addItem(sheet, item)
}

function addItem(sheet: Sheet, item: Y.Item): void {
  const { content } = item
  if (content instanceof Y.ContentString) sheet.characters(item, content.str)
  else if (content instanceof Y.ContentFormat) sheet.add('m', item, content.key, content.value)
  else if (content instanceof Y.ContentType) addType(sheet, item, content.type)
  else sheet.add('v', item, content.getContent())
}

function addType(sheet: Sheet, item: Y.Item, type: Y.AbstractType<unknown>): void {
  sheet.add('e', item, type instanceof Y.XmlElement ? type.nodeName : type.constructor.name)
  for (const key of [...type._map.keys()].sort()) {
    const value = type._map.get(key)!
    if (!value.deleted) sheet.add('a', value, key, value.content.getContent().at(-1))
  }
  addChildren(sheet, type)
  sheet.add('/', null)
}
