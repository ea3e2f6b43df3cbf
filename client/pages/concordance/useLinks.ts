/** The confirmed links of a concordance, kept up to date while others review it too. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { seeConcordance } from '../../../shared/contract/concordances.ts'
import { afterTold, type KnownLinks } from '../../../shared/instrument/concord/reviewLinks.ts'
import { call } from '../../api.ts'

const NOTHING_KNOWN: KnownLinks = { revision: 0, links: [] }
/** Milliseconds between two looks, while the page is visible. */
const OFTEN = 4_000

export type Pair = { draft: string; old: string }

/** @returns the links, and how to ask for what changed since, which gives them as they are then */
export function useLinks({ draft, old }: Pair) {
  const client = useQueryClient()
  const key = ['concordance', draft, old]
  const answer = useQuery<KnownLinks, Error>({
    queryKey: key,
    queryFn: ({ signal }) => newest({ draft, old }, client.getQueryData<KnownLinks>(key), signal),
    refetchInterval: OFTEN,
    structuralSharing: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is made of both ids.
  const again = useCallback(async (): Promise<KnownLinks> => {
    await client.refetchQueries({ queryKey: key })
    return client.getQueryData<KnownLinks>(key) ?? NOTHING_KNOWN
  }, [client, draft, old])
  return { answer, again }
}

async function newest(
  pair: Pair,
  before: KnownLinks = NOTHING_KNOWN,
  signal: AbortSignal,
): Promise<KnownLinks> {
  const told = await call(seeConcordance, { ...pair, since: before.revision }, signal)
  // A server that was restored from a backup knows less than this page does.
  if (told.revision < before.revision) return newest(pair, NOTHING_KNOWN, signal)
  return afterTold(before, told)
}
