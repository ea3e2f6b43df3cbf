/** Which names are worth comparing: those that share a key. Comparing each with each would take hours. */
import { formOf } from '../names.ts'

export type Candidates = {
  /** The places of other names that share a key with the name at this place. */
  of(place: number): number[]
  /** The places of names that share a key with one of these names. */
  for(names: readonly string[]): number[]
}

/** Keys of every entry's names, made once. @param names for each entry, all the names it goes by */
export function candidatesIn(names: readonly (readonly string[])[]): Candidates {
  const places = new Map<string, number[]>()
  const keys = names.map(all => new Set(all.flatMap(keysOf)))
  for (const [place, own] of keys.entries())
    for (const key of own) {
      const block = places.get(key)
      if (block === undefined) places.set(key, [place])
      else block.push(place)
    }
  const sharing = (own: Iterable<string>, place: number): number[] => {
    const found = new Set<number>()
    for (const key of own) for (const other of nearIn(places.get(key) ?? [], place, key)) found.add(other)
    found.delete(place)
    return [...found]
  }
  return {
    of: place => sharing(keys[place]!, place),
    for: asked => sharing(new Set(asked.flatMap(keysOf)), -1),
  }
}

/**
 * A key that many share says little: of a block of any size the nearest by place in it are looked at. Blocks of whole
 * names may be larger than those of a single word.
 */
function nearIn(block: readonly number[], place: number, key: string): readonly number[] {
  const most = key.startsWith('w') ? MOST_BY_WORD : MOST_BY_NAME
  if (block.length <= most) return block
  if (key.startsWith('w')) return []
  const at = Math.max(0, lowerBound(block, place))
  return block.slice(Math.max(0, at - WINDOW), at + WINDOW + 1)
}

const MOST_BY_WORD = 40
const MOST_BY_NAME = 120
const WINDOW = 20

function lowerBound(block: readonly number[], place: number): number {
  let [low, high] = [0, block.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (block[middle]! < place) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * `n…`: the beginnings of the words that carry meaning, in the order of their letters, all of them and with each left
 * out in turn, so that one word may be misspelt or missing. `w…`: the beginning and the end of each word.
 * `a…`: the acronym, the initials, and a name of one short word.
 */
function keysOf(name: string): string[] {
  const { key, acronym } = formOf(name)
  const words = key.split(' ').filter(Boolean)
  const meaning = [...new Set(words)].filter(word => !SMALL.has(word)).slice(0, 12)
  const starts = meaning.map(word => word.slice(0, 3)).sort()
  const all = [`n${starts.join(' ')}`]
  if (starts.length > 2 && starts.length < 9)
    for (const left of starts.keys()) all.push(`n${starts.filter((_, at) => at !== left).join(' ')}`)
  for (const word of meaning) if (word.length > 3) all.push(`w${word.slice(0, 4)}`, `w…${word.slice(-4)}`)
  if (acronym !== undefined) all.push(`a${acronym}`)
  if (meaning.length > 1) all.push(`a${meaning.map(word => [...word][0]).join('')}`)
  if (words.length === 1) all.push(`a${words[0]}`)
  return all
}

const SMALL = new Set(
  'a an and at by for in of on the to und für der die das e et de des du la le les l d y del los las el en do da dos das و في من'.split(
    ' ',
  ),
)
