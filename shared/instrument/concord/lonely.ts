/** Whether what found no partner is surely struck, or surely new: nothing on the other side could be it. */
import { type Node, sharedBetween, without } from './field.ts'
import type { Measured } from './measure.ts'
import type { Paired } from './pairAll.ts'
import { sameNumber } from './pairing.ts'
import { type Judge, ownerOf, partnerOf } from './sure.ts'

export type Lonely = {
  sure: boolean
  /** How alike the nearest free provision is. */
  nearest: number
}

/** The two drafts as one of them sees the other. */
type View = {
  /** The articles, and what stands in their place, here and there. */
  rows: readonly Node[]
  others: readonly Node[]
  candidates: (node: Node) => Node[]
  /** The chapters and the like over there. */
  containers: readonly Node[]
  /** Those with exactly the same words. */
  same: (node: Node) => readonly Node[]
  partner: (node: Node) => Node | null
  back: (other: Node) => Node | null
  measure: (node: Node, other: Node) => Measured
  /** Whether the two stand between the same neighbours, or have the same number, in provisions that are each other. */
  inItsPlace: (node: Node, other: Node) => boolean
  /** Whether the other side's provision is surely paired. */
  settled: (other: Node) => boolean
}

/** @returns for a provision of the old draft (`struck`) or of the new one (`new`) that is in no pair and no group */
export function lonelyOnes(paired: Paired, spoken: ReadonlySet<Node>, { isSure, order }: Judge) {
  const { field, measure, units, mains } = paired
  const all = (nodes: readonly Node[], ...lists: (number[] | undefined)[]) =>
    [...new Set(lists.flatMap(list => list ?? []))].map(at => nodes[at]!)
  const [inOld, inNow] = [byWords(field.old.nodes), byWords(field.now.nodes)]
  const isSettled = (owner: Node | null) => owner !== null && (isSure(owner) || spoken.has(owner))
  const old: View = {
    rows: field.old.mains,
    others: field.now.mains,
    candidates: node => all(field.now.nodes, units.ofOld[node.at], mains.ofOld[node.at]),
    containers: field.now.nodes.filter(node => node.container),
    same: node => inNow.get(wordsOf(node)) ?? [],
    partner: node => partnerOf(paired, node),
    back: other => ownerOf(paired, other),
    measure: (node, other) => measure(node, other),
    inItsPlace: (node, other) => order(node, other) === 2 || sameNumber(node, other),
    settled: other => isSettled(ownerOf(paired, other)),
  }
  const now: View = {
    rows: field.now.mains,
    others: field.old.mains,
    candidates: node => all(field.old.nodes, units.ofNow[node.at], mains.ofNow[node.at]),
    containers: field.old.nodes.filter(node => node.container),
    same: node => inOld.get(wordsOf(node)) ?? [],
    partner: node => ownerOf(paired, node),
    back: other => partnerOf(paired, other),
    measure: (node, other) => measure(other, node),
    inItsPlace: (node, other) => order(other, node) === 2 || sameNumber(other, node),
    settled: other => (partnerOf(paired, other) !== null && isSure(other)) || spoken.has(other),
  }
  const { weights } = field
  const by = (view: View, settledHere: (node: Node) => boolean) => {
    const sure = new Map<Node, boolean>()
    return (node: Node): Lonely => {
      const found = judged(node, view, weights, spoken)
      const inDoubt =
        node.parent !== null && !node.parent.container && !(sure.get(node.parent) ?? settledHere(node.parent))
      sure.set(node, found.sure && !inDoubt)
      return { ...found, sure: found.sure && !inDoubt }
    }
  }
  return { ofOld: by(old, now.settled), ofNow: by(now, old.settled) }
}

function byWords(nodes: readonly Node[]): ReadonlyMap<string, Node[]> {
  const known = new Map<string, Node[]>()
  for (const node of nodes) {
    if (node.whole.words.length === 0) continue
    const same = known.get(wordsOf(node))
    if (same === undefined) known.set(wordsOf(node), [node])
    else same.push(node)
  }
  return known
}

const wordsOf = (node: Node): string => node.whole.words.join(' ')

function judged(node: Node, view: View, weights: Float64Array, spoken: ReadonlySet<Node>): Lonely {
  if (node.container)
    return {
      sure: !view.containers.some(
        other => other.provision.level === node.provision.level && !spoken.has(other),
      ),
      nearest: 0,
    }
  const others = [...new Set([...view.candidates(node), ...besideOf(node, view)])].filter(
    other => !other.container,
  )
  const free = others.filter(other => !view.settled(other) && !spoken.has(other))
  const nearest = Math.max(0, ...free.map(other => view.measure(node, other).likeness))
  if (node.placeholder) return { sure: false, nearest }
  const enough = node.telling >= 2 ? 0.25 : 0.2
  const sure =
    nearest < enough &&
    !view.same(node).some(other => !view.settled(other)) &&
    !(isShort(node) && node.provision.level === 'paragraph') &&
    !free.some(other => couldBe(view.measure(node, other))) &&
    !besideOf(node, view).some(
      other =>
        free.includes(other) && !other.placeholder && (node.telling < 2.5 || view.inItsPlace(node, other)),
    ) &&
    !besideOf(node, view).some(other => hasGrown(node, other, view)) &&
    !others.some(other => isInRest(node, other, view, weights)) &&
    !wentElsewhere(node, view)
  return { sure, nearest }
}

/** So few words, and so common, that nothing could be said about where they went. */
const isShort = (node: Node): boolean =>
  node.children.length === 0 && node.tellingPart < 1.5 && node.whole.words.length < 6

/** Rewritten, perhaps: the title stayed, or most of the common words did and some of the others. */
const couldBe = ({ likeness, plain, title }: Measured): boolean =>
  title === 'same' || (plain >= 0.45 && likeness >= 0.08)

/** What stands in the partner of the provision that holds it; beside an article, what stands at its place there. */
function besideOf(node: Node, view: View): readonly Node[] {
  if (node.parent !== null && !node.parent.container) return view.partner(node.parent)?.children ?? []
  const place = view.rows.indexOf(node)
  const before = nearest(view.rows, place, -1, view)
  const after = nearest(view.rows, place, 1, view)
  return [...gapFrom(before, 1, view), ...gapFrom(after, -1, view)]
}

/** Where the next article that has a partner, in one direction, has it; the edge where there is none. */
function nearest(rows: readonly Node[], from: number, step: 1 | -1, view: View): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const partner = view.partner(rows[at]!)
    if (partner !== null && view.others.includes(partner)) return view.others.indexOf(partner)
  }
  return step === 1 ? view.others.length : -1
}

/** The articles without a partner that follow a place. */
function gapFrom(place: number, step: 1 | -1, view: View): Node[] {
  const gap: Node[] = []
  for (
    let at = place + step;
    view.others[at] !== undefined && view.back(view.others[at]!) === null;
    at += step
  )
    gap.push(view.others[at]!)
  return gap
}

/** The one beside it became far longer: it may have taken the words in. */
function hasGrown(node: Node, other: Node, view: View): boolean {
  const back = view.back(other)
  if (
    back === null ||
    back.parent !== node.parent ||
    other.whole.words.length < 1.5 * back.whole.words.length
  )
    return false
  const siblings = node.parent?.children ?? []
  return Math.abs(siblings.indexOf(node) - siblings.indexOf(back)) === 1
}

/** Its words may have been put into another provision, beside those that were there. */
function isInRest(node: Node, other: Node, view: View, weights: Float64Array): boolean {
  const back = view.back(other)
  if (back === null || node.whole.weight === 0) return false
  const rest = without(other.whole, back.whole, weights)
  return sharedBetween(node.whole, rest, weights) > node.whole.weight * PUT_ELSEWHERE
}

const PUT_ELSEWHERE = 0.3

/** Most of what it holds found a place. */
function wentElsewhere(node: Node, view: View): boolean {
  let weight = 0
  const add = (one: Node): void => {
    if (view.partner(one) === null) one.children.forEach(add)
    else weight += one.whole.weight + 1
  }
  node.children.forEach(add)
  return weight > (node.whole.weight + node.children.length) * 0.3
}
