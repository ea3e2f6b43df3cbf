/** drizzle-kit takes each export of this file for a table; `tables.ts` keeps them in one object. */
const { postgresTables } = require('../server/adapters/tables.ts')
const { liveTables } = require('../server/adapters/tables.live.ts')

/** The names of both are apart: only the tables' own names count. */
module.exports = {
  ...postgresTables,
  ...Object.fromEntries(Object.entries(liveTables).map(([name, table]) => [`live_${name}`, table])),
}
