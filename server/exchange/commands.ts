/** The commands on files: convert, compare, cite, asks, signatories, provisions, concord. */
import { parseArgs } from 'node:util'
import { type SuggestedAsk, suggestAsks } from '../../shared/cite/asks.ts'
import { citationsIn } from '../../shared/cite/citations.ts'
import { FileRefused } from '../../shared/formats/fileRefused.ts'
import { type Imported, MEND_WORDS, placeOf, SET_ASIDE_WORDS } from '../../shared/formats/imported.ts'
import { Refusal } from '../../shared/refusals.ts'
import { NotAStatement } from '../../shared/statement/read.ts'
import type { Command, CommandIo } from '../command.ts'
import { compareCommand } from './compareCommand.ts'
import { concordCommand } from './concordCommand.ts'
import { provisionsCommand } from './instrumentCommands.ts'
import { FileTrouble, type ReadFile, type Reading, readLetterFile, writerFor } from './letterFiles.ts'
import { signatoriesCommand } from './signatoriesCommand.ts'
import { verifyCommand } from './verifyCommand.ts'

/** Each takes its arguments and answers with the exit code: 0 done, 1 a sentence on standard error, 2 wrong usage. */
export const exchangeCommands: Record<string, Command> = {
  convert: (argv, io) => guarded(io, () => convert(argv, io)),
  compare: (argv, io) =>
    compareCommand(argv, io, async (path, bytes) => (await readLetterFile(path, bytes)).file),
  cite: (argv, io) => printed('cite', argv, io, ({ file }) => citationsIn(file.body)),
  asks: (argv, io) => printed('asks', argv, io, ({ file }) => suggestAsks(file.body).map(withoutId)),
  signatories: (argv, io) => guarded(io, () => signatoriesCommand(argv, io)),
  provisions: (argv, io) => guarded(io, () => provisionsCommand(argv, io)),
  concord: (argv, io) => guarded(io, () => concordCommand(argv, io)),
  verify: verifyCommand,
}

/** A block is found by its place in the text here: ids are made anew for each file that has none. */
function withoutId({ blockId: _, ...ask }: SuggestedAsk): Omit<SuggestedAsk, 'blockId'> {
  return ask
}

const CONVERT_USAGE =
  'undersigned convert IN OUT [--mends apply|leave] [--changes accept|reject] [--report FILE]\n'

/**
 * `convert IN OUT`: formats by the endings of the names. What was set aside and what was mended is said on standard
 * error, and in full in the report. `--mends leave` keeps names as their lines were broken. `--changes` decides what
 * becomes of tracked changes; formats without them are read the same either way.
 */
async function convert(argv: string[], io: CommandIo): Promise<number> {
  const asked = readConvert(argv)
  if (asked === null) {
    io.stderr(CONVERT_USAGE)
    return 2
  }
  const write = writerFor(asked.to)
  const read = await readLetterFile(asked.from, await io.readFile(asked.from), asked)
  await io.writeFile(asked.to, await write(read))
  const { imported } = read
  tell(imported, asked.mends, io)
  if (asked.report !== undefined)
    await io.writeFile(asked.report, `${JSON.stringify(reportOf(imported, asked.mends), null, 2)}\n`)
  return 0
}

type Asked = Required<Reading> & { from: string; to: string; report?: string }

function readConvert(argv: string[]): Asked | null {
  const parsed = parsedOr(argv, {
    mends: { type: 'string', default: 'apply' },
    changes: { type: 'string', default: 'accept' },
    report: { type: 'string' },
  })
  if (parsed === null) return null
  const [from, to, ...more] = parsed.positionals
  const { mends, changes, report } = parsed.values
  if (from === undefined || to === undefined || more.length > 0) return null
  if ((mends !== 'apply' && mends !== 'leave') || (changes !== 'accept' && changes !== 'reject')) return null
  return { from, to, mends, changes, ...(typeof report === 'string' ? { report } : {}) }
}

function parsedOr(argv: string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options: options ?? {} })
  } catch {
    return null // An option that is not one of ours.
  }
}

function tell(imported: Imported, mends: 'apply' | 'leave', io: CommandIo): void {
  for (const one of imported.setAside) {
    const { text, reason } = one
    io.stderr(`Set aside, ${placeOf(one)}: ${JSON.stringify(text)} (${SET_ASIDE_WORDS[reason]})\n`)
  }
  for (const mend of imported.offers.mends) {
    const act = mends === 'apply' ? 'Mended' : 'Left as it was'
    const names = `${mend.now.map(quoted).join(' | ')} → ${mend.proposed.map(quoted).join(' | ')}`
    io.stderr(
      `${act}${mend.line === 0 ? '' : `, line ${mend.line}`}: ${names} (${MEND_WORDS[mend.reason]})\n`,
    )
  }
}

const quoted = (name: string): string => `"${name}"`

function reportOf(imported: Imported, mends: 'apply' | 'leave') {
  const { asks, concerns } = imported.offers
  return {
    title: imported.file.title,
    setAside: imported.setAside.map(one => ({
      ...one,
      place: placeOf(one),
      says: SET_ASIDE_WORDS[one.reason],
    })),
    mends: imported.offers.mends.map(mend => ({
      ...mend,
      says: MEND_WORDS[mend.reason],
      applied: mends === 'apply',
    })),
    asks,
    concerns,
  }
}

/** A command that reads one file and prints JSON. `--json` is the only form there is and may be left out. */
async function printed(
  name: string,
  argv: string[],
  io: CommandIo,
  answer: (read: ReadFile) => unknown,
): Promise<number> {
  return guarded(io, async () => {
    const parsed = parsedOr(argv, { json: { type: 'boolean' } })
    const [path, ...more] = parsed?.positionals ?? []
    if (path === undefined || more.length > 0) {
      io.stderr(`undersigned ${name} FILE --json\n`)
      return 2
    }
    io.stdout(`${JSON.stringify(answer(await readLetterFile(path, await io.readFile(path))), null, 2)}\n`)
    return 0
  })
}

/** Troubles that a person can mend are one sentence; anything else is a fault and goes on. */
async function guarded(io: CommandIo, act: () => Promise<number>): Promise<number> {
  try {
    return await act()
  } catch (error) {
    const known = TROUBLES.some(trouble => error instanceof trouble)
    if (!(error instanceof Error) || !(known || 'syscall' in error)) throw error
    io.stderr(`${error.message}\n`)
    return 1
  }
}

const TROUBLES = [FileTrouble, FileRefused, NotAStatement, Refusal]
