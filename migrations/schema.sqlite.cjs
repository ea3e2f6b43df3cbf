/** drizzle-kit takes each export of this file for a table; `tables.ts` keeps them in one object. */
module.exports = require('../server/adapters/tables.ts').sqliteTables
