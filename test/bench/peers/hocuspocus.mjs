/** Hocuspocus as its own page shows it, with its sqlite extension and otherwise its defaults. */
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const { PORT, DATABASE } = process.env
const server = new Server({
  address: '127.0.0.1',
  port: Number(PORT),
  quiet: true,
  extensions: [new SQLite({ database: DATABASE })],
})
await server.listen()
