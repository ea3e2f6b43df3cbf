/**
 * What passed away in a transaction. In Yjs a block that changes its type, is wrapped, lifted or moved is deleted and
 * written anew, and whatever somebody else wrote into it meanwhile goes with the old one, although nobody deleted it:
 * more is gone afterwards than the updates said [TEXT-6].
 */
import * as Y from 'yjs'

/** What one transaction deleted, and what of it the updates in it said. */
export type Passing = { gone: DeleteSet; told: DeleteSet }

/** Yjs names the type in no other way. */
export type DeleteSet = ReturnType<typeof Y.createDeleteSet>

type Range = { clock: number; len: number }

/** What of `ranges` is in none of `others`; both in order and without overlaps. */
export function* without(
  ranges: readonly Range[],
  others: readonly Range[],
): Generator<{ clock: number; end: number }> {
  let next = 0
  for (const { clock, len } of ranges) {
    let from = clock
    while (next < others.length && others[next]!.clock + others[next]!.len <= from) next++
    for (let at = next; at < others.length && others[at]!.clock < clock + len; at++) {
      if (others[at]!.clock > from) yield { clock: from, end: others[at]!.clock }
      from = others[at]!.clock + others[at]!.len
    }
    if (from < clock + len) yield { clock: from, end: clock + len }
  }
}

/** Tells what was there to see. */
export class Seeing {
  readonly #now: Passing
  readonly #all: readonly Passing[]

  constructor(now: Passing, earlier: readonly Passing[]) {
    this.#now = now
    this.#all = [...earlier, now]
  }

  /** Went in this transaction, and nobody said so. */
  isFresh({ id }: { id: Y.ID }): boolean {
    return Y.isDeleted(this.#now.gone, id) && !Y.isDeleted(this.#now.told, id)
  }

  /** The transaction in which a block died (this one where it is alive), and those after it that lost something. */
  since({ _item: item }: Y.XmlElement): readonly [Passing, ...Passing[]] {
    const died = item ? this.#all.findIndex(({ gone }) => Y.isDeleted(gone, item.id)) : -1
    if (died < 0) return [this.#now]
    return [this.#all[died]!, ...this.#all.slice(died + 1).filter(losesSomething)]
  }
}

const losesSomething = ({ gone, told }: Passing): boolean =>
  [...gone.clients].some(([client, ranges]) => !without(ranges, told.clients.get(client) ?? []).next().done)

/** See `Seeing.since`. */
export type Since = ReturnType<Seeing['since']>

/** Whether something stood in a block when it died, or came later and was lost. */
export function stood(item: Y.Item, id: Y.ID, [death, ...later]: Since): boolean {
  if (!item.deleted || Y.isDeleted(death.gone, id)) return true
  return later.some(({ gone, told }) => Y.isDeleted(gone, id) && !Y.isDeleted(told, id))
}
