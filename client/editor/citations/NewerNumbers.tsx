/** A newer draft is confirmed: how many citations have other numbers there, and the way to say of each what to write. */
import type { Editor } from '@tiptap/core'
import { useMemo, useState } from 'react'
import type { Searched } from '../../../shared/asks/typed.ts'
import type { LivingCitation, Reading } from '../../../shared/cite/living.ts'
import type { Moves } from '../../../shared/cite/renumbering.ts'
import { shortOf } from '../../pages/following/drafts.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import type { LetterCitations } from './letterCitations.ts'
import { NumbersDialog } from './NumbersDialog.tsx'
import { type Citing, useMoves, useOutline } from './useCiting.ts'

const says = words.citations

type Props = {
  editor: Editor
  letter: LetterCitations
  reading: Reading
  statement: string
  citing: Citing
  worksOn: NonNullable<Citing['worksOn']>
  newer: NonNullable<Citing['newer']>
  old: Searched
}

export function NewerNumbers({ editor, letter, reading, statement, citing, worksOn, newer, old }: Props) {
  const now = useOutline(newer)
  const moves = useMoves(citing)
  const [open, setOpen] = useState(false)
  const count = useMemo(
    () => (now && moves ? changedIn(reading, old, now, moves) : 0),
    [reading, old, now, moves],
  )
  if (now === null || moves === null) return null
  const name = shortOf(newer)
  return (
    <section className="notice citation-notice" aria-label={says.newerTitle(name)}>
      <p>{says.newer(name, count)}</p>
      <div className="buttons">
        <Button onClick={() => setOpen(true)}>{says.newerShow}</Button>
      </div>
      {open && (
        <NumbersDialog
          {...{ editor, letter, statement, worksOn, newer, old, now, moves }}
          onLeave={() => setOpen(false)}
        />
      )}
    </section>
  )
}

/** How many citations may need other words: told without finding those words, which takes its time. */
function changedIn(reading: Reading, old: Searched, now: Searched, { places }: Moves): number {
  const byOld = new Map(places.map(place => [place.at, place]))
  const keeps = (at: number) => {
    const place = byOld.get(at)
    const [only, ...more] = place?.to ?? []
    if (only === undefined || more.length > 0 || place?.open) return false
    return now.rows[only]?.printed === old.rows[at]?.printed
  }
  const changed = ({ state, cited }: LivingCitation) =>
    state === 'there' && !cited.every(({ at, to }) => [...at, ...(to ?? [])].every(keeps))
  return reading.blocks.flatMap(({ citations }) => citations).filter(changed).length
}
