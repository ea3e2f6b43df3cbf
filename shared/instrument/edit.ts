/**
 * What a person corrects in a draft that was read, before it is stored. Every act gives a new draft and keeps every
 * word in its order; null where the act has no meaning at that place. A provision is named by its path, as `flatten`
 * gives it.
 */
import { enumeratorOf } from './enumerators.ts'
import { joinMarks } from './marks.ts'
import { isNamed } from './printed.ts'
import type { InstrumentDraft, Level, Provision } from './provision.ts'
import { settle } from './settle.ts'
import { blank } from './tree.ts'

export type Path = readonly number[]

/** Gives a provision another number; an empty one takes it away. */
export function renumber(draft: InstrumentDraft, path: Path, number: string): InstrumentDraft | null {
  return edited(draft, path, ({ provision }) => {
    provision.number = number.trim()
    provision.doubts = provision.doubts.filter(({ kind }) => kind !== 'unsure-number')
    return true
  })
}

/** Says what a provision is, where it is: a chapter or a section, an article or a rule of its own. */
export function rename(draft: InstrumentDraft, path: Path, level: Level): InstrumentDraft | null {
  return edited(draft, path, ({ provision }) => {
    if (!isNamed(level) || !isNamed(provision.level)) return false
    provision.level = level
    return true
  })
}

/** Moves a provision out of the one that holds it, to stand behind it; those that followed it are in it now. */
export function promote(draft: InstrumentDraft, path: Path): InstrumentDraft | null {
  return edited(draft, path, ({ provision, index, siblings, parent, above }) => {
    if (parent === null || above === null) return false
    const followers = siblings.splice(index).slice(1)
    above.splice(above.indexOf(parent) + 1, 0, provision)
    if (!isNamed(provision.level)) setLevel(provision, besides(parent.level))
    for (const follower of followers) {
      if (!isNamed(follower.level)) setLevel(follower, levelIn(provision.level))
      provision.children.push(follower)
    }
    return true
  })
}

/** Moves a provision into the one before it, as its last. */
export function demote(draft: InstrumentDraft, path: Path): InstrumentDraft | null {
  return edited(draft, path, ({ provision, index, siblings }) => {
    const holder = siblings[index - 1]
    if (holder === undefined) return false
    siblings.splice(index, 1)
    holder.children.push(provision)
    setLevel(provision, within(provision.level, holder.level))
    return true
  })
}

/** What was taken for a provision goes on with the words before it; what it held stays where it stands. */
export function joinWithPrevious(draft: InstrumentDraft, path: Path): InstrumentDraft | null {
  return edited(draft, path, ({ provision, index, siblings, parent }) => {
    const beside = siblings[index - 1]
    const before = beside === undefined ? parent : lastOf(beside)
    if (before === null) return false
    before.text = [before.text, wordsOf(provision)].filter(text => text !== '').join('\n')
    before.mark = joinMarks(before.mark, [provision.mark ?? ''])
    before.notes.push(...provision.notes)
    siblings.splice(index, 1)
    if (beside === undefined) siblings.unshift(...provision.children)
    else beside.children.push(...provision.children)
    return true
  })
}

/**
 * Makes the words from `at` on (UTF-16 units in the text) a provision of their own: beside the old one, with what
 * it held, or inside it as its first. A number with which they begin becomes its number.
 */
export function splitOff(
  draft: InstrumentDraft,
  path: Path,
  at: number,
  where: 'beside' | 'inside',
): InstrumentDraft | null {
  return edited(draft, path, ({ provision, index, siblings }) => {
    const words = provision.text.slice(at).trim()
    if (at < 0 || words === '') return false
    const found = enumeratorOf(words)
    const level = where === 'beside' ? provision.level : levelIn(provision.level)
    const split = blank(level, found?.number ?? '', found?.rest ?? words)
    split.bracketed = found?.bracketed ?? false
    provision.text = provision.text.slice(0, at).trimEnd()
    if (where === 'inside') provision.children.unshift(split)
    else {
      split.children = provision.children.splice(0)
      siblings.splice(index + 1, 0, split)
    }
    return true
  })
}

type Spot = {
  provision: Provision
  index: number
  siblings: Provision[]
  parent: Provision | null
  /** Where the parent stands. */
  above: Provision[] | null
}

function edited(draft: InstrumentDraft, path: Path, act: (spot: Spot) => boolean): InstrumentDraft | null {
  const copy = structuredClone(draft)
  const spot = spotOf(copy.provisions, path)
  if (spot === null || !act(spot)) return null
  settle(copy.provisions)
  return copy
}

function spotOf(provisions: Provision[], path: Path): Spot | null {
  let spot = null as Spot | null
  for (const index of path) {
    const siblings: Provision[] = spot?.provision.children ?? provisions
    const provision = siblings[index]
    if (provision === undefined) return null
    spot = { provision, index, siblings, parent: spot?.provision ?? null, above: spot?.siblings ?? null }
  }
  return spot
}

/** What a counted provision is inside this one. */
function levelIn(level: Level): Level {
  if (level === 'paragraph') return 'point'
  return level === 'point' || level === 'subpoint' ? 'subpoint' : 'paragraph'
}

/** What a counted provision is behind the one that held it. */
function besides(holder: Level): Level {
  return isNamed(holder) && holder !== 'article' ? 'paragraph' : holder
}

/** What a provision is inside this one, where it stood behind it. */
function within(level: Level, holder: Level): Level {
  if (level === 'alternative' || holder === 'alternative') return level
  if (!isNamed(level) || !isNamed(holder) || (level === 'article' && holder === 'article'))
    return levelIn(holder)
  if (level !== holder) return level
  return level === 'part' ? 'chapter' : 'section'
}

/** What a provision is now, and what it holds with it. */
function setLevel(provision: Provision, level: Level): void {
  provision.level = level
  for (const child of provision.children) {
    if (!isNamed(child.level) && child.level !== 'alternative') setLevel(child, levelIn(level))
    else if (child.level === 'article' && !isNamed(level)) setLevel(child, levelIn(level))
  }
}

function lastOf(provision: Provision): Provision {
  const last = provision.children.at(-1)
  return last === undefined ? provision : lastOf(last)
}

/** All its own words in a row, its number with the signs that are usual. */
function wordsOf({ word, number, level, title, text }: Provision): string {
  const plain = word !== null || isNamed(level) || level === 'alternative' || number === ''
  const printed = plain ? number : /^\d/.test(number) ? `${number}.` : `(${number})`
  return [word, printed, title, text].filter(part => part !== null && part !== '').join(' ')
}
