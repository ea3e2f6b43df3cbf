/** The only reader of `process.env`: settings go in, a frozen, checked `Config` comes out. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { LIMITS, type Limits } from './live/limits.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isBare, 'it takes an address without a path')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  KEY_FILE: z.string().min(1).optional(),
  JOURNAL_FILE: z.string().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Undersigned <undersigned@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16, 'it takes at least 16 characters').optional(),
  BACKUP_PASSPHRASE: z.string().min(12, 'it takes at least 12 characters').optional(),
  TRUST_PROXY: z
    .string()
    .refine(
      list => list.split(',').every(isProxy),
      'it takes addresses or networks such as 10.0.0.0/8, separated by commas, or loopback',
    )
    .optional(),
})

/** Pages and links stand at the root of their host. */
function isBare(url: string): boolean {
  return !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`
}

/** An address, a network, or one of the names that Fastify knows. */
function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.trim().split('/')
  if (/^(loopback|linklocal|uniquelocal)$/.test(address)) return bits === undefined
  const kind = isIP(address)
  if (kind === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128))
}

export type Config = Readonly<{
  host: string
  port: number
  /** Where people reach the server, without a slash at its end. */
  publicUrl: string
  dataDir: string
  databaseUrl: string | undefined
  keyFile: string
  /** Where is noted what a restored backup must not forget; best on another disk than the data. */
  journalFile: string
  smtpUrl: string | undefined
  mailFrom: string
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  /** What a program shows that reads the numbers at `/metrics`; without it there is no such address. */
  metricsToken: string | undefined
  /** What backups are encrypted with and opened by; without it they are in clear. */
  backupPassphrase: string | undefined
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed; nobody's by default. */
  trustProxy: string | undefined
  /** True where only this machine can reach the server: mails may then be printed instead of sent. */
  loopbackOnly: boolean
  /** What one socket may ask of the server, where it is not the usual. */
  live: Partial<Limits>
}>

/** A setting that cannot be used; its message is one sentence for the operator. */
export class BadSetting extends Error {}

/**
 * @param env names and values as in `process.env`; an empty value counts as absent.
 * @throws BadSetting naming the first bad setting and what it must look like.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const { path, message } = read.error.issues[0]!
    throw new BadSetting(`The setting ${String(path[0])} cannot be used: ${message}.`)
  }
  const set = read.data
  const live = readLimits(given)
  const dataDir = resolve(set.DATA_DIR)
  const publicUrl = set.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${hostInUrl(set.HOST)}:${set.PORT}`
  return Object.freeze({
    host: set.HOST,
    port: set.PORT,
    publicUrl,
    dataDir,
    databaseUrl: set.DATABASE_URL,
    keyFile: set.KEY_FILE ? resolve(set.KEY_FILE) : resolve(dataDir, 'keys'),
    journalFile: resolve(set.JOURNAL_FILE ?? join(dataDir, 'journal.jsonl')),
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM,
    logLevel: set.LOG_LEVEL,
    metricsToken: set.METRICS_TOKEN,
    backupPassphrase: set.BACKUP_PASSPHRASE,
    trustProxy: set.TRUST_PROXY,
    live,
    loopbackOnly: LOOPBACK.has(set.HOST) && LOOPBACK.has(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')),
  })
}

/** The most a limit can be: a timer takes no more. */
const LARGEST = 2 ** 31 - 1

/** [LIVE-12] `LIVE_FRAMES_A_SECOND=120` is the limit `framesASecond`; see server/live/limits.ts for all of them. */
function readLimits(given: Record<string, string | undefined>): Partial<Limits> {
  const known = new Map(Object.keys(LIMITS).map(limit => [settingOf(limit), limit]))
  const limits: Record<string, number> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!name.startsWith('LIVE_')) continue
    const limit = known.get(name)
    if (limit === undefined)
      throw new BadSetting(`The setting ${name} is not known. Its spelling may be wrong.`)
    const number = Number(value)
    if (!Number.isInteger(number) || number < 1 || number > LARGEST)
      throw new BadSetting(
        `The setting ${name} cannot be used: it takes a whole number from 1 to ${LARGEST}.`,
      )
    limits[limit] = number
  }
  return limits
}

/** `framesASecond` is set by `LIVE_FRAMES_A_SECOND`. */
const settingOf = (limit: string): string =>
  `LIVE_${limit.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`

const hostInUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)
