/** Scenes of review: a letter in a coalition, people of four roles in three organisations, and what they say of it. */
import * as reviews from '../../shared/contract/reviews.ts'
import * as statements from '../../shared/contract/statements.ts'
import type { Anchor } from '../../shared/review/anchor.ts'
import type { Doc, Inline } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import type { Somebody, World } from '../world.ts'

export const SENTENCES = [
  'We write to all delegations about the Convention on Harbour Data.',
  'Article 9 lets any port read the messages of any sailor.',
  'Delete Article 9, and keep the safeguards of Article 12 as they are.',
]
export const [FIRST, SECOND, THIRD] = ['block-0001', 'block-0002', 'block-0003'] as const

export type Scene = {
  world: World
  coalition: string
  statement: string
  /** Coordinator, of Harbour Watch. */
  amina: Somebody
  /** Drafter, of Harbour Watch. */
  dara: Somebody
  /** Reviewer, of Quay Rights. */
  rana: Somebody
  /** Reviewer, of the Lighthouse League. */
  lars: Somebody
  /** Observer, of Quay Rights. */
  otto: Somebody
}

export const text = (words: string): Inline[] => [{ type: 'text', text: words }]

const paragraph = (id: string, words: string) => ({ type: 'paragraph', attrs: { id }, content: text(words) })

/** @param unattributed the statement is a report in which nobody is named */
export async function reviewScene(world: World, unattributed = false): Promise<Scene> {
  const { id: coalition, coordinator: amina } = await world.coalition('harbour', 'Amina')
  const dara = await world.person('Dara', { coalition, role: 'drafter' })
  const rana = await world.person('Rana', { coalition, role: 'reviewer', organisation: 'Quay Rights' })
  const lars = await world.person('Lars', { coalition, role: 'reviewer', organisation: 'Lighthouse League' })
  const otto = await world.person('Otto', { coalition, role: 'observer', organisation: 'Quay Rights' })
  const { id: statement } = await world.call(amina, statements.startStatement, {
    ...{ coalition, kind: unattributed ? ('report' as const) : ('joint-letter' as const), unattributed },
    ...{ title: 'Harbours', language: 'en', direction: 'ltr' as const },
    body: {
      type: 'doc',
      content: SENTENCES.map((words, at) => paragraph(`block-000${at + 1}`, words)),
    },
  })
  return { world, coalition, statement, amina, dara, rana, lars, otto }
}

/** Begins a thread; the ids are made of `name`. */
export const begin = (
  { world, statement }: Scene,
  as: Somebody,
  name: string,
  words: string,
  more: { on?: Anchor; round?: string; mentions?: { kind: 'person' | 'organisation'; id: string }[] } = {},
) => world.call(as, reviews.startThread, beginning(statement, name, words, more))

/** What `begin` sends. */
export const beginning = (statement: string, name: string, words: string, more: object = {}) => ({
  ...{ statement, id: `thread-${name}`, comment: `comment-${name}`, words },
  ...{ on: { kind: 'whole' as const }, ...more },
})

/** Suggests changes under an id made of `name`. */
export const suggest = (
  { world, statement }: Scene,
  as: Somebody,
  name: string,
  changes: readonly Change[],
  why = '',
) =>
  world.call(as, reviews.putSuggestion, {
    ...{ statement, suggestion: `suggestion-${name}`, why },
    changes: changes.map(change => ({ ...change })),
  })

/** A change of a block's words. */
export const words = (block: string, was: string, says: string): Change => ({
  ...{ kind: 'words', block, was: text(was), says: text(says) },
})

/** Accepts a suggestion as it stands now, as far as whoever accepts has looked. */
export async function accept(
  { world, statement }: Scene,
  as: Somebody,
  seen: { id: string; changed: number },
  more: { inPart?: boolean; reason?: string } = {},
) {
  const { reason = '', ...how } = more
  return world.call(as, reviews.acceptSuggestions, {
    ...{ statement, reason, suggestions: [{ suggestion: seen.id, seen: seen.changed, ...how }] },
  })
}

/** The words of the living text, a line for each block. */
export async function livingText({ world, statement }: Scene): Promise<string[]> {
  const doc = await world.app.ports.rooms.read(statement)
  return (doc.content ?? [])
    .filter(block => block.type === 'paragraph')
    .map(block => (block.content ?? []).map(node => (node.type === 'text' ? node.text : '')).join(''))
}

/** Somebody with the right to write types a block anew. */
export const type = ({ world, statement, dara }: Scene, block: string, says: string): Promise<void> =>
  world.app.ports.rooms.edit(statement, doc => withWords(doc, block, says), dara.id)

const withWords = (doc: Doc, id: string, says: string): Doc => ({
  ...doc,
  content: (doc.content ?? []).map(block =>
    block.type === 'paragraph' && block.attrs.id === id ? { ...block, content: text(says) } : block,
  ),
})
