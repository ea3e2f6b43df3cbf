/** Putting the list of a sign-on where a letter has its place for it. */
import type { Signatories, StatementFile } from '../statement/tree.ts'
import { holding, text } from './build.ts'

/** A list as it is printed. Only what is public is ever put here. */
export type SignatoryList = {
  groups: { label: string | null; entries: string[] }[]
  /** Lines below the names: "as of …, version 2, 17 organisations, 3 individuals". */
  lines: string[]
}

/** The list of a sign-on; null leaves the place empty (before anything is published). */
export type DrawList = (signon: string) => SignatoryList | null

/**
 * The letter with each bound signatories block holding the list as text, for files that leave the house.
 * Unbound blocks stay as they are. The result is for drawing only: it is not the text that was hashed.
 */
export function drawSignatories(file: StatementFile, draw: DrawList): StatementFile {
  const content = (file.body.content ?? []).map(block => {
    if (block.type !== 'signatories' || block.attrs.signon === null) return block
    return drawn(block, draw(block.attrs.signon))
  })
  return { ...file, body: { type: 'doc', ...holding(content) } }
}

function drawn(block: Signatories, list: SignatoryList | null): Signatories {
  const lines: NonNullable<Signatories['content']> = []
  const none = { id: null, ask: null, concern: null, lang: null, dir: null }
  for (const group of list?.groups ?? []) {
    if (group.label !== null)
      lines.push({ type: 'signatoryGroup', attrs: { id: null }, ...holding(text(group.label)) })
    for (const name of group.entries)
      lines.push({ type: 'signatory', attrs: { id: null }, ...holding(text(name)) })
  }
  for (const line of list?.lines ?? []) lines.push({ type: 'paragraph', attrs: none, ...holding(text(line)) })
  return { type: 'signatories', attrs: { id: block.attrs.id, signon: null }, ...holding(lines) }
}
