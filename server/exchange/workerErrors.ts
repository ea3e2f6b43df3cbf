/** Errors on their way out of the thread: a refusal arrives as the refusal it was, anything else as a fault. */
import { FileRefused } from '../../shared/formats/fileRefused.ts'
import { Refusal } from '../../shared/refusals.ts'
import { NotAStatement } from '../../shared/statement/node.ts'

export type SentError =
  | { kind: 'refusal'; code: Refusal['code']; message: string }
  | { kind: 'file'; code: FileRefused['code'] }
  | { kind: 'statement'; message: string; place: string }
  | { kind: 'fault'; message: string; stack: string | undefined }

export function sent(error: unknown): SentError {
  if (error instanceof Refusal) return { kind: 'refusal', code: error.code, message: error.message }
  if (error instanceof FileRefused) return { kind: 'file', code: error.code }
  if (error instanceof NotAStatement) return { kind: 'statement', message: error.message, place: error.place }
  if (error instanceof Error) return { kind: 'fault', message: error.message, stack: error.stack }
  return { kind: 'fault', message: String(error), stack: undefined }
}

export function received(error: SentError): Error {
  switch (error.kind) {
    case 'refusal':
      return new Refusal(error.code, error.message)
    case 'file':
      return new FileRefused(error.code)
    case 'statement':
      return Object.assign(new NotAStatement('', error.place), { message: error.message })
    case 'fault':
      return Object.assign(new Error(error.message), error.stack === undefined ? {} : { stack: error.stack })
  }
}
