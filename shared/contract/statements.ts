/** Statements (the living letters), their frozen versions, and taking them in and out as files. */
import { z } from 'zod'
import { askSays } from '../ask.ts'
import { REFUSED } from '../live.ts'
import { contract, id, line, someLine, time } from './route.ts'

export const KINDS = ['joint-letter', 'oral-statement', 'submission', 'guidance-note', 'report'] as const
export type Kind = (typeof KINDS)[number]
export const EXPORT_FORMATS = ['docx', 'odt', 'pdf', 'html', 'md', 'txt', 'json'] as const

/** BCP 47, such as `en` or `ar`. */
export const language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
export const direction = z.enum(['ltr', 'rtl'])

/** A tree as in `shared/statement/tree.ts`; judged against the schema by `readDoc` before anything is stored. */
export const body = z.record(z.string(), z.unknown())

/** A point of an imported text that is taken as an ask: a new one, or one that the register has already. */
const taken = z.union([z.strictObject({ block: id, ...askSays }), z.strictObject({ block: id, ask: id })])

const statement = z.object({
  id,
  kind: z.enum(KINDS),
  title: z.string(),
  language,
  direction,
  addressee: z.string(),
  /** A report without names at carets, comments and suggestions; said when it is started, for good. */
  unattributed: z.boolean(),
  /** How many words the body may have; null where there is no limit. */
  wordLimit: z.number().int().nullable(),
  /** Whether footnotes count as words of the body. */
  countsNotes: z.boolean(),
  /** The session of a process that it is for. */
  session: id.nullable(),
  createdAt: time,
  archivedAt: time.nullable(),
  /** How many versions were frozen. */
  versions: z.number().int(),
})
export type StatementRow = z.output<typeof statement>

const version = z.object({
  id,
  statement: id,
  number: z.number().int(),
  name: z.string(),
  reason: z.string(),
  title: z.string(),
  hash: z.string(),
  frozenAt: time,
  frozenBy: z.object({ id, name: z.string() }),
  /** Of a translation: the version of its source that it was frozen against [TR-1]. */
  translates: z
    .object({ id, number: z.number().int(), statement: id, title: z.string(), language })
    .nullable(),
  /** Of a translation: its blocks that do not say what that version says, and the blocks of that version it lacks. */
  stale: z.array(z.string()),
})
export type VersionRow = z.output<typeof version>

export const listStatements = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/statements',
  summary: "The coalition's statements, newest first.",
  permission: 'statements.read',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({ statements: z.array(statement) }),
})

export const startStatement = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/statements',
  summary:
    'Starts a statement, empty or from an imported text; the points that were taken become asks, or carry asks of the register.',
  permission: 'statements.write',
  scope: 'coalition',
  kind: 'json',
  bodyLimit: 12 * 1024 * 1024,
  input: z.strictObject({
    coalition: id,
    kind: z.enum(KINDS),
    title: someLine(500),
    language,
    direction,
    addressee: line(300).default(''),
    unattributed: z.boolean().default(false),
    session: id.nullable().optional(),
    body: body.optional(),
    asks: z.array(taken).max(500).default([]),
  }),
  reply: statement,
})

export const seeStatement = contract({
  method: 'GET',
  path: '/api/statements/:statement',
  summary: 'A statement and what the person may do with it.',
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: statement.extend({
    coalition: z.object({ id, slug: z.string(), name: z.string() }),
    /** The limit that counts: its own, else that of its session. */
    limit: z
      .object({ words: z.number().int(), countsNotes: z.boolean(), from: z.enum(['statement', 'session']) })
      .nullable(),
    /** Coordinators can see which organisation wrote which words of it. */
    attributed: z.boolean(),
    may: z.object({ write: z.boolean(), freeze: z.boolean(), openSignon: z.boolean() }),
    /** The live document's epoch and the node schema's version: a device's own copy is keyed by both. */
    epoch: z.string(),
    /** Of a translation: the version of its source that it is made against. */
    translates: z.object({ id, number: z.number().int(), statement: id }).nullable(),
    schemaVersion: z.number().int(),
  }),
})

export const changeStatement = contract({
  method: 'PATCH',
  path: '/api/statements/:statement',
  summary:
    "Changes a statement's title, language, direction, addressee, word limit or session; open editors are told.",
  permission: 'statements.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    title: someLine(500).optional(),
    language: language.optional(),
    direction: direction.optional(),
    addressee: line(300).optional(),
    wordLimit: z.int().min(1).max(1_000_000).nullable().optional(),
    countsNotes: z.boolean().optional(),
    session: id.nullable().optional(),
  }),
  reply: statement,
})

export const archiveStatement = contract({
  method: 'POST',
  path: '/api/statements/:statement/archive',
  summary: 'Archives a statement (it can then only be read), or takes it up again.',
  permission: 'statements.manage',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id, archived: z.boolean() }),
  reply: statement,
})

export const readText = contract({
  method: 'GET',
  path: '/api/statements/:statement/text',
  summary: 'The live text as it is on disk, as a tree.',
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({ title: z.string(), language, direction, body }),
})

export const listRefusedEdits = contract({
  method: 'GET',
  path: '/api/statements/:statement/refused-edits',
  summary: 'Whose edits of the text could not be shared, why, when and how often; never what they were.',
  permission: 'statements.manage',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    /** The latest first. */
    refused: z.array(
      z.object({
        /** Null in an unattributed statement, where nobody is named. */
        person: z.object({ name: z.string(), organisation: z.string().nullable() }).nullable(),
        why: z.enum(REFUSED),
        firstAt: time,
        lastAt: time,
        count: z.number().int(),
      }),
    ),
  }),
})

export const exportText = contract({
  method: 'GET',
  path: '/api/statements/:statement/export/:format',
  summary: 'The live text as a file, marked as a draft.',
  permission: 'statements.read',
  scope: 'statement',
  kind: 'file',
  input: z.strictObject({ statement: id, format: z.enum(EXPORT_FORMATS) }),
})

export const listVersions = contract({
  method: 'GET',
  path: '/api/statements/:statement/versions',
  summary: "A statement's versions, newest first.",
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({ versions: z.array(version) }),
})

export const lookBeforeFreezing = contract({
  method: 'GET',
  path: '/api/statements/:statement/before-freezing',
  summary: 'What freezing would leave out, what it would refuse, and characters that cannot be seen.',
  permission: 'versions.freeze',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    number: z.number().int(),
    hash: z.string().nullable(),
    leftOut: z.array(z.object({ block: z.string().nullable(), reason: z.string(), text: z.string() })),
    unseen: z.array(
      z.object({
        block: z.string().nullable(),
        where: z.enum(['title', 'text']),
        codePoint: z.string(),
        kind: z.enum(['direction', 'zero-width', 'control']),
        before: z.string(),
        after: z.string(),
      }),
    ),
    refused: z.array(z.object({ block: z.string().nullable(), code: z.string(), near: z.string() })),
    length: z.object({ words: z.number().int(), minutes: z.number(), limit: z.number().int().nullable() }),
    /** Of a translation: the version of its source, and how many blocks do not say what it says, by how they stand. */
    translation: z
      .object({
        number: z.number().int(),
        ...{ changed: z.number().int(), untranslated: z.number().int(), gone: z.number().int() },
        /** How many blocks have no source, and how many of the source's it lacks. */
        ...{ unlinked: z.number().int(), lacking: z.number().int() },
      })
      .nullable(),
  }),
})

export const freeze = contract({
  method: 'POST',
  path: '/api/statements/:statement/versions',
  summary: 'Freezes the text on disk as the next version.',
  permission: 'versions.freeze',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    name: line(120).default(''),
    reason: line(500).default(''),
    /** The hash that was looked at before; another text by now is refused with `text-changed`. */
    hash: line(80).optional(),
  }),
  reply: version,
})

export const seeVersion = contract({
  method: 'GET',
  path: '/api/versions/:version',
  summary: 'A frozen version with its text and the asks it carries.',
  permission: 'statements.read',
  scope: 'version',
  kind: 'json',
  input: z.strictObject({ version: id }),
  reply: version.extend({
    language,
    direction,
    body,
    asks: z.array(
      z.object({ ask: id, block: id, verb: z.string(), wording: z.string(), revision: z.number().int() }),
    ),
  }),
})

export const exportVersion = contract({
  method: 'GET',
  path: '/api/versions/:version/export/:format',
  summary: 'A frozen version as a file, with its number and hash.',
  permission: 'statements.read',
  scope: 'version',
  kind: 'file',
  input: z.strictObject({ version: id, format: z.enum(EXPORT_FORMATS) }),
})

const stretch = z.object({ from: z.number().int(), to: z.number().int(), by: id })
const blockHands = z.object({
  block: z.string(),
  /** The block's words as `stretches` and `marked` count them, in UTF-16 units. */
  text: z.string(),
  stretches: z.array(stretch),
  marked: z.array(z.object({ at: z.number().int(), by: id })),
  shaped: z.array(id),
})

export const seeAttribution = contract({
  method: 'GET',
  path: '/api/statements/:statement/attribution',
  summary:
    'Which organisation changed which words between two texts of a statement: the blocks of each in which something changed. Never persons; only where the coalition turned it on.',
  permission: 'attribution.see',
  scope: 'statement',
  kind: 'json',
  limit: { times: 200, minutes: 15 },
  input: z.strictObject({ statement: id, old: id.or(z.literal('live')), new: id.or(z.literal('live')) }),
  reply: z.object({
    organisations: z.array(z.object({ id, name: z.string() })),
    old: z.array(blockHands),
    new: z.array(blockHands),
  }),
})

export const restoreVersion = contract({
  method: 'POST',
  path: '/api/versions/:version/restore',
  summary: "Writes a version's text into the living document as a new edit that others see.",
  permission: 'statements.manage',
  scope: 'version',
  kind: 'json',
  input: z.strictObject({ version: id }),
  reply: z.object({ restored: z.literal(true) }),
})
