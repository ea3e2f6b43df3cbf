/**
 * The text of a translation as it begins, and as it is taken to another version of its source: whatever the source
 * has and the translation has not is put in at its place, and nothing of the translation is taken out or reworded.
 */
import { signatories } from '../formats/build.ts'
import { everyBlock } from '../statement/carried.ts'
import { FOOTNOTES_ID } from '../statement/grammar.ts'
import { childrenOf, isTextBlock, textOfBlock } from '../statement/text.ts'
import type { AnyBlock, Doc, Footnote, Signatories } from '../statement/tree.ts'
import { type Copying, copyOf, freshId, type IdFrom, linksOf, pointTo, refsIn, rename } from './copies.ts'
import {
  answerTo,
  endOfText,
  type Indexed,
  indexed,
  mayHold,
  type Parent,
  putAt,
  putBeside,
  textsIn,
} from './places.ts'
import { type BlockLink, isBoundList, wordBlocks } from './standings.ts'

/** A text, and the links of the blocks that were put in. */
export type Taken = { doc: Doc; links: BlockLink[] }

/** A translation as it begins: the source's text under new ids, each block linked, none translated yet. */
export function firstTranslation(source: Doc, idFrom: IdFrom): Taken {
  const doc = structuredClone(source)
  const renamed = rename([...everyBlock(doc)], idFrom, new Set())
  const links = linksOf([...everyBlock(doc)], renamed)
  const byNote = new Map(links.map(({ sourceBlock, block }) => [sourceBlock, block]))
  for (const block of everyBlock(doc)) pointTo(block, byNote)
  return { doc, links }
}

/**
 * A translation taken to a version of its source. What is new there stands at its place, untranslated; what is gone
 * from the source stays, for a person to take out; asks, concerns and the binding of the list become the source's.
 * The same arguments give the same text, and taking twice changes nothing more.
 */
export function takenTo(translation: Doc, links: readonly BlockLink[], source: Doc, idFrom: IdFrom): Taken {
  const taking = takingInto(structuredClone(translation), links, structuredClone(source), idFrom)
  putIn(taking, taking.source.doc, [])
  putInNotes(taking)
  demandAsSource(taking)
  boundAsSource(taking)
  return { doc: taking.here.doc, links: taking.made }
}

/** `said`: the text of the translation by the text of the source that it says, for those that stand in both. */
type Taking = Copying & {
  here: Indexed
  source: Indexed
  /** The texts of the source that have no counterpart with words. */
  missing: ReadonlySet<string>
}

/** A text whose words were all taken out says nothing: it stays, and what it said is put in anew. */
function takingInto(doc: Doc, links: readonly BlockLink[], source: Doc, idFrom: IdFrom): Taking {
  const [here, from] = [indexed(doc), indexed(source)]
  const sourceOf = new Map(links.map(({ block, sourceBlock }) => [block, sourceBlock]))
  const wordless = [...here.byId.values()].filter(isTextBlock)
  const pairs = (blocks: readonly AnyBlock[]) =>
    blocks.flatMap(({ attrs: { id } }): [string, string][] => {
      const of = id === null ? undefined : sourceOf.get(id)
      return id === null || of === undefined || !from.byId.has(of) ? [] : [[of, id]]
    })
  const worded = new Map(pairs(wordBlocks(doc)))
  const missing = wordBlocks(source).flatMap(({ attrs: { id } }) =>
    id === null || worded.has(id) ? [] : [id],
  )
  const said = new Map([...pairs(wordless), ...worded])
  for (const id of missing) said.delete(id)
  const taken = new Set(here.byId.keys())
  return { here, source: from, said, missing: new Set(missing), made: [], taken, idFrom }
}

/** Goes through the source in its order; whatever has nothing in the translation is copied behind what stands before it. */
function putIn(taking: Taking, parent: Parent, outer: readonly AnyBlock[]): void {
  const { said, missing } = taking
  const siblings = childrenOf(parent)
  const parents = parent.type === 'doc' ? outer : [parent, ...outer]
  for (const [at, child] of siblings.entries()) {
    if (child.type === 'footnotes' || isBoundList(child)) continue
    const texts = textsIn(child)
    if (!texts.some(id => missing.has(id) && !said.has(id))) continue
    if (texts.some(id => said.has(id))) putIn(taking, child, parents)
    else putBesideSiblings(taking, copyOf(taking, child), siblings, at, parents)
  }
}

/** Behind what answers the nearest sibling before it, else before what answers the nearest after it, else at the end. */
function putBesideSiblings(
  taking: Taking,
  copy: AnyBlock,
  siblings: readonly AnyBlock[],
  at: number,
  parents: readonly AnyBlock[],
): void {
  const { here, source, said } = taking
  const answer = (sibling: AnyBlock) => answerTo(sibling, source, here, said) ?? textAnswer(sibling, taking)
  const shaped = (parent: Parent) => shapedFor(taking, copy, parent, parents)
  for (const { sibling, side } of nearest(siblings, at)) {
    const found = answer(sibling)
    if (!found) continue
    putBeside(here, shaped, side, found)
    return
  }
  putAt(here, here.doc, shaped(here.doc)!, endOfText(here.doc))
}

/** Those before a place from the nearest on, then those behind it. */
function* nearest(siblings: readonly AnyBlock[], at: number) {
  for (let before = at - 1; before >= 0; before--)
    yield { sibling: siblings[before]!, side: 'behind' as const }
  for (let after = at + 1; after < siblings.length; after++)
    yield { sibling: siblings[after]!, side: 'before' as const }
}

/** Where the translation has nothing of a block's type: the last of its texts that it says all the same. */
const textAnswer = (block: AnyBlock, { here, said }: Taking): AnyBlock | undefined =>
  textsIn(block)
    .map(id => here.byId.get(said.get(id) ?? ''))
    .findLast(text => text !== undefined)

/** What cannot stand by itself at the outermost level stands there in a copy of what holds it in the source. */
function shapedFor(
  taking: Taking,
  copy: AnyBlock,
  parent: Parent,
  parents: readonly AnyBlock[],
): AnyBlock | undefined {
  if (mayHold(parent, copy)) return copy
  if (parent.type !== 'doc') return undefined
  let whole = copy
  for (const outer of parents) {
    if (mayHold(parent, whole)) break
    const around = { ...structuredClone({ ...outer, content: [] }), content: [whole] } as AnyBlock
    rename([around], taking.idFrom, taking.taken)
    whole = around
  }
  return whole
}

/** Notes that the translation lacks; those without words too, where a copied block refers to them. */
function putInNotes(taking: Taking): void {
  const { here, source, said, missing, made } = taking
  const notes = [...source.byId.values()].filter((block): block is Footnote => block.type === 'footnote')
  const copies = made.map(({ block }) => here.byId.get(block)!)
  const wanted = new Set(copies.flatMap(block => refsIn(block).map(({ attrs }) => attrs.note)))
  for (const [at, note] of notes.entries()) {
    const id = note.attrs.id!
    if (said.has(id) || !(missing.has(id) || wanted.has(id))) continue
    const container = containerOf(here)
    const known = notes.slice(0, at).map(before => here.byId.get(said.get(before.attrs.id!) ?? ''))
    const place = childrenOf(container).findLastIndex(child => known.includes(child))
    putAt(here, container, copyOf(taking, note), place + 1)
  }
  for (const block of copies) pointTo(block, said)
  referToNew(taking, notes)
}

/** The notes of a text, which it has from now on. */
function containerOf(here: Indexed): AnyBlock {
  const found = here.doc.content?.find(({ type }) => type === 'footnotes')
  if (found) return found
  const made: AnyBlock = { type: 'footnotes', attrs: { id: FOOTNOTES_ID } }
  putAt(here, here.doc, made, childrenOf(here.doc).length)
  return made
}

/** A note that came to a block which is translated already is referred to at that block's end, else nothing would show it. */
function referToNew({ here, source, said, made }: Taking, notes: readonly Footnote[]): void {
  const blocks = [...everyBlock(here.doc)]
  const referred = new Set(blocks.flatMap(block => refsIn(block).map(({ attrs }) => attrs.note)))
  const copies = new Map(made.map(({ sourceBlock, block }) => [sourceBlock, block]))
  for (const { attrs } of notes) {
    const note = copies.get(attrs.id!)
    if (note === undefined || referred.has(note)) continue
    const from = [...everyBlock(source.doc)].find(block =>
      refsIn(block).some(ref => ref.attrs.note === attrs.id),
    )
    const block = from && answerTo(from, source, here, said)
    if (!block || !isTextBlock(block) || block.type === 'footnote') continue
    block.content = [...(block.content ?? []), { type: 'footnoteRef', attrs: { note } }]
  }
}

/** Asks and concerns stand where the source has them; an ask of the source never stands twice. */
function demandAsSource({ here, source, said }: Taking): void {
  const answers = new Map<AnyBlock, { ask: string | null; concern: true | null }>()
  const asks = new Set<string | null>()
  for (const block of everyBlock(source.doc)) {
    if (!('ask' in block.attrs)) continue
    asks.add(block.attrs.ask)
    const answer = answerTo(block, source, here, said)
    const { ask, concern } = block.attrs
    if (answer && !answers.has(answer)) answers.set(answer, { ask, concern })
  }
  for (const block of everyBlock(here.doc)) {
    if (!('ask' in block.attrs)) continue
    const demand = answers.get(block)
    if (demand) Object.assign(block.attrs, demand)
    else if (asks.has(block.attrs.ask)) block.attrs.ask = null
  }
}

/** A list that is drawn from a sign-on in the source is drawn from it here; names that stand here as text stay. */
function boundAsSource({ here, source, idFrom, taken }: Taking): void {
  const wanted = listsIn(source).filter(list => list.attrs.signon !== null)
  const signons = new Set(wanted.map(list => list.attrs.signon))
  for (const { attrs } of wanted) {
    const lists = listsIn(here)
    if (lists.some(list => list.attrs.signon === attrs.signon)) continue
    const free = lists.find(list =>
      list.attrs.signon === null ? textOfBlock(list).trim() === '' : !signons.has(list.attrs.signon),
    )
    if (free) free.attrs.signon = attrs.signon
    else
      putAt(
        here,
        here.doc,
        signatories(freshId(attrs.id, idFrom, taken), attrs.signon, []),
        endOfText(here.doc),
      )
  }
}

const listsIn = ({ doc }: Indexed): Signatories[] =>
  (doc.content ?? []).filter(block => block.type === 'signatories')
