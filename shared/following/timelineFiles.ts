/** What happened to an ask, as a picture and as data. */
import type { seeTimeline } from '../contract/outcomes.ts'
import type { Reply } from '../contract/route.ts'
import { csvOf } from '../formats/csv.ts'
import { xml } from '../formats/xmlWrite.ts'
import type { Outcome } from '../outcome.ts'
import { following } from '../words/en/following.ts'
import { followedWords } from '../words/followed.en.ts'
import { askSaid, type FiledAsk } from './matrixView.ts'
import { draftSaid, outcomeIn, placeSaid } from './say.ts'
import { FONT, group, heightOf, INK, LINE, picture, RULE, signOf, textIn } from './svg.ts'

type Event = Reply<typeof seeTimeline>['events'][number]
export type TimelineView = { ask: FiledAsk; events: readonly Event[] }

const words = followedWords.timeline
const { kinds } = following.timeline

/** A row for each event; a draft has one for the ask as a whole and for each of its parts. */
export function timelineCsv({ ask, events }: TimelineView): string {
  const { day, what, where, says } = words.headings
  return csvOf([
    [day, what, where, says],
    ...events.flatMap(event => {
      const { head, lines } = saidOf(ask, event)
      const first = [dayOf(event.at), head.what, head.where]
      return lines.length === 0 ? [[...first, '']] : lines.map(({ text }) => [...first, text])
    }),
  ])
}

/** The day by the calendar of UTC. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

type Line = { text: string; outcome?: Outcome | null }
type Said = { head: { what: string; where: string }; lines: Line[] }

function saidOf(ask: FiledAsk, event: Event): Said {
  switch (event.kind) {
    case 'made':
      return { head: { what: kinds.made, where: '' }, lines: [] }
    case 'revised':
      return { head: { what: kinds.revised(event.revision), where: '' }, lines: [{ text: event.wording }] }
    case 'carried': {
      const session = event.session === null ? '' : following.timeline.inSession(event.session)
      return {
        head: { what: kinds.carried(event.number), where: event.title },
        lines: session === '' ? [] : [{ text: session }],
      }
    }
    case 'draft':
      return {
        head: { what: kinds.draft, where: draftSaid(event) },
        lines: event.cells.map(cell => cellSaid(ask, event.draft, cell)),
      }
  }
}

function cellSaid(
  ask: FiledAsk,
  draft: string,
  { part, place, judged }: Extract<Event, { kind: 'draft' }>['cells'][number],
): Line {
  const name = part === null ? '' : `${following.part(ask.parts.find(({ id }) => id === part)?.name ?? '')}: `
  const outcome = judged?.outcome ?? null
  return { text: `${name}${outcomeIn(outcome, draft, ask, part)}, ${placeSaid(place)}`, outcome }
}

/** Widths in pixels: of the day, of what happened, and around everything. */
const [DAY, TEXT, EDGE] = [110, 560, 24]

/** From top to bottom, the earliest first. */
export function timelineSvg({ ask, events }: TimelineView): string {
  const title = words.title(following.ask(ask.number))
  const width = 2 * EDGE + DAY + TEXT
  const head = textIn(title, { x: EDGE, y: EDGE - 4, width: DAY + TEXT }, { bold: true, most: 1 })
  const says = textIn(
    askSaid(ask),
    { x: EDGE, y: EDGE - 4 + head.height, width: DAY + TEXT },
    { soft: true, most: 3 },
  )
  const top = EDGE + head.height + says.height + 12
  const parts = [head.part, says.part]
  let y = top
  for (const event of events) {
    const drawn = eventOf(ask, event, y)
    parts.push(drawn.part)
    y += drawn.height
  }
  const line = xml('path', {
    d: `M${EDGE + DAY - 12} ${top + 8}V${Math.max(top + 8, y - LINE)}`,
    stroke: RULE,
    'stroke-width': 2,
  })
  const describes = words.describes(events.length)
  return picture({ title, describes, width, height: y + EDGE }, [line, ...parts])
}

function eventOf(ask: FiledAsk, event: Event, y: number): { part: string; height: number } {
  const { head, lines } = saidOf(ask, event)
  const name = [head.what, head.where].filter(part => part !== '').join(': ')
  const box = { x: EDGE + DAY + 4, width: TEXT - 4 }
  const drawn = [textIn(name, { ...box, y }, { bold: true, most: 2 })]
  let below = y + (drawn[0]?.height ?? 0)
  const said = lines.map(({ text, outcome }) => {
    const sign = outcome === undefined ? '' : signOf(outcome, box.x, below + 1)
    const inner = outcome === undefined ? box : { x: box.x + 22, width: box.width - 22 }
    const part = textIn(text, { ...inner, y: below }, { most: 3 }).part
    below += heightOf(text, inner.width, { most: 3 })
    return sign + part
  })
  return {
    part: group(`${dayOf(event.at)}: ${name}`, [
      textIn(dayOf(event.at), { x: EDGE, y, width: DAY - 20 }, { soft: true, most: 1 }).part,
      xml('circle', { cx: EDGE + DAY - 12, cy: y + FONT - 4, r: 5, fill: INK }),
      ...drawn.map(({ part }) => part),
      ...said,
    ]),
    height: below - y + 14,
  }
}
