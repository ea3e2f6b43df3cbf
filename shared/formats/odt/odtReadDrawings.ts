/** Drawings in a paragraph of an OpenDocument text. */
import { setAside } from '../aside.ts'
import { elementIn, elementsBelow, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import type { Line, Reading } from './odtReading.ts'

/** Pictures and embedded things are named; the words of text boxes are read. */
export function readDrawing(drawing: XmlElement, line: Line, reading: Reading): void {
  line.boxes.push(...boxesIn(drawing))
  const name =
    wordsBelow(elementIn(drawing, 'svg:desc') ?? elementIn(drawing, 'svg:title') ?? EMPTY) ||
    (drawing.attributes['draw:name'] ?? '')
  const images = elementsBelow(drawing, 'draw:image')
  const outside = images
    .map(image => image.attributes['xlink:href'] ?? '')
    .find(href => /^[a-z]+:/i.test(href))
  if (outside !== undefined) setAside(reading, 'external', outside)
  const embedded = ['draw:object', 'draw:object-ole', 'draw:plugin', 'draw:applet', 'draw:floating-frame']
  if (embedded.some(kind => elementIn(drawing, kind) !== undefined))
    setAside(reading, 'object', name || 'an embedded object')
  else if (images.length > 0) setAside(reading, 'image', name || 'an image')
}

/** The outermost elements of a drawing that hold blocks; boxes in these are found when their blocks are read. */
function boxesIn(drawing: XmlElement): XmlElement[] {
  const holdsBlocks = elementsIn(drawing).some(
    ({ name }) => name.startsWith('text:') || name === 'table:table',
  )
  return holdsBlocks ? [drawing] : elementsIn(drawing).flatMap(boxesIn)
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] }
