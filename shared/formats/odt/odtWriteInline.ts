/** The words of a block as OpenDocument text: spans, links, breaks, and notes where they are referred to. */
import { isSafeHref } from '../../statement/grammar.ts'
import { cleanInline } from '../../statement/inline.ts'
import type { Inline, Text } from '../../statement/tree.ts'
import { markNote, type NoteMarks } from '../noteMarks.ts'
import { escapeXml, holdable, xml } from '../xmlWrite.ts'
import { type Automatic, textStyleFor } from './odtWriteAutomatic.ts'
import { STYLE } from './odtWriteStyles.ts'

/** One document while it is written. */
export type Writing = {
  rtl: boolean
  automatic: Automatic
  notes: NoteMarks
  sections: number
  tables: number
}

/** Inline content as what stands in a paragraph. */
export function inlineXml(content: readonly Inline[] | undefined, writing: Writing): string {
  return cleanInline(content)
    .map(node => {
      if (node.type === 'hardBreak') return xml('text:line-break', {})
      return node.type === 'footnoteRef' ? noteXml(node.attrs.note, writing) : textXml(node, writing)
    })
    .join('')
}

/**
 * Text in which every blank counts: XML readers join blanks that follow each other and drop those at the ends of a
 * paragraph, so all but a single one between two letters are elements.
 */
export function blanksXml(text: string): string {
  return holdable(text)
    .split(/(\t|^ +| +$| {2,})/)
    .filter(piece => piece !== '')
    .map(piece => {
      if (piece === '\t') return xml('text:tab', {})
      return /^ +$/.test(piece)
        ? xml('text:s', { 'text:c': piece.length === 1 ? undefined : piece.length })
        : escapeXml(piece)
    })
    .join('')
}

function textXml(node: Text, writing: Writing): string {
  const style = textStyleFor(node.marks, writing.automatic)
  const words = blanksXml(node.text)
  const span = style === null ? words : xml('text:span', { 'text:style-name': style }, words)
  const link = node.marks?.find(mark => mark.type === 'link')
  if (link?.type !== 'link' || !isSafeHref(link.attrs.href)) return span
  const attributes = {
    'xlink:type': 'simple',
    'xlink:href': link.attrs.href,
    'text:style-name': 'Internet_20_link',
  }
  return xml('text:a', attributes, span)
}

/** The note itself at its first reference, its number at a later one, "?" at a reference to nothing. */
function noteXml(id: string | null, writing: Writing): string {
  const mark = markNote(id, writing.notes)
  if (mark === null) {
    const raised = textStyleFor([{ type: 'superscript' }], writing.automatic)
    return xml('text:span', { 'text:style-name': raised ?? undefined }, '?')
  }
  const name = `ftn${mark.number}`
  if (!mark.first) {
    const again = { 'text:note-class': 'footnote', 'text:reference-format': 'text', 'text:ref-name': name }
    return xml(
      'text:span',
      { 'text:style-name': 'Footnote_20_anchor' },
      xml('text:note-ref', again, String(mark.number)),
    )
  }
  const words = xml('text:p', { 'text:style-name': STYLE.note }, inlineXml(mark.note.content, writing))
  const parts = xml('text:note-citation', {}, String(mark.number)) + xml('text:note-body', {}, words)
  return xml('text:note', { 'text:id': name, 'text:note-class': 'footnote' }, parts)
}
