/** The programs that ours is measured against, each in the way its own page shows, on the words of two letters. */

import type { Node } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { diffWordsWithSpace } from 'diff'
import { diff_match_patch } from 'diff-match-patch'
import { ChangeSet, simplifyChanges } from 'prosemirror-changeset'
import { schema } from '../../shared/statement/schema.ts'
import type { Doc } from '../../shared/statement/tree.ts'

/** How long, in milliseconds, a peer may think about one pair; ours has no such limit. */
export const PATIENCE = 20_000

export type Peer = {
  name: string
  /** Compares. @returns the stretches, or null where it did not end in time */
  stretches: (old: Doc, now: Doc) => Stretch[] | null
}
export type Stretch = { op: '=' | '-' | '+'; text: string }

export const PEERS: readonly Peer[] = [
  {
    name: 'jsdiff, words of the plain text',
    stretches: (old, now) => {
      const changes = diffWordsWithSpace(plain(old), plain(now), { timeout: PATIENCE })
      return (
        changes?.map(({ added, removed, value }) => ({
          op: added ? '+' : removed ? '-' : '=',
          text: value,
        })) ?? null
      )
    },
  },
  {
    name: 'diff-match-patch, words of the plain text',
    stretches: (old, now) => byWords(plain(old), plain(now)),
  },
  { name: 'prosemirror-changeset, the whole letter', stretches: changeset },
]

const plain = (letter: Doc): string => nodeOf(letter).textBetween(0, nodeOf(letter).content.size, '\n\n')

const nodeOf = (letter: Doc): Node => schema.nodeFromJSON(letter)

/** Words as single characters, which is how its own pages make it compare by lines. */
function byWords(old: string, now: string): Stretch[] {
  const words: string[] = []
  const known = new Map<string, number>()
  const encoded = (text: string) =>
    (text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu) ?? [])
      .map(word => {
        const at = known.get(word) ?? words.push(word) - 1
        known.set(word, at)
        return String.fromCharCode(at + (at >= 0xd800 ? 0x800 : 0))
      })
      .join('')
  const program = new diff_match_patch()
  program.Diff_Timeout = PATIENCE / 1000
  const diffs = program.diff_main(encoded(old), encoded(now), false)
  program.diff_cleanupSemantic(diffs)
  const decoded = (text: string) =>
    [...text].map(one => words[one.charCodeAt(0) - (one.charCodeAt(0) >= 0xe000 ? 0x800 : 0)]).join('')
  return diffs.map(([op, text]) => ({ op: op === 0 ? '=' : op < 0 ? '-' : '+', text: decoded(text) }))
}

function changeset(old: Doc, now: Doc): Stretch[] {
  const [was, is] = [nodeOf(old), nodeOf(now)]
  const map = new StepMap([0, was.content.size, is.content.size])
  const changes = simplifyChanges(ChangeSet.create(was).addSteps(is, [map], null).changes, is)
  const stretches: Stretch[] = []
  let at = 0
  for (const { fromA, toA, fromB, toB } of changes) {
    stretches.push({ op: '=', text: is.textBetween(at, fromB, '\n\n') })
    if (toA > fromA) stretches.push({ op: '-', text: was.textBetween(fromA, toA, '\n\n') })
    if (toB > fromB) stretches.push({ op: '+', text: is.textBetween(fromB, toB, '\n\n') })
    at = toB
  }
  stretches.push({ op: '=', text: is.textBetween(at, is.content.size, '\n\n') })
  return stretches
}
