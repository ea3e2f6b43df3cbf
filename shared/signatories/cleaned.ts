/** A name as it stands in a list, without what lists put around names. */

export type Cleaned = { text: string; address?: string }

/**
 * The words of a line without its bullet or number, marks of notes, "(signed)", a date behind it, quotation marks
 * around it, and addresses, which are kept apart. Letters stay as they are, also capitals.
 */
export function cleaned(line: string): Cleaned {
  const { text, address } = withoutAddresses(withoutMarker(tidied(line)).text)
  let words = text
  for (let before = ''; before !== words; ) {
    before = words
    words = withoutEnd(withoutQuotes(words.replace(SIGNED, ' ').replace(NOTE_MARKS, '').replace(DATE, '')))
  }
  return { text: words.replace(/\s+/g, ' ').trim(), ...(address === '' ? {} : { address }) }
}

/** Composed letters, one kind of blank, nothing that nobody sees. The joiners of scripts that need them stay. */
export const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u00AD\uFEFF\uFFFC]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

const BULLET = /^(?:[•●▪■□◦○‣⁃·*✓✔☑√➢➤►▶→❖–—-]|\[[ xX]?\])\s+/u
/** "1.", "17)", "(3)", "No. 4:", "٣-"; a number without a sign may be part of the name ("350 Kenya"). */
const NUMBER = /^(?:n[o°º]\.?\s*)?\(?(\p{Nd}{1,5})\s*(?:[.)\]:/–-]|\.\))\s*(?=\p{L}|\p{N}|["“«'(])/iu

/** A line without its bullet and its running number, and what that was. */
export function withoutMarker(line: string): { text: string; marker: string } {
  let text = line
  for (let at = 0; at < 3; at++) {
    const number = NUMBER.exec(text)
    const isNumber = number !== null && !/^\p{Nd}+[-:/.]\p{N}/u.test(text) && !/^\p{Nd}+-\p{L}/u.test(text)
    const found = BULLET.exec(text)?.[0] ?? (isNumber ? number[0] : undefined)
    if (found === undefined || text.length === found.length) break
    text = text.slice(found.length).trimStart()
  }
  return { text, marker: line.slice(0, line.length - text.length).trim() }
}

const MAIL = /<?(?:mailto:)?[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}.-]+\.\p{L}{2,}>?/giu
const SITE = /<?(?:https?:\/\/|www\.)[^\s<>,;)\]]+>?/giu
const PHONE =
  /(?:(?<!\p{L})(?:tel|phone|tél|teléfono|telefono|mobile|mob|cell|fax|whatsapp|هاتف)\.?\s*:?\s*)?(?:\+|00)\s?\d[\d\s().-]{6,}\d|(?<!\p{L})(?:tel|phone|tél|teléfono|telefono|mobile|mob|cell|fax|whatsapp|هاتف)\.?\s*:?\s*\(?\d[\d\s().-]{5,}\d/giu

/** Mail, web and telephone addresses apart from the words, with the brackets and labels that held them. */
export function withoutAddresses(line: string): { text: string; address: string } {
  const found: string[] = []
  let text = line
  for (const pattern of [MAIL, SITE, PHONE])
    text = text.replace(pattern, address => {
      found.push(address.replace(/^<|>$|^mailto:/gi, '').trim())
      return '\uE000'
    })
  if (found.length === 0) return { text: line, address: '' }
  const bare = text
    .replace(
      /(?:[([<|,;:–—-]|(?<!\p{L})(?:e-?mail|mail|email|contact|web(?:site)?|correo|courriel|البريد)\p{L}*\s*:?)?\s*\uE000\s*[)\]>]?/giu,
      ' ',
    )
    .replace(/\(\s*[,;/]?\s*\)|\[\s*\]/gu, ' ')
  return { text: bare.replace(/\s+/g, ' ').trim(), address: found.join(', ') }
}

const SIGNED =
  /\s*[([]\s*(?:e-?)?(?:signed|sgd\.?|signature|firmado|firma|signé|signée|موقع|توقيع|confirmed|✓|✔)\s*[)\]]/giu
/** Raised figures, asterisks, daggers and bracketed numbers behind a name. */
const NOTE_MARKS = /(?:[¹²³⁰⁴-⁹]+|\s*[*†‡§]+|\s*\[\d{1,3}\]|\s*\[\^?[\d*a-z]\]|<sup>[^<]*<\/sup>)+$/u

const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|févr|fév|mars|avr|mai|juin|juil|août|déc)\\p{L}*\\.?'
const DATE = new RegExp(
  `(?:[\\s,;(–—-]+(?:on|el|le)?\\s*|\\s*\\()(?:\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?)?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:de\\s+)?${MONTH}(?:\\s+de)?,?\\s+\\d{4}|${MONTH}\\s+\\d{1,2},?\\s+\\d{4})\\s*\\)?$`,
  'iu',
)

const PAIRS = ['""', '“”', '«»', '‘’', '„“', "''", '””']

/** Quotation marks go where they stand around the whole name and nowhere inside it. */
function withoutQuotes(text: string): string {
  const [first, last] = [text[0] ?? '', text.at(-1) ?? '']
  const inside = text.slice(1, -1)
  const whole = text.length > 2 && PAIRS.includes(first + last)
  return whole && !inside.includes(first) && !inside.includes(last) ? inside.trim() : text
}

/** Commas, semicolons and a last "and" go; a full stop stays behind "Inc." and between initials. */
function withoutEnd(text: string): string {
  const bare = text
    .replace(/(?:[,;،؛]\s*(?:and|y|et|و))?[\s,;،؛:|–—-]+$/iu, '')
    .replace(/^[\s,;،؛:|]+/u, '')
    .replace(/\s+([,;])/g, '$1')
  return /(?<![\p{Lu}.]\p{L}?)\p{L}{5,}\.$/u.test(bare) ? bare.slice(0, -1) : bare
}
