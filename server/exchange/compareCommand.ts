import { parseArgs } from 'node:util'
import { compare } from '../../shared/compare/compare.ts'
import type { Comparison } from '../../shared/compare/comparison.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import type { CommandIo } from '../command.ts'
import { comparisonText } from './comparisonText.ts'

/** Reads a letter from a file's bytes by the ending of its name, or throws with a sentence for a person. */
export type ReadLetter = (name: string, bytes: Uint8Array) => Promise<StatementFile> | StatementFile

/**
 * `compare OLD NEW [--json]`: what is different between two letters, asks first; as text for people, or as the
 * `Comparison` of shared/compare. Words are divided as the language of the new letter does it. That there are
 * differences is no failure: the exit code is 0 all the same.
 */
export async function compareCommand(argv: string[], io: CommandIo, readLetter: ReadLetter): Promise<number> {
  const asked = readArguments(argv)
  if (asked === undefined) {
    io.stderr('undersigned compare OLD NEW [--json]\n')
    return 2
  }
  const letters: StatementFile[] = []
  for (const path of asked.paths) {
    try {
      letters.push(await readLetter(path, await io.readFile(path)))
    } catch (error) {
      io.stderr(`${path} could not be read: ${error instanceof Error ? error.message : 'unknown reason'}\n`)
      return 1
    }
  }
  const [old, now] = letters
  if (old === undefined || now === undefined) return 1
  const comparison = compareLetters(old, now)
  io.stdout(asked.json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison))
  return 0
}

/** Two letters as files, titles included. */
function compareLetters(old: StatementFile, now: StatementFile): Comparison {
  return compare(old.body, now.body, {
    language: now.language,
    titles: { old: old.title, new: now.title },
  })
}

function readArguments(argv: string[]): { paths: [string, string]; json: boolean } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [old, now, ...more] = positionals
    if (old === undefined || now === undefined || more.length > 0) return undefined
    return { paths: [old, now], json: values.json }
  } catch {
    return undefined // An option that is not one of ours.
  }
}
