/** Fields: what Word works out by itself. Links become links, marks of notes marks; of the rest the words stay. */
import { isSafeHref } from '../../statement/grammar.ts'
import { setAside } from '../aside.ts'
import type { Field, Line, Reading } from './docxReading.ts'

/** Opens a field whose code is still to come, or is known already. */
export function beginField(reading: Reading, code = ''): void {
  reading.fields.push({ code, phase: 'code', kind: 'kept', shown: '', href: null })
}

/** The code is complete; what the field shows follows. */
export function showField(reading: Reading, line: Line, muted: boolean): void {
  const field = reading.fields.at(-1)
  if (field === undefined || field.phase === 'result') return
  field.phase = 'result'
  field.kind = kindOf(field.code)
  if (field.kind === 'link') field.href = addressOf(field.code)
  if (field.kind !== 'note') return
  const key = reading.markedNotes.get(/NOTEREF\s+(\S+)/i.exec(field.code)?.[1] ?? '')
  const note = key === undefined ? undefined : reading.notes.get(key)
  if (key === undefined || note === undefined || line.inNote) field.kind = 'kept'
  else if (!muted) {
    reading.referred.add(key)
    line.content.push({ type: 'footnoteRef', attrs: { note: reading.ids(note.element, 'note') } })
  }
}

/** Closes the innermost field and names what of it is not in the letter. */
export function endField(reading: Reading, muted: boolean): void {
  const field = reading.fields.pop()
  if (field === undefined || muted) return
  nameField(field, reading)
}

/** What is still open at the end of a story was never closed: its code is named all the same. */
export function endAllFields(reading: Reading): void {
  while (reading.fields.length > 0) endField(reading, false)
}

/** The address that the innermost link of the open fields leads to. */
export function fieldHref(reading: Reading): string | null {
  return reading.fields.findLast(field => field.kind === 'link')?.href ?? null
}

/** The address if it may stand in a letter; otherwise it is set aside beside the words it hung on. */
export function safeHref(href: string, words: string, reading: Reading): string | null {
  const safe: boolean = isSafeHref(href)
  if (safe) return href
  const reason = href === '' || href.startsWith('#') ? 'link-to-nowhere' : 'unsafe-link'
  setAside(reading, reason, href === '' ? '#' : href, words)
  return null
}

const KINDS: readonly [Field['kind'], RegExp][] = [
  ['link', /^\s*HYPERLINK\b/i],
  ['page', /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i],
  ['contents', /^\s*(?:TOC|TOA|INDEX)\b/i],
  ['note', /^\s*NOTEREF\b/i],
]

function kindOf(code: string): Field['kind'] {
  return KINDS.find(([, form]) => form.test(code))?.[0] ?? 'kept'
}

/** `HYPERLINK "address" \l "place in it"`; a place alone is one in this very text. */
function addressOf(code: string): string {
  const place = /\\l\s+"?([^"\s]+)"?/i.exec(code)?.[1]
  const address = /^\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))/i.exec(code)
  return (address?.[1] ?? address?.[2] ?? '').trim() + (place === undefined ? '' : `#${place}`)
}

function nameField(field: Field, reading: Reading): void {
  if (field.phase === 'code') setAside(reading, 'field', field.code)
  else if (field.kind === 'page') setAside(reading, 'page-field', field.shown || field.code)
  else if (field.kind === 'kept') setAside(reading, 'field', field.code, field.shown)
  else if (field.kind === 'link' && !isSafeHref(field.href)) safeHref(field.href ?? '', field.shown, reading)
}
