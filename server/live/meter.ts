/** What the living texts count for whoever runs the server: numbers only, never what was written or by whom. */
import type { Why } from '../../shared/live.ts'

export type Meter = {
  /** Edits that are on disk. */
  edits(count: number): void
  /** Frames with text that were handed to sockets. */
  told(frames: number): void
  /** An edit that was not taken. */
  refused(why: Why): void
  /** Begins a commit; the answer is called once it is on disk. */
  committing(): () => void
  /** Begins telling everyone in a room; the answer is called once every socket has it. */
  telling(): () => void
  /** Rows of a text whose checksum did not fit, and that were set aside. */
  setAside(rows: number): void
  /** Something happened that whoever runs the server should look into. */
  alarm(): void
}

/** For a server whose numbers nobody asked for. */
export const uncounted: Meter = {
  edits: () => {},
  told: () => {},
  refused: () => {},
  committing: () => () => {},
  telling: () => () => {},
  setAside: () => {},
  alarm: () => {},
}
