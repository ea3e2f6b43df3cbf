/** A sealed file: what was bent, cut off, moved or put behind its end is found, with and without a passphrase. */
import { describe, expect, it } from 'vitest'
import { BadFile, opened, sealed } from '../../server/adapters/sealedFile.ts'

const PASSPHRASE = 'seven ships in the harbour'
const COST = 1024

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const kept: Buffer[] = []
  for await (const piece of pieces) kept.push(piece)
  return Buffer.concat(kept)
}

const seal = (content: Buffer, passphrase?: string) =>
  all(sealed(inChunks(content, 50_000), passphrase, COST))
const open = (file: Buffer, passphrase?: string, chunk = 7_001) =>
  all(opened(inChunks(file, chunk), passphrase))
const refusal = (file: Buffer, passphrase?: string) =>
  open(file, passphrase, file.length || 1).then(
    () => 'opened',
    fault => (fault instanceof BadFile ? fault.message : `a fault: ${fault}`),
  )

/** Bytes that repeat nowhere near a piece's length. */
const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * at + at) % 251))

describe.each([
  ['with a passphrase', PASSPHRASE],
  ['in clear', undefined],
])('[OPS-2] a sealed file %s', (_, passphrase) => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
    'gives back the %i bytes it was made of',
    async length => {
      const content = CONTENT.subarray(0, length)
      const file = await seal(content, passphrase)
      for (const chunk of [1_000, 65_536, file.length])
        expect((await open(file, passphrase, chunk)).equals(content)).toBe(true)
    },
  )

  it('tells of any byte that was bent, in its first line too', async () => {
    const file = await seal(CONTENT, passphrase)
    const places = new Set([
      ...Array(60).keys(),
      ...Array.from({ length: 51 }, (_, n) => Math.floor((n * (file.length - 1)) / 50)),
    ])
    for (const place of places) {
      const bent = Buffer.from(file)
      bent[place]! ^= 1 << (place % 8)
      expect(await refusal(bent, passphrase), `byte ${place}`).toMatch(/damaged|cut off|newer version/)
    }
  })

  it('tells where it was cut off, also between two pieces and before the last', async () => {
    const file = await seal(CONTENT, passphrase)
    const head = file.indexOf(10) + 1
    const piece = 4 + 65_536 + 16
    const ends = Array.from({ length: 50 }, (_, n) => Math.floor((n * file.length) / 50))
    for (const end of [...ends, head, head + piece, head + 2 * piece, file.length - 1])
      expect(await refusal(file.subarray(0, end), passphrase), `at ${end}`).toMatch(/cut off|no backup/)
    expect(await refusal(file.subarray(0, 90_000), passphrase)).toContain('90000')
    expect(await refusal(Buffer.concat([file, Buffer.of(0)]), passphrase)).toContain('more stands behind')
  })

  it('tells of pieces that were moved, left out or doubled', async () => {
    const file = await seal(CONTENT, passphrase)
    const head = file.indexOf(10) + 1
    const length = 4 + 65_536 + 16
    const [first, second, rest] = [
      file.subarray(head, head + length),
      file.subarray(head + length, head + 2 * length),
      file.subarray(head + 2 * length),
    ]
    for (const order of [[second, first, rest], [first, rest], [first, first, second, rest], [rest]])
      expect(await refusal(Buffer.concat([file.subarray(0, head), ...order]), passphrase)).toMatch(
        /damaged|passphrase/,
      )
  })
})

describe('[OPS-2] the passphrase of a sealed file', () => {
  it('is needed, and no other opens it', async () => {
    const file = await seal(CONTENT, PASSPHRASE)
    expect(file.includes(CONTENT.subarray(1_000, 1_032))).toBe(false)
    expect(await refusal(file)).toContain('its passphrase is needed')
    expect(await refusal(file, 'eight ships in the harbour')).toContain('does not open this file')
  })

  it('gives another file each time, and is the same however its letters were typed', async () => {
    const [one, other] = [await seal(CONTENT, 'Café am Hafen'), await seal(CONTENT, 'Café am Hafen')]
    expect(one.subarray(0, 2_000).equals(other.subarray(0, 2_000))).toBe(false)
    expect((await open(one, 'Cafe\u0301 am Hafen')).equals(CONTENT)).toBe(true)
  })

  it('is not taken for a file in clear: its seals cannot be passed off as digests', async () => {
    const file = await seal(CONTENT, PASSPHRASE)
    const head = file.indexOf(10)
    const inClear = Buffer.from('{"magic":"undersigned-backup","format":1,"key":null}')
    const forged = Buffer.concat([inClear, file.subarray(head)])
    expect(await refusal(forged)).toContain('damaged')
    expect(await refusal(await seal(CONTENT), PASSPHRASE)).toContain('not encrypted')
  })
})
