import { closeSync, fchmodSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a file, with its folder, that nobody else on the machine may read; one that is there becomes so. */
export function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const opened = openSync(file, 'a', 0o600)
  fchmodSync(opened, 0o600)
  closeSync(opened)
}
