/** How the words of a run look and where it stands: marks, languages, links, and changes that leave it out. */
import type { Mark } from '../../statement/tree.ts'
import type { SetAsideReason } from '../imported.ts'
import { elementIn, type XmlElement } from '../xml.ts'
import type { Reading } from './docxReading.ts'
import { raisedOf, type Style, togglesOf, underlineOf } from './docxReadStyles.ts'

/** Where a run stands: in a link, in words that this reading leaves out (and why they are named, if they are). */
export type Around = { href: string | null; muted: boolean; named: SetAsideReason | null }

export const PLAIN: Around = { href: null, muted: false, named: null }

/** How the words of a run look, worked out at its first words. */
export type Look = { marks: Mark[]; around: Around; style: RunStyle | null }
type RunStyle = { hidden: boolean; highlighted: boolean; lang: Readonly<Record<string, string>> }

/** The look of a run by its own properties and its style, as this reading has them. */
export function lookOf(run: XmlElement, reading: Reading, around: Around): Look {
  const own = propertiesOf(elementIn(run, 'w:rPr'), 'w:rPrChange', 'w:rPr', reading)
  if (own === undefined) return { marks: [], around, style: null }
  const styled = elementIn(own, 'w:rStyle')?.attributes['w:val']
  const style = styled === undefined ? null : reading.styles.of(styled)
  const toggles = { ...style?.toggles, ...togglesOf(own) }
  const marks: Mark[] = []
  if (toggles.bold === true) marks.push({ type: 'bold' })
  if (toggles.italic === true) marks.push({ type: 'italic' })
  if (underlined(own, style, around)) marks.push({ type: 'underline' })
  if (toggles.strike === true) marks.push({ type: 'strike' })
  const said = raisedOf(own)
  const raised = said === undefined ? (style?.raised ?? null) : said
  if (raised !== null) marks.push({ type: raised })
  return {
    marks,
    around,
    style: {
      hidden: toggles.hidden === true,
      highlighted: (elementIn(own, 'w:highlight')?.attributes['w:val'] ?? 'none') !== 'none',
      lang: { ...style?.lang, ...elementIn(own, 'w:lang')?.attributes },
    },
  }
}

/** The line under a link is how links look, and nothing that its writer did. */
function underlined(own: XmlElement, style: Style | null, around: Around): boolean {
  const isLink = around.href !== null || style?.names.some(name => /link/.test(name)) === true
  return underlineOf(own) ?? (!isLink && style?.underline === true)
}

/** Properties as this reading has them: before a tracked change of them, where changes are rejected. */
export function propertiesOf(
  properties: XmlElement | undefined,
  change: string,
  old: string,
  reading: Pick<Reading, 'view'>,
): XmlElement | undefined {
  if (reading.view === 'accepted') return properties
  const before = elementIn(properties, change)
  return before === undefined ? properties : elementIn(before, old)
}
