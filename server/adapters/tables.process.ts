/** The tables of processes: a negotiation, its sessions, and what is due for each. */
import type { Dialect } from './tables.ts'

export const processTables = (d: Dialect) => ({
  processes: d.table(
    'processes',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      name: d.text().notNull(),
      /** The instrument that is negotiated, and what it is called for short; both may be empty. */
      instrument: d.text().notNull(),
      shortName: d.text().notNull(),
      /** JSON: what its accreditations are called, offered where the register notes one. */
      labels: d.text().notNull(),
      createdBy: d.text().notNull(),
      createdAt: d.int().notNull(),
      archivedAt: d.int(),
    },
    t => [d.index('processes_coalition').on(t.coalition)],
  ),

  /** A session of a process. Days are local dates such as `2027-03-01`. */
  processSessions: d.table(
    'process_sessions',
    {
      id: d.text().primaryKey(),
      process: d.text().notNull(),
      name: d.text().notNull(),
      place: d.text().notNull(),
      firstDay: d.text().notNull(),
      lastDay: d.text().notNull(),
      zone: d.text().notNull(),
      /** How many words a submission to it may have; null where there is no limit. */
      wordLimit: d.int(),
      /** 1 where footnotes count as words. */
      countsNotes: d.int().notNull(),
      /** Grows with each change, so that nobody writes over what they have not seen. */
      revision: d.int().notNull(),
      createdAt: d.int().notNull(),
      changedAt: d.int().notNull(),
    },
    t => [d.index('process_sessions_process').on(t.process)],
  ),

  /** What is due for a session: a `deadline`, or a `document` that somebody brings and that is done one day. */
  sessionDues: d.table(
    'session_dues',
    {
      id: d.text().primaryKey(),
      session: d.text().notNull(),
      kind: d.text().notNull(),
      what: d.text().notNull(),
      dueAt: d.int().notNull(),
      /** The deadline as it was said: local time and IANA zone. */
      dueLocal: d.text().notNull(),
      zone: d.text().notNull(),
      /** The organisation of the register that is responsible for a document, where somebody is. */
      organisation: d.text(),
      doneAt: d.int(),
    },
    t => [d.index('session_dues_session').on(t.session)],
  ),
})
