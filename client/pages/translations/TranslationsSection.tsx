/** The translations of a statement, and against which version each is made. */
import { Link } from 'wouter'
import { listTranslations, type TranslationRow } from '../../../shared/contract/translations.ts'
import { useAnswer } from '../../data.ts'
import { words } from '../../words.ts'
import { languageName } from './names.ts'

/** Nothing is shown of a statement that has none. */
export function TranslationsSection({ statement }: { statement: string }) {
  const translations = useAnswer(listTranslations, { statement }).data?.translations ?? []
  if (translations.length === 0) return null
  return (
    <section className="section" aria-labelledby="translations">
      <h2 id="translations">{words.translations.title}</h2>
      <ul className="things">
        {translations.map(translation => (
          <li key={translation.statement}>
            <Link href={`/statements/${translation.statement}`} className="thing">
              <span className="thing-name" dir="auto">
                {languageName(translation.language)} · {translation.title}
              </span>
              <span className="thing-says">
                <span>{words.translations.against(translation.of.number)}</span>
                <span>{latestOf(translation)}</span>
                {translation.archivedAt !== null && <span>{words.statements.archived}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function latestOf({ versions: [latest] }: TranslationRow): string {
  const says = words.translations
  if (!latest) return says.noVersion
  return `${says.latest(latest.number, latest.of.number)}${latest.stale > 0 ? `; ${says.stale(latest.stale)}` : ''}`
}
