/**
 * The inside of a text block, from the editor to Yjs: line breaks and references are matched first, then the text
 * between two of them is written into the Yjs texts that stand there, touching each only where it changes.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import { simpleDiffStringWithCursor } from 'lib0/diff'
import * as Y from 'yjs'
import {
  formatOf,
  type Mapping,
  newElement,
  newText,
  type Run,
  runsOf,
  sameValue,
  writeAttributes,
} from './yjsElement.ts'
import { matchChildren } from './yjsMatch.ts'

/** Where an editor's caret stands after what is written: in which text block, and how far into it. */
export type Caret = { parent: PMNode; offset: number }

/** Brings the children of `element` to those of `node`, a text block. Its own attributes are the caller's. */
export function syncInline(
  element: Y.XmlFragment,
  node: PMNode,
  mapping: Mapping,
  caret: Caret | null,
): void {
  const runs = runsOf(node)
  const kept = matchAtoms(element, runs, mapping)
  dropOtherElements(element, new Set(kept.values()), mapping)
  for (const { wished, texts, at } of segments(element, runs, kept))
    writeSegment(element, { wished, texts, at }, mapping, caret)
  for (const [atom, child] of kept) {
    writeAttributes(child, atom)
    mapping.set(child, atom)
  }
}

/** Wished inline nodes and the Yjs elements that already are them. */
function matchAtoms(element: Y.XmlFragment, runs: Run[], mapping: Mapping): Map<PMNode, Y.XmlElement> {
  const ys = element.toArray().filter(child => child instanceof Y.XmlElement)
  const ps = runs.filter((run): run is PMNode => !Array.isArray(run))
  const pairs = matchChildren<Y.XmlElement, PMNode>(
    ys,
    ps,
    {
      seenAs: y => mapping.get(y) as PMNode | undefined,
      keyOfY: y => keyOfAtom(y.nodeName, y.getAttributes()),
      keyOfP: p => keyOfAtom(p.type.name, p.attrs),
    },
    { y: y => y.nodeName, p: p => p.type.name },
  )
  return new Map(pairs.map(({ y, p }) => [ps[p]!, ys[y]!]))
}

const keyOfAtom = (name: string, attrs: Record<string, unknown>) => `${name}:${attrs.note ?? ''}`

function dropOtherElements(element: Y.XmlFragment, keep: Set<Y.XmlElement>, mapping: Mapping): void {
  for (let i = element.length - 1; i >= 0; i--) {
    const child = element.get(i)
    if (child instanceof Y.XmlText || keep.has(child)) continue
    mapping.delete(child)
    element.delete(i, 1)
  }
}

type Segment = { wished: Run[]; texts: Y.XmlText[]; at: () => number }

/** What is wished, and the Yjs texts that stand, before, between and after the kept inline nodes. */
function segments(element: Y.XmlFragment, runs: Run[], kept: Map<PMNode, Y.XmlElement>): Segment[] {
  const bounds = runs.filter((run): run is PMNode => !Array.isArray(run) && kept.has(run))
  const children = element.toArray()
  const place = (i: number) => (i < 0 ? -1 : children.indexOf(kept.get(bounds[i]!)!))
  return [...bounds, null].map((bound, i) => {
    const from = place(i - 1) + 1
    const to = bound ? place(i) : children.length
    const before = i ? kept.get(bounds[i - 1]!) : null
    return {
      wished: runs.slice(i ? runs.indexOf(bounds[i - 1]!) + 1 : 0, bound ? runs.indexOf(bound) : runs.length),
      texts: children.slice(from, to).filter(child => child instanceof Y.XmlText),
      /** Asked for only when writing: earlier segments may have grown by then. */
      at: () => (before ? element.toArray().indexOf(before) + 1 : 0),
    }
  })
}

function writeSegment(
  element: Y.XmlFragment,
  { wished, texts, at }: Segment,
  mapping: Mapping,
  caret: Caret | null,
) {
  const keep = texts.length ? runThatStays(wished, texts.map(stringOf).join('')) : -1
  /** Texts that are emptied stay: a colleague may be typing in them. */
  if (keep < 0) for (const text of texts) if (text.length) text.delete(0, text.length)
  let index = at()
  wished.forEach((run, i) => {
    if (i === keep) {
      writeTexts(texts, run as PMNode[], mapping, caret)
      index += texts.length
    } else {
      element.insert(index++, [Array.isArray(run) ? newText(run, mapping) : newElement(run, mapping)])
    }
  })
}

/**
 * Where new inline nodes cut a text, the piece that goes on in the old Yjs texts: the one that shares most with
 * their beginning or their end.
 */
function runThatStays(wished: Run[], old: string): number {
  let best = -1
  let most = -1
  wished.forEach((run, i) => {
    if (!Array.isArray(run)) return
    const text = run.map(node => node.text ?? '').join('')
    const shared = Math.max(sharedStart(text, old), sharedEnd(text, old))
    if (shared > most) [most, best] = [shared, i]
  })
  return best
}

function sharedStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function sharedEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

/** The characters of a text, without its marks. */
const stringOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(run => (typeof run.insert === 'string' ? run.insert : ''))
    .join('')

/** Writes one wished run over the neighbouring texts that hold it: one insertion and one deletion at most. */
function writeTexts(texts: Y.XmlText[], nodes: PMNode[], mapping: Mapping, caret: Caret | null): void {
  const old = texts.map(stringOf)
  const change = changeAt(caret, nodes, old.join(''))
  let start = 0
  let pending = change.insert
  texts.forEach((text, i) => {
    const end = start + old[i]!.length
    const from = Math.max(change.index, start)
    const to = Math.min(change.index + change.remove, end)
    if (to > from) text.delete(from - start, to - from)
    if (pending && change.index >= start && change.index <= end) {
      text.insert(change.index - start, pending)
      pending = ''
    }
    start = end
  })
  writeMarks(texts, nodes)
  for (const text of texts) mapping.delete(text)
  if (texts.length === 1) mapping.set(texts[0], nodes)
}

/**
 * What differs, as near to the caret as it can be: a space that is typed before another is that first one. Written
 * after it, it would come apart from what is typed next, where a colleague cuts the text between the two.
 */
function changeAt(caret: Caret | null, nodes: PMNode[], old: string) {
  const wished = nodes.map(node => node.text ?? '').join('')
  const typed = Math.max(0, wished.length - old.length)
  const end = caret && offsetIn(nodes, caret)
  return simpleDiffStringWithCursor(old, wished, end === null ? old.length : Math.max(0, end - typed))
}

/** How far into a run of a text block the caret stands; null where it stands in another. */
function offsetIn(nodes: PMNode[], { parent, offset }: Caret): number | null {
  let before = 0
  for (const child of parent.children) {
    if (child === nodes[0]) {
      const length = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
      return offset >= before && offset <= before + length ? offset - before : null
    }
    before += child.nodeSize
  }
  return null
}

/** Formats what is formatted otherwise than wished. The characters are already the wished ones. */
function writeMarks(texts: Y.XmlText[], nodes: PMNode[]): void {
  const wished = nodes.map(node => ({ length: node.text?.length ?? 0, marks: formatOf(node.marks) }))
  for (const text of texts) {
    const delta: { retain: number; attributes?: Record<string, unknown> }[] = []
    let differs = false
    for (const run of text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[]) {
      for (const piece of take(wished, run.insert.length)) {
        const change = changeOf(run.attributes ?? {}, piece.marks)
        differs ||= change !== null
        delta.push({ retain: piece.length, ...(change && { attributes: change }) })
      }
    }
    if (differs) text.applyDelta(delta)
  }
}

/** Cuts `length` characters off the front of `wished`. */
function take(wished: { length: number; marks: Record<string, unknown> }[], length: number) {
  const out: typeof wished = []
  for (let left = length; left > 0 && wished[0]; ) {
    const size = Math.min(left, wished[0].length)
    if (size) out.push({ length: size, marks: wished[0].marks })
    left -= size
    wished[0].length -= size
    if (!wished[0].length) wished.shift()
  }
  return out
}

function changeOf(
  stored: Record<string, unknown>,
  wished: Record<string, unknown>,
): Record<string, unknown> | null {
  const change: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(wished))
    if (!sameValue(stored[name], value)) change[name] = value
  for (const name of Object.keys(stored)) if (!(name in wished)) change[name] = null
  return Object.keys(change).length ? change : null
}
