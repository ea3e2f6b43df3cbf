/** The words of a block as Word's runs: marks, links, line breaks, marks of notes, and runs from right to left. */
import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IRunOptions,
  type ParagraphChild,
  SimpleField,
  SoftHyphen,
  Tab,
  TextRun,
} from 'docx'
import { isSafeHref } from '../../statement/grammar.ts'
import { cleanInline } from '../../statement/inline.ts'
import type { Inline, Mark, Text } from '../../statement/tree.ts'
import type { NoteMark } from '../noteMarks.ts'
import { holdable } from '../xmlWrite.ts'
import { noteBookmark, STYLE } from './docxWriteNames.ts'
import { languageOf } from './docxWriteStyles.ts'

/** What the words of a block take from around them. */
export type Around = {
  rtl: boolean
  /** The language of the block where it is not the letter's. */
  lang: string | null
  /** Numbers a note at a reference to it. */
  refer: (note: string | null) => NoteMark | null
}

/** Inline content as what stands in a paragraph. */
export function runsOf(content: readonly Inline[] | undefined, around: Around): ParagraphChild[] {
  const nodes = cleanInline(content)
  return nodes.flatMap((node, index): ParagraphChild[] => {
    if (node.type === 'hardBreak') return [new TextRun({ break: 1, ...languageRun(around) })]
    if (node.type === 'footnoteRef') return [noteMark(node.attrs.note, around)]
    const link = hrefOf(node)
    if (link === null) return textRuns(node, around)
    if (hrefOf(nodes[index - 1]) === link) return []
    return [new ExternalHyperlink({ link, children: linkRuns(nodes.slice(index), link, around) })]
  })
}

/** The texts that follow each other in one link. */
function linkRuns(nodes: readonly Inline[], link: string, around: Around): TextRun[] {
  const end = nodes.findIndex(node => hrefOf(node) !== link)
  const texts = nodes.slice(0, end < 0 ? nodes.length : end)
  return texts.flatMap(node => (node.type === 'text' ? textRuns(node, around, { style: 'Hyperlink' }) : []))
}

/** Runs of plain words without marks, such as a line in the foot. */
export function plainRuns(words: string, around: Around): TextRun[] {
  return textRuns({ type: 'text', text: words }, around)
}

function hrefOf(node: Inline | undefined): string | null {
  const link = node?.type === 'text' ? node.marks?.find(mark => mark.type === 'link') : undefined
  return link?.type === 'link' && isSafeHref(link.attrs.href) ? link.attrs.href : null
}

function textRuns(node: Text, around: Around, more: IRunOptions = {}): TextRun[] {
  return stretches(holdable(node.text), around.rtl).map(({ words, rtl }) => {
    const direction = rtl ? { rightToLeft: true } : {}
    return new TextRun({
      ...more,
      ...marksOf(node.marks),
      ...direction,
      ...languageRun(around),
      children: pieces(words),
    })
  })
}

function languageRun({ lang }: Around): IRunOptions {
  return lang === null ? {} : { language: languageOf(lang) }
}

/** Word raises or lowers a run, never both: raised wins. */
function marksOf(marks: readonly Mark[] | undefined): IRunOptions {
  const has = (type: Mark['type']): boolean => marks?.some(mark => mark.type === type) === true
  return {
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italics: true } : {}),
    ...(has('underline') ? { underline: { type: 'single' } } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(has('superscript') ? { superScript: true } : has('subscript') ? { subScript: true } : {}),
  }
}

/** Tabs and soft hyphens are elements of their own in Word. */
function pieces(words: string): (string | Tab | SoftHyphen)[] {
  return words
    .split(/([\t\u00ad])/)
    .filter(piece => piece !== '')
    .map(piece => (piece === '\t' ? new Tab() : piece === '\u00ad' ? new SoftHyphen() : piece))
}

const RIGHT =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}'
const LEFT_STRETCH = new RegExp(
  `[[\\p{L}]--[${RIGHT}]](?:[^${RIGHT}]*[[\\p{L}\\p{N}]--[${RIGHT}]])?\\p{M}*`,
  'gv',
)
const RIGHT_STRETCH = new RegExp(`[${RIGHT}](?:[[^\\p{L}][${RIGHT}]]*[${RIGHT}])?\\p{M}*`, 'gv')

/**
 * Text cut where its direction turns. What belongs to neither direction (blanks, signs) goes with the letters on both
 * its sides, and between two directions with the paragraph; digits go with the letters before them, as Unicode has it.
 */
export function stretches(text: string, rtl: boolean): { words: string; rtl: boolean }[] {
  const found: { words: string; rtl: boolean }[] = []
  let at = 0
  const add = (end: number, turned: boolean): void => {
    if (end > at) found.push({ words: text.slice(at, end), rtl: turned ? !rtl : rtl })
    at = end
  }
  for (const match of text.matchAll(rtl ? LEFT_STRETCH : RIGHT_STRETCH)) {
    add(match.index, false)
    add(match.index + match[0].length, true)
  }
  add(text.length, false)
  return found
}

/**
 * The mark of a note. Word numbers a note once: where the letter refers to it again, a field repeats its number.
 * A reference to nothing is drawn as "?".
 */
function noteMark(note: string | null, around: Around): ParagraphChild {
  const known = around.refer(note)
  if (known === null) return new TextRun({ text: '?', superScript: true })
  const { number, first, only } = known
  if (!first) return new NoteAgain(number)
  const mark = new FootnoteReferenceRun(number)
  return only ? mark : new Bookmark({ id: noteBookmark(number), children: [mark] })
}

class NoteAgain extends SimpleField {
  constructor(number: number) {
    super(` NOTEREF ${noteBookmark(number)} \\f \\h `)
    this.root.push(new TextRun({ text: String(number), style: STYLE.noteMark.id }))
  }
}
