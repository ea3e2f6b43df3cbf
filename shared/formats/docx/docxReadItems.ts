/** The place of a Word paragraph in a list, and what is printed before its words. */
import type { Inline } from '../../statement/tree.ts'
import type { ListPlace } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { withWrittenNumber } from '../writtenNumber.ts'
import type { XmlElement } from '../xml.ts'
import type { Reading } from './docxReading.ts'
import { counted, FORM_OF, type Printed } from './docxReadNumbering.ts'
import { numberingOf, type Style } from './docxReadStyles.ts'

/** Counts the paragraph in the list that it or its style says it stands in; null where there is none. */
export function printedBefore(own: XmlElement | undefined, style: Style, reading: Reading): Printed | null {
  const direct = numberingOf(own)
  const id = direct !== null && direct.id !== '' ? direct.id : style.numbering?.id
  const numbering = reading.numberings.get(id ?? '')
  if (id === undefined || numbering === undefined) return null
  const byStyle = numbering.levels.findIndex(level => style.names[0] === styleName(level.style, reading))
  const depth = direct?.depth ?? style.numbering?.depth ?? Math.max(0, byStyle)
  return counted(id, numbering, Math.min(8, Math.max(0, depth || 0)), reading.counts)
}

function styleName(id: string | undefined, reading: Reading): string | undefined {
  return id === undefined ? undefined : reading.styles.of(id).names[0]
}

/** The place in a list; null where what is printed has words of its own, such as "Article 3", or nothing. */
export function placeOf(
  { level, value, text }: Printed,
  own: XmlElement | undefined,
  style: Style,
  reading: Reading,
): ListPlace | null {
  const direct = numberingOf(own)
  const id = direct !== null && direct.id !== '' ? direct.id : (style.numbering?.id ?? '')
  const depth = reading.numberings.get(id)?.levels.indexOf(level) ?? 0
  const key = reading.ours ? id : (reading.numberings.get(id)?.key ?? id)
  const place = { key, depth, value: Math.max(1, value) }
  if (level.format === 'bullet' || (level.format === 'none' && !/\p{L}/u.test(level.text)))
    return { ...place, ordered: false, type: '' }
  if (/\p{L}{2}/u.test(level.text)) return null
  const form = FORM_OF[level.format]
  const [, open = '', close = ''] = /^\s*([(]?)%[1-9]([.)]?)\s*$/.exec(level.text) ?? []
  const type = `${close === ')' ? open : ''}${form ?? '1'}${close === '' ? '.' : close}`
  const isExact =
    form !== undefined && value >= 1 && /^\(?%[1-9][.)]$/.test(level.text) && !(open === '(' && close !== ')')
  if (!isExact) setAside(reading, 'numbering', text)
  return { ...place, ordered: true, type }
}

/** The words of a heading, or of a number with words in it, with the number written out. */
export function withNumber({ text, level }: Printed, content: Inline[], reading: Reading): Inline[] {
  return withWrittenNumber(level.format === 'bullet' ? '' : text.trim(), content, reading)
}
