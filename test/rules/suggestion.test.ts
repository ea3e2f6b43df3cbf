/** The properties of suggestions: made from two trees, put on a letter that moved on, applied, taken back. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDoc } from '../../shared/statement/read.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { suggestionsFrom } from '../../shared/suggestion/from.ts'
import { inverse } from '../../shared/suggestion/inverse.ts'
import { letterOf } from '../../shared/suggestion/letter.ts'
import { readChanges } from '../../shared/suggestion/read.ts'
import { apply, rebase } from '../../shared/suggestion/rebase.ts'
import { mkRng } from '../live/random.ts'
import { anyLetter as anyRough, notes, withIds } from './build.ts'
import { edited } from './suggestionEdits.ts'

/** Any letter as it stands in the shared text: with ids, its one container of notes, and inline in its one way. */
const anyLetter = anyRough.map(letter => {
  const boxed = letter.content?.some(({ type }) => type === 'footnotes')
    ? letter
    : { ...letter, content: [...(letter.content ?? []), notes()] }
  // The generator has one node object in several places; each is to get an id of its own.
  return readDoc(withIds(JSON.parse(JSON.stringify(boxed))))
})

const seed = fc.integer()

/** Ids by count: those of one hand begin with its letter. */
const idsOf = (hand: string) => {
  let count = 0
  return () => `${hand}new${String(++count).padStart(6, '0')}`
}

const suggested = (letter: Doc, chance: number, acts = 4, hand = 'a'): Doc =>
  readDoc(edited(letter, mkRng(chance), acts, idsOf(hand)))

const everything = (was: Doc, now: Doc): Change[] =>
  suggestionsFrom(was, now).flatMap(({ changes }) => changes)

/** What is compared: asks and concerns are not suggested. */
const said = (doc: Doc): unknown =>
  JSON.parse(JSON.stringify(doc, (key, value) => (key === 'ask' || key === 'concern' ? undefined : value)))

const runs = { numRuns: 300 }

/** A letter in which taking a move back is said of other blocks than the move was. */
const movedNeighbours = JSON.parse(
  readFileSync(new URL('files/movedNeighbours.json', import.meta.url), 'utf8'),
) as Doc

describe('suggestions', () => {
  it('[REV-3] what was typed, applied in any order of its groups, is the letter as it was typed', () => {
    fc.assert(
      fc.property(anyLetter, seed, seed, (was, chance, order) => {
        const now = suggested(was, chance, 6)
        const groups = suggestionsFrom(was, now)
        const rng = mkRng(order)
        const shuffled = groups.map(group => ({ group, at: rng() })).sort((a, b) => a.at - b.at)
        let doc = was
        for (const { group } of shuffled) {
          const done = apply(group.changes, doc)
          expect(done.left).toEqual([])
          doc = done.doc
        }
        expect(said(doc)).toEqual(said(now))
      }),
      runs,
    )
  })

  it('[REV-3] applying again changes nothing: everything is met', () => {
    fc.assert(
      fc.property(anyLetter, seed, (was, chance) => {
        for (const { changes } of suggestionsFrom(was, suggested(was, chance))) {
          const once = apply(changes, was)
          const twice = apply(changes, once.doc)
          expect(twice.standing).toBe('met')
          expect(twice.doc).toBe(once.doc)
        }
      }),
      runs,
    )
  })

  it('[REV-3] what is taken back leaves the letter as it was, asks included', () => {
    fc.assert(
      fc.property(anyLetter, seed, (was, chance) => {
        for (const { changes } of suggestionsFrom(was, suggested(was, chance))) {
          const once = apply(changes, was)
          const back = apply(inverse(was, once.doc, changes), once.doc)
          expect(back.left).toEqual([])
          expect(back.doc).toEqual(was)
        }
      }),
      { ...runs, examples: [[movedNeighbours, -680_063_924]] },
    )
  })

  it('[REV-3] what others change in other blocks changes nothing of it', () => {
    fc.assert(
      fc.property(anyLetter, seed, seed, (was, chance, other) => {
        const changes = everything(was, suggested(was, chance, 3))
        const mine = namedBy(changes)
        const elsewhere = readDoc(
          edited(was, mkRng(other), 4, idsOf('b'), {
            only: id => !mine.has(id),
            names: ['type', 'erase', 'mark', 'level', 'language', 'numbers'],
          }),
        )
        const changed = new Set(
          everything(was, elsewhere).flatMap(change => ('block' in change ? [change.block] : [])),
        )
        fc.pre(![...changed].some(id => within(was, id, mine)))
        const before = rebase(changes, was)
        const after = rebase(changes, elsewhere)
        expect(after.parts.map(({ now }) => now)).toEqual(before.parts.map(({ now }) => now))
        const [first, second] = [
          apply(changes, elsewhere).doc,
          suggestedOn(apply(changes, was).doc, was, elsewhere),
        ]
        expect(first).toEqual(second)
      }),
      runs,
    )
  })

  it('[REV-3] whatever the letter has become, only named blocks change, nothing throws, and it stays a letter', () => {
    fc.assert(
      fc.property(anyLetter, seed, seed, (was, chance, other) => {
        const changes = everything(was, suggested(was, chance, 4, 'a'))
        const now = suggested(was, other, 6, 'b')
        const done = apply(changes, now)
        expect(readDoc(structuredClone(done.doc))).toEqual(done.doc)
        const named = namedBy(changes)
        const [before, after] = [letterOf(now).entries, letterOf(done.doc).entries]
        for (const [key, { block }] of before) {
          if (named.has(key) || [...named].some(id => holds(now, id, key) || holds(done.doc, key, id)))
            continue
          expect(after.get(key)?.block).toEqual(block)
        }
        if (done.applied.length === 0) expect(done.doc).toBe(now)
        expect(apply(changes, done.doc).applied.filter(({ kind }) => kind !== 'move')).toEqual([])
      }),
      runs,
    )
  })

  it('[REV-3] what fits wholly and is taken back at once leaves the letter as the others made it', () => {
    fc.assert(
      fc.property(anyLetter, seed, seed, (was, chance, other) => {
        const changes = everything(was, suggested(was, chance, 3, 'a'))
        const now = suggested(was, other, 4, 'b')
        const done = apply(changes, now)
        expect(apply(inverse(now, done.doc, changes), done.doc).doc).toEqual(now)
      }),
      runs,
    )
  })

  it('what an editor made can be sent and read again as it was', () => {
    fc.assert(
      fc.property(anyLetter, seed, (was, chance) => {
        for (const { changes } of suggestionsFrom(was, suggested(was, chance)))
          expect(readChanges(JSON.parse(JSON.stringify(changes)))).toEqual(changes)
      }),
      runs,
    )
  })
})

/** Every block that changes speak of, places included. */
function namedBy(changes: readonly Change[]): Set<string> {
  const found = JSON.stringify(changes).matchAll(/"(?:id|block|parent|after)":"([^"]+)"/g)
  return new Set([...found].map(match => match[1]!))
}

/** Whether a block is one of these, holds one or stands in one. */
const within = (doc: Doc, id: string, ids: ReadonlySet<string>): boolean =>
  [...ids].some(other => other === id || holds(doc, id, other) || holds(doc, other, id))

function holds(doc: Doc, inner: string, outer: string): boolean {
  const { entries } = letterOf(doc)
  for (let at = entries.get(inner); at; at = entries.get(at.parent ?? '')) if (at.key === outer) return true
  return false
}

/** The edits of others, done on another letter. */
const suggestedOn = (doc: Doc, was: Doc, now: Doc): Doc => apply(everything(was, now), doc).doc
