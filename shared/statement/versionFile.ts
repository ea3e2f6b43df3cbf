/**
 * A frozen version as a file. `text` is the canonical form itself, so that a stranger hashes it without knowing
 * anything else; what the hash does not cover (ids, asks, column widths) lies in `beside`, in the same order,
 * so that the letter can be read back with its permanent ids.
 */
import { z } from 'zod'
import { refuse } from '../refusals.ts'
import {
  CANONICAL_VERSION,
  type CanonicalText,
  canonicalText,
  type Sha256,
  type StatementText,
  serialise,
} from './canonical.ts'
import { DEEPEST } from './node.ts'
import { normalise } from './normalise.ts'
import { NotAStatement, readDoc } from './read.ts'
import { childrenOf } from './text.ts'
import { type AnyBlock, type Doc, statementFile } from './tree.ts'

/** An ask as a version carries it: the block it sits on, the ask of the register, and its revision then. */
const carriedAsk = z.strictObject({ block: z.string(), ask: z.string(), revision: z.number().int().min(1) })
export type CarriedAsk = z.output<typeof carriedAsk>

/** What the hash does not cover of one block of `text`; blocks stand in reading order, outer before inner. */
const besideBlock = z.strictObject({
  id: z.string().nullable(),
  ask: z.string().optional(),
  signon: z.string().optional(),
  colwidth: z.array(z.number().int()).optional(),
})
type BesideBlock = z.output<typeof besideBlock>

const versionFileSchema = z.strictObject({
  format: z.literal('undersigned-version'),
  formatVersion: z.literal(1),
  canonicalVersion: z.literal(CANONICAL_VERSION),
  number: z.number().int().min(1),
  name: z.string(),
  /** ISO 8601 in UTC. */
  frozenAt: z.iso.datetime(),
  /** SHA-256 of the UTF-8 bytes of `text` as RFC 8785 JSON, 64 lowercase hexadecimal digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.looseObject({
    canonical: z.literal(CANONICAL_VERSION),
    language: statementFile.shape.language,
    direction: statementFile.shape.direction,
    title: statementFile.shape.title,
    body: z.array(z.unknown()),
  }),
  beside: z.strictObject({ blocks: z.array(besideBlock), asks: z.array(carriedAsk) }),
})

export type VersionFile = Omit<z.output<typeof versionFileSchema>, 'text'> & { text: CanonicalText }

/** A version as the product holds it. */
export type Version = {
  number: number
  name: string
  /** ISO 8601 in UTC. */
  frozenAt: string
  hash: string
  statement: StatementText
  asks: CarriedAsk[]
}

/** The file of a version. Refuses as `canonical` does; a frozen text never does. */
export function versionFile(version: Version): VersionFile {
  return {
    format: 'undersigned-version',
    formatVersion: 1,
    canonicalVersion: CANONICAL_VERSION,
    number: version.number,
    name: version.name,
    frozenAt: version.frozenAt,
    hash: version.hash,
    text: canonicalText(version.statement),
    beside: { blocks: besideOf(normalise(version.statement.body).doc), asks: version.asks },
  }
}

/**
 * Reads a version file back, with the block ids it travelled with.
 * Refuses with `not-a-statement` what is not such a file, and any whose `text` is not exactly a canonical form
 * (so that nothing in it is silently lost). Does not check the hash: `hashHolds` does.
 */
export function readVersionFile(json: unknown): Version {
  const parsed = versionFileSchema.safeParse(json)
  if (!parsed.success) refuse('not-a-statement')
  const file = parsed.data
  const statement: StatementText = {
    language: file.text.language,
    direction: file.text.direction,
    title: file.text.title,
    body: treeOf(file.text.body, file.beside.blocks),
  }
  if (canonicalOf(file) !== serialise(canonicalText(statement))) refuse('not-a-statement')
  const { number, name, frozenAt, hash } = file
  return { number, name, frozenAt, hash, statement, asks: file.beside.asks }
}

/** Whether the hash a version file states is the hash of its text: what anybody can compute again. */
export async function hashHolds(file: Pick<VersionFile, 'hash' | 'text'>, sha256: Sha256): Promise<boolean> {
  return file.hash === (await sha256(new TextEncoder().encode(canonicalOf(file))))
}

function canonicalOf(file: { text: object }): string {
  try {
    return serialise(file.text as CanonicalText)
  } catch {
    return refuse('not-a-statement')
  }
}

function besideOf(doc: Doc): BesideBlock[] {
  const beside: BesideBlock[] = []
  const visit = (node: AnyBlock | Doc): void => {
    if (node.type !== 'doc') beside.push(besideBlockOf(node))
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return beside
}

function besideBlockOf({ type, attrs }: AnyBlock): BesideBlock {
  return {
    id: attrs.id,
    ...('ask' in attrs && attrs.ask !== null && { ask: attrs.ask }),
    ...(type === 'signatories' && attrs.signon !== null && { signon: attrs.signon }),
    ...('colwidth' in attrs && attrs.colwidth !== null && { colwidth: attrs.colwidth }),
  }
}

/**
 * The tree of a canonical body with what lay beside it. It only puts fields where the tree has them: `readDoc`
 * judges the result, and the comparison with the canonical form finds whatever was not understood.
 */
function treeOf(body: readonly unknown[], beside: readonly BesideBlock[]): Doc {
  const left = [...beside].reverse()
  const blocks = body.map(node => treeBlock(node, left, 0))
  if (left.length > 0) refuse('not-a-statement')
  const notes = noteIds(blocks)
  try {
    return readDoc({ type: 'doc', content: blocks.map(block => withNoteIds(block, notes)) })
  } catch (error) {
    if (error instanceof NotAStatement) refuse('not-a-statement', error.message)
    throw error
  }
}

type Loose = Record<string, unknown>

function treeBlock(node: unknown, left: BesideBlock[], depth: number): Loose {
  if (depth > DEEPEST) refuse('not-a-statement')
  const { type, content, numbering, number, bound, ...fields } = asObject(node)
  if (INLINE.has(type)) return treeInline(node)
  const beside = left.pop()
  if (beside === undefined) refuse('not-a-statement')
  const children = Array.isArray(content) ? content.map(child => treeBlock(child, left, depth + 1)) : []
  const attrs = {
    ...fields,
    ...(fields.ask === true && { ask: beside.ask ?? null }),
    ...(type === 'orderedList' && numbering !== undefined && { type: numbering }),
    ...(bound === true && { signon: beside.signon ?? null }),
    ...(beside.colwidth !== undefined && { colwidth: beside.colwidth }),
    id: beside.id,
  }
  return { type, attrs, ...(number !== undefined && { number }), content: children }
}

function treeInline(node: unknown): Loose {
  const { marks, note, ...rest } = asObject(node)
  return {
    ...rest,
    ...(rest.type === 'footnoteRef' && { attrs: { note } }),
    ...(Array.isArray(marks) && { marks: marks.map(treeMark) }),
  }
}

function treeMark(mark: unknown): Loose {
  const { type, href } = asObject(mark)
  return type === 'link' ? { type, attrs: { href } } : { type }
}

/** The ids of the notes by the number a reference calls them by. */
function noteIds(blocks: readonly Loose[]): Map<unknown, unknown> {
  const ids = new Map<unknown, unknown>()
  for (const container of blocks) {
    if (container.type !== 'footnotes' || !Array.isArray(container.content)) continue
    for (const note of container.content) {
      const { number, attrs } = asObject(note)
      ids.set(number, asObject(attrs).id)
    }
  }
  return ids
}

function withNoteIds(node: Loose, notes: ReadonlyMap<unknown, unknown>): Loose {
  const { number: _, ...block } = node
  if (block.type === 'footnoteRef') {
    return { ...block, attrs: { note: notes.get(asObject(block.attrs).note) ?? null } }
  }
  const content = block.content
  if (!Array.isArray(content)) return block
  return { ...block, content: content.map(child => withNoteIds(asObject(child), notes)) }
}

function asObject(value: unknown): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('not-a-statement')
  return value as Loose
}

const INLINE: ReadonlySet<unknown> = new Set(['text', 'hardBreak', 'footnoteRef'])
