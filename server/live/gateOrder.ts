/**
 * Whether a struct is put exactly between two that stand side by side, as it is where people write one after
 * another. Concurrent writing makes others come between; so does forging, and only there can replicas come to
 * differ: where every struct of a text was put between neighbours, all orders of loading give one text.
 */
import * as Y from 'yjs'
import type { Place } from './gateContent.ts'
import { countUpTo } from './gateIds.ts'
import { policy } from './gateRefusals.ts'

type Id = { client: number; clock: number }
/** What is put behind `origin` and before `right`; null is the end of the list. */
type Put = { origin: Id | null; right: Id | null; first: Id; length: number }
/** The children of a place, or the values of one of its attributes, which the shared type there holds. */
type List = { place: Place; key: string | null; type: Pick<Y.AbstractType<unknown>, '_start' | '_map'> }

/** The lists of the document, as they would be with the structs of the update that landed so far. */
export class Order {
  readonly #doc: Y.Doc
  /** What comes after an id that something of this update was put behind. */
  readonly #after = new Map<string, Id | null>()
  /** By editor, where this update does not go on behind what that editor wrote just before. */
  readonly #begun = new Map<number, number[]>()
  /** The same of the document, for editors that were asked for. */
  readonly #stored = new Map<number, number[]>()
  /** What a list begins with that something of this update was put in front of. */
  readonly #first = new Map<Place, Map<string | null, Id | null>>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /**
   * Puts something into the list of a place, or of one of its attributes, and says whether its two neighbours stood
   * side by side until then.
   * @throws GateRefusal where the right neighbour is the left one, or stands before it in what one editor wrote in
   *   one go: where that goes depends on how a replica happens to have cut it into items.
   */
  put({ origin, right, first, length }: Put, list: List): boolean {
    const next = origin ? this.#behind(origin) : this.#firstOf(list)
    const areBeside = isSame(next, right)
    if (!areBeside && origin && right && this.#isOneRun(right, origin))
      policy('neighbours in the wrong order')
    if (origin?.client !== first.client || origin.clock !== first.clock - 1) this.begin(first)
    if (origin) this.#after.set(nameOf(origin), first)
    else this.#firsts(list.place).set(list.key, first)
    this.#after.set(nameOf({ client: first.client, clock: first.clock + length - 1 }), right)
    return areBeside
  }

  /** Notes that something of this update is not put behind what its editor wrote just before. */
  begin({ client, clock }: Id): void {
    const begun = this.#begun.get(client)
    if (begun) begun.push(clock)
    else this.#begun.set(client, [clock])
  }

  /** Whether one editor wrote all from the one to the other in one go, each behind the one before. */
  #isOneRun(from: Id, to: Id): boolean {
    if (from.client !== to.client || from.clock > to.clock) return false
    const upTo = (begun: readonly number[], { clock }: Id) => countUpTo(begun, one => one, clock)
    return [this.#storedOf(from.client), this.#begun.get(from.client) ?? []].every(
      begun => upTo(begun, from) === upTo(begun, to),
    )
  }

  #storedOf(client: number): number[] {
    const known = this.#stored.get(client)
    if (known) return known
    const structs = this.#doc.store.clients.get(client) ?? []
    const begun = structs.filter(struct => !goesOn(struct)).map(({ id }) => id.clock)
    this.#stored.set(client, begun)
    return begun
  }

  #behind(id: Id): Id | null {
    const known = this.#after.get(nameOf(id))
    if (known !== undefined) return known
    const next = { client: id.client, clock: id.clock + 1 }
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return next
    const item: Y.Item | Y.GC = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock))
    if (next.clock < item.id.clock + item.length) return next
    return item instanceof Y.Item ? (item.right?.id ?? null) : null
  }

  #firstOf({ place, key, type }: List): Id | null {
    const known = this.#firsts(place).get(key)
    if (known !== undefined) return known
    // Of an attribute that was ever written any value will do: nothing but "no value" fits what comes first there.
    return (key === null ? type._start : type._map.get(key))?.id ?? null
  }

  #firsts(place: Place): Map<string | null, Id | null> {
    const known = this.#first.get(place)
    if (known) return known
    const firsts = new Map<string | null, Id | null>()
    this.#first.set(place, firsts)
    return firsts
  }
}

/** Whether a struct was put behind what its editor wrote just before. */
const goesOn = (struct: Y.Item | Y.GC): boolean =>
  struct instanceof Y.Item &&
  struct.origin?.client === struct.id.client &&
  struct.origin.clock === struct.id.clock - 1

const nameOf = ({ client, clock }: Id): string => `${client}:${clock}`
const isSame = (a: Id | null, b: Id | null): boolean => a?.client === b?.client && a?.clock === b?.clock
