/** Where an ask is in a draft, in words. */
import type { Place } from '../../../shared/contract/outcomes.ts'
import { placeSaid } from '../../../shared/following/say.ts'
import { words } from '../../words.ts'

const says = words.following.place

/** In as few words as a cell has room for. */
export const shortPlace = (place: Place): string => placeSaid(place)

/** In a sentence, where there is more to say than where it is. */
export function whyOf(place: Place): string | null {
  switch (place.kind) {
    case 'placed':
      return null
    case 'gone':
      return place.last.length === 0 ? null : says.goneAt(place.last.map(({ printed }) => printed))
    case 'unplaced':
      return says.why[place.why]
    default:
      return says.why[place.kind]
  }
}

/** The printed numbers of where it is; none where it is nowhere. */
export const printedOf = (place: Place): string[] =>
  place.kind === 'placed' ? place.in.map(({ printed }) => printed) : []
