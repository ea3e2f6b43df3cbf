/** Text and elements as HTML, everything escaped. */

/** Text as HTML text: `&`, `<`, `>` and quotes as entities, so that it can also stand in an attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/**
 * Text as a page can hold it: a carriage return as a number, since browsers take a plain one for a line end, and the
 * one character that HTML has no place for as its picture.
 */
export function pageText(text: string): string {
  return escapeHtml(text).replaceAll('\r', '&#13;').replaceAll('\u0000', '\u2400')
}

export type Attributes = Readonly<Record<string, string | number | true | null | undefined>>

/** An element with its attributes; null and undefined ones are left out, `true` is written without a value. */
export function element(name: string, attributes: Attributes, content: string): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === null || value === undefined) return ''
    return value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`
  })
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** Text without a character that Markdown or an editor could change on the way: those are written as numbers. */
export function exactText(text: string): string {
  return escapeHtml(text).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being written out.
    /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff]|\p{Cs}|^ | $| (?= )/gu,
    character => `&#${character.charCodeAt(0)};`,
  )
}
