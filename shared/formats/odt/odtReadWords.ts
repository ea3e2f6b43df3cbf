/** The words of a paragraph of an OpenDocument text: into the letter with their marks, or aside. */
import { cleanInline } from '../../statement/inline.ts'
import { textOf } from '../../statement/text.ts'
import type { Inline, Mark } from '../../statement/tree.ts'
import { setAside } from '../aside.ts'
import type { SetAsideReason } from '../imported.ts'
import type { XmlElement } from '../xml.ts'
import type { Line, Reading } from './odtReading.ts'
import type { OdtStyle } from './odtReadStyles.ts'

/** What surrounds words. */
export type Around = { marks: readonly Mark[]; hidden: boolean; highlighted: boolean; style: OdtStyle | null }

export const PLAIN: Around = { marks: [], hidden: false, highlighted: false, style: null }

/** What surrounds words in a style. */
export function within(style: OdtStyle, around: Around): Around {
  const own = style.marks.filter(mark => !around.marks.some(other => other.type === mark.type))
  return {
    marks: [...around.marks, ...own],
    hidden: around.hidden || style.hidden,
    highlighted: around.highlighted || style.highlighted,
    style: { ...style, lang: { ...around.style?.lang, ...style.lang } },
  }
}

/** Blanks in the XML are one blank, and none at the beginning of a paragraph. */
export function collapsed(text: string, line: Line): string {
  const words = text.replace(/[ \t\r\n]+/g, ' ')
  const last = line.content.at(-1)
  const before = last !== undefined && 'text' in last ? last.text.at(-1) : undefined
  const isStart = last === undefined || (before === ' ' && words.startsWith(' '))
  return isStart ? words.replace(/^ /, '') : words
}

/** Puts words into the line, with the marks around them; hidden and inserted ones are set aside. */
export function say(text: string, line: Line, reading: Reading, around: Around): void {
  if (text === '') return
  const reason = reasonFor(reading, around)
  if (reason !== null) {
    leave(reason, text, line)
    return
  }
  line.content.push({ type: 'text', text, marks: [...around.marks] })
  const tag = tagFor(text, around)
  line.languages.set(tag, (line.languages.get(tag) ?? 0) + text.length)
  if (around.highlighted) leave('highlight', text, line)
}

/** Why words here do not go into the letter; null where they do. */
export function reasonFor(reading: Reading, around: Around): SetAsideReason | null {
  if (reading.inserted.size > 0) return 'inserted-change'
  return around.hidden ? 'hidden' : null
}

function leave(reason: SetAsideReason, text: string, line: Line): void {
  const last = line.aside.at(-1)
  const near = textOf(line.content.slice(-4).flatMap(node => ('split' in node ? [] : [node]))).slice(-60)
  if (last?.reason === reason && reason !== 'highlight') last.text += text
  else line.aside.push({ reason, text, near })
}

function tagFor(text: string, { style }: Around): string {
  if (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)) return style?.lang.complex ?? ''
  const asian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
  return (asian ? style?.lang.asian : style?.lang.western) ?? ''
}

/** Lists what the line set aside, and gives its words; those of paragraphs that were taken back stand apart. */
export function finishLine(line: Line, reading: Reading): { split: XmlElement | null; content: Inline[] }[] {
  for (const { reason, text, near } of line.aside) setAside(reading, reason, text, near)
  const parts: { split: XmlElement | null; content: Inline[] }[] = [{ split: null, content: [] }]
  for (const node of line.content) {
    if ('split' in node) parts.push({ split: node.split, content: [] })
    else parts.at(-1)?.content.push(node)
  }
  return parts.map(({ split, content }) => ({ split, content: cleanInline(content) }))
}
