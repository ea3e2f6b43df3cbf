/** Lines without a number: titles, words of the open provision, and words beside others. */
import { AGREED, RANKS } from './headWords.ts'
import { joinMarks, takeMarks } from './marks.ts'
import { levelUnder } from './openCounted.ts'
import { closeAbove } from './openHead.ts'
import type { Provision } from './provision.ts'
import { type Headed, titleLike } from './sift.ts'
import { push, type State, topOf } from './state.ts'
import { blank, doubt, type Open, opened } from './tree.ts'

/** Reads a line that opens nothing by a name or a number. */
export function readWords(state: State, line: Headed, index: number): void {
  const top = topOf(state)
  const { text, marks } = takeMarks(line.text, top.untitled)
  state.agreed ||= top.provision.level === 'preamble' && AGREED.test(text)
  const setOff = (line.heading !== null || line.setOff) && titleLike(text)
  if (top.untitled && text !== '' && mayBeTitle(state, line, text)) nameIt(state, line, index, text, marks)
  else if (text === '' && state.last !== null) add(state.last, line, '', marks, '')
  else if (setOff && state.lines[index + 1]?.head != null) openUnnamed(state, line, text, marks)
  else {
    top.untitled = false
    addWords(state, line, text, marks)
  }
}

/** In an article only the first line that is no sentence; a heading may be one. */
function mayBeTitle(state: State, line: Headed, text: string): boolean {
  const { provision } = topOf(state)
  if (provision.text !== '' || provision.children.length > 0) return false
  return line.heading !== null || (titleLike(text) && !ORDERS.test(text))
}

/** Words of the provision itself, whatever sign they end with. */
const ORDERS = /(?<![\p{L}])(?:shall|must|deberán?|podrán?|doit|doivent)(?![\p{L}])/iu

function nameIt(state: State, line: Headed, index: number, text: string, marks: readonly string[]): void {
  const top = topOf(state)
  const { provision } = top
  provision.title = provision.title === null ? text : `${provision.title} ${text}`
  provision.mark = joinMarks(provision.mark, marks)
  provision.notes.push(...line.notes)
  const next = state.lines[index + 1]
  top.untitled = next?.broken === true
  const alone = next === undefined || next.head !== null
  if (alone && top.provision.level === 'article' && line.heading === null && !line.broken)
    doubt(provision, 'unsure-title')
}

/** A heading above articles that is called nothing. It closes what is headed at its height. */
function openUnnamed(state: State, line: Headed, text: string, marks: readonly string[]): void {
  closeAbove(state, RANKS.unnamed, null, 0)
  const height = line.heading
  const { stack } = state
  const level = stack.findIndex(open => height !== null && open.heading !== null && open.heading >= height)
  if (level > 0) stack.length = level
  const provision = blank('section', '')
  Object.assign(provision, { title: text, mark: joinMarks(null, marks), notes: [...line.notes] })
  push(state, opened(provision, RANKS.unnamed, { heading: height }))
}

function addWords(state: State, line: Headed, text: string, marks: readonly string[]): void {
  const { last } = state
  const goesOn = line.broken || (line.afterGap && last !== null && isHalf(last.text, text))
  if (last !== null && goesOn) add(last, line, text, marks, line.broken ? '\n' : ' ')
  else {
    closeToWords(state, line)
    const { provision } = topOf(state)
    const beside = provision.children.length > 0 || (provision.text !== '' && !isCounted(provision))
    if (beside || state.stack.length === 1) addBeside(state, line, text, marks)
    else {
      add(provision, line, text, marks, '\n')
      state.last = provision
    }
  }
}

/**
 * Closes what unnumbered words do not belong to: all but the item of a list around them, or the last paragraph. In a
 * preamble each line is one of its own.
 */
function closeToWords(state: State, line: Headed): void {
  const { stack } = state
  const recites = stack[1]?.provision.level === 'preamble'
  const item = line.within === null ? -1 : stack.findLastIndex(open => open.item === line.within)
  if (item > 0) stack.length = item + 1
  else while (topOf(state).rank >= RANKS.below && (recites || !holdsWords(topOf(state)))) stack.pop()
}

/** Words behind the points of a paragraph belong to the paragraph, and so do those behind other such words. */
const holdsWords = ({ provision: { level, number } }: Open): boolean =>
  (level === 'paragraph' || level === 'alternative') && number !== ''

const isCounted = ({ level }: Provision): boolean =>
  level === 'paragraph' || level === 'point' || level === 'subpoint' || level === 'alternative'

/** Whether a sentence that a page cut in two goes on. */
const isHalf = (before: string, after: string): boolean =>
  /[^.;:!?]$/.test(before) && /^[\p{Ll}\p{Lo}\d]/u.test(after)

function add(
  provision: Provision,
  line: Headed,
  text: string,
  marks: readonly string[],
  joint: string,
): void {
  provision.text += provision.text === '' || text === '' ? text : joint + text
  provision.mark = joinMarks(provision.mark, marks)
  provision.notes.push(...line.notes)
}

/** Unnumbered words beside others: in an article the first ones become a paragraph as well, unless they lead in. */
function addBeside(state: State, line: Headed, text: string, marks: readonly string[]): void {
  const { provision } = topOf(state)
  const { children, level } = provision
  if (
    children.length === 0 &&
    level !== 'preamble' &&
    provision.text !== '' &&
    !provision.text.endsWith(':')
  ) {
    children.push(blank('paragraph', '', provision.text))
    provision.text = ''
  }
  const beside = children.findLast(isCounted)?.level
  const child = blank(
    beside === undefined || beside === 'alternative' ? levelUnder(state.stack, '1') : beside,
    '',
    text,
  )
  child.mark = joinMarks(null, marks)
  child.notes.push(...line.notes)
  push(state, opened(child, RANKS.below))
}
