/** Looks for asks in a letter beside the screen's own flow: a long one takes its time. */
import { type SuggestedAsk, suggestAsks } from '../../../../shared/cite/asks.ts'
import type { KnownInstrument } from '../../../../shared/cite/instrumentTable.ts'
import type { Doc } from '../../../../shared/statement/tree.ts'

export type Asked = { body: Doc; more: readonly KnownInstrument[] }
/** Null where it failed. */
export type Answer = { suggested: SuggestedAsk[] | null }

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  self.postMessage(answerTo(data))
}

function answerTo({ body, more }: Asked): Answer {
  try {
    return { suggested: suggestAsks(body, more) }
  } catch {
    return { suggested: null }
  }
}
