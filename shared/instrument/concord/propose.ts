/** The concordance of two drafts as the machine would have it: each provision of both in exactly one proposal. */
import type { InstrumentDraft } from '../provision.ts'
import { pairContainers } from './containers.ts'
import { fieldOf, type Node } from './field.ts'
import { groupsOf } from './groups.ts'
import { lonelyOnes } from './lonely.ts'
import { type Paired, pairAll, pairElsewhere, pairMains } from './pairAll.ts'
import { sameNumber, setPair } from './pairing.ts'
import type { Kind, Proposal, Ref, Why } from './proposal.ts'
import { releaseParts } from './release.ts'
import { sharedWords } from './shared.ts'
import { type Judge, judgeOf, partnerOf } from './sure.ts'

/**
 * Proposes what became of each provision between two drafts, from titles, words, order and what they hold; numbers
 * say little, because they shift. Each old provision is in the `from` of exactly one proposal, each new one in the `to`
 * of exactly one. The same drafts give the same proposals, in the order of the old draft, what is new at the end.
 */
export function propose(old: InstrumentDraft, now: InstrumentDraft): Proposal[] {
  const paired = pairAll(fieldOf(old, now))
  let judge = judgeOf(paired)
  if (releaseParts(paired, judge)) {
    pairElsewhere(paired)
    pairMains(paired)
    judge = judgeOf(paired)
  }
  const { field, pairing, measure } = paired
  const sureContainers = new Set<Node>()
  const settledContainers: Node[] = []
  for (const pair of pairContainers(field, pairing, measure, judge)) {
    setPair(pairing, pair.old, pair.now)
    if (pair.sure) sureContainers.add(pair.old)
    if (pair.sure) settledContainers.push(pair.old, pair.now)
  }
  const groups = groupsOf(paired, judge)
  const spoken = new Set(groups.flatMap(({ from, to }) => [...from, ...to]))
  const settled = new Set([
    ...settledContainers,
    ...groups.filter(({ sure }) => sure).flatMap(({ from, to }) => [...from, ...to]),
  ])
  const singles = singlesOf(paired, judge, spoken, settled, sureContainers)
  const found = [...groups, ...singles].sort(inOrder)
  return found.map(one => ({
    kind: one.kind,
    from: one.from.map(refOf),
    to: one.to.map(refOf),
    sure: one.sure,
    likeness: Math.round(one.likeness * 1000) / 1000,
    why: whyOf(paired, judge, one),
  }))
}

/** A proposal before it is written down. */
export type Found = { kind: Kind; from: Node[]; to: Node[]; sure: boolean; likeness: number }

function singlesOf(
  paired: Paired,
  judge: Judge,
  spoken: ReadonlySet<Node>,
  settled: ReadonlySet<Node>,
  sureContainers: ReadonlySet<Node>,
): Found[] {
  const lonely = lonelyOnes(paired, settled, judge)
  const found: Found[] = []
  for (const old of paired.field.old.nodes) {
    if (spoken.has(old)) continue
    const now = partnerOf(paired, old)
    if (now === null) {
      const { sure, nearest } = lonely.ofOld(old)
      found.push({ kind: 'struck', from: [old], to: [], sure, likeness: nearest })
    } else {
      const sure = judge.isSure(old) || sureContainers.has(old)
      const { likeness } = paired.measure(old, now)
      found.push({ kind: kindOf(old, now), from: [old], to: [now], sure, likeness })
    }
  }
  for (const now of paired.field.now.nodes) {
    if (spoken.has(now) || paired.pairing.toOld[now.at] !== -1) continue
    const { sure, nearest } = lonely.ofNow(now)
    found.push({ kind: 'new', from: [], to: [now], sure, likeness: nearest })
  }
  return found
}

const kindOf = (old: Node, now: Node): Kind =>
  numberKey(old.provision.printed) === numberKey(now.provision.printed) ? 'kept' : 'moved'

const numberKey = (printed: string): string =>
  printed
    .toLowerCase()
    .replace(/[\s.[\]]+/g, ' ')
    .trim()

const refOf = ({ at, provision }: Node): Ref => ({ at, printed: provision.printed })

function inOrder(one: Found, other: Found): number {
  const [a, b] = [one.from[0]?.at ?? Infinity, other.from[0]?.at ?? Infinity]
  return a === b ? (one.to[0]?.at ?? 0) - (other.to[0]?.at ?? 0) : a - b
}

function whyOf(paired: Paired, judge: Judge, { from, to }: Found): Why {
  const [old, now] = [from[0], to[0]]
  const shared = sharedWords(from, to, paired.field.weights)
  if (old === undefined || now === undefined)
    return { title: null, order: 'neither', number: false, children: null, shared }
  return {
    title: paired.measure(old, now).title,
    order: (['neither', 'one side', 'both sides'] as const)[judge.order(old, now)] ?? 'neither',
    number: sameNumber(old, now),
    children: childrenThere(paired, old, new Set(to)),
    shared,
  }
}

/** The share of what a provision holds, by words, that went into the same provisions. */
function childrenThere(paired: Paired, old: Node, there: ReadonlySet<Node>): number | null {
  if (old.children.length === 0) return null
  let [all, gone] = [0, 0]
  for (const child of old.children) {
    const worth = child.whole.weight + 1
    all += worth
    const parent = partnerOf(paired, child)?.parent ?? null
    if (parent !== null && there.has(parent)) gone += worth
  }
  return Math.round((gone / all) * 1000) / 1000
}
