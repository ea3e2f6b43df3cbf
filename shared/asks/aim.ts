/**
 * What a target means in a draft, as far as its words say: its kind, and the provision it is aimed at. What is not
 * there, stands there twice or is not said plainly stays without an aim, and a person says it [ASK-1].
 */
import type { Target, TargetKind, Verb } from '../ask.ts'
import { citationsInText } from '../cite/citations.ts'
import type { KnownInstrument } from '../cite/instrumentTable.ts'
import type { CitedProvision } from '../cite/provisions.ts'
import { findProvisions } from '../instrument/find.ts'
import { flatten } from '../instrument/printed.ts'
import type { Level, Provision } from '../instrument/provision.ts'
import {
  type Around,
  around,
  type Choice,
  choiceIn,
  goesOn,
  inserts,
  namesWhole,
  quotedIn,
  saysFloor,
  saysNew,
} from './aimWords.ts'
import { citedBefore } from './before.ts'

/** A target as it was found in a text; without `instrument` it is no citation, and nothing of a number is in it. */
export type Cited = { asWritten: string; instrument?: string } & CitedProvision

/** A draft in which targets are looked for. */
export type AimDraft = {
  id: string
  provisions: Provision[]
  at: ReadonlyMap<Provision, number>
}

/** What is looked at beside the target itself: the demand it is of, and the draft; null where none is chosen. */
export type AimContext = { verb: Verb; wording: string; draft: AimDraft | null }

/**
 * `target` as it can be stored. `why` says how it was found:
 * - `aimed`: in one provision
 * - `missing`: the draft does not have it; `held` is what it has of it (Article 82, but no paragraph 2)
 * - `several`: it may be any of `among`
 * - `by-hand`: the words alone do not say where, or there is nothing to aim at
 * - `no-draft`: no draft was given
 */
export type Aimed = {
  target: Target
  why: 'aimed' | 'missing' | 'several' | 'by-hand' | 'no-draft'
  missing: { level: Level; number: string } | null
  held: number | null
  among: number[]
}

export function aimDraft(id: string, provisions: Provision[]): AimDraft {
  const at = new Map(flatten({ provisions }).map(({ provision }, index) => [provision, index]))
  return { id, provisions, at }
}

/** What a target that was found in a demand means in the draft. */
export function aimOf(cited: Cited, context: AimContext): Aimed {
  const { asWritten, instrument, ...provision } = cited
  const text = around(context.wording, asWritten)
  const plain = Object.keys(provision).length === 0
  if (instrument !== undefined && instrument !== 'draft') return byHand(asWritten, 'other')
  if (saysFloor(text)) return byHand(asWritten, 'floor', quotedIn(context.wording))
  if (plain) return byHand(asWritten, namesWhole(asWritten) ? 'whole' : 'provision')
  const { draft } = context
  if (draft === null) return { ...byHand(asWritten, ...roughly(provision, text, context)), why: 'no-draft' }
  if (goesOn(text)) return byHand(asWritten, 'provision')
  return inDraft(asWritten, provision, text, { ...context, draft })
}

/** What somebody wrote as a target, with each provision that it names. Nothing is found where nothing is cited. */
export function aimsWritten(
  asWritten: string,
  context: AimContext,
  more?: readonly KnownInstrument[],
): Aimed[] {
  const cited = citationsInText(asWritten, more)
  if (cited.length === 0) return [aimOf({ asWritten }, { ...context, wording: asWritten })]
  return cited.flatMap(({ text, instrument, targets }) =>
    (targets.length > 0 ? targets : [{}]).map((provision): Aimed => {
      const aimed = aimOf({ asWritten: text, instrument, ...provision }, { ...context, wording: asWritten })
      return { ...aimed, target: { ...aimed.target, asWritten } }
    }),
  )
}

type InDraft = AimContext & { draft: AimDraft }

function inDraft(asWritten: string, provision: CitedProvision, text: Around, context: InDraft): Aimed {
  const { draft, verb } = context
  const { articleTo, ...first } = provision
  const { provisions: found, missing } = findProvisions(draft, first)
  const asNew = saysNew(text) && (missing !== null || inserts(verb))
  if (asNew || (missing !== null && inserts(verb)))
    return newIn(asWritten, provision, missing !== null, draft)
  if (missing !== null) return missed(asWritten, kindOf(provision), { found, missing }, draft)
  const choice = choiceIn(text)
  if (choice !== null) return chosen(asWritten, found, choice, draft)
  const [one, second] = found
  if (one === undefined) return byHand(asWritten, kindOf(provision))
  if (second !== undefined) return several(asWritten, kindOf(provision), found, draft)
  if (articleTo === undefined) return aimed(asWritten, kindOf(provision), one, draft)
  return rangeTo(asWritten, one, { article: articleTo }, draft)
}

/** Something that is not there yet stands behind what has the number before it; where its number is taken, nobody knows. */
function newIn(asWritten: string, provision: CitedProvision, free: boolean, draft: AimDraft): Aimed {
  const before = free ? citedBefore(provision) : null
  const found = before === null ? [] : exactly(draft, before)
  const [one, second] = found
  if (one === undefined || second !== undefined) return byHand(asWritten, 'new')
  return aimed(asWritten, 'new', one, draft)
}

function rangeTo(asWritten: string, one: Provision, end: CitedProvision, draft: AimDraft): Aimed {
  const { provisions, missing } = findProvisions(draft, end)
  if (missing !== null) return missed(asWritten, 'range', { found: [one], missing }, draft)
  const [last, second] = provisions
  const [from, to] = [positionOf(one, draft), last === undefined ? -1 : positionOf(last, draft)]
  if (second !== undefined || to <= from) return several(asWritten, 'range', [one, ...provisions], draft)
  return { ...aimed(asWritten, 'range', one, draft, null, to) }
}

/**
 * An option within what was found, or what was found within that option. Words in brackets are no provision: they
 * are aimed at the one whose words they are among.
 */
function chosen(
  asWritten: string,
  found: readonly Provision[],
  { words, number }: Choice,
  draft: AimDraft,
): Aimed {
  const options = optionsCalled(draft.provisions, number)
  const within = found.filter(one => options.some(option => holds(option, one)))
  const inside = options.filter(option => found.some(one => holds(one, option)))
  const saying = found.filter(one => wordsWithin(one).includes(words.toLowerCase()))
  const [best = []] = [within, inside, saying].filter(some => some.length > 0)
  const [one, second] = best
  const missing = { level: 'alternative' as const, number: words }
  if (one === undefined)
    return {
      ...missed(asWritten, 'alternative', { found, missing }, draft),
      target: bare(asWritten, 'alternative', words),
    }
  if (second !== undefined) return several(asWritten, 'alternative', best, draft, words)
  return aimed(asWritten, 'alternative', one, draft, words)
}

function optionsCalled(provisions: readonly Provision[], number: string | null): Provision[] {
  if (number === null) return []
  const wanted = number.toLowerCase()
  return flatten({ provisions: [...provisions] })
    .map(({ provision }) => provision)
    .filter(one => one.level === 'alternative' && one.number.split(/\s+/u).at(-1)?.toLowerCase() === wanted)
}

const holds = (outer: Provision, inner: Provision): boolean =>
  outer !== inner && (outer.children.includes(inner) || outer.children.some(child => holds(child, inner)))

const wordsWithin = (one: Provision): string =>
  [one.title ?? '', one.text, ...one.children.map(wordsWithin)].join('\n').toLowerCase()

const exactly = (draft: AimDraft, cited: CitedProvision): Provision[] => {
  const { provisions, missing } = findProvisions(draft, cited)
  return missing === null ? provisions : []
}

const kindOf = ({ chapeau, articleTo }: CitedProvision): TargetKind =>
  chapeau ? 'chapeau' : articleTo === undefined ? 'provision' : 'range'

/** The kind as far as the words alone say it. */
function roughly(
  provision: CitedProvision,
  text: Around,
  { verb }: AimContext,
): [kind: TargetKind, words: string | null] {
  const choice = choiceIn(text)
  if (choice !== null) return ['alternative', choice.words]
  return [saysNew(text) && inserts(verb) ? 'new' : kindOf(provision), null]
}

const positionOf = (one: Provision, draft: AimDraft): number => draft.at.get(one) ?? -1

const bare = (asWritten: string, kind: TargetKind, words: string | null = null): Target => ({
  ...{ asWritten: asWritten.slice(0, 300), kind, words, part: null, aim: null },
})

const NOT_FOUND = { missing: null, held: null, among: [] }

const byHand = (asWritten: string, kind: TargetKind, words: string | null = null): Aimed => ({
  ...{ target: bare(asWritten, kind, words), why: 'by-hand', ...NOT_FOUND },
})

function aimed(
  asWritten: string,
  kind: TargetKind,
  one: Provision,
  draft: AimDraft,
  words: string | null = null,
  to: number | null = null,
): Aimed {
  const at = positionOf(one, draft)
  const target = { ...bare(asWritten, kind, words), aim: { draft: draft.id, at, to } }
  return { target, why: 'aimed', ...NOT_FOUND, held: at }
}

function missed(
  asWritten: string,
  kind: TargetKind,
  { found, missing }: { found: readonly Provision[]; missing: Aimed['missing'] },
  draft: AimDraft,
): Aimed {
  const [held] = found
  return {
    ...{ target: bare(asWritten, kind), why: 'missing', missing, among: [] },
    held: held === undefined ? null : positionOf(held, draft),
  }
}

const several = (
  asWritten: string,
  kind: TargetKind,
  found: readonly Provision[],
  draft: AimDraft,
  words: string | null = null,
): Aimed => ({
  ...{ target: bare(asWritten, kind, words), why: 'several', missing: null, held: null },
  among: found.map(one => positionOf(one, draft)),
})
