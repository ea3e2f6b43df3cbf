/** What every check of the real letters shares: their words, their blocks, and what was found wrong. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromJson } from '../shared/formats/json.ts'
import { childrenOf, isTextBlock, textOf } from '../shared/statement/text.ts'
import type { AnyBlock, StatementFile } from '../shared/statement/tree.ts'

/** Sentences about what is wrong; `verdict` prints them. */
export const faults: string[] = []

/** Prints what was found wrong, and makes the process fail where anything was. */
export function verdict(): void {
  for (const fault of faults) console.error(`✗ ${fault}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

/** The real letters as the command line made them in a folder, each by the first three digits of its name. */
export function lettersIn(folder: string): Map<string, StatementFile> {
  const names = readdirSync(folder).filter(name => /^\d{3}_[0-9a-f]+\.json$/.test(name))
  return new Map(names.sort().map(name => [name.slice(0, 3), letterAt(join(folder, name))]))
}

export const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

export function wordsIn(block: AnyBlock): string[] {
  return isTextBlock(block) ? words(textOf(block.content)) : childrenOf(block).flatMap(wordsIn)
}

/** The words of a letter, those of its notes apart. */
export function wordsOf({ body }: Pick<StatementFile, 'body'>): { text: string[]; notes: string[] } {
  const blocks = body.content ?? []
  return {
    text: blocks.filter(block => block.type !== 'footnotes').flatMap(wordsIn),
    notes: blocks.filter(block => block.type === 'footnotes').flatMap(wordsIn),
  }
}

/** Every block of a letter in reading order, outer before inner. */
export function all(node: AnyBlock | StatementFile['body']): AnyBlock[] {
  return childrenOf(node).flatMap(child => [child, ...all(child)])
}

/** A fault where two lists of words differ, with the first place where they do. */
export function same(what: string, wanted: readonly string[], found: readonly string[]): boolean {
  const at = wanted.findIndex((word, index) => word !== found[index])
  if (at < 0 && wanted.length === found.length) return true
  const place = at < 0 ? wanted.length : at
  const near = (list: readonly string[]): string => list.slice(Math.max(0, place - 3), place + 5).join(' ')
  faults.push(
    `${what}: ${wanted.length} in the source, ${found.length} found; "${near(wanted)}" became "${near(found)}"`,
  )
  return false
}

/** A fault where a number or a word is another than it should be. */
export function expect(what: string, found: unknown, wanted: unknown): boolean {
  if (found === wanted) return true
  faults.push(`${what}: ${found}, not ${wanted}`)
  return false
}

/** What of the first list is not in the second, each as often as it lacks. */
export function lacking(wanted: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1)
  return wanted.filter(word => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

/** The first of the wanted words that does not stand, in its order, among the found ones. */
export function firstMissing(wanted: readonly string[], found: readonly string[]): string | undefined {
  let at = 0
  for (const [index, word] of wanted.entries()) {
    at = found.indexOf(word, at) + 1
    if (at === 0) return `${word} (after ${wanted.slice(Math.max(0, index - 4), index).join(' ')})`
  }
  return undefined
}

export const letterAt = (path: string): StatementFile => fromJson(read(path))

export function read(path: string): string {
  return readFileSync(path, 'utf8')
}
