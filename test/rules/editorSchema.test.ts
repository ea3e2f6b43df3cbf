// @vitest-environment happy-dom
/** The client draws the schema and must not change it: text that one knows, the other must know. */
import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { expect, it } from 'vitest'
import { drawnExtensions } from '../../client/editor/views.ts'
import { schema } from '../../shared/statement/schema.ts'

/** What of a schema decides which text is valid. */
const rulesOf = ({ nodes, marks }: Schema) => ({
  nodes: Object.entries(nodes).map(([name, { spec }]) => [
    name,
    spec.content,
    spec.marks,
    spec.group,
    spec.inline,
    spec.atom,
    spec.isolating,
    spec.defining,
    Object.entries(spec.attrs ?? {}).map(([attribute, { default: fallback }]) => [attribute, fallback]),
  ]),
  marks: Object.entries(marks).map(([name, { spec }]) => [
    name,
    spec.excludes,
    spec.inclusive,
    Object.keys(spec.attrs ?? {}),
  ]),
})

it('[TEXT-2] the schema that the editor draws is the schema that the server knows', () => {
  expect(rulesOf(getSchema(drawnExtensions()))).toEqual(rulesOf(schema))
})
