/** Who put something into a list where nobody stood between its neighbours: asked once replicas would differ. */
import type * as Y from 'yjs'
import { countUpTo } from './gateIds.ts'
import { firstOf, type OddList } from './gateShadow.ts'

/**
 * The editors of items that stand in a list already and that nobody who saw their neighbours side by side can have
 * put there: the neighbours are in the wrong order, or between them stands something that one of them was put beside.
 * Forged items are of this kind, and a few that undo puts back.
 */
export function misplacedIn(list: OddList): Set<number> {
  const places = new Places(list)
  return new Set(places.items.filter(item => places.isMisplaced(item)).map(({ id }) => id.client))
}

type Run = { item: Y.Item; from: number }

/** Where each character, child or value of a list stands, counted from 0. */
class Places {
  readonly items: readonly Y.Item[]
  /** By editor, in the order of their clocks. */
  readonly #runs = new Map<number, Run[]>()

  constructor(list: OddList) {
    const items: Y.Item[] = []
    let from = 0
    for (let item = firstOf(list); item; item = item.right) {
      items.push(item)
      const own = this.#runs.get(item.id.client)
      if (own) own.push({ item, from })
      else this.#runs.set(item.id.client, [{ item, from }])
      from += item.length
    }
    for (const own of this.#runs.values()) own.sort((a, b) => a.item.id.clock - b.item.id.clock)
    this.items = items
  }

  isMisplaced({ origin, rightOrigin }: Y.Item): boolean {
    const left = this.#at(origin, BEGINNING)
    const right = this.#at(rightOrigin, END)
    if (left === null || right === null) return false
    return left >= right || this.#originOf(rightOrigin, right) > left || this.#rightOf(origin) < right
  }

  /** After what the right neighbour was put; within a run each stands after the one before it. */
  #originOf(id: Y.ID | null, at: number): number {
    const run = id && this.#runOf(id)
    if (!run) return BEGINNING
    return at > run.from ? at - 1 : (this.#at(run.item.origin, BEGINNING) ?? BEGINNING)
  }

  /** Before what the left neighbour was put. */
  #rightOf(id: Y.ID | null): number {
    const run = id && this.#runOf(id)
    return run ? (this.#at(run.item.rightOrigin, END) ?? END) : END
  }

  /** Where an id stands, or what stands for none; null where the list does not have it. */
  #at(id: Y.ID | null, none: number): number | null {
    if (!id) return none
    const run = this.#runOf(id)
    return run ? run.from + id.clock - run.item.id.clock : null
  }

  #runOf({ client, clock }: Y.ID): Run | undefined {
    const own = this.#runs.get(client) ?? []
    const run = own[countUpTo(own, ({ item }) => item.id.clock, clock) - 1]
    return run && clock < run.item.id.clock + run.item.length ? run : undefined
  }
}

const BEGINNING = -1
const END = Number.POSITIVE_INFINITY
