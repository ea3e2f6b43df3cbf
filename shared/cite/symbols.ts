/** Resolutions and documents of the United Nations: `A/RES/77/211`, "resolution 75/282", `A/AC.291/22/Rev.2`. */

export type DocumentSymbol = { start: number; end: number; symbol: string; kind: 'resolution' | 'document' }

const DOCUMENT =
  /(?<![\p{L}\p{N}/.])(?:A|E|S|ST|HRI|CCPR|CEDAW|CRC|CAT|CERD|CRPD|CMW|CTOC|CAC|UNODC|TD|UNEP|FCCC)\/(?:[A-Z]{1,8}(?:\.\d{1,4})?|\d{1,4})(?:\/(?:[A-Z][A-Za-z]{0,8}(?:\.\d{1,3})?|\d{1,4}[A-Z]?|Rev\.\d{1,2}|Add\.\d{1,2}|Corr\.\d{1,2}|L\.\d{1,3}(?:[A-Z]|\/Rev\.\d)?))*(?:\s?\(\d{4}\))?(?![\p{L}\p{N}])/gu
const WORDED =
  /(?<!\p{L})(résolutions?|resolutions?|resolución|resoluciones|res\.)\s+(?:(?:no\.?|n[°º]|núm\.)\s*)?(\d{1,4})(?:\/(\d{1,4})(?![\d/])|\s+([A-Z])\s*\(([IVX]+)\)|\s*\((\d{4})\))/giu
const FURTHER = /(?:,|\s(?:and|y|et)|,\s(?:and|y|et))\s+(\d{1,3})\/(\d{1,4})(?![\d/])/uy

/** Every symbol in a text, in order. Only those of the United Nations: other bodies' resolutions are none. */
export function symbolsIn(text: string): DocumentSymbol[] {
  const found: DocumentSymbol[] = []
  if (text.includes('/')) {
    for (const match of text.matchAll(DOCUMENT)) {
      const symbol = match[0]
      if (!/\d/.test(symbol) || !/\/.*\/|[A-Z]\.\d/u.test(symbol)) continue
      const kind = /\/(?:RES|DEC)\//u.test(symbol) ? 'resolution' : 'document'
      found.push({ start: match.index, end: match.index + symbol.length, symbol, kind })
    }
  }
  if (/r[eé]s(?:ol|\.)/iu.test(text)) found.push(...worded(text))
  return found.sort((one, other) => one.start - other.start)
}

function worded(text: string): DocumentSymbol[] {
  return [...text.matchAll(WORDED)].flatMap((match): DocumentSymbol[] => {
    const end = match.index + match[0].length
    const around = {
      before: text.slice(Math.max(0, match.index - 60), match.index),
      after: text.slice(end, end + 60),
    }
    if (OTHER_BODY.test(around.before) || OTHER_BODY_AFTER.test(around.after)) return []
    const body = bodyOf(around)
    const [, word = '', first = '', second, letter, roman, year] = match
    if (letter !== undefined) return [found(match.index, end, `A/RES/${first}${letter}(${roman})`)]
    if (year !== undefined) return [found(match.index, end, `S/RES/${first} (${year})`)]
    const all = [found(match.index, end, `${body}/RES/${first}/${second}`)]
    return /s$/iu.test(word) ? [...all, ...further(text, end, body)] : all
  })
}

/** "resolutions 74/247 and 75/282". */
function further(text: string, at: number, body: string): DocumentSymbol[] {
  FURTHER.lastIndex = at
  const match = FURTHER.exec(text)
  if (match === null) return []
  const [whole, session = '', number = ''] = match
  const end = match.index + whole.length
  const symbol = `${session}/${number}`
  return [found(end - symbol.length, end, `${body}/RES/${symbol}`), ...further(text, end, body)]
}

const found = (start: number, end: number, symbol: string): DocumentSymbol => ({
  start,
  end,
  symbol,
  kind: 'resolution',
})

const OTHER_BODY =
  /(?:parliament(?:ary)?(?:\s+assembly)?|council\s+of\s+europe|african\s+commission|OAS|ACHPR|senate|house|parlamento\s+europeo|parlement\s+européen|PACE|OEA)(?:['’]s)?\s+(?:\p{L}+\s+)?$/iu
const OTHER_BODY_AFTER =
  /^\s+(?:of|del?|du)\s+(?:the\s+|la\s+)?(?:european|parliament|council\s+of\s+europe|african|oas|organi[sz]ation\s+of|parlamento|parlement)/iu

function bodyOf({ before, after }: { before: string; after: string }): string {
  const human =
    /human\s+rights\s+council|HRC|consejo\s+de\s+derechos\s+humanos|conseil\s+des\s+droits\s+de\s+l['’]homme/iu
  const ofHuman = new RegExp(String.raw`^\s+(?:of|del?|du)\s+(?:the\s+)?(?:${human.source})`, 'iu')
  if (
    new RegExp(String.raw`(?:${human.source})(?:['’]s)?\s+(?:\p{L}+\s+)?$`, 'iu').test(before) ||
    ofHuman.test(after)
  )
    return 'A/HRC'
  const economic = /(?:ECOSOC|economic\s+and\s+social\s+council)(?:['’]s)?\s+$/iu
  return economic.test(before) ||
    /^\s+(?:of|del?|du)\s+(?:the\s+)?(?:ECOSOC|economic\s+and\s+social)/iu.test(after)
    ? 'E'
    : 'A'
}
