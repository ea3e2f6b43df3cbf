/** Entering the lines of a list in parts: what was sent twice is there once, so that it can always go on. */
import type { Reply } from '../../../../shared/contract/route.ts'
import { ENTERED_AT_ONCE, enterList } from '../../../../shared/contract/signonImport.ts'
import { call } from '../../../api.ts'
import { type Row, sentAs } from './rows.ts'

export type Became = Reply<typeof enterList>['rows'][number]['became']

export type Sending = {
  signon: string
  version: string
  evidence: string
  rows: readonly Row[]
  /** What became of those that were sent, by id. */
  became: ReadonlyMap<string, Became>
}

/**
 * Goes on from where it stood.
 * @param told after each part, with how it stands then
 * @throws Refusal with the server's sentence; what `told` said last can be gone on with
 */
export async function enterAll(from: Sending, told: (now: Sending) => void): Promise<Sending> {
  const { signon, version, evidence } = from
  let now = from
  const left = from.rows.filter(({ id }) => !from.became.has(id))
  for (let at = 0; at < left.length; at += ENTERED_AT_ONCE) {
    const rows = left.slice(at, at + ENTERED_AT_ONCE).map(sentAs)
    const reply = await call(enterList, { signon, version, evidence, rows })
    now = {
      ...now,
      became: new Map([...now.became, ...reply.rows.map(({ id, became }) => [id, became] as const)]),
    }
    told(now)
  }
  return now
}
