/** What changed for a coalition between two drafts, as a report and as one page. */
import { Document, Packer, Paragraph, TextRun } from 'docx'
import type { Word } from '../compare/comparison.ts'
import { wordsBetween } from '../compare/plainWords.ts'
import type { ChangeRow, Evidence } from '../contract/outcomes.ts'
import { tableToDocx } from '../formats/docx/docxTable.ts'
import { footOf } from '../formats/docx/docxWrite.ts'
import { STYLE } from '../formats/docx/docxWriteNames.ts'
import { plainRuns, stretches } from '../formats/docx/docxWriteRuns.ts'
import { sealed } from '../formats/docx/docxWriteSeal.ts'
import { PAGE, stylesFor } from '../formats/docx/docxWriteStyles.ts'
import { directionOf } from '../formats/language.ts'
import { holdable } from '../formats/xmlWrite.ts'
import { fileWords } from '../words/files.ts'
import { followedWords } from '../words/followed.en.ts'
import { askHeads, askLines, type ChangesView, outcomesSaid } from './changesView.ts'
import { changedProvision, changeSaid, daySaid, shortened } from './say.ts'

const words = followedWords.changes

/** The whole: what carries an ask first, each change with its asks and its words as a redline, then the rest. */
export async function changesDocx(view: ChangesView): Promise<Uint8Array> {
  const { carrying, rest, unchanged } = view.changes
  const { width, height, margin } = PAGE
  const margins = { top: margin, right: margin, bottom: margin, left: margin, header: 600, footer: 600 }
  const { language } = followedWords
  const document = new Document({
    styles: stylesFor(language),
    sections: [
      {
        properties: { page: { size: { width, height }, margin: margins } },
        footers: { default: footOf([], fileWords(language)) },
        children: [
          said(words.title, STYLE.title.id),
          said(`${leadOf(view)} ${words.legend}`),
          ...group(view, words.carrying, carrying),
          ...group(view, words.rest, rest),
          ...group(view, words.unchanged, unchanged),
        ],
      },
    ],
  })
  const packed = await Packer.pack(document, 'uint8array')
  return sealed(packed, { title: words.title, language, date: undefined, rtl: false })
}

const leadOf = ({ old, now, asOf, changes: { carrying, rest, unchanged } }: ChangesView): string =>
  [
    words.lead(old, now),
    words.counts(carrying.length, rest.length, unchanged.length),
    followedWords.asOf(daySaid(asOf)),
  ].join(' ')

function group(view: ChangesView, heading: string, rows: readonly ChangeRow[]): Paragraph[] {
  const changes = rows.flatMap(row => changeParagraphs(view, row))
  return [
    said(`${heading} (${rows.length})`, STYLE.headings[0].id),
    ...(rows.length === 0 ? [said(words.none)] : changes),
  ]
}

function changeParagraphs(view: ChangesView, row: ChangeRow): Paragraph[] {
  return [
    said(changedProvision(row), STYLE.headings[2].id),
    new Paragraph({ children: [new TextRun({ text: changeSaid(row), italics: true })], keepNext: true }),
    ...askLines(view, row).map(line => said(holdable(line), STYLE.listMore[0].id)),
    ...(row.reworded ? redline(view, row) : []),
  ]
}

/** Inserted words are underlined and deleted ones struck, in colours besides; a paragraph for each line. */
function redline({ language }: ChangesView, { old, now }: ChangeRow): Paragraph[] {
  const rtl = directionOf(language) === 'rtl'
  const lines: TextRun[][] = [[]]
  for (const { op, text } of wordsBetween(textOf(old), textOf(now), language))
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) lines.push([])
      lines.at(-1)!.push(...runsOf(line, op, rtl))
    }
  return lines
    .filter(runs => runs.length > 0)
    .map(
      children => new Paragraph({ children, style: STYLE.quote.id, ...(rtl ? { bidirectional: true } : {}) }),
    )
}

function runsOf(line: string, op: Word['op'], around: boolean): TextRun[] {
  const look = { '=': {}, '+': INSERTED, '-': DELETED }[op]
  return stretches(holdable(line), around).map(
    ({ words: text, rtl }) =>
      new TextRun({ text, italics: false, ...look, ...(rtl ? { rightToLeft: true } : {}) }),
  )
}

const INSERTED = { color: '1C6838', underline: { type: 'single' } } as const
const DELETED = { color: 'A3282E', strike: true } as const

const textOf = (provisions: readonly Evidence[]): string =>
  provisions.map(({ title, text }) => [title ?? '', text].filter(line => line !== '').join('\n')).join('\n')

function said(text: string, style?: string): Paragraph {
  const around = { rtl: false, lang: null, refer: () => null }
  return new Paragraph({ ...(style === undefined ? {} : { style }), children: plainRuns(text, around) })
}

/** Rows of at most this many characters a cell, so many of them fit on one upright page. */
const [MOST_ROWS, MOST_ASKS, MOST_NAME] = [10, 80, 70]

/** One page: the changed provisions that carry an ask, those with the most asks first. */
export function summaryDocx(view: ChangesView): Promise<Uint8Array> {
  const { carrying } = view.changes
  const left = carrying.length - MOST_ROWS
  const { provision, what, asks, outcome } = words.headings
  return tableToDocx({
    ...{ title: words.title, language: followedWords.language, direction: 'ltr', upright: true },
    lead: [leadOf(view), ...(left > 0 ? [words.more(left)] : [])].join(' '),
    columns: [provision, what, asks, outcome],
    shares: [30, 20, 30, 20],
    rows: carrying
      .slice(0, MOST_ROWS)
      .map(row => [
        shortened(changedProvision(row), MOST_NAME),
        changeSaid(row),
        shortened(askHeads(view, row).join(', '), MOST_ASKS),
        shortened(outcomesSaid(view, row), MOST_NAME),
      ]),
  })
}
