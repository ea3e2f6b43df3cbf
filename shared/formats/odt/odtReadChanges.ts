/** The tracked changes and the comments of an OpenDocument text: who said what, and when. */
import { dated, inThreads, type TrackedChange, type TrackedComment } from '../tracked.ts'
import { elementIn, elementsBelow, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'

/** Where it stands: the paragraph in which it begins. */
type In<Kind> = Kind & { paragraph: XmlElement | null }

/** All changes of words and all comments, in reading order. Changes of looks only are none. */
export function changesAndComments(body: XmlElement): {
  changes: In<TrackedChange>[]
  comments: In<TrackedComment>[]
} {
  const ends = elementsBelow(body, 'office:annotation-end')
  const ended = new Set(ends.map(end => end.attributes['office:name'] ?? ''))
  const walk: Walk = {
    regions: regionsIn(body),
    paragraph: null,
    open: new Map(),
    ended,
    changes: [],
    notes: [],
  }
  visit(body, walk)
  return {
    changes: walk.changes.filter(({ text }) => text !== ''),
    comments: inThreads(
      walk.notes.map(({ comment, parent }) => ({
        comment: { ...comment, quote: comment.quote.trim() },
        answers: placeOf(parent, walk),
      })),
    ),
  }
}

type Named = { comment: Omit<In<TrackedComment>, 'answers'>; name: string; parent: string }
type Walk = {
  regions: ReadonlyMap<string, XmlElement>
  paragraph: XmlElement | null
  /** What is open where the walk is: insertions by `change …`, the words of comments by `comment …`. */
  open: Map<string, (words: string) => void>
  /** The names of the comments that hang on words: these say where the words end. */
  ended: ReadonlySet<string>
  changes: In<TrackedChange>[]
  notes: Named[]
}

/** The place of the comment with this name; -1 for none. */
const placeOf = (name: string, { notes }: Walk): number =>
  name === '' ? -1 : notes.findIndex(note => note.name === name)

function regionsIn(body: XmlElement): ReadonlyMap<string, XmlElement> {
  const regions = elementsIn(elementIn(body, 'text:tracked-changes'), 'text:changed-region')
  return new Map(
    regions.flatMap(region => {
      const [change] = elementsIn(region)
      const names = [region.attributes['xml:id'], region.attributes['text:id']]
      return change === undefined
        ? []
        : names.flatMap(name => (name === undefined ? [] : [[name, change] as const]))
    }),
  )
}

function visit(element: XmlElement, walk: Walk): void {
  const isParagraph = element.name === 'text:p' || element.name === 'text:h'
  const outer = walk.paragraph
  if (isParagraph) walk.paragraph = element
  for (const child of element.children) {
    if (typeof child === 'string') tell(child.replace(/\s+/g, ' '), isInParagraph(element), walk)
    else visitPart(child, walk)
  }
  if (isParagraph) {
    for (const [, add] of walk.open) add('\n')
    walk.paragraph = outer
  }
}

/** Blanks between blocks are no words. */
const isInParagraph = ({ name }: XmlElement): boolean =>
  /^text:(?:p|h|span|a|meta|meta-field|ruby-base)$/.test(name)

function tell(words: string, counts: boolean, { open }: Walk): void {
  if (counts) for (const [, add] of open) add(words)
}

function visitPart(child: XmlElement, walk: Walk): void {
  const id = child.attributes['text:change-id'] ?? ''
  const change = walk.regions.get(id)
  switch (child.name) {
    case 'text:tracked-changes':
      return
    case 'text:change-start':
      if (change?.name === 'text:insertion') walk.open.set(`change ${id}`, insertion(change, walk))
      return
    case 'text:change-end':
      walk.open.delete(`change ${id}`)
      return
    case 'text:change':
      if (change?.name === 'text:deletion') deletion(change, walk)
      return
    case 'office:annotation':
      comment(child, walk)
      return
    case 'office:annotation-end':
      walk.open.delete(`comment ${child.attributes['office:name'] ?? ''}`)
      return
    case 'text:s':
      tell(' '.repeat(Math.min(1000, Number(child.attributes['text:c'] ?? 1) || 1)), true, walk)
      return
    case 'text:tab':
      tell('\t', true, walk)
      return
    case 'text:line-break':
      tell('\n', true, walk)
      return
    default:
      visit(child, walk)
  }
}

/** Begins an insertion and gives what adds words to it. It stands in the paragraph in which it begins. */
function insertion(change: XmlElement, walk: Walk): (words: string) => void {
  const made: In<TrackedChange> = {
    ...saidBy(elementIn(change, 'office:change-info')),
    kind: 'inserted',
    text: '',
    paragraph: walk.paragraph,
  }
  walk.changes.push(made)
  return words => {
    made.text += words
    made.paragraph ??= walk.paragraph
  }
}

/** What was deleted between paragraphs stands in its own first one, where deletions are rejected. */
function deletion(change: XmlElement, walk: Walk): void {
  const parts = elementsIn(change).flatMap(part =>
    /^text:[ph]$/.test(part.name) ? [part] : elementsBelow(part, 'text:p'),
  )
  const text = parts.map(wordsBelow).join('\n')
  const said = saidBy(elementIn(change, 'office:change-info'))
  walk.changes.push({ ...said, kind: 'deleted', text, paragraph: walk.paragraph ?? parts[0] ?? null })
}

function comment(element: XmlElement, walk: Walk): void {
  const name = element.attributes['office:name'] ?? ''
  const made = {
    ...saidBy(element),
    words: elementsBelow(element, 'text:p').map(wordsBelow).join('\n').trim(),
    quote: '',
    paragraph: walk.paragraph,
    resolved: element.attributes['loext:resolved'] === 'true',
  }
  walk.notes.push({ comment: made, name, parent: element.attributes['loext:parent-name'] ?? '' })
  if (!walk.ended.has(name)) return
  walk.open.set(`comment ${name}`, words => {
    made.quote += words
  })
}

function saidBy(element: XmlElement | undefined): { author: string; at: string | null } {
  const said = (name: string): string => {
    const found = elementIn(element, name)
    return found === undefined ? '' : wordsBelow(found).trim()
  }
  return { author: said('dc:creator'), at: dated(said('dc:date')) }
}
