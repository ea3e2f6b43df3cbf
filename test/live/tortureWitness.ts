/** What the people at a killed server know, held against what its disk has. */
import * as Y from 'yjs'
import { contentDigest } from '../../server/live/contentDigest.ts'
import { documentOf } from '../../server/live/document.ts'
import { type LogRow, SERVER, type Stored } from '../../server/live/log.ts'
import { registryOf } from '../../server/live/sharedText.ts'
import { BODY } from '../../shared/statement/grammar.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'

export type Range = { editor: number; clock: number; len: number }

/** One client, as far as the disk must agree with it. */
export type Witness = {
  account: string
  /** Ids of all editors this one was; the page that is open now writes under that of `doc`. */
  editors: ReadonlySet<number>
  doc: Y.Doc
  /** Words of others that arrived here. */
  seen: ReadonlySet<string>
  /** Words of its own that the screen called saved, and those of them that it erased and that were saved as such. */
  saved: ReadonlySet<string>
  savedErased: ReadonlySet<string>
  /** Words it erased, in any page. */
  erased: ReadonlySet<string>
  /** Words that a page had typed before it was loaded anew: they may have arrived or not. */
  uncertain: ReadonlySet<string>
  /** All words it ever typed. */
  typed: ReadonlySet<string>
  /** How far each of its editors had come when the screen said "saved". */
  savedClocks: ReadonlyMap<number, number>
  /** What others deleted, as it arrived here. */
  heardDeletes: readonly Range[]
}

/** What is typed is told apart by brackets that no letter has. */
export const wordsIn = (text: string): string[] => text.match(/⟨[^⟩]*⟩/g) ?? []

/**
 * Every fault of a disk, read before anybody comes back to mend it: what another client saw or heard deleted, and
 * what was called saved, is there, once; nothing is set aside; the rows, the snapshot and the owners say the same.
 */
export function faultsOnDisk(stored: Stored, history: readonly LogRow[], all: readonly Witness[]): string[] {
  const doc = documentOf(stored)
  const faults = [
    ...faultsOfRows(stored, history, doc),
    ...faultsOfOwners(stored, history, doc, all),
    ...faultsOfWords(doc, all),
    ...all.flatMap(one => faultsOfState(doc, one)),
  ]
  doc.destroy()
  return faults
}

/** Everyone ends with what the disk has, in which every word stands once that nobody erased. */
export function faultsAtTheEnd(disk: Y.Doc, all: readonly Witness[]): string[] {
  const faults = faultsOfWords(disk, all)
  const digests = [disk, ...all.map(({ doc }) => doc)].map(contentDigest)
  if (new Set(digests).size !== 1) faults.push('the clients and the disk ended with different texts')
  const there = countWords(disk)
  for (const { typed, erased, uncertain, account } of all)
    for (const word of typed)
      if (!uncertain.has(word) && there(word) !== (erased.has(word) ? 0 : 1))
        faults.push(`typed by ${account}, ${there(word)} times: ${word}`)
  return faults
}

function faultsOfRows(stored: Stored, history: readonly LogRow[], doc: Y.Doc): string[] {
  const faults: string[] = []
  if (stored.setAside.length) faults.push('rows were set aside')
  if (history.some(({ seq }, i) => seq !== stored.base + i + 1))
    faults.push('rows are missing in the history')
  if (history.at(-1)?.seq !== stored.lastSeq) faults.push('the history ends too early')
  const replayed = documentOf({ snapshot: null, rows: [...history] })
  if (contentDigest(replayed) !== contentDigest(doc)) faults.push('the snapshot and the rows differ')
  replayed.destroy()
  registryOf(stored.registry)
  return faults
}

/** Every editor's id belongs to the account of whoever wrote under it, and rows hold what their account may write. */
function faultsOfOwners(
  { owners }: Stored,
  history: readonly LogRow[],
  doc: Y.Doc,
  all: readonly Witness[],
): string[] {
  const accounts = new Map(owners.map(({ editor, account }) => [editor, account]))
  accounts.set(SEED_CLIENT, SERVER)
  const faults: string[] = []
  for (const editor of doc.store.clients.keys())
    if (!accounts.has(editor)) faults.push('somebody wrote whom the owners do not know')
  for (const { account, editors } of all)
    for (const editor of editors)
      if ((accounts.get(editor) ?? account) !== account) faults.push(`the owner of an editor of ${account}`)
  for (const { seq, account, update } of history)
    for (const { id } of Y.decodeUpdate(update).structs)
      if (accounts.get(id.client) !== account) faults.push(`row ${seq} is not of its editor’s account`)
  return faults
}

function faultsOfWords(doc: Y.Doc, all: readonly Witness[]): string[] {
  const there = countWords(doc)
  const union = (pick: (one: Witness) => ReadonlySet<string>) => new Set(all.flatMap(one => [...pick(one)]))
  const erased = union(one => one.erased)
  const faults: string[] = []
  const mustStand = (word: string, how: string) => {
    const times = there(word)
    if (times > 1 || (times === 0 && !erased.has(word))) faults.push(`${how}, ${times} times: ${word}`)
  }
  for (const word of union(one => one.seen)) mustStand(word, 'seen')
  for (const word of union(one => one.saved)) mustStand(word, 'saved')
  for (const word of union(one => one.savedErased))
    if (there(word) > 0) faults.push(`erased, saved, and there again: ${word}`)
  for (const word of union(one => one.typed)) if (there(word) > 1) faults.push(`doubled: ${word}`)
  return faults
}

/** What of a client's document is not its own, and what of its own was called saved, is on the disk. */
function faultsOfState(disk: Y.Doc, { account, doc, savedClocks, heardDeletes }: Witness): string[] {
  const faults: string[] = []
  for (const editor of doc.store.clients.keys())
    if (editor !== doc.clientID && Y.getState(disk.store, editor) < Y.getState(doc.store, editor))
      faults.push(`${account} has something of somebody else that is not on the disk`)
  for (const [editor, clock] of savedClocks)
    if (Y.getState(disk.store, editor) < clock) faults.push(`not all that ${account} was told is saved`)
  if (heardDeletes.some(range => !isDeleted(disk, range)))
    faults.push(`${account} heard of something deleted that stands on the disk`)
  return faults
}

function isDeleted(doc: Y.Doc, { editor, clock, len }: Range): boolean {
  const structs = doc.store.clients.get(editor) ?? []
  if (Y.getState(doc.store, editor) < clock + len) return false
  for (let i = Y.findIndexSS(structs, clock); structs[i] && structs[i]!.id.clock < clock + len; i++)
    if (!structs[i]!.deleted) return false
  return true
}

function countWords(doc: Y.Doc): (word: string) => number {
  const count = new Map<string, number>()
  for (const word of wordsIn(doc.getXmlFragment(BODY).toString())) count.set(word, (count.get(word) ?? 0) + 1)
  return word => count.get(word) ?? 0
}
