/** The asks that an imported letter seems to make, as they stand with what a person said of them. */
import { useMemo } from 'react'
import { type Suggestion, suggestionsOf } from '../../../shared/asks/suggested.ts'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import type { Imported } from '../../../shared/formats/imported.ts'
import { useDrafts, useSearched } from '../asks/drafts.ts'
import { type Register, useDropped, useRegister, useSuggested } from '../asks/suggested/useSuggested.ts'
import { type Choices, type TakenAsk, takenAsks } from './choices.ts'

export type Offered = {
  coalition: string
  /** The newest first. */
  drafts: readonly DraftRow[]
  /** The one in which provisions are looked for. */
  draft: string | null
  searched: ReturnType<typeof useSearched>
  register: Register
  /** Null while the letter is looked through. */
  open: readonly Suggestion[] | null
  dropped: readonly Suggestion[]
  /** The key of a wording, as the coalition remembers that it was dropped. */
  hashOf: (suggestion: Suggestion) => string
  taken: readonly TakenAsk[]
}

export function useOfferedAsks(coalition: string, imported: Imported, choices: Choices): Offered {
  const suggested = useSuggested(coalition, imported.file.body)
  const drafts = useDrafts(coalition, null)
  const draft = choices.draft === undefined ? (drafts[0]?.id ?? null) : choices.draft
  const searched = useSearched(draft)
  const title = choices.titleInText ? null : imported.titleBlock
  const all = useMemo(() => {
    const aim = searched && draft !== null ? { id: draft, ...searched } : null
    return suggested && suggestionsOf(suggested, aim).filter(({ block }) => block !== title)
  }, [suggested, searched, draft, title])
  const wordings = useMemo(() => suggested?.map(({ wording }) => wording) ?? null, [suggested])
  const known = useDropped(coalition, wordings)
  const register = useRegister(coalition)
  const isDropped = ({ says }: Suggestion) => known?.get(says.wording)?.dropped === true
  const open = known === null || all === null ? null : all.filter(one => !isDropped(one))
  return {
    ...{ coalition, drafts, draft, searched, register, open },
    dropped: all?.filter(isDropped) ?? [],
    hashOf: ({ says }) => known?.get(says.wording)?.hash ?? '',
    taken: takenAsks(open ?? [], choices),
  }
}
