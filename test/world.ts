/**
 * A small world to set scenes in: the app with real storage in a folder of its own, a clock that only moves when
 * told, mails that are kept instead of sent, and people by name.
 */
import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { randomIds } from '../server/adapters/ids.ts'
import { keysFrom, newKeyMaterial, openKeys } from '../server/adapters/keys.ts'
import { migrate, sqliteFile } from '../server/adapters/migrate.ts'
import { openStorage } from '../server/adapters/storage.ts'
import { type App, buildApp } from '../server/app.ts'
import { found, join as joinCoalition } from '../server/coalitions/coalitions.ts'
import { type Config, readConfig } from '../server/config.ts'
import { enterOrganisation, findByName } from '../server/organisations/register.ts'
import { beginSession, makeOperator, makeToken, personFor } from '../server/people/accounts.ts'
import type { Clock, Ids, Keys, Mail, Mailer } from '../server/ports.ts'
import type { Asked, Contract, Reply } from '../shared/contract/route.ts'
import type { RefusalCode } from '../shared/refusals.ts'
import type { Role } from '../shared/roles.ts'
import { fakeClock } from './world/clock.ts'

/** Friday 1 January 2027, 12:00 UTC. */
export const START = Date.UTC(2027, 0, 1, 12)

/** Ids that differ and can be read; long enough for what checks them. */
export function countedIds(): Ids {
  let count = 0
  const next = (prefix: string, length: number) =>
    `${prefix}${String(++count).padStart(length - prefix.length, '0')}`
  return { id: () => next('id', 16), token: () => next('token', 22) }
}

export type Somebody = { id: string; name: string; address: string; cookie: string; token: string }

export type World = Awaited<ReturnType<typeof openWorld>>

type Options = {
  /** A data folder that is there already, with its key file, such as one that was restored; ids are then unlike any. */
  place?: string
  /** The keys of what is there already, instead of a key file. */
  keys?: Keys
  config?: Record<string, string>
  databaseUrl?: string
  mail?: 'smtp' | 'terminal'
  /** Sends mails instead of keeping them. */
  mailer?: Mailer
  /** Takes the lines of the log; `config.LOG_LEVEL` says how many there are. */
  log?: { write(line: string): void }
}

/** @param options.databaseUrl a PostgreSQL to use instead of a SQLite file. */
export async function openWorld(options: Options = {}) {
  const folder = options.place ?? (await mkdtemp(join(tmpdir(), 'undersigned-')))
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...options.config,
  })
  const clock = fakeClock(START)
  const ids = options.place === undefined ? countedIds() : randomIds
  const mails: Mail[] = []
  if (options.place === undefined) await beginData(config, clock)
  const storage = await openStorage(config)
  const begun = options.place === undefined
  const keys = options.keys ?? (begun ? keysFrom(newKeyMaterial()) : await openKeys(config.keyFile, storage))
  const mailer = options.mailer ?? {
    kind: options.mail ?? ('smtp' as const),
    send: async (mail: Mail) => {
      mails.push(mail)
      return 'sent' as const
    },
    close: async () => {},
  }
  const app = await buildApp({ config, storage, clock, ids, keys, mailer }, options.log)
  return {
    config,
    clock,
    ids,
    mails,
    storage,
    keys,
    app,
    ...inhabitants(app, config),
    ...mailbox(app, mails),
    close,
  }

  async function close(): Promise<void> {
    await app.close()
    await storage.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** New data in the form this program reads. On SQLite the empty file is made once, and copied: migrating takes its time. */
async function beginData(config: Config, clock: Clock): Promise<void> {
  if (config.databaseUrl) {
    await migrate(config, clock)
    return
  }
  empty ??= migratedFile(clock)
  await copyFile(await empty, sqliteFile(config))
}

let empty: Promise<string> | undefined

async function migratedFile(clock: Clock): Promise<string> {
  const config = readConfig({
    DATA_DIR: await mkdtemp(join(tmpdir(), 'undersigned-empty-')),
    LOG_LEVEL: 'silent',
  })
  await migrate(config, clock)
  process.once('exit', () => rmSync(config.dataDir, { recursive: true, force: true }))
  return sqliteFile(config)
}

/** Named people and coalitions, and what they ask of the server. */
function inhabitants(app: App, config: Config) {
  const { ports, fastify } = app

  /** An account, signed in; without `of`, a stranger to every coalition. */
  async function person(
    name: string,
    of: { coalition?: string; role?: Role; organisation?: string; operator?: boolean } = {},
  ): Promise<Somebody> {
    const address = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`
    const made = await ports.storage.write(async tx => {
      const id = await personFor(tx, ports, address, name)
      if (of.operator) await makeOperator(tx, id)
      if (of.coalition !== undefined) {
        const called = of.organisation ?? 'Harbour Watch'
        const organisation =
          (await findByName(tx, of.coalition, called)) ??
          (await enterOrganisation(tx, ports, of.coalition, { name: called }, id))
        await joinCoalition(tx, ports, {
          coalition: of.coalition,
          person: id,
          organisation: organisation.id,
          role: of.role ?? 'drafter',
        })
      }
      return { id, session: await beginSession(tx, ports, id, 'test'), token: await makeToken(tx, ports, id) }
    })
    return { id: made.id, name, address, cookie: `undersigned=${made.session}`, token: made.token }
  }

  /** A coalition and its first coordinator, who is not the operator. */
  async function coalition(
    slug: string,
    coordinator: string,
  ): Promise<{ id: string; slug: string; coordinator: Somebody }> {
    const somebody = await person(coordinator)
    const { id } = await ports.storage.write(tx =>
      found(tx, ports, somebody.id, {
        name: `The ${slug} coalition`,
        slug,
        organisation: 'Harbour Watch',
        sample: false,
      }),
    )
    return { id, slug, coordinator: somebody }
  }

  /** The raw answer of a contract's route; `as` null is somebody without an account. */
  async function ask<C extends Contract>(
    as: Somebody | null,
    contract: C,
    input: Asked<C>,
  ): Promise<LightMyRequestResponse> {
    const { url, rest } = addressOf(contract, input as Record<string, unknown>)
    const isGet = contract.method === 'GET'
    const query = isGet ? queryOf(rest) : ''
    const form = contract.form === true
    return fastify.inject({
      method: contract.method,
      url: url + query,
      headers: {
        origin: config.publicUrl,
        ...(as === null ? {} : { cookie: as.cookie }),
        ...(isGet ? {} : { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
      },
      ...(isGet ? {} : { payload: form ? queryOf(rest).slice(1) : JSON.stringify(rest) }),
    })
  }

  /** What a contract's route answers; anything but success fails the test with the refusal's code. */
  async function call<C extends Contract>(
    as: Somebody | null,
    contract: C,
    input: Asked<C>,
  ): Promise<Reply<C>> {
    const answer = await ask(as, contract, input)
    if (answer.statusCode >= 300)
      throw new Error(
        `${contract.method} ${contract.path}: ${answer.statusCode} ${answer.body.slice(0, 500)}`,
      )
    return answer.json() as Reply<C>
  }

  /** The code with which a contract's route refuses; `null` where it does not. */
  async function refusal<C extends Contract>(
    as: Somebody | null,
    contract: C,
    input: Asked<C>,
  ): Promise<RefusalCode | null> {
    const answer = await ask(as, contract, input)
    return answer.statusCode < 300 ? null : (answer.json() as { code: RefusalCode }).code
  }

  return { person, coalition, ask, call, refusal }
}

/** What was mailed, and to whom. */
function mailbox(app: App, mails: Mail[]) {
  return {
    /** The mails sent to an address so far, oldest first, after everything queued went out. */
    async mailsTo(address: string): Promise<Mail[]> {
      await app.outbox.idle()
      return mails.filter(mail => mail.to === address)
    },
    /** The link in the newest mail to an address, as a path. */
    async linkTo(address: string): Promise<string> {
      await app.outbox.idle()
      const text = mails.filter(mail => mail.to === address).at(-1)?.text ?? ''
      const link = /https?:\/\/\S+/.exec(text)?.[0]
      if (link === undefined) throw new Error(`No mail with a link went to ${address}.`)
      return new URL(link).pathname
    },
  }
}

function addressOf(
  contract: Contract,
  input: Record<string, unknown>,
): { url: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const url = contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]))
    delete rest[name]
    return value
  })
  return { url, rest }
}

function queryOf(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== false)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map(one => [name, String(one)]))
  return `?${new URLSearchParams(pairs)}`
}
