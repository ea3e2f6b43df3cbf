/**
 * [OPS-2] One file with everything that is stored and the keys that open it, made while the server runs. It is written
 * beside its place, read back whole, and only then has its name.
 */
import { existsSync, readFileSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { openKeys } from '../../adapters/keys.ts'
import { packageRoot } from '../../adapters/packageRoot.ts'
import { BadFile } from '../../adapters/sealedFile.ts'
import { openStorage } from '../../adapters/storage.ts'
import { codeOf } from '../../adapters/wholeFile.ts'
import { BadSetting } from '../../config.ts'
import type { Ports } from '../../ports.ts'
import { differing, type Sums } from './content.ts'
import { checkFile, type Sealing, writeFile } from './file.ts'
import { openPostgresSource } from './postgres.ts'
import { refuseUnfinished } from './restore.ts'
import { isNoSpace } from './space.ts'
import { openSqliteSource } from './sqlite.ts'
import type { Source } from './stock.ts'

export type Made = {
  /** The size of the file. */
  bytes: number
  tables: number
  rows: number
  /** How many living texts it has. */
  texts: number
}

/**
 * Writes a backup. Nothing that is stored is changed, and nothing is migrated.
 * @param path of the file, which must not be there
 * @throws BadFile or BadSetting with a sentence; then there is no file
 */
export async function backup(
  { config, clock }: Pick<Ports, 'config' | 'clock'>,
  path: string,
  sealing: Sealing,
): Promise<Made> {
  const file = resolve(path)
  const draft = `${file}.part`
  if (existsSync(file)) throw isTaken(file)
  if (existsSync(draft)) throw isAtWork(draft)
  const source = config.databaseUrl ? await openPostgresSource(config.databaseUrl) : openSqliteSource(config)
  try {
    const about = { program: programVersion(), at: clock.now(), dialect: source.dialect, level: source.level }
    const keys = await keysThatFit(config)
    const sums = await writeFile(draft, source, { about, keys }, sealing)
    await readBack(draft, sums, sealing)
    await name(draft, file)
    return { ...madeOf(source, sums), bytes: (await stat(file)).size }
  } catch (fault) {
    if (isMadeBySomebody(fault, draft)) throw isAtWork(draft)
    await rm(draft, { force: true })
    throw told(fault, file)
  } finally {
    await source.close()
  }
}

/** The file of keys as it is, which opens what is stored: a backup with other keys would be of no use. */
async function keysThatFit(config: Ports['config']): Promise<string> {
  if (!existsSync(config.keyFile))
    throw new BadSetting(
      `The key file ${config.keyFile} is missing: without it nothing that is stored can be used.`,
    )
  const storage = await openStorage(config)
  try {
    await refuseUnfinished(storage)
    await openKeys(config.keyFile, storage)
  } finally {
    await storage.close()
  }
  return readFileSync(config.keyFile, 'utf8')
}

async function readBack(draft: string, written: Sums, { passphrase }: Sealing): Promise<void> {
  const { sums } = await checkFile(draft, passphrase)
  const wrong = differing(written, sums)
  if (wrong.length > 0) throw new BadFile(`Reading the file back gave other rows of ${wrong.join(', ')}.`)
}

/** Gives the finished file its name, unless somebody else has it: on every file system, also without links. */
async function name(draft: string, file: string): Promise<void> {
  await (await open(file, 'wx', 0o600)).close()
  await rename(draft, file).catch(async fault => {
    await rm(file, { force: true })
    throw fault
  })
  const folder = await open(dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function madeOf(source: Source, sums: Sums): Omit<Made, 'bytes'> {
  const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0)
  return { tables: source.tables.length, rows, texts: sums.live_documents?.rows ?? 0 }
}

const isTaken = (file: string) => new BadFile(`${file} is there already, and is not written over.`)
const isAtWork = (draft: string) =>
  new BadFile(`${draft} is there: another backup is being made, or one was cut off. Delete it first.`)

/** Whether a file could not be made because it was there. */
const isMadeBySomebody = (fault: unknown, file: string): boolean =>
  codeOf(fault) === 'EEXIST' && (fault as NodeJS.ErrnoException).path === file

function told(fault: unknown, file: string): unknown {
  if (isMadeBySomebody(fault, file)) return isTaken(file)
  if (isNoSpace(fault)) return new BadFile(`There is not enough space for ${file}; no backup was made.`)
  return fault
}

function programVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string })
    .version
}
