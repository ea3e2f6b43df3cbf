/**
 * The last step of every reader of a file that somebody else made: from its blocks, the list of signatories, the
 * title, and what a person is asked to decide.
 */
import { textOf } from '../statement/text.ts'
import type { Block, Heading, StatementFile } from '../statement/tree.ts'
import { doc, type NewId, statementFileOf } from './build.ts'
import { withSignatories } from './foreignSignatories.ts'
import type { Imported, SetAside } from './imported.ts'
import { findOffers } from './offers.ts'

export type ForeignHead = Pick<StatementFile, 'language' | 'direction'> & {
  /** The title where the file says it apart from its text; the first of its highest headings otherwise. */
  title?: string | undefined
  /** Where nothing in the file serves as a title. */
  fallbackTitle?: string | undefined
  /** The blocks are a letter of ours already: no list of signatories is looked for among them. */
  exact?: boolean
  setAside: SetAside[]
}

/**
 * A letter of these blocks. Names under a heading such as "Signatories" become a signatories block; its names keep
 * the ids of the paragraphs they stood in.
 * @param newId is asked once for each list of signatories, and for names that share a paragraph
 */
export function finishForeign(blocks: readonly Block[], head: ForeignHead, newId: NewId): Imported {
  const { found, mends } = head.exact ? { found: [...blocks], mends: [] } : withSignatories(blocks, newId)
  const heading = head.title === undefined ? titleOf(found) : titleBlockOf(found, head.title)
  const title = head.title ?? heading?.words ?? head.fallbackTitle ?? ''
  const { language, direction } = head
  const file = statementFileOf({ language, direction, title: title.slice(0, LONGEST_TITLE) }, doc(found))
  return {
    file,
    setAside: head.setAside,
    offers: { ...findOffers(file.body), mends },
    titleBlock: heading?.id ?? null,
  }
}

const LONGEST_TITLE = 500

/**
 * Takes a title out of the row that stands first and is nothing but words: it is the letter's title then.
 * @param titles the ids of the blocks that the file calls its title
 * @param exact whether its blanks stay as they are
 */
export function takeTitle(
  flows: { block: Block }[],
  titles: ReadonlySet<string>,
  exact: boolean,
): string | undefined {
  const block = flows[0]?.block
  if (block?.type !== 'heading' || !titles.has(block.attrs.id ?? '')) return undefined
  const words = textOf(block.content)
  const isPlain = (block.content ?? []).every(node => node.type !== 'footnoteRef')
  if (!isPlain || words.length > LONGEST_TITLE) return undefined
  flows.shift()
  return exact ? words : words.replace(/\s+/g, ' ').trim()
}

/** What a file's properties call its title is often the name of an older file: a heading has to say it too. */
export function saysTitle(blocks: readonly Block[], title: string | undefined): title is string {
  const bare = title?.replace(/\s+/g, ' ').trim()
  return titlesIn(blocks.slice(0, 10)).some(({ words }) => words === bare)
}

type Title = { id: string | null; words: string }

function titleOf(blocks: readonly Block[]): Title | null {
  const [first] = titlesIn(blocks).sort((one, other) => one.level - other.level)
  return first ?? null
}

/** The heading that says the title once more, so that a person may take it out of the text. */
function titleBlockOf(blocks: readonly Block[], title: string): Title | null {
  return titlesIn(blocks).find(({ words }) => words === title) ?? null
}

function titlesIn(blocks: readonly Block[]): (Title & { level: number })[] {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  return headings
    .map(({ attrs, content }) => ({
      id: attrs.id,
      level: attrs.level,
      words: textOf(content).replace(/\s+/g, ' ').trim(),
    }))
    .filter(({ words }) => words !== '')
}
