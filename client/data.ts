/** What the screens know from the server, kept by react-query under the contract's own method and path. */
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { whoAmI } from '../shared/contract/people.ts'
import type { Asked, Reply } from '../shared/contract/route.ts'
import { asRefusal, call, type JsonContract } from './api.ts'

/** The one store of answers. A reply that says "not signed in" asks again who is here, which shows the door. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: error => atTheDoor(client, error) }),
    mutationCache: new MutationCache({ onError: error => atTheDoor(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (times, error) => asRefusal(error).code === 'try-again' && times < 2,
      },
    },
  })
  return client
}

/**
 * The answer to a question, asked when it is first needed and again when something changed.
 * @param input null while it is not known yet; nothing is asked then
 * @param again milliseconds after which to ask again by itself, where others change what is shown
 */
export function useAnswer<const C extends JsonContract>(
  contract: C,
  input: Asked<C> | null,
  again?: number,
): UseQueryResult<Reply<C>, Error> {
  return useQuery<Reply<C>, Error>({
    queryKey: keyOf(contract, input),
    queryFn: ({ signal }) => call(contract, input as Asked<C>, signal),
    enabled: input !== null,
    ...(again === undefined ? {} : { refetchInterval: again }),
  })
}

/**
 * An act of the person. When it was done, every answer on the screen is asked for again, so that no screen has
 * to know what an act changes elsewhere.
 */
export function useAct<const C extends JsonContract>(
  contract: C,
  done?: (reply: Reply<C>, input: Asked<C>) => void,
): UseMutationResult<Reply<C>, Error, Asked<C>> {
  const client = useQueryClient()
  return useMutation<Reply<C>, Error, Asked<C>>({
    mutationFn: input => call(contract, input),
    onSuccess: async (reply, input) => {
      done?.(reply, input)
      await client.invalidateQueries()
    },
  })
}

/** Under which key an answer is kept. */
export const keyOf = (contract: JsonContract, input: unknown): readonly unknown[] => [
  contract.method,
  contract.path,
  input,
]

function atTheDoor(client: QueryClient, error: Error): Promise<void> {
  if (asRefusal(error).code !== 'not-signed-in') return Promise.resolve()
  return client.invalidateQueries({ queryKey: keyOf(whoAmI, {}) })
}
