/** The comments of a Word file, with the words they are about. */
import { dated, inThreads, type TrackedComment } from '../tracked.ts'
import { elementsBelow, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import type { Source } from './docxReading.ts'
import { isOn } from './docxReadStyles.ts'

export type Comment = TrackedComment & {
  /** The paragraph its quote begins in; null where the text has no place for it. */
  paragraph: XmlElement | null
  /** That paragraph, counted from 1; 0 for none. */
  place: number
}

/** All comments in the order of the part that holds them, but each answer behind what it answers. */
export function commentsOf(source: Source): Comment[] {
  const anchors = anchorsIn(source.file.document.root)
  const elements = elementsIn(source.file.part('comments')?.root, 'w:comment')
  const threads = threadsIn(source)
  const paragraphs = elements.map(element => elementsBelow(element, 'w:p').map(paraId))
  const toldIn = (id: string | undefined): number =>
    id === undefined ? -1 : paragraphs.findIndex(ids => ids.includes(id))
  const found = elements.map((element, index) => {
    const thread = threads.get(paragraphs[index]?.at(-1) ?? '')
    const comment = commentIn(element, anchors.get(element.attributes['w:id'] ?? ''), source)
    return { comment: { ...comment, resolved: thread?.resolved ?? false }, answers: toldIn(thread?.answers) }
  })
  return inThreads(found)
}

function commentIn(
  element: XmlElement,
  anchor: Anchor | undefined,
  { places }: Source,
): Omit<Comment, 'resolved' | 'answers'> {
  const paragraph = anchor?.paragraph ?? null
  return {
    author: element.attributes['w:author'] ?? '',
    at: dateOf(element),
    words: elementsBelow(element, 'w:p')
      .map(line => elementsBelow(line, 'w:t').map(wordsBelow).join(''))
      .join('\n')
      .trim(),
    quote: anchor?.quote.trim() ?? '',
    paragraph,
    place: paragraph === null ? 0 : (places.get(paragraph) ?? 0),
  }
}

const paraId = (paragraph: XmlElement): string => paragraph.attributes['w14:paraId'] ?? ''

/** What a part of its own says of comments, by the id of their last paragraphs. */
function threadsIn({
  file,
}: Source): ReadonlyMap<string, { answers: string | undefined; resolved: boolean }> {
  const all = elementsIn(file.part('commentsExtended')?.root, 'w15:commentEx')
  return new Map(
    all.map(({ attributes }) => [
      attributes['w15:paraId'] ?? '',
      { answers: attributes['w15:paraIdParent'], resolved: isOn(attributes['w15:done']) },
    ]),
  )
}

/** When it was said, where the file says so in the usual form. */
export const dateOf = ({ attributes }: XmlElement): string | null => dated(attributes['w:date'] ?? '')

type Anchor = { quote: string; paragraph: XmlElement | null }

function anchorsIn(root: XmlElement): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>()
  const open = new Map<string, Anchor>()
  let paragraph: XmlElement | null = null
  const visit = (element: XmlElement): void => {
    const id = element.attributes['w:id'] ?? ''
    if (element.name === 'w:p') {
      paragraph = element
      for (const anchor of open.values()) if (anchor.quote !== '') anchor.quote += '\n'
    } else if (element.name === 'w:commentRangeStart') {
      const anchor = { quote: '', paragraph }
      anchors.set(id, anchor)
      open.set(id, anchor)
    } else if (element.name === 'w:commentRangeEnd') open.delete(id)
    else if (element.name === 'w:commentReference' && !anchors.has(id))
      anchors.set(id, { quote: '', paragraph })
    else if (element.name === 'w:t') {
      const words = wordsBelow(element)
      for (const anchor of open.values()) {
        anchor.quote += words
        anchor.paragraph ??= paragraph
      }
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return anchors
}
