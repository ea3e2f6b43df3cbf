/** The running process: everything the outside gives (settings, time, chance) is opened here, and closed again. */
import closeWithGrace from 'close-with-grace'
import { systemClock } from './adapters/clock.ts'
import { randomIds } from './adapters/ids.ts'
import { openKeys } from './adapters/keys.ts'
import { migrate } from './adapters/migrate.ts'
import { openMailer } from './adapters/smtp.ts'
import { openStorage } from './adapters/storage.ts'
import { type App, buildApp, type Outside } from './app.ts'
import { operatorLink } from './coalitions/enter.ts'
import type { CommandIo } from './command.ts'
import { readConfig } from './config.ts'
import { faultOf } from './faultOf.ts'
import { refuseUnfinished } from './ops/backup/restore.ts'

/**
 * Connections that the system holds until they are taken, as far as it allows (`net.core.somaxconn`). After a restart
 * everyone comes back at once, and whoever finds no place tries again only after one, three, seven … seconds.
 */
const COMING = 65_535

/** Milliseconds that a stop may take. */
const LONGEST_STOP = 10_000

/** Serves until it is told to stop; then whatever waits is saved first. */
export async function serve(_argv: string[], io: CommandIo): Promise<number> {
  const outside = await openOutside(io)
  const app = await buildApp(outside)
  const stopped = untilStopped(app, outside, io)
  const { host, port, publicUrl } = outside.config
  await app.fastify.listen({ host, port, backlog: COMING })
  io.stdout(`Undersigned listens on ${publicUrl}\n`)
  const link = await operatorLink(app.ports)
  if (link) io.stdout(`Open this link once, within a day, to become the operator:\n${link}\n`)
  return stopped
}

/**
 * Resolves with the exit code after the process was told to stop, and everything that waited is saved. A stop that
 * does not come to its end says why on standard error, and the process ends with 1.
 */
function untilStopped(app: App, outside: Outside, io: CommandIo): Promise<number> {
  const say = (what: string, error?: unknown) =>
    io.stderr(`${what}${error === undefined ? '' : ` ${JSON.stringify(faultOf(error))}`}\n`)
  const options = {
    delay: LONGEST_STOP,
    logger: false,
    onTimeout: () => say(`Stopping took longer than ${LONGEST_STOP / 1000} seconds.`),
    onSecondError: (error: unknown) => say('Something failed while stopping.', error),
    onSecondSignal: () => say('Told to stop once more, this process ends at once.'),
  } as const
  return new Promise(resolve => {
    closeWithGrace(options, async ({ err }) => {
      if (err) say('Something failed unexpectedly, so this server stops.', err)
      try {
        await app.close()
        await closeOutside(outside)
      } catch (error) {
        say('Stopping failed.', error)
        throw error
      }
      resolve(err ? 1 : 0)
    })
  })
}

/** Brings the stored data to the form this program reads, and says what it did. */
export async function migrateByCommand(_argv: string[], io: CommandIo): Promise<number> {
  const { applied, copy } = await migrate(readConfig(process.env), systemClock)
  if (applied === 0) io.stdout('The stored data is up to date.\n')
  else io.stdout(`Migrated.${copy === undefined ? '' : ` A copy from before is at ${copy}.`}\n`)
  return 0
}

/** Runs `act` on the stored data, also while a server runs on it. */
export async function withOutside(
  io: CommandIo,
  act: (outside: Outside) => Promise<number>,
): Promise<number> {
  const outside = await openOutside(io)
  try {
    return await act(outside)
  } finally {
    await closeOutside(outside)
  }
}

/** Runs `act` with what this machine gives; whatever is stored is left as it is, or is not there yet. */
export async function onMachine(
  act: (machine: Pick<Outside, 'config' | 'clock' | 'ids'>) => Promise<number>,
): Promise<number> {
  return act({ config: readConfig(process.env), clock: systemClock, ids: randomIds })
}

async function openOutside(io: CommandIo): Promise<Outside> {
  const config = readConfig(process.env)
  const { copy } = await migrate(config, systemClock)
  if (copy !== undefined) io.stderr(`The stored data was migrated; a copy from before is at ${copy}.\n`)
  const storage = await openStorage(config)
  await refuseUnfinished(storage)
  const keys = await openKeys(config.keyFile, storage)
  return { config, storage, keys, clock: systemClock, ids: randomIds, mailer: openMailer(config) }
}

async function closeOutside({ mailer, storage }: Outside): Promise<void> {
  await mailer.close()
  await storage.close()
}
