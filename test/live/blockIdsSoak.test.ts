// @vitest-environment happy-dom
/** Three people, random acts, random delivery, random offline spells; then one of them with an unmodified editor. */
import { describe, expect, it } from 'vitest'
import { type ActName, acts } from './acts.ts'
import { atTable, type Kind, seeded } from './editors.ts'
import { mixedLetter } from './letters.ts'
import { clean, rowsOf, type Verdict, Watch } from './watch.ts'

const DRAWN: ActName[] = [
  'splitStart',
  'splitMid',
  'splitEnd',
  'join',
  'type',
  'type',
  'typeMid',
  'toHeading',
  'toHeading3',
  'toParagraph',
  'quote',
  'bullet',
  'ordered',
  'sink',
  'lift',
  'undo',
  'redo',
  'remove',
  'removeAndType',
  'removeItem',
  'move',
  'cutPaste',
]

/** A copy has the words of its original and, rightly, another id: where copies are made, `lost` says nothing. */
const COPIES: ActName[] = ['copyPaste', 'altDrag']

function soak(
  kinds: Kind[],
  drawn: ActName[],
  rng: () => number,
  seed: number,
): Verdict & { changed: number } {
  return atTable(mixedLetter(), kinds, rng, table => {
    const watch = new Watch(table)
    for (let n = 0; n < 14; n++) {
      const person = Math.floor(rng() * kinds.length)
      const words = rowsOf(table.people[person]!.ydoc).flatMap(row => row.words[0] ?? [])
      const act = drawn[Math.floor(rng() * drawn.length)]!
      const word = words[Math.floor(rng() * words.length)] ?? ''
      table.act(person, editor => acts[act](editor, word, rng))
      watch.look(table.people[person]!.ydoc, true)
      for (let k = seed % 4 ? Math.floor(rng() * 5) : 0; k > 0; k--) table.deliver()
    }
    table.drain()
    watch.look(table.server, false)
    expect(new Set(table.texts()).size, 'all have the same text').toBe(1)
    const changed = table.mends.filter(({ why }) => why === 'changed').length
    const verdict = watch.verdict()
    /** Two acts on one block at once may double its content; whoever then removes the one with the id loses none. */
    const doubledBefore = new Set(table.mends.filter(({ why }) => why === 'double').map(({ from }) => from))
    return { ...verdict, lost: verdict.lost.filter(id => !doubledBefore.has(id)), changed }
  })
}

describe('[TEXT-3] random work', () => {
  it('[TEXT-3] three people: no id lost, doubled, missing or on other content', () =>
    seeded(40, (rng, seed) => {
      expect(soak(['ours', 'ours', 'ours'], DRAWN, rng, seed)).toEqual({ ...clean, changed: 0 })
    }))

  it('[TEXT-3] three people who also copy: no id doubled, missing or on other content', () =>
    seeded(20, (rng, seed) => {
      const verdict = soak(['ours', 'ours', 'ours'], [...DRAWN, ...COPIES, ...COPIES], rng, seed)
      expect({ ...verdict, lost: [] }).toEqual({ ...clean, changed: 0 })
    }))

  it('[TEXT-3] beside an editor that gives no ids, every block has one, once', () =>
    seeded(20, (rng, seed) => {
      const { doubled, nameless } = soak(['ours', 'ours', 'plain'], [...DRAWN, ...COPIES], rng, seed)
      expect({ doubled, nameless }).toEqual({ doubled: [], nameless: 0 })
    }))

  it('[TEXT-3] beside an editor that does not know of ids, every block has one, once', () =>
    seeded(20, (rng, seed) => {
      const { doubled, nameless } = soak(['ours', 'ours', 'idless'], [...DRAWN, ...COPIES], rng, seed)
      expect({ doubled, nameless }).toEqual({ doubled: [], nameless: 0 })
    }))
})
