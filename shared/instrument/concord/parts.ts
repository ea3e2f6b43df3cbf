/** One provision that became several, and several that became one: by the words the pieces brought along. */
import { type Bag, type Field, type Node, sharedBetween, without } from './field.ts'

/** A whole with its parts, in the order of the parts' draft; `sure` where each part brought words of its own along. */
export type Parts = { whole: Node; parts: Node[]; sure: boolean }

/** One side of the field as wholes, the other as parts, and who is whose partner. */
export type Looking = {
  weights: Field['weights']
  parts: readonly Node[]
  partnerOfPart: (part: Node) => Node | null
  partnerOfWhole: (whole: Node) => Node | null
  /** The wholes that a part shares rare words with. */
  wholesFor: (part: Node) => readonly Node[]
  /** What could be a part of a whole: free provisions, and those in a doubtful pair. */
  othersFor: (whole: Node) => readonly Node[]
  /** Whether a part is rather one of the provisions in the whole: a paragraph that became an article. */
  alike: (inWhole: Node, part: Node) => boolean
  /** Whether a part has the title of another provision that the whole's draft has, and not of the whole. */
  hasOtherTitle: (part: Node, whole: Node) => boolean
  /** The words of a whole and of its partner that count. */
  bag: (whole: Node) => Bag
}

/** The groups that a free part completes; each part is in one group at most, each whole in one. */
export function findParts(looking: Looking): Parts[] {
  const groups = new Map<Node, Found[]>()
  for (const part of looking.parts) {
    if (looking.partnerOfPart(part) !== null || part.tellingPart < 1.5 || part.container) continue
    const found = wholeOf(part, looking)
    if (found !== null) groups.set(found.whole, [...(groups.get(found.whole) ?? []), found])
  }
  return [...groups.values()].flatMap(found => groupOf(found, looking))
}

type Found = { whole: Node; part: Node; share: number; clear: boolean }

/** The provision a free part was in, where most of its telling words were there and are not where the rest went. */
function wholeOf(part: Node, looking: Looking): Found | null {
  const found = looking.wholesFor(part).flatMap((whole): Found[] => {
    if (whole.container || looking.hasOtherTitle(part, whole)) return []
    const share = sharedBetween(part.whole, restOf(whole, looking), looking.weights) / part.whole.weight
    return share >= PART ? [{ whole, part, share, clear: false }] : []
  })
  found.sort((a, b) => b.share - a.share || a.whole.at - b.whole.at)
  const [best, next] = found
  if (best === undefined) return null
  return { ...best, clear: best.share >= SURE_PART && (next === undefined || best.share - next.share >= 0.2) }
}

const PART = 0.45
const SURE_PART = 0.6

/** What of a whole did not go where its partner is. */
function restOf(whole: Node, { partnerOfWhole, weights, bag }: Looking): Bag {
  const main = partnerOfWhole(whole)
  return main === null ? bag(whole) : without(bag(whole), bag(main), weights)
}

function groupOf(found: readonly Found[], looking: Looking): Parts[] {
  const [first] = found
  if (first === undefined) return []
  const { whole } = first
  const main = looking.partnerOfWhole(whole)
  const kept = ofTheirOwn(together(found, main), whole, looking)
  const parts = [...(main === null ? [] : [main]), ...kept.map(({ part }) => part)].sort(
    (a, b) => a.at - b.at,
  )
  if (parts.length < 2) return []
  const left = kept.reduce(
    (left, { part }) => without(left, part.whole, looking.weights),
    restOf(whole, looking),
  )
  const more = looking
    .othersFor(whole)
    .some(
      part =>
        !parts.includes(part) &&
        sharedBetween(part.whole, left, looking.weights) >= Math.max(0.6, part.whole.weight * REST),
    )
  const named = parts.some(part => looking.hasOtherTitle(part, whole))
  const raised = parts.some(
    part => part.children.length === 0 && whole.children.some(child => looking.alike(child, part)),
  )
  const sure =
    !more &&
    !raised &&
    !named &&
    kept.every(({ clear }) => clear) &&
    left.weight <= looking.bag(whole).weight * LOST
  return [{ whole, parts, sure }]
}

/** What has this much of its words in what is left of a whole may be one part more. */
const REST = 0.35
/** How much of a whole may be gone for its parts to be sure. */
const LOST = 0.3

/** Below the article, parts are beside each other in one provision; articles may be anywhere. */
function together(found: readonly Found[], main: Node | null): Found[] {
  const home = main?.parent ?? found[0]?.part.parent
  return found.filter(
    ({ part }) =>
      part.parent === null || part.parent.container || part.parent === home || part.parent === main,
  )
}

/** The parts that each bring words along that no other part has. */
function ofTheirOwn(found: readonly Found[], whole: Node, looking: Looking): Found[] {
  let left = restOf(whole, looking)
  const kept: Found[] = []
  const large = found.toSorted((a, b) => b.part.whole.weight - a.part.whole.weight || a.part.at - b.part.at)
  for (const one of large) {
    if (sharedBetween(one.part.whole, left, looking.weights) < one.part.whole.weight * PART) continue
    left = without(left, one.part.whole, looking.weights)
    kept.push(one)
  }
  return kept
}
