/**
 * [OPS-4] What follows when a backup was put back. With its journal, what was used, withdrawn, revoked or erased since
 * is so again; without, every link and token ends, and nobody signs until a coordinator has looked.
 */
import { appendAudit } from '../audit/append.ts'
import { endAllInvitations, everyCoalition } from '../coalitions/replay.ts'
import { BadSetting } from '../config.ts'
import { giveUpOld, giveUpWaiting } from '../notices/replay.ts'
import { endAllDoors } from '../people/replay.ts'
import { revokeAllGuests } from '../rounds/replay.ts'
import { endAllInvitations as endAllAskings } from '../signons/replay/invitations.ts'
import { endAllLinks } from '../signons/replay/signatures.ts'
import { noteLost, pauseAll } from '../signons/replay/windows.ts'
import type { Entry, ReplayPorts } from './kinds.ts'
import { type ReadJournal, readJournal } from './lines.ts'
import { JOURNAL, SERVER } from './pump.ts'
import { replay, standing } from './replays.ts'
import { readFact, setFact } from './store.ts'

export type Replayed = {
  /** How many lines changed something. */
  replayed: number
  /** How many signatures that were confirmed since the backup, or an earlier restore of it, are not there any more. */
  lost: number
  /** The numbers of lines that are not as they were written. What they told of is not known, so signing is paused. */
  bad: number[]
  /** Whether the journal was begun after the backup was made: then everything was ended as without one. */
  late: boolean
  /** How many mails that waited when the backup was made go out once a server starts. */
  mails: number
}

/** Under which name the database knows when a journal was replayed: what was lost before was told of then. */
const REPLAYED = 'journal-replayed-at'

/** Entries that are replayed in one write. */
const AT_ONCE = 200

/**
 * Makes a restored copy remember what came after it, or safe where that is not known. Nothing else runs on the copy.
 * A second time changes nothing that is so already.
 * @param file the journal; null where there is none
 * @throws BadSetting with a sentence, before anything is changed, for a file that is not this server's journal
 */
export async function afterRestore(
  ports: ReplayPorts,
  file: string | null,
): Promise<Replayed | 'no-journal'> {
  if (file === null) {
    await endEverything(ports)
    await noteRestored(ports, { journal: 'none' })
    return 'no-journal'
  }
  const journal = await mustBeOurs(ports, file)
  const { late } = journal
  const replayed = await replayAll(ports, standing(journal.entries))
  if (late) await endEverything(ports)
  else if (journal.bad.length > 0) await ports.storage.write(tx => pauseAll(tx, ports))
  const last = journal.headings.at(-1)!.journal
  const { mails, lost } = await ports.storage.write(async tx => {
    const told = Number((await readFact(tx, REPLAYED)) ?? -Infinity)
    await setFact(tx, JOURNAL, last)
    await setFact(tx, REPLAYED, String(ports.clock.now()))
    const mails = await giveUpOld(tx, ports)
    return { mails, lost: await noteLost(tx, ports, stillConfirmed(journal.entries, told)) }
  })
  const bad = journal.bad
  await noteRestored(ports, { journal: late ? 'late' : 'whole', replayed, lost, bad: bad.length })
  return { replayed, lost, bad, late, mails }
}

async function mustBeOurs(
  { storage, keys }: ReplayPorts,
  file: string,
): Promise<ReadJournal & { late: boolean }> {
  const journal = await readJournal(keys, file)
  const [server, begun] = await storage.read(async q => [
    await readFact(q, SERVER),
    await readFact(q, JOURNAL),
  ])
  if (journal.headings.length === 0)
    throw new BadSetting(
      `${file} is not the journal of the server that this backup is of, or its first line was changed.`,
    )
  if (server !== undefined && journal.headings.some(heading => heading.server !== server))
    throw new BadSetting(`${file} is the journal of another server than this backup is of.`)
  return { ...journal, late: !journal.headings.some(heading => heading.journal === begun) }
}

async function replayAll(ports: ReplayPorts, entries: readonly Entry[]): Promise<number> {
  let replayed = 0
  for (let from = 0; from < entries.length; from += AT_ONCE)
    replayed += await ports.storage.write(async tx => {
      let changed = 0
      for (const entry of entries.slice(from, from + AT_ONCE)) if (await replay(tx, ports, entry)) changed++
      return changed
    })
  return replayed
}

/** In one write: what nobody knows to be still good is not good any more. */
async function endEverything(ports: ReplayPorts): Promise<void> {
  await ports.storage.write(async tx => {
    await endAllDoors(tx, ports)
    await endAllInvitations(tx, ports)
    await revokeAllGuests(tx, ports)
    await endAllAskings(tx, ports)
    await endAllLinks(tx)
    await giveUpWaiting(tx)
    await pauseAll(tx, ports)
  })
}

/** The signatures that were confirmed after `since` and not taken back, by sign-on. */
function stillConfirmed(entries: readonly Entry[], since: number): Map<string, string[]> {
  const confirmed = new Map<string, string>()
  for (const { kind, what, at } of entries) {
    if (kind === 'signature-confirmed' && at > since) confirmed.set(what.signature, what.signon)
    if (kind === 'signature-withdrawn' || kind === 'signature-disowned' || kind === 'signature-removed')
      confirmed.delete(what.signature)
  }
  const bySignon = new Map<string, string[]>()
  for (const [signature, signon] of confirmed)
    bySignon.set(signon, [...(bySignon.get(signon) ?? []), signature])
  return bySignon
}

/** Says in the log of the server and of each coalition that a backup was put back, and how. */
async function noteRestored(
  { storage, ...ports }: ReplayPorts,
  data: { [name: string]: string | number },
): Promise<void> {
  await storage.write(async tx => {
    for (const coalition of ['', ...(await everyCoalition(tx))])
      await appendAudit(tx, ports, { coalition, act: 'backup.restored', actor: '', subject: coalition, data })
  })
}
