/**
 * Which changes only make sense together: the two halves of a split, the two blocks of a join, a reference with its
 * note, a list with what is wrapped into it. They are suggested together, and fit together or not at all.
 */
import { FOOTNOTES_ID } from '../statement/grammar.ts'
import { childrenOf, isTextBlock, textOf, textOfBlock } from '../statement/text.ts'
import type { AnyBlock, Inline } from '../statement/tree.ts'
import type { Change } from './change.ts'
import { hunksOf, tokensOf } from './line.ts'

type Words = Extract<Change, { kind: 'words' }>

/** The pairs of changes that belong together, by their positions. */
export function linksOf(changes: readonly Change[]): [number, number][] {
  const links: [number, number][] = []
  const at = whereIs(changes)
  const link = (one: number, other: number | undefined) => {
    if (other !== undefined && other !== one) links.push([one, other])
  }
  for (const [position, change] of changes.entries()) {
    if (change.kind === 'insert' || change.kind === 'move') {
      const place = change.kind === 'move' ? change.to : change.place
      for (const key of [place.parent, place.after]) link(position, at.placed.get(key ?? ''))
    }
    if (change.kind === 'move') link(position, at.deleted.get(change.was.parent ?? ''))
    if (change.kind === 'words') linkWords(changes, position, change, link)
    for (const note of notesOf(change)) link(position, at.placed.get(note))
  }
  return links
}

/** Which change puts a block where it is, and which takes it away. */
function whereIs(changes: readonly Change[]) {
  const placed = new Map<string, number>()
  const deleted = new Map<string, number>()
  for (const [position, change] of changes.entries()) {
    if (change.kind === 'move') placed.set(change.block, position)
    if (change.kind === 'insert') for (const id of change.blocks.flatMap(idsOf)) placed.set(id, position)
    if (change.kind === 'delete') for (const id of idsOf(change.was)) deleted.set(id, position)
  }
  return { placed, deleted }
}

function linkWords(
  changes: readonly Change[],
  position: number,
  words: Words,
  link: (one: number, other: number) => void,
): void {
  for (const [other, change] of changes.entries()) {
    const splits = change.kind === 'insert' && change.place.after === words.block && takesWords(words)
    const joins = change.kind === 'delete' && takesIn(words, change.was)
    if (splits || joins) link(position, other)
  }
}

/** Whether words are taken out, and not only put in. */
const takesWords = ({ was, says }: Words): boolean =>
  hunksOf(tokensOf(was, 'und'), tokensOf(says, 'und')).some(({ from, to }) => to > from)

/** Whether the words of a block that goes are now in this one. */
function takesIn({ was, says }: Words, gone: AnyBlock): boolean {
  const text = textOfBlock(gone).trim()
  return text !== '' && textOf(says).includes(text) && !textOf(was).includes(text)
}

/** The notes a change brings references to. */
function notesOf(change: Change): string[] {
  if (change.kind === 'words') {
    const had = new Set(referencesIn(change.was))
    return referencesIn(change.says).filter(note => !had.has(note))
  }
  return change.kind === 'insert' && change.place.parent !== FOOTNOTES_ID
    ? change.blocks.flatMap(referencesOf)
    : []
}

const referencesOf = (block: AnyBlock): string[] =>
  isTextBlock(block) ? referencesIn(block.content ?? []) : childrenOf(block).flatMap(referencesOf)

const referencesIn = (content: readonly Inline[]): string[] =>
  content.flatMap(node => (node.type === 'footnoteRef' && node.attrs.note !== null ? [node.attrs.note] : []))

/** The ids of a block and of everything in it. */
export const idsOf = (block: AnyBlock): string[] => [
  ...(block.attrs.id === null ? [] : [block.attrs.id]),
  ...childrenOf(block).flatMap(idsOf),
]
