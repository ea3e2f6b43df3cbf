/**
 * The places where a text names a provision: of the draft under negotiation, or of another instrument. The rules
 * read the forms that joint letters use in English, and the commonest Spanish and French ones; they would rather
 * miss a citation than make one up.
 */
import { textBlocks } from '../formats/text.ts'
import type { Doc, TextBlock } from '../statement/tree.ts'
import { type KnownInstrument, type Named, namedInstruments } from './instruments.ts'
import { type CitedProvision, provisionsAt } from './provisions.ts'

export type Citation = {
  /** As it stands in the text. */
  text: string
  /** UTF-16 units in `toText` of the letter; `end` is behind the last one. */
  start: number
  end: number
  /** The index of the text block among those that have words. */
  block: number
  /** `draft`, a known name such as `UNTOC`, another treaty as written, or a resolution's symbol. */
  instrument: string
  /** Empty where a resolution is named as a whole. */
  targets: CitedProvision[]
}

/**
 * Every citation of a letter in reading order. Nothing inside the list of signatories is one: ARTICLE 19 is an
 * organisation.
 * @param more instruments the coalition knows beside the common ones
 */
export function citationsIn(doc: Doc, more?: readonly KnownInstrument[]): Citation[] {
  const signatures = signatoryBlocks(doc)
  const citations: Citation[] = []
  let offset = 0
  for (const [index, { block, text }] of textBlocks(doc).entries()) {
    if (!signatures.has(block)) {
      for (const found of citationsInText(text, more)) {
        citations.push({ ...found, start: found.start + offset, end: found.end + offset, block: index })
      }
    }
    offset += text.length + 2
  }
  return citations
}

export type Found = Omit<Citation, 'block'>

/** The citations of one stretch of text, offsets within it. */
export function citationsInText(source: string, more?: readonly KnownInstrument[]): Found[] {
  const text = source.replace(/(?:https?:\/\/|www\.)\S+/g, address => ' '.repeat(address.length))
  const named = namedInstruments(text, more)
  const found = [...articles(text, named), ...chapters(text), ...preambles(text), ...resolutions(text)]
  const sorted = found.sort((one, other) => one.start - other.start)
  const all = [...sorted, ...relative(text, sorted)].sort((one, other) => one.start - other.start)
  return all.map(one => ({ ...one, text: source.slice(one.start, one.end) }))
}

function signatoryBlocks(doc: Doc): ReadonlySet<TextBlock> {
  const lists = (doc.content ?? []).filter(block => block.type === 'signatories')
  return new Set(lists.flatMap(list => list.content ?? []))
}

const HEAD = /(?<![\p{L}\p{N}])(?:new\s+)?(articles?|arts?\.|artículos?|articulos?)\s+(?=\d)/giu
const LEAD_IN =
  /(?:(the\s+chapeau|chapeau|el\s+encabezamiento|le\s+chapeau)|(?:(?:sub-?)?paragraphs?|paras?\.?|section|point|item|párrafo|apartado|paragraphe)\s+\(?(\d{1,3}|[a-z])\)?(?:\(([a-z])\))?)\s+(?:of|in|del?|du|de\s+l['’])\s*(?:the\s+)?(?:proposed\s+)?$/iu

function articles(text: string, named: readonly Named[]): Found[] {
  const found: Found[] = []
  for (const head of text.matchAll(HEAD)) {
    const list = provisionsAt(text, head.index + head[0].length)
    if (list === null || isOrganisation(head[1] ?? '', list.targets, text.slice(list.end))) continue
    const lead = LEAD_IN.exec(text.slice(0, head.index))
    const start = lead === null ? head.index : lead.index
    if (lead !== null) applyLead(list.targets, lead)
    const instrument = instrumentOf(text, start, list.end, named)
    found.push({ text: '', start, end: list.end, instrument, targets: list.targets })
  }
  return found
}

/** ARTICLE 19, in capitals and without a paragraph, is the organisation. */
function isOrganisation(word: string, targets: readonly CitedProvision[], after: string): boolean {
  const [only] = targets
  if (word !== 'ARTICLE' || only?.article !== '19' || only.paragraph !== undefined) return false
  return !/^\s*,?\s*(?:of|del?)\s/.test(after)
}

function applyLead(targets: CitedProvision[], lead: RegExpExecArray): void {
  for (const target of targets) {
    if (lead[1] !== undefined) target.part = 'chapeau'
    else if (/^\d/.test(lead[2] ?? '')) target.paragraph ??= lead[2] ?? ''
    else target.point ??= lead[2] ?? ''
    if (lead[3] !== undefined) target.point ??= lead[3]
  }
}

const OF = /^(?:\s*\([^()]*\))?,?\s*(?:of|in|under|to|del?|de\s+la|du|de\s+l['’])\s+(?:the\s+|la\s+|el\s+)?/iu
const OTHER_TREATY =
  /^((?:\p{Lu}[\p{L}\p{M}’'-]*\s+(?:(?:on|of|for|against|and|the|to|in)\s+)*)*(?:Convention|Treaty|Covenant|Charter|Protocol|Statute|Declaration|Constitution|Agreement|Directive|Regulation)(?:\s+(?:(?:on|of|for|against|and|the|to|in)\s+)*\p{Lu}[\p{L}\p{M}’'-]*)*)/u
const THIS_DRAFT =
  /^(?:(?:proposed|draft|future|new|cybercrime|un|united nations)\s+)*(?:convention|treaty|draft|text)\b(?!\s+(?:on|against|of)\b)/iu

function instrumentOf(text: string, start: number, end: number, named: readonly Named[]): string {
  const of = OF.exec(text.slice(end))
  if (of !== null) {
    const at = end + of[0].length
    const known = named.find(name => name.start === at)
    if (known !== undefined) return known.name
    if (THIS_DRAFT.test(text.slice(at))) return 'draft'
    const other = OTHER_TREATY.exec(text.slice(at))
    if (other?.[1] !== undefined && /\s/.test(other[1])) return other[1]
  }
  return namedBefore(text, start, named) ?? impliedBy(text, start) ?? 'draft'
}

/** "the UDHR, particularly Article 19", "the ICCPR (Article 17)", "in the X, crimes listed there (Articles 2–11)". */
function namedBefore(text: string, start: number, named: readonly Named[]): string | null {
  const last = named.findLast(name => name.end <= start)
  if (last === undefined) return null
  const between = text.slice(last.end, start)
  if (/[.!?]\s+\p{Lu}/u.test(between) || /\bthis (?:convention|treaty|draft)\b/i.test(between)) return null
  const beside =
    /^(?:\s*\([^()]*\))?(?:['’]s)?[,:(]*\s*(?:(?:and|,|in)?\s*(?:particularly|in particular|especially|notably|specifically|including|see|its|en particular|notamment)[,\s]*)?(?:its\s+)?\(?$/iu
  if (beside.test(between)) return last.name
  return between.lastIndexOf('(') > between.lastIndexOf(')') && /\($/.test(between) ? last.name : null
}

/** General comments of the Human Rights Committee are on the ICCPR. */
function impliedBy(text: string, start: number): string | null {
  const before = text.slice(0, start)
  return /general comment/i.test(before) && /human rights committee/i.test(before) ? 'ICCPR' : null
}

function chapters(text: string): Found[] {
  const pattern =
    /\b(?:Chapter|Capítulo|Chapitre)\s+(\d{1,2}|[IVX]+)\b(?:,?\s*(?:Cluster|Grupo)\s+(\d{1,2})\b)?/gu
  return [...text.matchAll(pattern)].map(match => {
    const cluster = match[2] === undefined ? {} : { cluster: match[2] }
    return draftCitation(match, { chapter: match[1] ?? '', ...cluster })
  })
}

function preambles(text: string): Found[] {
  const found = [...text.matchAll(/\b(?:the|el|le)\s+(?:preamble|preámbulo|préambule)\b/giu)]
  return found.map(match => draftCitation(match, { part: 'preamble' }))
}

function draftCitation(match: RegExpMatchArray, target: CitedProvision): Found {
  const start = match.index ?? 0
  return { text: '', start, end: start + match[0].length, instrument: 'draft', targets: [target] }
}

function resolutions(text: string): Found[] {
  const pattern = /(?<![\p{L}\p{N}/])[AES]\/(?:HRC\/)?RES\/\d+(?:\/[\dA-Z]+)*/gu
  return [...text.matchAll(pattern)].map(match => {
    const start = match.index ?? 0
    return { text: '', start, end: start + match[0].length, instrument: match[0], targets: [] }
  })
}

const SAME_ARTICLE =
  /(?:paragraph|section|para\.?|párrafo|paragraphe)\s+(\d{1,3})\s+(?:of|del?|du)\s+(?:the\s+same|that|the\s+said|mismo|même)\s+(?:article|artículo)/giu
const BARE_PARAGRAPH = /(?<!operative\s)\bparagraph\s+(\d{1,3})\b/giu

/** Paragraphs of an article that was named before: "of the same article", or in the same sentence. */
function relative(text: string, found: readonly Found[]): Found[] {
  const result: Found[] = []
  const add = (match: RegExpMatchArray, sameSentence: boolean): void => {
    const start = match.index ?? 0
    const end = start + match[0].length
    if ([...found, ...result].some(one => one.start < end && start < one.end)) return
    const last = found.findLast(
      one => one.end <= start && one.targets.some(target => target.article !== undefined),
    )
    const article = last?.targets.at(-1)?.article
    if (last === undefined || article === undefined) return
    if (sameSentence && /[.!?]\s+\p{Lu}/u.test(text.slice(last.end, start))) return
    const targets = [{ article, paragraph: match[1] ?? '' }]
    result.push({ text: '', start, end, instrument: last.instrument, targets })
  }
  for (const match of text.matchAll(SAME_ARTICLE)) add(match, false)
  for (const match of text.matchAll(BARE_PARAGRAPH)) add(match, true)
  return result
}
