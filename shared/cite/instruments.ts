/** Where a text names a treaty or a law: one of the table, one a coalition added, or what a letter calls one. */
import { KNOWN_INSTRUMENTS, type KnownInstrument } from './instrumentTable.ts'

/** A name that a letter gives an instrument: `the Covenant` after “(“the Covenant”)”. `draft` may be meant. */
export type DefinedTerm = { term: string; name: string }

/** A place in a text where an instrument is named. */
export type Named = { start: number; end: number; name: string }

/**
 * Every place where an instrument is named, in order. Short names written in capitals are found in capitals only
 * (`CAT` is no animal), and what the letter calls an instrument only as it wrote it; of names that overlap, the
 * longer one counts.
 */
export function namedInstruments(
  text: string,
  more: readonly KnownInstrument[],
  terms: readonly DefinedTerm[] = [],
): Named[] {
  // What the letter says first: it may call its draft as another treaty is called.
  const found: Named[] = terms.flatMap(term => placesOf(term, text))
  const { patterns, names } = compiledFor(more)
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = names.get(plain(match[0]))
      if (name !== undefined) found.push({ start: match.index, end: match.index + match[0].length, name })
    }
  }
  return longest(found)
}

/** Whether an instrument goes by a name with this word in it: the ICCPR is a `Covenant`, a `Pacto`, a `Pacte`. */
export function isCalled(name: string, word: string, more: readonly KnownInstrument[]): boolean {
  const own = [...more, ...KNOWN_INSTRUMENTS].filter(one => one.name === name).flatMap(one => one.names)
  const kind = word.toLowerCase()
  return [name, ...own].some(one =>
    one
      .toLowerCase()
      .split(/[\s-]+/)
      .includes(kind),
  )
}

type Compiled = { patterns: RegExp[]; names: ReadonlyMap<string, string> }
/** Each table is compiled once: a letter asks for every paragraph. */
const compiled = new WeakMap<readonly KnownInstrument[], Compiled>()

function compiledFor(more: readonly KnownInstrument[]): Compiled {
  const known = compiled.get(more)
  if (known !== undefined) return known
  const all = [...KNOWN_INSTRUMENTS, ...more].flatMap(({ name, names }) =>
    names.map(one => [one, name] as const),
  )
  const result = {
    patterns: [
      patternOf(all.map(([one]) => one).filter(isShort), 'gu'),
      patternOf(
        all.map(([one]) => one).filter(one => !isShort(one)),
        'giu',
      ),
    ],
    names: new Map(all.map(([one, name]) => [plain(one), name])),
  }
  compiled.set(more, result)
  return result
}

const isShort = (name: string): boolean => name === name.toUpperCase()

function patternOf(names: readonly string[], flags: string): RegExp {
  const longestFirst = [...names].sort((one, other) => other.length - one.length)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(written).join('|')})(?![\\p{L}\\p{N}])`, flags)
}

/** A name as an expression: blanks may be line breaks, and apostrophes straight or curly. */
function written(name: string): string {
  return name
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(' ', '\\s+')
    .replace(/['’]/g, "['’]")
}

const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'")

/** "the Covenant" is what the letter calls so; "the Covenant on Lakes" is another. */
function placesOf({ term, name }: DefinedTerm, text: string): Named[] {
  const found: Named[] = []
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const end = at + term.length
    if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /^[\p{L}\p{N}]/u.test(text.slice(end))) continue
    const partOfName = !/^\p{Lu}+$/u.test(term) && NAME_BEFORE.test(text.slice(Math.max(0, at - 30), at))
    if (!partOfName && !ANOTHER.test(text.slice(end))) found.push({ start: at, end, name })
  }
  return found
}

/** A capitalised word before it that no sentence begins with: "the Lakes Covenant" is not "the Covenant". */
const NAME_BEFORE =
  /(?<!\p{L})(?!(?:The|This|That|La|El|Le|Of|In|Under|Both|And|Our|Their|Unlike|Like|While|Since|As|If|When|Although|But|Cette|Ce|Esta|Este|Dicha|Dicho|Dans|En|Del|Du|Draft|Proposed)\s)\p{Lu}\p{L}+\s+$/u

const ANOTHER =
  /^\s+(?:on|against|for|relating|concerning|sobre|contra|para|sur|contre|relative?|relatif|(?:of|del?|des|du)(?:\s+(?:the|las?|los|l['’]))?\s*(?=\p{Lu}))(?!\p{Ll})/u

function longest(found: readonly Named[]): Named[] {
  const kept: Named[] = []
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= one.start) kept.push(one)
    else if (one.end - one.start > last.end - last.start) kept[kept.length - 1] = one
  }
  return kept
}
