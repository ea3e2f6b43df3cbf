/** A backup as a file: its lines, compressed, in sealed pieces. */
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BadFile, opened, sealed } from '../../adapters/sealedFile.ts'
import { type About, linesOf, type Met, readLines, type Sums } from './content.ts'
import type { Source } from './stock.ts'

export type Sealing = {
  /** Without one the file is in clear. */
  passphrase: string | undefined
  /** What scrypt costs; tests take less. */
  cost?: number
}

/**
 * Writes everything there is into a new file that only its owner may read; it is on the disk when this resolves.
 * @returns how many rows each table has
 */
export async function writeFile(
  path: string,
  source: Source,
  content: { about: About; keys: string },
  { passphrase, cost }: Sealing,
): Promise<Sums> {
  let sums: Sums = {}
  await pipeline(
    linesOf(source, content, all => {
      sums = all
    }),
    createGzip(),
    compressed => sealed(compressed as AsyncIterable<Buffer>, passphrase, cost),
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return sums
}

/**
 * Reads a backup from its beginning to its end; all of it is sure only when the last was read.
 * @throws BadFile where it is not as it was written, or the passphrase is not the one
 */
export async function* readFile(path: string, passphrase: string | undefined): AsyncGenerator<Met> {
  const unzip = createGunzip()
  const frames = opened(createReadStream(path), passphrase)
  // Where this fails, so does reading from its end below, which is where it is told.
  const feeding = pipeline(Readable.from(frames), unzip).catch(() => {})
  try {
    yield* readLines(unzip)
  } catch (fault) {
    throw fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_')
      ? new BadFile('The file is damaged: it cannot be unpacked.')
      : fault
  } finally {
    unzip.destroy()
    await feeding
  }
}

/** Reads a backup whole without keeping it. @returns what it is of and how many rows of what it has. */
export async function checkFile(
  path: string,
  passphrase: string | undefined,
  look: (met: Met) => void = () => {},
): Promise<{ about: About; sums: Sums }> {
  let about: About | undefined
  let sums: Sums = {}
  for await (const met of readFile(path, passphrase)) {
    if ('about' in met) about = met.about
    if ('sums' in met) sums = met.sums
    look(met)
  }
  if (about === undefined) throw new BadFile('The file is damaged: it does not say what it is of.')
  return { about, sums }
}
