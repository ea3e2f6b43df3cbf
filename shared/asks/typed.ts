/** The provision a person means who types its number, or words of its title. */
import { citationsInText } from '../cite/citations.ts'
import { findProvision } from '../instrument/find.ts'
import { flatten } from '../instrument/printed.ts'
import type { Provision } from '../instrument/provision.ts'
import { treeOf } from '../instrument/stored.ts'

export type Row = Parameters<typeof treeOf>[0][number]

/** A draft in which provisions are looked for, made once for many. */
export type Searched<R extends Row = Row> = {
  rows: readonly R[]
  provisions: Provision[]
  at: ReadonlyMap<Provision, number>
}

/** @param rows of a stored draft, in its order */
export function searched<R extends Row>(rows: readonly R[]): Searched<R> {
  const provisions = treeOf(rows)
  const at = new Map(flatten({ provisions }).map(({ provision }, index) => [provision, index]))
  return { rows, provisions, at }
}

/** How many are offered where several may be meant. */
const MOST = 8

/**
 * What somebody may mean who typed this: what is printed so, else what a letter would cite so, else what begins
 * with it or has its words in the title.
 * @returns one where it is plain, several to choose from, none where there is nothing like it
 */
export function findTyped<R extends Row>(draft: Searched<R>, typed: string): R[] {
  const said = folded(typed)
  if (said === '') return []
  const exact = draft.rows.filter(({ printed }) => folded(printed) === said)
  if (exact.length > 0) return exact.slice(0, MOST)
  const goesOn = typed.trimEnd().endsWith('(')
  const cited = goesOn ? [] : citedAs(draft, typed)
  if (cited.length > 0) return cited
  const begun = draft.rows.filter(({ printed }) => folded(printed).startsWith(said))
  const titled = draft.rows.filter(
    ({ title, printed }) => !folded(printed).startsWith(said) && title !== null && holds(title, typed),
  )
  return [...begun, ...titled].slice(0, MOST)
}

function citedAs<R extends Row>(draft: Searched<R>, typed: string): R[] {
  const bare = /^\[?\d/.test(typed.trim()) ? `Article ${typed.trim()}` : typed
  const targets = citationsInText(bare).flatMap(({ instrument, targets }) =>
    instrument === 'draft' ? targets : [],
  )
  return targets.slice(0, MOST).flatMap(target => {
    const { provision, missing } = findProvision(draft, target)
    const index = provision === null || missing !== null ? undefined : draft.at.get(provision)
    return index === undefined ? [] : (draft.rows[index] ?? [])
  })
}

function holds(title: string, typed: string): boolean {
  const [there, words] = [title.toLowerCase(), typed.toLowerCase().split(/\s+/).filter(Boolean)]
  return words.every(word => there.includes(word))
}

/** `Art. 12 (3)` and `12(3)` are typed for the same. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:article|art\.?|artículo|artigo)\s+/u, '')
    .replace(/[\s[\]]+/gu, '')
