/** The provisions of a stored draft, to be read, searched and corrected: each correction is saved at once. */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { type Correction, correctDraft, seeDraft } from '../../../shared/contract/drafts.ts'
import { keepsPositions } from '../../../shared/instrument/correct.ts'
import { keyOf, useAct } from '../../data.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { ProvisionAsks } from '../following/ProvisionAsks.tsx'
import type { SeenDraft } from './DraftPage.tsx'
import { DraftTree } from './DraftTree.tsx'
import { backOf, type Editing, placeAfter } from './editing.ts'
import { useTree } from './useTree.ts'

type Props = { here: Here; seen: SeenDraft; writes: boolean }

export function DraftProvisions({ here, seen, writes }: Props) {
  const id = useId()
  const choice = useState(0)
  const view = useTree(seen.tree, true, choice)
  const { editing, error } = useSaving(seen, choice[1])
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{words.instrument.draft.provisions}</h2>
      <p className="sub">{words.instrument.import.found(seen.tree.length, view.doubtful)}</p>
      {error && <Problem error={error} />}
      <DraftTree
        view={view}
        language={seen.language}
        editing={writes ? editing : null}
        beside={at => <ProvisionAsks slug={here.slug} draft={seen.id} at={at} />}
      />
    </section>
  )
}

/**
 * Corrections go to the server one after the other, each on what the one before left. While one is on its way that
 * moves the places of others, further ones are not taken: they would mean other provisions.
 */
function useSaving(seen: SeenDraft, choose: (at: number) => void): { editing: Editing; error: Error | null } {
  const { id: draft, tree, hangs } = seen
  const say = useSay()
  const client = useQueryClient()
  const way = useRef({ last: Promise.resolve(), moves: false, revision: seen.revision })
  way.current.revision = Math.max(way.current.revision, seen.revision)
  const { mutateAsync, error } = useAct(correctDraft, (saved, { corrections }) => {
    way.current.revision = saved.revision
    const back = backOf(corrections, tree)
    say(words.instrument.selected.corrected, back.length === 0 ? undefined : () => send(back))
    const [first] = corrections
    if (first) choose(placeAfter(first))
  })
  const send = (corrections: Correction[]) => {
    if (way.current.moves || corrections.length === 0) return
    const moves = !corrections.every(keepsPositions)
    way.current.moves = moves
    way.current.last = way.current.last
      .then(() => mutateAsync({ draft, revision: way.current.revision, corrections }))
      .then(noop, () => client.invalidateQueries({ queryKey: keyOf(seeDraft, { draft }) }))
      .finally(() => {
        if (moves) way.current.moves = false
      })
  }
  const positionsHeld = Object.values(hangs).some(count => count > 0)
  return { editing: { correct: (...corrections) => send(corrections), undo: null, positionsHeld }, error }
}

const noop = () => {}
