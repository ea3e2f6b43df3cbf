/** Watches where the ids of a text go, and judges in the end whether each is still on its own content. */
import type * as Y from 'yjs'
import { BLOCK_NAMES, type NodeName, TEXT_BLOCK_NAMES } from '../../shared/statement/grammar.ts'
import type { Node } from '../../shared/statement/node.ts'
import { docOf } from '../../shared/statement/read.ts'
import type { Table } from './editors.ts'

export type Row = { id: string | null; words: string[]; type: NodeName }

/** Every block of a text with its id; `words` only where people type. */
export function rowsOf(ydoc: Y.Doc): Row[] {
  const rows: Row[] = []
  const walk = (node: Node): void => {
    if (BLOCK_NAMES.includes(node.type)) {
      const id = (node.attrs?.id ?? null) as string | null
      const words = TEXT_BLOCK_NAMES.includes(node.type) ? wordsOf(node) : []
      rows.push({ id, words, type: node.type })
    }
    node.content?.forEach(walk)
  }
  walk(docOf(ydoc) as Node)
  return rows
}

const wordsOf = (node: Node): string[] =>
  (node.content ?? [])
    .map(child => child.text ?? ' ')
    .join('')
    .split(/\s+/)
    .filter(Boolean)

export type Verdict = { lost: string[]; doubled: string[]; nameless: number; wrong: string[] }

export class Watch {
  private readonly first: { id: string; word: string }[]
  private readonly known = new Map<string, Set<string>>()
  private readonly jumped: string[] = []
  private readonly table: Table

  constructor(table: Table) {
    this.table = table
    const rows = rowsOf(table.server)
    this.first = rows.flatMap(({ id, words }) => (id && words[0] ? [{ id, word: words[0] }] : []))
    this.learn(rows)
  }

  private learn(rows: Row[]): void {
    for (const { id, words } of rows)
      if (id) this.known.set(id, new Set([...(this.known.get(id) ?? []), ...words]))
  }

  /** Looks at a text: an id on words none of which it ever had is on the wrong content. */
  look(ydoc: Y.Doc, author: boolean): void {
    const rows = rowsOf(ydoc)
    for (const { id, words } of rows) {
      const known = id ? this.known.get(id) : undefined
      if (known?.size && words.length && !words.some(word => holdsOneOf(word, known)))
        this.jumped.push(`${id}: ${words.join(' ')}`)
    }
    if (author) this.learn(rows)
  }

  /** After everything was delivered: what became of the ids that were there in the beginning. */
  verdict(): Verdict {
    const rows = rowsOf(this.table.server)
    const ids = rows.flatMap(({ id }) => id ?? [])
    // What was put back as a paragraph of its own has an id of its own.
    const own = rows.filter(({ id }) => id === null || !this.table.putBack.has(id))
    const leading = this.first.filter(({ word }) => own.some(({ words }) => words[0] === word))
    return {
      lost: leading.filter(({ id }) => !ids.includes(id)).map(({ id }) => id),
      doubled: ids.filter((id, index) => ids.indexOf(id) !== index),
      nameless: rows.length - ids.length,
      wrong: [
        ...this.jumped,
        ...leading
          .filter(({ id, word }) => {
            const here = rows.filter(row => row.id === id)
            return here.length > 0 && !here.some(({ words }) => words.includes(word))
          })
          .map(({ id }) => id),
      ],
    }
  }
}

/** Joining two blocks glues two words to one. */
const holdsOneOf = (word: string, known: ReadonlySet<string>) => [...known].some(part => word.includes(part))

export const clean: Verdict = { lost: [], doubled: [], nameless: 0, wrong: [] }
