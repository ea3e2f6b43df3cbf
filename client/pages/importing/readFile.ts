/** Reading a chosen file: judged by its name and size, then read as a letter in a worker, for as long as that is sane. */
import { Refusal } from '../../../shared/refusals.ts'
import { words } from '../../words.ts'
import type { Read } from './bothWays.ts'
import type { Answer, Asked } from './reader.ts'

/** Bytes that a file of each kind may have, before any of it is read. */
const MOST_BYTES: Readonly<Record<string, number>> = {
  ...{ docx: 20_000_000, odt: 20_000_000, html: 10_000_000, htm: 10_000_000 },
  ...{ md: 5_000_000, markdown: 5_000_000, txt: 5_000_000, json: 10_000_000 },
}
/** Milliseconds that reading may take. */
const LONGEST = 30_000

/** What the file chooser offers. */
export const FILE_KINDS = Object.keys(MOST_BYTES)
  .map(ending => `.${ending}`)
  .join(',')

/**
 * @param signal leaves it; a letter that was left is never answered
 * @returns the letter, what was set aside, and what a person is asked
 * @throws Refusal `not-a-statement` or `too-large` with what to do
 */
export async function readFile(file: File, signal: AbortSignal): Promise<Read> {
  const bytes = await bytesOf(file, signal, file.name.split('.').at(-1)?.toLowerCase() ?? '')
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { type: 'module' })
  const answer = await askWorker<Answer>(worker, { name: file.name, bytes }, signal)
  if ('read' in answer) return answer.read
  throw notRead(file.name, answer.refused)
}

/**
 * The bytes of a file of a kind and a size that can be read.
 * @param ending of its name, in small letters
 * @throws Refusal `not-a-statement` or `too-large` with what to do
 */
export async function bytesOf(
  file: File,
  signal: AbortSignal,
  ending: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const most = MOST_BYTES[ending]
  if (most === undefined || !file.name.includes('.'))
    throw new Refusal('not-a-statement', words.importing.wrongKind(file.name))
  if (file.size > most) throw new Refusal('too-large', words.importing.tooLarge(file.name, most / 1_000_000))
  const bytes = new Uint8Array(await file.arrayBuffer())
  signal.throwIfAborted()
  return bytes
}

/**
 * What a worker answers, for as long as that is sane; it is ended in any case.
 * @throws Refusal `too-large` after that; whatever `signal` was left with
 */
export function askWorker<Answered>(worker: Worker, asked: Asked, signal: AbortSignal): Promise<Answered> {
  let clock: ReturnType<typeof setTimeout> | undefined
  const answer = new Promise<Answered>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answered>) => resolve(data)
    worker.onerror = () => reject(new Refusal('internal', words.errors.unexpected))
    signal.addEventListener('abort', () => reject(signal.reason))
    clock = setTimeout(() => reject(new Refusal('too-large', words.importing.tooSlow(asked.name))), LONGEST)
    worker.postMessage(asked, [asked.bytes.buffer])
  })
  return answer.finally(() => {
    clearTimeout(clock)
    worker.terminate()
  })
}

/** Why a file could not be read. @param refused a sentence, or null where its encoding is wrong */
export const notRead = (name: string, refused: string | null): Refusal =>
  new Refusal(
    'not-a-statement',
    refused === null
      ? words.importing.notDecoded(name)
      : `${words.importing.unreadable(name)} ${refused}`.trim(),
  )
