/** Where the files of a letter are let go or chosen. */
import { DropFiles } from '../../parts/DropFiles.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { ScreenHead } from '../../parts/ScreenHead.tsx'
import { words } from '../../words.ts'
import { FILE_KINDS } from './readFile.ts'

const says = words.importing

/** @param refused why a file that was chosen before could not be read; null where none was */
export function Choose({
  refused,
  onFiles,
}: {
  refused: unknown
  onFiles: (files: readonly File[]) => void
}) {
  return (
    <>
      <ScreenHead title={says.title} lead={says.hint} />
      {refused !== null && <Problem error={refused} />}
      <DropFiles says={says} accept={FILE_KINDS} multiple onFiles={onFiles} />
    </>
  )
}
