/**
 * The places where a stretch of text names a provision: of the draft under negotiation, or of another instrument.
 * The rules read the forms that joint letters use in English, Spanish and French; they would rather miss a citation
 * than make one up.
 */
import { articleCitations, articlesIn, type Core } from './articles.ts'
import { divisionsIn } from './divisions.ts'
import type { CiteContext, Found } from './found.ts'
import { namedInstruments } from './instruments.ts'
import type { KnownInstrument } from './instrumentTable.ts'
import { leadsTo, standing } from './pointing.ts'
import { pointedBack } from './pointingBack.ts'
import { type Read, within } from './reading.ts'
import { type DocumentSymbol, symbolsIn } from './symbols.ts'
import { termsIn } from './terms.ts'
import { type Unit, unitsIn } from './units.ts'
import type { Known } from './whose.ts'

/**
 * The citations of one block of text, in order. Quick enough for every keystroke.
 * @param context what the blocks before it said, from `contextAfter`; nothing where the text stands alone
 */
export function citationsOfBlock(source: string, context: CiteContext = NOTHING): Found[] {
  if (!/\d|[IVX]|[“"«‘'(]|pre[aá]mb|préamb|premi|prim|first/iu.test(source)) return []
  const text = source.replace(ADDRESSES, address => ' '.repeat(address.length))
  const symbols = symbolsIn(text)
  const known = knownIn(text, context, symbols)
  const cores = articlesIn(text, known)
  const units = unitsIn(text, cores).filter(
    unit => !cores.some(core => core.start < unit.end && unit.start < core.end),
  )
  const read: Read = { text, cores, cited: [], symbols, context }
  const led = lead(units, read)
  const articles = articleCitations(led.cores, known, context)
  const cited = inOrder([...articles, ...divisionsIn(known)].filter(one => !hidden(one, symbols)))
  const found = [...placed(led, { ...read, cited }), ...symbols.map(whole)]
  const all = inOrder(outermost(found))
  return inOrder([...all, ...pointedBack(text, all)]).map(one => ({
    ...one,
    text: source.slice(one.start, one.end),
  }))
}

/** The citations so far with what stands alone: each may point at one before it. */
function placed(led: Led, read: Read): Found[] {
  const found = [...read.cited]
  for (const unit of led.rest) {
    const one = standing(unit, { ...read, cited: inOrder(found) })
    if (one !== null) found.push(one)
  }
  for (const { unit, core } of led.shared) {
    const of = found.find(
      one => one.end === core.end && one.targets.some(target => target.article !== undefined),
    )
    if (of !== undefined) found.push(shares(unit, core, of))
  }
  return found
}

function whole({ start, end, symbol }: DocumentSymbol): Found {
  return { text: '', start, end, instrument: symbol, symbol, targets: [] }
}

/** What the next block is read with, after this one. */
export function contextAfter(source: string, found: readonly Found[], context: CiteContext): CiteContext {
  const more = context.more ?? NONE
  const terms = termsIn(source, more, context.terms ?? [])
  const all = [...(context.terms ?? []), ...terms]
  const named = /\p{Lu}{3}|Co|Pa|Ch|De|Tr|St/u.test(source) ? namedInstruments(source, more, all) : []
  const recent = [...(context.recent ?? []), ...named.map(one => one.name)].slice(-20)
  const last = found.findLast(one => one.targets.length > 0)
  const target = last?.targets.at(-1)
  return {
    ...context,
    terms: all,
    recent,
    ...(last !== undefined && target !== undefined && { before: { instrument: last.instrument, target } }),
  }
}

const NOTHING: CiteContext = {}
const NONE: readonly KnownInstrument[] = []
const ADDRESSES = /(?:https?:\/\/|www\.)\S+/g

function knownIn(
  text: string,
  context: CiteContext,
  symbols: readonly { start: number; end: number }[],
): Known {
  const more = context.more ?? NONE
  const before = context.terms ?? []
  const terms = [...before, ...termsIn(text, more, before)]
  const named = namedInstruments(text, more, terms).filter(one => !hidden(one, symbols))
  return { text, named, recent: context.recent ?? [], more }
}

/** Inside the symbol of a document: `CEDAW/C/GC/35` names no convention. */
function hidden(
  one: { start: number; end: number },
  symbols: readonly { start: number; end: number }[],
): boolean {
  return symbols.some(symbol => symbol.start <= one.start && one.end <= symbol.end)
}

type Led = { cores: Core[]; rest: Unit[]; shared: { unit: Unit; core: Core }[] }

/** Units that lead to articles become part of their citation; those joined to such a unit share its articles. */
function lead(units: readonly Unit[], read: Read): Led {
  const led: Led = { cores: [...read.cores], rest: [], shared: [] }
  for (const [index, unit] of units.entries()) {
    const core = leadsTo(unit, units, read)
    const next = units[index + 1]
    if (core === null) led.rest.push(unit)
    else if (next !== undefined && next.end <= core.start) led.shared.push({ unit, core })
    else {
      const at = read.cores.indexOf(core)
      led.cores[at] = { ...core, start: unit.start, targets: within(core.targets, unit.inner) }
    }
  }
  return led
}

function shares(unit: Unit, core: Core, of: Found): Found {
  const { start, end } = unit
  return { ...of, start, end, targets: within(core.targets, unit.inner) }
}

/** Of two that overlap, the longer one. */
function outermost(found: readonly Found[]): Found[] {
  const longestFirst = [...found].sort((one, other) => other.end - other.start - (one.end - one.start))
  const kept: Found[] = []
  for (const one of longestFirst) {
    if (!kept.some(other => one.start < other.end && other.start < one.end)) kept.push(one)
  }
  return kept
}

function inOrder(found: readonly Found[]): Found[] {
  return [...found].sort((one, other) => one.start - other.start)
}
