/** Opening a text from the log: a small one at once, a large one in the background. */
import * as Y from 'yjs'
import { refuse } from '../../shared/refusals.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { beginAnew } from './beginAnew.ts'
import type { Tail } from './compact.ts'
import { digestsOf, documentOf } from './document.ts'
import { bytesOf, isAllRead, isStoredLarge, openLarge, PORTION, partsOf } from './largeText.ts'
import type { Stored } from './log.ts'
import { writeAnswer } from './protocol.ts'
import type { RoomPorts } from './room.ts'
import { SharedText } from './sharedText.ts'

/**
 * A statement as it was opened: what the log has of it beside its rows, its text, and what came after its snapshot.
 * `begun` is how much the server itself had written when the epoch began: whoever has some of that and not all
 * has the text before. 0 for a text of its first epoch. `forClients` says whether what a client gets of it, in one
 * part, is what was loaded here, one edit after the other; of a large text that is not known yet.
 */
export type Opened = {
  stored: Stored
  text: SharedText
  tail: Tail
  begun: number
  forClients: 'the same' | 'another' | 'not known'
}

/** A text for those who have nothing of it yet, before its room is open: the answer to their first question. */
export type Early = { epoch: number; frames: readonly Uint8Array[] }

/** Those who wait until a text is open. */
export type Waiting = {
  /** Gives them the text; called at most once, where opening takes a while. */
  show: (text: Early) => void
  /** Resolves once they have it: nobody else comes for now. */
  served: () => Promise<void>
}

type Ports = Pick<RoomPorts, 'log' | 'clock' | 'meter' | 'alarm'>

/**
 * Opens a text. One that is not what a client would get of it begins anew first: a server that was killed, or could
 * not store, between an edit and what had to follow leaves such texts [LIVE-8]. A large one is opened as it is and
 * compared later.
 * @throws Refusal `not-found` for a statement that was never seeded, and whatever the log throws.
 */
export async function openText(statement: string, ports: Ports, waiting: Waiting): Promise<Opened> {
  const first = await load(statement, ports, waiting)
  if (first.forClients !== 'another') return first
  await mend(statement, first, ports)
  // Whatever the log said, what it has now is opened: a text that could not be mended can still be read.
  return load(statement, ports, waiting)
}

async function mend(
  statement: string,
  { stored, text }: Opened,
  { log, clock, alarm }: Ports,
): Promise<void> {
  try {
    await beginAnew(text.doc, { statement, epoch: stored.epoch }, { log, now: clock.now() })
    alarm('a text differed from what clients get of it and begins anew')
  } catch (error) {
    alarm('a text differs from what clients get of it and could not begin anew', error)
  }
  text.destroy()
}

async function load(statement: string, ports: Ports, waiting: Waiting): Promise<Opened> {
  const stored = await ports.log.load(statement, PORTION)
  // fail-point: opening
  if (!stored) refuse('not-found')
  const begun = await begunOf(statement, stored, ports)
  const opened = isStoredLarge(stored) ? await large(statement, stored, ports, waiting) : small(stored)
  ports.meter.setAside(stored.setAside.length)
  if (stored.setAside.length) ports.alarm('rows of a text are damaged and were set aside')
  return { ...opened, begun }
}

async function begunOf(statement: string, { began, rows }: Stored, { log }: Ports): Promise<number> {
  if (began === 0) return 0
  const part = { after: began - 1, upTo: began }
  const [first] = rows[0]?.seq === began ? rows : await log.history(statement, part)
  return first ? (Y.parseUpdateMeta(first.update).to.get(SEED_CLIENT) ?? 0) : 0
}

type OpenedText = Omit<Opened, 'begun'>

function small(stored: Stored): OpenedText {
  const parts = partsOf(stored)
  const doc = documentOf(stored)
  const text = new SharedText(doc, stored.registry, null, bytesOf(parts))
  const tail = { rows: stored.rows.length, bytes: bytesOf(stored.rows) }
  return { stored, text, tail, forClients: isInOnePart(stored) || agrees(doc) ? 'the same' : 'another' }
}

const isInOnePart = (stored: Stored): boolean => partsOf(stored).length < 2 && isAllRead(stored)

function agrees(loaded: Y.Doc): boolean {
  const [asItIs, inOnePart] = digestsOf(loaded)
  return asItIs === inOnePart
}

async function large(
  statement: string,
  stored: Stored,
  ports: Ports,
  { show, served }: Waiting,
): Promise<OpenedText> {
  const { epoch } = stored
  const asStored = framesOf(stored)
  if (asStored) {
    show({ epoch, frames: asStored })
    // A thread takes a while to begin, and all that it can get of a CPU that may be the only one.
    await served()
  }
  const tellWhole = (whole: Uint8Array) => show({ epoch, frames: writeAnswer([whole]) })
  const { doc, whole, tailBytes } = await openLarge(statement, stored, ports, asStored ? () => {} : tellWhole)
  const text = new SharedText(doc, stored.registry, whole, whole.length)
  const rows = stored.lastSeq - (stored.snapshot?.upTo ?? stored.base)
  return {
    stored,
    text,
    tail: { rows, bytes: tailBytes },
    forClients: isInOnePart(stored) ? 'the same' : 'not known',
  }
}

/** What is stored, as it is; null where it comes in too many parts, or some are missing. */
function framesOf(stored: Stored): Uint8Array[] | null {
  const parts = partsOf(stored)
  const isWhole = isAllRead(stored) && !stored.setAside.length
  return isWhole && parts.length <= MOST_PARTS ? writeAnswer(parts.map(({ update }) => update)) : null
}

/** A room that is left makes a snapshot of more rows than these. */
const MOST_PARTS = 100
