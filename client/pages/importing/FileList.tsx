/** Several files at once: how each stands, and going from one to the other. */
import { Link } from 'wouter'
import { words } from '../../words.ts'
import type { Entry, Files } from './useFiles.ts'

export function FileList({ files }: { files: Files }) {
  if (files.entries.length < 2) return null
  return (
    <nav className="file-list" aria-label={words.importing.files(files.entries.length)}>
      <ul>
        {files.entries.map(entry => (
          <li key={entry.key}>
            <OneFile
              entry={entry}
              current={entry.key === files.current?.key}
              onShow={() => files.show(entry.key)}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function OneFile({ entry, current, onShow }: { entry: Entry; current: boolean; onShow: () => void }) {
  const { stands } = entry
  return (
    <>
      <button
        type="button"
        className="file-of-list"
        onClick={onShow}
        {...(current ? { 'aria-current': 'true' as const } : {})}
      >
        <bdi>{entry.file.name}</bdi>
        <span className="sub">{words.importing.fileStates[stands.step]}</span>
      </button>
      {stands.step === 'started' && (
        <Link href={`/statements/${stands.statement}`}>{words.importing.open(stands.title)}</Link>
      )}
    </>
  )
}
