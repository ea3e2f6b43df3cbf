/** Starting the statement, then sending what comes with it. Sent again after a failure, nothing doubles. */

import { workOn } from '../../../shared/contract/citations.ts'
import { putSuggestion, replyTo, startThread } from '../../../shared/contract/reviews.ts'
import { startStatement } from '../../../shared/contract/statements.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { call } from '../../api.ts'
import { newBlockId } from '../../editor/blockId.ts'
import type { Read } from './bothWays.ts'
import type { Choices, TakenAsk } from './choices.ts'
import { type Parcel, parcelsOf } from './parcels.ts'

/** What is on its way: the statement once it was started, and how many of its parcels the server has. */
export type Bringing = {
  body: Doc
  asks: readonly TakenAsk[]
  /** The draft that it works on, where one was chosen: said once the statement is there. */
  draft: string | null
  parcels: readonly Parcel[]
  statement: string | null
  sent: number
}

export function newBringing(
  read: Read,
  choices: Choices,
  { body, asks, draft }: Pick<Bringing, 'body' | 'asks' | 'draft'>,
): Bringing {
  const parcels = parcelsOf(read, choices, body, newBlockId)
  return { body, asks, draft, parcels, statement: null, sent: 0 }
}

/**
 * Goes on from where it stood.
 * @param told after each step, with how it stands then
 * @returns the id of the statement
 * @throws Refusal with the server's sentence; what `told` said last can be gone on with
 */
export async function bring(
  coalition: string,
  choices: Choices,
  from: Bringing,
  told: (now: Bringing) => void,
): Promise<string> {
  const statement = from.statement ?? (await start(coalition, choices, from))
  told({ ...from, statement })
  if (from.draft !== null && from.sent === 0) await call(workOn, { statement, draft: from.draft })
  for (let sent = from.sent; sent < from.parcels.length; sent += 1) {
    const parcel = from.parcels[sent]
    if (parcel) await send(statement, parcel)
    told({ ...from, statement, sent: sent + 1 })
  }
  return statement
}

async function start(coalition: string, choices: Choices, { body, asks }: Bringing): Promise<string> {
  const { kind, title, addressee, session, written } = choices
  const said = { kind, title, addressee, session, ...written }
  const started = await call(startStatement, { coalition, ...said, body, asks: [...asks] })
  return started.id
}

async function send(statement: string, parcel: Parcel): Promise<void> {
  if (parcel.kind === 'suggestion') {
    const { suggestion, changes, why } = parcel
    await call(putSuggestion, { statement, suggestion, changes: [...changes], why })
    return
  }
  const [first, ...more] = parcel.parts
  if (!first) return
  const { id, on } = parcel
  await call(startThread, { statement, id, comment: first.id, on, words: first.words })
  for (const part of more) await call(replyTo, { thread: id, id: part.id, words: part.words })
}
