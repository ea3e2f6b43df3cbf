/**
 * What comes in by paste or drop. A block keeps its id only when it was cut from this text in this editor and has
 * not come back yet (rule 6 of blockIds.ts); copies, and blocks of other texts, come in as new ones, without ask or
 * concern.
 */
import { Fragment, type Node as PMNode, Slice } from '@tiptap/pm/model'
import { blocksOf, idOf } from './change.ts'

/** The ids cut in this editor since it last copied or cut. */
export type Cuts = Set<string>

/** Remembers the blocks that a cut took away. */
export function rememberCut(cuts: Cuts, before: PMNode, after: PMNode): void {
  const live = idsIn(after)
  for (const id of idsIn(before)) if (!live.has(id)) cuts.add(id)
}

/** The slice as it may come into `doc`, whose caret stands in a note or not. */
export function asPasted(slice: Slice, doc: PMNode, cuts: Cuts, newId: () => string, inNote: boolean): Slice {
  const live = idsIn(doc)
  const keeps = (id: string | null) => id !== null && cuts.has(id) && !live.has(id)
  if (inNote) return flattened(slice)
  const renamed = renamedNotes(slice.content, id => keeps(id) || live.has(id), newId)
  return new Slice(
    mapBlocks(slice.content, node => stripped(node, keeps, live, renamed)),
    slice.openStart,
    slice.openEnd,
  )
}

const idsIn = (doc: PMNode): Set<string> => new Set(blocksOf(doc).flatMap(({ node }) => idOf(node) ?? []))

/** New ids for notes that come from another text together with their references. */
function renamedNotes(
  content: Fragment,
  isOurs: (id: string) => boolean,
  newId: () => string,
): Map<string, string> {
  const renamed = new Map<string, string>()
  content.descendants(node => {
    const id = node.type.name === 'footnote' ? idOf(node) : null
    if (id !== null && !isOurs(id)) renamed.set(id, newId())
  })
  return renamed
}

/** A pasted node without what must not come along; null drops it. */
function stripped(
  node: PMNode,
  keeps: (id: string | null) => boolean,
  live: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string>,
): PMNode | null {
  const id = idOf(node)
  const attrs = { ...node.attrs }
  if (node.type.name === 'footnote') {
    if (id !== null && live.has(id)) return null
    attrs.id = renamed.get(id ?? '') ?? (keeps(id) ? id : null)
  } else if (node.type.name === 'footnoteRef') {
    attrs.note = renamed.get(attrs.note) ?? attrs.note
  } else if (!keeps(id)) {
    for (const name of ['id', 'ask', 'concern', 'signon']) if (name in attrs) attrs[name] = null
  }
  return node.type.create(attrs, node.content, node.marks)
}

function mapBlocks(content: Fragment, change: (node: PMNode) => PMNode | null): Fragment {
  const out: PMNode[] = []
  content.forEach(child => {
    const node = child.isText ? child : change(child)
    if (node) out.push(node.isText ? node : node.copy(mapBlocks(node.content, change)))
  })
  return Fragment.from(out)
}

/** Only the line of a slice, for a note: blocks become runs of text between blanks, references are left out. */
function flattened(slice: Slice): Slice {
  const line: PMNode[] = []
  let schema: PMNode['type']['schema'] | undefined
  slice.content.descendants(node => {
    schema = node.type.schema
    if (node.isTextblock && line.length) line.push(schema.text(' '))
    if (node.isText || node.type.name === 'hardBreak') line.push(node)
  })
  return new Slice(Fragment.from(line), 0, 0)
}
