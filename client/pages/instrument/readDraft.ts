/** Reading a chosen file as a draft of the instrument: judged by its name and size, then read in a worker. */
import type { SetAside } from '../../../shared/formats/imported.ts'
import type { InstrumentDraft } from '../../../shared/instrument/provision.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { words } from '../../words.ts'
import { askWorker, bytesOf, FILE_KINDS, notRead } from '../importing/readFile.ts'
import type { DraftAnswer } from './draftReader.ts'

export type DraftRead = {
  draft: InstrumentDraft
  /** What the document calls itself; its file's name where it does not. */
  title: string
  /** The file tracks changes, which were read as accepted. */
  tracked: boolean
  setAside: readonly SetAside[]
  fileName: string
  /** SHA-256 in hexadecimal; empty where the browser gives no digest because the connection is not secure. */
  fileHash: string
}

/** What the file chooser offers: what is read as a letter, without letters exported from here. */
export const DRAFT_KINDS = FILE_KINDS.split(',')
  .filter(kind => kind !== '.json')
  .join(',')

/**
 * @param signal leaves it; a draft that was left is never answered
 * @throws Refusal `not-a-statement` or `too-large` with what to do
 */
export async function readDraft(file: File, signal: AbortSignal): Promise<DraftRead> {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  const bytes = await bytesOf(file, signal, ending === 'json' ? '' : ending)
  const fileHash = await sha256(bytes)
  signal.throwIfAborted()
  const worker = new Worker(new URL('./draftReader.ts', import.meta.url), { type: 'module' })
  const answer = await askWorker<DraftAnswer>(worker, { name: file.name, bytes }, signal)
  if ('refused' in answer) throw notRead(file.name, answer.refused)
  if (answer.draft.provisions.length === 0)
    throw new Refusal('not-a-statement', words.instrument.import.nothing(file.name))
  return { ...answer, fileName: file.name, fileHash }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!isSecureContext) return ''
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
