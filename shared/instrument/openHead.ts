/** Provisions that a word names: chapters, articles, annexes. */
import { alternativeOf, type Head } from './heads.ts'
import { RANKS } from './headWords.ts'
import { joinMarks } from './marks.ts'
import type { Headed } from './sift.ts'
import { push, type State, topOf } from './state.ts'
import { namesOf } from './titles.ts'
import { blank, doubt, type Open, opened } from './tree.ts'

/** Opens what this line names, with the title or the words behind its number. */
export function openHead(state: State, line: Headed, head: Head, index: number): void {
  state.started = true
  state.ended = false
  state.bracket = head.opens === true
  closeAbove(state, head.rank, head.level === 'article' ? head.number : null, index)
  const provision = blank(head.level, head.number)
  const named = namesOf(head, line, state.lines[index + 1])
  Object.assign(provision, {
    word: head.word,
    bracketed: head.bracketed,
    title: named.title,
    text: named.text,
  })
  provision.mark = joinMarks(null, named.marks)
  provision.notes.push(...line.notes)
  if (named.unsure) doubt(provision, 'unsure-title')
  const untitled = named.title === null && named.text === '' && head.level !== 'preamble'
  push(state, opened(provision, head.rank, { heading: line.heading, untitled }))
}

/** Closes what cannot hold a provision of this rank. A preamble holds none that has a name. */
export function closeAbove(state: State, rank: number, article: string | null, index: number): void {
  const { stack } = state
  if (stack[1]?.provision.level === 'preamble') stack.length = 1
  while (stack.length > 1 && topOf(state).rank >= rank) stack.pop()
  const top = topOf(state)
  if (article !== null && top.provision.level === 'alternative' && isOver(state, top, article, index))
    stack.pop()
}

/**
 * Whether an alternative to whole articles ends before this article: one that comes after others ends with what
 * they hold; the first one holds more than one article only where another is still to come.
 */
function isOver({ stack, lines }: State, open: Open, article: string, index: number): boolean {
  const { children } = open.provision
  if (!children.some(child => child.level === 'article')) return false
  const beside = (stack.at(-2) as Open).provision.children.filter(({ level }) => level === 'alternative')
  const first = beside.length < 2 ? null : beside.at(-2)
  if (first != null) return !first.children.some(child => child.number === article)
  const word = alternativeOf(open.provision.number)?.word
  const rest = lines.slice(index, index + FAR)
  const end = rest.findIndex(line => line.head !== null && line.head.rank < RANKS.article)
  return !rest.slice(0, end < 0 ? FAR : end).some(line => alternativeOf(line.text)?.word === word)
}

/** So many lines below, the alternative to some articles is looked for. */
const FAR = 120
