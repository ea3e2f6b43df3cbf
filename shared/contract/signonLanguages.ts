/** The languages in which the text of a sign-on can be read, and signed where they say what the authentic text says [TR-1]. */
import { z } from 'zod'
import { contract, id, time } from './route.ts'
import { language } from './statements.ts'

const translated = {
  language,
  title: z.string(),
  /** The frozen version of the translation, and the statement it belongs to. */
  version: z.object({ id, number: z.number().int() }),
  statement: id,
  /** The version of the authentic text that it translates. */
  of: z.object({ id, number: z.number().int() }),
  /** How many blocks do not say what that version says. */
  stale: z.number().int(),
  /** Whether one can sign in it: it translates the current version, and every block of it says what that one says. */
  signable: z.boolean(),
}

const added = z.object({ ...translated, addedBy: z.object({ id, name: z.string() }), addedAt: time })
export type AddedLanguage = z.output<typeof added>

const offered = z.object(translated)

export const listLanguages = contract({
  method: 'GET',
  path: '/api/signons/:signon/languages',
  summary: 'The languages in which a sign-on can be read, and the frozen translations that could be added.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({
    authentic: z.object({ language, number: z.number().int(), statement: id }),
    languages: z.array(added),
    /** The newest frozen version of each translation of the letter, where it is not the one that was added. */
    offered: z.array(offered),
  }),
})

export const addLanguage = contract({
  method: 'POST',
  path: '/api/signons/:signon/languages',
  summary:
    'Lets a sign-on be read in a frozen translation; another one of the same language gives way to it.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, version: id }),
  reply: z.object({ language }),
})

export const removeLanguage = contract({
  method: 'DELETE',
  path: '/api/signons/:signon/languages/:language',
  summary: 'Takes a language off a sign-on. What was signed in it stays as it was signed.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, language }),
  reply: z.object({ removed: z.boolean() }),
})
