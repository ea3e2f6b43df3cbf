/** Reading a list in a worker, for as long as that is sane. */
import { Refusal } from '../../../../shared/refusals.ts'
import { words } from '../../../words.ts'
import type { Answer, Asked, FoundList } from './listReader.ts'

const ENDINGS = ['csv', 'tsv', 'tab', 'docx', 'odt', 'html', 'htm', 'md', 'markdown', 'txt', 'json']

/** What the file chooser offers. */
export const LIST_KINDS = ENDINGS.map(ending => `.${ending}`).join(',')

const MOST_BYTES = 10_000_000
/** Milliseconds without any word of progress, after which a list is left. */
const LONGEST = 45_000

/** Refuses with `not-a-statement` or `too-large` a file that is not read at all. */
export function mustBeList(file: File): void {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  if (!file.name.includes('.') || !ENDINGS.includes(ending))
    throw new Refusal('not-a-statement', words.signonsImport.wrongKind(file.name))
  if (file.size > MOST_BYTES) throw new Refusal('too-large', words.signonsImport.tooLarge(file.name))
}

/**
 * @param named what the list is called in a sentence
 * @param told how much of the comparing is done
 * @param signal leaves it
 * @throws Refusal `not-a-statement` or `too-large` with what to do
 */
export function readList(
  asked: Asked,
  named: string,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<FoundList> {
  const worker = new Worker(new URL('./listReader.ts', import.meta.url), { type: 'module' })
  let clock: ReturnType<typeof setTimeout> | undefined
  const found = new Promise<FoundList>((resolve, reject) => {
    const wait = () => {
      clearTimeout(clock)
      clock = setTimeout(() => reject(new Refusal('too-large', words.signonsImport.tooSlow(named))), LONGEST)
    }
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      wait()
      if ('progress' in data) told(...data.progress)
      else if ('found' in data) resolve(data.found)
      else
        reject(
          new Refusal('not-a-statement', `${words.signonsImport.unreadable(named)} ${data.refused}`.trim()),
        )
    }
    worker.onerror = () => reject(new Refusal('internal', words.errors.unexpected))
    signal.addEventListener('abort', () => reject(signal.reason))
    wait()
    worker.postMessage(asked)
  })
  return found.finally(() => {
    clearTimeout(clock)
    worker.terminate()
  })
}
