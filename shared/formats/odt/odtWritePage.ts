/** The page of an OpenDocument letter: its paper, its foot, and the part that holds them with the named styles. */
import type { FileWords } from '../../words/files.ts'
import { directionOf } from '../language.ts'
import { escapeXml, xml } from '../xmlWrite.ts'
import { EAST_ASIAN, NAMESPACES, namedStyles, SERIF, STYLE, writingMode } from './odtWriteStyles.ts'

/** The whole of styles.xml. @param lines what stands in the foot of every page */
export function stylesXml(
  language: string,
  rtl: boolean,
  lines: readonly string[],
  words: FileWords,
): string {
  const styles = [fonts(), namedStyles(language, rtl), layout(rtl, words), master(lines, words)]
  return `<?xml version="1.0" encoding="UTF-8"?>${xml('office:document-styles', NAMESPACES, styles.join(''))}`
}

function fonts(): string {
  const faces = [SERIF, EAST_ASIAN].map(name =>
    xml('style:font-face', {
      'style:name': name,
      'svg:font-family': `'${name}'`,
      'style:font-family-generic': 'roman',
    }),
  )
  return xml('office:font-face-decls', {}, faces.join(''))
}

/** A4 with a letter's margins; the foot grows with what stands in it. */
function layout(rtl: boolean, words: FileWords): string {
  const page = {
    ...{ 'fo:page-width': '21cm', 'fo:page-height': '29.7cm', 'style:print-orientation': 'portrait' },
    ...{
      'fo:margin-top': '2.5cm',
      'fo:margin-bottom': '1.2cm',
      'fo:margin-left': '2.5cm',
      'fo:margin-right': '2.5cm',
    },
    ...writingMode(rtl),
  }
  const foot = xml('style:header-footer-properties', {
    'fo:min-height': '1cm',
    'fo:margin-top': '0.5cm',
    'style:dynamic-spacing': 'false',
  })
  const note = {
    'style:width': '0.018cm',
    'style:distance-before-sep': '0.1cm',
    'style:distance-after-sep': '0.1cm',
    'style:line-style': 'solid',
    'style:adjustment': rtl ? 'right' : 'left',
    'style:rel-width': '25%',
    'style:color': '#555555',
  }
  const properties = xml('style:page-layout-properties', page, xml('style:footnote-sep', note))
  const footStyle = xml('style:footer-style', {}, foot)
  const styles = [
    footStyleOf('FootLine', false, words),
    footStyleOf('PageNumber', true, words),
    xml('style:page-layout', { 'style:name': 'Letter' }, properties + footStyle),
  ]
  return xml('office:automatic-styles', {}, styles.join(''))
}

/** The foot has the direction of its own words, which need not be the letter's. */
function footStyleOf(name: string, atTheEnd: boolean, words: FileWords): string {
  const rtl = directionOf(words.language) === 'rtl'
  const attributes = {
    'style:name': name,
    'style:family': 'paragraph',
    'style:parent-style-name': STYLE.foot,
  }
  const direction = { ...writingMode(rtl), 'fo:text-align': rtl === atTheEnd ? 'left' : 'right' }
  return xml('style:style', attributes, xml('style:paragraph-properties', direction))
}

function master(lines: readonly string[], words: FileWords): string {
  const { before, between, after } = words.page
  const said = lines.map(line => xml('text:p', { 'text:style-name': 'FootLine' }, escapeXml(line)))
  const number = [
    blanks(before),
    xml('text:page-number', { 'text:select-page': 'current' }, '1'),
    blanks(between),
    xml('text:page-count', {}, '1'),
    blanks(after),
  ]
  const foot = [...said, xml('text:p', { 'text:style-name': 'PageNumber' }, number.join(''))].join('')
  const page = { 'style:name': 'Standard', 'style:page-layout-name': 'Letter' }
  return xml('office:master-styles', {}, xml('style:master-page', page, xml('style:footer', {}, foot)))
}

/** Words with blanks at their ends, which XML would swallow. */
const blanks = (words: string): string => escapeXml(words).replace(/^ | $/g, xml('text:s', {}))
