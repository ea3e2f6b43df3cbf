/** Letters of plain paragraphs, and what of their words is on disk. */
import { readText, startStatement } from '../../shared/contract/statements.ts'
import { letter, paragraph } from '../live/letters.ts'
import type { Somebody } from '../world.ts'
import type { Stage } from './stage.ts'

/** Begins a letter with these lines, whose blocks are called `paragraph-1` and so on; answers its id. */
export async function beginLetter(
  { world }: Stage,
  who: Somebody,
  coalition: string,
  ...lines: string[]
): Promise<string> {
  const { id } = await world.call(who, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Joint letter on the Convention on Harbour Data' },
    ...{ language: 'en', direction: 'ltr' },
    body: letter(...lines.map((line, i) => paragraph(`paragraph-${i + 1}`, line))),
  })
  return id
}

/** All words of a letter as the server has them on disk, one line after the other without a sign between. */
export async function wordsOnDisk({ world }: Stage, who: Somebody, statement: string): Promise<string> {
  const { body } = await world.call(who, readText, { statement })
  return [...JSON.stringify(body).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text).join('')
}
