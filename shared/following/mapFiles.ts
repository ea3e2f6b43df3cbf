/** The instrument with the weight of asks on each article, as a picture and as data. */

import { csvOf } from '../formats/csv.ts'
import { xml } from '../formats/xmlWrite.ts'
import { OUTCOMES, type Outcome } from '../outcome.ts'
import { following } from '../words/en/following.ts'
import { followedWords } from '../words/followed.en.ts'
import type { Weighed } from './map.ts'
import { outcomeSaid, SHADES } from './say.ts'
import { group, INK, LINE, picture, signOf, textIn } from './svg.ts'

/** A draft with what is on its provisions; `numbers` are those of the asks, by id. */
export type MapView = { draft: string; provisions: readonly Weighed[]; numbers: ReadonlyMap<string, number> }

const words = followedWords.map

/** A row for each provision, with how many asks are on it and what became of them. */
export function mapCsv({ provisions, numbers }: MapView): string {
  const { provision, title, level, asks, numbers: named } = words.headings
  return csvOf([
    [provision, title, level, asks, ...STATES.map(outcomeSaid), named],
    ...provisions.map(row => [
      ...[row.printed, row.title ?? '', row.level, row.asks.length],
      ...STATES.map(state => row.asks.filter(({ outcome }) => outcome === state).length),
      numbersOn(row, numbers).join(' '),
    ]),
  ])
}

const STATES: readonly (Outcome | null)[] = [...OUTCOMES, null]

const numbersOn = ({ asks }: Weighed, numbers: MapView['numbers']): number[] =>
  [...new Set(asks.flatMap(({ ask }) => numbers.get(ask) ?? []))].sort((a, b) => a - b)

/** Widths in pixels: of the names of provisions, of all the bars, and of what they say beside them. */
const [NAME, BARS, SAID, EDGE] = [330, 220, 470, 24]
const ROW = 26

/** Chapters as headings, articles as bars; what is smaller counts for its article. */
export function mapSvg({ draft, provisions }: MapView): string {
  const rows = provisions.filter(({ level }) => LEVELS.has(level))
  const articles = rows.filter(isCounted)
  const most = Math.max(1, ...articles.map(({ asks }) => asks.length))
  const title = words.title(draft)
  const width = 2 * EDGE + NAME + BARS + SAID
  const parts = [
    textIn(title, { x: EDGE, y: EDGE - 4, width: width - 2 * EDGE }, { bold: true, most: 1 }).part,
  ]
  const top = EDGE + LINE + 12
  for (const [at, row] of rows.entries()) parts.push(rowOf(row, top + at * ROW, most))
  return picture(
    {
      title,
      describes: words.describes(articles.length, most),
      width,
      height: top + rows.length * ROW + EDGE,
    },
    parts,
  )
}

const LEVELS: ReadonlySet<string> = new Set([
  ...['preamble', 'annex', 'part', 'chapter', 'section', 'cluster', 'article'],
])
const isCounted = ({ level }: Weighed): boolean => level === 'article' || level === 'preamble'

function rowOf(row: Weighed, y: number, most: number): string {
  const name = following.changes.withTitle(following.provision(row.printed), row.title)
  if (!isCounted(row))
    return textIn(name, { x: EDGE, y: y + 2, width: NAME + BARS }, { bold: true, most: 1 }).part
  const unit = Math.min(28, BARS / most)
  const states = STATES.map(state => ({
    state,
    n: row.asks.filter(({ outcome }) => outcome === state).length,
  })).filter(({ n }) => n > 0)
  const said = states.map(({ state, n }) => following.map.outcomeCount(n, outcomeSaid(state))).join(', ')
  let x = EDGE + NAME
  const bars = states.map(({ state, n }) => {
    const bar = barOf(state, { x, y: y + 2, width: n * unit })
    x += n * unit
    return bar
  })
  return group(`${name}: ${said === '' ? following.map.none : said}`, [
    textIn(name, { x: EDGE + 8, y: y + 2, width: NAME - 20 }, { most: 1 }).part,
    ...bars,
    textIn(
      said,
      {
        x: EDGE + NAME + row.asks.length * unit + 8,
        y: y + 2,
        width: BARS + SAID - row.asks.length * unit - 8,
      },
      { soft: true, most: 1 },
    ).part,
  ])
}

/** A stretch of a bar, with its sign where there is room. */
const barOf = (state: Outcome | null, { x, y, width }: { x: number; y: number; width: number }): string =>
  xml('rect', {
    x,
    y,
    width,
    height: ROW - 6,
    fill: `#${SHADES[state ?? 'open']}`,
    stroke: INK,
    'stroke-width': 0.75,
  }) + (width >= 20 ? signOf(state, x + 2, y + 2) : '')
