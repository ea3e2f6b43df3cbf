/** Headings and numbers in the lines of a plain text, set apart so that they are not taken for prose. */
import { enumeratorOf } from './enumerators.ts'
import { headOf } from './heads.ts'
import { titleLike } from './sift.ts'

/**
 * A text with an empty line before and behind each heading of a provision, its title in the same line, and an empty
 * line before a number that begins a line behind a closed sentence. Nothing but blanks and
 * line ends changes.
 * @returns `lines` holds, for each line of the new text from 0, the line of the old one it stands in, from 1
 */
export function setHeadsApart(source: string): { text: string; lines: number[] } {
  const rows = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const out: { text: string; line: number }[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? ''
    if (!opensProvision(rows, at)) {
      if (opensCount(rows, at)) out.push({ text: '', line: at + 1 })
      out.push({ text: row, line: at + 1 })
      continue
    }
    while (out.at(-1)?.text.trim() === '') out.pop()
    const end = titleEnd(rows, at)
    const lines = rows.slice(at, end).map(bareRow)
    out.push({ text: '', line: at + 1 }, { text: lines.join(' '), line: at + 1 })
    if (rows[end]?.trim() !== '') out.push({ text: '', line: end })
    at = end - 1
  }
  return { text: out.map(({ text }) => text).join('\n'), lines: out.map(({ line }) => line) }
}

/** Without blanks, page breaks, and the sign with which Markdown breaks a line. */
const bareRow = (row = ''): string =>
  row
    .replace(/\f/g, '')
    .replace(/\\\s*$/, '')
    .trim()

/** Words after which a name at the beginning of the next line is part of a sentence. */
const BRIDGE =
  /(?:[,(]|(?:^|\s)(?:of|in|to|under|with|and|or|by|from|see|del?|en|con|y|o|du|des|et|ou|à|le|la|el|les|los|las|the|this))$/iu

function opensProvision(rows: readonly string[], at: number): boolean {
  const row = bareRow(rows[at])
  const head = row.length > 200 ? null : headOf(row, false)
  if (head === null || head.level === 'preamble' || /[.…]{3,}\s*\d+$/.test(row)) return false
  if (BRIDGE.test((rows[at - 1] ?? '').trim())) return false
  return head.rest !== '' ? titleLike(head.rest) : !/^[\p{Ll},;]/u.test((rows[at + 1] ?? '').trim())
}

/** A number at the beginning of a line, behind a line that ends a sentence or a point. */
function opensCount(rows: readonly string[], at: number): boolean {
  const found = /^\s*(?:\[?\s?\d{1,3}[.)]|\[?\(?[a-z]{1,4}\)|[–—•])\s+\S/u.test(rows[at] ?? '')
  return found && /[.;:\]](?:\s(?:and|or|y|o|et|ou))?\s*$/u.test(rows[at - 1] ?? '')
}

/** Behind the last line of the title: of this line where it holds one, else of the lines below. */
function titleEnd(rows: readonly string[], at: number): number {
  const held = headOf(bareRow(rows[at]), false)?.rest !== ''
  const first = bareRow(rows[at + 1])
  if (!held && (!titleLike(first) || first === '' || headOf(first, false) !== null)) return at + 1
  let end = held ? at + 1 : at + 2
  while (/^\p{Ll}/u.test(rows[end]?.trim() ?? '') && enumeratorOf(rows[end] ?? '') === null) end += 1
  const whole = rows
    .slice(held ? at : at + 1, end)
    .map(bareRow)
    .join(' ')
  return /[.;:,]$/.test(whole) || whole.length > 200 ? at + 1 : end
}
