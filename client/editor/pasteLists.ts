/**
 * Lists in pasted HTML. Word writes each item as a paragraph that names its list and level and prints its own
 * bullet or number; Google Docs and old web pages put a nested list beside the item it belongs to. Both become
 * nested `ul` and `ol`, numbered as they were printed.
 */
import { listTypeIn } from '../../shared/formats/htmlLooks.ts'
import { styleOf } from './pasteStyles.ts'

/** Rewrites the lists under `body` in place. */
export function foldLists(body: HTMLElement) {
  for (const first of [...body.querySelectorAll('p, h1, h2, h3')]) {
    if (first.isConnected && wordItem(first)) foldWordList(first)
  }
  for (const list of [...body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')]) {
    const before = list.previousElementSibling
    if (before?.localName === 'li') before.append(list)
  }
  for (const list of body.querySelectorAll('ol')) nameType(list)
}

type WordItem = { list: string; level: number; marker: string }

/** What Word says of a paragraph that is a list item; null for any other. */
function wordItem(paragraph: Element): WordItem | null {
  const said = /^(\S+)\s+level(\d)/.exec(styleOf(paragraph)['mso-list'] ?? '')
  if (!said || paragraph.closest('li')) return null
  const marker = markerOf(paragraph)
  if (marker === null) return null
  return { list: said[1] ?? '', level: Number(said[2]), marker: marker.textContent?.trim() ?? '' }
}

const markerOf = (paragraph: Element): Element | null =>
  [...paragraph.querySelectorAll('span')].find(span => styleOf(span)['mso-list'] === 'ignore') ?? null

/** Turns the run of list paragraphs that starts here into one nested list. */
function foldWordList(first: Element) {
  const lists: { element: Element; level: number; list: string; ordered: boolean }[] = []
  let paragraph: Element | null = first
  let anchor: Element | null = null
  for (let item = wordItem(first); item && paragraph; item = paragraph ? wordItem(paragraph) : null) {
    const next: Element | null = paragraph.nextElementSibling
    const numbered = printedNumber(item.marker)
    while ((lists.at(-1)?.level ?? 0) > item.level) lists.pop()
    let open = lists.at(-1)
    if (open?.level === item.level && (open.list !== item.list || open.ordered !== Boolean(numbered))) {
      lists.pop()
      open = lists.at(-1)
    }
    if (!open || open.level < item.level) {
      open = {
        element: startList(paragraph, numbered),
        level: item.level,
        list: item.list,
        ordered: Boolean(numbered),
      }
      const host: Element | null = lists.at(-1)?.element.lastElementChild ?? null
      if (host) host.append(open.element)
      else if (anchor) anchor.after(open.element)
      else paragraph.before(open.element)
      if (!host) anchor = open.element
      lists.push(open)
    }
    open.element.append(listItem(paragraph))
    paragraph = next
  }
}

function startList(near: Element, numbered: Numbered | null): Element {
  const list = near.ownerDocument.createElement(numbered ? 'ol' : 'ul')
  if (numbered) {
    list.setAttribute('data-type', numbered.type)
    if (numbered.start > 1) list.setAttribute('start', String(numbered.start))
  }
  return list
}

function listItem(paragraph: Element): Element {
  markerOf(paragraph)?.remove()
  const item = paragraph.ownerDocument.createElement('li')
  paragraph.removeAttribute('style')
  paragraph.replaceWith(item)
  item.append(paragraph)
  return item
}

type Numbered = { type: string; start: number }

/**
 * How an item was numbered, from what was printed before it: `(iv)` is the fourth of `(i)`. A single letter that is
 * also a Roman number is read as a letter unless it is `i`.
 */
export function printedNumber(marker: string): Numbered | null {
  const [, open = '', number = '', close = ''] = /^(\(?)(\d{1,4}|[A-Za-z]{1,5})([.)])$/.exec(marker) ?? []
  if (!number) return null
  if (/^\d/.test(number)) return { type: `${open}1${close}`, start: Number(number) }
  const small = number === number.toLowerCase()
  if (number.length === 1 && !/i/i.test(number))
    return { type: `${open}${small ? 'a' : 'A'}${close}`, start: number.toLowerCase().charCodeAt(0) - 96 }
  const roman = romanNumber(number.toLowerCase())
  return roman ? { type: `${open}${small ? 'i' : 'I'}${close}`, start: roman } : null
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanNumber(letters: string): number {
  let total = 0
  for (let at = 0; at < letters.length; at++) {
    const value = ROMAN[letters[at] ?? ''] ?? Number.NaN
    total += value < (ROMAN[letters[at + 1] ?? ''] ?? 0) ? -value : value
  }
  return Math.max(total, 0)
}

/** Says a list's numbering in the one attribute that survives cleaning. */
function nameType(list: Element) {
  if (list.hasAttribute('data-type')) return
  const item = list.querySelector(':scope > li')
  const html = list.getAttribute('type') ?? ''
  const drawn = listTypeIn(styleOf(list)) ?? (item && listTypeIn(styleOf(item)))
  const type = drawn ?? (/^[aAiI]$/.test(html) ? `${html}.` : null)
  if (type) list.setAttribute('data-type', type)
}
