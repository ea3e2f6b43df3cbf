/** Pictures as SVG: text that wraps, in the direction of its own letters, and the sign of an outcome. */
import { escapeXml, xml } from '../formats/xmlWrite.ts'
import type { Outcome } from '../outcome.ts'

/** Lengths are CSS pixels. */
export const FONT = 13
export const LINE = 18
export const INK = '#1c1c1a'
export const SOFT = '#4f4d47'
export const RULE = '#c6c1b3'

/**
 * A picture by itself: nothing is loaded and nothing runs, and whoever cannot see it has its title and description.
 * @param parts elements that are written already
 */
export function picture(
  { title, describes, width, height }: { title: string; describes: string; width: number; height: number },
  parts: readonly string[],
): string {
  const about =
    xml('title', { id: 'title' }, escapeXml(title)) + xml('desc', { id: 'desc' }, escapeXml(describes))
  const paper = xml('rect', { width, height, fill: '#ffffff' })
  const attributes = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    ...{ role: 'img', 'aria-labelledby': 'title desc' },
    ...{ 'font-family': "'Noto Sans', 'Helvetica Neue', Arial, sans-serif", 'font-size': FONT, fill: INK },
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml('svg', attributes, [about, paper, ...parts].join('\n'))}\n`
}

/** A group with a name of its own for whoever listens. */
export const group = (title: string, parts: readonly string[]): string =>
  xml('g', {}, xml('title', {}, escapeXml(title)) + parts.join(''))

export type Box = { x: number; y: number; width: number }
type Look = { bold?: true; soft?: true; most?: number }

/** Text in lines within a box; what is longer than `most` lines ends in an ellipsis. @returns its height too */
export function textIn(
  text: string,
  { x, y, width }: Box,
  look: Look = {},
): { part: string; height: number } {
  const lines = linesOf(text, look.bold ? width / BOLD : width, look.most ?? 4)
  const rtl = isRtl(text)
  const attributes = {
    ...(look.bold ? { 'font-weight': 600 } : {}),
    ...(look.soft ? { fill: SOFT } : {}),
    ...(rtl ? { direction: 'rtl' } : {}),
  }
  const spans = lines.map((line, at) =>
    xml('tspan', { x: rtl ? x + width : x, y: y + LINE * (at + 1) - 4 }, escapeXml(line)),
  )
  return {
    part: lines.length === 0 ? '' : xml('text', attributes, spans.join('')),
    height: LINE * lines.length,
  }
}

/** Bold letters are so much wider. */
const BOLD = 1.12

/** How high text will be, without drawing it. */
export const heightOf = (text: string, width: number, { bold, most = 4 }: Look = {}): number =>
  LINE * linesOf(text, bold ? width / BOLD : width, most).length

/** Words are laid out only as far as they are shown. */
function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const [word] of text.matchAll(/\S+/gu)) {
    for (const piece of pieces(word, width)) {
      const last = lines.at(-1)
      if (last !== undefined && wide(`${last} ${piece}`) <= width)
        lines[lines.length - 1] = `${last} ${piece}`
      else lines.push(piece)
      if (lines.length > most) return cutShort(lines, width, most)
    }
  }
  return lines
}

function cutShort(lines: readonly string[], width: number, most: number): string[] {
  const end = [...(lines[most - 1] ?? '')]
  while (end.length > 0 && wide(`${end.join('')}…`) > width) end.pop()
  return [...lines.slice(0, most - 1), `${end.join('').trimEnd()}…`]
}

/** A word that is wider than a line is cut, piece by piece. */
function* pieces(word: string, width: number): Generator<string> {
  let piece = ''
  let taken = 0
  for (const character of word) {
    const own = wide(character)
    if (taken + own > width && piece !== '') {
      yield piece
      piece = ''
      taken = 0
    }
    piece += character
    taken += own
  }
  if (piece !== '') yield piece
}

/** About how wide text is drawn; fonts differ, and this is rather too much than too little. */
function wide(text: string): number {
  let width = 0
  for (const character of text) width += FONT * (SHARES.find(([these]) => these.test(character))?.[1] ?? 0.6)
  return width
}

/** The width of characters as a share of their height. */
const SHARES: readonly [RegExp, number][] = [
  [/[fijlrt.,:;()[\]|!'’ I]/u, 0.4],
  [/[\p{Lu}MWmw@%—…]/u, 0.75],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u,
    1.05,
  ],
]
const RTL =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** Whether the first letter of a text is written from right to left. */
const isRtl = (text: string): boolean => RTL.test(/\p{L}/u.exec(text)?.[0] ?? '')

/** The sign of an outcome, 16 pixels high and wide: each a shape of its own. */
export function signOf(outcome: Outcome | null, x: number, y: number): string {
  return xml(
    'g',
    { transform: `translate(${x} ${y})`, stroke: INK, 'stroke-width': 1.5, fill: 'none' },
    SIGNS[outcome ?? 'open'],
  )
}

const circle = (more: Record<string, string | number> = {}) => xml('circle', { cx: 8, cy: 8, r: 6, ...more })
const path = (d: string, more: Record<string, string | number> = {}) => xml('path', { d, ...more })

const SIGNS: Readonly<Record<Outcome | 'open', string>> = {
  reflected:
    circle({ fill: INK }) + path('M4.8 8.3l2.2 2.2 4.2-4.6', { stroke: '#ffffff', 'stroke-width': 2 }),
  partly: circle() + path('M2 8a6 6 0 0 0 12 0z', { fill: INK }),
  'not-reflected': circle() + path('M5 8h6'),
  weakened: path('M1.5 3h13L8 14.5z', { fill: INK }),
  gone: path('M2.5 2.5h11v11h-11z') + path('M4.5 4.5l7 7M11.5 4.5l-7 7'),
  open: circle({ 'stroke-dasharray': '2 2' }),
}
