/** The text of a provision cut where square brackets open and close, so that they can be drawn as structure. */
import type { Bracket } from '../../../shared/instrument/provision.ts'

export type BracketPart = {
  text: string
  /** How many brackets stand around it, in this text. */
  depth: number
  /** Whether it is one of alternatives side by side. */
  option: boolean
}

/** Every sign of the text stands in one part, in its order. */
export function bracketParts(text: string, brackets: readonly Bracket[]): BracketPart[] {
  const edges = [0, text.length, ...brackets.flatMap(({ start, end }) => [start, end])]
  const cuts = [...new Set(edges)].sort((one, other) => one - other)
  return cuts.slice(0, -1).map((start, index) => {
    const around = brackets.filter(bracket => bracket.start <= start && start < bracket.end)
    return {
      text: text.slice(start, cuts[index + 1]),
      depth: around.length,
      option: around.some(bracket => bracket.choice !== null),
    }
  })
}

/** The alternatives that stand side by side, group by group, each with its brackets. */
export function optionsIn(text: string, brackets: readonly Bracket[]): string[][] {
  const groups = new Map<number, string[]>()
  for (const { choice, start, end } of brackets) {
    if (choice === null) continue
    groups.set(choice, [...(groups.get(choice) ?? []), text.slice(start, end)])
  }
  return [...groups.values()]
}
