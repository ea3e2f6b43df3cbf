/** Pictures, drawings and embedded things: named and left out; the words in their text boxes are kept. */

import { setAside } from '../aside.ts'
import { elementsBelow, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { chosen, type Line, type Reading } from './docxReading.ts'

/** Reads a drawing of either kind (DrawingML, VML) or an embedded object. */
export function readPicture(picture: XmlElement, line: Line, reading: Reading): void {
  const found: Found = { boxes: [], properties: [], pictures: [], words: [], ruled: false }
  search(picture, found)
  line.boxes.push(...found.boxes)
  if (found.ruled) line.ruled = true
  const outside = found.pictures.find(one => one.attributes['r:link'] !== undefined)
  const target = reading.relations.get(outside?.attributes['r:link'] ?? '')?.target
  if (target !== undefined) setAside(reading, 'external', target)
  if (found.words.length > 0) setAside(reading, 'object', found.words.join(' '))
  if (picture.name === 'w:object') setAside(reading, 'object', nameOf(found) || 'an embedded object')
  else if (found.pictures.length > 0) setAside(reading, 'image', nameOf(found) || 'an image')
  else if (found.boxes.length === 0 && found.words.length === 0 && isData(picture))
    setAside(reading, 'object', nameOf(found) || 'a chart or diagram')
}

type Found = {
  boxes: XmlElement[]
  properties: XmlElement[]
  pictures: XmlElement[]
  words: string[]
  ruled: boolean
}

function search(element: XmlElement, found: Found): void {
  for (const child of elementsIn(element)) {
    if (child.name === 'w:txbxContent') found.boxes.push(child)
    else if (child.name === 'mc:AlternateContent') search(chosen(child) ?? child, found)
    else {
      if (child.name === 'wp:docPr' || child.name === 'v:shape') found.properties.push(child)
      if (child.name === 'a:blip' || child.name === 'v:imagedata') found.pictures.push(child)
      if (child.name === 'a:t') found.words.push(wordsBelow(child))
      if (child.name === 'v:textpath') found.words.push(child.attributes.string ?? '')
      if (child.attributes['o:hr'] === 't' || child.attributes['o:hr'] === 'true') found.ruled = true
      search(child, found)
    }
  }
}

/** What the file says that it shows. */
function nameOf({ properties, pictures }: Found): string {
  for (const { attributes } of [...properties, ...pictures]) {
    const name = attributes.descr ?? attributes.alt ?? attributes['o:title'] ?? attributes.name
    if (name !== undefined && name.trim() !== '') return name
  }
  return ''
}

/** A chart or a diagram, whose words are in a part of their own. */
function isData(picture: XmlElement): boolean {
  return elementsBelow(picture, 'a:graphicData').some(({ attributes }) =>
    /chart|diagram/.test(attributes.uri ?? ''),
  )
}
