/** `undersigned backup` and `undersigned restore`: one line on what was done, or one on why nothing was. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BadFile } from '../../adapters/sealedFile.ts'
import type { CommandIo } from '../../command.ts'
import { afterRestore, type Replayed } from '../../journal/afterRestore.ts'
import { backup, type Made } from './backup.ts'
import { type Machine, type Restored, restore } from './restore.ts'

const BACKUP = 'undersigned backup FILE [--passphrase-file FILE]'
const RESTORE = 'undersigned restore FILE [--passphrase-file FILE] [--journal FILE]'

const IN_CLEAR =
  'Without a passphrase this file holds the keys, and every text and address for whoever has it: keep it as you keep the server.\n'

/** `backup FILE` writes everything that is stored into a new file, also while a server runs on it. */
export async function backupByCommand(machine: Machine, argv: string[], io: CommandIo): Promise<number> {
  const asked = read(argv, [])
  if (!asked) return wrongUsage(io, BACKUP)
  return spoken(io, async () => {
    const passphrase = await passphraseOf(machine, asked.passphraseFile, io)
    const made = await backup(machine, asked.file, { passphrase })
    if (passphrase === undefined) io.stderr(IN_CLEAR)
    io.stdout(`Wrote ${asked.file} and read it back: ${sizeOf(made.bytes)}, ${contentOf(made)}.\n`)
  })
}

/** `restore FILE` puts a backup into an empty place, and replays the journal that was kept beside it. */
export async function restoreByCommand(machine: Machine, argv: string[], io: CommandIo): Promise<number> {
  const asked = read(argv, ['journal'])
  if (!asked) return wrongUsage(io, RESTORE)
  return spoken(io, async () => {
    const passphrase = await passphraseOf(machine, asked.passphraseFile, io)
    const journal = journalOf(machine, asked.journal)
    const restored = await restore(machine, { file: asked.file, passphrase, journal }, afterRestore)
    io.stdout(
      `Restored ${contentOf(restored)}, as they stood at ${timeOf(restored)}.\n${journalSaid(restored.after)}\n`,
    )
  })
}

type After = Replayed | 'no-journal'

function journalSaid(after: After): string {
  if (after === 'no-journal') return `There is no journal of what came after: ${ENDED}`
  const { replayed, lost, bad, late, mails } = after
  return [
    `The journal was replayed: ${replayed} of its entries changed something.`,
    ...(lost === 0 ? [] : [`${lost} signatures that were confirmed later are not in this backup.`]),
    ...(mails === 0
      ? []
      : [
          `${mails} mails waited when the backup was made. They go out when the server starts, also where they went out since.`,
        ]),
    ...(late ? [`The journal was begun after the backup was made: ${ENDED}`] : []),
    ...(bad.length === 0
      ? []
      : [`Signing is paused, for lines of the journal are not as they were written: ${bad.join(', ')}.`]),
  ].join('\n')
}

const ENDED = 'every link and token is revoked, and sign-ons are paused until a coordinator has looked.'

/** @returns the journal to replay: the one that is named, or the one that lies where it always does. */
function journalOf({ config }: Machine, named: string | undefined): string | null {
  if (named !== undefined && !existsSync(named)) throw new BadFile(`There is no journal ${named}.`)
  if (named !== undefined) return named
  return existsSync(config.journalFile) ? config.journalFile : null
}

async function passphraseOf(
  { config }: Machine,
  file: string | undefined,
  io: CommandIo,
): Promise<string | undefined> {
  if (file === undefined) return config.backupPassphrase
  const passphrase = Buffer.from(await io.readFile(file))
    .toString('utf8')
    .replace(/\r?\n$/, '')
  if (passphrase.length < 12) throw new BadFile(`The passphrase in ${file} has fewer than 12 characters.`)
  return passphrase
}

function read(argv: string[], more: string[]) {
  try {
    const options = Object.fromEntries(
      ['passphrase-file', ...more].map(name => [name, { type: 'string' as const }]),
    )
    const { positionals, values } = parseArgs({ args: argv, allowPositionals: true, options })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) return undefined
    return { file, passphraseFile: values['passphrase-file'], journal: values.journal }
  } catch {
    return undefined // An option that is not one of ours.
  }
}

/** @returns 0, or 1 after a sentence where something is wrong with a file; other errors are the caller's. */
async function spoken(io: CommandIo, act: () => Promise<void>): Promise<number> {
  try {
    await act()
    return 0
  } catch (fault) {
    if (!(fault instanceof BadFile)) throw fault
    io.stderr(`${fault.message}\n`)
    return 1
  }
}

const contentOf = ({ tables, rows, texts }: Pick<Made, 'tables' | 'rows' | 'texts'>): string =>
  `${tables} tables with ${rows} rows, ${texts} texts`

const timeOf = ({ about }: Restored<unknown>): string => new Date(about.at).toISOString()

function sizeOf(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1000)
  return kilobytes < 1000 ? `${kilobytes} kB` : `${(kilobytes / 1000).toFixed(1)} MB`
}

function wrongUsage(io: CommandIo, usage: string): number {
  io.stderr(`${usage}\n`)
  return 2
}
