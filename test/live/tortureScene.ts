/** What a server that is to be killed has on its disk before: a coalition, a letter, and people with tokens. */
import { systemClock } from '../../server/adapters/clock.ts'
import { randomIds } from '../../server/adapters/ids.ts'
import { openKeys } from '../../server/adapters/keys.ts'
import { migrate } from '../../server/adapters/migrate.ts'
import { openMailer } from '../../server/adapters/smtp.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import { buildApp } from '../../server/app.ts'
import { found, join } from '../../server/coalitions/coalitions.ts'
import { readConfig } from '../../server/config.ts'
import { enterOrganisation } from '../../server/organisations/register.ts'
import { makeToken, personFor } from '../../server/people/accounts.ts'
import { startStatement } from '../../shared/contract/statements.ts'
import { LETTER } from './letter.ts'

export type Setting = { statement: string; people: { person: string; token: string }[] }

/**
 * Fills an empty data folder.
 * @param env the settings that the server will be started with
 * @param count of the drafters, who each have an API token
 */
export async function settle(env: Record<string, string>, count: number): Promise<Setting> {
  const config = readConfig(env)
  await migrate(config, systemClock)
  const storage = await openStorage(config)
  const keys = await openKeys(config.keyFile, storage)
  const outside = { config, storage, keys, clock: systemClock, ids: randomIds, mailer: openMailer(config) }
  const app = await buildApp(outside)
  const { ports } = app
  const { coalition, people } = await storage.write(async tx => {
    const founder = await personFor(tx, ports, 'founder@example.org', 'Founder')
    const called = { name: 'The harbour coalition', slug: 'harbour', organisation: 'Harbour Watch' }
    const { id } = await found(tx, ports, founder, { ...called, sample: false })
    const organisation = await enterOrganisation(tx, ports, id, { name: 'Open Quays' }, founder)
    const drafters = []
    for (let i = 0; i < count; i++) {
      const person = await personFor(tx, ports, `person${i}@example.org`, `Person ${i}`)
      await join(tx, ports, { coalition: id, person, organisation: organisation.id, role: 'drafter' })
      drafters.push({ person, token: await makeToken(tx, ports, person) })
    }
    return { coalition: id, people: drafters }
  })
  const started = await app.fastify.inject({
    method: 'POST',
    url: startStatement.path.replace(':coalition', coalition),
    headers: { authorization: `Bearer ${people[0]!.token}` },
    payload: {
      kind: 'joint-letter',
      title: 'On harbour data',
      language: 'en',
      direction: 'ltr',
      body: LETTER,
    },
  })
  await app.close()
  await storage.close()
  if (started.statusCode >= 300) throw new Error(`The letter was not started: ${started.body}`)
  return { statement: (started.json() as { id: string }).id, people }
}
