#!/usr/bin/env node
/** The commands. Those on files load nothing of the server; those on the stored data load it when they run. */
import { readFile, writeFile } from 'node:fs/promises'
import { Refusal } from '../shared/refusals.ts'
import type { Command, CommandIo } from './command.ts'
import { BadSetting } from './config.ts'
import { exchangeCommands } from './exchange/commands.ts'

const USAGE = `undersigned serve
undersigned migrate
undersigned invite EMAIL --coalition SLUG --role ROLE [--organisation NAME]
undersigned token EMAIL
undersigned backup FILE [--passphrase-file FILE]
undersigned restore FILE [--passphrase-file FILE] [--journal FILE]
undersigned convert IN OUT [--mends apply|leave] [--changes accept|reject] [--report FILE]
undersigned compare OLD NEW [--json | --html OUT | --docx OUT]
undersigned cite FILE --json
undersigned asks FILE --json
undersigned signatories FILE --json
undersigned provisions FILE [--json]
undersigned concord OLD NEW [--json]
undersigned verify RECEIPT [--key FILE] [--letter FILE.json] [--list FILE.json] [--log FILE.json]
`

const commands: Record<string, Command> = {
  serve: async (argv, io) => (await import('./serve.ts')).serve(argv, io),
  migrate: async (argv, io) => (await import('./serve.ts')).migrateByCommand(argv, io),
  invite: (argv, io) => onStored(argv, io, 'sendInvitation'),
  token: (argv, io) => onStored(argv, io, 'printToken'),
  backup: (argv, io) => onMachine(argv, io, 'backupByCommand'),
  restore: (argv, io) => onMachine(argv, io, 'restoreByCommand'),
  ...exchangeCommands,
}

const io: CommandIo = {
  readFile: path => readFile(path),
  writeFile: (path, content) => writeFile(path, content),
  stdout: text => void process.stdout.write(text),
  stderr: text => void process.stderr.write(text),
}

const [name = 'serve', ...argv] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) process.exitCode = await command(argv, io).catch(failed)
else {
  io.stderr(USAGE)
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2
}

async function onStored(
  args: string[],
  to: CommandIo,
  act: 'sendInvitation' | 'printToken',
): Promise<number> {
  const [{ withOutside }, acts] = await Promise.all([import('./serve.ts'), import('./ops/commands.ts')])
  return withOutside(to, outside => acts[act](outside, args, to))
}

async function onMachine(
  args: string[],
  to: CommandIo,
  act: 'backupByCommand' | 'restoreByCommand',
): Promise<number> {
  const [machine, acts] = await Promise.all([import('./serve.ts'), import('./ops/backup/commands.ts')])
  return machine.onMachine(given => acts[act](given, args, to))
}

/**
 * A sentence on standard error for what a person can mend; anything else shows where it happened. It ends the
 * process, because what was opened before the failure would keep it alive.
 */
function failed(error: unknown): never {
  const expected =
    error instanceof BadSetting || error instanceof Refusal || (error instanceof Error && 'syscall' in error)
  io.stderr(`${expected ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
