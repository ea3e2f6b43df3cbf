/** The matrix as a picture: each outcome has a colour, a sign and a word. */
import { xml } from '../formats/xmlWrite.ts'
import { following } from '../words/en/following.ts'
import { followedWords } from '../words/followed.en.ts'
import { askSaid, type MatrixView, type ViewRow } from './matrixView.ts'
import { daySaid, SHADES } from './say.ts'
import { group, heightOf, LINE, picture, RULE, signOf, textIn } from './svg.ts'

/** Widths in pixels: of the column of asks, of a draft, and around everything. */
const [ASK, DRAFT, EDGE, PAD] = [340, 164, 24, 8]
const words = followedWords.matrix

/** Rows in the order of the view, drafts from left to right. */
export function matrixSvg(view: MatrixView): string {
  const width = Math.max(2 * EDGE + ASK + DRAFT * view.drafts.length, 640)
  const top = EDGE + 3 * LINE
  const head =
    Math.max(LINE, ...view.drafts.map(({ said }) => heightOf(said, DRAFT - 2 * PAD, { bold: true }))) +
    2 * PAD
  const parts = [titleOf(view, width), headOf(view, top)]
  let y = top + head
  for (const row of view.rows) {
    const drawn = rowOf(view, row, y)
    parts.push(drawn.part)
    y += drawn.height
  }
  parts.push(xml('path', { d: `M${EDGE} ${y}H${EDGE + ASK + DRAFT * view.drafts.length}`, stroke: RULE }))
  const describes = words.describes(view.rows.length, view.drafts.length)
  return picture({ title: words.title, describes, width, height: y + EDGE }, parts)
}

function titleOf({ name, asOf, rows }: MatrixView, width: number): string {
  const box = { x: EDGE, y: EDGE - 4, width: width - 2 * EDGE }
  const under = [name, rows.length === 0 ? words.none : '', followedWords.asOf(daySaid(asOf))]
  const said = under.filter(part => part !== '').join(' · ')
  return (
    textIn(words.title, box, { bold: true, most: 1 }).part +
    textIn(said, { ...box, y: box.y + LINE }, { soft: true, most: 1 }).part
  )
}

const headOf = ({ drafts }: MatrixView, y: number): string =>
  [following.matrix.ask, ...drafts.map(({ said }) => said)]
    .map((said, at) => textIn(said, boxAt(at, y + PAD), { bold: true }).part)
    .join('')

/** The column of asks is the first. */
const boxAt = (column: number, y: number) =>
  column === 0
    ? { x: EDGE + PAD, y, width: ASK - 2 * PAD }
    : { x: EDGE + ASK + DRAFT * (column - 1) + PAD, y, width: DRAFT - 2 * PAD }

function rowOf(view: MatrixView, row: ViewRow, y: number): { part: string; height: number } {
  const inner = ASK - 2 * PAD
  const head = row.part === null ? `${row.number}. ${askSaid(row)}` : following.part(row.part)
  const said = textIn(
    head,
    { x: EDGE + PAD + (row.part === null ? 0 : 16), y: y + PAD, width: inner - 16 },
    { most: 3 },
  )
  const remark = textIn(
    row.remark,
    { x: EDGE + PAD, y: y + PAD + said.height, width: inner },
    { soft: true, most: 1 },
  )
  const cells = row.cells.map(({ place }) => heightOf(place, DRAFT - 2 * PAD, { most: 2 }))
  const height = Math.max(said.height + remark.height, LINE + Math.max(0, ...cells)) + 2 * PAD
  const rule = xml('path', { d: `M${EDGE} ${y}H${EDGE + ASK + DRAFT * view.drafts.length}`, stroke: RULE })
  const drawn = row.cells.map((cell, at) => cellOf(view, row, cell, at, { y, height }))
  return { part: [rule, said.part, remark.part, ...drawn].join(''), height }
}

function cellOf(
  { drafts }: MatrixView,
  row: ViewRow,
  { outcome, said, place }: ViewRow['cells'][number],
  at: number,
  { y, height }: { y: number; height: number },
): string {
  const box = boxAt(at + 1, y + PAD)
  const fill = `#${SHADES[outcome ?? 'open']}`
  const title = `${following.ask(row.number)}, ${drafts[at]?.said ?? ''}: ${said}, ${place}`
  return group(title, [
    xml('rect', { x: box.x - PAD + 1, y: y + 1, width: DRAFT - 2, height: height - 2, fill }),
    signOf(outcome, box.x, box.y),
    textIn(said, { ...box, x: box.x + 22, width: box.width - 22 }, { most: 1 }).part,
    textIn(place, { ...box, y: box.y + LINE }, { soft: true, most: 2 }).part,
  ])
}
