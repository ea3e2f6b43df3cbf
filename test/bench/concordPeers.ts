/** Two simple concordances to stand beside ours: what somebody would write in an afternoon. Both are always sure. */
import type { Proposal } from '../../shared/instrument/concord/proposal.ts'
import type { InstrumentDraft, Provision } from '../../shared/instrument/provision.ts'

export type Peer = { name: string; propose: (old: InstrumentDraft, now: InstrumentDraft) => Said[] }
export type Said = Pick<Proposal, 'kind' | 'from' | 'to' | 'sure'>

type Flat = { at: number; printed: string; words: ReadonlySet<string> }

const flat = (draft: InstrumentDraft): Flat[] => {
  const all: Provision[] = []
  const add = (one: Provision): void => {
    all.push(one)
    one.children.forEach(add)
  }
  draft.provisions.forEach(add)
  return all.map(({ printed, title, text }, at) => ({
    at,
    printed,
    words: new Set(`${title ?? ''} ${text}`.toLowerCase().match(/\p{L}+/gu) ?? []),
  }))
}

/** The same number is the same provision. */
const byNumber: Peer = {
  name: 'the same number',
  propose: (old, now) => {
    const there = new Map(flat(now).map(one => [one.printed, one]))
    return said(flat(old), flat(now), one => there.get(one.printed)?.at)
  },
}

/** Whatever shares the largest part of its words, if that is a third at least. */
const byWords: Peer = {
  name: 'the best share of words',
  propose: (old, now) => {
    const there = flat(now)
    const taken = new Set<number>()
    return said(flat(old), there, one => {
      let [best, at] = [1 / 3, -1]
      for (const other of there) {
        const share = taken.has(other.at) ? 0 : jaccard(one.words, other.words)
        if (share > best) [best, at] = [share, other.at]
      }
      if (at === -1) return undefined
      taken.add(at)
      return at
    })
  },
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared / Math.max(1, one.size + other.size - shared)
}

function said(old: Flat[], now: Flat[], find: (one: Flat) => number | undefined): Said[] {
  const taken = new Set<number>()
  const pairs = old.map((one): Said => {
    const at = find(one)
    const other = at === undefined ? undefined : now[at]
    if (other === undefined) return { kind: 'struck', from: [one], to: [], sure: true }
    taken.add(other.at)
    return { kind: one.printed === other.printed ? 'kept' : 'moved', from: [one], to: [other], sure: true }
  })
  const added = now.filter(({ at }) => !taken.has(at))
  return [...pairs, ...added.map((one): Said => ({ kind: 'new', from: [], to: [one], sure: true }))]
}

export const PEERS: readonly Peer[] = [byNumber, byWords]
