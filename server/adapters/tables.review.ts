/** The tables of review: comments, suggestions, rounds with their answers, and who is told of what. */
import type { Dialect } from './tables.ts'

export const reviewTables = (d: Dialect) => ({
  /** Grows with each change of a statement's review: what a screen has not seen yet has a higher `changed`. */
  reviews: d.table('reviews', { statement: d.text().primaryKey(), upTo: d.int().notNull() }),

  threads: d.table(
    'threads',
    {
      id: d.text().primaryKey(),
      statement: d.text().notNull(),
      /** JSON: what it is about, see `shared/review/anchor.ts`; `block` repeats its block. */
      anchor: d.text().notNull(),
      block: d.text(),
      round: d.text(),
      version: d.text(),
      /** JSON: its state as a union; `stateName` repeats its tag. */
      state: d.text().notNull(),
      stateName: d.text().notNull(),
      changed: d.int().notNull(),
      createdAt: d.int().notNull(),
    },
    t => [d.index('threads_statement').on(t.statement, t.changed), d.index('threads_round').on(t.round)],
  ),

  comments: d.table(
    'comments',
    {
      id: d.text().primaryKey(),
      thread: d.text().notNull(),
      /** `person:…` or `guest:…`; in an unattributed statement a keyed hash of it, and no organisation. */
      author: d.text().notNull(),
      organisation: d.text(),
      words: d.text().notNull(),
      mentions: d.text().notNull(),
      createdAt: d.int().notNull(),
      editedAt: d.int(),
      removedAt: d.int(),
    },
    t => [d.index('comments_thread').on(t.thread)],
  ),

  suggestions: d.table(
    'suggestions',
    {
      id: d.text().primaryKey(),
      statement: d.text().notNull(),
      author: d.text().notNull(),
      organisation: d.text(),
      /** JSON: see `shared/suggestion/change.ts`. */
      changes: d.text().notNull(),
      why: d.text().notNull(),
      round: d.text(),
      version: d.text(),
      state: d.text().notNull(),
      stateName: d.text().notNull(),
      /** JSON: the changes that take an acceptance back out of the text. */
      undo: d.text(),
      changed: d.int().notNull(),
      createdAt: d.int().notNull(),
      changedAt: d.int().notNull(),
    },
    t => [
      d.index('suggestions_statement').on(t.statement, t.changed),
      d.index('suggestions_round').on(t.round),
      d.index('suggestions_state').on(t.stateName),
    ],
  ),

  rounds: d.table(
    'rounds',
    {
      id: d.text().primaryKey(),
      statement: d.text().notNull(),
      version: d.text().notNull(),
      question: d.text().notNull(),
      openedBy: d.text().notNull(),
      openedAt: d.int().notNull(),
      closesAt: d.int().notNull(),
      closesLocal: d.text().notNull(),
      zone: d.text().notNull(),
      closedAt: d.int(),
      closedBy: d.text(),
      closedWith: d.text(),
    },
    t => [d.index('rounds_statement').on(t.statement)],
  ),

  roundOrganisations: d.table(
    'round_organisations',
    { round: d.text().notNull(), organisation: d.text().notNull(), remindedAt: d.int() },
    t => [d.primaryKey({ columns: [t.round, t.organisation] })],
  ),

  /** Those who answer by a personal link alone. */
  roundGuests: d.table(
    'round_guests',
    {
      id: d.text().primaryKey(),
      round: d.text().notNull(),
      organisation: d.text().notNull(),
      nameSealed: d.text().notNull(),
      addressSealed: d.text().notNull(),
      addressLookup: d.text().notNull(),
      tokenHash: d.text().notNull(),
      createdAt: d.int().notNull(),
      lookedAt: d.int(),
      remindedAt: d.int(),
      revokedAt: d.int(),
    },
    t => [
      d.uniqueIndex('round_guests_token').on(t.tokenHash),
      d.uniqueIndex('round_guests_address').on(t.round, t.addressLookup),
    ],
  ),

  /** Every answer that was given; the newest of an organisation counts. */
  answers: d.table(
    'answers',
    {
      id: d.text().primaryKey(),
      round: d.text().notNull(),
      organisation: d.text().notNull(),
      author: d.text().notNull(),
      answer: d.text().notNull(),
      words: d.text().notNull(),
      until: d.text(),
      at: d.int().notNull(),
    },
    t => [d.index('answers_round').on(t.round, t.organisation)],
  ),

  /** When an organisation last looked at a statement, and which version was the newest then. */
  looks: d.table(
    'looks',
    {
      statement: d.text().notNull(),
      organisation: d.text().notNull(),
      at: d.int().notNull(),
      version: d.text(),
    },
    t => [d.primaryKey({ columns: [t.statement, t.organisation] })],
  ),

  noticeSettings: d.table('notice_settings', {
    person: d.text().primaryKey(),
    digest: d.text().notNull(),
  }),

  /** What somebody has not been told of yet: counted in the next digest, never quoted. */
  notices: d.table(
    'notices',
    {
      id: d.text().primaryKey(),
      person: d.text().notNull(),
      coalition: d.text().notNull(),
      statement: d.text().notNull(),
      kind: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.index('notices_person').on(t.person, t.at)],
  ),
})
