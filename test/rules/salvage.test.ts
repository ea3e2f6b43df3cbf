import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { toReadableText } from '../../shared/formats/text.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { readDoc } from '../../shared/statement/read.ts'
import { salvagedDoc } from '../../shared/statement/salvage.ts'
import { writeDoc } from '../../shared/statement/yjsDiff.ts'
import { LETTER } from '../live/letter.ts'

/** A letter with `write` written into it, as no editor of ours would write it. */
function spoiled(write: (body: Y.XmlFragment) => void): Y.Doc {
  const doc = new Y.Doc()
  writeDoc(doc, LETTER, 'test')
  write(doc.getXmlFragment('body'))
  return doc
}

function element(name: string, ...content: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, content)
  return made
}

const first = (body: Y.XmlFragment) => (body.get(0) as Y.XmlElement).get(0) as Y.XmlText

describe('what is read out of a text that no letter can hold', () => {
  it('[LIVE-9] a text that is a letter is read as that letter', () => {
    const doc = spoiled(() => {})
    expect(salvagedDoc(doc)).toEqual(docOf(doc))
  })

  it.each<[string, string, (body: Y.XmlFragment) => void]>([
    [
      'an unknown block',
      'Kept words.',
      body => body.insert(1, [element('gallery', new Y.XmlText('Kept words.'))]),
    ],
    [
      'a block where it cannot stand',
      'Kept words.',
      body => body.insert(0, [element('bulletList', element('paragraph', new Y.XmlText('Kept words.')))]),
    ],
    ['words beside all blocks', 'Kept words.', body => body.insert(0, [new Y.XmlText('Kept words.')])],
    ['an unknown mark', 'Kept words.', body => first(body).insert(0, 'Kept words.', { blink: {} })],
    [
      'an address that runs',
      'Kept words.',
      body => first(body).insert(0, 'Kept words.', { link: { href: 'javascript:alert(1)' } }),
    ],
    [
      'an unknown node among words',
      'Kept words.',
      body => (body.get(0) as Y.XmlElement).insert(0, [element('mention', new Y.XmlText('Kept words.'))]),
    ],
    [
      'a nest without end',
      'Kept words.',
      body => {
        let inner = element('paragraph', new Y.XmlText('Kept words.'))
        for (let depth = 0; depth < 60; depth++) inner = element('blockquote', inner)
        body.insert(0, [inner])
      },
    ],
    ['half a character', '\ufffdKept words.', body => first(body).insert(0, '\ud83dKept words.')],
  ])('[LIVE-9] of %s no word is lost, and what is read is a letter', (_name, words, write) => {
    const doc = salvagedDoc(spoiled(write))
    expect(() => readDoc(doc)).not.toThrow()
    const text = toReadableText({ body: doc })
    expect(text).toContain(words)
    expect(text).toContain('We write')
    expect(JSON.stringify(doc)).not.toMatch(/javascript|blink|gallery|mention/)
  })

  it('[LIVE-9] reading writes nothing', () => {
    const doc = spoiled(body => first(body).insert(0, 'Kept words.', { blink: {} }))
    const before = Y.encodeStateAsUpdate(doc)
    salvagedDoc(doc)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})
