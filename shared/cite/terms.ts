/** What a letter calls an instrument: "the International Covenant … (“the Covenant”)", "the proposed Convention on …". */
import { type DefinedTerm, type Named, namedInstruments } from './instruments.ts'
import type { KnownInstrument } from './instrumentTable.ts'
import { treatyNameAt } from './treatyNames.ts'

const KINDS =
  'Convention|Treaty|Covenant|Charter|Protocol|Statute|Declaration|Instrument|Agreement|Regulation|Directive|Convenio|Convención|Tratado|Pacto|Carta|Protocolo|Estatuto|Declaración|Instrumento|Acuerdo|Traité|Pacte|Charte|Protocole|Statut|Déclaration|Accord|Règlement'
const CANDIDATE = new RegExp(String.raw`(?<!\p{L})(?:${KINDS})(?!\p{L})`, 'giu')
const PROPOSED =
  /(?<!\p{L})(?:proposed|draft|future|planned|proyecto\s+de|propuesta\s+de|futur[oa]|projet\s+de)\s+(?:(?:un|united\s+nations|comprehensive|international)\s+)*$/iu
const IN_BRACKETS = /^\s*,?\s*\(([^()]{2,120})\)/u

/**
 * The terms a text defines, in order.
 * @param terms those defined before it
 */
export function termsIn(
  text: string,
  more: readonly KnownInstrument[],
  terms: readonly DefinedTerm[],
): DefinedTerm[] {
  if (!/[(]|proposed|draft|future|proyecto|propuesta|futur|projet/iu.test(text)) return []
  const found = drafts(text)
  if (text.includes('(')) {
    const named = namedInstruments(text, more, terms)
    for (const one of [...named, ...unnamed(text, named)]) {
      found.push(...defined(text.slice(one.end, one.end + 130), one.name))
    }
  }
  return found.filter(({ term }) => !BARE.test(term))
}

/** "the Convention" for the draft needs no definition, and would only hide what else it means. */
const BARE = /^(?:draft|treaty|text)$/iu

/** "the proposed Harbour Convention": its name means the draft from now on. */
function drafts(text: string): DefinedTerm[] {
  return [
    ...text.matchAll(
      /(?<!\p{L})(?:proposed|draft|future|planned|proyecto\s+de|propuesta\s+de|futur[oa]|projet\s+de)\s+/giu,
    ),
  ].flatMap(match => {
    const at = match.index + match[0].length
    const name = treatyNameAt(text, at)
    if (name === null) return []
    const inner = defined(text.slice(at + name.length, at + name.length + 130), 'draft')
    return /\s/.test(name) ? [{ term: name, name: 'draft' }, ...inner] : inner
  })
}

/** Treaties that no table knows and that are followed by a bracket, for what it may define. */
function unnamed(text: string, named: readonly Named[]): Named[] {
  const found: Named[] = []
  for (const match of text.matchAll(CANDIDATE)) {
    const start = nameStart(text, match.index)
    const name = treatyNameAt(text, start)
    if (name === null || !/\s/.test(name) || PROPOSED.test(text.slice(0, start))) continue
    const end = start + name.length
    if (!named.some(one => one.start < end && start < one.end)) found.push({ start, end, name })
  }
  return found
}

/** The capitalised words before the word "Convention" belong to its name. */
function nameStart(text: string, at: number): number {
  const before = /(?:(?!(?:The|This|In|Under|Of|A|An)\s)\p{Lu}[\p{L}-]*\s+)+$/u.exec(
    text.slice(Math.max(0, at - 80), at),
  )
  return at - (before?.[0].length ?? 0)
}

const LEAD =
  /^(?:(?:hereinafter|hereafter|henceforth|also\s+known\s+as|known\s+as|referred\s+to\s+as|or|and|en\s+adelante|en\s+lo\s+sucesivo|denominad[oa]|ci-après|dénommée?|o|ou|y|et)[,:]?\s+)+/iu
const ARTICLE = /^(?:the|la|el|le|l['’])\s*/iu
const QUOTES = /^[“"«‘'„]\s*|\s*[”"»’'“]$/gu

function defined(rest: string, name: string): DefinedTerm[] {
  const inside = IN_BRACKETS.exec(rest)?.[1]
  if (inside === undefined) return []
  return inside.split(/[,;]|\s(?:or|o|ou)\s/u).flatMap(piece => {
    const said = piece.trim().replace(LEAD, '')
    const quoted = said.replace(ARTICLE, '')
    const bare = quoted.replace(QUOTES, '')
    const term = bare.replace(ARTICLE, '')
    const marked =
      said !== quoted || quoted !== bare || term !== bare || new RegExp(`^(?:${KINDS})$`, 'u').test(term)
    const short = /^\p{Lu}[\p{L}-]*\p{Lu}[\p{L}+-]*$/u.test(term)
    const fits = /^\p{Lu}[\p{L}\p{N} +-]{1,40}$/u.test(term) && !/^(?:Art|Chap|Part|see)/u.test(term)
    return fits && (marked || short) ? [{ term, name }] : []
  })
}
