/** The square brackets of a draft as structure: pairs across provisions, depths, and alternatives side by side. */
import type { Bracket, Provision } from './provision.ts'

type Sign = {
  /** The index of the provision in the order of the draft. */
  at: number
  place: number
  inText: boolean
  opens: boolean
  /** The other half, null where there is none. */
  other: Sign | null
  depth: number
}

/** A pair reaches over at most so many provisions: one bracket forgotten does not bracket the rest of the draft. */
const REACH = 60

/** So many brackets stand open at once at most: those opened before them are taken as forgotten. */
const MOST_OPEN = 30

/**
 * Sets the brackets of each text.
 * @param provisions of the whole draft in order
 * @returns the provisions that hold a bracket without its other half, by the kind of the half they hold
 */
export function setBrackets(provisions: readonly Provision[]): { open: Provision[]; close: Provision[] } {
  const signs = signsOf(provisions)
  pair(signs)
  const spans = provisions.map((): Bracket[] => [])
  for (const sign of signs) addSpans(sign, provisions, spans)
  for (const [index, provision] of provisions.entries())
    provision.brackets = withChoices(provision.text, (spans[index] ?? []).sort(inOrder))
  const lone = signs.filter(sign => sign.other === null)
  const holding = (opens: boolean): Provision[] =>
    lone.flatMap(sign => (sign.opens === opens ? (provisions[sign.at] ?? []) : []))
  return { open: holding(true), close: holding(false) }
}

const inOrder = (one: Bracket, other: Bracket): number =>
  one.start - other.start || one.depth - other.depth || other.end - one.end

function signsOf(provisions: readonly Provision[]): Sign[] {
  return provisions.flatMap(({ title, text }, at) => [
    ...found(title ?? '', at, false),
    ...found(text, at, true),
  ])
}

function found(text: string, at: number, inText: boolean): Sign[] {
  return [...text.matchAll(/[[\]]/g)].map(match => ({
    ...{ at, place: match.index, inText, opens: match[0] === '[', other: null, depth: 1 },
  }))
}

function pair(signs: readonly Sign[]): void {
  const open: Sign[] = []
  for (const sign of signs) {
    while (open.length > 0 && sign.at - (open[0] as Sign).at > REACH) open.shift()
    sign.depth = Math.min(open.length + 1, MOST_OPEN)
    if (sign.opens) {
      open.push(sign)
      if (open.length > MOST_OPEN) open.shift()
    } else {
      const start = open.pop()
      if (start === undefined) continue
      start.other = sign
      sign.other = start
      sign.depth = start.depth
    }
  }
}

/** A pair gives each text it reaches a span; half a pair gives its own text one. */
function addSpans(sign: Sign, provisions: readonly Provision[], spans: Bracket[][]): void {
  if (!sign.opens && sign.other !== null) return
  const from = sign.opens ? sign : null
  const to = sign.opens ? sign.other : sign
  for (let at = (from ?? sign).at; at <= (to ?? sign).at; at += 1) {
    const { text } = provisions[at] as Provision
    const opens = from !== null && from.at === at && from.inText
    const closes = to !== null && to.at === at && to.inText
    if (!opens && from?.at === at && !from.inText && to?.at === at && !to.inText) continue
    if (to !== null && to.at === at && !to.inText) continue
    if (from === null && !sign.inText) continue
    if (to === null && !sign.inText) continue
    const start = opens ? from.place : 0
    const end = closes ? to.place + 1 : text.length
    if (end > start) spans[at]?.push({ start, end, depth: sign.depth, opens, closes, choice: null })
  }
}

/** What may stand between alternatives, without the space around it. */
const BETWEEN = /^(?:\/|(?:and\/)?or|y\/o|o|et\/ou|ou)?$/iu

/** Neighbours at one depth with nothing but a stroke or an "or" between them are alternatives to each other. */
function withChoices(text: string, spans: readonly Bracket[]): Bracket[] {
  const last = new Map<number, Bracket>()
  let count = 0
  for (const span of spans) {
    const before = last.get(span.depth)
    last.set(span.depth, span)
    if (before === undefined || !before.closes || !span.opens || before.end > span.start) continue
    if (!BETWEEN.test(text.slice(before.end, span.start).trim())) continue
    if (before.choice === null) {
      count += 1
      before.choice = count
    }
    span.choice = before.choice
  }
  return [...spans]
}
