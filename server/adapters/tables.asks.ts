/** The tables of asks: the register, what each ask has said, what carries it, and what became of it. */
import type { Dialect } from './tables.ts'

export const askTables = (d: Dialect) => ({
  asks: d.table(
    'asks',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      /** Its number in the coalition's register, from 1; never given twice. */
      number: d.int().notNull().default(0),
      /** The number of the revision that the register holds now. */
      current: d.int().notNull().default(1),
      /** The process whose instrument it is about, the organisation that leads on it; null where nobody has said. */
      process: d.text(),
      owner: d.text(),
      /** `high`, `middle`, `low`; `one`, `some`, `many`, `consensus`; null where nobody has said. */
      priority: d.text(),
      support: d.text(),
      /** JSON: words of the coalition's own. */
      tags: d.text().notNull().default('[]'),
      createdBy: d.text().notNull(),
      createdAt: d.int().notNull(),
    },
    t => [d.index('asks_coalition').on(t.coalition)],
  ),

  /** What an ask has said. The register holds the one that `asks.current` names; others are a statement's own wording. */
  askRevisions: d.table(
    'ask_revisions',
    {
      id: d.text().primaryKey(),
      ask: d.text().notNull(),
      number: d.int().notNull(),
      /** The statement whose own wording it is, made when that was frozen; null where it was made in the register. */
      statement: d.text(),
      verb: d.text().notNull(),
      /** JSON: what the ask is aimed at, each with its `asWritten`, kept for ever. */
      targets: d.text().notNull(),
      wording: d.text().notNull(),
      /** JSON: proposed text, source, reason, parts, alternatives and fallbacks, see `shared/ask.ts`. */
      more: d.text().notNull().default('{}'),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.uniqueIndex('ask_revisions_number').on(t.ask, t.number)],
  ),

  /** Which revision of an ask a frozen version carries, and in which block. */
  askCarriers: d.table(
    'ask_carriers',
    {
      ask: d.text().notNull(),
      version: d.text().notNull(),
      revision: d.text().notNull(),
      block: d.text().notNull(),
    },
    t => [d.primaryKey({ columns: [t.ask, t.version] }), d.index('ask_carriers_version').on(t.version)],
  ),

  /** Which live statement carries an ask now, in which block, and in which words. */
  askPlaces: d.table(
    'ask_places',
    {
      ask: d.text().notNull(),
      statement: d.text().notNull(),
      block: d.text().notNull(),
      wording: d.text().notNull().default(''),
      /** SHA-256 of the two wordings, register's and statement's, that a person chose to keep apart; else empty. */
      kept: d.text().notNull().default(''),
    },
    t => [d.primaryKey({ columns: [t.ask, t.statement] }), d.index('ask_places_statement').on(t.statement)],
  ),

  askLinks: d.table(
    'ask_links',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      kind: d.text().notNull(),
      from: d.text().notNull(),
      to: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [
      d.uniqueIndex('ask_links_once').on(t.from, t.to, t.kind),
      d.index('ask_links_coalition').on(t.coalition),
    ],
  ),

  /** Asks that were suggested and dropped: SHA-256 of the wording as `shared/cite/wordingKey.ts` writes it. */
  droppedAsks: d.table(
    'dropped_asks',
    {
      coalition: d.text().notNull(),
      wordingHash: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.primaryKey({ columns: [t.coalition, t.wordingHash] })],
  ),

  /** What somebody judged to have become of an ask, or of a part of it, in a draft. The newest counts; all are kept. */
  outcomes: d.table(
    'outcomes',
    {
      id: d.text().primaryKey(),
      ask: d.text().notNull(),
      /** The id of a part of the ask; empty for the ask as a whole. */
      part: d.text().notNull(),
      draft: d.text().notNull(),
      outcome: d.text().notNull(),
      note: d.text().notNull(),
      /** JSON: the texts that were looked at, see `shared/contract/outcomes.ts`. */
      evidence: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.index('outcomes_ask').on(t.ask), d.index('outcomes_draft').on(t.draft)],
  ),

  /** Instruments that a coalition cites beside the common ones. */
  knownInstruments: d.table(
    'known_instruments',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      name: d.text().notNull(),
      /** JSON: the names under which texts cite it. */
      names: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.index('known_instruments_coalition').on(t.coalition)],
  ),
})
