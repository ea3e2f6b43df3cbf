/** What a person said of the asks that an imported letter seems to make. */
import { expect, it } from 'vitest'
import { type Choices, saidOf, saying, takenAsks } from '../../client/pages/importing/choices.ts'
import { askSaying } from '../../shared/ask.ts'
import type { Suggestion } from '../../shared/asks/suggested.ts'

const suggestion = (key: string, block: string): Suggestion => ({
  ...{ key, block },
  says: askSaying({ verb: 'delete', wording: `Delete ${key}`, targets: [] }),
})
const [one, two, second] = [suggestion('one', 'a'), suggestion('two', 'b'), suggestion('second', 'b')]
const ALL = [one, two, second]
const BEGUN: Choices = {
  ...{
    title: 'A letter',
    kind: 'joint-letter',
    addressee: '',
    session: null,
    titleInText: false,
    concerns: true,
  },
  ...{ written: { language: 'en', direction: 'ltr' }, mends: new Set<number>(), comments: true },
  ...{ changes: 'accepted', asks: new Map(), draft: undefined },
}
const blocks = (choices: Choices) =>
  takenAsks(ALL, choices).map(ask =>
    'ask' in ask ? `${ask.block} is ${ask.ask}` : `${ask.block}: ${ask.wording}`,
  )

it('[ASK-24] each is taken until somebody says otherwise, on each block the first', () => {
  expect(blocks(BEGUN)).toEqual(['a: Delete one', 'b: Delete two'])
})

it('[ASK-24] taking another one of a block lets go of the first', () => {
  const choices = saying({ ...saidOf(second, ALL, BEGUN), taken: true }, second, ALL, BEGUN)
  expect(blocks(choices)).toEqual(['a: Delete one', 'b: Delete second'])
  const neither = saying({ ...saidOf(second, ALL, choices), taken: false }, second, ALL, choices)
  expect(blocks(neither)).toEqual(['a: Delete one'])
})

it('[ASK-24] one that is an ask of the register says nothing of its own, and stands on one block', () => {
  const joins = { taken: true, edited: null, joins: 'ask000004' }
  const first = saying(joins, one, ALL, BEGUN)
  expect(blocks(first)).toEqual(['a is ask000004', 'b: Delete two'])
  expect(blocks(saying(joins, two, ALL, first))).toEqual(['a is ask000004'])
})

it('[ASK-24] one that was edited says what it was edited to', () => {
  const edited = { ...one.says, wording: 'Delete all of it' }
  expect(blocks(saying({ taken: true, edited, joins: null }, one, ALL, BEGUN))[0]).toBe('a: Delete all of it')
})
