/** Which ask of the register a suggested one may be: scored and explained, for the person who decides. */
import { type Verb, wordingOf } from '../ask.ts'
import { citationsInText } from '../cite/citations.ts'
import type { CitedProvision } from '../cite/provisions.ts'
import { placedWords } from '../instrument/concord/words.ts'
import { opposed } from './verbs.ts'

/** `aim` of a target: where it stands in a draft, where somebody or the words said so. */
type Target = { asWritten: string; aim?: { draft: string; at: number } | null | undefined }
export type Suggested = { verb: Verb; wording: string; targets: readonly Target[] }
/** An ask of the register; `otherWordings` are those of the letters that carry it. */
export type Registered = Suggested & { id: string; otherWordings?: readonly string[] }

export type NearAsk = {
  ask: string
  /** From 0, nothing in common, to 1, the same. What is below `NEAR_ASK` is not offered. */
  score: number
  /** How much of their words they share, rare ones counting more: from 0 to 1. */
  words: number
  /** Targets of the register's ask that the suggested one names too, as written; the same article at least. */
  targets: string[]
  sameVerb: boolean
}

/** From this score on an ask is offered to a person as perhaps the same. */
export const NEAR_ASK = 0.45

/** The register made ready to be compared with many suggestions. */
export type AskIndex = { entries: readonly Entry[]; weight: (word: string) => number }
type Entry = { ask: Registered; bags: Bag[]; cited: Cited[] }

/** @param asks those that may be joined: without what another one took the place of */
export function askIndex(asks: readonly Registered[]): AskIndex {
  const entries = asks.map(ask => ({
    ask,
    bags: [ask.wording, ...(ask.otherWordings ?? [])].map(bagOf),
    cited: citedBy(ask),
  }))
  const frequency = new Map<string, number>()
  for (const { bags } of entries)
    for (const word of new Set(bags.flatMap(bag => [...bag.keys()])))
      frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const most = Math.max(entries.length, LEAST_REGISTER)
  return { entries, weight: word => Math.log(1 + most / (frequency.get(word) ?? 1)) }
}

/** A word is not common because a register of two asks has it twice. */
const LEAST_REGISTER = 10

/** The asks of the register that a suggested one may be, the likeliest first; at most `most`. */
export function nearAsks({ entries, weight }: AskIndex, suggested: Suggested, most = 3): NearAsk[] {
  const bag = bagOf(suggested.wording)
  const cited = citedBy(suggested)
  return entries
    .map(({ ask, bags, cited: theirs }) => {
      const words = Math.max(...bags.map(other => alike(bag, other, weight)))
      const same = sharedTargets(cited, theirs)
      const { targets } = same
      const sameVerb = ask.verb === suggested.verb
      const told = cited.length > 0 && theirs.length > 0 ? same.share : null
      const score = scoreOf(words, told, sameVerb) * (opposed(ask.verb, suggested.verb) ? OPPOSED : 1)
      return { ask: ask.id, score, words, targets, sameVerb }
    })
    .filter(({ score }) => score >= NEAR_ASK)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
}

/** An ask to delete is hardly one to retain, though all other words are the same. */
const OPPOSED = 0.5

/**
 * What they are aimed at says much where both name it, and nothing where one does not. The same act on exactly the
 * same provisions is offered in whatever words: "we recommend the deletion of that item" shares none.
 */
function scoreOf(words: number, targets: number | null, sameVerb: boolean): number {
  const verb = sameVerb ? 0.1 : 0
  if (targets === null) return 0.9 * words + verb
  const score = 0.6 * words + 0.3 * targets + verb
  return sameVerb && targets === 1 ? Math.max(score, NEAR_ASK) : score
}

type Bag = ReadonlyMap<string, number>

function bagOf(wording: string): Bag {
  const bag = new Map<string, number>()
  for (const { key } of placedWords(wordingOf(wording)))
    if (!SMALL.has(key)) bag.set(key, (bag.get(key) ?? 0) + 1)
  return bag
}

/** Words that say nothing of what is demanded. */
const SMALL = new Set(
  placedWords(
    'a an the of in on to and or for by with from that this be is are as it should must shall we you all el la lo de del en y o para por con que se un una los las le les du des et ou pour par avec une il au aux dans',
  ).map(({ key }) => key),
)

/** Twice the weight of what is shared over the weight of both. */
function alike(one: Bag, other: Bag, weight: (word: string) => number): number {
  let [shared, all] = [0, 0]
  for (const [word, count] of one) {
    all += count * weight(word)
    shared += Math.min(count, other.get(word) ?? 0) * weight(word)
  }
  for (const [word, count] of other) all += count * weight(word)
  return all === 0 ? 0 : (2 * shared) / all
}

/** `aim`: the provision it stands for in a draft, however its number was written; null where nobody said. */
type Cited = { asWritten: string; article: string; whole: string; aim: string | null }

/** The provisions that targets name: by their article (or what stands for it) and by their whole number. */
const citedBy = ({ targets }: Suggested): Cited[] =>
  targets.flatMap(({ asWritten, aim }) =>
    citationsInText(asWritten).flatMap(({ instrument, targets: found }) =>
      found.map(provision => ({
        ...{ asWritten, ...keysOf(instrument, provision) },
        aim: aim && found.length === 1 ? `${aim.draft} ${aim.at}` : null,
      })),
    ),
  )

function keysOf(instrument: string, of: CitedProvision): { article: string; whole: string } {
  const { part, annex, chapter, cluster, article, articleTo, chapeau, paragraph, point, subpoint } = of
  const outer = article === undefined ? [annex, part, chapter, cluster] : [annex, article, articleTo]
  const key = [instrument, ...outer.map(number => number?.toLowerCase() ?? '')].join(' ')
  const inner = [chapeau === true ? 'chapeau' : '', paragraph, point, subpoint].map(one => one ?? '')
  return { article: key, whole: `${key} ${inner.join(' ')}` }
}

function sharedTargets(one: readonly Cited[], other: readonly Cited[]): { share: number; targets: string[] } {
  const whole = new Set(one.map(cited => cited.whole))
  const articles = new Set(one.map(cited => cited.article))
  const near = other.filter(cited => articles.has(cited.article))
  const aims = new Set(one.map(cited => cited.aim))
  const isSame = ({ whole: number, aim }: Cited) => whole.has(number) || (aim !== null && aims.has(aim))
  const points = near.reduce((sum, cited) => sum + (isSame(cited) ? 1 : 0.5), 0)
  const share = Math.min(1, (2 * points) / (one.length + other.length))
  return { share, targets: [...new Set(near.map(cited => cited.asWritten))] }
}
