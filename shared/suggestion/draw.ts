/** What a screen draws of a suggestion over the letter as it is now. */
import { sameMarks } from '../statement/inline.ts'
import type { AnyBlock, Doc, Inline, Mark } from '../statement/tree.ts'
import type { Change, Form, Place, Rebased, Standing } from './change.ts'
import { languageOf } from './fit.ts'
import { letterOf } from './letter.ts'
import { type Hunk, hunksOf, inlineOf, markedAlike, marksAlong, type Token, tokensOf } from './line.ts'
import { rebase } from './rebase.ts'

/** Positions count as ProseMirror does inside the block: UTF-16 units, and one for a break or a reference. */
export type Edit = { at: number; delete: number; insert: Inline[] }
/** Words that stay and would be marked so. */
export type Marked = { at: number; length: number; marks: readonly Mark[] }

/**
 * What is drawn of one change. `standing` says whether it can be applied: of a conflict, of what is gone and of what
 * is met nothing is drawn into the words (`edits` and `marked` are empty), and the three ways are shown instead.
 */
export type Drawn =
  | { kind: 'words'; block: string; standing: Standing; edits: Edit[]; marked: Marked[] }
  | { kind: 'form'; block: string; standing: Standing; was: Form; says: Form }
  /** Behind the block `after`, else at the beginning of `parent` (null: of the letter). */
  | { kind: 'insert'; parent: string | null; after: string | null; standing: Standing; blocks: AnyBlock[] }
  | { kind: 'delete'; block: string; standing: Standing }
  | { kind: 'move'; block: string; standing: Standing; to: Place }

/** What a screen shows of a suggestion, change by change, in their order. */
export function drawnOn(changes: readonly Change[], doc: Doc): Drawn[] {
  return rebase(changes, doc).parts.map(part => drawn(part, doc))
}

function drawn({ change, standing, now }: Rebased, doc: Doc): Drawn {
  switch (change.kind) {
    case 'words': {
      const { block } = change
      const drawing = now?.kind === 'words' ? overlay(now.was, now.says, languageIn(doc, block)) : NOTHING
      return { kind: 'words', block, standing, ...drawing }
    }
    case 'form': {
      const { was, says } = now?.kind === 'form' ? now : change
      return { kind: 'form', block: change.block, standing, was, says }
    }
    case 'insert': {
      const { place, blocks } = now?.kind === 'insert' ? now : change
      return { kind: 'insert', ...place, standing, blocks }
    }
    case 'delete':
      return { kind: 'delete', block: change.block, standing }
    case 'move':
      return { kind: 'move', block: change.block, standing, to: now?.kind === 'move' ? now.to : change.to }
  }
}

const NOTHING = { edits: [], marked: [] }

/** The language a block names, where it stands and names one. */
export function languageIn(doc: Doc, block: string): string {
  const entry = letterOf(doc).entries.get(block)
  return entry === undefined ? 'und' : languageOf(entry.block)
}

/** The edits that make of some words others, and the words between them that would only be marked otherwise. */
export function overlay(now: readonly Inline[], says: readonly Inline[], language: string): Overlay {
  const last = LAST.get(says)
  if (last?.now === now && last.language === language) return last.overlay
  const overlay = newOverlay(now, says, language)
  LAST.set(says, { now, language, overlay })
  return overlay
}

type Overlay = { edits: Edit[]; marked: Marked[] }

/** A screen asks for the same drawing again at every keystroke elsewhere. */
const LAST = new WeakMap<readonly Inline[], { now: readonly Inline[]; language: string; overlay: Overlay }>()

function newOverlay(now: readonly Inline[], says: readonly Inline[], language: string): Overlay {
  const [is, wished] = [tokensOf(now, language), tokensOf(says, language)]
  const hunks = readable(hunksOf(is, wished), is)
  const marked: Marked[] = []
  let [at, there] = [0, 0]
  for (const { from, to, nowTo } of [...hunks, endOf(is, wished)]) {
    for (; at < from; at++, there++) addMarked(marked, is[at], wished[there])
    at = to
    there = nowTo
  }
  const edits = hunks.map(({ from, to, nowFrom, nowTo }) => ({
    at: startOf(is, from),
    delete: startOf(is, to) - startOf(is, from),
    insert: inlineOf(wished.slice(nowFrom, nowTo)),
  }))
  return { edits, marked }
}

const endOf = (is: readonly Token[], wished: readonly Token[]): Hunk => ({
  from: is.length,
  to: is.length,
  nowFrom: wished.length,
  nowTo: wished.length,
})

const startOf = (tokens: readonly Token[], index: number): number => {
  const token = tokens[index]
  const last = tokens.at(-1)
  return token?.at ?? (last === undefined ? 0 : last.at + last.size)
}

/** Two replaced words with nothing but a blank between them are drawn as one. */
function readable(hunks: readonly Hunk[], is: readonly Token[]): Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const last = joined.at(-1)
    const between = last === undefined ? [] : is.slice(last.to, hunk.from)
    const replaced = (one: Hunk) => one.to > one.from && one.nowTo > one.nowFrom
    if (
      last !== undefined &&
      replaced(last) &&
      replaced(hunk) &&
      between.every(({ key }) => /^\s*$/.test(key))
    ) {
      last.to = hunk.to
      last.nowTo = hunk.nowTo
    } else joined.push({ ...hunk })
  }
  return joined
}

function addMarked(marked: Marked[], is: Token | undefined, wished: Token | undefined): void {
  if (is === undefined || wished === undefined || markedAlike(is, wished)) return
  const now = marksAlong(is)
  for (const [unit, marks] of marksAlong(wished).entries()) {
    if (sameMarks(now[unit], marks)) continue
    const last = marked.at(-1)
    if (last !== undefined && last.at + last.length === is.at + unit && sameMarks(last.marks, marks))
      last.length++
    else marked.push({ at: is.at + unit, length: 1, marks })
  }
}
