/**
 * A file in frames: a line in clear that says how it is sealed, then pieces of at most 64 KiB, each with its own seal
 * over its number, whether it is the last, and that first line. So a byte that was bent, a piece that was moved and an
 * end that was cut off are found where they are. With a passphrase the pieces are encrypted (AES-256-GCM, the key by
 * scrypt); without one the seal is a digest, which finds accidents only.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'

const FRAME_BYTES = 64 * 1024
/** The length of what a frame holds, with the highest bit set in the last one. */
const LENGTH_BYTES = 4
const LAST = 0x8000_0000
const SEAL_BYTES = 16
const LONGEST_HEAD = 1024

const scryptForm = z.strictObject({
  name: z.literal('scrypt'),
  /** scrypt's cost: 128 · N · r bytes of memory. */
  N: z
    .number()
    .min(1024)
    .max(2 ** 20)
    .refine(cost => Number.isInteger(Math.log2(cost))),
  r: z.literal(8),
  p: z.literal(1),
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
})
const headForm = z.strictObject({
  magic: z.literal('undersigned-backup'),
  format: z.number().int(),
  key: scryptForm.nullable(),
})
type Head = z.infer<typeof headForm>

/** The only form of the file so far. */
const FORMAT = 1
const COST = 2 ** 17

/** A file that cannot be used; its message is one sentence for the operator. */
export class BadFile extends Error {}

/** @param cost scrypt's N, a power of two; tests take less time with a small one */
export async function* sealed(
  content: AsyncIterable<Buffer>,
  passphrase: string | undefined,
  cost = COST,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(16).toString('base64url')
  const key: Head['key'] = passphrase === undefined ? null : { name: 'scrypt', N: cost, r: 8, p: 1, salt }
  const head = Buffer.from(
    `${JSON.stringify({ magic: 'undersigned-backup', format: FORMAT, key } satisfies Head)}\n`,
  )
  const lock = await lockOf(key, passphrase, head)
  yield head
  let number = 0
  for await (const { piece, isLast } of pieces(content)) {
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32BE(isLast ? piece.length + LAST : piece.length)
    yield Buffer.concat([length, lock.seal({ number, isLast }, piece)])
    number++
  }
}

/**
 * What was sealed, piece by piece.
 * @throws BadFile at the first place that is not as it was written, or where the passphrase is not the one
 */
export async function* opened(
  file: AsyncIterable<Buffer>,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  const bytes = exactly(file)
  const head = await headOf(bytes)
  const lock = await lockOf(head.key, passphrase, head.bytes)
  let offset = head.bytes.length
  for (let number = 0; ; number++) {
    const said = (await bytes.take(LENGTH_BYTES)).readUInt32BE()
    const isLast = said >= LAST
    const length = isLast ? said - LAST : said
    if (length > FRAME_BYTES) throw damaged(offset, number, head.key)
    const piece = lock.open({ number, isLast }, await bytes.take(length + SEAL_BYTES))
    if (piece === null) throw damaged(offset, number, head.key)
    yield piece
    offset += LENGTH_BYTES + length + SEAL_BYTES
    if (!isLast) continue
    if (await bytes.isMore())
      throw new BadFile(`The file is damaged: more stands behind its end, at byte ${offset}.`)
    return
  }
}

function damaged(offset: number, number: number, key: Head['key']): BadFile {
  if (number === 0 && key !== null)
    return new BadFile('The passphrase does not open this file, or the file is damaged at its beginning.')
  return new BadFile(`The file is damaged at byte ${offset} or soon after.`)
}

type Place = { number: number; isLast: boolean }
type Lock = {
  seal(place: Place, piece: Buffer): Buffer
  /** Null where the piece is not what was sealed at this place. */
  open(place: Place, piece: Buffer): Buffer | null
}

async function lockOf(key: Head['key'], passphrase: string | undefined, head: Buffer): Promise<Lock> {
  if (key === null && passphrase !== undefined)
    throw new BadFile(
      'This file is not encrypted, and anybody could have made it. If you trust it, give no passphrase.',
    )
  if (key === null) return digestLock(head)
  if (passphrase === undefined) throw new BadFile('This file is encrypted: its passphrase is needed.')
  return cipherLock(await keyOf(key, passphrase), head)
}

/** Whoever writes the file can make these seals: they find what broke, not what was forged. */
function digestLock(head: Buffer): Lock {
  const sealOf = (place: Place, piece: Buffer) =>
    createHash('sha256').update(head).update(nonceOf(place)).update(piece).digest().subarray(0, SEAL_BYTES)
  return {
    seal: (place, piece) => Buffer.concat([piece, sealOf(place, piece)]),
    open(place, sealedPiece) {
      const piece = sealedPiece.subarray(0, -SEAL_BYTES)
      return sealOf(place, piece).equals(sealedPiece.subarray(-SEAL_BYTES)) ? piece : null
    },
  }
}

/** A key is one file's, for its salt is; so the place of a piece serves as its nonce. */
function cipherLock(key: Buffer, head: Buffer): Lock {
  return {
    seal(place, piece) {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place)).setAAD(head)
      return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    },
    open(place, sealedPiece) {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), { authTagLength: SEAL_BYTES })
      decipher.setAAD(head).setAuthTag(sealedPiece.subarray(-SEAL_BYTES))
      try {
        return Buffer.concat([decipher.update(sealedPiece.subarray(0, -SEAL_BYTES)), decipher.final()])
      } catch {
        return null
      }
    },
  }
}

function nonceOf({ number, isLast }: Place): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

/** Off the thread that serves. */
function keyOf({ N, r, p, salt }: NonNullable<Head['key']>, passphrase: string): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64url'), 32, options, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    )
  })
}

/** All of the content in pieces of one size; the last is shorter, and may be empty. */
async function* pieces(content: AsyncIterable<Buffer>): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const more of content) {
    waiting.push(more)
    size += more.length
    if (size < FRAME_BYTES) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; all.length - at >= FRAME_BYTES; at += FRAME_BYTES)
      yield { piece: all.subarray(at, at + FRAME_BYTES), isLast: false }
    waiting = [all.subarray(at)]
    size = all.length - at
  }
  yield { piece: Buffer.concat(waiting), isLast: true }
}

async function headOf(bytes: Exactly): Promise<Head & { bytes: Buffer }> {
  const line = await bytes.line(LONGEST_HEAD)
  const head = headForm.safeParse(parsed(line))
  if (!head.success || `${JSON.stringify(head.data)}\n` !== line.toString())
    throw new BadFile('This is no backup, or its first line is damaged.')
  if (head.data.format !== FORMAT)
    throw new BadFile('This backup was made by a newer version of this program. Install that one.')
  return { ...head.data, bytes: line }
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString())
  } catch {
    return undefined
  }
}

type Exactly = {
  /** The next bytes, that many. @throws BadFile where the file ends before. */
  take(length: number): Promise<Buffer>
  /** The next bytes up to the end of the line; fewer where the line is longer than `most`. */
  line(most: number): Promise<Buffer>
  isMore(): Promise<boolean>
}

function exactly(file: AsyncIterable<Buffer>): Exactly {
  const chunks = file[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  let given = 0
  const grow = async () => {
    const next = await chunks.next()
    if (next.done) return false
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
    return true
  }
  const give = (length: number) => {
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    given += length
    return taken
  }
  return {
    async take(length) {
      while (held.length < length) {
        if (!(await grow()))
          throw new BadFile(`The file was cut off: it ends at byte ${given + held.length}, before its end.`)
      }
      return give(length)
    },
    async line(most) {
      while (!held.includes(10) && held.length < most) {
        if (!(await grow())) break
      }
      const end = held.indexOf(10)
      return give(end < 0 ? Math.min(held.length, most) : end + 1)
    },
    async isMore() {
      while (held.length === 0) if (!(await grow())) return false
      return true
    },
  }
}
