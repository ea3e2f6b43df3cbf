/**
 * Who is connected, and who is on the way in. Access is judged at the door and nowhere else; when it changes, the
 * sockets are closed, and whoever still has a right to come is let in again ([LIVE-2]).
 */
import { ACCESS_CHANGED, CLOSE } from '../../shared/live.ts'
import type { Limits } from './limits.ts'

/** Somebody whom the door let in. */
export type Guest = {
  /** The statement whose door it was. */
  statement: string
  person: string
  name: string
  organisation: { id: string; name: string }
  /** Others are not shown who this is. */
  unattributed: boolean
  /** The session the socket was opened with; absent for an API token. */
  session?: string | undefined
  coalition: string
  mayWrite: boolean
}

/** A socket as far as access goes. */
export type Seat = { guest: Guest; close: (code: number, reason: string) => void }

/** Whether a change of access concerns somebody. */
type Concerns = (guest: Guest) => boolean

/** A socket that is being judged: what changed meanwhile is kept, so that it cannot slip in on an old judgment. */
export type Arrival = {
  /** Whether nothing changed since the judgment began. Ends the arrival. */
  mayEnter(guest: Guest): boolean
  /** The socket did not come to be. */
  end(): void
}

export class Roll {
  readonly #seats = new Set<Seat>()
  readonly #seatsOf = new Map<string, number>()
  readonly #arrivals = new Set<Concerns[]>()
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#seats.size
  }

  arrive(): Arrival {
    const changes: Concerns[] = []
    this.#arrivals.add(changes)
    const end = () => this.#arrivals.delete(changes)
    return {
      end,
      mayEnter: guest => {
        end()
        return !changes.some(concerns => concerns(guest))
      },
    }
  }

  /** Whether there is room for one more socket of this person. */
  hasRoomFor({ person }: Guest): boolean {
    const theirs = this.#seatsOf.get(person) ?? 0
    return this.#seats.size < this.#limits.sockets && theirs < this.#limits.socketsOfAccount
  }

  add(seat: Seat): void {
    this.#seats.add(seat)
    this.#count(seat, 1)
  }

  remove(seat: Seat): void {
    if (this.#seats.delete(seat)) this.#count(seat, -1)
  }

  closePerson(person: string, coalition?: string): void {
    this.#sendAway(
      guest => guest.person === person && (coalition === undefined || guest.coalition === coalition),
    )
  }

  closeSession(session: string): void {
    this.#sendAway(guest => guest.session === session)
  }

  closeStatement(statement: string): void {
    this.#sendAway(guest => guest.statement === statement)
  }

  /** Sends everyone away, as when the server stops. */
  closeAll(): void {
    for (const seat of [...this.#seats]) seat.close(CLOSE.stopping, 'the server stops')
  }

  #count({ guest }: Seat, by: number): void {
    const seats = (this.#seatsOf.get(guest.person) ?? 0) + by
    if (seats) this.#seatsOf.set(guest.person, seats)
    else this.#seatsOf.delete(guest.person)
  }

  #sendAway(concerns: Concerns): void {
    for (const changes of this.#arrivals) changes.push(concerns)
    for (const seat of [...this.#seats]) if (concerns(seat.guest)) seat.close(CLOSE.again, ACCESS_CHANGED)
  }
}
