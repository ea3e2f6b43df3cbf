/** What people do to a letter, by chance, on the plain tree: an editor's acts without an editor. */
import { GRAMMAR } from '../../shared/statement/grammar.ts'
import { childrenOf, isTextBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Block, Doc, Inline, ListItem } from '../../shared/statement/tree.ts'
import { bold, li, p, ref, text, ul } from './build.ts'

type Rng = () => number
type Spot = { block: AnyBlock; among: AnyBlock[]; at: number; parent: AnyBlock | Doc }

/** The letter after so many acts; `only` and `never` hold the acts to blocks by their ids. */
export function edited(
  letter: Doc,
  rng: Rng,
  acts: number,
  newId: () => string,
  which: { only?: (id: string) => boolean; names?: readonly ActName[] } = {},
): Doc {
  const doc = structuredClone(letter)
  const names = which.names ?? ACT_NAMES
  for (let done = 0; done < acts; done++) {
    const spots = spotsOf(doc).filter(({ block }) => which.only?.(block.attrs.id ?? '') ?? true)
    const spot = pick(spots, rng)
    const act = pick(names, rng)
    if (spot && act) ACTS[act](spot, rng, newId, doc)
  }
  return withoutEmptyFields(doc)
}

const pick = <Value>(values: readonly Value[], rng: Rng): Value | undefined =>
  values[Math.floor(rng() * values.length)]

export function spotsOf(doc: Doc): Spot[] {
  const spots: Spot[] = []
  const visit = (parent: AnyBlock | Doc) => {
    const among = childrenOf(parent) as AnyBlock[]
    for (const [at, block] of among.entries()) {
      spots.push({ block, among, at, parent })
      visit(block)
    }
  }
  visit(doc)
  return spots.filter(
    ({ block, parent }) => !isOfNames(block) && !(parent.type !== 'doc' && isOfNames(parent)),
  )
}

/** Names that are drawn from a sign-on are nobody's to edit, and the container of the notes always stays. */
const isOfNames = (block: AnyBlock): boolean =>
  block.type === 'footnotes' || (block.type === 'signatories' && block.attrs.signon !== null)

type Act = (spot: Spot, rng: Rng, newId: () => string, doc: Doc) => void

let count = 0
const word = () => `w${(++count).toString(36)}`

const inLine =
  (change: (content: Inline[], rng: Rng) => Inline[]): Act =>
  ({ block }, rng) => {
    if (isTextBlock(block)) (block as { content?: Inline[] }).content = change(block.content ?? [], rng)
  }

/** Cuts content into single characters, so that an act can be done anywhere. */
const units = (content: readonly Inline[]): Inline[] =>
  content.flatMap((node): Inline[] =>
    node.type === 'text' ? [...node.text].map(character => ({ ...node, text: character })) : [node],
  )

const mayStandIn = (block: AnyBlock, parent: AnyBlock | Doc) =>
  GRAMMAR[parent.type].children.includes(block.type)

const holds = (block: AnyBlock, other: AnyBlock | Doc): boolean =>
  block === other || childrenOf(block).some(child => holds(child, other))

const ACTS = {
  type: inLine((content, rng) => {
    const all = units(content)
    return all.toSpliced(Math.floor(rng() * (all.length + 1)), 0, text(` ${word()} `))
  }),
  erase: inLine((content, rng) => {
    const all = units(content)
    return all.toSpliced(Math.floor(rng() * all.length), Math.floor(rng() * 8))
  }),
  mark: inLine((content, rng) => {
    const all = units(content)
    const from = Math.floor(rng() * all.length)
    return all.map((node, at) =>
      node.type === 'text' && at >= from && at < from + 6
        ? { ...node, marks: [...(node.marks ?? []).filter(({ type }) => type !== 'bold'), bold] }
        : node,
    )
  }),
  split: ({ block, among, at }, rng, newId) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return
    const all = units(block.content ?? [])
    const cut = Math.floor(rng() * (all.length + 1))
    block.content = all.slice(0, cut)
    among.splice(at + 1, 0, p(all.slice(cut), { id: newId() }))
  },
  join: ({ block, among, at }) => {
    const next = among[at + 1]
    if (block.type !== 'paragraph' || next?.type !== 'paragraph') return
    block.content = [...(block.content ?? []), ...(next.content ?? [])]
    among.splice(at + 1, 1)
  },
  heading: ({ block, among, at, parent }, rng) => {
    if (block.type !== 'paragraph' || parent.type === 'signatories') return
    among[at] = {
      ...block,
      type: 'heading',
      attrs: { ...block.attrs, level: rng() < 0.5 ? 2 : 3 },
    }
  },
  level: ({ block }, rng) => {
    if (block.type === 'heading') block.attrs.level = rng() < 0.5 ? 1 : 3
  },
  language: ({ block }) => {
    if (block.type === 'paragraph') block.attrs.lang = 'de'
  },
  numbers: ({ block }) => {
    if (block.type === 'orderedList') block.attrs.start = 7
  },
  insert: ({ among, at, parent }, rng, newId) => {
    const fresh =
      rng() < 0.7
        ? p([text(`${word()} ${word()}`)], { id: newId() })
        : { ...ul(li([p(word(), { id: newId() })], { id: newId() })), attrs: { id: newId() } }
    if (mayStandIn(fresh, parent)) among.splice(at + (rng() < 0.5 ? 0 : 1), 0, fresh)
  },
  remove: ({ among, at }) => {
    among.splice(at, 1)
  },
  move: ({ block, among, at }, rng, _, doc) => {
    const to = pick(
      spotsOf(doc).filter(spot => mayStandIn(block, spot.parent) && !holds(block, spot.parent)),
      rng,
    )
    if (to === undefined || to.block === block) return
    among.splice(at, 1)
    to.among.splice(to.among.indexOf(to.block) + 1, 0, block)
  },
  wrap: ({ block, among, at, parent }, _, newId) => {
    if (block.type !== 'paragraph' || parent.type === 'signatories') return
    const item: ListItem = li([block], { id: newId() })
    among[at] = { ...ul(item), attrs: { id: newId() } }
  },
  unwrap: ({ block, among, at }) => {
    if (block.type !== 'bulletList' && block.type !== 'orderedList' && block.type !== 'blockquote') return
    const inner: Block[] =
      block.type === 'blockquote'
        ? (block.content ?? [])
        : (block.content ?? []).flatMap(item => item.content ?? [])
    among.splice(at, 1, ...inner)
  },
  note: ({ block }, rng, newId, doc) => {
    const box = doc.content?.find(({ type }) => type === 'footnotes')
    if (box?.type !== 'footnotes' || block.type !== 'paragraph') return
    const id = newId()
    const all = units(block.content ?? [])
    block.content = all.toSpliced(Math.floor(rng() * (all.length + 1)), 0, ref(id))
    box.content = [...(box.content ?? []), { type: 'footnote', attrs: { id }, content: [text(word())] }]
  },
} satisfies Record<string, Act>

export type ActName = keyof typeof ACTS
const ACT_NAMES = Object.keys(ACTS) as ActName[]

/** As the editor writes it: no content where there is none, and neighbouring texts of equal marks are one. */
function withoutEmptyFields(doc: Doc): Doc {
  const visit = (block: { content?: unknown[] }): void => {
    if (block.content?.length === 0) delete block.content
    for (const child of block.content ?? []) visit(child as { content?: unknown[] })
  }
  visit(doc)
  return doc
}
