/** Word files put together by hand, in as few words as a test can say them: `wordFile(p('Open gauges.'))`. */
import { strToU8, zipSync } from 'fflate'

export type Extra = {
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  /** Parts by name, with the kind of their relation to the document. */
  more?: Record<string, { kind: string; xml: string }>
  /** Addresses outside by relation id. */
  outside?: Record<string, { kind: string; target: string }>
  title?: string
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const SPACES = [
  `xmlns:w="${MAIN}"`,
  `xmlns:r="${OFFICE}/relationships"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  `xmlns:m="${OFFICE}/math"`,
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

/** The bytes of a .docx with this body. */
export function wordFile(body: string, extra: Extra = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '',
    '_rels/.rels': relations([
      ['rId1', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
      [
        'rId2',
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ],
    ]),
    'docProps/core.xml': `<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${extra.title ?? ''}</dc:title></c:coreProperties>`,
    'word/document.xml': `<w:document ${SPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
  }
  const found: [string, string, string, boolean?][] = []
  const add = (kind: string, name: string, xml: string): void => {
    parts[`word/${name}`] = xml
    found.push([`rIdPart${found.length}`, `${OFFICE}/relationships/${kind}`, name])
  }
  for (const kind of ['styles', 'numbering', 'footnotes', 'endnotes', 'comments'] as const) {
    const xml = extra[kind]
    if (xml !== undefined) add(kind, `${kind}.xml`, `<w:${kind} ${SPACES}>${xml}</w:${kind}>`)
  }
  for (const [name, { kind, xml }] of Object.entries(extra.more ?? {}))
    add(kind, name, xml.replace(/^<w:(\w+)/, `<w:$1 ${SPACES}`))
  for (const [id, { kind, target }] of Object.entries(extra.outside ?? {}))
    found.push([id, `${OFFICE}/relationships/${kind}`, target, true])
  parts['word/_rels/document.xml.rels'] = relations(found)
  parts['[Content_Types].xml'] = typesOf(Object.keys(parts))
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

/** What other programs want to be told of each part. */
function typesOf(names: readonly string[]): string {
  const word = names.filter(name => /^word\/\w+\.xml$/.test(name))
  const lines = word.map(name => {
    const kind = name === 'word/document.xml' ? 'document.main' : name.replace(/^word\/|\d*\.xml$/g, '')
    return `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
  })
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${lines.join('')}</Types>`
}

function relations(all: readonly [string, string, string, boolean?][]): string {
  const lines = all.map(
    ([id, type, target, outside]) =>
      `<Relationship Id="${id}" Type="${type}" Target="${target.replaceAll('&', '&amp;')}"${outside === true ? ' TargetMode="External"' : ''}/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
}

/** A run of words with properties, such as `<w:b/>`. */
export const r = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`

/** A paragraph of words, or of the XML that begins with `<`, with its properties. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`

/** A paragraph in a style. */
export const styled = (style: string, content: string): string => p(content, `<w:pStyle w:val="${style}"/>`)

/** A paragraph of a numbering at a depth from 0. */
export const numbered = (num: number, depth: number, content: string, more = ''): string =>
  p(content, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${num}"/></w:numPr>${more}`)

/** A style: its id, the name Word gives it, and what it says. */
export const style = (id: string, name: string, more = '', kind = 'paragraph'): string =>
  `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

/** A definition of numbers: a format and a text for each depth, indented as Word does it. */
export const levels = (id: number, ...all: readonly (readonly [string, string, string?])[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${all
    .map(
      ([format, text, more = ''], depth) =>
        `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="${720 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>`,
    )
    .join('')}</w:abstractNum>`

/** A numbering of a definition, with overrides. */
export const num = (id: number, of: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`

const WHO = 'w:author="Ada Marlow" w:date="2026-03-02T10:00:00Z"'
/** A tracked insertion and a tracked deletion of words. */
export const ins = (words: string): string => `<w:ins w:id="1" ${WHO}>${r(words)}</w:ins>`
export const del = (words: string): string =>
  `<w:del w:id="2" ${WHO}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
/** The end of a paragraph, inserted or deleted. */
export const mark = (kind: 'ins' | 'del'): string => `<w:rPr><w:${kind} w:id="3" ${WHO}/></w:rPr>`
