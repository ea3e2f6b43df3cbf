/** Who is here: a row of small rounds in people's colours, behind which stands the list with whole names. */
import { initials, type Present } from './presence.ts'
import { words } from './words.ts'

const SHOWN = 4

export function Here({ present }: { present: readonly Present[] }) {
  const others = present.filter(one => !one.you)
  if (others.length === 0) return null
  return (
    <details className="here">
      <summary aria-label={`${words.here.label}: ${words.here.count(others.length)}`}>
        {others.slice(0, SHOWN).map(one => (
          <span className={`round ${one.colour}`} key={one.client} aria-hidden="true">
            {initials(one.name)}
          </span>
        ))}
        {others.length > SHOWN && (
          <span className="more" aria-hidden="true">
            {words.here.more(others.length - SHOWN)}
          </span>
        )}
      </summary>
      <ul className="here-list">
        {others.map(one => (
          <li key={one.client}>
            <span className={`round ${one.colour}`} aria-hidden="true">
              {initials(one.name)}
            </span>
            <span dir="auto">
              {one.name}
              {one.organisation && <small dir="auto">{one.organisation}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
