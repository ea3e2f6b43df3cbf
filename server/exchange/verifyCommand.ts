import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Finding, finding } from '../../shared/receipt/findings.ts'
import { readKeys } from '../../shared/receipt/keys.ts'
import { verifyReceipt } from '../../shared/receipt/verify.ts'
import type { Sha256 } from '../../shared/statement/canonical.ts'
import { receiptEn as words } from '../../shared/words/receipt.en.ts'
import type { CommandIo } from '../command.ts'

const { command } = words
const FILES = ['key', 'letter', 'list', 'log'] as const
type Files = Partial<Record<(typeof FILES)[number], string>>

/**
 * `verify RECEIPT [--key FILE] [--letter FILE.json] [--list FILE.json] [--log FILE.json]`: checks a receipt against the
 * files that are given, without asking anybody. What holds is a line on standard output, what does not is one on
 * standard error. The exit code is 0 only where all of it holds; without the key nothing does.
 */
export async function verifyCommand(argv: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv)
  if (asked === undefined) {
    io.stderr(command.usage)
    return 2
  }
  const files: Files = {}
  for (const file of FILES) {
    const path = asked[file]
    const text = path === undefined ? undefined : await textAt(path, io)
    if (text === null) return 1
    if (text !== undefined) files[file] = text
  }
  const receipt = await textAt(asked.receipt, io)
  return receipt === null ? 1 : judged(receipt, files, io)
}

async function judged(receipt: string, { key, ...files }: Files, io: CommandIo): Promise<number> {
  const read = key === undefined ? { keys: [] } : await readKeys(key)
  if ('flaw' in read) return said(sentence(finding(read.flaw, {})), io)
  const { findings } = await verifyReceipt(receipt, { ...files, keys: read.keys, sha256 })
  for (const found of findings) {
    if (found.code === 'no-key') return said(command.noKey(sentence(found)), io)
    if (found.holds) io.stdout(`${sentence(found)}\n`)
    else io.stderr(`${sentence(found)}\n`)
  }
  if (findings.some(({ holds }) => !holds)) return said(command.not, io)
  io.stdout(`${command.all}\n`)
  return 0
}

/** Without the signs for directions: few terminals know them, and they would be copied along with a key. */
const sentence = (found: Finding): string => words.finding(found).replace(/[\u2066-\u2069]/g, '')

function said(text: string, io: CommandIo): number {
  io.stderr(`${text}\n`)
  return 1
}

/** What a file holds as text; null where it cannot be read, and that was said. */
async function textAt(path: string, io: CommandIo): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await io.readFile(path))
  } catch (error) {
    const isText = !(error instanceof TypeError)
    const why = error instanceof Error ? error.message : 'unknown reason'
    said(isText ? command.notFound(path, why) : command.notText(path), io)
    return null
  }
}

const sha256: Sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

type Asked = { receipt: string } & Files

function readArguments(argv: string[]): Asked | undefined {
  try {
    const option = { type: 'string' as const }
    const options = { key: option, letter: option, list: option, log: option }
    const { positionals, values } = parseArgs({ args: argv, allowPositionals: true, options })
    const [receipt, ...more] = positionals
    return receipt === undefined || more.length > 0 ? undefined : { receipt, ...values }
  } catch {
    return undefined // An option that is not one of ours.
  }
}
