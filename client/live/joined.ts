/** A live statement that was joined, as the rest of the client sees it. */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Why } from '../../shared/live.ts'
import type { Welcome } from './mayStillRead.ts'
import type { Over, Standing } from './standing.ts'

export type JoinOptions = {
  statement: string
  /** The person's id: copies on the device are kept apart by it. */
  account: string
  /** As the API gave them for this statement. */
  epoch: string
  schemaVersion: number
  mayWrite: boolean
  /**
   * Asks the server whether this person may still read. Asked when the line cannot be opened, which says nothing by
   * itself.
   */
  mayStillRead: () => Promise<Welcome>
  /** Title, language or state of the statement changed: fetch it again. */
  onStatementChanged?: () => void
  /** The address of `/live`; the page's own server where it is left out. */
  url?: string
  /** More parameters for that address, such as a `token` outside a browser. */
  params?: Record<string, string>
  /** Instead of the browser's. */
  socket?: typeof WebSocket
}

export type Status = {
  standing: Standing
  /** Whether a copy is kept on this device; null while its owner has not said, or need not say. */
  kept: boolean | null
  over: Over | null
  /** Nobody is signed in here any more, and nobody signed out: the line opens again once its owner is back. */
  signedOut: boolean
  /** Why an edit was refused, where one was and the server said it. */
  why: Why | null
  /** The server dropped an edit because this person may only read. */
  dropped: boolean
  /** What the server said on connecting; null before. A role may have changed since the page was opened. */
  mayWrite: boolean | null
}

export type Joined = {
  doc: Y.Doc
  awareness: Awareness
  /** The same value until something changes, as React's `useSyncExternalStore` wants it. */
  status: () => Status
  /** Calls `changed` after each change of the status; the answer ends that. */
  subscribe: (changed: () => void) => () => void
  /**
   * Calls `changed` when the server says that comments, suggestions or rounds changed, and each time the line is up
   * again, since news may have been missed; the answer ends that.
   */
  heard: (changed: () => void) => () => void
  /** Says whether a copy is kept on this device; no erases what is there. */
  keep: (yes: boolean) => void
  /**
   * Leaves. What is kept on the device stays. While anything that was written here is not on the server's disk, the
   * document and its line stay behind, so that another page of the application loses nothing; joining again in the
   * meantime takes them up. A text that the server began anew, may have forgotten, or may have begun anew while nobody
   * was signed in, stays behind as well, until `earlierTexts` is asked for it. The document must not be used afterwards.
   */
  leave: () => Promise<void>
  /** Leaves and erases this copy on this device, edits that were refused with it: to join anew. */
  discard: () => Promise<void>
}
