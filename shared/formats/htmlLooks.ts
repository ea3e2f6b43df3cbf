/** What the style of an element of a page says, for whoever reads pages: an import of a file, and a paste. */
import type { Mark } from '../statement/tree.ts'

/**
 * The declarations of a `style` attribute by name, in small letters. Read from the attribute itself, because a browser
 * forgets the `mso-…` properties in which Word says what a paragraph is.
 */
export function declarationsOf(style: string | null | undefined): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const declaration of (style ?? '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    found[name] = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase()
  }
  return found
}

type Emphasis = Exclude<Mark['type'], 'link'>

/** The marks that a style gives (true) or takes away (false); nothing of those it leaves as they are. */
export function emphasisOf(style: Readonly<Record<string, string>>): Partial<Record<Emphasis, boolean>> {
  const weight = style['font-weight']
  const slant = style['font-style']
  const lines = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`
  const raised = style['vertical-align']
  return {
    ...(weight === undefined ? {} : { bold: /^(?:bold|bolder|[6-9]00)$/.test(weight) }),
    ...(slant === undefined ? {} : { italic: /^(?:italic|oblique)/.test(slant) }),
    ...(/underline/.test(lines) ? { underline: true } : {}),
    ...(/line-through/.test(lines) ? { strike: true } : {}),
    ...(raised === 'super' ? { superscript: true } : {}),
    ...(raised === 'sub' ? { subscript: true } : {}),
  }
}

const LIST_STYLES: Readonly<Record<string, string>> = {
  'lower-alpha': 'a.',
  'lower-latin': 'a.',
  'upper-alpha': 'A.',
  'upper-latin': 'A.',
  'lower-roman': 'i.',
  'upper-roman': 'I.',
}

/** The printed form of a list's first number that a style draws; null where it draws none of a letter's. */
export function listTypeIn(style: Readonly<Record<string, string>>): string | null {
  const said = style['list-style-type'] ?? style['list-style'] ?? ''
  const named = said.split(/\s+/).find(word => word in LIST_STYLES)
  return named === undefined ? null : (LIST_STYLES[named] ?? null)
}
