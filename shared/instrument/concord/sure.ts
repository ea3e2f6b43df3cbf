/**
 * Whether a pair can be believed without a person: it has to be alike enough in itself, and clearly likelier than
 * every other reading, where the partner of another one is a reading too: that the two changed places.
 */
import { type Bag, type Node, sharedBetween, sharedOf, without } from './field.ts'
import { blended } from './measure.ts'
import type { Paired } from './pairAll.ts'
import { neighboursOf, sameNumber } from './pairing.ts'

export type Judge = {
  /** Whether this old provision's pair is sure. */
  isSure: (old: Node) => boolean
  /** How many sides of a pair are each other's neighbours: 0, 1 or 2. */
  order: (old: Node, now: Node) => number
}

/** Judges every pair, a provision before what it holds. Containers are judged elsewhere: they count as not sure here. */
export function judgeOf(paired: Paired): Judge {
  const order = orderOf(paired)
  const sure = new Set<Node>()
  const isSure = (old: Node | null) => old !== null && sure.has(old)
  for (const old of paired.field.old.nodes) {
    const now = partnerOf(paired, old)
    if (now !== null && !holdsArticles(old) && believed(paired, old, now, order, isSure)) sure.add(old)
  }
  return { isSure, order }
}

const holdsArticles = (node: Node): boolean => node.container

export function partnerOf({ field, pairing }: Paired, old: Node): Node | null {
  const at = pairing.toNow[old.at]!
  return at === -1 ? null : field.now.nodes[at]!
}

export function ownerOf({ field, pairing }: Paired, now: Node): Node | null {
  const at = pairing.toOld[now.at]!
  return at === -1 ? null : field.old.nodes[at]!
}

type Order = Judge['order']

/** Articles are neighbours through the whole draft; what they hold, within them. */
function orderOf({ field, pairing }: Paired): Order {
  const known = new Map<number, Order>()
  return (old, now) => {
    const main = isMain(old) && isMain(now)
    if (!main && (old.parent === null || now.parent === null || isMain(old) !== isMain(now))) return 0
    const key = main ? -1 : old.parent!.at * field.now.nodes.length + now.parent!.at
    const found = known.get(key)
    if (found !== undefined) return found(old, now)
    const rows = main
      ? { olds: field.old.mains, nows: field.now.mains }
      : { olds: old.parent!.children, nows: now.parent!.children }
    const { agree } = neighboursOf(pairing, rows)
    known.set(key, agree)
    return agree(old, now)
  }
}

const isMain = (node: Node): boolean => node.parent === null || node.parent.container

function believed(
  paired: Paired,
  old: Node,
  now: Node,
  order: Order,
  isSure: (old: Node | null) => boolean,
): boolean {
  if (old.placeholder || now.placeholder) return old.placeholder === now.placeholder && sameNumber(old, now)
  const inPlace = old.parent !== null && now.parent !== null && partnerOf(paired, old.parent) === now.parent
  const together = inPlace && isSure(old.parent)
  if (!isAlikeEnough(paired, old, now, together, order(old, now))) return false
  if (isRaised(paired, old, now) || titleIsElsewhere(paired, old, now) || restIsElsewhere(paired, old, now))
    return false
  const evidence = (one: Node, other: Node) => evidenceFor(paired, one, other, order, isSure)
  const demand = together || isMain(old) ? 1 : ALONE
  const clear = (other: Reading) => isClear(paired, { old, now }, other, evidence, demand)
  return readings(paired, old, now).every(clear)
}

/** How much more is asked of a pair whose own provisions above it are not sure. */
const ALONE = 1.6

/** The shorter and the more common its words, the more its place has to say. */
function isAlikeEnough({ measure }: Paired, old: Node, now: Node, together: boolean, sides: number): boolean {
  const { likeness, plain, title } = measure(old, now)
  if (plain < UNLIKE && title !== 'same') return false
  const telling = Math.min(old.telling, now.telling)
  if (likeness >= 0.5 && telling >= 1.5 && (together || isMain(old) === isMain(now)))
    return together || telling >= 2 || sides > 0
  if (likeness >= 0.7 && telling >= (isMain(old) || isMain(now) ? 1.5 : 2.5)) return true
  if (likeness >= 0.95 && (together || (sides === 2 && isMain(old)))) return true
  if (title === 'same' && sides > 0 && likeness >= 0.25) return true
  if (sides === 2 && isMain(old) && likeness >= 0.38 && telling >= 2) return true
  return together && sides === 2 && likeness >= 0.4
}

/** Fewer words in common than this are not one text, however telling they are. */
const UNLIKE = 0.45

/** One of the two is rather a provision in the other: a paragraph that became an article, or an article a paragraph. */
export function isRaised({ measure, pairing }: Paired, old: Node, now: Node): boolean {
  const { likeness } = measure(old, now)
  if (now.children.length === 0 && old.children.length > 1)
    return old.children.some(
      child => pairing.toNow[child.at] === -1 && measure(child, now).likeness > likeness + 0.1,
    )
  if (old.children.length === 0 && now.children.length > 1)
    return now.children.some(
      child => pairing.toOld[child.at] === -1 && measure(old, child).likeness > likeness + 0.1,
    )
  return false
}

/** Its title went one way and its words another. */
function titleIsElsewhere({ field, measure, mains }: Paired, old: Node, now: Node): boolean {
  if (measure(old, now).title !== 'other') return false
  const goes = (mains.ofOld[old.at] ?? []).some(at => measure(old, field.now.nodes[at]!).title === 'same')
  const comes = (mains.ofNow[now.at] ?? []).some(at => measure(field.old.nodes[at]!, now).title === 'same')
  return goes || comes
}

/** A good part of one of the two seems to be in a provision that is still free: it may have been split, or merged. */
function restIsElsewhere(paired: Paired, old: Node, now: Node): boolean {
  const { field, units, mains } = paired
  const { weights } = field
  const holdsRest = (rest: Bag, other: Node) =>
    !holdsArticles(other) &&
    sharedBetween(other.whole, rest, weights) >= Math.max(1, other.whole.weight * REST)
  if (isLongerBeside(paired, old, now) || tookIn(paired, old, now)) return true
  const oldRest = without(old.whole, now.whole, weights)
  const nowRest = without(now.whole, old.whole, weights)
  const nows = isMain(old) ? mains.ofOld[old.at]! : units.ofOld[old.at]!
  const olds = isMain(now) ? mains.ofNow[now.at]! : units.ofNow[now.at]!
  return (
    (oldRest.weight >= old.whole.weight * 0.15 &&
      nows.some(
        at =>
          isLoose(paired, ownerOf(paired, field.now.nodes[at]!), field.now.nodes[at]!) &&
          holdsRest(oldRest, field.now.nodes[at]!),
      )) ||
    (nowRest.weight >= now.whole.weight * 0.15 &&
      olds.some(
        at =>
          isLoose(paired, field.old.nodes[at]!, partnerOf(paired, field.old.nodes[at]!)) &&
          holdsRest(nowRest, field.old.nodes[at]!),
      ))
  )
}

const REST = 0.35
/** A pair less alike than this does not hold its two. */
const LOOSE = 0.4
const LOOSE_PLAIN = 0.5

function isLoose({ measure }: Paired, old: Node | null, now: Node | null): boolean {
  if (old === null || now === null) return true
  const { likeness, plain } = measure(old, now)
  return likeness < LOOSE || plain < LOOSE_PLAIN
}

/** One is far longer, and beside the other stands one without a partner: the two may have become one, or come from one. */
function isLongerBeside(paired: Paired, old: Node, now: Node): boolean {
  const [before, after] = [old.whole.words.length, now.whole.words.length]
  if (isMain(old) || Math.max(before, after) < LONGER * Math.min(before, after)) return false
  return before < after
    ? beside(old).some(one => isLoose(paired, one, partnerOf(paired, one)))
    : beside(now).some(one => isLoose(paired, ownerOf(paired, one), one))
}

const LONGER = 1.5

/** The words of one that stands beside, however few, are in what the other has more. */
function tookIn(paired: Paired, old: Node, now: Node): boolean {
  const { weights } = paired.field
  const isIn = (one: Node, rest: Bag) =>
    one.whole.words.length > 0 &&
    sharedOf(one.whole, rest, weights).count >= one.whole.words.length * TAKEN_IN
  const nowRest = without(now.whole, old.whole, weights)
  const oldRest = without(old.whole, now.whole, weights)
  return (
    beside(old).some(one => isLoose(paired, one, partnerOf(paired, one)) && isIn(one, nowRest)) ||
    beside(now).some(one => isLoose(paired, ownerOf(paired, one), one) && isIn(one, oldRest))
  )
}

const TAKEN_IN = 0.5

function beside(node: Node): Node[] {
  const siblings = node.parent?.children ?? []
  const place = siblings.indexOf(node)
  return [siblings[place - 1], siblings[place + 1]].filter(one => one !== undefined)
}

type Reading = { old: Node; now: Node }

/** The other pairs that one of the two could be in: those that share words, and those that stand beside. */
function readings(paired: Paired, old: Node, now: Node): Reading[] {
  const { field, units, mains } = paired
  const nows = new Set([...(units.ofOld[old.at] ?? []), ...(mains.ofOld[old.at] ?? [])])
  const olds = new Set([...(units.ofNow[now.at] ?? []), ...(mains.ofNow[now.at] ?? [])])
  if (!isMain(now)) for (const { at } of around(now)) nows.add(at)
  if (!isMain(old)) for (const { at } of around(old)) olds.add(at)
  nows.delete(now.at)
  olds.delete(old.at)
  return [
    ...[...nows].map(at => ({ old, now: field.now.nodes[at]! })),
    ...[...olds].map(at => ({ old: field.old.nodes[at]!, now })),
  ].filter(reading => !holdsArticles(reading.old) && !holdsArticles(reading.now))
}

/** Its nearest siblings. */
function around(node: Node): readonly Node[] {
  const siblings = node.parent?.children ?? []
  if (siblings.length <= NEAR) return siblings
  const place = siblings.indexOf(node)
  return siblings.slice(Math.max(0, place - NEAR / 2), place + NEAR / 2)
}

const NEAR = 40

type Evidence = (old: Node, now: Node) => number

/** What speaks for a pair beside its words, in the worth of telling words. */
function evidenceFor(
  paired: Paired,
  old: Node,
  now: Node,
  order: Order,
  isSure: (old: Node | null) => boolean,
): number {
  const inPlace = old.parent !== null && now.parent !== null && partnerOf(paired, old.parent) === now.parent
  const parents = inPlace && !holdsArticles(old.parent!) && isSure(old.parent) ? 2.5 : 0
  const title = paired.measure(old, now).title === 'same' ? 1 : 0
  const sides = parents > 0 || (isMain(old) && isMain(now)) ? order(old, now) : 0
  return parents + 0.9 * sides + (sameNumber(old, now) ? 0.3 : 0) + title
}

/** Whether a pair is clearly likelier than another reading, counting what the displaced partner would lose or gain. */
function isClear(paired: Paired, pair: Reading, other: Reading, evidence: Evidence, demand: number): boolean {
  const likeness = (old: Node, now: Node) => blended(paired.measure(old, now))
  const sameOld = other.old === pair.old
  const displaced = sameOld ? ownerOf(paired, other.now) : partnerOf(paired, other.old)
  const fixed = sameOld ? pair.old : pair.now
  const own = likeness(pair.old, pair.now)
  const rival = likeness(other.old, other.now)
  if (rival > own + NEARLY) return false
  let alike = own - rival
  let gain = alike * worthOf(fixed) + evidence(pair.old, pair.now) - evidence(other.old, other.now)
  if (displaced !== null) {
    const stays = sameOld ? { old: displaced, now: other.now } : { old: other.old, now: displaced }
    const swaps = sameOld ? { old: displaced, now: pair.now } : { old: pair.old, now: displaced }
    const its = likeness(stays.old, stays.now)
    if (rival > own - NEARLY && rival > its + NEARLY) return false
    const more = its - likeness(swaps.old, swaps.now)
    alike += more
    gain += more * worthOf(displaced) + evidence(stays.old, stays.now) - evidence(swaps.old, swaps.now)
  }
  return alike >= FAR || (gain >= demand * (CLEAR + byChance(own, fixed)) && alike > -BARELY)
}

const worthOf = (node: Node): number => node.said.weight + node.title.weight

/** The more was rewritten, the more words another reading may share by chance. */
const byChance = (likeness: number, { said }: Node): number => 0.6 * Math.sqrt((1 - likeness) * said.weight)

/** A partner is not believed where another is this much more alike, or is to its own less than to this one. */
const NEARLY = 0.05
const FAR = 0.35
const CLEAR = 1.5
const BARELY = 0.08
