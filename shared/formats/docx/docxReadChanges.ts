/** The tracked changes of a Word file: who proposed what, and when. */
import type { TrackedChange } from '../tracked.ts'
import { elementIn, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { dateOf } from './docxReadComments.ts'
import { chosen, type Source } from './docxReading.ts'

export type Change = TrackedChange & { paragraph: XmlElement }

/**
 * All changes of words in reading order. Neighbours in a paragraph by one person at one time are one change; a move
 * is told once, where the words arrived. Changes of looks only are none.
 */
export function changesOf({ file, notes }: Source): Change[] {
  const roots = [file.document.root, ...[...notes.values()].map(note => note.element)]
  const moves = roots.some(root => holds(root, 'w:moveTo'))
  return roots
    .flatMap(root => changesIn(root, null))
    .filter(({ change }) => !moves || change !== 'w:moveFrom')
    .map(({ change: _, ...rest }) => rest)
}

type Found = Change & { change: string }

function holds(element: XmlElement, name: string): boolean {
  return elementsIn(element).some(child => child.name === name || holds(child, name))
}

/** `around` is the change of a whole row that the element stands in. */
function changesIn(element: XmlElement, around: XmlElement | null): Found[] {
  if (element.name === 'mc:AlternateContent') return changesIn(chosen(element) ?? EMPTY, around)
  const own = element.name === 'w:p' ? inParagraph(element, around) : []
  const row = element.name === 'w:tr' ? markIn(elementIn(element, 'w:trPr')) : null
  return [...own, ...elementsIn(element).flatMap(child => changesIn(child, row ?? around))]
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] }

function markIn(properties: XmlElement | undefined): XmlElement | null {
  return elementIn(properties, 'w:ins') ?? elementIn(properties, 'w:del') ?? null
}

function inParagraph(paragraph: XmlElement, around: XmlElement | null): Found[] {
  const pieces = piecesIn(paragraph, around)
  const mark = around ?? markIn(elementIn(elementIn(paragraph, 'w:pPr'), 'w:rPr'))
  if (mark !== null) pieces.push({ change: mark, text: '\n' })
  const found: Found[] = []
  let before: XmlElement | null = null
  for (const { change, text } of pieces) {
    const last = found.at(-1)
    if (change !== null && before !== null && last !== undefined && isOne(before, change)) last.text += text
    else if (change !== null) found.push(changeOf(change, text, paragraph))
    before = change
  }
  return found
}

type Piece = { change: XmlElement | null; text: string }

const KINDS: Readonly<Record<string, Change['kind']>> = {
  'w:ins': 'inserted',
  'w:del': 'deleted',
  'w:moveTo': 'moved',
  'w:moveFrom': 'deleted',
}

/** The words of a paragraph, cut where a change begins or ends. What was inserted and deleted again is no change. */
function piecesIn(element: XmlElement, change: XmlElement | null): Piece[] {
  return elementsIn(element).flatMap((child): Piece[] => {
    if (child.name === 'w:pPr' || child.name === 'w:txbxContent') return []
    if (child.name === 'w:r') {
      const text = textIn(child)
      return text === '' ? [] : [{ change, text }]
    }
    if (!(child.name in KINDS)) return piecesIn(child, change)
    return change === null ? piecesIn(child, child) : []
  })
}

function isOne(one: XmlElement, other: XmlElement): boolean {
  const same = (name: string): boolean => one.attributes[name] === other.attributes[name]
  return one.name === other.name && same('w:author') && same('w:date')
}

function changeOf(change: XmlElement, text: string, paragraph: XmlElement): Found {
  return {
    author: change.attributes['w:author'] ?? '',
    at: dateOf(change),
    kind: KINDS[change.name] ?? 'inserted',
    text,
    paragraph,
    change: change.name,
  }
}

function textIn(run: XmlElement): string {
  return elementsIn(run)
    .map(child => {
      if (child.name === 'w:t' || child.name === 'w:delText') return wordsBelow(child)
      if (child.name === 'w:tab') return '\t'
      return child.name === 'w:br' || child.name === 'w:cr' ? '\n' : ''
    })
    .join('')
}
