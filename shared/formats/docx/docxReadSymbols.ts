/** Signs of the fonts that draw pictures in the place of letters, as the letters of Unicode that look so. */

const WINGDINGS: Readonly<Record<number, string>> = {
  34: '✂',
  40: '✆',
  42: '✉',
  74: '☺',
  76: '☹',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  119: '⬥',
  159: '•',
  167: '▪',
  168: '◻',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}
const SYMBOL: Readonly<Record<number, string>> = {
  45: '−',
  163: '≤',
  165: '∞',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  208: '∠',
  210: '®',
  211: '©',
  212: '™',
  215: '⋅',
  222: '⇒',
  226: '®',
  227: '©',
  228: '™',
}
const GREEK = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'

/**
 * The sign for a code of a font.
 * @param code hexadecimal; fonts of pictures have theirs also from F000 on
 * @returns `certain` where the font is known to draw exactly that
 */
export function symbolFor(font: string, code: string): { sign: string; certain: boolean } {
  const number = Number.parseInt(code, 16)
  if (Number.isNaN(number)) return { sign: '\ufffd', certain: false }
  const low = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number
  const known = knownSign(font.toLowerCase(), low)
  if (known !== undefined) return { sign: known, certain: true }
  if (low !== number || low < 0x20) return { sign: '\ufffd', certain: false }
  const sign = String.fromCharCode(number)
  return {
    sign: /[\ud800-\udfff]/.test(sign) ? '\ufffd' : sign,
    certain: !/wingdings|symbol|webdings/i.test(font),
  }
}

function knownSign(font: string, low: number): string | undefined {
  if (font.startsWith('wingdings')) return WINGDINGS[low]
  if (font !== 'symbol') return undefined
  if (low >= 0x41 && low <= 0x5a) return GREEK[low - 0x41]
  if (low >= 0x61 && low <= 0x7a) return GREEK[low - 0x61]?.toLowerCase()
  return SYMBOL[low]
}
