/**
 * For which organisation a person wrote at a time. People change organisations and leave; what they wrote before
 * stays with the organisation they wrote it for. The log of acts remembers every joining.
 */
import { entriesOf } from '../audit/list.ts'
import type { Query } from '../ports.ts'

/** The organisation of a person in a coalition at a time, in milliseconds since 1970; null where there was none. */
export type InTime = (person: string, at: number) => string | null

export async function organisationsInTime(q: Query, coalition: string): Promise<InTime> {
  const joinings = new Map<string, { at: number; organisation: string }[]>()
  for (const { at, subject, data } of await entriesOf(q, coalition, 'person.joined')) {
    const { organisation } = JSON.parse(data) as { organisation: string }
    const held = joinings.get(subject)
    if (held) held.push({ at, organisation })
    else joinings.set(subject, [{ at, organisation }])
  }
  return (person, at) => joinings.get(person)?.findLast(joining => joining.at <= at)?.organisation ?? null
}
