/**
 * Every table, said once for both dialects. It is long because it is the one place where the shape of what is
 * stored can be read from top to bottom. Portable columns only: text ids, integer milliseconds, 0 and 1 for no
 * and yes, JSON as text. Columns named `…Sealed` are encrypted by `Keys`, `…Lookup` are keyed hashes of what was
 * sealed, `…Hash` are plain hashes of 128-bit tokens.
 */
import {
  bigint,
  index as pgIndex,
  primaryKey as pgPrimaryKey,
  pgTable,
  text as pgText,
  uniqueIndex as pgUniqueIndex,
} from 'drizzle-orm/pg-core'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { askTables } from './tables.asks.ts'
import { instrumentTables } from './tables.instrument.ts'
import { keepingTables } from './tables.keeping.ts'
import { processTables } from './tables.process.ts'
import { reviewTables } from './tables.review.ts'
import { signonTables } from './tables.signons.ts'

const sqlite = {
  table: sqliteTable,
  text: () => text(),
  int: () => integer(),
  index,
  primaryKey,
  uniqueIndex,
}

/** What tables are made with: the builders of a dialect. */
export type Dialect = typeof sqlite

/** The two builders make the same columns; the cast lets stores be written once against one of them. */
const postgres = {
  table: pgTable,
  text: () => pgText(),
  int: () => bigint({ mode: 'number' }),
  index: pgIndex,
  primaryKey: pgPrimaryKey,
  uniqueIndex: pgUniqueIndex,
} as unknown as Dialect

const define = (d: Dialect) => ({
  ...askTables(d),
  ...instrumentTables(d),
  ...keepingTables(d),
  ...processTables(d),
  ...reviewTables(d),
  ...signonTables(d),

  people: d.table(
    'people',
    {
      id: d.text().primaryKey(),
      addressSealed: d.text().notNull(),
      addressLookup: d.text().notNull(),
      name: d.text().notNull(),
      operator: d.int().notNull(),
      createdAt: d.int().notNull(),
    },
    t => [d.uniqueIndex('people_address').on(t.addressLookup)],
  ),

  sessions: d.table(
    'sessions',
    {
      id: d.text().primaryKey(),
      tokenHash: d.text().notNull(),
      person: d.text().notNull(),
      device: d.text().notNull(),
      createdAt: d.int().notNull(),
      seenAt: d.int().notNull(),
      expiresAt: d.int().notNull(),
    },
    t => [d.uniqueIndex('sessions_token').on(t.tokenHash), d.index('sessions_person').on(t.person)],
  ),

  /** One-time links: `kind` says what a press of the button on its page will do, `about` to what. */
  links: d.table(
    'links',
    {
      id: d.text().primaryKey(),
      tokenHash: d.text().notNull(),
      kind: d.text().notNull(),
      person: d.text(),
      about: d.text(),
      createdAt: d.int().notNull(),
      expiresAt: d.int().notNull(),
      usedAt: d.int(),
    },
    t => [d.uniqueIndex('links_token').on(t.tokenHash)],
  ),

  tokens: d.table(
    'tokens',
    {
      id: d.text().primaryKey(),
      tokenHash: d.text().notNull(),
      person: d.text().notNull(),
      createdAt: d.int().notNull(),
      revokedAt: d.int(),
    },
    t => [d.uniqueIndex('tokens_token').on(t.tokenHash), d.index('tokens_person').on(t.person)],
  ),

  /** How often something was tried since `since`; `key` is a keyed hash, never an address. */
  attempts: d.table('attempts', {
    key: d.text().primaryKey(),
    since: d.int().notNull(),
    count: d.int().notNull(),
  }),

  coalitions: d.table(
    'coalitions',
    {
      id: d.text().primaryKey(),
      slug: d.text().notNull(),
      name: d.text().notNull(),
      sample: d.int().notNull(),
      createdAt: d.int().notNull(),
      /** Since when coordinators can see which organisation wrote which words; null where they cannot. */
      attributedSince: d.int(),
    },
    t => [d.uniqueIndex('coalitions_slug').on(t.slug)],
  ),

  organisations: d.table(
    'organisations',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      name: d.text().notNull(),
      /** The name as it is compared: case folded, spaces joined. Unique in the coalition's register. */
      nameKey: d.text().notNull(),
      otherNames: d.text().notNull(),
      country: d.text(),
      domains: d.text().notNull(),
      accreditation: d.text().notNull(),
      createdAt: d.int().notNull(),
      /** When the entry last became another one; lists that print its name are drawn anew. */
      changedAt: d.int().notNull().default(0),
    },
    t => [d.uniqueIndex('organisations_name').on(t.coalition, t.nameKey)],
  ),

  memberships: d.table(
    'memberships',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      person: d.text().notNull(),
      organisation: d.text().notNull(),
      role: d.text().notNull(),
      createdAt: d.int().notNull(),
    },
    t => [
      d.uniqueIndex('memberships_person').on(t.coalition, t.person),
      d.index('memberships_of').on(t.person),
    ],
  ),

  invitations: d.table(
    'invitations',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      organisation: d.text().notNull(),
      role: d.text().notNull(),
      addressSealed: d.text().notNull(),
      addressLookup: d.text().notNull(),
      link: d.text().notNull(),
      invitedBy: d.text().notNull(),
      createdAt: d.int().notNull(),
      acceptedAt: d.int(),
      revokedAt: d.int(),
    },
    t => [d.index('invitations_coalition').on(t.coalition), d.index('invitations_link').on(t.link)],
  ),

  statements: d.table(
    'statements',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      kind: d.text().notNull(),
      title: d.text().notNull(),
      language: d.text().notNull(),
      direction: d.text().notNull(),
      addressee: d.text().notNull(),
      /** 1 for a report whose comments, suggestions and carets carry no names. */
      unattributed: d.int().notNull().default(0),
      /** How many words the body may have; null where there is no limit. */
      wordLimit: d.int(),
      /** 1 where footnotes count as words of the body. */
      countsNotes: d.int().notNull().default(0),
      /** The session of a process that it is for. */
      session: d.text(),
      /** The draft of the instrument that it works on: its citations mean the provisions of that draft. */
      draft: d.text(),
      createdBy: d.text().notNull(),
      createdAt: d.int().notNull(),
      archivedAt: d.int(),
    },
    t => [d.index('statements_coalition').on(t.coalition), d.index('statements_session').on(t.session)],
  ),

  versions: d.table(
    'versions',
    {
      id: d.text().primaryKey(),
      statement: d.text().notNull(),
      number: d.int().notNull(),
      name: d.text().notNull(),
      reason: d.text().notNull(),
      title: d.text().notNull(),
      hash: d.text().notNull(),
      /** The canonical JSON that the hash is taken of, byte for byte. */
      canonical: d.text().notNull(),
      /** The same text with its block ids, as a tree. */
      body: d.text().notNull(),
      frozenBy: d.text().notNull(),
      frozenAt: d.int().notNull(),
      /** Of a translation: the version of its source that it was frozen against [TR-1]; else null. */
      translates: d.text(),
      /** Of a translation: JSON, the ids of its blocks that did not say what that version says, and of those of it that it lacked. */
      stale: d.text().notNull().default('[]'),
    },
    t => [d.uniqueIndex('versions_number').on(t.statement, t.number)],
  ),

  /** A statement that is the translation of another, and the version of the source it is being made against. */
  translations: d.table(
    'translations',
    {
      statement: d.text().primaryKey(),
      source: d.text().notNull(),
      sourceVersion: d.text().notNull(),
      createdBy: d.text().notNull(),
      createdAt: d.int().notNull(),
    },
    t => [d.index('translations_source').on(t.source)],
  ),

  /** Which block of a translation says which block of its source, and the source's words when somebody last said so. */
  translationBlocks: d.table(
    'translation_blocks',
    {
      statement: d.text().notNull(),
      block: d.text().notNull(),
      sourceBlock: d.text().notNull(),
      /** SHA-256 of what the source block said; empty where the block was never translated. */
      sourceHash: d.text().notNull(),
      renewedBy: d.text().notNull(),
      renewedAt: d.int().notNull(),
    },
    t => [d.primaryKey({ columns: [t.statement, t.block] })],
  ),

  /** The audit log: one chain a coalition, by `seq`. */
  audit: d.table(
    'audit',
    {
      coalition: d.text().notNull(),
      seq: d.int().notNull(),
      at: d.int().notNull(),
      act: d.text().notNull(),
      actor: d.text().notNull(),
      subject: d.text().notNull(),
      data: d.text().notNull(),
      previous: d.text().notNull(),
      hash: d.text().notNull(),
    },
    t => [
      d.primaryKey({ columns: [t.coalition, t.seq] }),
      d.index('audit_subject').on(t.coalition, t.subject),
    ],
  ),

  /** Salt and sealed value of what an audit entry only commits to; erasing the row erases the person. */
  auditSecrets: d.table(
    'audit_secrets',
    {
      coalition: d.text().notNull(),
      seq: d.int().notNull(),
      field: d.text().notNull(),
      saltSealed: d.text().notNull(),
      valueSealed: d.text().notNull(),
    },
    t => [d.primaryKey({ columns: [t.coalition, t.seq, t.field] })],
  ),

  outbox: d.table(
    'outbox',
    {
      id: d.text().primaryKey(),
      kind: d.text().notNull(),
      /** Recipient and data, sealed: the database alone tells nobody who was written to. */
      mailSealed: d.text().notNull(),
      /** What the mail was queued for, by id (an invitation, a signature), so that a bounce is shown there. */
      about: d.text(),
      createdAt: d.int().notNull(),
      nextAt: d.int().notNull(),
      tries: d.int().notNull(),
      state: d.text().notNull(),
    },
    t => [d.index('outbox_due').on(t.state, t.nextAt), d.index('outbox_about').on(t.about)],
  ),

  /** What the server knows of itself, such as the value that shows whether a key file belongs to this database. */
  serverFacts: d.table('server_facts', { name: d.text().primaryKey(), value: d.text().notNull() }),

  /** A job's lease: whoever holds it until `until` runs the job. */
  leases: d.table('leases', {
    name: d.text().primaryKey(),
    holder: d.text().notNull(),
    until: d.int().notNull(),
  }),
})

export type Tables = ReturnType<typeof define>
export const sqliteTables: Tables = define(sqlite)
export const postgresTables: Tables = define(postgres)
