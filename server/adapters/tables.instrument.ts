/** The tables of the instrument: its drafts with their provisions, and what people confirmed between drafts. */
import type { Dialect } from './tables.ts'

export const instrumentTables = (d: Dialect) => ({
  /** A draft of the instrument of a process. Days are local dates such as `2027-03-01`, empty where not known. */
  drafts: d.table(
    'drafts',
    {
      id: d.text().primaryKey(),
      process: d.text().notNull(),
      symbol: d.text().notNull(),
      title: d.text().notNull(),
      textDate: d.text().notNull(),
      releasedOn: d.text().notNull(),
      status: d.text().notNull(),
      language: d.text().notNull(),
      /** 1 where it holds only some chapters: what is missing from it is not struck. */
      partial: d.int().notNull(),
      /** The session it was before, where one is said. */
      session: d.text(),
      /** The name and SHA-256 of the file it came from. */
      fileName: d.text().notNull(),
      fileHash: d.text().notNull(),
      /** JSON: what was not understood, see `shared/instrument/provision.ts`. */
      notUnderstood: d.text().notNull(),
      provisions: d.int().notNull(),
      /** Grows with each change, so that nobody writes over what they have not seen. */
      revision: d.int().notNull(),
      createdBy: d.text().notNull(),
      createdAt: d.int().notNull(),
      changedAt: d.int().notNull(),
    },
    t => [d.index('drafts_process').on(t.process)],
  ),

  /** The drafts that a draft goes back to: none for the first, two where two documents were merged. */
  draftParents: d.table('draft_parents', { draft: d.text().notNull(), parent: d.text().notNull() }, t => [
    d.primaryKey({ columns: [t.draft, t.parent] }),
    d.index('draft_parents_parent').on(t.parent),
  ]),

  /** A provision by its position in the draft, a provision before what it holds. */
  provisions: d.table(
    'provisions',
    {
      draft: d.text().notNull(),
      at: d.int().notNull(),
      /** The position of the one that holds it. */
      parent: d.int(),
      level: d.text().notNull(),
      number: d.text().notNull(),
      printed: d.text().notNull(),
      title: d.text(),
      text: d.text().notNull(),
      mark: d.text(),
      /** JSON: its word, whether it is bracketed, the brackets in its text, its notes and its doubts. */
      details: d.text().notNull(),
    },
    t => [d.primaryKey({ columns: [t.draft, t.at] })],
  ),

  /** A correction of a stored draft on which something hung already: what was and what is, JSON. */
  draftCorrections: d.table(
    'draft_corrections',
    {
      id: d.text().primaryKey(),
      draft: d.text().notNull(),
      /** The revision that it made. */
      revision: d.int().notNull(),
      provision: d.int().notNull(),
      was: d.text().notNull(),
      is: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.index('draft_corrections_draft').on(t.draft)],
  ),

  /** What is confirmed between a draft and one that it goes back to. */
  concordances: d.table(
    'concordances',
    {
      id: d.text().primaryKey(),
      process: d.text().notNull(),
      old: d.text().notNull(),
      now: d.text().notNull(),
      /** Grows with each link that is confirmed, corrected or taken back. */
      revision: d.int().notNull(),
      createdAt: d.int().notNull(),
    },
    t => [d.uniqueIndex('concordances_pair').on(t.old, t.now), d.index('concordances_process').on(t.process)],
  ),

  /** A link as a person confirmed it; corrected or taken back, it stays and says when and by whom it ended. */
  concordanceLinks: d.table(
    'concordance_links',
    {
      id: d.text().primaryKey(),
      concordance: d.text().notNull(),
      kind: d.text().notNull(),
      /** JSON: positions of provisions in the old draft, and in the new one. */
      from: d.text().notNull(),
      to: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
      endedBy: d.text(),
      endedAt: d.int(),
      /** The revision of the concordance that its last change made. */
      changed: d.int().notNull(),
    },
    t => [d.index('concordance_links_changed').on(t.concordance, t.changed)],
  ),
})
