/** Whether words were cut out of a text, and nothing was put in their place. */
import type { Between } from './turned.ts'
import { placesIn, type Reader } from './wordRuns.ts'

/**
 * - `there`: they stand in the text as often as before
 * - `cut`: they are gone, and what stood before and behind them stands together now, or their whole line is gone
 * - `rewritten`: anything else
 */
export type Cut = 'there' | 'cut' | 'rewritten'

export function cutOf(phrase: string, { aimed, now }: Between, read: Reader): Cut {
  const words = read(phrase).words
  const was = placesIn(words, read(aimed).words).length
  const is = placesIn(words, read(now).words).length
  if (is > 0) return is >= was ? 'there' : 'rewritten'
  const lines = now.split('\n').map(line => ` ${read(line).words.join(' ')} `)
  const clean = aimed.split('\n').every(line => isClean(words, read(line).words, lines))
  return clean && !lingers(words, { aimed, now }, read) ? 'cut' : 'rewritten'
}

/** Whether a line without the words, or at least what stood on both sides of them, is in the text now. */
function isClean(phrase: readonly string[], line: readonly string[], lines: readonly string[]): boolean {
  return placesIn(phrase, line).every(at => {
    const before = line.slice(Math.max(0, at - 2), at)
    const behind = line.slice(at + phrase.length, at + phrase.length + 2)
    if (before.length + behind.length === 0) return true
    if (behind.length === 0) return lines.some(one => one.endsWith(` ${before.join(' ')} `))
    if (before.length === 0) return lines.some(one => one.startsWith(` ${behind.join(' ')} `))
    const joined = [
      [...before, ...behind.slice(0, 1)],
      [...before.slice(-1), ...behind],
    ]
    return joined.some(run => lines.some(one => one.includes(` ${run.join(' ')} `)))
  })
}

/** Whether half of the words stand in the text more often than without the phrase they would. */
function lingers(phrase: readonly string[], { aimed, now }: Between, read: Reader): boolean {
  const [was, is] = [read(aimed).runs(1), read(now).runs(1)]
  const times = placesIn(phrase, read(aimed).words).length
  const staying = [...new Set(phrase)].filter(word => {
    const within = phrase.filter(other => other === word).length * times
    return (is.get(word) ?? 0) > (was.get(word) ?? 0) - within
  })
  return staying.length * 2 >= new Set(phrase).size
}
