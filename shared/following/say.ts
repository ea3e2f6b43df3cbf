/** How files say where an ask is, what became of it, and what happened to a provision. */
import type { AskSays } from '../ask.ts'
import type { ChangeRow, Evidence, Place } from '../contract/outcomes.ts'
import type { Outcome } from '../outcome.ts'
import { following } from '../words/en/following.ts'

/** Colours behind words, light enough to read black on; each outcome also has its word. */
export const SHADES: Readonly<Record<Outcome | 'open', string>> = {
  reflected: 'D3E7E3',
  partly: 'DCE6F2',
  'not-reflected': 'E7E4DC',
  weakened: 'FADCC6',
  gone: 'E6DDF0',
  open: 'FFFFFF',
}

export const outcomeSaid = (outcome: Outcome | null): string =>
  outcome === null ? following.notJudged : following.outcomes[outcome]

/**
 * What became of an ask, or of a part of it, in a draft. Where nobody judged it in the draft whose text it was written
 * on, nothing could become of it yet.
 */
export function outcomeIn(
  outcome: Outcome | null,
  draft: string,
  { targets }: Pick<AskSays, 'targets'>,
  part: string | null,
): string {
  const own = targets.filter(target => part === null || target.part === part)
  const askedHere = outcome === null && own.some(({ aim }) => aim?.draft === draft)
  return askedHere ? following.askedHere : outcomeSaid(outcome)
}

/** As short as a cell needs it; what is only numbered anew says what it was. */
export function placeSaid(place: Place, was: readonly string[] = []): string {
  if (place.kind === 'by-hand') return following.place.byHand
  if (place.kind !== 'placed') return following.place[place.kind]
  const now = following.place.placed(place.in.map(({ printed }) => printed))
  return was.length === 0 ? now : `${now} (${following.place.was(was)})`
}

/** The numbers in the draft in which it was placed last, where they were others. @param before in the order of drafts */
export function wasAt(place: Place, before: readonly Place[]): string[] {
  const printed = (one: Place) => (one.kind === 'placed' ? one.in.map(({ printed }) => printed) : [])
  const was = before.findLast(({ kind }) => kind === 'placed')
  if (place.kind !== 'placed' || was === undefined) return []
  return printed(was).join('\n') === printed(place).join('\n') ? [] : printed(was)
}

const provisions = (all: readonly Evidence[]): string =>
  all
    .map(({ printed, title }) => following.changes.withTitle(following.provision(printed), title))
    .join(' + ')

/** `Art. 4. Lamps (was Art. 17)`; what is gone by what it was. */
export function changedProvision({ old, now }: Pick<ChangeRow, 'old' | 'now'>): string {
  if (now.length === 0) return provisions(old)
  const [was, is] = [old, now].map(all => all.map(({ printed }) => printed))
  const same = was!.length === 0 || was!.join('\n') === is!.join('\n')
  return same ? provisions(now) : `${provisions(now)} (${following.changes.was(was!)})`
}

/** `moved, reworded`. */
export function changeSaid({ kind, reworded, old, now }: ChangeRow): string {
  const bothThere = old.length > 0 && now.length > 0
  const words = reworded ? following.changes.reworded : following.changes.notReworded
  return [following.changes.kinds[kind], ...(bothThere ? [words] : [])].join(', ')
}

/** At most so many characters, cut behind a word. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if ([...line].length <= most) return line
  const cut = [...line].slice(0, most - 1).join('')
  return `${cut.replace(/\s+\S*$/u, '') || cut}…`
}

/** `5 March 2027`, by the calendar of UTC. @param at milliseconds since 1970 */
export const daySaid = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at)

/** `A/AC.900/L.4, revised draft`, whichever of the two is known. */
export const draftSaid = ({ symbol, title }: { symbol: string; title: string }): string =>
  [symbol, title].filter(part => part !== '').join(', ')
