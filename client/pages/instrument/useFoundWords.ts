/** Marks what is looked for in the lines that show it, where the browser can mark words without changing the page. */
import { type RefObject, useEffect } from 'react'
import { wantedIn } from './treeRows.ts'

/** Words in more places than this are not marked: the list is still to be narrowed. */
const MOST = 3000

/** @param shown changes when other lines are shown */
export function useFoundWords(place: RefObject<HTMLElement | null>, query: string, shown: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are searched anew.
  useEffect(() => {
    const wanted = wantedIn(query)
    if (!place.current || wanted.length === 0 || !('highlights' in CSS)) return
    CSS.highlights.set('found', new Highlight(...rangesIn(place.current, wanted)))
    return () => void CSS.highlights.delete('found')
  }, [place, query, shown])
}

function rangesIn(place: HTMLElement, wanted: readonly string[]): Range[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  for (let node = walker.nextNode(); node !== null && ranges.length < MOST; node = walker.nextNode()) {
    const text = node.nodeValue?.toLowerCase() ?? ''
    // A letter that is longer when it is small would shift what follows.
    if (text.length !== node.nodeValue?.length) continue
    for (const word of wanted) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        ranges.push(range)
      }
    }
  }
  return ranges
}
