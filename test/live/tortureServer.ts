/** A process of its own with nothing but a live statement, to be killed: `tortureServer.ts FOLDER PORT`. */
import { join } from 'node:path'
import Fastify from 'fastify'
import { systemClock } from '../../server/adapters/clock.ts'
import { readConfig } from '../../server/config.ts'
import { createLive } from '../../server/live/live.ts'
import { LETTER } from './letter.ts'

const [folder = '', port = ''] = process.argv.slice(2)
const app = Fastify()
const live = await createLive(
  { config: readConfig({ DATA_DIR: folder }), clock: systemClock },
  {
    // The clients type faster than people; snapshots come often, so that some are killed half-way.
    limits: { framesASecond: 100_000, framesAtOnce: 100_000, tailRows: 100 },
    log: { error: (about, message) => process.stderr.write(`${message} ${JSON.stringify(about)}\n`) },
    judge: async request => ({
      statement: 'letter-one',
      person: String((request.query as { token?: string }).token),
      name: 'Somebody',
      organisation: { id: 'org', name: 'Harbour Watch' },
      unattributed: false,
      coalition: 'harbour',
      mayWrite: true,
    }),
  },
)
await live.rooms.seed('letter-one', LETTER)
await live.register(app)
await app.listen({ port: Number(port), host: '127.0.0.1' })
process.stdout.write(`listening, data in ${join(folder, 'live.db')}\n`)
