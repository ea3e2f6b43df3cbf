/** Where the file of a draft is let go or chosen. */
import { DropFiles } from '../../parts/DropFiles.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { ScreenHead } from '../../parts/ScreenHead.tsx'
import { words } from '../../words.ts'
import { DRAFT_KINDS } from './readDraft.ts'

const says = words.instrument.import

/** @param refused why a file that was chosen before could not be read; null where none was */
export function ChooseDraft({ refused, onFile }: { refused: unknown; onFile: (file: File) => void }) {
  return (
    <>
      <ScreenHead title={says.title} lead={says.hint} />
      {refused !== null && <Problem error={refused} />}
      <DropFiles says={says} accept={DRAFT_KINDS} onFiles={([file]) => onFile(file)} />
    </>
  )
}
