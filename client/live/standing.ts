/** Where one's words are: decided from what is known of the line, the disk of the server and this device. */

/**
 * `saved` only when everything is on the server's disk; `not-saved` that the server could not write, or has not
 * for two seconds; `offline` that there is no line, which says nothing of what is on the server.
 */
export type Standing = 'saved' | 'saving' | 'not-saved' | 'offline'

/** Why a statement was left for good; the local text is still there to be read and copied. */
export type Over =
  /** The server did not take an edit: it stands only here. */
  | 'refused'
  /** Its owner may not read it any more; the copy on this device is erased. */
  | 'removed'
  /**
   * The server was put back from a backup and knows nothing of the letter, or not that its owner may read it: what
   * stands here may be the last copy, and stays until its owner lets go of it.
   */
  | 'not-there-now'
  /** This page is older or newer than the server's text, or the text began anew meanwhile; ask for it again. */
  | 'outdated'
  /** Another person has signed in in this browser: what stands here is not theirs, and is neither sent nor erased. */
  | 'somebody-else'

export type Line =
  | { is: 'down'; serverTrouble: boolean }
  /** `replied` once everything that was written without a line has been sent on this one. */
  | { is: 'up'; sent: number; onDisk: number; replied: boolean; late: boolean }

/** @param dirty whether anything written here is not known to be on the server's disk. */
export function standingOf(line: Line, dirty: boolean): Standing {
  if (line.is === 'down') return dirty && line.serverTrouble ? 'not-saved' : 'offline'
  if (isAllOnDisk(line)) return 'saved'
  return dirty && line.late ? 'not-saved' : 'saving'
}

export const isAllOnDisk = (line: Line): boolean =>
  line.is === 'up' && line.replied && line.onDisk >= line.sent
