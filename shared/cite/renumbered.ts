/**
 * The words of a citation with other numbers, in the style they were written in. What comes out is read again where it
 * will stand: only words that are read as exactly what is wanted are an answer.
 */
import { citationsOfBlock } from './blockCitations.ts'
import type { CiteContext, Found } from './found.ts'
import type { CitedProvision } from './provisions.ts'
import { LATIN, OF, PARAGRAPH, POINT } from './provisionWords.ts'

/** Where a citation stands: the words of its block, and what it is read with. */
export type Standing = { text: string; context: CiteContext }

/**
 * @param found as it is read there
 * @param wanted for each of its targets the one that should be read from then on, numbers as the letter would write them
 * @returns the new words; null where none were found about which there is no doubt
 */
export function rewritten(
  standing: Standing,
  found: Found,
  wanted: readonly CitedProvision[],
): string | null {
  if (wanted.length !== found.targets.length || new Set(wanted.map(keyOf)).size < wanted.length) return null
  for (const text of candidates(found, wanted)) if (readsAs(standing, found, text, wanted)) return text
  return null
}

/** Whether these words, put in the place of a citation, are read as exactly these targets. */
function readsAs(
  { text, context }: Standing,
  found: Found,
  words: string,
  wanted: readonly CitedProvision[],
): boolean {
  const block = text.slice(0, found.start) + words + text.slice(found.end)
  const read = citationsOfBlock(block, context).find(one => one.start === found.start)
  return (
    read?.end === found.start + words.length &&
    read.instrument === found.instrument &&
    read.targets.map(keyOf).join('\n') === wanted.map(keyOf).join('\n')
  )
}

type Field = Exclude<keyof CitedProvision, 'chapeau'>
/** From the outermost to the innermost. */
const FIELDS: readonly Field[] = [
  ...(['annex', 'part', 'chapter', 'cluster'] as const),
  ...(['article', 'articleTo', 'paragraph', 'point', 'subpoint'] as const),
]
const INNER: readonly Field[] = ['paragraph', 'point', 'subpoint']

/** Says the same for the same target, in whatever order its fields are. */
const keyOf = (target: CitedProvision): string =>
  [...FIELDS.map(field => target[field] ?? ''), target.chapeau === true ? 'chapeau' : ''].join('|')

function* candidates(found: Found, wanted: readonly CitedProvision[]): Generator<string> {
  yield found.text
  const [target, only] = [found.targets[0], wanted[0]]
  const sameShape = found.targets.every((one, at) => shapeOf(one) === shapeOf(wanted[at]!))
  if (sameShape) yield* withNumbers(found.text, changesIn(found.targets, wanted))
  else if (target !== undefined && only !== undefined && wanted.length === 1)
    yield* reshaped(found.text, target, only)
}

const shapeOf = (target: CitedProvision): string =>
  FIELDS.filter(field => target[field] !== undefined).join(' ')

/** A number in the words, and the one that takes its place. */
type Change = { from: string; to: string }

/** Null where one number of the words would have to become two different ones. */
function changesIn(targets: readonly CitedProvision[], wanted: readonly CitedProvision[]): Change[] | null {
  const changes = new Map<string, Change>()
  for (const [at, target] of targets.entries()) {
    let path = ''
    for (const field of FIELDS) {
      const [from, to] = [target[field], wanted[at]![field]]
      if (from === undefined || to === undefined) continue
      path += `${field} ${from} `
      const known = changes.get(path)
      if (known !== undefined && known.to !== to) return null
      changes.set(path, { from, to })
    }
  }
  return [...changes.values()].filter(({ from, to }) => from !== to)
}

/** A number as it stands in the words. */
type Token = { start: number; end: number; value: string }

const TOKEN = new RegExp(
  String.raw`premi(?:er|ère)(?!\p{L})|primer[oa]?(?!\p{L})|\d{1,3}(?:er|ère)(?!\p{L})|\d{1,3}(?:[A-Z]{1,2}(?![\p{L}\p{N}])|\s?(?:\[${LATIN}\]|\(${LATIN}\)|${LATIN}(?!\p{L}))|[a-z](?![\p{L}\p{N}]))?|(?<!\p{L})[IVXL]{1,7}(?!\p{L})|(?<!\p{L})\p{Ll}{1,4}(?!\p{L})|(?<!\p{L})\p{Lu}(?!\p{L})`,
  'giu',
)

function tokensIn(words: string): Token[] {
  return [...words.matchAll(TOKEN)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    value: readNumber(match[0]),
  }))
}

const readNumber = (raw: string): string => {
  if (/^prim|^premi/iu.test(raw)) return '1'
  const latin = new RegExp(String.raw`^(\d{1,3})\s?[[(]?(${LATIN})[\])]?$`, 'iu').exec(raw)
  return latin === null ? raw.replace(/(?<=\d)(?:er|ère)$/iu, '') : `${latin[1]} ${latin[2]}`
}

/** So many ways to say which number is which are tried. */
const MOST = 200

/** The words with numbers changed, for every way in which the numbers can be those that change. */
function* withNumbers(words: string, changes: readonly Change[] | null): Generator<string> {
  if (changes === null || changes.length === 0) return
  const tokens = tokensIn(words)
  let tried = 0
  for (const taken of choices(tokens, changes, [])) {
    if (++tried > MOST) return
    let text = words
    const edits = taken.flatMap((token, at) => (token === null ? [] : [{ token, to: changes[at]!.to }]))
    for (const { token, to } of edits.sort((one, other) => other.token.start - one.token.start))
      text = text.slice(0, token.start) + to + text.slice(token.end)
    yield text
  }
}

/** For each change a token, or none: inside a range of paragraphs most numbers are not written. */
function* choices(
  tokens: readonly Token[],
  changes: readonly Change[],
  taken: readonly (Token | null)[],
): Generator<readonly (Token | null)[]> {
  const change = changes[taken.length]
  if (change === undefined) {
    yield taken
    return
  }
  for (const token of tokens)
    if (token.value === change.from && !taken.includes(token))
      yield* choices(tokens, changes, [...taken, token])
  yield* choices(tokens, changes, [...taken, null])
}

/** A paragraph that became an article, an article that became a paragraph: less or more is said inside the article. */
function* reshaped(words: string, target: CitedProvision, wanted: CitedProvision): Generator<string> {
  for (const { text, less } of trimmed(words, target)) {
    const changes = changesIn([less], [wanted])
    const added = INNER.filter(field => less[field] === undefined).map(field => wanted[field])
    const behind = added.map(one => (one === undefined ? '' : `(${one})`)).join('')
    yield text + behind
    for (const changed of withNumbers(text, changes)) yield changed + behind
  }
}

const NUMBER = String.raw`[(“"«‘']?\s?(?:\d{1,3}|\p{L}{1,4})\s?[)”"»’']?`
const INNER_WORDS = `(?:${PARAGRAPH}|${POINT})`
/** What can be left out: the innermost behind, or what leads to an article before it. */
const ENDS: readonly RegExp[] = [
  /\s?\([\p{L}\d]{1,6}\)$/u,
  /,?\s*[“"«‘']\s?\p{L}{1,4}\s?[”"»’']$/u,
  new RegExp(String.raw`,?\s+${INNER_WORDS}\s*${NUMBER}$`, 'iu'),
  /\.\d{1,2}$|\s?\p{Ll}\)$/u,
]
const LEADS = new RegExp(String.raw`^${INNER_WORDS}\s*${NUMBER}(?:\s?\([\p{L}\d]{1,6}\))*${OF}`, 'iu')

/** The words with less and less said inside the article, and what they say then, if it was the innermost. */
function* trimmed(words: string, target: CitedProvision): Generator<{ text: string; less: CitedProvision }> {
  yield { text: words, less: target }
  const { paragraph: _, point: __, subpoint: ___, ...outer } = target
  if (LEADS.test(words)) yield { text: words.replace(LEADS, ''), less: outer }
  const innermost = INNER.findLast(field => target[field] !== undefined)
  if (innermost === undefined) return
  const { [innermost]: ____, ...less } = target
  for (const end of ENDS) if (end.test(words)) yield* trimmed(words.replace(end, ''), less)
}
