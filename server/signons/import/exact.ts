/** The register, made ready for many names: who goes by exactly a name is found without going through all of it. */
import { type Named, nameKey, namesOf } from '../../../shared/names.ts'

export type ExactRegister<T extends Named> = {
  /**
   * The entry whose own name is exactly this; else the one entry that has it among its other names; undefined for
   * none or several of those.
   */
  called(name: string): T | undefined
  withId(id: string): T | undefined
  add(entry: T): void
}

export function exactRegister<T extends Named>(entries: readonly T[]): ExactRegister<T> {
  const byKey = new Map<string, Set<T>>()
  const byOwn = new Map<string, T>()
  const byId = new Map<string, T>()
  const add = (entry: T) => {
    byId.set(entry.id, entry)
    byOwn.set(nameKey(entry.name), entry)
    for (const key of namesOf(entry).map(nameKey))
      if (key !== '') byKey.set(key, (byKey.get(key) ?? new Set<T>()).add(entry))
  }
  for (const entry of entries) add(entry)
  return {
    add,
    withId: id => byId.get(id),
    called(name) {
      const key = nameKey(name)
      const found = byKey.get(key)
      return byOwn.get(key) ?? (found?.size === 1 ? [...found][0] : undefined)
    },
  }
}
