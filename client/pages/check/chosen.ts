/** Files that somebody chose or let go on the page: read as text on this device, and sorted by what they are. */
import { words } from './words.ts'

/** What a receipt is checked with and against, in the order in which it is asked for. */
export const PARTS = ['receipt', 'key', 'letter', 'list'] as const
export type Part = (typeof PARTS)[number]

/** A file as text, and what it is called on the screen. */
export type Chosen = { name: string; text: string }
export type Files = Partial<Record<Part, Chosen>>

/** Bytes that a file may have, before any of it is read. */
const MOST_BYTES = 50_000_000

/** What a file chooser offers for each. */
export const KINDS: Readonly<Record<Part, string>> = {
  receipt: '.jws',
  key: '.json,.jwk,.jwks,.pem',
  letter: '.json',
  list: '.json',
}

/** @returns the file, or a sentence about why it was not read */
export async function readChosen(file: File): Promise<Chosen | { wrong: string }> {
  if (file.size > MOST_BYTES) return { wrong: words.page.tooLarge(file.name) }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return { name: file.name, text }
  } catch {
    return { wrong: words.page.notText(file.name) }
  }
}

/** What a file is, by what it says of itself; null where it is none of these. */
export function partOf(text: string): Part | null {
  const written = text.trim()
  if (written.startsWith('-----BEGIN')) return 'key'
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(written)) return 'receipt'
  const { format, keys, kty } = fieldsOf(written)
  if (format === 'undersigned-version') return 'letter'
  if (format === 'undersigned-list') return 'list'
  return keys === undefined && kty === undefined ? null : 'key'
}

function fieldsOf(written: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(written)
    return typeof json === 'object' && json !== null ? { ...json } : {}
  } catch {
    return {}
  }
}
