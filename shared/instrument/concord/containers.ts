/** Which chapter became which: by where the articles in it went, and by its title. */
import type { Field, Node } from './field.ts'
import type { Measure } from './measure.ts'
import type { Pairing } from './pairing.ts'
import type { Judge } from './sure.ts'

export type ContainerPair = {
  old: Node
  now: Node
  /** How much of both is the same articles, 0 to 1. */
  likeness: number
  sure: boolean
}

/** Pairs parts, chapters, sections, clusters, preambles and annexes. A flow is the words of the articles that went from one into the other. */
export function pairContainers(
  field: Field,
  pairing: Pairing,
  measure: Measure,
  judge: Judge,
): ContainerPair[] {
  const flows = flowsOf(field, pairing, judge)
  const scored: (ContainerPair & { score: number })[] = []
  for (const old of field.old.nodes.filter(holds)) {
    for (const now of field.now.nodes.filter(holds)) {
      if (old.provision.level !== now.provision.level) continue
      const { title, likeness } = measure(old, now)
      const { all, sure } = flows.areEmpty(old, now)
        ? { all: likeness, sure: likeness }
        : flows.between(old, now)
      const score =
        all + (title === 'same' ? 0.3 : title === 'alike' ? 0.1 : 0) + (sameNumber(old, now) ? 0.02 : 0)
      if (all < 0.15 && title !== 'same') continue
      const believed =
        sure >= 0.6 || (title === 'same' && (sure >= 0.3 || flows.isEmpty(old) || flows.isEmpty(now)))
      scored.push({ old, now, likeness: all, score, sure: believed })
    }
  }
  scored.sort((a, b) => b.score - a.score || a.old.at - b.old.at || a.now.at - b.now.at)
  const taken = new Set<Node>()
  return scored.flatMap(({ score: _, ...pair }) => {
    if (taken.has(pair.old) || taken.has(pair.now)) return []
    taken.add(pair.old).add(pair.now)
    return [pair]
  })
}

export const holds = (node: Node): boolean => node.container

const sameNumber = (old: Node, now: Node): boolean => old.provision.number === now.provision.number

/** The words of the articles that two containers have in common, over the words of both. */
function flowsOf(field: Field, pairing: Pairing, judge: Judge) {
  const [all, sure] = [new Map<string, number>(), new Map<string, number>()]
  const sizes = new Map<Node, number>()
  for (const side of [field.old, field.now])
    for (const main of side.mains) for (const above of aboveOf(main)) add(sizes, above, sizeOf(main))
  for (const old of field.old.mains) {
    const now = field.now.nodes[pairing.toNow[old.at]!]
    if (now === undefined) continue
    for (const above of aboveOf(old)) {
      for (const there of aboveOf(now)) {
        add(all, keyOf(above, there), sizeOf(old) + sizeOf(now))
        if (judge.isSure(old)) add(sure, keyOf(above, there), sizeOf(old) + sizeOf(now))
      }
    }
  }
  const share = (flow: Map<string, number>, old: Node, now: Node) =>
    (flow.get(keyOf(old, now)) ?? 0) / Math.max(1, (sizes.get(old) ?? 0) + (sizes.get(now) ?? 0))
  const isEmpty = (node: Node) => !sizes.has(node)
  return {
    isEmpty,
    areEmpty: (old: Node, now: Node) => isEmpty(old) && isEmpty(now),
    between: (old: Node, now: Node) => ({ all: share(all, old, now), sure: share(sure, old, now) }),
  }
}

const sizeOf = (main: Node): number => 3 + main.whole.weight

const keyOf = (old: Node, now: Node): string => `${old.at} ${now.at}`

function aboveOf(node: Node): Node[] {
  const above: Node[] = []
  for (let at = node.parent; at !== null; at = at.parent) above.push(at)
  return above
}

function add<K>(to: Map<K, number>, key: K, worth: number): void {
  to.set(key, (to.get(key) ?? 0) + worth)
}
