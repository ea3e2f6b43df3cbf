/** From lines to provisions: each line opens one, names one, or goes on with one. */
import { readWords } from './addWords.ts'
import { type Enumerator, enumeratorOf } from './enumerators.ts'
import { alternativeOf } from './heads.ts'
import { PARTIES, PARTIES_ARABIC, PREAMBULAR, RANKS, TESTIMONIUM } from './headWords.ts'
import { isMark } from './marks.ts'
import { openAlternative } from './openAlternative.ts'
import { isCount, openEnumerated } from './openCounted.ts'
import { openHead } from './openHead.ts'
import type { NotUnderstood, Provision } from './provision.ts'
import type { Headed } from './sift.ts'
import { leave, push, type State } from './state.ts'
import { blank, opened } from './tree.ts'

/** The provisions of these lines; what stands before the first and behind the last is not understood. */
export function assemble(lines: readonly Headed[]): {
  provisions: Provision[]
  notUnderstood: NotUnderstood[]
} {
  const root = opened(blank('part', ''), -1)
  const state: State = {
    ...{ lines, stack: [root], last: null, notUnderstood: [], counted: new WeakMap() },
    ...{
      started: false,
      ended: false,
      agreed: false,
      bracket: false,
      headed: lines.some(line => line.head !== null),
    },
  }
  for (const [index, line] of lines.entries()) readLine(state, withBracket(state, line), index)
  return { provisions: root.provision.children, notUnderstood: state.notUnderstood }
}

/** A bracket that stood before the name of a provision alone stands before its first words. */
function withBracket(state: State, line: Headed): Headed {
  if (!state.bracket || line.text === '' || isMark(line.text)) return line
  state.bracket = false
  return line.head === null ? { ...line, text: `[${line.text}` } : line
}

function readLine(state: State, line: Headed, index: number): void {
  if (line.head !== null) openHead(state, line, line.head, index)
  else if (!state.started && !begins(state, line)) leave(state, line, 'before-the-first-provision')
  else if (state.ended || TESTIMONIUM.test(line.text)) {
    state.ended = true
    leave(state, line, 'after-the-last-provision')
  } else readInside(state, line, index)
}

function readInside(state: State, line: Headed, index: number): void {
  const found = numberOf(line)
  const alternative = alternativeOf(line.text)
  if (alternative !== null && (line.listed === null || line.listed.number === ''))
    openAlternative(state, line, alternative, index)
  else if (found !== null && (line.listed !== null || isCount(state, found)))
    openEnumerated(state, line, found, index)
  else readWords(state, line, index)
}

/** The number before a line, printed by a list or typed; behind a bullet the typed one counts. */
function numberOf({ listed, text }: Headed): Enumerator | null {
  if (listed === null || listed.number === '') {
    const typed = enumeratorOf(text)
    if (typed !== null || listed === null) return typed
  }
  const suffix = /^(?:bis|ter|quater|alt)\b\.?\s+(?=\S)/.exec(text)?.[0] ?? ''
  const number = `${listed.number} ${suffix.replace(/[\s.]+$/, '')}`.trim()
  return { ...listed, number, rest: text.slice(suffix.length) }
}

/** Whether the provisions begin with this line, which names none. */
function begins(state: State, line: Headed): boolean {
  const text = line.text
  if (PARTIES.test(text) || PARTIES_ARABIC.test(text) || (PREAMBULAR.test(text) && /[,;]\]?$/.test(text)))
    push(state, opened(blank('preamble', ''), RANKS.preamble))
  else if (state.headed || (line.listed === null && enumeratorOf(text) === null)) return false
  state.started = true
  return true
}
