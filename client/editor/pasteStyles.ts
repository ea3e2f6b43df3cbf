/**
 * The declarations of an element's `style` attribute by name, in small letters. Read from the attribute itself,
 * because a browser forgets the `mso-…` properties in which Word says what a paragraph is.
 */
export function styleOf(element: Element): Record<string, string> {
  const style: Record<string, string> = {}
  for (const declaration of (element.getAttribute('style') ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    style[declaration.slice(0, colon).trim().toLowerCase()] = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase()
  }
  return style
}
