/**
 * [OPS-3] Puts a backup into an empty place, on either database. The file is read whole and checked before anything is
 * written. What is put is not there for anybody until it is whole; from then until it was made safe (new epochs, no
 * sessions, the journal replayed) it carries a mark, and nothing starts on it. A failure leaves the place as empty as
 * it was; a restore that was killed leaves either that, or what the next one and the server name in a sentence.
 */

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { leastEpoch } from '../../../shared/live.ts'
import { openKeys } from '../../adapters/keys.ts'
import { migrationsOf, type TableForm, tablesAt } from '../../adapters/levels.ts'
import { BadFile } from '../../adapters/sealedFile.ts'
import { openStorage } from '../../adapters/storage.ts'
import { createWhole } from '../../adapters/wholeFile.ts'
import { BadSetting, type Config } from '../../config.ts'
import { raiseEpochs } from '../../live/epochs.ts'
import { openLiveLog } from '../../live/live.ts'
import type { Ports, Storage } from '../../ports.ts'
import { type About, differing, lineOfRow, type Sums, Tally } from './content.ts'
import { checkFile, readFile } from './file.ts'
import { anyTable, openPostgresTarget } from './postgres.ts'
import { isNoSpace } from './space.ts'
import { openSqliteTarget, sqlitePlace, workFolder } from './sqlite.ts'
import { isKept, isLive, type Row, type Target } from './stock.ts'
import { endSignInLinks, isUnfinished, noteRestored, restoredAt, UNFINISHED } from './store.ts'

/** What a command is given that opens what is stored by itself, as it is. */
export type Machine = Pick<Ports, 'config' | 'clock' | 'ids'>

/** Makes what was put back remember what came after the backup; without a journal it makes it safe. */
type AfterRestore<T> = (
  ports: Machine & Pick<Ports, 'storage' | 'keys'>,
  journalFile: string | null,
) => Promise<T>

export type Restored<T> = { about: About; tables: number; rows: number; texts: number; after: T }

type Given = {
  file: string
  passphrase: string | undefined
  /** The journal that was kept outside the database; null where there is none. */
  journal: string | null
}

/**
 * Restores a backup.
 * @param ports of a place where no server runs
 * @throws BadFile or BadSetting with a sentence; then nothing was written
 */
export async function restore<T>(
  ports: Machine,
  { file, passphrase, journal }: Given,
  afterRestore: AfterRestore<T>,
): Promise<Restored<T>> {
  const { config } = ports
  await refuseUnlessEmpty(config)
  refuseOtherJournal(config, journal)
  const found = await checkWhole(file, passphrase)
  refuseOtherKeys(config, found.keys)
  const target = config.databaseUrl
    ? await openPostgresTarget(config.databaseUrl, found.about.level)
    : openSqliteTarget(config, found.about.level)
  let undoKeys = () => {}
  try {
    await fill(target, file, passphrase)
    await compare(target, found.tables, found.sums)
    await target.place(UNFINISHED)
    undoKeys = putKeys(config, found.keys)
    const after = await makeSafe(ports, journal, afterRestore)
    return { about: found.about, ...countOf(found.sums), after }
  } catch (fault) {
    await target.undo()
    undoKeys()
    throw isNoSpace(fault)
      ? new BadFile('There is not enough space for what this backup holds; nothing was kept.')
      : fault
  }
}

/** Stops whoever would work on what a restore has not finished. @throws BadSetting */
export async function refuseUnfinished(storage: Storage): Promise<void> {
  if (await storage.read(isUnfinished))
    throw new BadSetting(
      'A restore into this place was cut off. Empty the place (its database, live.db and the key file), and restore again.',
    )
}

/** When a backup was put back last into what is stored, in milliseconds since 1970; null where none was. */
export const whenRestored = (storage: Storage): Promise<number | null> => storage.read(restoredAt)

async function refuseUnlessEmpty(config: Config): Promise<void> {
  if (existsSync(workFolder(config)))
    throw new BadSetting(
      `${workFolder(config)} is there: another restore is at work, or one was cut off. Delete it first.`,
    )
  const there = config.databaseUrl
    ? await anyTable(config.databaseUrl)
    : sqlitePlace(config).find(file => existsSync(file))
  if (there !== undefined)
    throw new BadSetting(`A backup is put into an empty place only, and ${there} is there already.`)
}

/** What lies in the journal's place goes on being written: with another one replayed, both would tell half of it. */
function refuseOtherJournal({ journalFile: place }: Config, journal: string | null): void {
  if (journal === null || !existsSync(place) || readFileSync(journal).equals(readFileSync(place))) return
  throw new BadSetting(
    `${place} is there already, and is another journal than ${journal}. Move it away first.`,
  )
}

/** A key file may wait for the backup, as in a container that is given one; it has to be the same. */
function refuseOtherKeys({ keyFile }: Config, keys: string): void {
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') !== keys)
    throw new BadSetting(`The key file ${keyFile} is there already, and is not the one of this backup.`)
}

/** @returns what takes them away again, where they were not there before */
function putKeys(config: Config, keys: string): () => void {
  const wereThere = existsSync(config.keyFile)
  createWhole(config.keyFile, keys)
  refuseOtherKeys(config, keys)
  return () => {
    if (!wereThere) rmSync(config.keyFile, { force: true })
  }
}

type Found = { about: About; sums: Sums; keys: string; tables: TableForm[] }

async function checkWhole(file: string, passphrase: string | undefined): Promise<Found> {
  let keys: string | undefined
  const tables: TableForm[] = []
  const { about, sums } = await checkFile(file, passphrase, met => {
    if ('about' in met) refuseNewer(met.about)
    if ('keys' in met) keys = met.keys
    if ('table' in met) tables.push(met.table)
  })
  if (keys === undefined || !areTablesOf(about, tables))
    throw new BadFile('The file is damaged: its tables are not those of the program that wrote it.')
  return { about, sums, keys, tables }
}

function refuseNewer({ level, program }: About): void {
  if (migrationsOf('sqlite').some(({ tag }) => tag === level)) return
  throw new BadFile(`This backup was made by a newer version of this program (${program}). Install that one.`)
}

/** The log of live text on SQLite has steps of its own: what it lacks takes what a new row has. */
function areTablesOf({ level }: About, tables: readonly TableForm[]): boolean {
  const known = new Map(
    tablesAt(level)!
      .filter(isKept)
      .map(table => [table.name, new Set(table.columns)]),
  )
  const newest = new Map(
    tablesAt(migrationsOf('postgres').at(-1)!.tag)!.map(one => [one.name, new Set(one.columns)]),
  )
  const holds = (table: TableForm) => {
    const columns = (isLive(table) ? newest : known).get(table.name)
    const isWhole = isLive(table) || table.columns.length === columns?.size
    return columns !== undefined && isWhole && table.columns.every(column => columns.has(column))
  }
  const said = new Set(tables.map(({ name }) => name))
  const isMissing = [...known.keys()].some(name => !isLive({ name, columns: [] }) && !said.has(name))
  return said.size === tables.length && tables.every(holds) && !isMissing
}

async function fill(target: Target, file: string, passphrase: string | undefined): Promise<void> {
  const met = readFile(file, passphrase)
  let next = await met.next()
  const rows = async function* (): AsyncGenerator<Row> {
    for (; !next.done && 'row' in next.value; next = await met.next()) yield next.value.row
  }
  try {
    while (!next.done) {
      const { value } = next
      next = await met.next()
      if ('table' in value) await target.put(value.table, rows())
    }
  } finally {
    await met.return(undefined)
  }
}

/** What is stored now is what the backup has. */
async function compare(target: Target, tables: readonly TableForm[], sums: Sums): Promise<void> {
  const tally = new Tally()
  for (const table of tables) {
    tally.begin(table)
    for await (const row of target.rows(table)) tally.add(table, lineOfRow(row))
  }
  const wrong = differing(sums, tally.sums())
  if (wrong.length > 0)
    throw new BadFile(`The database did not keep ${wrong.join(', ')} as the backup has them.`)
}

async function makeSafe<T>(
  ports: Machine,
  journal: string | null,
  afterRestore: AfterRestore<T>,
): Promise<T> {
  const { config, clock } = ports
  const at = clock.now()
  await raiseAll(config, at)
  const storage = await openStorage(config)
  try {
    const keys = await openKeys(config.keyFile, storage)
    await storage.write(tx => endSignInLinks(tx, clock.now()))
    const after = await afterRestore({ ...ports, storage, keys }, journal)
    // A journal that came from elsewhere goes on here: the same backup may be needed a second time.
    if (journal !== null) createWhole(config.journalFile, readFileSync(journal, 'utf8'))
    await storage.write(tx => noteRestored(tx, at))
    return after
  } finally {
    await storage.close()
  }
}

/** No client has an epoch as high as the seconds since 1970 but by a restore, and that one was earlier. */
async function raiseAll(config: Config, at: number): Promise<void> {
  const log = await openLiveLog(config)
  try {
    await raiseEpochs(log, leastEpoch(at), at)
  } finally {
    await log.close()
  }
}

function countOf(sums: Sums): Pick<Restored<unknown>, 'tables' | 'rows' | 'texts'> {
  const counts = Object.values(sums).map(({ rows }) => rows)
  return {
    tables: counts.length,
    rows: counts.reduce((sum, count) => sum + count, 0),
    texts: sums.live_documents?.rows ?? 0,
  }
}
