import type { Dialect } from './tables.ts'

/** What keeps a server honest about itself: what a restored copy must not forget, and edits that were refused. */
export const keepingTables = (d: Dialect) => ({
  /**
   * What was used up, taken away or erased, until it stands in the journal file outside the database. A row is
   * written with the change it tells of, and removed once the file has it on disk.
   */
  journal: d.table('journal', {
    id: d.text().primaryKey(),
    at: d.int().notNull(),
    kind: d.text().notNull(),
    /** JSON: ids and hashes only, never a name, an address or a text. */
    what: d.text().notNull(),
  }),

  /** That edits of somebody could not be shared, and why; never what they were. */
  refusedEdits: d.table(
    'refused_edits',
    {
      id: d.text().primaryKey(),
      statement: d.text().notNull(),
      person: d.text().notNull(),
      why: d.text().notNull(),
      firstAt: d.int().notNull(),
      lastAt: d.int().notNull(),
      count: d.int().notNull(),
    },
    t => [d.uniqueIndex('refused_edits_one').on(t.statement, t.person, t.why)],
  ),
})
