/** A draft while it is read line by line. */
import { placeOf } from './lines.ts'
import type { NotUnderstood, Provision, Unread } from './provision.ts'
import type { Headed } from './sift.ts'
import type { Counted, Open } from './tree.ts'

export type State = {
  lines: readonly Headed[]
  stack: Open[]
  /** The provision that the line before belongs to. */
  last: Provision | null
  notUnderstood: NotUnderstood[]
  counted: Counted
  started: boolean
  /** Whether the closing formula has begun. */
  ended: boolean
  /** Whether the preamble has come to its last words. */
  agreed: boolean
  /** Whether a bracket before the last name is still to be put before words. */
  bracket: boolean
  /** Whether any line names a provision. */
  headed: boolean
}

/** The innermost open provision; the outermost of all stands for the draft. */
export const topOf = (state: State): Open => state.stack.at(-1) as Open

/** Puts a provision into the last open one, and opens it. */
export function push(state: State, open: Open): void {
  topOf(state).provision.children.push(open.provision)
  state.stack.push(open)
  state.last = open.provision
  if (open.reading !== null) state.counted.set(open.provision, open.reading)
}

/** Words that are in no provision. */
export function leave(state: State, line: Headed, why: Unread): void {
  const place = placeOf(line.block)
  for (const text of [line.text, ...line.notes]) state.notUnderstood.push({ text, place, why })
}
