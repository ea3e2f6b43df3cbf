/**
 * Long letters for the measurements of comparing, the same for the same seed: sections of headings, paragraphs,
 * lists and notes, their words as unevenly frequent as those of a language.
 */
import type { Block, Doc, Footnote, ListItem, Paragraph } from '../../shared/statement/tree.ts'
import { doc, h, li, note, notes, ol, p, ref, text, ul } from '../rules/build.ts'

/** How many words a printed page holds. */
const WORDS_A_PAGE = 500

export type Section = { blocks: Block[]; notes: Footnote[] }

/** Chance that can be repeated: numbers from 0 to 1 (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Sections of a letter of so many pages, without a single id but those its notes are referred to by. */
export function sectionsOf(pages: number, seed: number): Section[] {
  const writer = writerOf(seed)
  const sections: Section[] = []
  for (let left = pages * WORDS_A_PAGE; left > 0; ) {
    const { section, words } = writer.section(sections.length)
    sections.push(section)
    left -= words
  }
  return sections
}

export function letterOf(sections: readonly Section[]): Doc {
  const all = sections.flatMap(section => section.notes)
  return doc(...sections.flatMap(section => section.blocks), ...(all.length > 0 ? [notes(...all)] : []))
}

/** A copy with so many words replaced, put in or taken out, and so many sections at other places. */
export function editedCopy(
  sections: readonly Section[],
  edits: number,
  moved: number,
  seed: number,
): Section[] {
  const chance = chanceOf(seed)
  const writer = writerOf(seed + 1)
  const copy = structuredClone([...sections])
  const lines = copy.flatMap(section => section.blocks.flatMap(linesOf))
  for (let edit = 0; edit < edits; edit++)
    editLine(lines[Math.floor(chance() * lines.length)], chance, writer.word)
  for (let move = 0; move < moved; move++) {
    const [section] = copy.splice(Math.floor(chance() * copy.length), 1)
    if (section !== undefined) copy.splice(Math.floor(chance() * (copy.length + 1)), 0, section)
  }
  return copy
}

function linesOf(block: Block): Paragraph[] {
  if (block.type === 'paragraph') return [block]
  if (block.type !== 'bulletList' && block.type !== 'orderedList') return []
  return (block.content ?? []).flatMap(item => (item.content ?? []).flatMap(linesOf))
}

function editLine(line: Paragraph | undefined, chance: () => number, word: () => string): void {
  const run = line?.content?.[0]
  if (run?.type !== 'text') return
  const words = run.text.split(' ')
  const at = 1 + Math.floor(chance() * (words.length - 1))
  const kind = chance()
  if (kind < 0.6) words[at] = word()
  else if (kind < 0.8) words.splice(at, 0, word(), word())
  else words.splice(at, 2)
  run.text = words.join(' ')
}

function writerOf(seed: number) {
  const chance = chanceOf(seed)
  const word = () => WORDS[Math.floor(WORDS.length ** chance()) - 1] ?? 'the'
  const sentence = () => {
    const words = Array.from({ length: 12 + Math.floor(chance() * 18) }, word).join(' ')
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  }
  const sentences = (least: number, more: number) =>
    Array.from({ length: least + Math.floor(chance() * more) }, sentence).join(' ')
  const section = (number: number) => {
    const held: Section = { blocks: [h(2, `${number + 1}. ${sentence().slice(0, 60)}`)], notes: [] }
    for (let paragraph = 0; paragraph < 3; paragraph++) {
      if (chance() < 0.25) {
        const id = `note${seed}x${number}x${paragraph}`.padEnd(9, 'x')
        held.notes.push(note(id, sentence()))
        held.blocks.push(p([text(sentences(2, 3)), ref(id), text(` ${sentence()}`)]))
      } else held.blocks.push(p(sentences(2, 4)))
    }
    const items = Array.from({ length: 3 + Math.floor(chance() * 4) }, (): ListItem => li([p(sentence())]))
    held.blocks.push(chance() < 0.5 ? ul(...items) : ol(items, 'a)'))
    return { section: held, words: JSON.stringify(held.blocks).split(' ').length }
  }
  return { word, section }
}

/** Words by syllables; the first of them are drawn far more often than the last. */
const WORDS = wordList()

function wordList(): string[] {
  const syllables = 'ba de fi go hu ka le mi no pu ra se ti vo zu cha sten gri mar lon'.split(' ')
  const common = 'the of and to in a that is for on be by with as shall not or any this'.split(' ')
  const made = new Set(common)
  const chance = chanceOf(7)
  while (made.size < 6000) {
    const length = 1 + Math.floor(chance() * 4)
    made.add(Array.from({ length }, () => syllables[Math.floor(chance() * syllables.length)]).join(''))
  }
  return [...made]
}
