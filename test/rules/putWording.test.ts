// @vitest-environment happy-dom
/** The register's words of an ask, put into a letter: only what differs is written anew. */
import { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { editsFor, putWording, wordingInLetter } from '../../client/editor/putWording.ts'
import { schema } from '../../shared/statement/schema.ts'
import type { Block, Inline } from '../../shared/statement/tree.ts'
import { doc, li, p, ul } from './build.ts'

const ASK = { id: 'block0001', ask: 'ask000001' }
const stateOf = (...blocks: Block[]) =>
  EditorState.create({ doc: schema.nodeFromJSON(doc(p('We thank you.'), ...blocks)) })

const t = (text: string, ...marks: ('bold' | 'italic')[]): Inline => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks: marks.map(type => ({ type })) } : {}),
})
const note: Inline = { type: 'footnoteRef', attrs: { note: 'note00001' } }
const lineBreak: Inline = { type: 'hardBreak' }

/** The block as it is afterwards, or why it stays. */
function put(words: string | Inline[], registers: string): unknown {
  const state = stateOf(ul(li([p(words)], ASK)))
  const why = editsFor(state.doc, ASK.id, registers)
  let after = state
  const done = putWording(ASK.id, registers)(state, tr => {
    after = state.apply(tr)
  })
  expect(done).toBe(typeof why !== 'string')
  return done ? after.doc.child(1).child(0).child(0).toJSON().content : why
}

describe('putting words into the letter', () => {
  it.each<[string, string | Inline[], string, unknown]>([
    ['words that differ', 'Delete Article 9', 'Delete Article 12', [t('Delete Article 12')]],
    [
      'and the sign behind it stays',
      'Delete Article 9; and',
      'Delete Article 12',
      [t('Delete Article 12; and')],
    ],
    ['and the register’s own sign is left', 'Delete it;', 'Delete that;', [t('Delete that;')]],
    [
      'words in two places',
      'Delete Article 9 with all that it says of the pilots of every harbour at night',
      'Delete Articles 9 to 12 with all that it says of the pilots of every harbour at any hour',
      [t('Delete Articles 9 to 12 with all that it says of the pilots of every harbour at any hour')],
    ],
    ['words at the end', 'Delete it', 'Delete it now', [t('Delete it now')]],
    ['words at the beginning', 'delete it', 'Please delete it', [t('Please delete it')]],
    ['words that go', 'Delete it at once', 'Delete it', [t('Delete it')]],
    [
      'what is marked elsewhere stays marked',
      [t('Delete '), t('every', 'bold'), t(' word of Article 9')],
      'Delete every word of Article 12',
      [t('Delete '), t('every', 'bold'), t(' word of Article 12')],
    ],
    [
      'in the marks of the words it takes the place of',
      [t('Delete '), t('Article 9', 'italic'), t(' now')],
      'Delete Article 12 now',
      [t('Delete '), t('Article 12', 'italic'), t(' now')],
    ],
    [
      'a note beside it stays',
      [t('Delete Article 9'), note, t(' now')],
      'Delete Article 9 at once',
      [t('Delete Article 9'), note, t(' at once')],
    ],
    [
      'a line break counts as a blank and stays',
      [t('Delete'), lineBreak, t('Article 9')],
      'Delete Article 12',
      [t('Delete'), lineBreak, t('Article 12')],
    ],
    ['not where a note would go', [t('Delete Article 9 of'), note, t(' the draft')], 'Delete it', 'note'],
    [
      'not where the paragraph says more',
      'Delete Article 9. We also thank the Chair.',
      'Delete Article 12.',
      'more',
    ],
  ])('[ASK-25] writes %s', (_, words, registers, is) => {
    const found = put(words, registers)
    expect(Array.isArray(found) ? found.map(plain) : found).toEqual(is)
  })

  it('[ASK-25] not where the ask stands on several paragraphs, nor where its block is gone', () => {
    const state = stateOf(ul(li([p('Delete it'), ul(li([p('at once')]))], ASK)))
    expect(editsFor(state.doc, ASK.id, 'Delete that')).toBe('several')
    expect(wordingInLetter(state.doc, ASK.id)).toBe('Delete it at once')
    expect(editsFor(state.doc, 'block0009', 'Delete that')).toBe('gone')
    expect(wordingInLetter(state.doc, 'block0009')).toBeNull()
  })

  it('[ASK-25] the letter’s words are compared without what separates points', () => {
    const state = stateOf(ul(li([p([t('Delete '), lineBreak, t('it;')])], ASK)))
    expect(wordingInLetter(state.doc, ASK.id)).toBe('Delete it')
  })
})

/** A node without attributes that nobody set. */
const plain = (node: Inline): unknown => {
  if (node.type !== 'text') return node
  const marks = node.marks?.map(({ type }) => ({ type }))
  return marks ? { ...node, marks } : node
}
