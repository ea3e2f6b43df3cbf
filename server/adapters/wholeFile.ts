/** Files that are there whole or not at all, also after a crash: made and replaced by names, never written into. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a file that only its owner may read: written and flushed under another name, then linked to its own, which
 * fails where another process was first; that one's file then counts.
 */
export function createWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  drafted(file, text, (draft, written) => {
    fsyncSync(written)
    try {
      linkSync(draft, file)
    } catch (fault) {
      if (codeOf(fault) !== 'EEXIST') throw fault
    }
  })
}

/** Replaces a file, keeping its owner and mode, unless somebody changed it since it held `before`: then theirs counts. */
export function replaceWhole(file: string, before: Buffer, text: string): void {
  const { uid, gid, mode } = statSync(file)
  drafted(file, text, (draft, written) => {
    fchownSync(written, uid, gid)
    fchmodSync(written, mode)
    fsyncSync(written)
    if (readFileSync(file).equals(before)) renameSync(draft, file)
  })
}

/** The system's code of a failure, such as `EACCES`; undefined where it is no failure of the system's. */
export const codeOf = (fault: unknown): unknown =>
  fault instanceof Error && 'code' in fault ? fault.code : undefined

/** Writes `text` under another name in the same folder and lets `place` put it where it belongs. */
function drafted(file: string, text: string, place: (draft: string, written: number) => void): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const written = openSync(draft, 'wx', 0o600)
  try {
    writeSync(written, text)
    place(draft, written)
  } finally {
    closeSync(written)
    rmSync(draft, { force: true })
  }
  flushFolder(dirname(file))
}

function flushFolder(folder: string): void {
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
