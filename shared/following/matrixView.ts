/** The matrix as files draw it: asks with their words, and what each cell says. */
import type { AskSays, Verb } from '../ask.ts'
import type { seeMatrix } from '../contract/outcomes.ts'
import type { Reply } from '../contract/route.ts'
import type { Outcome } from '../outcome.ts'
import { common } from '../words/en/common.ts'
import { following } from '../words/en/following.ts'
import { draftSaid, outcomeIn, placeSaid, wasAt } from './say.ts'

export type Matrix = Pick<Reply<typeof seeMatrix>, 'drafts' | 'rows'>
/** An ask as far as files say it. `replacedBy` are the numbers of asks that took its place. */
export type FiledAsk = Pick<AskSays, 'verb' | 'wording' | 'targets' | 'parts'> & {
  id: string
  number: number
  replacedBy: readonly number[]
}

export type MatrixView = {
  /** The name of the process, or of its instrument. */
  name: string
  /** When it was so, in milliseconds since 1970. */
  asOf: number
  drafts: { id: string; symbol: string; said: string }[]
  rows: ViewRow[]
}

export type ViewRow = {
  number: number
  /** The name of the part; null for the ask as a whole. */
  part: string | null
  verb: Verb
  wording: string
  targets: string[]
  /** That another ask took its place. */
  remark: string
  /** `said` is the outcome in words. */
  cells: { outcome: Outcome | null; said: string; place: string; note: string }[]
}

/** By the numbers of the asks, each as a whole and then its parts. */
export function matrixView(
  matrix: Matrix,
  asks: readonly FiledAsk[],
  about: Pick<MatrixView, 'name' | 'asOf'>,
): MatrixView {
  const byId = new Map(asks.map(ask => [ask.id, ask]))
  return {
    ...about,
    drafts: matrix.drafts.map(draft => ({
      id: draft.id,
      symbol: draft.symbol || draft.title,
      said: draftSaid(draft),
    })),
    rows: matrix.rows.flatMap(row => {
      const ask = byId.get(row.ask)
      return ask === undefined ? [] : [viewRow(ask, row)]
    }),
  }
}

function viewRow(ask: FiledAsk, { part: id, cells }: Matrix['rows'][number]): ViewRow {
  const part = id === null ? null : (ask.parts.find(part => part.id === id)?.name ?? '')
  const targets = ask.targets.filter(target => id === null || target.part === id)
  const remark = following.superseded(following.askList(ask.replacedBy))
  return {
    ...{ number: ask.number, part, verb: ask.verb, wording: ask.wording },
    targets: [...new Set(targets.map(({ asWritten }) => asWritten))],
    remark: ask.replacedBy.length === 0 || id !== null ? '' : remark,
    cells: cells.map(({ draft, place, judged }, at) => {
      const before = cells.slice(0, at).map(cell => cell.place)
      const outcome = judged?.outcome ?? null
      const said = outcomeIn(outcome, draft, ask, id)
      return { outcome, said, place: placeSaid(place, wasAt(place, before)), note: judged?.note ?? '' }
    }),
  }
}

/** What the ask says, in one line: the verb stands before words that do not begin with it. */
export function askSaid({ verb, wording }: Pick<ViewRow, 'verb' | 'wording'>): string {
  const said = common.verbOf(verb)
  return wording.toLowerCase().startsWith(said.toLowerCase()) ? wording : `${said}: ${wording}`
}
