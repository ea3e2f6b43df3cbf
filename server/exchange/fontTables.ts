/** What a TrueType or OpenType file says it can draw. Only the tables that are asked for are read from the disk. */
import { closeSync, openSync, readSync } from 'node:fs'

/** Whether a font has a sign for a code point. */
export type Coverage = (codePoint: number) => boolean

/**
 * Reads a font's `cmap`, of which the forms 4 and 12 are understood: every font of today has one of them.
 * @param path of a .ttf or .otf file; a file that is none throws.
 */
export function coverageOf(path: string): Coverage {
  const cmap = tableOf(path, 'cmap')
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4)),
  )
  const wide = subtables.find(table => table.readUInt16BE(0) === 12)
  if (wide) return inGroups(wide)
  const narrow = subtables.find(table => table.readUInt16BE(0) === 4)
  return narrow ? inSegments(narrow) : () => false
}

function tableOf(path: string, name: string): Buffer {
  const file = openSync(path, 'r')
  const bytes = (at: number, length: number) => {
    const into = Buffer.alloc(length)
    readSync(file, into, 0, length, at)
    return into
  }
  try {
    const count = bytes(4, 2).readUInt16BE(0)
    const directory = bytes(12, count * 16)
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== name) continue
      return bytes(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
    }
    throw new Error(`${path} is no font with a table “${name}”.`)
  } finally {
    closeSync(file)
  }
}

/** Form 12: ranges of code points, in order, each with the number of its first sign. */
function inGroups(table: Buffer): Coverage {
  const count = table.readUInt32BE(12)
  return codePoint => {
    const at = 16 + 12 * firstWhere(count, i => table.readUInt32BE(16 + 12 * i + 4) >= codePoint)
    if (at >= 16 + 12 * count) return false
    const start = table.readUInt32BE(at)
    return codePoint >= start && table.readUInt32BE(at + 8) + codePoint - start !== 0
  }
}

/** Form 4: ranges of 16 bits, in order, whose signs are an offset away or stand in a list behind them. */
function inSegments(table: Buffer): Coverage {
  const twice = table.readUInt16BE(6)
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice]
  return codePoint => {
    if (codePoint > 0xffff) return false
    const at = 2 * firstWhere(twice / 2, i => table.readUInt16BE(ends + 2 * i) >= codePoint)
    if (at >= twice || table.readUInt16BE(starts + at) > codePoint) return false
    const delta = table.readUInt16BE(deltas + at)
    const offset = table.readUInt16BE(offsets + at)
    if (offset === 0) return ((codePoint + delta) & 0xffff) !== 0
    const place = offsets + at + offset + 2 * (codePoint - table.readUInt16BE(starts + at))
    return place + 1 < table.length && table.readUInt16BE(place) !== 0
  }
}

/** The first index below `count` at which an ordered condition holds, else `count`. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
