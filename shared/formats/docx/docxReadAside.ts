/** What of a Word file stands outside its text: heads and feet of pages, comments, and what lies in other files. */

import { setAside } from '../aside.ts'
import { elementsBelow, wordsBelow, type XmlElement } from '../xml.ts'
import type { Comment } from './docxReadComments.ts'
import type { Reading } from './docxReading.ts'

/** Lists all of it. Nothing outside the file is ever opened. */
export function leaveOutside(comments: readonly Comment[], reading: Reading): void {
  reading.place = 0
  leavePageParts(reading)
  for (const { words, quote, place } of comments) {
    reading.place = place
    setAside(reading, 'comment', words, quote)
  }
  reading.place = 0
  const settings = reading.file.part('settings')
  const relations = [...reading.file.document.relations.values(), ...(settings?.relations.values() ?? [])]
  for (const { external, kind, target } of relations) {
    if (external && kind !== 'hyperlink' && kind !== 'image') setAside(reading, 'external', target)
  }
}

/** The same words on first, left and right pages are listed once. */
function leavePageParts(reading: Reading): void {
  const seen = new Set<string>()
  for (const { kind, target, external } of reading.file.document.relations.values()) {
    if (external || (kind !== 'header' && kind !== 'footer')) continue
    const part = reading.file.named(target)
    const words = part === undefined ? '' : linesOf(part.root).join(' · ')
    if (!seen.has(`${kind} ${words}`))
      setAside(reading, kind === 'header' ? 'page-header' : 'page-footer', words)
    seen.add(`${kind} ${words}`)
  }
}

function linesOf(root: XmlElement): string[] {
  return elementsBelow(root, 'w:p')
    .map(line => elementsBelow(line, 'w:t').map(wordsBelow).join(''))
    .filter(line => line.trim() !== '')
}
