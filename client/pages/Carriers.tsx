/** Where an ask stands: the statements that carry it now or carried it in a version, with the versions' numbers. */
import { Link } from 'wouter'
import type { AskRow } from '../../shared/contract/asks.ts'
import { words } from '../words.ts'

export function Carriers({ ask }: { ask: AskRow }) {
  const places = placesOf(ask)
  if (places.length === 0) return <span className="sub">{words.asks.nowhere}</span>
  return (
    <ul>
      {places.map(place => (
        <li key={place.id}>
          <Link
            href={place.now ? `/statements/${place.id}` : `/statements/${place.id}/versions`}
            title={place.title}
            dir="auto"
          >
            {place.title}
          </Link>
          {place.numbers.length > 0 && (
            <span className="sub"> {place.numbers.map(words.statements.short).join(', ')}</span>
          )}
          {!place.now && <span className="sub"> {words.asks.onlyFrozen}</span>}
        </li>
      ))}
    </ul>
  )
}

type Place = { id: string; title: string; now: boolean; numbers: number[] }

/** The statements of an ask, those that carry it now first. */
export function placesOf(ask: AskRow): Place[] {
  const places = new Map<string, Place>()
  for (const { id, title } of ask.statements) places.set(id, { id, title, now: true, numbers: [] })
  for (const version of ask.versions) {
    const place = places.get(version.statement) ?? {
      id: version.statement,
      title: version.title,
      now: false,
      numbers: [],
    }
    place.numbers.push(version.number)
    places.set(version.statement, place)
  }
  for (const place of places.values()) place.numbers.sort((a, b) => a - b)
  return [...places.values()]
}
