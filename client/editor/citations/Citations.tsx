/** What the screen says of a letter's citations: their card, what the draft lacks, and the numbers of a newer one. */
import '../../look/citations.css'
import type { Editor } from '@tiptap/core'
import { memo, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Searched } from '../../../shared/asks/typed.ts'
import type { Reading } from '../../../shared/cite/living.ts'
import { shortOf } from '../../pages/following/drafts.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import { CitationCard } from './CitationCard.tsx'
import { LackingDialog } from './LackingDialog.tsx'
import { LetterCitations } from './letterCitations.ts'
import { NewerNumbers } from './NewerNumbers.tsx'
import { type Citing, useCiting, useMeant } from './useCiting.ts'

const says = words.citations

type Props = {
  editor: Editor
  statement: { id: string; coalition: { slug: string } }
  /** Whether the person writes into the letter itself: numbers are not offered as suggestions. */
  edits: boolean
}

/** Drawn again only when a reading or what citations mean changed: never for a keystroke. */
export const Citations = memo(({ editor, statement, edits }: Props) => {
  const citing = useCiting(statement.id)
  const meant = useMeant(citing)
  const letter = useMemo(() => new LetterCitations(editor), [editor])
  useEffect(() => {
    letter.begin()
    return () => letter.end()
  }, [letter])
  useEffect(() => {
    if (meant) letter.mean(meant)
  }, [letter, meant])
  const reading = useSyncExternalStore(letter.subscribe, letter.reading)
  // What was read with another draft says nothing of this one.
  if (citing === null || meant === null || reading?.meant !== meant) return null
  const { worksOn, newer } = citing
  return (
    <>
      {worksOn && meant.draft && (
        <Lacking {...{ editor, reading }} draft={meant.draft} name={shortOf(worksOn)} />
      )}
      {edits && worksOn && newer && meant.draft && (
        <NewerNumbers
          key={`${worksOn.id} ${newer.id}`}
          {...{ editor, letter, reading, statement: statement.id, worksOn, newer }}
          citing={citing}
          old={meant.draft}
        />
      )}
      <CitationCard editor={editor} searched={meant.draft} {...cardOf(citing, statement.coalition.slug)} />
    </>
  )
})

const cardOf = ({ worksOn }: Citing, slug: string) => ({
  draft: worksOn && { id: worksOn.id, name: shortOf(worksOn), to: `/c/${slug}/drafts/${worksOn.id}` },
})

type LackingProps = { editor: Editor; reading: Reading; draft: Searched; name: string }

/** One line that is always there: a line that came and went would move the letter under the hands of whoever types. */
function Lacking({ editor, reading, draft, name }: LackingProps) {
  const [open, setOpen] = useState(false)
  const all = reading.blocks.flatMap(({ citations }) => citations)
  const missing = all.filter(({ state }) => state === 'missing').length
  const there = all.filter(({ state }) => state === 'there').length
  return (
    <div className="sub citation-line">
      <p>{says.counted(there + missing, missing, name)}</p>
      {missing > 0 && (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {says.lackingShow}
        </Button>
      )}
      {open && <LackingDialog {...{ editor, reading, draft, name }} onLeave={() => setOpen(false)} />}
    </div>
  )
}
