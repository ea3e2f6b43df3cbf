/** What browsers may keep of a published page or file, and how they ask whether it is still so. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type Kept = {
  /** The same for as long as what is sent says the same. */
  tag: string
  /** Milliseconds since 1970. */
  changedAt: number
}

/** The tag of a text. */
export const tagOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

/**
 * Says how long it is good for: until it is asked again.
 * @returns whether the asker has it already.
 */
export function sayKept(request: FastifyRequest, reply: FastifyReply, { tag, changedAt }: Kept): boolean {
  const seconds = Math.floor(changedAt / 1000)
  // Weak, for the same text goes out in several encodings.
  const etag = `W/"${tag}"`
  reply.header('cache-control', 'no-cache').header('etag', etag)
  reply.header('last-modified', new Date(seconds * 1000).toUTCString())
  const has = request.headers['if-none-match']
  if (has !== undefined) return has.split(',').some(one => bare(one) === bare(etag))
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return since / 1000 >= seconds
}

type Encoding = 'br' | 'gzip'

/** The encoding in which a text goes out, the smaller first; undefined where the asker reads neither. */
export function encodingFor({ headers }: FastifyRequest): Encoding | undefined {
  const reads = String(headers['accept-encoding'] ?? '')
    .split(',')
    .filter(one => !/;\s*q=0(\.0*)?\s*$/.test(one))
    .map(one => one.split(';')[0]!.trim().toLowerCase())
  return (['br', 'gzip'] as const).find(encoding => reads.includes(encoding))
}

/** What is kept, compressed once for all who ask for it. */
export function compressed(kept: Kept, text: string, encoding: Encoding): Promise<Buffer> {
  const made = encoded.get(kept) ?? new Map<Encoding, Promise<Buffer>>()
  encoded.set(kept, made)
  const known = made.get(encoding) ?? COMPRESS[encoding](text)
  made.set(encoding, known)
  return known
}

const encoded = new WeakMap<Kept, Map<Encoding, Promise<Buffer>>>()

const params = { [constants.BROTLI_PARAM_QUALITY]: 6 }
const COMPRESS: Record<Encoding, (text: string) => Promise<Buffer>> = {
  br: text => promisify(brotliCompress)(text, { params }),
  gzip: text => promisify(gzip)(text),
}

const bare = (etag: string): string => etag.trim().replace(/^W\//, '')
