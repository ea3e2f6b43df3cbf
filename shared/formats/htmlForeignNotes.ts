/** Footnotes of a page: a link whose words are a number or a sign, and the place it leads to, from where one comes back. */
import type { NewId } from './build.ts'
import { allBelow, attribute, type HtmlElement, isElement, wordsIn } from './htmlForeignTree.ts'

export type PageNotes = {
  /** The id of the note that a link refers to. */
  noteOf: ReadonlyMap<HtmlElement, string>
  /** The elements that are notes, in the order of their first mark. */
  notes: ReadonlyMap<HtmlElement, string>
  backLinks: ReadonlySet<HtmlElement>
}

const MARK = /^[[(]?(?:\d{1,3}|[*†‡§]{1,3}|[ivx]{1,6}|[a-z])[\])]?$/i

/** Finds marks and their notes. A page may mark them in many ways; all of them lead there and back. */
export function notesOf(body: HtmlElement, newId: NewId): PageNotes {
  const all = allBelow(body)
  const places = new Map<string, HtmlElement>()
  for (const element of all) {
    for (const name of [
      attribute(element, 'id'),
      element.tagName === 'a' ? attribute(element, 'name') : undefined,
    ])
      if (name !== undefined && !places.has(name)) places.set(name, element)
  }
  const order = new Map(all.map((element, index) => [element, index]))
  const found = { noteOf: new Map<HtmlElement, string>(), notes: new Map<HtmlElement, string>() }
  const backLinks = new Set<HtmlElement>()
  for (const link of all) {
    const target = targetOf(link, places)
    if (target === undefined || !MARK.test(wordsIn(link).trim())) continue
    if ((order.get(target) ?? 0) < (order.get(link) ?? 0)) continue
    const note = noteAround(target, body)
    const back = note === null ? [] : allBelow(note).filter(inner => leadsBackTo(link, inner, places))
    if (note === null || (back.length === 0 && !found.notes.has(note))) continue
    const id = found.notes.get(note) ?? newId()
    found.notes.set(note, id)
    found.noteOf.set(link, id)
    for (const one of back) backLinks.add(one)
  }
  for (const note of all.filter(isLoose)) {
    if (found.notes.has(note)) continue
    found.notes.set(note, newId())
    for (const back of allBelow(note)) if (attribute(back, 'role') === 'doc-backlink') backLinks.add(back)
  }
  return { ...found, backLinks }
}

/** A note among the notes of a page, whether anything refers to it or not. */
function isLoose(element: HtmlElement): boolean {
  const section = parentOf(parentOf(element) ?? element)
  return element.tagName === 'li' && section !== null && attribute(section, 'role') === 'doc-endnotes'
}

function targetOf(link: HtmlElement, places: ReadonlyMap<string, HtmlElement>): HtmlElement | undefined {
  const href = link.tagName === 'a' ? attribute(link, 'href') : undefined
  return href?.startsWith('#') === true ? places.get(decoded(href.slice(1))) : undefined
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name // A stray "%": the name is meant as it stands.
  }
}

/** The block that the target is, or begins. */
function noteAround(target: HtmlElement, body: HtmlElement): HtmlElement | null {
  let note: HtmlElement | null = target
  while (note !== null && !/^(?:li|p|div|aside|dd|td|section)$/.test(note.tagName)) note = parentOf(note)
  const outer = note === null ? null : parentOf(note)
  const isAlone =
    outer !== null &&
    outer.tagName === 'div' &&
    /^(?:sd)?(?:ft|end|edn|footnote)/i.test(attribute(outer, 'id') ?? '')
  const whole = isAlone ? outer : note
  return whole === body ? null : whole
}

function parentOf(element: HtmlElement): HtmlElement | null {
  const parent = element.parentNode
  return parent !== null && isElement(parent) ? parent : null
}

/** Whether a link in a note leads to the mark, or to what the mark stands in. */
function leadsBackTo(
  mark: HtmlElement,
  inner: HtmlElement,
  places: ReadonlyMap<string, HtmlElement>,
): boolean {
  const back = targetOf(inner, places)
  return back !== undefined && (back === mark || back === parentOf(mark) || parentOf(back) === mark)
}
