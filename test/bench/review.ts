/**
 * How quick the review of a statement is that has 300 comments and 100 suggestions, on SQLite, over the routes without
 * a network. What counts is the ratio to reading the same letter in the same run.
 */
import * as reviews from '../../shared/contract/reviews.ts'
import { readText, startStatement } from '../../shared/contract/statements.ts'
import { anchorAt, placeOf } from '../../shared/review/place.ts'
import type { Doc, Inline } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { drawnOn } from '../../shared/suggestion/draw.ts'
import { openWorld, type Somebody, type World } from '../world.ts'
import { chanceOf } from './compareLetters.ts'

const PARAGRAPHS = 120
const WORDS = 60
const COMMENTS = 300
const SUGGESTIONS = 100
const ROUNDS = 40

const chance = chanceOf(7)
const idOf = (kind: string, at: number) => `${kind}-${String(at).padStart(5, '0')}`
const word = () =>
  Array.from({ length: 2 + Math.floor(8 * chance()) }, () =>
    'aeiounrstl'.charAt(Math.floor(10 * chance())),
  ).join('')
const sentence = (words: number) => Array.from({ length: words }, word).join(' ')
const inline = (text: string): Inline[] => [{ type: 'text', text }]
const attrs = { ask: null, concern: null, lang: null, dir: null }

const texts = Array.from({ length: PARAGRAPHS }, () => `${sentence(WORDS)}.`)
const letter: Doc = {
  type: 'doc',
  content: texts.map((text, at) => ({
    ...{ type: 'paragraph', attrs: { id: idOf('block', at), ...attrs }, content: inline(text) },
  })),
}

/** One of a paragraph's words becomes another. */
function changeOf(at: number): Change {
  const block = at % PARAGRAPHS
  const was = texts[block] ?? ''
  const words = was.split(' ')
  words[Math.floor(chance() * words.length)] = word()
  return { kind: 'words', block: idOf('block', block), was: inline(was), says: inline(words.join(' ')) }
}

function anchorOf(at: number) {
  const from = Math.floor(chance() * 200)
  return anchorAt(letter, idOf('block', at % PARAGRAPHS), from, from + 40) ?? { kind: 'whole' as const }
}

type Measured = { p50: number; p95: number }

/** In milliseconds of the wall: what a person waits. */
async function measured(run: (round: number) => unknown, rounds = ROUNDS): Promise<Measured> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await run(round)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

async function scene(world: World) {
  const { id: coalition, coordinator } = await world.coalition('harbour', 'Amina')
  const reviewers: Somebody[] = []
  for (let at = 0; at < 20; at++)
    reviewers.push(
      await world.person(`Reviewer ${at}`, { coalition, role: 'reviewer', organisation: `Quay ${at}` }),
    )
  const { id: statement } = await world.call(coordinator, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Harbours', language: 'en', direction: 'ltr' as const },
    body: letter,
  })
  const reviewer = (at: number) => reviewers[at % reviewers.length] ?? coordinator
  const put = (as: Somebody, suggestion: string, change: Change) =>
    world.call(as, reviews.putSuggestion, { statement, suggestion, changes: [{ ...change }] })
  for (let at = 0; at < COMMENTS; at++)
    await world.call(reviewer(at), reviews.startThread, {
      ...{ statement, id: idOf('thread', at), comment: idOf('comment', at) },
      ...{ words: sentence(30), on: anchorOf(at) },
    })
  for (let at = 0; at < SUGGESTIONS; at++) await put(reviewer(at), idOf('suggestion', at), changeOf(at))
  return { statement, coordinator, reviewer, put }
}

async function bench(world: World) {
  const { statement, coordinator, reviewer, put } = await scene(world)
  const see = (since?: number) => world.call(coordinator, reviews.seeReview, { statement, since })
  const { threads, suggestions, upTo } = await see()
  const rows: Record<string, Measured> = {}
  rows['reading the letter alone'] = await measured(() => world.call(coordinator, readText, { statement }))
  rows['seeing the whole review'] = await measured(() => see())
  rows['seeing what is new: nothing'] = await measured(() => see(upTo))
  rows['putting a suggestion, amended each time'] = await measured(at =>
    put(reviewer(0), idOf('suggestion', 0), changeOf(at * PARAGRAPHS)),
  )
  rows['placing all comments, each time in a letter that changed'] = await measured(() => {
    const doc = structuredClone(letter)
    for (const { on } of threads) placeOf(doc, on)
  })
  rows['drawing all suggestions, each time on a letter that changed'] = await measured(() => {
    const doc = structuredClone(letter)
    for (const { changes } of suggestions) drawnOn(changes as unknown as Change[], doc)
  })
  rows['accepting one suggestion'] = await measured(async at => {
    const { id, changed } = suggestions[at + 1]!
    const wish = { suggestion: id, seen: changed }
    const { refused } = await world.call(coordinator, reviews.acceptSuggestions, {
      ...{ statement, suggestions: [wish] },
    })
    if (refused.length > 0) throw new Error(`A suggestion was not accepted: ${refused[0]?.code}`)
  })
  return { rows, size: JSON.stringify(await see()).length }
}

const world = await openWorld()
const { rows, size } = await bench(world).finally(() => world.close())
const bare = rows['reading the letter alone']?.p50 ?? 1
console.log(
  `\n${PARAGRAPHS} paragraphs of ${WORDS} words, ${COMMENTS} comments, ${SUGGESTIONS} suggestions; ${ROUNDS} times each`,
)
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, { p50, p95 }]) => [
      name,
      { 'p50 ms': p50.toFixed(1), 'p95 ms': p95.toFixed(1), 'p50 ÷ reading': (p50 / bare).toFixed(2) },
    ]),
  ),
)
console.log(`The whole review is ${(size / 1024).toFixed(0)} KiB of JSON.`)
