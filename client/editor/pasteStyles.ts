import { declarationsOf } from '../../shared/formats/htmlLooks.ts'

/** What an element's own style says, by the names of its declarations. */
export function styleOf(element: Element): Readonly<Record<string, string>> {
  return declarationsOf(element.getAttribute('style'))
}
