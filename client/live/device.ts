/**
 * Copies of texts on this device ([SAFE-4]): kept only where their owner said so here, and erased at sign-out and
 * after removal. A copy is named by account, document, epoch and schema version: text of another epoch or schema
 * must never be merged into this one.
 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { Welcome } from './mayStillRead.ts'

export type CopyName = { account: string; statement: string; epoch: string; schemaVersion: number }

const CHOICE = 'undersigned.keep.'
const COPIES = 'undersigned.copies'

/** What this account's owner said on this device; null while nobody asked. */
export function choiceOf(account: string): boolean | null {
  const said = localStorage.getItem(CHOICE + account)
  return said === null ? null : said === 'yes'
}

export function choose(account: string, keep: boolean): void {
  localStorage.setItem(CHOICE + account, keep ? 'yes' : 'no')
}

/**
 * Keeps a document on this device from now on, with what was kept before.
 * @param lost called once when the browser keeps it no longer: a private window, a full disk, or a copy that another
 * window erased. What was written until then may still be there.
 * @throws when not even the name of the copy can be remembered
 */
export function keepCopy(copy: CopyName, doc: Y.Doc, lost: () => void): IndexeddbPersistence {
  const name = nameOf(copy)
  remember([...new Set([...copies(), name])])
  const kept = new IndexeddbPersistence(name, doc)
  let isLost = false
  const end = () => {
    if (isLost) return
    isLost = true
    kept.destroy().catch(() => {})
    lost()
  }
  // A write that fails aborts its transaction, which its database is told of; the library tells nobody.
  kept._db.then(db => {
    for (const event of ['abort', 'versionchange', 'close']) db.addEventListener(event, end)
  }, end)
  return kept
}

/** The name of a database beside the copies, for what one suggested there: erased whenever they are. */
export function rememberSuggestions(account: string, statement: string): string {
  const name = suggestionsName(account, statement)
  remember([...new Set([...copies(), name])])
  return name
}

export const hasSuggestions = (account: string, statement: string): boolean =>
  copies().includes(suggestionsName(account, statement))

export const eraseSuggestions = (account: string, statement: string): Promise<void> =>
  erase(name => name === suggestionsName(account, statement))

const suggestionsName = (account: string, statement: string) => `${nameStart(account, statement)}suggestions`

export const hasCopy = (copy: CopyName): boolean => copies().includes(nameOf(copy))

/**
 * The copies of other epochs of a statement, and of older schemas, newest first. What a newer schema wrote is left to
 * a page that knows it.
 */
export function otherCopies({ account, statement, epoch, schemaVersion }: CopyName): CopyName[] {
  return copies()
    .flatMap(name => copyNamed(name, account, statement) ?? [])
    .filter(copy => copy.schemaVersion <= schemaVersion)
    .filter(copy => copy.epoch !== epoch || copy.schemaVersion !== schemaVersion)
    .sort((a, b) => Number(b.epoch) - Number(a.epoch) || b.schemaVersion - a.schemaVersion)
}

/** The statements of which this device keeps anything for an account. */
export function statementsKept(account: string): string[] {
  const own = copies().filter(name => name.startsWith(`undersigned/${account}/`))
  return [...new Set(own.map(name => name.split('/')[2]!))]
}

/** Of which epochs this device has a copy. */
export const epochsKept = (account: string, statement: string): number[] =>
  copies().flatMap(name => {
    const copy = copyNamed(name, account, statement)
    return copy ? [Number(copy.epoch)] : []
  })

/** Reads a copy into a document that is kept nowhere. */
export async function readCopy(copy: CopyName, doc: Y.Doc): Promise<void> {
  const kept = new IndexeddbPersistence(nameOf(copy), doc)
  await kept._db
  await kept.whenSynced
  await kept.destroy()
}

/** Erases one copy. */
export const eraseCopy = (copy: CopyName): Promise<void> => erase(name => name === nameOf(copy))

/** Erases all that is kept of a statement, of every epoch and schema version. */
export async function eraseCopies({
  account,
  statement,
}: Pick<CopyName, 'account' | 'statement'>): Promise<void> {
  await erase(name => name.startsWith(nameStart(account, statement)))
}

/** Erases every copy and every choice on this device: at sign-out. */
export async function eraseAllCopies(): Promise<void> {
  await erase(() => true)
  for (const key of Object.keys(localStorage)) if (key.startsWith(CHOICE)) localStorage.removeItem(key)
}

/**
 * Erases the copies of statements that an account may not read any more: at its next contact after it was removed.
 * @param mayStillRead only a plain "no" erases the copies, and not where a restored server may have forgotten the letter
 */
export async function eraseForbiddenCopies(
  account: string,
  mayStillRead: (statement: string) => Promise<Welcome>,
): Promise<void> {
  for (const statement of statementsKept(account))
    if ((await mayStillRead(statement)) === 'no') await eraseCopies({ account, statement })
}

async function erase(which: (name: string) => boolean): Promise<void> {
  const names = copies().filter(which)
  await Promise.all(names.map(name => clearDocument(name)))
  remember(copies().filter(name => !names.includes(name)))
}

const nameStart = (account: string, statement: string) => `undersigned/${account}/${statement}/`
export const nameOf = ({ account, statement, epoch, schemaVersion }: CopyName) =>
  `${nameStart(account, statement)}${epoch}/${schemaVersion}`

function copyNamed(name: string, account: string, statement: string): CopyName | null {
  const start = nameStart(account, statement)
  const [, epoch, version] =
    /^(\d+)\/(\d+)$/.exec(name.startsWith(start) ? name.slice(start.length) : '') ?? []
  return epoch === undefined ? null : { account, statement, epoch, schemaVersion: Number(version) }
}

/** Browsers do not all tell which databases there are, so the list is kept beside them. */
function copies(): string[] {
  const list: unknown = JSON.parse(localStorage.getItem(COPIES) ?? '[]')
  return Array.isArray(list) ? list.filter(name => typeof name === 'string') : []
}

function remember(names: readonly string[]): void {
  localStorage.setItem(COPIES, JSON.stringify(names))
}
