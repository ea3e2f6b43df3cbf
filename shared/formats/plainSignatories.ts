/** The list of who signed: found under its heading, read name by name, wrongly cut names pointed out. */
import type { SetAside } from './imported.ts'
import { mendsOf, type NameMend } from './nameMends.ts'
import { bareWords } from './plainInline.ts'
import { beginsInside, endsOnBridge, type Fabric, joinLines } from './plainLines.ts'
import type { Piece } from './plainPieces.ts'

/** One line of the list. A closing line is about the list ("The full list … on this link") and keeps its markup. */
export type Entry = { kind: 'group' | 'name' | 'closing'; text: string; line: number }

export type FoundList = {
  from: number
  to: number
  entries: Entry[]
  mends: NameMend[]
  setAside: SetAside[]
}

/**
 * The lists of signatories in the pieces, each with the range of pieces it takes (`to` is exclusive).
 * A list needs a heading that says so and at least two names.
 */
export function findSignatories(pieces: readonly Piece[], fabric: Fabric): FoundList[] {
  const lists: FoundList[] = []
  for (let index = 0; index < pieces.length; index += 1) {
    const list = listAt(pieces, index, fabric)
    if (list === null) continue
    lists.push(list)
    index = list.to - 1
  }
  return lists
}

const LEAD =
  /^(?:(?:this (?:letter|statement|submission) (?:is|was) )?(?:submitted|signed|co-?signed|endorsed|supported|sponsored|co-?sponsored) by\b|(?:list of )?(?:signatories|signatory organi[sz]ations|undersigned(?: organi[sz]ations)?|endorsing organi[sz]ations|co-?signatories)\b|(?:the )?undersigned(?: organi[sz]ations)?:?$|(?:firmantes|organizaciones firmantes|firmado por|suscrito por|signataires|organisations signataires|signé par)\b|(?:co-?)?signed[:,]?$|endorsements?:?$)/iu
const GROUP =
  /^(?:other |further |international |national |regional |civil society |individual )*(?:ngos?|organi[sz]ations?|individuals?|experts?|academics?|companies|networks?|coalitions?|signatories|organizaciones|expertos|personas|organisations|experts)(?:\s(?:with|without|participating|under|in|from|and|con|sin)\b.*)?:?$/iu
const ABOUT_LIST = /\b(?:list|signator(?:y|ies)|signatures?|as of|available|lista|firmas|liste)\b/iu
/** What may stand below a list and is none of its names. */
const AFTERWARDS =
  /^(?:contacts?|annex|appendix|notes?|references|about|background|media|press|for (?:more|further))\b/iu
const LONGEST_NAME = 160

function listAt(pieces: readonly Piece[], index: number, fabric: Fabric): FoundList | null {
  const lead = pieces[index]
  if (lead === undefined || (lead.kind !== 'para' && lead.kind !== 'heading')) return null
  const label = labelOf(lead, fabric)
  if (label === null) return null
  const units = unitsBelow(pieces, index, label.rest, fabric)
  const entries: Entry[] = [{ kind: 'group', text: label.text, line: lead.line }, ...units.entries]
  const names = entries.filter(entry => entry.kind === 'name')
  if (names.length < 2) return null
  return {
    from: index,
    to: units.to,
    entries,
    mends: mendsOf(names.map(name => ({ words: bareWords(name.text), line: name.line }))),
    setAside: units.setAside,
  }
}

/** The label, and what follows it where names stand right below it without an empty line. */
function labelOf(piece: Piece, fabric: Fabric): { text: string; rest: Piece['lines'] } | null {
  if (piece.kind === 'heading' || piece.lines.length === 1) {
    return isLabel(piece.text) ? { text: piece.text, rest: [] } : null
  }
  let count = 1
  while (count < piece.lines.length && runsOn(piece.lines, count)) count += 1
  const text = joinLines(
    piece.lines.slice(0, count).map(line => line.text),
    fabric,
  )
  return isLabel(text) ? { text, rest: piece.lines.slice(count) } : null
}

function runsOn(lines: Piece['lines'], index: number): boolean {
  const text = lines[index]?.text.trim() ?? ''
  return beginsInside(text) || /^[\d(]/.test(text) || endsOnBridge(lines[index - 1]?.text.trim() ?? '')
}

function isLabel(text: string): boolean {
  const words = bareWords(text)
  return words.length <= 160 && LEAD.test(words) && !/[.;]$/.test(words)
}

type Units = { entries: Entry[]; to: number; setAside: SetAside[] }

function unitsBelow(pieces: readonly Piece[], lead: number, rest: Piece['lines'], fabric: Fabric): Units {
  const found: Units = { entries: [], to: lead + 1, setAside: [] }
  const width = widthOf(pieces)
  for (const line of namesIn(rest, width, fabric)) found.entries.push(entryOf(line, found))
  for (let at = lead + 1; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece === undefined || !mayBelong(piece, found.entries)) break
    addPiece(piece, found, width, fabric)
    found.to = at + 1
    if (found.entries.at(-1)?.kind === 'closing' && !goesOnAfterClosing(pieces[at + 1])) break
  }
  return found
}

function addPiece(piece: Piece, found: Units, width: number, fabric: Fabric): void {
  if (isClosing(piece.text)) {
    found.entries.push({ kind: 'closing', text: piece.text, line: piece.line })
    return
  }
  if (piece.kind === 'heading') {
    found.entries.push({ kind: 'group', text: piece.text, line: piece.line })
    return
  }
  const marker = piece.lines[0]?.text.trim() ?? ''
  if (piece.kind === 'item' && piece.readings.length > 0) {
    const number = /^(?:[-*•]\s+)?\**(\(?\w+[.)])/u.exec(marker)?.[1] ?? ''
    found.setAside.push({ text: number, line: piece.line, reason: 'running-number' })
  }
  const lines =
    piece.kind === 'item' ? [{ text: piece.text, line: piece.line, page: piece.page }] : piece.lines
  for (const line of namesIn(lines, width, fabric)) found.entries.push(entryOf(line, found))
}

/** Where lines were broken by a width, only a line that could not take the next word runs on. */
function namesIn(lines: Piece['lines'], width: number, fabric: Fabric): { text: string; line: number }[] {
  const names: { text: string; line: number; last: string }[] = []
  for (const line of lines) {
    const text = line.text.trim()
    const previous = names.at(-1)
    const first = text.split(/\s/)[0] ?? ''
    if (previous !== undefined && previous.last.length + 1 + first.length > width) {
      previous.text = joinLines([previous.text, text], fabric).replaceAll('\n', ' ')
      previous.last = text
    } else names.push({ text, line: line.line, last: text })
  }
  return names
}

/** The width at which the whole text was broken; infinite where a paragraph is one line. */
function widthOf(pieces: readonly Piece[]): number {
  let longest = 0
  for (const { lines } of pieces) {
    for (const line of lines) longest = Math.max(longest, line.text.trim().length)
  }
  return longest > 120 ? Number.POSITIVE_INFINITY : longest
}

function entryOf(unit: { text: string; line: number }, found: Units): Entry {
  if (isClosing(unit.text)) return { kind: 'closing', text: unit.text, line: unit.line }
  const words = bareWords(unit.text)
  const bold = /^\*\*[^*]+\*\*:?$/.test(unit.text)
  const isGroup = words.endsWith(':') || GROUP.test(words) || (bold && found.entries.length === 0)
  return { kind: isGroup ? 'group' : 'name', text: unit.text, line: unit.line }
}

function mayBelong(piece: Piece, before: readonly Entry[]): boolean {
  if (piece.kind === 'item') return piece.text.length <= LONGEST_NAME
  if (piece.kind === 'heading') return GROUP.test(bareWords(piece.text))
  if (piece.kind !== 'para') return false
  if (isClosing(piece.text)) return before.some(entry => entry.kind === 'name')
  return piece.lines.every(line => isClosing(line.text.trim()) || looksLikeName(line.text.trim()))
}

function looksLikeName(text: string): boolean {
  const words = bareWords(text)
  if (/@|https?:|www\./.test(words) || AFTERWARDS.test(words)) return false
  return words.length <= LONGEST_NAME && !(/[.!?]$/.test(words) && words.split(/\s+/).length > 8)
}

function isClosing(text: string): boolean {
  const words = bareWords(text)
  return words.split(/\s+/).length > 5 && ABOUT_LIST.test(words) && /[.:)]$/.test(words)
}

function goesOnAfterClosing(next: Piece | undefined): boolean {
  if (next === undefined) return false
  return isClosing(next.text) || GROUP.test(bareWords(next.text))
}
