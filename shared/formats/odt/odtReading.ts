/** One reading of an OpenDocument text, with its tracked changes accepted or rejected. */
import type { Inline } from '../../statement/tree.ts'
import type { Listing } from '../aside.ts'
import type { Ids } from '../containerIds.ts'
import type { SetAsideReason } from '../imported.ts'
import { elementIn, elementsIn, type XmlElement } from '../xml.ts'
import type { OdtPackage } from './odtReadPackage.ts'
import { notesByName, type OdtStyles, odtStylesOf } from './odtReadStyles.ts'

/** A change: what was inserted stands in the text, what was deleted in the change. */
export type Region = { kind: 'insertion' | 'deletion'; deleted: XmlElement | null }

export type Reading = Listing & {
  rejecting: boolean
  styles: OdtStyles
  ours: boolean
  ids: Ids
  places: ReadonlyMap<XmlElement, number>
  regions: ReadonlyMap<string, Region>
  /** Insertions that the place being read stands in. */
  inserted: Set<string>
  notes: ReadonlyMap<string, XmlElement>
  referred: Set<XmlElement>
  languages: Map<string, string>
  directions: Map<string, 'ltr' | 'rtl'>
  titles: Set<string>
  counts: Counts
}

/** Numbers given so far, by the list they are counted in, and what later lists may go on from. */
export type Counts = {
  values: Map<string, (number | undefined)[]>
  /** The key of a list by its name in the file, and of the last one in each style. */
  byName: Map<string, string>
  byStyle: Map<string, string>
  lists: number
  outline: (number | undefined)[]
}

/** One paragraph while it is read. A `split` is the beginning of a paragraph that was deleted and is taken back. */
export type Line = {
  content: (Inline | { split: XmlElement })[]
  boxes: XmlElement[]
  languages: Map<string, number>
  inNote: boolean
  aside: { reason: SetAsideReason; text: string; near: string }[]
}

export const newLine = (inNote = false): Line => ({
  content: [],
  boxes: [],
  languages: new Map(),
  inNote,
  aside: [],
})

/** @param ids of what the file becomes: two readings with the same ones call the same thing by the same id */
export function newReading(file: OdtPackage, rejecting: boolean, ids: Ids): Reading {
  const styles = odtStylesOf(file)
  return {
    setAside: [],
    place: 0,
    rejecting,
    styles,
    ours: styles.has('signatory note'),
    ids,
    places: placesIn(file.body),
    regions: regionsIn(file.body),
    inserted: new Set(),
    notes: notesByName(file.body),
    referred: new Set(),
    languages: new Map(),
    directions: new Map(),
    titles: new Set(),
    counts: { values: new Map(), byName: new Map(), byStyle: new Map(), lists: 0, outline: [] },
  }
}

function placesIn(body: XmlElement): ReadonlyMap<XmlElement, number> {
  const places = new Map<XmlElement, number>()
  const visit = (element: XmlElement): void => {
    if (element.name === 'text:p' || element.name === 'text:h') places.set(element, places.size + 1)
    for (const child of elementsIn(element)) if (child.name !== 'text:tracked-changes') visit(child)
  }
  visit(body)
  return places
}

function regionsIn(body: XmlElement): ReadonlyMap<string, Region> {
  const regions = new Map<string, Region>()
  for (const region of elementsIn(elementIn(body, 'text:tracked-changes'), 'text:changed-region')) {
    const deleted = elementIn(region, 'text:deletion') ?? null
    const kind = deleted === null ? 'insertion' : 'deletion'
    if (deleted === null && elementIn(region, 'text:insertion') === undefined) continue
    for (const name of [region.attributes['xml:id'], region.attributes['text:id']])
      if (name !== undefined) regions.set(name, { kind, deleted })
  }
  return regions
}
