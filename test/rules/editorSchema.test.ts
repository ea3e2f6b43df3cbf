// @vitest-environment happy-dom
/** The client draws the schema and must not change it: text that one knows, the other must know. */
import { Editor, getSchema } from '@tiptap/core'
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

it('[TEXT-4] an item is moved in also where the item before ends in a list of no items', () => {
  const says = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const item = (...content: object[]) => ({ type: 'listItem', content })
  const list = (...content: object[]) => ({ type: 'bulletList', content })
  const editor = new Editor({
    extensions: drawnExtensions(),
    content: { type: 'doc', content: [list(item(says('one'), list()), item(says('two')))] },
  })
  editor.commands.focus('end')
  expect(editor.commands.sinkListItem('listItem')).toBe(true)
  const inside = list(item(says('one'), list(item(says('two')))))
  expect(editor.state.doc).toEqual(editor.schema.nodeFromJSON({ type: 'doc', content: [inside] }))
  editor.destroy()
})
