/** How asks of one register hang together. */
import type { AskLinkKind } from '../ask.ts'

export type AskLink = { kind: AskLinkKind; from: string; to: string }

/** The first named takes the place of the second: it supersedes it, takes it in, or is one of those it was split into. */
const replaces = ({ kind }: AskLink): boolean => kind !== 'restates'

/**
 * Whether a link would close a circle: an ask that takes the place of what, over others and by whatever kind of link,
 * takes its own; or one that restates what restates it.
 */
export function closesCircle(links: readonly AskLink[], link: AskLink): boolean {
  const next = new Map<string, string[]>()
  for (const one of links)
    if (replaces(one) === replaces(link)) next.set(one.from, [...(next.get(one.from) ?? []), one.to])
  const seen = new Set<string>()
  const waiting = [link.to]
  for (let ask = waiting.pop(); ask !== undefined; ask = waiting.pop()) {
    if (ask === link.from) return true
    if (seen.has(ask)) continue
    seen.add(ask)
    waiting.push(...(next.get(ask) ?? []))
  }
  return false
}

/** The asks whose place another one took. */
export const replacedAsks = (links: readonly AskLink[]): Set<string> =>
  new Set(links.filter(replaces).map(({ to }) => to))
