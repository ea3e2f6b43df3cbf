/** The journal file: only ever appended to, and on the disk before anything is taken out of the database. */
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

export type JournalFile = {
  /** Its first line; empty for a file that is new, and for one whose first line was cut off while it was written. */
  first: string
  /** Appends whole lines, and resolves when the disk has them. */
  append(lines: string): Promise<void>
  close(): Promise<void>
}

/** Opens the file, made where it is not there, for its owner alone. @throws Error of the system */
export async function openJournalFile(file: string): Promise<JournalFile> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o600)
  try {
    const { size } = await handle.stat()
    if (size === 0) await flushFolder(dirname(file))
    const beginning = await textAt(handle, 0, LONGEST_FIRST)
    let torn = size > 0 && (await textAt(handle, size - 1, 1)) !== '\n'
    return {
      first: size > LONGEST_FIRST || beginning.includes('\n') ? beginning.split('\n')[0]! : '',
      async append(lines) {
        await handle.appendFile(torn ? `\n${lines}` : lines)
        torn = false
        await handle.datasync()
      },
      close: () => handle.close(),
    }
  } catch (fault) {
    await handle.close()
    throw fault
  }
}

/** More than the first line of any journal has, in bytes. */
const LONGEST_FIRST = 1024

async function textAt(handle: FileHandle, from: number, most: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, from)
  return buffer.subarray(0, bytesRead).toString('utf8')
}

/** A new file is only certain to be there after a crash once its folder is on the disk. */
async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
