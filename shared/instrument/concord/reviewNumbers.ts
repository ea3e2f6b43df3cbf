/** Provisions named by typing their numbers, and what a correction of links then is. */
import type { Kind } from './proposal.ts'
import { kindBetween, type Laid, type Link } from './review.ts'
import type { Said } from './take.ts'

/** How each provision is named where a person types numbers: as printed, and `17 #2` for the second one printed `17`. */
export function namesOf(tree: readonly Laid[]): string[] {
  const seen = new Map<string, number>()
  return tree.map(({ printed }) => {
    const before = (seen.get(plain(printed)) ?? 0) + 1
    seen.set(plain(printed), before)
    return before === 1 ? printed : `${printed} #${before}`
  })
}

/** `at`: positions in rising order, each once. `unknown`: what names no provision of the draft, as typed. */
export type ReadNumbers = { at: number[]; unknown: string[] }

/**
 * Reads numbers as a person types them: `17; 18`, `17, 18(2)`, `Art. 17`. A number may hold a comma itself
 * (`Annex I, 3(1)`): the longest one that the draft has is meant.
 */
export function readNumbers(typed: string, tree: readonly Laid[]): ReadNumbers {
  const known = new Map(namesOf(tree).map((name, at) => [plain(name), at]))
  const at = new Set<number>()
  const unknown: string[] = []
  for (const run of typed.split(/[;\n]+/)) {
    const parts = run.split(',')
    for (let from = 0; from < parts.length; ) {
      const taken = longest(parts, from, known)
      const name = parts[from]!.trim()
      if (taken !== null) at.add(taken.at)
      else if (name !== '') unknown.push(name)
      from = taken?.end ?? from + 1
    }
  }
  return { at: [...at].sort((a, b) => a - b), unknown }
}

function longest(parts: readonly string[], from: number, known: ReadonlyMap<string, number>) {
  for (let end = parts.length; end > from; end--) {
    const at = known.get(plain(parts.slice(from, end).join(',')))
    if (at !== undefined) return { at, end }
  }
  return null
}

const plain = (number: string): string =>
  number
    .toLowerCase()
    .replace(/^\s*(?:articles?|art\.|arts\.)\s*(?=\S)/, '')
    .replace(/[\s.[\]]+/g, '')

export type Corrected =
  | { ends: Link[]; links: Said[] }
  /** `nothing`: no provision is named. `several`: several cannot become several in one link. `same`: it says so already. */
  | { wrong: 'nothing' | 'several' | 'same' }

/**
 * What putting these provisions together means: the links that end because they name one of them, and those that
 * hold instead. Several of one side with none of the other are a link each.
 * @param own the link that is corrected, if there is one: it ends in any case
 */
export function correctionOf(
  from: readonly number[],
  to: readonly number[],
  own: Link | null,
  drafts: { old: readonly Laid[]; now: readonly Laid[]; links: readonly Link[] },
): Corrected {
  if (from.length === 0 && to.length === 0) return { wrong: 'nothing' }
  const kind = kindBetween(drafts.old, drafts.now)
  const links: (Omit<Said, 'kind'> & { kind: Kind | null })[] =
    to.length === 0
      ? from.map(at => ({ kind: 'struck', from: [at], to: [] }))
      : from.length === 0
        ? to.map(at => ({ kind: 'new', from: [], to: [at] }))
        : [{ kind: kind(from, to), from: [...from], to: [...to] }]
  if (!links.every((link): link is Said => link.kind !== null)) return { wrong: 'several' }
  const ends = drafts.links.filter(
    link =>
      link.id === own?.id || link.from.some(at => from.includes(at)) || link.to.some(at => to.includes(at)),
  )
  const [only] = ends
  const isSame = ends.length === 1 && only!.from.join() === from.join() && only!.to.join() === to.join()
  return isSame ? { wrong: 'same' } : { ends, links }
}
