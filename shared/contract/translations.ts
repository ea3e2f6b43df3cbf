/** Translations: statements of their own, each made against one version of its source, block by block [TR-1]. */
import { z } from 'zod'
import { contract, id, line, someLine, time } from './route.ts'
import { body, direction, language } from './statements.ts'

/** A version as translations name it. */
const numbered = z.object({ id, number: z.number().int() })

const blocks = z.array(id).min(1).max(2000)

export const beginTranslation = contract({
  method: 'POST',
  path: '/api/versions/:version/translations',
  summary:
    'Begins a translation of a version: a statement of its own that holds the text to be translated, each block linked to the one it says.',
  permission: 'statements.write',
  scope: 'version',
  kind: 'json',
  input: z.strictObject({
    version: id,
    language,
    direction: direction.default('ltr'),
    title: someLine(500),
    addressee: line(300).optional(),
  }),
  reply: z.object({ statement: id }),
})

export const listTranslations = contract({
  method: 'GET',
  path: '/api/statements/:statement/translations',
  summary: 'The translations of a statement, the oldest first, with the version each is made against.',
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    translations: z.array(
      z.object({
        ...{ statement: id, title: z.string(), language, direction, archivedAt: time.nullable() },
        /** The version of the source it is made against. */
        of: numbered,
        /** Its frozen versions, the newest first. */
        versions: z.array(numbered.extend({ of: numbered, stale: z.number().int() })),
      }),
    ),
  }),
})
export type TranslationRow = z.output<typeof listTranslations.reply>['translations'][number]

export const seeTranslation = contract({
  method: 'GET',
  path: '/api/statements/:statement/translation',
  summary:
    'What a translation is made against: the source with what its blocks say now, and which block says which.',
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    source: z.object({ statement: id, title: z.string(), language, direction }),
    /** The version of the source it is made against, and the newest one there is. */
    of: numbered,
    newest: numbered,
    body,
    /** Each block of the source with words and the hash of what it says, in reading order. */
    said: z.array(z.tuple([id, z.string()])),
    links: z.array(z.object({ block: id, sourceBlock: id, sourceHash: z.string() })),
    /** What blocks of the source said when they were last renewed, where that is another text and is still known. */
    was: z.array(z.object({ sourceBlock: id, sourceHash: z.string(), content: z.array(z.unknown()) })),
  }),
})

export const renewBlocks = contract({
  method: 'POST',
  path: '/api/statements/:statement/translation/renewed',
  summary: 'Says of blocks of a translation that they say what the source says now.',
  permission: 'statements.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    /** The version of the source that was looked at; refused with `text-changed` where it is another by now. */
    of: id,
    blocks,
  }),
  reply: z.object({ renewed: z.number().int() }),
})

export const linkBlock = contract({
  method: 'PUT',
  path: '/api/statements/:statement/translation/links/:block',
  summary: 'Says which block of the source a block of a translation says, or that it says none of them.',
  permission: 'statements.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id, block: id, of: id, sourceBlock: id.nullable() }),
  reply: z.object({ linked: z.boolean() }),
})

export const moveTranslation = contract({
  method: 'POST',
  path: '/api/statements/:statement/translation/version',
  summary:
    'Takes a translation to a version of its source: what is new there, or lacking here, is put in untranslated. Nothing is taken out.',
  permission: 'statements.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    version: id,
    /** The version it was made against when this was decided. */
    of: id,
  }),
  reply: z.object({ of: numbered, putIn: z.number().int() }),
})
