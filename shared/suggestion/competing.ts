/** Which suggestions would have the same place say different things. */
import type { Doc } from '../statement/tree.ts'
import { sameValue } from '../statement/yjsElement.ts'
import type { Change, Form, Rebased } from './change.ts'
import { languageIn, overlay } from './draw.ts'
import { formNames } from './form.ts'
import { type Letter, letterOf } from './letter.ts'
import { rebase } from './rebase.ts'

type Suggested = { id: string; changes: readonly Change[] }

/**
 * The ids of suggestions that touch one another's words, in the order given: each list holds two or more, and no id
 * stands in two lists. Two that would say the very same compete too: accepting one meets the other. New blocks behind
 * one block do not compete, and neither does what no longer fits.
 */
export function competing(suggestions: readonly Suggested[], doc: Doc): string[][] {
  const letter = letterOf(doc)
  const claims = suggestions.flatMap(({ changes }, by) =>
    rebase(changes, doc).parts.flatMap(part => claimsOf(part, doc).map(claim => ({ ...claim, by }))),
  )
  const leader = suggestions.map((_, at) => at)
  const lead = (at: number): number => {
    const up = leader[at] ?? at
    return up === at ? at : lead(up)
  }
  for (const [one, other] of meetings(claims, letter)) {
    const [a, b] = [lead(one.by), lead(other.by)]
    leader[Math.max(a, b)] = Math.min(a, b)
  }
  const lists = new Map<number, string[]>()
  for (const [at, { id }] of suggestions.entries()) lists.set(lead(at), [...(lists.get(lead(at)) ?? []), id])
  return [...lists.values()].filter(list => list.length > 1)
}

/** What a change would decide about a block: a stretch of its words, one thing of its form, its place, or all of it. */
type Claim = { block: string; about: string; from: number; to: number }
type ClaimBy = Claim & { by: number }

function claimsOf({ now }: Rebased, doc: Doc): Claim[] {
  if (now === null || now.kind === 'insert') return []
  const { block } = now
  const whole = (about: string): Claim => ({ block, about, from: 0, to: 0 })
  switch (now.kind) {
    case 'words': {
      const { edits, marked } = overlay(now.was, now.says, languageIn(doc, block))
      return [
        ...edits.map(edit => ({ block, about: 'words', from: edit.at, to: edit.at + edit.delete })),
        ...marked.map(({ at, length }) => ({ block, about: 'words', from: at, to: at + length })),
      ]
    }
    case 'form':
      return ['type', ...formNames(now.says.type)]
        .filter(name => !sameValue(said(now.was, name), said(now.says, name)))
        .map(name => whole(`form ${name}`))
    case 'move':
      return [whole('place')]
    case 'delete':
      return [whole(ALL)]
  }
}

const ALL = 'all'

const said = (form: Form, name: string): unknown => (name === 'type' ? form.type : form.attrs[name])

/** As many pairs as it takes to say which claims meet, directly or by others: never every pair of them. */
function meetings(claims: readonly ClaimBy[], letter: Letter): [ClaimBy, ClaimBy][] {
  const places = new Map<string, ClaimBy[]>()
  for (const claim of claims) {
    const place = `${claim.about} ${claim.block}`
    const together = places.get(place)
    if (together === undefined) places.set(place, [claim])
    else together.push(claim)
  }
  const found = [...places.values()].flatMap(touching)
  const taken = new Map(claims.filter(({ about }) => about === ALL).map(claim => [claim.block, claim]))
  for (const claim of taken.size === 0 ? [] : claims)
    for (let at: string | null = claim.block; at !== null; at = letter.entries.get(at)?.parent ?? null) {
      const around = taken.get(at)
      if (around !== undefined) found.push([around, claim])
    }
  return found
}

/** Each with the one that reaches furthest of those before it. Edits that touch compete: after one of them the other no longer fits. */
function touching(together: readonly ClaimBy[]): [ClaimBy, ClaimBy][] {
  const found: [ClaimBy, ClaimBy][] = []
  let furthest: ClaimBy | undefined
  for (const claim of [...together].sort((a, b) => a.from - b.from)) {
    if (furthest !== undefined && claim.from <= furthest.to) found.push([furthest, claim])
    if (furthest === undefined || claim.to > furthest.to) furthest = claim
  }
  return found
}
