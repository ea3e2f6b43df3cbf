/**
 * What a person corrects in a draft, each as an act on the place of one provision: it changes the tree that it was
 * given, keeps every word in its order, and answers false where it has no meaning there. `edit.ts` and `correct.ts`
 * make drafts of it.
 */
import { enumeratorOf } from './enumerators.ts'
import { joinMarks } from './marks.ts'
import { signed } from './plainWords.ts'
import { isNamed } from './printed.ts'
import type { DoubtKind, Level, Provision } from './provision.ts'
import { blank } from './tree.ts'

export type Spot = {
  provision: Provision
  index: number
  siblings: Provision[]
  parent: Provision | null
  /** Where the parent stands. */
  above: Provision[] | null
}
export type Act = (spot: Spot) => boolean

/** The place of a provision by its path. */
export function spotOf(provisions: Provision[], path: readonly number[]): Spot | null {
  let spot = null as Spot | null
  for (const index of path) {
    const siblings: Provision[] = spot?.provision.children ?? provisions
    const provision = siblings[index]
    if (provision === undefined) return null
    spot = { provision, index, siblings, parent: spot?.provision ?? null, above: spot?.siblings ?? null }
  }
  return spot
}

/** The place of a provision by its position in the draft. */
export function spotAt(provisions: Provision[], at: number): Spot | null {
  let left = at
  const look = (siblings: Provision[], parent: Provision | null, above: Provision[] | null): Spot | null => {
    for (const [index, provision] of siblings.entries()) {
      if (left === 0) return { provision, index, siblings, parent, above }
      left -= 1
      const found = look(provision.children, provision, siblings)
      if (found !== null) return found
    }
    return null
  }
  return at < 0 ? null : look(provisions, null, null)
}

/** Another number; an empty one takes it away. */
export const numbered =
  (number: string): Act =>
  ({ provision }) => {
    provision.number = number.trim()
    isSure(provision, 'unsure-number')
    return true
  }

/** Another title; null or an empty one takes it away. */
export const titled =
  (title: string | null): Act =>
  ({ provision }) => {
    provision.title = title?.trim() || null
    isSure(provision, 'unsure-title')
    return true
  }

/** Other words of its own; what it holds stays. */
export const worded =
  (text: string): Act =>
  ({ provision }) => {
    provision.text = text.trim()
    return true
  }

/** Another mark; null or an empty one takes it away. */
export const marked =
  (mark: string | null): Act =>
  ({ provision }) => {
    provision.mark = mark?.trim() || null
    return true
  }

function isSure(provision: Provision, of: DoubtKind): void {
  provision.doubts = provision.doubts.filter(({ kind }) => kind !== of)
}

/**
 * Another level at the same place: a chapter or a section, an article or a rule of its own; a paragraph that stands
 * where an article can becomes one, and the reverse.
 */
export const levelled =
  (level: Level): Act =>
  ({ provision, parent }) => {
    const isFree = parent === null || (parent.level !== 'article' && isNamed(parent.level))
    if (isNamed(level) && (isNamed(provision.level) || (isFree && provision.level === 'paragraph'))) {
      provision.level = level
      return true
    }
    const holdsNamed = provision.children.some(child => isNamed(child.level))
    if (level !== 'paragraph' || !isFree || !isNamed(provision.level) || holdsNamed) return false
    setLevel(provision, level)
    return true
  }

/** Moves a provision out of the one that holds it, to stand behind it; those that followed it are in it now. */
export const promoted: Act = ({ provision, index, siblings, parent, above }) => {
  if (parent === null || above === null) return false
  const followers = siblings.splice(index).slice(1)
  above.splice(above.indexOf(parent) + 1, 0, provision)
  if (!isNamed(provision.level)) setLevel(provision, besides(parent.level))
  for (const follower of followers) {
    if (!isNamed(follower.level)) setLevel(follower, levelIn(provision.level))
    provision.children.push(follower)
  }
  return true
}

/** Moves a provision into the one before it, as its last. */
export const demoted: Act = ({ provision, index, siblings }) => {
  const holder = siblings[index - 1]
  if (holder === undefined) return false
  siblings.splice(index, 1)
  holder.children.push(provision)
  setLevel(provision, within(provision.level, holder.level))
  return true
}

/** What was taken for a provision goes on with the words before it; what it held stays where it stands. */
export const joined: Act = ({ provision, index, siblings, parent }) => {
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
}

/** The words from `from` on (UTF-16 units) are a provision of their own, with the number with which they begin. */
export const split =
  (from: number, where: 'beside' | 'inside'): Act =>
  ({ provision, index, siblings }) => {
    const words = provision.text.slice(from).trim()
    if (from < 0 || words === '') return false
    const found = enumeratorOf(words)
    const level = where === 'beside' ? provision.level : levelIn(provision.level)
    const made = blank(level, found?.number ?? '', found?.rest ?? words)
    made.bracketed = found?.bracketed ?? false
    provision.text = provision.text.slice(0, from).trimEnd()
    if (where === 'inside') provision.children.unshift(made)
    else {
      made.children = provision.children.splice(0)
      siblings.splice(index + 1, 0, made)
    }
    return true
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
  const printed = word === null ? signed(number, level) : number
  return [word, printed, title, text].filter(part => part !== null && part !== '').join(' ')
}
