/** What a list of signatories that came another way is taken as, for a person to look through. */

/** One name of the list. Fields that the list does not give are not there. */
export type ListEntry = {
  name: string
  kind: 'organisation' | 'individual'
  /** ISO 3166-1 alpha-2. */
  country?: string
  /** Of an individual: what stands behind the name. */
  affiliation?: string
  /** Of an organisation: who signed for it. */
  signatory?: string
  role?: string
  /** Mail, telephone or web addresses as they stood; never part of the name. */
  address?: string
  /** The line or row as it stood; cells are joined by " | ". */
  asRead: string
  /** Why a person should look at it: whole sentences. */
  doubt?: string
  /** The line of the file, or the place in the text of a file without lines, from 1. */
  line: number
}

export type SignatoryPreview = {
  groups: { name: string; entries: ListEntry[] }[]
  /** What stands in the list or below it and is in no entry. */
  setAside: string[]
}

/** A part of a list as it is read, in the order of the file. */
export type Part =
  | { is: 'group'; name: string; country?: string }
  | { is: 'entry'; entry: ListEntry; group?: string }
  | { is: 'aside'; text: string }

/**
 * The parts as groups. A group that is named again goes on where it was; a label that no name stands under is set
 * aside.
 */
export function previewOf(parts: readonly Part[]): SignatoryPreview {
  const groups = new Map<string, ListEntry[]>()
  const setAside: string[] = []
  let current = ''
  const groupAt = (name: string): ListEntry[] => {
    const entries = groups.get(name) ?? []
    groups.set(name, entries)
    return entries
  }
  for (const part of parts) {
    if (part.is === 'aside') setAside.push(part.text)
    else if (part.is === 'group') {
      current = part.name
      groupAt(current)
    } else groupAt(part.group ?? current).push(part.entry)
  }
  const empty = [...groups].filter(([, entries]) => entries.length === 0).map(([name]) => name)
  return {
    groups: [...groups]
      .filter(([, entries]) => entries.length > 0)
      .map(([name, entries]) => ({ name, entries })),
    setAside: [...empty.filter(name => name !== ''), ...setAside],
  }
}
