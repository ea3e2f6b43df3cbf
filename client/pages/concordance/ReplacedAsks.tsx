/** Which asks are at another place since a correction. */
import { Link } from 'wouter'
import { Dialog } from '../../parts/Dialog.tsx'
import { words } from '../../words.ts'
import type { Replaced } from './useShown.ts'

const says = words.concordance.replaced

type Props = {
  slug: string
  replaced: readonly Replaced[]
  /** The symbols of the process's drafts, by their ids. */
  symbols: ReadonlyMap<string, string>
  onLeave: () => void
}

export function ReplacedAsks({ slug, replaced, symbols, onLeave }: Props) {
  const asks = new Map(replaced.map(one => [one.ask, one]))
  return (
    <Dialog title={says.title(asks.size)} onLeave={onLeave} wide={asks.size > 5}>
      <ul className="review-replaced">
        {[...asks.values()].map(({ ask, number, wording }) => (
          <li key={ask}>
            <Link href={`/c/${slug}/asks/${ask}`}>{says.ask(number)}</Link>{' '}
            <span className="ask-wording" dir="auto">
              {wording}
            </span>
            <ul className="sub">
              {replaced
                .filter(one => one.ask === ask)
                .map(({ draft, was, is, place }) => (
                  <li key={draft}>
                    {says.where(
                      symbols.get(draft) ?? says.otherDraft,
                      placeOf(was),
                      placeOf(is, says.places[place]),
                    )}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const placeOf = (printed: readonly string[], otherwise: string = says.nowhere): string =>
  printed.length === 0 ? otherwise : says.at(printed)
