/**
 * Footnotes in pasted HTML. Word and Google Docs link a mark in the text with a paragraph at the end; where both
 * came along they become a reference and a note. A mark whose note was not copied stays as it was printed.
 */

type Found = { mark: Element; note: Element }

/** Rewrites the footnotes under `body` in place: references in the text, the notes in one section at the end. */
export function foldNotes(body: HTMLElement, newId: () => string) {
  const ids = new Map<Element, string>()
  const section = body.ownerDocument.createElement('section')
  section.setAttribute('data-footnotes', '')
  for (const { mark, note } of findNotes(body)) {
    const id = ids.get(note) ?? newId()
    if (!ids.has(note)) section.append(noteOf(note, id))
    ids.set(note, id)
    replaceMark(mark, id)
  }
  if (!ids.size) return
  for (const [note] of ids) note.remove()
  dropNoteLists(body)
  body.append(section)
}

const MARK = /^#(_?(?:ftn|edn)t?\d+|footnote-?\d+|fn:?-?\d+)$/i

/** Marks with the notes they point to; a note points back, which is how the two are told apart. */
function findNotes(body: HTMLElement): Found[] {
  const found: Found[] = []
  for (const mark of body.querySelectorAll('a[href]')) {
    const name = MARK.exec(localPart(mark.getAttribute('href') ?? ''))?.[1]
    const note = name && noteNamed(body, name, mark)
    if (note) found.push({ mark, note })
  }
  return found
}

/** Word writes the whole address of the file before the name of the note. */
const localPart = (href: string) => (href.includes('#') ? href.slice(href.indexOf('#')) : href)

function noteNamed(body: HTMLElement, name: string, mark: Element): Element | null {
  const anchors = [...body.querySelectorAll('a[name], [id]')]
  const target = anchors.find(a => (a.getAttribute('name') ?? a.id) === name || a.id === name)
  const note = target && (target.closest('p, li') ?? target.querySelector('p') ?? target)
  return note && !note.contains(mark) && note !== body ? note : null
}

function noteOf(note: Element, id: string): Element {
  const made = note.ownerDocument.createElement('p')
  made.setAttribute('data-footnote', '')
  made.setAttribute('data-id', id)
  const copy = note.cloneNode(true) as Element
  for (const back of copy.querySelectorAll('a[href*="#"]')) {
    if (/^(?:[[(]?\d+[\])]?[.:]?|\^|↑|↩\ufe0e?)$/u.test(back.textContent?.trim() ?? ''))
      (back.closest('sup') ?? back).remove()
  }
  made.append(...copy.childNodes)
  const first = made.firstChild
  if (first?.nodeType === 3) first.textContent = (first.textContent ?? '').replace(/^[\s\u00a0]+/, '')
  return made
}

function replaceMark(mark: Element, id: string) {
  const reference = mark.ownerDocument.createElement('sup')
  reference.setAttribute('data-note', id)
  const around = mark.closest('sup')
  const whole = around && around.textContent?.trim() === mark.textContent?.trim() ? around : mark
  whole.replaceWith(reference)
}

/** The rule and the containers in which the notes stood. */
function dropNoteLists(body: HTMLElement) {
  for (const list of [...body.querySelectorAll('div')].reverse()) {
    if (/mso-element:\s*(foot|end)note/i.test(list.getAttribute('style') ?? '') && !list.querySelector('p'))
      list.remove()
  }
  for (const rule of [...body.querySelectorAll('hr')]) {
    if (rule.getAttribute('size') === '1' || rule.getAttribute('width') === '33%') rule.remove()
  }
}
