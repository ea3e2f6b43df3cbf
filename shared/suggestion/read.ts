/** Changes that somebody sent, judged before they are kept: nothing of a letter's grammar is left to later. */
import { refuse } from '../refusals.ts'
import { GRAMMAR, isBlockId, isNodeName, type NodeName } from '../statement/grammar.ts'
import { isRecord } from '../statement/node.ts'
import { NotAStatement, readDoc } from '../statement/read.ts'
import { childrenOf, isTextBlock } from '../statement/text.ts'
import type { AnyBlock, Inline } from '../statement/tree.ts'
import type { Change, Form, Place } from './change.ts'
import { formNames } from './form.ts'
import { withoutDemand } from './from.ts'
import { idsOf } from './links.ts'

/** Most changes in one suggestion, as the contract has it. */
const MOST_CHANGES = 200
/** Most blocks in all that a suggestion puts in or takes out, those inside others counted. */
const MOST_BLOCKS = 2000
/** Most characters in all that a suggestion speaks of, what stood there counted too: twice a letter of 60 pages. */
const MOST_CHARACTERS = 400_000

/**
 * Changes from untrusted JSON, with every attribute present and inline content in its one way. Unknown fields,
 * nodes, marks and attributes, unsafe links, ids that are none or come twice, a container of notes, a list that
 * is drawn from a sign-on, and what is too long are refused with `bad-input` and a sentence. That a block put in is
 * an ask or a concern is not refused but left out: a suggestion never makes an ask.
 */
export function readChanges(input: unknown): Change[] {
  if (!Array.isArray(input) || input.length === 0 || input.length > MOST_CHANGES)
    refuse('bad-input', `A suggestion has between 1 and ${MOST_CHANGES} changes. Nothing was changed.`)
  try {
    const changes = input.map(readChange)
    mustBeOneOfEach(changes)
    mustBeShort(changes)
    return changes
  } catch (error) {
    if (error instanceof NotAStatement) refuse('bad-input', error.message)
    throw error
  }
}

function readChange(json: unknown): Change {
  const change = isRecord(json) ? json : wrong('A change is not an object')
  switch (change.kind) {
    case 'words': {
      const { block, was, says } = only(change, 'kind', 'block', 'was', 'says')
      return { kind: 'words', block: idFrom(block), was: readInline(was), says: readInline(says) }
    }
    case 'form': {
      const { block, was, says } = only(change, 'kind', 'block', 'was', 'says')
      return { kind: 'form', block: idFrom(block), was: readForm(was), says: readForm(says) }
    }
    case 'insert': {
      const { place, blocks } = only(change, 'kind', 'place', 'blocks')
      return { kind: 'insert', place: readPlace(place), blocks: readInserted(blocks) }
    }
    case 'delete': {
      const { block, was } = only(change, 'kind', 'block', 'was')
      const read = readBlock(was)
      return read.attrs.id === block
        ? { kind: 'delete', block: idFrom(block), was: read }
        : wrong('A block is not itself')
    }
    case 'move': {
      const { block, was, to } = only(change, 'kind', 'block', 'was', 'to')
      return { kind: 'move', block: idFrom(block), was: readPlace(was), to: readPlace(to) }
    }
  }
  return wrong('A change is of no known kind')
}

function wrong(why: string): never {
  throw new NotAStatement(why, 'the suggestion')
}

function only(value: Record<string, unknown>, ...known: string[]): Record<string, unknown> {
  const unknown = Object.keys(value).find(key => !known.includes(key))
  return unknown === undefined ? value : wrong(`A change does not know "${unknown.slice(0, 40)}"`)
}

const idFrom = (value: unknown): string => (isBlockId(value) ? value : wrong('A block is named by no id'))

function readPlace(json: unknown): Place {
  const { parent = null, after = null } = only(
    isRecord(json) ? json : wrong('A place is not an object'),
    'parent',
    'after',
  )
  return { parent: parent === null ? null : idFrom(parent), after: after === null ? null : idFrom(after) }
}

function readForm(json: unknown): Form {
  const { type, attrs } = only(isRecord(json) ? json : wrong('A form is not an object'), 'type', 'attrs')
  if (!isNodeName(type) || !('id' in GRAMMAR[type].attributes)) return wrong('A form is of no kind of block')
  const names = formNames(type)
  const said = only(isRecord(attrs) ? attrs : wrong('The attributes are not an object'), ...names)
  const read: Record<string, unknown> = {}
  for (const name of names) {
    const rule = GRAMMAR[type].attributes[name]
    const value = said[name] ?? rule?.fallback ?? null
    read[name] = rule?.fits(value) ? value : wrong(`The attribute "${name}" must be ${rule?.must}`)
  }
  // Every node of the grammar that has an id is a block.
  return { type: type as AnyBlock['type'], attrs: read }
}

/** Inline content as a paragraph would hold it; a note that refers to a note is left out when it is applied. */
function readInline(json: unknown): Inline[] {
  const doc = readDoc({ type: 'doc', content: [{ type: 'paragraph', content: json }] })
  const [paragraph] = doc.content ?? []
  return paragraph?.type === 'paragraph' ? (paragraph.content ?? []) : []
}

function readInserted(json: unknown): AnyBlock[] {
  if (!Array.isArray(json) || json.length === 0) return wrong('Nothing is put in')
  const blocks = json.map(block => withoutDemand(readBlock(block)))
  const ids = blocks.flatMap(idsOf)
  if (ids.length < blocks.reduce((sum, block) => sum + blocksIn(block), 0))
    return wrong('A new block has no id')
  if (blocks.some(holdsPlaceOfTheServer)) return wrong('A list that is drawn from elsewhere cannot be put in')
  return blocks
}

const blocksIn = (block: AnyBlock): number =>
  childrenOf(block).reduce((sum, child) => sum + blocksIn(child), 1)

const holdsPlaceOfTheServer = (block: AnyBlock): boolean =>
  block.type === 'footnotes' || (block.type === 'signatories' && block.attrs.signon !== null)

/** One block of any kind, read inside what may hold it. */
function readBlock(json: unknown): AnyBlock {
  const type = isRecord(json) ? json.type : undefined
  if (!isNodeName(type)) return wrong('A block is of no known kind')
  let read: unknown = readDoc({ type: 'doc', content: [wrapped(json, type)] })
  for (let depth = 0; depth <= wrappersOf(type).length; depth++) read = firstIn(read)
  return read as AnyBlock
}

const wrapped = (json: unknown, type: NodeName): unknown =>
  wrappersOf(type).reduceRight((content, name) => ({ type: name, content: [content] }), json)

/** What has to stand around a block that cannot stand in the letter itself, outermost first. */
function wrappersOf(type: NodeName): readonly NodeName[] {
  if (GRAMMAR.doc.children.includes(type)) return []
  return WRAPPERS.find(names => GRAMMAR[names.at(-1) ?? 'doc'].children.includes(type)) ?? []
}

const WRAPPERS: readonly (readonly NodeName[])[] = [
  ['bulletList'],
  ['table'],
  ['table', 'tableRow'],
  ['footnotes'],
  ['signatories'],
]

const firstIn = (node: unknown): unknown =>
  isRecord(node) && Array.isArray(node.content) ? node.content[0] : undefined

/** A block is put in once, and each thing about a block is said once. */
function mustBeOneOfEach(changes: readonly Change[]): void {
  const ids = changes.flatMap(change => (change.kind === 'insert' ? change.blocks.flatMap(idsOf) : []))
  const about = changes.flatMap(change => (change.kind === 'insert' ? [] : `${change.kind} ${change.block}`))
  if (new Set(ids).size < ids.length) wrong('Two new blocks have one id')
  if (new Set(about).size < about.length) wrong('One thing about a block is said twice')
}

function mustBeShort(changes: readonly Change[]): void {
  const blocks = changes.flatMap(change =>
    change.kind === 'insert' ? change.blocks : change.kind === 'delete' ? [change.was] : [],
  )
  if (blocks.reduce((sum, block) => sum + blocksIn(block), 0) > MOST_BLOCKS)
    wrong('There are too many blocks')
  const words = changes.flatMap(change => (change.kind === 'words' ? [...change.was, ...change.says] : []))
  const length = [...words, ...blocks.flatMap(inlineIn)].reduce((sum, node) => sum + lengthOf(node), 0)
  if (length > MOST_CHARACTERS) wrong('There are too many words')
}

const inlineIn = (block: AnyBlock): Inline[] =>
  isTextBlock(block) ? (block.content ?? []) : childrenOf(block).flatMap(inlineIn)

const lengthOf = (node: Inline): number => (node.type === 'text' ? node.text.length : 1)
