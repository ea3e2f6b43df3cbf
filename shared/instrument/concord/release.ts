/** Takes doubtful pairs apart where one of the two is more likely a part of something else. */
import { type Node, sharedBetween, without } from './field.ts'
import type { Paired } from './pairAll.ts'
import { isRaised, type Judge, ownerOf, partnerOf } from './sure.ts'

/**
 * A pair that is neither sure nor very alike holds its two back from being recognised as a part of a split or a merged
 * provision; it is taken apart where the words of one are found in another provision, beyond what that one's own
 * partner has. @returns whether any was
 */
export function releaseParts(paired: Paired, judge: Judge): boolean {
  const { field, pairing, measure } = paired
  const released: Node[] = []
  for (const old of field.old.nodes) {
    const now = partnerOf(paired, old)
    if (now === null || judge.isSure(old) || holdsArticles(old) || old.placeholder) continue
    const { likeness, plain } = measure(old, now)
    const isLoose = likeness < ALIKE || plain < ALIKE
    if (isRaised(paired, old, now) || (isLoose && isPartElsewhere(paired, old, now, likeness)))
      released.push(old)
  }
  for (const { at } of released) {
    pairing.toOld[pairing.toNow[at]!] = -1
    pairing.toNow[at] = -1
  }
  return released.length > 0
}

const ALIKE = 0.5
const holdsArticles = (node: Node): boolean => node.container

function isPartElsewhere(paired: Paired, old: Node, now: Node, likeness: number): boolean {
  const { field, measure, units, mains } = paired
  const main = isMain(old) && isMain(now)
  const nows = (main ? mains : units).ofOld[old.at]!.map(at => field.now.nodes[at]!)
  const olds = (main ? mains : units).ofNow[now.at]!.map(at => field.old.nodes[at]!)
  const better = (one: Node, other: Node) =>
    Math.min(one.telling, other.telling) >= 1.5 && measure(one, other).likeness >= likeness + 0.2
  return (
    nows.some(other => ownerOf(paired, other) === null && better(old, other)) ||
    olds.some(other => partnerOf(paired, other) === null && better(other, now)) ||
    nows.some(other => other !== now && isIn(old, other, ownerOf(paired, other), likeness)) ||
    olds.some(other => other !== old && isIn(now, other, partnerOf(paired, other), likeness))
  )

  function isIn(part: Node, other: Node, back: Node | null, likeness: number): boolean {
    if (back === null || holdsArticles(other) || part.tellingPart < 1.5) return false
    const share =
      sharedBetween(part.whole, without(other.whole, back.whole, field.weights), field.weights) /
      part.whole.weight
    return share >= Math.max(0.5, likeness + 0.1)
  }
}

const isMain = (node: Node): boolean => node.parent === null || node.parent.container
