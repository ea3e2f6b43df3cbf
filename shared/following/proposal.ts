/** What became of an ask, as far as the words alone tell. A person judges; this is what they are shown first. */
import type { Outcome } from '../outcome.ts'
import { cutOf } from './cut.ts'
import { type Asked, keeps, removes, type Said, saidBy, same } from './said.ts'
import { type Between, isTurned } from './turned.ts'
import {
  type Language,
  languageOf,
  type Presence,
  presenceOf,
  type Reader,
  reader,
  timesIn,
  wordCountOf,
} from './wordRuns.ts'

export type { Asked }

/** The words of the provisions that an ask is on, without their numbers; a line for each provision. */
export type Texts = {
  /** In the draft that it was aimed at. */
  aimed: string
  /** In the draft before, as far as it was placed there. */
  old: string
  /** In this draft; empty where the provisions are gone. */
  now: string
  /** How many of the provisions were struck. */
  gone: 'all' | 'some' | 'none'
  /** What was not in them before and was put together with them now; empty for nothing. */
  beside: string
  /** What they held before and is elsewhere in this draft now; empty for nothing. */
  moved: string
  /** What introduces them in their article. */
  above: Between
  /** The rest of their article. */
  around: Between
}

/** `share`: how much of the ask's own language is there, from 0 to 1; null where it has none, or is not about it. */
export type Proposal = { outcome: Outcome; share: number | null } | null

/**
 * Compares three ways: the text before, the text now, and what was asked for. Null where the words do not tell: a
 * wrong guess would be worse. So where our words were negated, made to depend on something, or left to somebody's will.
 * @param read one for many asks, where several are compared with the same texts
 */
export function proposalFor(asked: Asked, texts: Texts, read: Reader = reader()): Proposal {
  const said = saidBy(asked, texts.aimed, read)
  if (said.tooMany) return null
  if (texts.gone === 'all') return ofGone(asked, said, texts, read)
  if (said.toGo.length > 0) return ofStruckWords(said.toGo, texts, read)
  if (said.ours.length > 0) return ofOurWords(asked, said, texts, read)
  return ofChange(asked, texts, read)
}

/**
 * A provision that should go and went is what was asked for, unless only some of its words should. Where what it held
 * lives on elsewhere, only a person can tell.
 */
function ofGone({ verb, whole }: Asked, { toGo }: Said, texts: Texts, read: Reader): Proposal {
  if (texts.moved !== '' || isAround(texts.aimed, texts, read)) return null
  const words = toGo.reduce((sum, phrase) => sum + wordCountOf(phrase, read), 0)
  const some = words > 0 && words * 2 < wordCountOf(texts.aimed, read)
  return { outcome: removes(verb) && whole && !some ? 'reflected' : 'gone', share: null }
}

/** Whether so much of some language came into the rest of the article that it was only moved there. */
function isAround(words: string, { around }: Texts, read: Reader): boolean {
  const language = languageOf(words, around.aimed, read)
  if (language === null || around.now === '') return false
  const more = language.needed.some(({ run }) => !read(around.aimed).runs(language.size).has(run))
  return more && presenceOf(language, read(around.now)).share >= MANY
}

/** Words are gone where they were cut out and nothing else was done there. */
function ofStruckWords(toGo: readonly string[], texts: Texts, read: Reader): Proposal {
  const { beside, moved, around } = texts
  const elsewhere = (phrase: string) =>
    timesIn(phrase, beside, read) + timesIn(phrase, moved, read) > 0 ||
    timesIn(phrase, around.now, read) > timesIn(phrase, around.aimed, read)
  if (toGo.some(elsewhere)) return null
  const cuts = toGo.map(phrase => cutOf(phrase, texts, read))
  if (cuts.includes('rewritten') || isTurned({ ...texts, target: texts }, [], toGo, read)) return null
  if (cuts.every(cut => cut === 'there')) return { outcome: 'not-reflected', share: null }
  return { outcome: cuts.includes('there') ? 'partly' : 'reflected', share: null }
}

function ofOurWords(asked: Asked, { ours, named }: Said, texts: Texts, read: Reader): Proposal {
  const base = keeps(asked.verb) ? '' : texts.aimed
  const languages = ours.flatMap(words => languageOf(words, base, read) ?? [])
  if (!keeps(asked.verb) && cameAlong(ours, languages, texts.beside, read)) return null
  if (languages.length === 0) return ofChange(asked, texts, read)
  const within = (text: string): Presence => together(languages.map(one => presenceOf(one, read(text))))
  const [before, now] = [within(texts.old), within(texts.now)]
  const share = now.share
  const elsewhere = texts.moved !== '' || ours.some(words => isAround(words, texts, read))
  if (share < before.share) return elsewhere ? null : { outcome: 'weakened', share }
  if (now.whole || share >= MANY) {
    if (isTurned({ ...texts, target: texts }, ours, named, read)) return null
    return { outcome: now.whole ? 'reflected' : 'partly', share }
  }
  return isSame(texts, read) && !elsewhere ? { outcome: 'not-reflected', share } : null
}

/** Whether some of our words were brought by another provision: then nobody wrote them because we asked. */
const cameAlong = (
  ours: readonly string[],
  languages: readonly Language[],
  beside: string,
  read: Reader,
): boolean =>
  beside !== '' &&
  (languages.some(one => presenceOf(one, read(beside)).share > 0) ||
    ours.some(words => timesIn(words, beside, read) > 0))

/** So much of our language in a text is more than chance or somebody else's proposal. */
const MANY = 0.5

const together = (all: readonly Presence[]): Presence => ({
  share: all.reduce((sum, { share }) => sum + share, 0) / all.length,
  whole: all.every(({ whole }) => whole),
})

/** Without language of its own, an ask is judged by whether anything happened at all. */
function ofChange({ verb }: Asked, texts: Texts, read: Reader): Proposal {
  if (removes(verb) && texts.gone === 'some') return { outcome: 'partly', share: null }
  if (verb === 'retain' && texts.gone === 'some') return { outcome: 'weakened', share: null }
  if (verb === 'move' || !isSame(texts, read)) return null
  return { outcome: keeps(verb) ? 'reflected' : 'not-reflected', share: null }
}

/** Nothing happened to them, nor to what introduces them, and nothing came to their article that makes exceptions. */
const isSame = (texts: Texts, read: Reader): boolean => {
  const { aimed, old, now, gone, beside, moved, above } = texts
  const still = gone === 'none' && beside === '' && moved === '' && same(above.aimed, above.now)
  return still && same(old, now) && same(aimed, now) && !isTurned({ ...texts, target: texts }, [], [], read)
}
