/** What was split and what was merged, among all that is left over or only partly explained. */
import type { Node } from './field.ts'
import type { Paired } from './pairAll.ts'
import { findParts, type Looking, type Parts } from './parts.ts'
import type { Found } from './propose.ts'
import { type Judge, ownerOf, partnerOf } from './sure.ts'

/** Each provision is in one group at most; splits are looked for before merges. */
export function groupsOf(paired: Paired, judge: Judge): Found[] {
  const taken = new Set<Node>()
  const groups: Found[] = []
  const add = (kind: 'split' | 'merged', { whole, parts, sure }: Parts) => {
    if ([whole, ...parts].some(node => taken.has(node))) return
    for (const node of [whole, ...parts]) taken.add(node)
    const [from, to] = kind === 'split' ? [[whole], parts] : [parts, [whole]]
    groups.push({ kind, from, to, sure, likeness: likenessOf(paired, from, to) })
  }
  for (const sunk of [false, true]) {
    for (const parts of findParts(forward(paired, judge, sunk)))
      add('split', sunk ? { ...parts, sure: false } : parts)
    for (const parts of findParts(backward(paired, judge, sunk)))
      add('merged', sunk ? { ...parts, sure: false } : parts)
  }
  return groups
}

/** `sunk`: a provision's own words became what it holds, as when an article's only words are numbered. */
function forward(paired: Paired, judge: Judge, sunk: boolean): Looking {
  const { field, units, mains } = paired
  return {
    weights: field.weights,
    parts: field.now.nodes,
    partnerOfPart: part => ownerOf(paired, part),
    partnerOfWhole: whole => partnerOf(paired, whole),
    wholesFor: part =>
      sunk
        ? listed(part.parent === null ? null : ownerOf(paired, part.parent))
        : alike(part, field.old.nodes, isMain(part) ? mains.ofNow[part.at] : units.ofNow[part.at]),
    othersFor: whole =>
      alike(whole, field.now.nodes, isMain(whole) ? mains.ofOld[whole.at] : units.ofOld[whole.at]).filter(
        node => {
          const owner = ownerOf(paired, node)
          return owner === null || !judge.isSure(owner)
        },
      ),
    alike: (inWhole, part) => paired.measure(inWhole, part).likeness >= RAISED,
    hasOtherTitle: (part, whole) =>
      paired.measure(whole, part).title !== 'same' &&
      mains.ofNow[part.at]!.some(at => paired.measure(field.old.nodes[at]!, part).title === 'same'),
    bag: whole => (sunk ? whole.own : whole.whole),
  }
}

function backward(paired: Paired, judge: Judge, sunk: boolean): Looking {
  const { field, units, mains } = paired
  return {
    weights: field.weights,
    parts: field.old.nodes,
    partnerOfPart: part => partnerOf(paired, part),
    partnerOfWhole: whole => ownerOf(paired, whole),
    wholesFor: part =>
      sunk
        ? listed(part.parent === null ? null : partnerOf(paired, part.parent))
        : alike(part, field.now.nodes, isMain(part) ? mains.ofOld[part.at] : units.ofOld[part.at]),
    othersFor: whole =>
      alike(whole, field.old.nodes, isMain(whole) ? mains.ofNow[whole.at] : units.ofNow[whole.at]).filter(
        node => !judge.isSure(node),
      ),
    alike: (inWhole, part) => paired.measure(part, inWhole).likeness >= RAISED,
    hasOtherTitle: (part, whole) =>
      paired.measure(part, whole).title !== 'same' &&
      mains.ofOld[part.at]!.some(at => paired.measure(part, field.now.nodes[at]!).title === 'same'),
    bag: whole => (sunk ? whole.own : whole.whole),
  }
}

const listed = (node: Node | null): Node[] => (node === null ? [] : [node])

/** Articles come from articles, what they hold from what they hold. */
const alike = (part: Node, nodes: readonly Node[], positions: readonly number[] = []): Node[] =>
  positions
    .map(at => nodes[at]!)
    .filter(node => isMain(node) === isMain(part) && node.provision.level === part.provision.level)

const isMain = (node: Node): boolean => node.parent === null || node.parent.container

/** By the mean of its parts: each is like the whole as far as it is a part of it. */
function likenessOf({ measure }: Paired, from: readonly Node[], to: readonly Node[]): number {
  const all = from.flatMap(old => to.map(now => measure(old, now).likeness))
  return all.reduce((sum, one) => sum + one, 0) / all.length
}

const RAISED = 0.45
