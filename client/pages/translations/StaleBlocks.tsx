/** What freezing a translation now would say of its blocks. */
import type { Reply } from '../../../shared/contract/route.ts'
import type { lookBeforeFreezing } from '../../../shared/contract/statements.ts'
import { words } from '../../words.ts'

type Look = NonNullable<Reply<typeof lookBeforeFreezing>['translation']>

export function StaleBlocks({ translation }: { translation: Look }) {
  const says = words.translations
  const { number, changed, untranslated, gone, lacking } = translation
  const lines = [
    changed > 0 && says.changedBlocks(changed),
    untranslated > 0 && says.untranslatedBlocks(untranslated),
    gone > 0 && says.goneBlocks(gone),
    lacking > 0 && says.missing(lacking),
  ].filter(line => line !== false)
  return (
    <div className="notice">
      <p>
        {says.beforeFreezing(number)} {lines.length === 0 && says.toDo(0)}
      </p>
      {lines.length > 0 && (
        <>
          <ul className="reasons">
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="hint">{says.staleHint}</p>
        </>
      )}
    </div>
  )
}
