/** Both drafts laid out flat: each provision with its place, its words, and what each word is worth. */
import type { InstrumentDraft, Level, Provision } from '../provision.ts'
import { type PlacedWord, placedWords } from './words.ts'

/** Words as numbers in rising order, a repeated word as often as it stands there, and what they are worth together. */
export type Bag = { words: Int32Array; weight: number }

export type Node = {
  at: number
  provision: Provision
  parent: Node | null
  children: Node[]
  /** The position behind the last provision it holds. */
  end: number
  /** Whether it is held together by the articles in it, not by words: a part, a chapter, the preamble, an annex. */
  container: boolean
  words: PlacedWord[]
  ids: Int32Array
  own: Bag
  /** Its own words and those of all it holds; for a container its own only. */
  whole: Bag
  /** The same, the words of formulas that stand in many articles worth next to nothing. */
  said: Bag
  title: Bag
  /** What the words in `said`, and in `whole`, are worth that few provisions hold. */
  telling: number
  tellingPart: number
  placeholder: boolean
}

export type Side = { nodes: Node[]; mains: Node[] }

/** What a word is worth: 1 for one that a single provision holds, next to nothing for one that most of them hold. */
export type Weights = Float64Array

export type Field = { old: Side; now: Side; weights: Weights }

export function fieldOf(old: InstrumentDraft, now: InstrumentDraft): Field {
  const known = new Map<string, number>()
  const sides = [old, now].map(draft => flat(draft.provisions)) as [Node[], Node[]]
  for (const nodes of sides) {
    for (const node of nodes) node.ids = Int32Array.from(node.words, ({ key }) => numberOf(known, key))
  }
  const phrases = sides.map(phrasesOf)
  const formulas = new Set<number>()
  const marked = sides.map((nodes, side) =>
    nodes.map(({ ids }) => withFormulas(ids, phrases[side]!, known, formulas)),
  )
  const titles = sides.map(nodes => nodes.map(node => titleIds(node, known)))
  const weights = weightsOf(sides, titles, known.size, formulas)
  for (const [side, nodes] of sides.entries()) fill(nodes, titles[side]!, marked[side]!, weights)
  const [was, is] = sides.map(nodes => ({ nodes, mains: nodes.filter(isMain) }))
  return { old: was!, now: is!, weights }
}

function flat(provisions: readonly Provision[]): Node[] {
  const nodes: Node[] = []
  const add = (provision: Provision, parent: Node | null): Node => {
    const node = bare(provision, parent, nodes.length)
    nodes.push(node)
    node.children = provision.children.map(child => add(child, node))
    node.end = nodes.length
    node.container =
      CONTAINERS.has(provision.level) || node.children.some(child => child.container || isArticle(child))
    return node
  }
  for (const provision of provisions) add(provision, null)
  return nodes
}

const CONTAINERS: ReadonlySet<Level> = new Set(['preamble', 'annex', 'part', 'chapter', 'section', 'cluster'])
const isArticle = (node: Node): boolean => node.provision.level === 'article'

function bare(provision: Provision, parent: Node | null, at: number): Node {
  const placeholder = isPlaceholder(provision)
  return {
    at,
    provision,
    parent,
    children: [],
    end: at + 1,
    container: false,
    words: placeholder ? [] : placedWords(provision.text),
    ids: NO_WORDS,
    own: NOTHING,
    whole: NOTHING,
    said: NOTHING,
    title: NOTHING,
    telling: 0,
    tellingPart: 0,
    placeholder,
  }
}

const NO_WORDS = new Int32Array(0)
const NOTHING: Bag = { words: NO_WORDS, weight: 0 }

/** A number that was left standing when its provision was struck: `Article 17 [deleted]`. */
function isPlaceholder({ text, mark, children, title }: Provision): boolean {
  if (children.length > 0) return false
  const said = text.replace(/[^\p{L}]+/gu, ' ').trim()
  if (GONE.test(said)) return true
  return (
    said === '' &&
    (GONE.test((mark ?? '').trim()) || GONE.test((title ?? '').replace(/[^\p{L}]+/gu, ' ').trim()))
  )
}

const GONE =
  /^(?:(?:article|paragraph|artículo|párrafo|paragraphe)?\s*)?(?:deleted|struck|struck out|reserved|left blank|intentionally left blank|suprimido|eliminado|supprimé|réservé|omitted)$/iu

function numberOf(known: Map<string, number>, key: string): number {
  const number = known.get(key)
  if (number !== undefined) return number
  known.set(key, known.size)
  return known.size - 1
}

/** The phrases of three words that several articles hold: what treaties say again and again. */
function phrasesOf(nodes: readonly Node[]): ReadonlySet<string> {
  const repeated = Math.max(REPEATED, nodes.filter(isMain).length * OFTEN)
  const articles = new Map<string, Set<number>>()
  for (const node of nodes) {
    const article = mainOf(node).at
    for (const phrase of phrasesIn(node.ids)) {
      const known = articles.get(phrase)
      if (known === undefined) articles.set(phrase, new Set([article]))
      else if (known.size < repeated) known.add(article)
    }
  }
  return new Set([...articles].flatMap(([phrase, { size }]) => (size >= repeated ? [phrase] : [])))
}

/** A formula stands in so many articles at least, and in this share of them. */
const REPEATED = 6
const OFTEN = 0.05

const phrasesIn = (ids: Int32Array): string[] =>
  Array.from({ length: Math.max(0, ids.length - 2) }, (_, at) => `${ids[at]} ${ids[at + 1]} ${ids[at + 2]}`)

export function mainOf(node: Node): Node {
  let main = node
  while (main.parent !== null && !main.parent.container) main = main.parent
  return main
}

/** A word within a formula is another word than the same one outside, and worth next to nothing. */
function withFormulas(
  ids: Int32Array,
  phrases: ReadonlySet<string>,
  known: Map<string, number>,
  formulas: Set<number>,
): Int32Array {
  const marked = Int32Array.from(ids)
  for (const [at, phrase] of phrasesIn(ids).entries()) {
    if (!phrases.has(phrase)) continue
    for (let word = at; word < at + 3; word++) {
      marked[word] = numberOf(known, `\u0001${ids[word]}`)
      formulas.add(marked[word]!)
    }
  }
  return marked
}

/** The words of titles are counted apart from those of texts. */
function titleIds({ provision, placeholder }: Node, known: Map<string, number>): Int32Array {
  if (placeholder) return NO_WORDS
  return Int32Array.from(placedWords(provision.title ?? ''), ({ key }) => numberOf(known, `\u0000${key}`))
}

function weightsOf(
  sides: readonly Node[][],
  titles: readonly Int32Array[][],
  words: number,
  formulas: ReadonlySet<number>,
): Weights {
  const counts = sides.map((nodes, side) => {
    const count = new Int32Array(words)
    for (const node of nodes) {
      for (const word of new Set(node.ids)) count[word] = (count[word] ?? 0) + 1
      for (const word of new Set(titles[side]?.[node.at])) count[word] = (count[word] ?? 0) + 1
    }
    return count
  })
  const most = Math.max(4, ...sides.map(nodes => nodes.filter(node => node.ids.length > 0).length))
  return Float64Array.from({ length: words }, (_, word) => {
    if (formulas.has(word)) return FORMULA
    const [was, is] = [counts[0]?.[word] ?? 0, counts[1]?.[word] ?? 0]
    const worth = (Math.log((most + 1) / Math.max(was, is)) / Math.log(most + 1)) ** 2
    // A word that only one draft has tells that something was rewritten, not what: it counts half.
    return Math.max(LEAST, was === 0 || is === 0 ? Math.min(worth, ONE_SIDED) : worth)
  })
}

const LEAST = 0.01
const FORMULA = 0.03
const ONE_SIDED = 0.4

function fill(
  nodes: readonly Node[],
  titles: readonly Int32Array[],
  marked: readonly Int32Array[],
  weights: Weights,
): void {
  for (const node of nodes.toReversed()) {
    const below = node.container ? [] : node.children.map(child => child.whole.words)
    node.own = bagOf(node.ids, weights)
    node.title = bagOf(titles[node.at] ?? NO_WORDS, weights)
    node.whole = below.length === 0 ? node.own : bagOf(joined([node.ids, ...below]), weights)
    const said = node.container ? [] : node.children.map(child => child.said.words)
    node.said = bagOf(joined([marked[node.at]!, ...said]), weights)
    node.telling = tellingIn(node.said, weights)
    node.tellingPart = tellingIn(node.whole, weights)
  }
}

function bagOf(ids: Int32Array, weights: Weights): Bag {
  const words = Int32Array.from(ids).sort()
  return { words, weight: words.reduce((sum, word) => sum + (weights[word] ?? 0), 0) }
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

const tellingIn = ({ words }: Bag, weights: Weights): number =>
  words.reduce((sum, word) => sum + (weights[word]! >= TELLING ? weights[word]! : 0), 0)

const TELLING = 0.3

/** The highest provisions that are no containers: articles, recitals, and whatever stands in their place. */
const isMain = (node: Node): boolean => !node.container && (node.parent === null || node.parent.container)

/** What the words that two bags share are worth. */
export const sharedBetween = (one: Bag, other: Bag, weights: Weights): number =>
  sharedOf(one, other, weights).weight

/** The words that two bags share: how many, and what they are worth. */
export function sharedOf(one: Bag, other: Bag, weights: Weights): { count: number; weight: number } {
  const [a, b] = [one.words, other.words]
  let [count, weight] = [0, 0]
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) {
      weight += weights[a[i]!]!
      count++
      i++
      j++
    } else if (difference < 0) i++
    else j++
  }
  return { count, weight }
}

/** The words of the first bag that the other does not have, repeated words counted. */
export function without(one: Bag, other: Bag, weights: Weights): Bag {
  const left: number[] = []
  let j = 0
  for (const word of one.words) {
    while (j < other.words.length && other.words[j]! < word) j++
    if (other.words[j] === word) j++
    else left.push(word)
  }
  const words = Int32Array.from(left)
  return { words, weight: words.reduce((sum, word) => sum + (weights[word] ?? 0), 0) }
}
