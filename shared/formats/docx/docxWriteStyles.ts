/** How a letter looks in Word: one serif, a letter's margins, and a style for everything that has a meaning. */
import { type ILevelsOptions, type IParagraphStyleOptions, type IPropertiesOptions, LineRuleType } from 'docx'
import { directionOf } from '../language.ts'
import { STYLE } from './docxWriteNames.ts'

/** Widths and indents are in twentieths of a point. */
export const PAGE = { width: 11906, height: 16838, margin: 1417, text: 9072 }
export const INDENT = 567

/**
 * The styles of a document. Heights of lines say that they are parts of a line (`auto`): LibreOffice takes a bare
 * number in a style for points, and lines of large type then overlap.
 * @param language BCP 47, of the whole letter
 */
export function stylesFor(language: string): NonNullable<IPropertiesOptions['styles']> {
  return {
    default: {
      document: {
        run: { font: fontsFor(language), size: 23, sizeComplexScript: 26, language: wholeLanguage(language) },
        paragraph: { spacing: { after: 160, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { bold: true, size: 38 },
        paragraph: {
          spacing: { before: 0, after: 360, line: 264, lineRule: LineRuleType.AUTO },
          keepNext: true,
          keepLines: true,
        },
        next: 'Normal',
        quickFormat: true,
      },
      heading1: headingStyle(30, 400),
      heading2: headingStyle(26, 320),
      heading3: headingStyle(23, 260, true),
      listParagraph: {
        paragraph: { spacing: { after: 100, line: 288, lineRule: LineRuleType.AUTO } },
        quickFormat: true,
      },
      hyperlink: { run: { color: '1A4F8B', underline: { type: 'single' } } },
      footnoteText: {
        run: { size: 18, sizeComplexScript: 20 },
        paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } },
      },
    },
    paragraphStyles: [...STYLE.listMore.map(moreStyle), ...OWN_STYLES],
  }
}

type Languages = { value?: string; bidirectional?: string; eastAsia?: string }

/** The language of a block that is not the letter's. Word keeps one for each of its three kinds of script. */
export const languageOf = (language: string): Languages => ({
  value: language,
  bidirectional: language,
  eastAsia: language,
})

/**
 * The language of the whole letter, for its own kind of script. The one for Latin letters is left unsaid where the
 * letter is written from right to left, or programs look for Latin letters in an Arabic font.
 */
function wholeLanguage(language: string): Languages {
  if (directionOf(language) === 'rtl') return { bidirectional: language }
  return { value: language, ...(/^(zh|ja|ko)(-|$)/i.test(language) ? { eastAsia: language } : {}) }
}

/** A numbering for Word at every depth, so that a person can move an item in and out. */
export function levelsOf(level: (depth: number) => Pick<ILevelsOptions, 'format' | 'text' | 'start'>) {
  return Array.from({ length: 9 }, (_, depth): ILevelsOptions => {
    const indent = { left: INDENT * (depth + 1), hanging: INDENT }
    return { level: depth, alignment: 'left', style: { paragraph: { indent } }, ...level(depth) }
  })
}

/** A serif that Word has, for each kind of script. */
function fontsFor(language: string) {
  const serif = 'Times New Roman'
  const [, eastAsia] = EAST_ASIAN.find(([tag]) => tag.test(language)) ?? [null, 'SimSun']
  return { ascii: serif, hAnsi: serif, cs: serif, eastAsia }
}

const EAST_ASIAN: readonly [RegExp, string][] = [
  [/^zh-(hant|tw|hk|mo)/i, 'PMingLiU'],
  [/^ja(-|$)/i, 'MS Mincho'],
  [/^ko(-|$)/i, 'Batang'],
]

function headingStyle(size: number, before: number, italics = false) {
  return {
    run: { bold: true, italics, size, sizeComplexScript: size + 2 },
    paragraph: {
      spacing: { before, after: 140, line: 264, lineRule: LineRuleType.AUTO },
      keepNext: true,
      keepLines: true,
    },
    next: 'Normal',
    quickFormat: true,
  }
}

function moreStyle(style: { id: string; name: string }, depth: number): IParagraphStyleOptions {
  return {
    ...style,
    basedOn: 'Normal',
    paragraph: { indent: { left: INDENT * (depth + 1) }, spacing: { after: 100 } },
  }
}

const based = (style: { id: string; name: string }) => ({ ...style, basedOn: 'Normal', quickFormat: true })

const OWN_STYLES: readonly IParagraphStyleOptions[] = [
  {
    ...based(STYLE.quote),
    paragraph: { indent: { left: INDENT, right: INDENT }, spacing: { before: 60, after: 160 } },
    run: { italics: true, italicsComplexScript: false },
  },
  {
    ...based(STYLE.rule),
    paragraph: {
      border: { bottom: { style: 'single', size: 6, space: 1, color: 'BBBBBB' } },
      spacing: { before: 160, after: 240, line: 240, lineRule: LineRuleType.AUTO },
    },
  },
  {
    ...based(STYLE.cell),
    paragraph: { spacing: { before: 40, after: 40, line: 260, lineRule: LineRuleType.AUTO } },
  },
  {
    ...based(STYLE.headerCell),
    basedOn: STYLE.cell.id,
    paragraph: { keepNext: true },
    run: { bold: true },
  },
  {
    ...based(STYLE.signatory),
    paragraph: { spacing: { after: 60, line: 260, lineRule: LineRuleType.AUTO }, keepLines: true },
  },
  {
    ...based(STYLE.signatoryGroup),
    paragraph: { spacing: { before: 240, after: 100 }, keepNext: true, keepLines: true },
    run: { bold: true },
  },
  { ...based(STYLE.signatoryNote), paragraph: { spacing: { before: 120, after: 120 } } },
  {
    ...based(STYLE.foot),
    paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    run: { size: 15, sizeComplexScript: 17, color: '555555' },
  },
  {
    ...based(STYLE.spacer),
    paragraph: { spacing: { after: 120, line: 20, lineRule: 'exact' } },
    run: { size: 2 },
  },
]
