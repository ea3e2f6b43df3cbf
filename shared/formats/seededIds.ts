/** Block ids that follow from a text, so that reading one file twice gives one letter. */
import type { NewId } from './build.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/**
 * A source of ids of twelve letters and digits drawn from a text's own characters. Two texts practically never
 * share one; the ids are no secret.
 */
export function seededIds(text: string): NewId {
  let [high, low] = digest(text)
  return () => {
    let id = ''
    while (id.length < 12) {
      high = step(high, low)
      low = step(low, high)
      id += LETTERS[((high ^ low) >>> 0) % LETTERS.length]
    }
    return id
  }
}

function digest(text: string): [number, number] {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  return [high >>> 0, low >>> 0]
}

/** One round of mixing (the finaliser of MurmurHash3), fed with the other half. */
function step(one: number, other: number): number {
  let mixed = (one + 0x9e3779b9 + (other << 6)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
