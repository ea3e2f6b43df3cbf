/** Where the words of a run go: into the letter with their marks, into the code of a field, or aside. */
import { isSafeHref } from '../../statement/grammar.ts'
import { textOf } from '../../statement/text.ts'
import type { Mark } from '../../statement/tree.ts'
import type { SetAsideReason } from '../imported.ts'
import { fieldHref } from './docxReadFields.ts'
import type { Line, Reading } from './docxReading.ts'
import type { Look } from './docxReadLooks.ts'

/** A line break, which is a blank among words that are set aside. */
export function breakLine(look: Look, line: Line, reading: Reading): void {
  const goes = destinationOf(look, reading)
  if (goes === null) line.content.push({ type: 'hardBreak' })
  else leave(' ', goes, line)
}

/** Puts words where they belong: into the letter, into the code of a field, or aside. */
export function say(text: string, look: Look, line: Line, reading: Reading): void {
  if (text === '') return
  const field = reading.fields.at(-1)
  if (field?.phase === 'code') {
    field.code += text
    return
  }
  if (!look.around.muted) for (const open of reading.fields) open.shown += text
  const goes = destinationOf(look, reading)
  if (goes !== null) {
    leave(text, goes, line)
    return
  }
  line.content.push({ type: 'text', text, marks: withLink(look, reading) })
  tally(text, look.style?.lang ?? {}, line)
  highlight(text, look.style?.highlighted === true, line)
}

/** Why words do not go into the letter: `nowhere` where they are in it at another place. Null where they do. */
function destinationOf({ around, style }: Look, reading: Reading): SetAsideReason | 'nowhere' | null {
  if (around.muted) return around.named ?? 'nowhere'
  if (style?.hidden === true) return 'hidden'
  for (const { kind } of reading.fields) {
    if (kind === 'contents') return 'contents'
    if (kind === 'page') return 'page-field'
    if (kind === 'note') return 'nowhere'
  }
  return null
}

function leave(text: string, reason: SetAsideReason | 'nowhere', line: Line): void {
  if (reason === 'nowhere' || reason === 'page-field') return
  const last = line.aside.at(-1)
  if (last?.reason === reason && last.open) last.text += text
  else line.aside.push({ reason, text, near: wordsBefore(line), open: true })
}

/** The last words that the line keeps so far. */
export function wordsBefore({ content }: Line): string {
  return textOf(content.slice(-4)).slice(-60)
}

function withLink({ marks, around }: Look, reading: Reading): Mark[] {
  const href = around.href ?? fieldHref(reading)
  return href === null || href === '' || !isSafeHref(href)
    ? marks
    : [...marks, { type: 'link', attrs: { href } }]
}

function tally(text: string, lang: Readonly<Record<string, string>>, line: Line): void {
  const tag = lang[attributeFor(text)] ?? ''
  line.languages.set(tag, (line.languages.get(tag) ?? 0) + text.length)
}

/** Word keeps a language for each of three kinds of script. */
function attributeFor(text: string): string {
  if (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)) return 'w:bidi'
  return /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text) ? 'w:eastAsia' : 'w:val'
}

function highlight(text: string, on: boolean, line: Line): void {
  const last = line.aside.at(-1)
  const goesOn = last?.reason === 'highlight' && last.open
  if (on && goesOn) last.text += text
  else if (on) line.aside.push({ reason: 'highlight', text, open: true })
  else if (last !== undefined) last.open = false
}
