/** Takes what was noted out of the database into the journal file, as soon as it is committed. */
import { type KickedJob, startKickedJob } from '../adapters/job.ts'
import type { Ports } from '../ports.ts'
import { type JournalFile, openJournalFile } from './file.ts'
import { type Heading, isHeading, lineOf, readLine } from './lines.ts'
import { dropEntries, readFact, setFact, waitingEntries } from './store.ts'

type PumpPorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys'>

/** Writes what was noted; `tellingOf` kicks it. Before it stops, it writes what waits. */
export type Journal = KickedJob

/** How often is looked for what another process noted, and for a file that could not be written, in milliseconds. */
const LOOK_MS = 60_000
/** Entries that are flushed together at most. */
const AT_ONCE = 500

/** Under which names the database knows the server, and the journal that is being written. */
export const SERVER = 'server'
export const JOURNAL = 'journal'

/**
 * Starts the pump; the first look comes at once, for what a crash left behind. Several servers on one storage need no
 * lease: what two of them write twice is replayed once.
 * @param report takes a sentence about trouble: it holds nothing that was noted
 */
export function startJournal(ports: PumpPorts, report: (trouble: string) => void): Journal {
  const { kick, idle, stop } = startKickedJob(ports.clock, async () => {
    await writeWaiting(ports, report).catch(fault => report(fault instanceof Foreign ? FOREIGN : UNWRITTEN))
    return LOOK_MS
  })
  return {
    ...{ kick, idle },
    stop() {
      kick()
      return stop()
    },
  }
}

const UNWRITTEN =
  'The journal file could not be written. What belongs there waits in the database, and is tried again in a minute.'
const FOREIGN =
  'The journal file belongs to another server, or was changed. Nothing is written into it: name another file.'

const ANEW =
  'The journal file was not there, and another one was begun. Backups that are older than it will count as without a journal.'

class Foreign extends Error {}

/** Writes what waits. A crash before it is taken out of the database leaves a line twice, which replays once. */
async function writeWaiting(ports: PumpPorts, report: (trouble: string) => void): Promise<void> {
  const { storage, keys, config } = ports
  const file = await openJournalFile(config.journalFile)
  try {
    const server = await serverName(ports)
    if (file.first === '' && (await begin(ports, file, server)) === 'anew') report(ANEW)
    else if (file.first !== '') mustBeOurs(readLine(keys, file.first), server)
    for (;;) {
      const rows = await storage.read(q => waitingEntries(q, AT_ONCE))
      if (rows.length === 0) return
      const lines = rows.map(row => lineOf(keys, { ...row, what: JSON.parse(row.what) }))
      await file.append(lines.join(''))
      const ids = rows.map(({ id }) => id)
      await storage.write(tx => dropEntries(tx, ids))
    }
  } finally {
    await file.close()
  }
}

/** The name of this server, made once. */
async function serverName({ storage, ids }: PumpPorts): Promise<string> {
  const known = await storage.read(q => readFact(q, SERVER))
  if (known !== undefined) return known
  const made = ids.id()
  return storage.write(async tx => {
    const there = await readFact(tx, SERVER)
    if (there === undefined) await setFact(tx, SERVER, made)
    return there ?? made
  })
}

/**
 * Begins a journal of its own in a file that is empty: whatever stood in one before is not in it, and a backup that was
 * made before knows no journal of this name.
 */
async function begin(
  { storage, ids, keys, clock }: PumpPorts,
  file: JournalFile,
  server: string,
): Promise<'first' | 'anew'> {
  const heading: Heading = { server, journal: ids.id(), at: clock.now() }
  const before = await storage.write(async tx => {
    const known = await readFact(tx, JOURNAL)
    await setFact(tx, JOURNAL, heading.journal)
    return known
  })
  await file.append(lineOf(keys, heading))
  return before === undefined ? 'first' : 'anew'
}

function mustBeOurs(first: ReturnType<typeof readLine>, server: string): void {
  if (first === undefined || !isHeading(first) || first.server !== server) throw new Foreign()
}
