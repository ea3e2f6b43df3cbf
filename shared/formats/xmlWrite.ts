/** Writing XML by hand: elements with attributes, and text that any reader of XML 1.0 takes. */

/**
 * Text as XML can hold it. XML has no place for most control characters, whatever their notation: they stand as
 * their pictures (U+2400 and on), so that nothing vanishes. A line end inside a text shows as a blank and is one.
 */
export function holdable(text: string): string {
  return text
    .replace(/[\r\n]/g, ' ')
    .replace(/(?!\t)\p{Cc}/gu, control => picture(control.charCodeAt(0)))
    .replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
}

/** The controls of ASCII have pictures; those above it XML can hold as they are. */
const picture = (code: number): string => String.fromCharCode(code < 0x20 ? 0x2400 + code : code)

/** Text as XML text, also fit to stand in an attribute. */
export function escapeXml(text: string): string {
  return holdable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element; attributes that are undefined are left out, and an element without content is closed at once. */
export function xml(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(String(value))}"`,
  )
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}
