/** Reading a chosen file: judged by its name and size, then read as a letter in a worker. */
import type { Imported } from '../../../shared/formats/imported.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { words } from '../../words.ts'
import type { Answer, Asked } from './reader.ts'

const MOST_BYTES = 5 * 1024 * 1024
/** What the file chooser offers. */
export const FILE_KINDS = '.md,.markdown,.txt,.json'

/**
 * @param signal leaves it; a letter that was left is never answered
 * @returns the letter, what was set aside, and what a person is asked
 * @throws Refusal `not-a-statement` or `too-large` with what to do
 */
export async function readFile(file: File, signal: AbortSignal): Promise<Imported> {
  if (!/\.(md|markdown|txt|json)$/i.test(file.name)) {
    throw new Refusal('not-a-statement', words.importing.wrongKind(file.name))
  }
  if (file.size > MOST_BYTES) throw new Refusal('too-large', words.importing.tooLarge(file.name))
  const text = await textOf(file)
  const answer = await askWorker({ name: file.name, text }, signal)
  if ('imported' in answer) return answer.imported
  throw new Refusal('not-a-statement', `${words.importing.unreadable(file.name)} ${answer.refused}`.trim())
}

/** The words of a file in UTF-8, or in UTF-16 where it says so; anything else is refused, not guessed. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('not-a-statement', words.importing.notUtf8(file.name))
  }
}

function askWorker(asked: Asked, signal: AbortSignal): Promise<Answer> {
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
    worker.onerror = () => reject(new Refusal('internal', words.errors.unexpected))
    signal.addEventListener('abort', () => reject(signal.reason))
    worker.postMessage(asked)
  })
  return answer.finally(() => worker.terminate())
}
