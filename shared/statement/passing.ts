/**
 * What passed away in a document. In Yjs a block that changes its type, is wrapped, lifted or moved is deleted and
 * written anew, and whatever somebody else wrote into it meanwhile goes with the old one, although nobody deleted it:
 * more is gone after a transaction than its updates said [TEXT-6].
 */
import * as Y from 'yjs'

/** What one transaction deleted, and what of it the updates in it said. Both in order, and merged. */
export type Passing = { gone: DeleteSet; told: DeleteSet }

/** Yjs names the type in no other way. */
type DeleteSet = ReturnType<typeof Y.createDeleteSet>
type Range = DeleteSet['clients'] extends Map<number, (infer One)[]> ? One : never

/** What passed away so far, and what of it went unseen in the latest transaction. */
export class Passed {
  readonly #deaths = new Map<Y.Item, DeleteSet>()
  #lost: DeleteSet[] = []
  #latest: Passing = { gone: Y.createDeleteSet(), told: Y.createDeleteSet() }

  /**
   * Notes a transaction of `doc`, before Yjs collects what it deleted or in a document that collects nothing.
   * @returns the items that are gone although no update said so
   */
  add(doc: Y.Doc, passing: Passing): Y.Item[] {
    this.#latest = passing
    for (const item of itemsIn(doc, passing.gone)) if (isBlock(item)) this.#deaths.set(item, passing.gone)
    const unseen = without(passing.gone, passing.told)
    if (unseen.clients.size) this.#lost.push(unseen)
    return [...itemsIn(doc, unseen)]
  }

  /** Went in the latest transaction, and nobody said so. */
  isFresh({ id }: { id: Y.ID }): boolean {
    return Y.isDeleted(this.#latest.gone, id) && !Y.isDeleted(this.#latest.told, id)
  }

  /** Whether something stood in a block when that died, or came later and was lost. */
  stood(block: Y.XmlElement, item: Y.Item, id: Y.ID): boolean {
    const death = block._item && this.#deaths.get(block._item)
    return !item.deleted || Y.isDeleted(death ?? this.#latest.gone, id) || Y.isDeleted(this.#allLost(), id)
  }

  #allLost(): DeleteSet {
    if (this.#lost.length !== 1) this.#lost = [Y.mergeDeleteSets(this.#lost)]
    return this.#lost[0]!
  }
}

/** Whether an item is an element, and no attribute of one. */
export const isBlock = ({ content, parentSub }: Y.Item): boolean =>
  parentSub === null && content instanceof Y.ContentType && content.type instanceof Y.XmlElement

function* itemsIn(doc: Y.Doc, set: DeleteSet): Generator<Y.Item> {
  for (const [client, ranges] of set.clients) {
    const structs = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges)
      for (let i = Y.findIndexSS(structs, clock); structs[i] && structs[i]!.id.clock < clock + len; i++) {
        const struct = structs[i]!
        if (struct instanceof Y.Item) yield struct
      }
  }
}

/** What of one set is not in the other. */
function without(all: DeleteSet, some: DeleteSet): DeleteSet {
  const rest = Y.createDeleteSet()
  for (const [client, ranges] of all.clients) {
    const left = [...rangesWithout(ranges, some.clients.get(client) ?? [])]
    if (left.length) rest.clients.set(client, left)
  }
  return rest
}

function* rangesWithout(ranges: readonly Range[], others: readonly Range[]): Generator<Range> {
  let next = 0
  for (const { clock, len } of ranges) {
    let from = clock
    while (others[next] && others[next]!.clock + others[next]!.len <= from) next++
    for (let at = next; others[at] && others[at]!.clock < clock + len; at++) {
      const other = others[at]!
      if (other.clock > from) yield { clock: from, len: other.clock - from }
      from = other.clock + other.len
    }
    if (from < clock + len) yield { clock: from, len: clock + len - from }
  }
}
