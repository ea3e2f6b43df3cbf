/**
 * The schema of a letter as Tiptap extensions without views, one for the server and the client. Which node may
 * stand where comes from grammar.ts; the client adds its views with `.extend`.
 */
import { type AnyExtension, getSchema } from '@tiptap/core'
import { blockExtensions } from './schemaBlocks.ts'
import { markExtensions } from './schemaMarks.ts'
import { noteExtensions } from './schemaNotes.ts'

/** Every node and mark of a letter, and nothing else (no history, no views, no plugins of the text). */
export const extensions: AnyExtension[] = [...blockExtensions, ...noteExtensions, ...markExtensions]

export const schema = getSchema(extensions)
