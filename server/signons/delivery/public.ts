/** What the public page says of delivery. */
import type { Delivery } from '../../../shared/delivery.ts'
import type { Signon } from '../../../shared/signon.ts'
import type { Query } from '../../ports.ts'
import * as store from './store.ts'

export type PublicDelivery = {
  /** When the list of the newest package was frozen, in milliseconds since 1970; null where there is none. */
  frozenAt: number | null
  /** To whom it was handed, the earliest first; empty unless the coordinators chose to say so. */
  deliveries: Pick<Delivery, 'recipient' | 'deliveredAt' | 'posted'>[]
}

export const NOT_DELIVERED: PublicDelivery = { frozenAt: null, deliveries: [] }

/** What may be said of the delivery of a letter that is public. */
export async function publicDelivery(
  q: Query,
  { id, terms }: Pick<Signon, 'id' | 'terms'>,
): Promise<PublicDelivery> {
  const deliveries = terms.showDeliveries ? await store.deliveriesOf(q, id) : []
  return {
    frozenAt: await store.newestFrozen(q, id),
    deliveries: deliveries.toReversed(),
  }
}
