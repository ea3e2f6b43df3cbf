/** The words of one paragraph with the marks a converter writes: bold, italic, links, raised figures, escapes. */
import { isSafeHref } from '../statement/grammar.ts'
import { cleanInline } from '../statement/inline.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import type { SetAside } from './imported.ts'

export type InlineContext = {
  line: number
  /** The block id of note `k`, as marks refer to it. */
  noteId: (index: number) => string | null
  setAside: SetAside[]
}

/**
 * Reads marked-up words as inline content. A sign that opens nothing is a character like any other. A break
 * (`\n`) becomes a line break. A link that leads nowhere keeps its words; its address is set aside.
 */
export function readInline(text: string, context: InlineContext): Inline[] {
  const found: Inline[] = []
  scan(withLostOpening(text), [], found, context)
  return tidy(found)
}

/** The same words without any mark, for names and for looking at a paragraph. */
export function bareWords(text: string): string {
  const content = readInline(text, { line: 0, noteId: () => null, setAside: [] })
  return content
    .map(node => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? ' ' : ''))
    .join('')
}

const RULES: readonly [
  RegExp,
  (match: RegExpExecArray, marks: Mark[], out: Inline[], context: InlineContext) => void,
][] = [
  [/^\\+([!-/:-@[-`{-~])/, (match, marks, out) => push(out, match[1] ?? '', marks)],
  [
    /^!\[([^[\]]*)\]\([^)\s]*\)/,
    (match, _marks, _out, { setAside, line }) => {
      setAside.push({ text: match[0], line, reason: 'image' })
    },
  ],
  [
    /^<sup>\^(\d+)<\/sup>/,
    (match, marks, out, context) => {
      const note = context.noteId(Number(match[1]))
      if (note === null) push(out, match[0], marks)
      else out.push({ type: 'footnoteRef', attrs: { note } })
    },
  ],
  [
    /^<(sup|sub|u|b|strong|i|em|s|del)>((?:(?!<\1>)[\s\S]){0,3000}?)<\/\1>/i,
    (match, marks, out, context) => {
      const type = TAGS[(match[1] ?? '').toLowerCase()] ?? 'bold'
      scan(match[2] ?? '', [...marks, { type }], out, context)
    },
  ],
  [/^<br\s*\/?>/i, (_match, _marks, out) => out.push({ type: 'hardBreak' })],
  [
    /^<((?:https?:\/\/|mailto:)[^\s<>]+)>/i,
    (match, marks, out, context) => link(match[1] ?? '', match[1] ?? '', marks, out, context),
  ],
  [
    /^\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(\s*<?((?:[^()\s<>\\]|\\.|\([^()\s]*\))*)>?(?:\s+"[^"]*")?\s*\)/,
    (match, marks, out, context) => link(match[1] ?? '', match[2] ?? '', marks, out, context),
  ],
  [
    /^\*\*(?=\S)((?:(?!\*\*)[\s\S]){0,3000}?\S\*?)\*\*(?!\*)/,
    (match, marks, out, context) => scan(match[1] ?? '', [...marks, { type: 'bold' }], out, context),
  ],
  [
    /^\*(?=[^\s*])((?:[^*\\]|\\.|\*\*(?:(?!\*\*)[^\n]){1,500}\*\*){0,3000}?[^\s*])\*(?!\*)/,
    (match, marks, out, context) => scan(match[1] ?? '', [...marks, { type: 'italic' }], out, context),
  ],
  [
    /^~~(?=\S)((?:(?!~~)[\s\S]){0,3000}?\S)~~/,
    (match, marks, out, context) => scan(match[1] ?? '', [...marks, { type: 'strike' }], out, context),
  ],
  [/^\n/, (_match, _marks, out) => out.push({ type: 'hardBreak' })],
]

const TAGS: Readonly<Record<string, Exclude<Mark['type'], 'link'>>> = {
  sup: 'superscript',
  sub: 'subscript',
  u: 'underline',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strike',
  del: 'strike',
}

function scan(text: string, marks: Mark[], out: Inline[], context: InlineContext): void {
  let rest = text
  let before = ''
  while (rest !== '') {
    const plain = /^[^\\!<[*_~\n]+/.exec(rest)?.[0]
    if (plain !== undefined) {
      push(out, plain, marks)
      before = plain.slice(-1)
      rest = rest.slice(plain.length)
      continue
    }
    const taken = takeUnderscored(rest, before, marks, out, context) || takeRule(rest, marks, out, context)
    if (taken === 0) push(out, rest.slice(0, 1), marks)
    before = rest.slice(Math.max(taken, 1) - 1, Math.max(taken, 1))
    rest = rest.slice(Math.max(taken, 1))
  }
}

function takeRule(rest: string, marks: Mark[], out: Inline[], context: InlineContext): number {
  for (const [pattern, act] of RULES) {
    const match = pattern.exec(rest)
    if (match === null) continue
    act(match, marks, out, context)
    return match[0].length
  }
  return 0
}

/** Underscores mark words only at their edges: `snake_case` and addresses are full of them. */
function takeUnderscored(
  rest: string,
  before: string,
  marks: Mark[],
  out: Inline[],
  context: InlineContext,
): number {
  if (/[\p{L}\p{N}/]/u.test(before)) return 0
  const match = /^(__?)(?=\S)([^_\n]*?[^\s_])\1(?![\p{L}\p{N}_])/u.exec(rest)
  if (match === null) return 0
  scan(match[2] ?? '', [...marks, { type: match[1] === '__' ? 'bold' : 'italic' }], out, context)
  return match[0].length
}

/** `words` are markup, `target` is an address as written. */
function link(words: string, target: string, marks: Mark[], out: Inline[], context: InlineContext): void {
  const href = target.replace(/\\+([!-/:-@[-`{-~])/g, '$1')
  if (isSafeHref(href) && !marks.some(mark => mark.type === 'link')) {
    const inside: Mark[] = [...marks, { type: 'link', attrs: { href } }]
    if (words.replaceAll('\\', '') === href) push(out, href, inside)
    else scan(words, inside, out, context)
    return
  }
  const reason = href === '' || href.startsWith('#') ? 'link-to-nowhere' : 'unsafe-link'
  context.setAside.push({ text: target, line: context.line, reason, near: words.replace(/[*\\]/g, '') })
  scan(words, marks, out, context)
}

function push(out: Inline[], text: string, marks: readonly Mark[]): void {
  if (text !== '') out.push({ type: 'text', text, ...(marks.length > 0 ? { marks: [...marks] } : {}) })
}

/** A closing `**` whose opening was lost with the number before it: the bold began where the words begin. */
function withLostOpening(text: string): string {
  const signs = text.match(/(?<!\\)\*\*/g)?.length ?? 0
  return signs % 2 === 1 && /^[^*]*[^\s*]\*\*(?:[\s,.;:]|$)/.test(text) ? `**${text}` : text
}

/** Spaces single and none at the edges; equal neighbours joined; a raised first letter no longer a mark apart. */
function tidy(content: readonly Inline[]): Inline[] {
  const joined = cleanInline(withoutDroppedCap(cleanInline(content)))
  let spaced = true
  for (const node of joined) {
    if (node.type !== 'text') spaced = node.type === 'hardBreak'
    else {
      node.text = node.text.replace(/[ \t]+/g, ' ')
      if (spaced) node.text = node.text.replace(/^ /, '')
      if (node.text !== '') spaced = node.text.endsWith(' ')
    }
  }
  for (const [index, node] of joined.entries()) {
    const next = joined.slice(index + 1).find(other => other.type !== 'text' || other.text !== '')
    if (node.type === 'text' && (next === undefined || next.type === 'hardBreak'))
      node.text = node.text.trimEnd()
  }
  return joined.filter(node => node.type !== 'text' || node.text !== '')
}

function withoutDroppedCap(content: readonly Inline[]): readonly Inline[] {
  const [first, second] = content
  if (first?.type !== 'text' || second?.type !== 'text') return content
  const isCap = /^\p{Lu}$/u.test(first.text) && first.marks?.length === 1 && first.marks[0]?.type === 'bold'
  if (!isCap || second.marks !== undefined || !/^\p{L}/u.test(second.text)) return content
  return [{ type: 'text', text: first.text + second.text }, ...content.slice(2)]
}
