/** Why an update is not taken. The close code says whether its sender may come back. */
import { CLOSE, type CloseCode, type Why } from '../../shared/live.ts'

/** `message` names nodes and kinds only: neither text nor values, so that it may be logged. */
export class GateRefusal extends Error {
  readonly why: Why
  constructor(why: Why, message: string) {
    super(message)
    this.why = why
  }
}

export const CODE_OF: Readonly<Record<Why, CloseCode>> = {
  malformed: CLOSE.malformed,
  policy: CLOSE.policy,
  reader: CLOSE.policy,
  'foreign-editor': CLOSE.foreignEditor,
  gap: CLOSE.again,
}

/** Refuses what a letter cannot hold. */
export function policy(message: string): never {
  throw new GateRefusal('policy', message)
}
