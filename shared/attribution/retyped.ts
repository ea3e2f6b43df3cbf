/** What of a text that was taken out stands again in the one that was put in by the same act, place by place. */
import { diffArrays } from 'diff'

/**
 * The characters two texts share, in order: their beginning, their end, and whole words between.
 * @returns pairs of places, of the new text and of the old one; none where so little is shared that it is chance
 */
export function retyped(gone: string, now: string): [now: number, gone: number][] {
  const most = Math.min(gone.length, now.length)
  let head = 0
  while (head < most && gone[head] === now[head]) head++
  let tail = 0
  while (tail < most - head && gone.at(-1 - tail) === now.at(-1 - tail)) tail++
  const pairs = [
    ...run(0, 0, head),
    ...between(gone.slice(head, gone.length - tail), now.slice(head, now.length - tail)).map(
      ([isAt, wasAt]): [number, number] => [head + isAt, head + wasAt],
    ),
    ...run(now.length - tail, gone.length - tail, tail),
  ]
  return pairs.length >= LEAST_SHARED ? pairs : []
}

/** Fewer characters than this are shared by words that have nothing to do with each other. */
const LEAST_SHARED = 8
/** How many words may differ; the time grows with its square. */
const FURTHEST = 800

function between(gone: string, now: string): [now: number, gone: number][] {
  if (gone === '' || now === '') return []
  const pairs: [number, number][] = []
  let [isAt, wasAt] = [0, 0]
  for (const change of diffArrays(wordsOf(gone), wordsOf(now), { maxEditLength: FURTHEST }) ?? []) {
    const length = change.value.join('').length
    if (!change.added && !change.removed) pairs.push(...run(isAt, wasAt, length))
    if (!change.removed) isAt += length
    if (!change.added) wasAt += length
  }
  return pairs
}

/** Scripts without blanks are taken sign by sign. */
const wordsOf = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+|\s+|./gsu,
  ) ?? []

const run = (isAt: number, wasAt: number, length: number): [number, number][] =>
  Array.from({ length }, (_, at) => [isAt + at, wasAt + at])
