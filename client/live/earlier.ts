/**
 * Texts of one's own from before the letter began anew: what this page had when its line was closed for it, and what
 * this device kept. They are never merged into the letter; whoever wrote them takes over what is wanted, and lets go
 * of them ([LIVE-10]).
 */
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { type CopyName, eraseCopy, hasCopy, nameOf, otherCopies, readCopy } from './device.ts'
import { pagesBefore } from './join.ts'
import { mayStillRead } from './mayStillRead.ts'

export type Earlier = {
  doc: Y.Doc
  /** Whether this device has it, too; what it has not is lost with the page. */
  kept: () => boolean
  /** Erases it on this device, and leaves it in this page. */
  unkeep: () => Promise<void>
  /** Erases it, here and on this device. */
  letGo: () => Promise<void>
}

/**
 * The earlier texts of a statement, those of the newest epoch first. A copy that this browser cannot read now is left
 * where it is.
 * @param now the copy's name as it is at present
 */
export async function earlierTexts(now: CopyName): Promise<Earlier[]> {
  const pages = pagesBefore(now)
  const known = new Set([...pages.map(page => nameOf(page.name)), ...inPage.keys()])
  const copies = otherCopies(now).filter(copy => !known.has(nameOf(copy)))
  await Promise.all(copies.map(copy => takeFromDevice(copy).catch(() => {})))
  const taken = [...inPage.values()].filter(({ copy }) => isOf(now, copy))
  return [...pages.map(ofPage), ...taken.map(({ earlier }) => earlier)]
}

/**
 * The texts of a statement that a server which was put back from a backup may have forgotten; nothing where it has not.
 * @param schemaVersion the newest that this page can read
 */
export async function forgottenTexts(
  account: string,
  statement: string,
  schemaVersion: number,
): Promise<Earlier[]> {
  const all = { account, statement, epoch: '', schemaVersion }
  const epochs = pagesBefore(all).map(({ name }) => name.epoch)
  const answer = await mayStillRead(statement, account, epochs)
  return answer === 'not-there-now' ? earlierTexts(all) : []
}

/** What was read from this device, for as long as this page is open. */
const inPage = new Map<string, { copy: CopyName; earlier: Earlier }>()

const isOf = (now: CopyName, { account, statement }: CopyName): boolean =>
  account === now.account && statement === now.statement

const ofPage = (page: ReturnType<typeof pagesBefore>[number]): Earlier => ({
  doc: page.doc,
  kept: () => page.status().kept === true,
  unkeep: page.unkeep,
  letGo: page.discard,
})

async function takeFromDevice(copy: CopyName): Promise<void> {
  const doc = new Y.Doc()
  await readCopy(copy, doc)
  if (doc.getXmlFragment(BODY).length === 0) return eraseCopy(copy)
  const unkeep = () => eraseCopy(copy)
  const letGo = async () => {
    await eraseCopy(copy)
    inPage.delete(nameOf(copy))
    doc.destroy()
  }
  inPage.set(nameOf(copy), { copy, earlier: { doc, kept: () => hasCopy(copy), unkeep, letGo } })
}

/**
 * Whether a document has everything that an earlier one has, what was deleted there included. "No" says little: the
 * two may say the same in other pieces. So where the server wrote on since: it counts on from where the earlier text
 * began anew, and what it wrote in one epoch bears the ids of something else in the other.
 */
export function hasAllOf(now: Y.Doc, earlier: Y.Doc): boolean {
  const state = stateOf(now)
  const before = stateOf(earlier)
  if (state.get(SEED_CLIENT) !== before.get(SEED_CLIENT)) return false
  const lacks = [...before].some(([editor, clock]) => clock > (state.get(editor) ?? 0))
  return !lacks && !deletesMore(now, earlier)
}

/** Whether something that stands in a document was deleted in an earlier one. */
export function deletesMore(now: Y.Doc, earlier: Y.Doc): boolean {
  const state = stateOf(now)
  const gone = Y.createDeleteSetFromStructStore(now.store)
  const deleted = Y.createDeleteSetFromStructStore(earlier.store)
  return [...deleted.clients].some(([editor, ranges]) => {
    const alsoGone = gone.clients.get(editor) ?? []
    return ranges.some(range => !isWithin(range, alsoGone, state.get(editor) ?? 0))
  })
}

const stateOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))

type Range = { clock: number; len: number }

/** Whether a range, as far as it is known at all, lies wholly in others. They are sorted and touch nowhere. */
function isWithin({ clock, len }: Range, others: readonly Range[], known: number): boolean {
  const end = Math.min(clock + len, known)
  let at = clock
  for (const other of others) if (other.clock <= at) at = Math.max(at, other.clock + other.len)
  return at >= end
}
