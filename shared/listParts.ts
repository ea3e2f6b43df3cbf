/** A long list in parts that a phone can load, and the lines of it that somebody looks for. */
import { countryName } from './countries.ts'
import { formOf } from './names.ts'
import type { Entry, SignatoryList, Signed } from './signatoryList.ts'

/** Lines a part holds at most. */
export const A_PART = 500

export type Wanted = {
  /** What is looked for; empty for the whole list. */
  find: string
  /** From 1; a part that is not there is the nearest one that is. */
  part: number
}

/** Some lines of those who signed one text: each group with how many stand in all of it. */
export type SignedPart = Omit<Signed, 'groups'> & { groups: (Signed['groups'][number] & { all: number })[] }

export type ListPart = {
  part: number
  parts: number
  /** How many lines there are, or were found. */
  lines: number
  /** The current text, then the earlier ones of which this part has lines. */
  signed: SignedPart[]
}

/** The lines of a list that are wanted, in its order. */
export function partOf(list: SignatoryList, { find, part }: Wanted): ListPart {
  const words = keyOf(find).split(' ').filter(Boolean)
  const texts = [list, ...list.earlier].map(signed => found(signed, words, list.language))
  const lines = texts.reduce((sum, signed) => sum + linesOf(signed), 0)
  const parts = Math.max(1, Math.ceil(lines / A_PART))
  const at = Math.min(Math.max(1, Math.trunc(part) || 1), parts)
  return { part: at, parts, lines, signed: sliced(texts, (at - 1) * A_PART, at * A_PART) }
}

const linesOf = ({ groups }: SignedPart): number =>
  groups.reduce((sum, { entries }) => sum + entries.length, 0)

function found(signed: Signed, words: readonly string[], language: string): SignedPart {
  const holds = (entry: Entry) => words.every(word => textOf(entry, language).includes(word))
  const groups = signed.groups.map(group => ({
    ...group,
    all: group.entries.length,
    entries: words.length === 0 ? group.entries : group.entries.filter(holds),
  }))
  return { ...signed, groups: groups.filter(({ entries }) => entries.length > 0) }
}

/** The lines from one place to before another; a text of which there are none is left out, but for the current one. */
function sliced(texts: readonly SignedPart[], from: number, to: number): SignedPart[] {
  let at = 0
  const cut = texts.map(signed => {
    const groups = signed.groups.map(group => {
      const start = at
      at += group.entries.length
      return { ...group, entries: group.entries.slice(Math.max(0, from - start), Math.max(0, to - start)) }
    })
    return { ...signed, groups: groups.filter(({ entries }) => entries.length > 0) }
  })
  return cut.filter((signed, place) => place === 0 || signed.groups.length > 0)
}

/** What a line can be found by, folded as names are compared; kept for as long as the line is. */
function textOf(entry: Entry, language: string): string {
  const kept = texts.get(entry)
  if (kept !== undefined) return kept
  const { name, country, signatory, role, affiliation } = entry
  const said = [name, country && countryName(country, language), signatory, role, affiliation]
  const text = said.map(one => keyOf(one ?? '')).join(' ')
  texts.set(entry, text)
  return text
}

const texts = new WeakMap<Entry, string>()

const keyOf = (text: string): string => {
  const { key, acronym } = formOf(text)
  return acronym === undefined ? key : `${key} ${acronym}`
}
