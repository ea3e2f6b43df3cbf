/** The three ways to say one thing, side by side: as it was, as it is now, and as suggested. */
import { isTextBlock, textOfBlock } from '../statement/text.ts'
import type { Doc, Inline } from '../statement/tree.ts'
import { suggestionWords } from '../words/suggestions.en.ts'
import type { Change, Place } from './change.ts'
import { languageOf } from './fit.ts'
import { formOf, mergeForm } from './form.ts'
import { letterOf, placeIn } from './letter.ts'
import { mergeWords } from './merge.ts'

/** Words of a block as they are marked, or anything else in plain words. */
export type Side = string | Inline[]

/** `merged` holds both changes where they go together; null where somebody has to choose. */
export type ThreeWays = { was: Side; now: Side; says: Side; merged: Side | null }

/** One change in three ways. What is not there is empty. */
export function conflictView(change: Change, doc: Doc): ThreeWays {
  const letter = letterOf(doc)
  const key = change.kind === 'insert' ? change.place.after : change.block
  const entry = key === null ? undefined : letter.entries.get(key)
  const block = entry?.block
  switch (change.kind) {
    case 'words': {
      const now = block !== undefined && isTextBlock(block) ? (block.content ?? []) : []
      const language = block === undefined ? 'und' : languageOf(block)
      const merged = block === undefined ? null : mergeWords(change.was, now, change.says, language)
      return { was: change.was, now, says: change.says, merged }
    }
    case 'form': {
      const now = block && formOf(block)
      const merged = now && mergeForm(change.was, now, change.says)
      const say = suggestionWords.form
      return {
        was: say(change.was),
        now: now ? say(now) : '',
        says: say(change.says),
        merged: merged ? say(merged) : null,
      }
    }
    case 'insert': {
      const around = block === undefined ? '' : textOfBlock(block)
      return { was: '', now: around, says: change.blocks.map(textOfBlock).join('\n'), merged: null }
    }
    case 'delete':
      return {
        was: textOfBlock(change.was),
        now: block === undefined ? '' : textOfBlock(block),
        says: '',
        merged: null,
      }
    case 'move': {
      const now = entry === undefined ? '' : behind(placeIn(letter, entry), doc)
      return { was: behind(change.was, doc), now, says: behind(change.to, doc), merged: null }
    }
  }
}

/** A place by the words it follows. */
function behind({ parent, after }: Place, doc: Doc): string {
  const { entries } = letterOf(doc)
  const neighbour = entries.get(after ?? '')
  if (neighbour !== undefined) return suggestionWords.behind(textOfBlock(neighbour.block))
  const around = entries.get(parent ?? '')
  return around === undefined || parent === null
    ? suggestionWords.atBeginning
    : suggestionWords.atBeginningOf(suggestionWords.form(formOf(around.block)))
}
