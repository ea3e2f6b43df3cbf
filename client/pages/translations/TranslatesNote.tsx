/** Of a frozen translation: what it translates, which text is the authentic one, and what does not say what that one says. */
import './translations.css'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { VersionRow } from '../../../shared/contract/statements.ts'
import { words } from '../../words.ts'
import { languageName } from './names.ts'

type Props = { version: Pick<VersionRow, 'translates' | 'stale'> }

export function TranslatesNote({ version: { translates, stale } }: Props) {
  const says = words.translations
  if (!translates) return null
  return (
    <div className="notice">
      <p>
        {says.ofVersion(translates.number)}. {says.authentic}{' '}
        <Link href={`/statements/${translates.statement}/versions/${translates.id}`}>
          <bdi>{translates.title}</bdi> ({languageName(translates.language)})
        </Link>
        .
      </p>
      <p>{says.stale(stale.length)}</p>
    </div>
  )
}

/** A block of a frozen translation that does not say what its source says; a name for it stands before its words. */
export const StaleMark = ({ children }: { children: ReactNode }) => (
  <div className="stale-block">
    <span className="unseen">{words.translations.staleMark}: </span>
    {children}
  </div>
)
