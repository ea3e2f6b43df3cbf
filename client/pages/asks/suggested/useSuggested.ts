/** The asks a letter seems to make, those of them that were dropped, and asks of the register that each may be. */
import { useEffect, useMemo, useState } from 'react'
import { type AskIndex, askIndex } from '../../../../shared/asks/near.ts'
import type { SuggestedAsk } from '../../../../shared/cite/asks.ts'
import type { KnownInstrument } from '../../../../shared/cite/instrumentTable.ts'
import { wordingKey } from '../../../../shared/cite/wordingKey.ts'
import { type AskRow, listAsks, listDropped } from '../../../../shared/contract/asks.ts'
import { listInstruments } from '../../../../shared/contract/citations.ts'
import { listProcesses } from '../../../../shared/contract/processes.ts'
import type { Doc } from '../../../../shared/statement/tree.ts'
import { useAnswer } from '../../../data.ts'
import type { Answer, Asked } from './suggester.ts'

/** Milliseconds after which nobody waits any more; the letter is then taken without suggestions. */
const LONGEST = 20_000

/**
 * What a letter seems to ask for.
 * @param body the same value for as long as the letter is the same
 * @returns null while it is looked through; empty where nothing was found, or looking failed
 */
export function useSuggested(coalition: string, body: Doc): readonly SuggestedAsk[] | null {
  const more = useInstruments(coalition)
  const [found, setFound] = useState<{ body: Doc; suggested: readonly SuggestedAsk[] } | null>(null)
  useEffect(() => {
    if (more === null) return
    const worker = new Worker(new URL('./suggester.ts', import.meta.url), { type: 'module' })
    const end = (suggested: readonly SuggestedAsk[]) => {
      clearTimeout(clock)
      worker.terminate()
      setFound({ body, suggested })
    }
    const clock = setTimeout(() => end([]), LONGEST)
    worker.onmessage = ({ data }: MessageEvent<Answer>) => end(data.suggested ?? [])
    worker.onerror = () => end([])
    worker.postMessage({ body, more } satisfies Asked)
    return () => {
      clearTimeout(clock)
      worker.terminate()
    }
  }, [body, more])
  return found?.body === body ? found.suggested : null
}

/** The instruments that the coalition knows, and the names of those it negotiates; null until they are known. */
function useInstruments(coalition: string): readonly KnownInstrument[] | null {
  const known = useAnswer(listInstruments, { coalition })
  const processes = useAnswer(listProcesses, { coalition })
  const isKnown = !known.isPending && !processes.isPending
  const own = (processes.data?.processes ?? [])
    .filter(({ archivedAt }) => archivedAt === null)
    .flatMap(({ instrument, shortName }) => [instrument, shortName])
    .filter(name => name !== '')
  const others = (known.data?.instruments ?? []).map(({ name, names }) => ({ name, names }))
  const all = own.length === 0 ? others : [{ name: 'draft', names: own }, ...others]
  // By what it says, not by when it was fetched: the letter is looked through again only where a name is another one.
  const said = isKnown ? JSON.stringify(all) : null
  return useMemo(() => (said === null ? null : (JSON.parse(said) as readonly KnownInstrument[])), [said])
}

const NONE: readonly never[] = []

export type Register = { asks: readonly AskRow[]; index: AskIndex }

/** The register, ready to be compared with suggestions: without asks that another one took the place of. */
export function useRegister(coalition: string): Register {
  const { data } = useAnswer(listAsks, { coalition })
  return useMemo(() => {
    const asks = (data?.asks ?? []).filter(
      ({ links }) => !links.some(({ kind, side }) => kind === 'supersedes' && side === 'from'),
    )
    const registered = asks.map(({ id, verb, wording, targets, statements }) => ({
      ...{ id, verb, wording, targets },
      otherWordings: statements.flatMap(one => (one.wording === '' ? [] : one.wording)),
    }))
    return { asks, index: askIndex(registered) }
  }, [data])
}

/**
 * Which wordings were dropped.
 * @param wordings the same value for as long as they are the same
 * @returns of each wording its key as the coalition remembers it, and whether it is dropped; null until that is known
 */
export function useDropped(
  coalition: string,
  wordings: readonly string[] | null,
): ReadonlyMap<string, { hash: string; dropped: boolean }> | null {
  const answer = useAnswer(listDropped, { coalition })
  const [hashes, setHashes] = useState<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    if (wordings === null) return
    let left = false
    Promise.all(wordings.map(hashOf)).then(
      made => !left && setHashes(new Map(wordings.map((wording, at) => [wording, made[at] ?? '']))),
      () => !left && setHashes(new Map(wordings.map(wording => [wording, '']))),
    )
    return () => {
      left = true
    }
  }, [wordings])
  const dropped = answer.data?.dropped ?? (answer.isError ? NONE : null)
  return useMemo(() => {
    // The same wordings in another list are known already: what a person has open on them stays open.
    const isHashed = wordings?.every(wording => hashes?.has(wording)) ?? false
    if (hashes === null || !isHashed || dropped === null) return null
    const known = new Set(dropped)
    return new Map([...hashes].map(([wording, hash]) => [wording, { hash, dropped: known.has(hash) }]))
  }, [hashes, wordings, dropped])
}

async function hashOf(wording: string): Promise<string> {
  const bytes = new TextEncoder().encode(wordingKey(wording))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
