/** Texts of many writers and many small pieces, as years of drafting leave them. */
import * as Y from 'yjs'
import { seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { letter, paragraph } from './letters.ts'
import { mkRng } from './random.ts'

/**
 * A letter that several editors wrote at once, each some of the time without the others: typing, deleting, marking,
 * making and removing paragraphs.
 */
export function writtenByMany(seed: number, { editors, acts }: { editors: number; acts: number }): Y.Doc {
  const chance = mkRng(seed)
  const first = seedUpdate(letter(...['one', 'two', 'three'].map(word => paragraph(`block_${word}`, word))))
  const docs = Array.from({ length: editors }, (_, i) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, first)
    doc.clientID = 1000 + i
    return doc
  })
  for (let i = 0; i < acts; i++) {
    const doc = oneOf(docs, chance)
    act(doc, chance)
    if (chance() < 60 / acts)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(oneOf(docs, chance), Y.encodeStateVector(doc)))
  }
  const [all] = docs as [Y.Doc]
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  return all
}

function act(doc: Y.Doc, chance: () => number): void {
  const body = doc.getXmlFragment('body')
  const block = body.get(Math.floor(chance() * body.length))
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined
  if (!(text instanceof Y.XmlText) || chance() < 0.03) addParagraph(body, chance)
  else if (chance() < 0.02 && body.length > 2) body.delete(Math.floor(chance() * body.length), 1)
  else if (chance() < 0.3 && text.length > 3) text.delete(Math.floor(chance() * (text.length - 2)), 2)
  else if (chance() < 0.1 && text.length > 3) text.format(0, 2, { bold: chance() < 0.7 ? {} : null })
  else text.insert(Math.floor(chance() * (text.length + 1)), String.fromCharCode(97 + chance() * 26))
}

function addParagraph(body: Y.XmlFragment, chance: () => number): void {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', `block_${Math.floor(chance() * 1e9)}`)
  element.insert(0, [new Y.XmlText('new')])
  body.insert(Math.floor(chance() * (body.length + 1)), [element])
}

const oneOf = <T>(all: readonly T[], chance: () => number): T => all[Math.floor(chance() * all.length)]!

/** A large letter, made quickly: letters of several editors beside one another, in many paragraphs. */
export function largeText(letters: number): Y.Doc {
  const chance = mkRng(letters)
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    seedUpdate(letter(...Array.from({ length: 50 }, (_, i) => paragraph(`block_${100 + i}`, 'It')))),
  )
  const texts = doc
    .getXmlFragment('body')
    .toArray()
    .map(block => (block as Y.XmlElement).get(0))
    .filter(text => text instanceof Y.XmlText)
  for (let i = 0; i < letters; i++) {
    doc.clientID = 1000 + (i % 5)
    const text = oneOf(texts, chance)
    text.insert(Math.floor(chance() * text.length), 'x')
    if (i % 9 === 0) text.delete(0, 1)
  }
  return doc
}
