/** How a letter looks as OpenDocument: the same serif, margins and named styles as its Word file. */
import { directionOf } from '../language.ts'
import { xml } from '../xmlWrite.ts'

/** Named styles, by the name a person sees; `styleName` gives the one that XML wants. */
export const STYLE = {
  body: 'Standard',
  title: 'Title',
  headings: ['Heading 1', 'Heading 2', 'Heading 3'],
  listItem: 'List Paragraph',
  quote: 'Quotations',
  rule: 'Horizontal Line',
  cell: 'Table Contents',
  headerCell: 'Table Heading',
  signatory: 'Signatory',
  signatoryGroup: 'Signatory Group',
  signatoryNote: 'Signatory Note',
  note: 'Footnote',
  foot: 'Footer',
} as const

/** In XML a blank of a style's name is written `_20_`. */
export const styleName = (name: string): string => name.replaceAll(' ', '_20_')

export const NAMESPACES = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  'office:version': '1.3',
} as const

/** The language of the whole letter, said for its own kind of script of the three that OpenDocument tells apart. */
function wholeLanguage(language: string): Record<string, string> {
  if (directionOf(language) === 'rtl') return ofScript(language, '-complex')
  return ofScript(language, /^(zh|ja|ko)(-|$)/i.test(language) ? '-asian' : '')
}

/** The language of a block that is not the letter's, for whatever script its words are in. */
export function languageAttributes(language: string): Record<string, string> {
  return { ...ofScript(language, ''), ...ofScript(language, '-asian'), ...ofScript(language, '-complex') }
}

function ofScript(language: string, script: '' | '-asian' | '-complex'): Record<string, string> {
  const [tag = 'en', ...rest] = language.split('-')
  const country = rest.find(part => /^([A-Za-z]{2}|\d{3})$/.test(part)) ?? 'none'
  const plain = script === '' ? 'fo' : 'style'
  return {
    [`${plain}:language${script}`]: tag,
    [`${plain}:country${script}`]: country,
    ...(rest.length > 0 ? { [`style:rfc-language-tag${script}`]: language } : {}),
  }
}

export const writingMode = (rtl: boolean): Record<string, string> => ({
  'style:writing-mode': rtl ? 'rl-tb' : 'lr-tb',
})

/**
 * The direction of a paragraph, which begins at its side of the page. The side is named, because LibreOffice takes
 * `start` for the left one in every direction.
 */
export const paragraphMode = (rtl: boolean): Record<string, string> => ({
  'fo:text-align': rtl ? 'right' : 'left',
  ...writingMode(rtl),
})

/** Fonts that office programs have: one for Latin and Arabic letters, one for Chinese, Japanese and Korean. */
export const SERIF = 'Times New Roman'
export const EAST_ASIAN = 'Noto Serif CJK SC'

type Look = {
  parent?: string
  next?: string
  outline?: number
  paragraph?: Record<string, string>
  text?: Record<string, string>
}

/** The named styles of a document, with its language and direction as what is said where nothing else is. */
export function namedStyles(language: string, rtl: boolean): string {
  const base = {
    ...{ 'style:font-name': SERIF, 'style:font-name-asian': EAST_ASIAN, 'style:font-name-complex': SERIF },
    ...size('11.5pt', '13pt'),
    ...wholeLanguage(language),
  }
  const defaults = xml(
    'style:default-style',
    { 'style:family': 'paragraph' },
    xml('style:paragraph-properties', {
      ...paragraphMode(rtl),
      'style:tab-stop-distance': '1.25cm',
      'fo:orphans': '2',
      'fo:widows': '2',
    }) + xml('style:text-properties', base),
  )
  const looks = Object.entries(LOOKS).map(([name, look]) => paragraphStyle(name, look))
  const link = { 'fo:color': '#1a4f8b', 'style:text-underline-style': 'solid' }
  const raised = { 'style:text-position': 'super 58%' }
  const characters = [
    characterStyle('Internet link', link),
    characterStyle('Footnote Symbol', raised),
    characterStyle('Footnote anchor', raised),
  ]
  return xml('office:styles', {}, [defaults, ...looks, ...characters, NOTES].join(''))
}

const NOTES = xml('text:notes-configuration', {
  'text:note-class': 'footnote',
  'text:citation-style-name': 'Footnote_20_Symbol',
  'text:citation-body-style-name': 'Footnote_20_anchor',
  'text:default-style-name': 'Footnote',
  'style:num-format': '1',
  'text:start-value': '0',
  'text:footnotes-position': 'page',
  'text:start-numbering-at': 'document',
})

const space = (top: string, bottom: string): Record<string, string> => ({
  'fo:margin-top': top,
  'fo:margin-bottom': bottom,
})
const size = (latin: string, complex = latin): Record<string, string> => ({
  'fo:font-size': latin,
  'style:font-size-asian': latin,
  'style:font-size-complex': complex,
})
const BOLD = {
  'fo:font-weight': 'bold',
  'style:font-weight-asian': 'bold',
  'style:font-weight-complex': 'bold',
}
const ITALIC = { 'fo:font-style': 'italic' }
const KEEP = { 'fo:keep-with-next': 'always', 'fo:keep-together': 'always' }

const LOOKS: Readonly<Record<string, Look>> = {
  [STYLE.body]: { paragraph: { ...space('0cm', '0.28cm'), 'fo:line-height': '115%' } },
  [STYLE.title]: {
    next: STYLE.body,
    paragraph: { ...space('0cm', '0.63cm'), ...KEEP },
    text: { ...BOLD, ...size('19pt', '20pt') },
  },
  [STYLE.headings[0]]: {
    next: STYLE.body,
    outline: 1,
    paragraph: { ...space('0.45cm', '0.22cm'), ...KEEP },
    text: { ...BOLD, ...size('15pt', '16pt') },
  },
  [STYLE.headings[1]]: {
    next: STYLE.body,
    outline: 2,
    paragraph: { ...space('0.32cm', '0.22cm'), ...KEEP },
    text: { ...BOLD, ...size('13pt', '14pt') },
  },
  [STYLE.headings[2]]: {
    next: STYLE.body,
    outline: 3,
    paragraph: { ...space('0.22cm', '0.2cm'), ...KEEP },
    text: { ...BOLD, ...ITALIC, ...size('11.5pt', '13pt') },
  },
  [STYLE.listItem]: { paragraph: space('0cm', '0.18cm') },
  [STYLE.quote]: {
    paragraph: { ...space('0.1cm', '0.28cm'), 'fo:margin-left': '1cm', 'fo:margin-right': '1cm' },
    text: ITALIC,
  },
  [STYLE.rule]: {
    next: STYLE.body,
    paragraph: {
      ...space('0.28cm', '0.42cm'),
      'fo:border-bottom': '0.5pt solid #bbbbbb',
      'fo:padding': '0cm',
    },
  },
  [STYLE.cell]: { paragraph: { ...space('0cm', '0cm'), 'fo:line-height': '108%' } },
  [STYLE.headerCell]: { parent: STYLE.cell, paragraph: { 'fo:keep-with-next': 'always' }, text: BOLD },
  [STYLE.signatory]: {
    paragraph: { ...space('0cm', '0.08cm'), 'fo:line-height': '108%', 'fo:keep-together': 'always' },
  },
  [STYLE.signatoryGroup]: { paragraph: { ...space('0.42cm', '0.18cm'), ...KEEP }, text: BOLD },
  [STYLE.signatoryNote]: { paragraph: space('0.21cm', '0.21cm') },
  [STYLE.note]: {
    paragraph: { ...space('0cm', '0.07cm'), 'fo:line-height': '100%' },
    text: size('9pt', '10pt'),
  },
  [STYLE.foot]: {
    paragraph: { ...space('0cm', '0cm'), 'fo:line-height': '100%' },
    text: { ...size('7.5pt', '8.5pt'), 'fo:color': '#555555' },
  },
}

function paragraphStyle(name: string, { parent, next, outline, paragraph, text }: Look): string {
  const attributes = {
    'style:name': styleName(name),
    'style:display-name': name,
    'style:family': 'paragraph',
    'style:class': 'text',
    'style:parent-style-name': name === STYLE.body ? undefined : styleName(parent ?? STYLE.body),
    'style:next-style-name': next,
    'style:default-outline-level': outline,
  }
  const look = [
    paragraph === undefined ? '' : xml('style:paragraph-properties', paragraph),
    text === undefined ? '' : xml('style:text-properties', text),
  ]
  return xml('style:style', attributes, look.join(''))
}

function characterStyle(name: string, text: Record<string, string>): string {
  const attributes = { 'style:name': styleName(name), 'style:display-name': name, 'style:family': 'text' }
  return xml('style:style', attributes, xml('style:text-properties', text))
}
