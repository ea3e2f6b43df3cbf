/** The people and organisations of the coalition, to be named in a comment. */
import { listOrganisations, listPeople } from '../../shared/contract/coalitions.ts'
import { useAnswer } from '../data.ts'
import type { Mention } from './saying.ts'

/** `of` says more of who it is, such as a person's organisation. */
export type Name = Mention & { of: string }

/** @param wanted nothing is asked before a name is needed */
export function useNames(coalition: string, wanted: boolean): readonly Name[] {
  const input = wanted ? { coalition } : null
  const people = useAnswer(listPeople, input).data?.people ?? []
  const organisations = useAnswer(listOrganisations, input).data?.organisations ?? []
  return [
    ...people
      .filter(({ name }) => name !== '')
      .map(({ person: id, name, organisation }) => ({
        kind: 'person' as const,
        id,
        name,
        of: organisation.name,
      })),
    ...organisations.map(({ id, name, otherNames }) => ({
      ...{ kind: 'organisation' as const, id, name, of: otherNames.join(', ') },
    })),
  ]
}

/** What is being typed behind an `@` before the caret; null where no name is being typed. */
export function nameBeingTyped(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s([{“"'])@([^@\n]{0,40})$/.exec(text.slice(0, caret))
  return found ? { from: caret - found[1]!.length - 1, typed: found[1]! } : null
}

/** The names that fit, those that begin so first; at most six. */
export function namesThatFit(names: readonly Name[], typed: string): readonly Name[] {
  const wanted = plain(typed)
  const scored = names.flatMap(name => {
    const said = plain(`${name.name} ${name.kind === 'organisation' ? name.of : ''}`)
    if (!said.includes(wanted)) return []
    return [{ name, rank: said.startsWith(wanted) ? 0 : said.includes(` ${wanted}`) ? 1 : 2 }]
  })
  return scored
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 6)
    .map(({ name }) => name)
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
