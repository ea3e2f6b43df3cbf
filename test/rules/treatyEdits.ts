/**
 * Edits of a treaty whose outcome is known: each provision of the edited tree says of which ones it was made, so that
 * the right concordance can be read off. One edit a function; chance is a parameter.
 */
import { flatPlans, type Plan, plan } from './harbourTreaty.ts'

export type Chance = () => number

/** How much is done to a copy of a treaty. Counts are numbers of provisions. */
export type Strength = {
  /** The share of the words that are replaced, put in or taken out, and of the provisions in which they are. */
  words: number
  touched: number
  struck: number
  added: number
  twins: number
  copies: number
  moved: number
  swapped: number
  split: number
  merged: number
  raised: number
  rewritten: number
  retitled: number
  paragraphs: number
  chapters: number
  placeholders: number
  capitals: boolean
  misread: number
}

export const NOTHING_DONE: Strength = {
  words: 0,
  touched: 1,
  struck: 0,
  added: 0,
  twins: 0,
  copies: 0,
  moved: 0,
  swapped: 0,
  split: 0,
  merged: 0,
  raised: 0,
  rewritten: 0,
  retitled: 0,
  paragraphs: 0,
  chapters: 0,
  placeholders: 0,
  capitals: false,
  misread: 0,
}

/** An edited copy. `further` are articles the treaty does not have. The result's `from` refers to `plans`. */
export function edited(
  plans: readonly Plan[],
  further: readonly Plan[],
  how: Strength,
  chance: Chance,
): Plan[] {
  const copy = structuredClone([...plans])
  const words = vocabularyOf(plans)
  const editor = editorOf(copy, structuredClone([...further]), words, chance)
  const times = (count: number, act: () => void) => {
    for (let done = 0; done < count; done++) act()
  }
  times(how.split, editor.splitArticle)
  times(how.merged, editor.mergeArticles)
  times(how.raised, editor.raiseParagraph)
  times(how.paragraphs, editor.moveParagraph)
  times(how.paragraphs, editor.strikeParagraph)
  times(how.paragraphs, editor.addParagraph)
  times(how.paragraphs, editor.splitParagraph)
  times(how.paragraphs, editor.mergeParagraphs)
  times(how.struck, editor.strikeArticle)
  times(how.swapped, editor.swapArticles)
  times(how.moved, editor.moveArticle)
  times(how.retitled, editor.retitle)
  times(how.rewritten, editor.rewriteArticle)
  times(how.chapters, editor.moveChapter)
  if (how.words > 0)
    for (const one of flatPlans(copy))
      if (chance() < how.touched) one.text = rewritten(one.text, how.words, words, chance)
  times(how.added, editor.addArticle)
  times(how.twins, editor.addTwin)
  times(how.copies, editor.addCopy)
  times(how.placeholders, editor.leavePlaceholder)
  if (how.capitals) for (const one of flatPlans(copy)) one.title = one.title?.toUpperCase() ?? null
  if (how.misread > 0) for (const one of flatPlans(copy)) one.text = misread(one.text, how.misread, chance)
  return copy
}

const vocabularyOf = (plans: readonly Plan[]): string[] =>
  flatPlans(plans).flatMap(({ text }) => text.match(/\p{L}+/gu) ?? [])

/** A text with a share of its words replaced by others, taken out, or others put in beside them. */
export function rewritten(text: string, share: number, words: readonly string[], chance: Chance): string {
  const some = () => words[Math.floor(chance() * words.length)] ?? ''
  const out = text.split(' ').flatMap(word => {
    if (chance() >= share) return [word]
    const kind = chance()
    return kind < 0.6 ? [some()] : kind < 0.8 ? [] : [word, some()]
  })
  return out.length === 0 ? text : out.join(' ')
}

function misread(text: string, share: number, chance: Chance): string {
  return text
    .split(' ')
    .map(word => {
      if (chance() >= share || word.length < 3) return word
      const at = Math.floor(chance() * word.length)
      const wrong = chance() < 0.5 ? 'c' : chance() < 0.5 ? 'l1' : ''
      return word.slice(0, at) + wrong + word.slice(at + 1)
    })
    .join(' ')
}

type Place = { list: Plan[]; at: number; one: Plan }

function editorOf(copy: Plan[], further: Plan[], words: readonly string[], chance: Chance) {
  const below = (number: number) => Math.floor(chance() * number)
  const untouched = new Set<Plan>()
  const pick = (places: Place[]): Place | undefined => {
    const free = places.filter(({ one }) => !untouched.has(one))
    const place = free[below(free.length)]
    if (place !== undefined) untouched.add(place.one)
    return place
  }
  const chapters = () => copy.filter(({ level }) => level === 'chapter')
  const articles = (suits: (one: Plan) => boolean = () => true): Place[] =>
    chapters().flatMap(({ children }) =>
      children.flatMap((one, at) =>
        one.level === 'article' && suits(one) ? [{ list: children, at, one }] : [],
      ),
    )
  const paragraphsOf = (one: Plan) => one.children.filter(({ level }) => level === 'paragraph')
  const paragraphs = (): Place[] =>
    articles(one => paragraphsOf(one).length > 2 && !untouched.has(one)).flatMap(({ one }) =>
      one.children.flatMap((child, at) =>
        child.level === 'paragraph' ? [{ list: one.children, at, one: child }] : [],
      ),
    )
  const anywhere = (list: Plan[]) => below(list.length + 1)
  const someChapter = () => chapters()[below(chapters().length)]!
  const fresh = (text: string) => plan('paragraph', null, text)

  const insert = (one: Plan) => {
    const { children } = someChapter()
    children.splice(anywhere(children), 0, one)
    untouched.add(one)
  }
  return {
    strikeArticle: () => {
      const place = pick(articles())
      place?.list.splice(place.at, 1)
    },
    addArticle: () => {
      const [one] = further.splice(below(further.length), 1)
      if (one === undefined) return
      for (const part of flatPlans([one])) part.from = []
      insert(one)
    },
    addTwin: () => {
      const place = pick(articles(one => one.from.length === 1))
      if (place === undefined) return
      const twin = structuredClone(place.one)
      for (const part of flatPlans([twin])) {
        part.from = []
        part.text = rewritten(part.text, 0.15, words, chance)
      }
      twin.title = `${twin.title} ${words[below(words.length)]}`
      insert(twin)
    },
    addCopy: () => {
      const place = pick(articles(one => one.from.length === 1))
      if (place === undefined) return
      const same = structuredClone(place.one)
      for (const part of flatPlans([same])) part.from = []
      insert(same)
    },
    moveArticle: () => {
      const place = pick(articles())
      if (place === undefined) return
      place.list.splice(place.at, 1)
      const { children } = someChapter()
      children.splice(anywhere(children), 0, place.one)
    },
    swapArticles: () => {
      const [one, other] = [pick(articles()), pick(articles())]
      if (one === undefined || other === undefined) return
      ;[one.list[one.at], other.list[other.at]] = [other.one, one.one]
    },
    splitArticle: () => {
      const place = pick(
        articles(
          one => paragraphsOf(one).length >= 3 || (one.children.length === 0 && one.text.length > 300),
        ),
      )
      if (place === undefined) return
      const parts = partsOf(place.one, 2 + below(2), words, chance)
      for (const part of parts) untouched.add(part)
      place.list.splice(place.at, 1, ...parts)
    },
    mergeArticles: () => {
      const place = pick(
        articles(one => paragraphsOf(one).length > 0 && one.children.length === paragraphsOf(one).length),
      )
      const next = place?.list[place.at + 1]
      if (place === undefined || next === undefined || untouched.has(next)) return
      if (
        next.level !== 'article' ||
        paragraphsOf(next).length !== next.children.length ||
        next.children.length === 0
      )
        return
      place.one.from = [...place.one.from, ...next.from]
      place.one.children.push(...next.children)
      if (chance() < 0.5) place.one.title = `${place.one.title} and ${next.title}`
      place.list.splice(place.at + 1, 1)
    },
    raiseParagraph: () => {
      const place = pick(paragraphs())
      if (place === undefined) return
      const home = articles(one => one.children.includes(place.one))[0]!
      untouched.add(home.one)
      place.list.splice(place.at, 1)
      const raised: Plan = { ...place.one, level: 'article', title: titleFrom(place.one.text) }
      home.list.splice(chance() < 0.5 ? home.at + 1 : anywhere(home.list), 0, raised)
      untouched.add(raised)
    },
    moveParagraph: () => {
      const place = pick(paragraphs())
      const there = articles(one => paragraphsOf(one).length > 0)
      if (place === undefined || there.length === 0) return
      place.list.splice(place.at, 1)
      const { children } = there[below(there.length)]!.one
      children.splice(anywhere(children), 0, place.one)
    },
    strikeParagraph: () => {
      const place = pick(paragraphs())
      place?.list.splice(place.at, 1)
    },
    addParagraph: () => {
      const place = pick(paragraphs())
      const [text] = further
        .flatMap(one => flatPlans([one]))
        .flatMap(one => (one.level === 'paragraph' ? [one.text] : []))
        .slice(below(20))
      if (place === undefined || text === undefined) return
      const added = fresh(text)
      untouched.add(added)
      place.list.splice(place.at, 0, added)
      for (const one of further) one.children = one.children.filter(child => child.text !== text)
    },
    splitParagraph: () => {
      const place = pick(
        paragraphs().filter(({ one }) => one.children.length === 0 && sentencesOf(one.text).length > 1),
      )
      if (place === undefined) return
      const parts = sentencesOf(place.one.text).map(text => ({ ...place.one, text, children: [] }))
      for (const part of parts) untouched.add(part)
      place.list.splice(place.at, 1, ...parts)
    },
    mergeParagraphs: () => {
      const place = pick(paragraphs().filter(({ one }) => one.children.length === 0))
      const next = place?.list[place.at + 1]
      if (
        place === undefined ||
        next === undefined ||
        next.level !== 'paragraph' ||
        next.children.length > 0 ||
        untouched.has(next)
      )
        return
      place.one.text = `${place.one.text} ${next.text}`
      place.one.from = [...place.one.from, ...next.from]
      place.list.splice(place.at + 1, 1)
    },
    retitle: () => {
      const place = pick(articles())
      if (place !== undefined) place.one.title = titleFrom(words.slice(below(words.length - 9)).join(' '))
    },
    rewriteArticle: () => {
      const place = pick(articles())
      if (place === undefined) return
      for (const one of flatPlans([place.one])) one.text = rewritten(one.text, 0.7, words, chance)
    },
    moveChapter: () => {
      const one = someChapter()
      copy.splice(copy.indexOf(one), 1)
      copy.splice(1 + below(copy.length), 0, one)
    },
    leavePlaceholder: () => {
      const place = pick(articles(one => one.from.length === 1))
      if (place !== undefined) place.list[place.at] = plan('article', null, '[deleted]')
    },
  }
}

/** An article in so many parts: its paragraphs shared out, or its sentences. */
function partsOf(one: Plan, count: number, words: readonly string[], chance: Chance): Plan[] {
  const pieces: Plan[][] | string[][] =
    one.children.length > 0 ? shared(one.children, count) : shared(sentencesOf(one.text), count)
  return pieces.map((piece, at) => {
    const title =
      at === 0 ? one.title : titleFrom(words.slice(Math.floor(chance() * (words.length - 9))).join(' '))
    const [first] = piece
    if (typeof first === 'string') return { ...one, title, text: (piece as string[]).join(' ') }
    return { ...one, title, text: at === 0 ? one.text : '', children: piece as Plan[] }
  })
}

function shared<T>(all: readonly T[], count: number): T[][] {
  const each = Math.ceil(all.length / count)
  return Array.from({ length: Math.ceil(all.length / each) }, (_, at) =>
    all.slice(at * each, (at + 1) * each),
  )
}

const sentencesOf = (text: string): string[] =>
  text.match(/[^.:]+[.:]/g)?.map(sentence => sentence.trim()) ?? [text]

const titleFrom = (text: string): string => text.split(' ').slice(2, 6).join(' ')
