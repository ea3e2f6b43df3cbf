/** A letter as a Word file that looks like a letter and can be worked on as one. */
import {
  Document,
  type FileChild,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import type { StatementFile } from '../../statement/tree.ts'
import { stretchesOf } from '../columns.ts'
import { drawSignatories } from '../drawSignatories.ts'
import { type Export, footLines } from '../export.ts'
import { titleStands } from '../html.ts'
import { directionOf } from '../language.ts'
import { looseNotes } from '../noteMarks.ts'
import {
  AT_THE_TOP,
  blocksOf,
  newWriting,
  paragraphOf,
  signatoryLine,
  spacer,
  type Writing,
} from './docxWriteBlocks.ts'
import { STYLE } from './docxWriteNames.ts'
import { type Around, plainRuns } from './docxWriteRuns.ts'
import { sealed } from './docxWriteSeal.ts'
import { PAGE, stylesFor } from './docxWriteStyles.ts'

/**
 * A letter as a .docx file: real styles, numbering, footnotes and tables; signatories in two columns where there
 * are many; the version, its hash and the page in the foot. The same letter gives the same bytes; no author, no
 * history and no time but `about.date` is in it. A list bound to a sign-on is left out: draw it first (`withList`).
 *
 * Word cannot say some things of a letter, and they are not in the file: ids of blocks, asks and concerns; a raised
 * and lowered text at once (it is raised); the shape of a quotation or a list within a quotation (its words stand
 * indented); that a table or rule belongs to an item of a list; a header cell beside other cells; item numbers `ab)`
 * and on, which Word prints as `bb)`. A note that nothing refers to stands at the end of the text under a heading of
 * its own. Control characters stand as their pictures.
 */
export async function toDocx(file: StatementFile, about: Export): Promise<Uint8Array> {
  const letter = drawSignatories(file, () => null)
  const writing = newWriting(letter)
  const sections = sectionsOf(letter, about, writing)
  const document = new Document({
    styles: stylesFor(file.language),
    numbering: { config: [...writing.lists.config.values()] },
    footnotes: writing.notes.written,
    sections,
  })
  const packed = await Packer.pack(document, 'uint8array')
  const { title, language } = file
  return sealed(packed, { title, language, date: about.date, rtl: writing.rtl })
}

/** What one section of the document holds. */
type Columns = { columns: 1 | 2; children: FileChild[] }

function sectionsOf(file: StatementFile, about: Export, writing: Writing): ISectionOptions[] {
  const sections: Columns[] = []
  const add = (columns: 1 | 2, children: readonly FileChild[]): void => {
    const last = sections.at(-1)
    if (last?.columns === columns) last.children.push(...children)
    else if (children.length > 0) sections.push({ columns, children: [...children] })
  }
  add(1, titleOf(file, writing))
  for (const stretch of stretchesOf(file.body.content ?? [])) {
    if (stretch.kind === 'blocks') add(1, blocksOf(stretch.blocks, AT_THE_TOP, writing))
    else
      add(
        stretch.columns,
        stretch.lines.map(line => signatoryLine(line, writing)),
      )
  }
  add(1, looseParagraphs(file, about, writing))
  if (sections.at(-1)?.columns !== 1) add(1, [spacer()])
  return sections.map((section, index) => sectionOf(section, index, about))
}

function titleOf(file: StatementFile, writing: Writing): Paragraph[] {
  if (file.title === '' || titleStands(file)) return []
  const content = [{ type: 'text' as const, text: file.title }]
  return [paragraphOf({ attrs: {}, content }, STYLE.title.id, AT_THE_TOP, writing)]
}

function looseParagraphs(file: StatementFile, about: Export, writing: Writing): Paragraph[] {
  const loose = looseNotes(file.body, writing.notes)
  if (loose.length === 0) return []
  const content = [{ type: 'text' as const, text: about.words.looseNotes }]
  return [
    paragraphOf({ attrs: {}, content }, STYLE.headings[2].id, AT_THE_TOP, writing),
    ...loose.map(note => paragraphOf(note, STYLE.note.id, AT_THE_TOP, writing)),
  ]
}

function sectionOf({ columns, children }: Columns, index: number, about: Export): ISectionOptions {
  const { width, height, margin } = PAGE
  return {
    properties: {
      type: index === 0 ? SectionType.NEXT_PAGE : SectionType.CONTINUOUS,
      page: {
        size: { width, height },
        margin: { top: margin, right: margin, bottom: margin, left: margin, header: 600, footer: 600 },
      },
      ...(columns === 2 ? { column: { count: 2, space: 480, equalWidth: true } } : {}),
    },
    ...(index === 0 ? { footers: { default: footOf(footLines(about), about.words) } } : {}),
    children,
  }
}

/** The foot of every page: what the file is a copy of, and the number of the page. */
export function footOf(lines: readonly string[], words: Export['words']): Footer {
  const rtl = directionOf(words.language) === 'rtl'
  const around: Around = { rtl, lang: null, refer: () => null }
  const { before, between, after } = words.page
  const direction = rtl ? { bidirectional: true } : {}
  const number = new TextRun({
    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
    ...(rtl ? { rightToLeft: true } : {}),
  })
  return new Footer({
    children: [
      ...lines.map(
        line => new Paragraph({ style: STYLE.foot.id, ...direction, children: plainRuns(line, around) }),
      ),
      new Paragraph({
        style: STYLE.foot.id,
        ...direction,
        alignment: 'end',
        spacing: { before: 40, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        children: [number],
      }),
    ],
  })
}
