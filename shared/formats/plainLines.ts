/** Lines of a converted page, and how two of them become one sentence again. */

/** `line` counts from 1 in the file; `page` from 0. `blank` lines keep their place. */
export type Line = { text: string; line: number; page: number }

/**
 * The lines of a text with the page each stands on. A page ends at a form feed or at two empty lines in a row,
 * which is how converters write the gap.
 */
export function readLines(source: string): Line[] {
  const lines: Line[] = []
  let page = 0
  let empty = 0
  const rows = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [index, row] of rows.entries()) {
    if (row.includes('\f')) page += 1
    const text = row.replaceAll('\f', '')
    empty = text.trim() === '' ? empty + 1 : 0
    if (empty === 2) page += 1
    lines.push({ text, line: index + 1, page })
  }
  return lines
}

/** What joining needs to know about the whole text. */
export type Fabric = {
  /** Every word in lower case: says whether a hyphen at a line's end belongs to the word. */
  words: ReadonlySet<string>
}

export function fabricOf(source: string): Fabric {
  return { words: new Set(source.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) }
}

/**
 * The lines of one paragraph as one text. A line that ends in two spaces or a backslash, and short lines that
 * were plainly set one below the other (an address, a table of contents), keep their break as `\n`; every other
 * break was made by the width of a page and becomes a space, or nothing inside a word or an address.
 */
export function joinLines(lines: readonly string[], fabric: Fabric): string {
  const setApart = areSetApart(lines)
  let text = ''
  for (const [index, raw] of lines.entries()) {
    const next = lines[index + 1]
    const line = raw.trim()
    const broken =
      (raw.endsWith('  ') || raw.endsWith('\\')) && next !== undefined && !runsOn(line, next.trim())
    const piece = broken ? line.replace(/\\$/, '').trimEnd() : line
    if (index === 0) text = piece
    else if (text.endsWith('\n')) text += piece
    else text = joinTwo(text, piece, fabric)
    if (next !== undefined && (broken || setApart)) text += '\n'
  }
  return text
}

/** Two stretches of one sentence as one: with a space, or without where the break fell inside a word. */
export function joinTwo(before: string, after: string, fabric: Fabric): string {
  if (before === '' || after === '') return before + after
  const tail = before.slice(-LONGEST_TAIL)
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + after
  if (isInsideAddress(tail, after)) return before + after
  const hyphen = /([\p{L}\p{N}]+)-$/u.exec(tail)
  const head = /^[\p{Ll}\p{N}]+/u.exec(after)
  if (hyphen !== null && head !== null) {
    const whole = `${hyphen[1]}${head[0]}`.toLowerCase()
    return fabric.words.has(whole) ? before.slice(0, -1) + after : before + after
  }
  return /\S[—/]$/.test(tail) ? before + after : `${before} ${after}`
}

/** As much of a text as says how it ends; no address is longer. */
const LONGEST_TAIL = 2048

/** Whether a sentence is still open at the end of this text: no closing sign, marks and notes aside. */
export function isOpen(text: string): boolean {
  const bare = text.slice(-LONGEST_TAIL).replace(/(<sup>[^<]*<\/sup>|[*_~\s"'”’»)\]])+$/u, '')
  return bare !== '' && !/[.!?:;…。]$/u.test(bare)
}

/** Whether a text begins in the middle of a sentence: with a small letter that is no address. */
export function beginsInside(text: string): boolean {
  return /^["'“‘«(*_]*\p{Ll}/u.test(text) && !/^[<[]?(https?:|www\.|mailto:)/.test(text)
}

/** Whether the last word asks for another: an article, a preposition, a conjunction. */
export function endsOnBridge(text: string): boolean {
  return /(?:^|\s)(the|of|a|an|and|or|by|with|from|in|for|at|on|de|del|la|el|los|las|y|des|du|et|les|le)$/iu.test(
    text,
  )
}

function runsOn(line: string, next: string): boolean {
  return isOpen(line) && beginsInside(next)
}

const SHORT = 72

function areSetApart(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const texts = lines.map(line => line.trim())
  if (texts.every(text => /[\t.…]\s*\d{1,3}$/.test(text))) return true
  const longest = Math.max(...texts.map(text => text.length))
  if (longest > SHORT || texts.slice(1).some(beginsInside)) return false
  const sentence = /[.!?;]$/.test(texts.at(-1) ?? '') && texts.join(' ').split(/\s+/).length > 8
  const bridged = texts.slice(0, -1).some(text => endsOnBridge(text) && !/\bby$/i.test(text))
  if (sentence || bridged) return false
  const fits = texts.slice(1).filter((text, index) => {
    const first = text.split(/\s/)[0] ?? ''
    return (texts[index] ?? '').length + 1 + first.length <= longest
  })
  return fits.length * 3 >= (texts.length - 1) * 2
}

/** An open `<https://…` or `](https://…` has no spaces; a bare address goes on after a sign that cannot end one. */
function isInsideAddress(before: string, after: string): boolean {
  if (/(?:<|\]\()https?:\/\/[^\s<>()]*$/.test(before)) return true
  return /https?:\/\/\S*[/_=&?%#-]$/.test(before) && /^[\w%/.?=&#-]+[/_.=%-]/.test(after)
}
