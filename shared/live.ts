/** What server and client say to each other about a live statement, beside the protocol of y-websocket. */

/**
 * Why the server closes a socket. The client of y-websocket takes 4400 to 4499 as final and comes back after
 * anything else.
 */
export const CLOSE = {
  /** What was sent is not of this protocol. */
  malformed: 1002,
  /** One frame is larger than anything the server reads; said by the socket's own library. */
  tooLarge: 1009,
  /** The server stops; come back in a moment. */
  stopping: 1012,
  /** This is not allowed, whoever asks again. */
  policy: 4403,
  /** The id of somebody else's editor. */
  foreignEditor: 4409,
  /** Another version of the letter's schema, or of the document after a restored backup. */
  otherVersion: 4426,
  /** Come back and be judged and synced anew. */
  again: 4500,
} as const

/**
 * The least epoch of any text of a server into which a backup was put back. Copies of a lower one are from before.
 * Seconds, because no text comes that far by beginning anew.
 * @param restoredAt when the last backup was put back, in milliseconds since 1970; null where none was
 */
export const leastEpoch = (restoredAt: number | null): number =>
  restoredAt === null ? 1 : Math.floor(restoredAt / 1000)

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** The reason that comes with `CLOSE.again` when somebody's role, session or membership changed. */
export const ACCESS_CHANGED = 'access changed'

/** The number of a message that holds a notice. Only clients that announce `v=1` in the address get any. */
export const NOTICE = 120

/** Why an edit could not be shared for good, as coordinators are told it. */
export const REFUSED = ['malformed', 'policy', 'foreign-editor'] as const satisfies readonly Why[]
export type Refused = (typeof REFUSED)[number]

/** Why an edit is not taken. */
export type Why =
  /** It is no update at all. */
  | 'malformed'
  /** A letter cannot hold it, or it is too large. */
  | 'policy'
  /** Its sender may only read. */
  | 'reader'
  /** It writes under the id of somebody else's editor. */
  | 'foreign-editor'
  /** Something it builds on has not arrived. */
  | 'gap'

export type Notice =
  /** The first frame of a socket. `person`: as whom the server knows who opened it. */
  | { kind: 'welcome'; epoch: number; schema: number; mayWrite: boolean; person: string }
  /** Everything up to this socket's n-th frame that carried an edit is on disk. */
  | { kind: 'saved'; upTo: number }
  /** An edit could not be shared; its author still has it. */
  | { kind: 'refused'; why: Why }
  /** Title, language or the like of the statement changed. */
  | { kind: 'statement-changed' }
  /** Its comments, suggestions or rounds changed: ask again for what is newer. */
  | { kind: 'review-changed' }
