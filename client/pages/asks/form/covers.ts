/** The asks that a fallback stands for, typed as a list of their numbers. */
import { readNumbers, writeNumbers } from '../../../../shared/asks/numbers.ts'

/** An ask of the register, as a list names it. */
export type Known = { id: string; number: number }

/** Numbers that no ask of the register has, as a list; empty where all are known. */
export const unknownIn = (numbers: readonly number[], known: readonly Known[]): string =>
  writeNumbers(numbers.filter(number => !known.some(one => one.number === number)))

/** The ids of the asks that a typed list names. */
export const idsOf = (typed: string, known: readonly Known[]): string[] =>
  readNumbers(typed).flatMap(number => known.find(one => one.number === number)?.id ?? [])
