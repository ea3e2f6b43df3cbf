/** What a text is known to hold while its paragraphs and points are placed, and the making of their citations. */
import type { Core } from './articles.ts'
import type { CiteContext, Found } from './found.ts'
import type { Inner } from './innerChain.ts'
import type { CitedProvision } from './provisions.ts'
import type { DocumentSymbol } from './symbols.ts'
import type { Unit } from './units.ts'

/** What has been read of the text so far. */
export type Read = {
  text: string
  cores: readonly Core[]
  /** Citations of articles and divisions, in order. */
  cited: readonly Found[]
  symbols: readonly DocumentSymbol[]
  context: CiteContext
}

/** Behind a paragraph it says that the paragraph is of something named. */
export const STRONG_OF = /\s+(?:of|del?|de\s+l|du|des)(?![\p{L}])/iuy

/** A citation of a unit inside each of the targets. */
export function cite(unit: Unit, end: number, instrument: string, targets: readonly CitedProvision[]): Found {
  return { text: '', start: unit.start, end, instrument, targets: within(targets, unit.inner) }
}

/** Every smaller part inside every larger one. */
export function within(targets: readonly CitedProvision[], inner: readonly Inner[]): CitedProvision[] {
  return targets.flatMap(target => inner.map(one => ({ ...target, ...one })))
}
