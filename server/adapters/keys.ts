import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { BadSetting } from '../config.ts'
import type { Keys, Query, Storage, Tx } from '../ports.ts'
import { firstReceiptKey, newReceiptKey, receiptsFrom, storedReceiptKey } from './receiptKey.ts'
import { codeOf, createWhole, replaceWhole } from './wholeFile.ts'

/**
 * The file of keys: JSON with 256-bit keys in base64url. `sealing` may hold several, so that a new one can be
 * put first while what the older ones sealed stays readable; `looking` never changes. `receipts` is the same for
 * signing receipts; files that are older than receipts have none.
 */
const keyFile = z.strictObject({
  format: z.literal(1),
  sealing: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,16}$/), key: z.string() })).min(1),
  looking: z.string(),
  receipts: z.array(storedReceiptKey).min(1).optional(),
})
export type KeyMaterial = z.infer<typeof keyFile>

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** The name of the row that shows whether a key file belongs to this database. */
const CHECK = 'key-check'

/**
 * The keys of this server, from its key file. The file is made where neither it nor anything sealed exists yet.
 * @param file path of the key file, readable by its owner only.
 * @throws BadSetting where the file is missing or unreadable, or not the one this database was sealed with:
 *   starting anyway would seal new addresses with keys that do not open the old ones.
 */
export async function openKeys(file: string, storage: Storage): Promise<Keys> {
  const check = await storage.read(readCheck)
  const there = fileIsThere(file)
  if (!there && check !== undefined) {
    throw new BadSetting(`The key file ${file} is missing. Put back the one that belongs to this database.`)
  }
  if (!there) createWhole(file, textOf(newKeyMaterial()))
  const keys = keysFrom(readKeyFile(file))
  if (!fits(keys, check ?? (await storage.write(tx => rememberCheck(tx, keys))))) {
    throw new BadSetting(`The key file ${file} is not the one that this database was sealed with.`)
  }
  keepReceiptKey(file)
  return keys
}

/** Keys out of what a key file holds. @throws BadSetting where a key is not 256 bits long. */
export function keysFrom(material: KeyMaterial): Keys {
  const sealing = new Map(material.sealing.map(({ id, key }) => [id, keyBytes(key)]))
  const current = material.sealing[0]!.id
  const looking = keyBytes(material.looking)
  return {
    seal: plain => sealWith(current, sealing.get(current)!, plain),
    open(sealed) {
      const [version, id = '', body = ''] = sealed.split('.')
      const key = sealing.get(id)
      if (version !== 's1' || !key) throw new Error('Something sealed cannot be opened: its key is not here.')
      return openWith(id, key, Buffer.from(body, 'base64url'))
    },
    lookup: of => createHmac('sha256', looking).update(of.trim().toLowerCase()).digest('base64url'),
    receipts: receiptsFrom(material.receipts ?? [firstReceiptKey(looking)]),
  }
}

/** New keys from the system's source of randomness. */
export function newKeyMaterial(): KeyMaterial {
  const key = () => randomBytes(32).toString('base64url')
  const sealing = [{ id: randomBytes(4).toString('hex'), key: key() }]
  return { format: 1, sealing, looking: key(), receipts: [newReceiptKey()] }
}

/** `s1.<key id>.<base64url of nonce, tag and ciphertext>`; version and key id are authenticated with it. */
function sealWith(id: string, key: Buffer, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`s1.${id}`))
  const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return `s1.${id}.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')}`
}

function openWith(id: string, key: Buffer, body: Buffer): string {
  if (body.length < NONCE_BYTES + TAG_BYTES) throw new Error('Something sealed is cut short.')
  const nonce = body.subarray(0, NONCE_BYTES)
  const tag = body.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const hidden = body.subarray(NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(`s1.${id}`)).setAuthTag(tag)
  return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8')
}

function keyBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 32) throw new BadSetting('A key in the key file is not 256 bits long.')
  return bytes
}

async function readCheck({ db, t }: Query): Promise<string | undefined> {
  const rows = await db.select().from(t.serverFacts).where(eq(t.serverFacts.name, CHECK))
  return rows[0]?.value
}

/** Keeps what shows later whether a key file fits; where another process was first, its value counts. */
async function rememberCheck(tx: Tx, keys: Keys): Promise<string> {
  const there = await readCheck(tx)
  if (there !== undefined) return there
  const value = keys.seal(keys.lookup(CHECK))
  await tx.db.insert(tx.t.serverFacts).values({ name: CHECK, value })
  return value
}

function fits(keys: Keys, check: string): boolean {
  try {
    return timingSafeEqual(Buffer.from(keys.open(check)), Buffer.from(keys.lookup(CHECK)))
  } catch {
    return false
  }
}

function fileIsThere(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return false
  if (!stat.isFile()) throw new BadSetting(`The key file ${file} is not a file.`)
  return true
}

function readKeyFile(file: string): KeyMaterial {
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new BadSetting(`The key file ${file} cannot be read, or does not hold keys of this program.`)
  }
}

/**
 * Writes the first receipt key into a file that is older than receipts, so that it can be seen and followed by others.
 * The file is replaced whole, with its owner and mode. One that cannot be replaced, such as a secret that a container
 * was given, stays as it is: the same key follows from it at every start.
 */
function keepReceiptKey(file: string): void {
  const place = realpathSync(file)
  const before = readFileSync(place)
  const material = readKeyFile(place)
  if (material.receipts !== undefined) return
  const receipts = [firstReceiptKey(keyBytes(material.looking))]
  try {
    replaceWhole(place, before, textOf({ ...material, receipts }))
  } catch (fault) {
    if (!UNWRITABLE.has(codeOf(fault))) throw fault
  }
}

const UNWRITABLE: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY'])

const textOf = (material: KeyMaterial): string => `${JSON.stringify(material, null, 2)}\n`
