import { describe, expect, it } from 'vitest'
import type { Proposal } from '../../shared/instrument/concord/proposal.ts'
import { propose } from '../../shared/instrument/concord/propose.ts'
import { chanceOf } from '../bench/compareLetters.ts'
import { isRight, truthOf } from './concordTruth.ts'
import {
  draftOf,
  flatPlans,
  furtherArticles,
  harbourTreaty,
  numberedFrom,
  type Plan,
  plan,
} from './harbourTreaty.ts'
import { rewritten } from './treatyEdits.ts'

/** The treaty's seventy articles without its chapters. */
const articles = (): Plan[] =>
  numberedFrom(harbourTreaty().flatMap(({ level, children }) => (level === 'chapter' ? children : [])))

const whole = (plans: Plan[], number: number): Plan => plans[number - 1]!

/** A concordance between the seventy articles and what an edit makes of them. */
function edit(change: (now: Plan[]) => void): { proposals: Proposal[]; wrong: string[]; said: Said } {
  const old = articles()
  const now = structuredClone(old)
  change(now)
  const truth = truthOf(old, now)
  const proposals = propose(draftOf(old), draftOf(now))
  const wrong = proposals.filter(one => one.sure && !isRight(one, truth)).map(line)
  return { proposals, wrong, said: number => proposals.filter(one => one.from.some(is(number))).map(line) }
}

type Said = (number: string) => string[]
const is = (number: string) => (ref: { printed: string }) => ref.printed === number

const line = ({ kind, from, to, sure }: Pick<Proposal, 'kind' | 'from' | 'to' | 'sure'>): string =>
  `${sure ? '' : '? '}${kind} ${names(from)} → ${names(to)}`
const names = (refs: Proposal['from']) => refs.map(({ printed }) => printed).join('+') || '–'
const toNew = (proposals: readonly Proposal[], number: string) =>
  proposals.filter(one => one.to.some(is(number))).map(line)

const chance = () => chanceOf(11)
const words = flatPlans(articles()).flatMap(({ text }) => text.match(/\p{L}+/gu) ?? [])
const worn = (text: string, share: number) => rewritten(text, share, words, chance())

describe('the concordance of two drafts', () => {
  it('[CONC-1] a draft is itself: everything is kept, and sure', () => {
    const { proposals } = edit(() => {})
    expect(proposals.filter(one => one.kind !== 'kept' || !one.sure)).toEqual([])
    expect(proposals.map(({ likeness }) => likeness).every(likeness => likeness > 0.99)).toBe(true)
  })

  it('[CONC-1] each provision of both drafts is in exactly one proposal', () => {
    const old = articles()
    const now = structuredClone(old)
    now.splice(3, 2)
    now.splice(20, 0, ...furtherArticles().slice(0, 2))
    whole(now, 9).children.splice(1, 1)
    const proposals = propose(draftOf(old), draftOf(now))
    const at = (side: 'from' | 'to') =>
      proposals.flatMap(one => one[side].map(ref => ref.at)).sort((a, b) => a - b)
    expect(at('from')).toEqual(flatPlans(old).map((_, position) => position))
    expect(at('to')).toEqual(flatPlans(now).map((_, position) => position))
    expect(propose(draftOf(old), draftOf(now))).toEqual(proposals)
  })

  it('[CONC-2] one article moved from 17 to 4 shifts 4 to 16 by one and leaves 18 onward', () => {
    const { proposals, wrong } = edit(now => {
      now.splice(3, 0, ...now.splice(16, 1))
    })
    const main = proposals.filter(({ from }) => /^\d+$/.test(from[0]?.printed ?? ''))
    expect(wrong).toEqual([])
    expect(main.map(line)).toEqual(
      Array.from({ length: 70 }, (_, place) => {
        const number = place + 1
        if (number === 17) return 'moved 17 → 4'
        return number >= 4 && number < 17 ? `moved ${number} → ${number + 1}` : `kept ${number} → ${number}`
      }),
    )
  })

  it('[CONC-2] a tenth of the words is rewritten and all numbers shift by one: everything moved, surely', () => {
    const { proposals, wrong } = edit(now => {
      now.unshift(furtherArticles()[0]!)
      for (const one of flatPlans(now)) one.text = worn(one.text, 0.1)
      for (const one of flatPlans([now[0]!])) one.from = []
    })
    expect(wrong).toEqual([])
    const main = proposals.filter(({ from }) => /^\d+$/.test(from[0]?.printed ?? ''))
    expect(main.map(line)).toEqual(Array.from({ length: 70 }, (_, at) => `moved ${at + 1} → ${at + 2}`))
    expect(toNew(proposals, '1')).toEqual(['new – → 1'])
  })

  it('[CONC-2] two articles swap their numbers, the titles kept', () => {
    const { wrong, said } = edit(now => {
      ;[now[10], now[40]] = [now[40]!, now[10]!]
    })
    expect([wrong, said('11'), said('41'), said('12')]).toEqual([
      [],
      ['moved 11 → 41'],
      ['moved 41 → 11'],
      ['kept 12 → 12'],
    ])
  })

  it('[CONC-2] an article is struck and the next takes its number', () => {
    const { wrong, said } = edit(now => {
      now.splice(16, 1)
    })
    expect([wrong, said('17'), said('18')]).toEqual([[], ['struck 17 → –'], ['moved 18 → 17']])
  })

  it('[CONC-2] an article is struck and quite another stands under its number', () => {
    const { wrong, proposals } = edit(now => {
      const [other] = furtherArticles()
      for (const one of flatPlans([other!])) one.from = []
      now[16] = other!
    })
    expect(wrong).toEqual([])
    expect(proposals.some(one => one.from.some(is('17')) && one.to.some(is('17')))).toBe(false)
  })

  it('[CONC-2] titles are rewritten, set in capitals or left out, and the words stay', () => {
    const renamed = edit(now => {
      for (const one of now) one.title = 'Of various matters'
    })
    const capitals = edit(now => {
      for (const one of now) one.title = one.title?.toUpperCase() ?? null
    })
    const bare = edit(now => {
      for (const one of now) one.title = null
    })
    for (const { wrong, proposals } of [renamed, capitals, bare]) {
      expect(wrong).toEqual([])
      expect(proposals.filter(({ kind, sure }) => kind === 'kept' && sure).length).toBeGreaterThan(500)
    }
  })

  it('[CONC-2] an article is rewritten and keeps its title and place', () => {
    const { said, wrong } = edit(now => {
      for (const one of flatPlans([whole(now, 30)])) one.text = worn(one.text, 0.6)
    })
    expect(wrong).toEqual([])
    expect(said('30')[0]).toMatch(/kept 30 → 30/)
  })

  it('[CONC-2] what a scanner misreads is the same word', () => {
    const { proposals, wrong } = edit(now => {
      for (const one of flatPlans(now)) one.text = one.text.replaceAll('m', 'rn').replaceAll('l', '1')
    })
    expect(wrong).toEqual([])
    expect(proposals.filter(one => !one.sure)).toEqual([])
  })
})

describe('splits and merges', () => {
  it('[CONC-3] an article is split in three by its paragraphs', () => {
    const { wrong, said } = edit(now => {
      const one = whole(now, 9)
      const pieces = [one.children.slice(0, 2), one.children.slice(2, 4), one.children.slice(4)]
      now.splice(
        8,
        1,
        ...pieces.map((children, at) => ({
          ...one,
          title: at === 0 ? one.title : `Berths, part ${at}`,
          children,
        })),
      )
    })
    expect([wrong, said('9'), said('10')]).toEqual([[], ['split 9 → 9+10+11'], ['moved 10 → 12']])
  })

  it('[CONC-3] an article of one text is split in two by its sentences', () => {
    const { wrong, said } = edit(now => {
      const one = whole(now, 11)
      expect(one.children).toEqual([])
      const sentences = one.text.split(/(?<=[.:]) /)
      const half = Math.ceil(sentences.length / 2)
      now.splice(
        10,
        1,
        { ...one, text: sentences.slice(0, half).join(' ') },
        { ...one, title: 'Further matters', text: sentences.slice(half).join(' ') },
      )
    })
    expect([wrong, said('11')]).toEqual([[], ['split 11 → 11+12']])
  })

  it('[CONC-3] two articles are merged and the words rewritten', () => {
    const { wrong, said } = edit(now => {
      const [one, next] = [whole(now, 13), whole(now, 14)]
      const children = [...one.children, ...next.children]
      now.splice(12, 2, { ...one, title: 'Logs and accuracy', children, from: [...one.from, ...next.from] })
      for (const part of children) part.text = worn(part.text, 0.2)
    })
    expect([wrong, said('13'), said('15')]).toEqual([[], ['merged 13+14 → 13'], ['moved 15 → 14']])
  })

  it('[CONC-3] a paragraph becomes an article, and an article a paragraph', () => {
    const raised = edit(now => {
      const [paragraph] = whole(now, 23).children.splice(2, 1)
      now.splice(23, 0, { ...paragraph!, level: 'article', title: 'Backup copies' })
    })
    expect([raised.wrong, raised.said('23'), raised.said('23(3)')]).toEqual([
      [],
      ['kept 23 → 23'],
      ['moved 23(3) → 24'],
    ])
    const lowered = edit(now => {
      const [article] = now.splice(10, 1)
      whole(now, 23).children.push({ ...article!, level: 'paragraph', title: null })
    })
    expect([lowered.wrong, lowered.said('11')]).toEqual([[], ['moved 11 → 23(7)']])
  })

  it('[CONC-3] a paragraph moves into another article', () => {
    const { wrong, said } = edit(now => {
      const [paragraph] = whole(now, 28).children.splice(0, 1)
      whole(now, 55).children.push(paragraph!)
    })
    expect(wrong).toEqual([])
    expect(said('28(1)')[0]).toMatch(/^moved 28\(1\) → 55\(\d+\)$/)
  })
})

describe('what is easily mistaken', () => {
  it('[CONC-4] articles that repeat each other keep apart', () => {
    const { wrong, said } = edit(now => {
      now.splice(29, 0, ...now.splice(30, 1))
      for (const one of flatPlans(now)) one.text = worn(one.text, 0.1)
    })
    expect([wrong, said('30'), said('31')]).toEqual([[], ['moved 30 → 31'], ['moved 31 → 30']])
  })

  it('[CONC-4] a twin that is added is new, and so is a copy: the old one stays where it was', () => {
    for (const share of [0, 0.15]) {
      const { wrong, said, proposals } = edit(now => {
        const twin = structuredClone(whole(now, 36))
        for (const one of flatPlans([twin])) {
          one.from = []
          one.text = worn(one.text, share)
        }
        now.splice(60, 0, twin)
      })
      expect([wrong, said('36')]).toEqual([[], ['kept 36 → 36']])
      expect(toNew(proposals, '61')[0]).toMatch(/new – → 61/)
    }
  })

  it('[CONC-4] a copy that cannot be told from the old one is not sure', () => {
    const { wrong, said } = edit(now => {
      const copy = structuredClone(whole(now, 36))
      for (const one of flatPlans([copy])) one.from = []
      now.splice(36, 0, copy)
      now.splice(35, 0, plan('article', 'Between', 'Something that stands between and says nothing else.'))
    })
    expect(wrong).toEqual([])
    expect(said('36')[0]).toMatch(/^\? /)
  })

  it('[CONC-4] an article leaves an empty number behind: it is struck, and the number is not it', () => {
    for (const placeholder of [plan('article', null, '[deleted]'), plan('article', 'Deleted', '')]) {
      const { wrong, said, proposals } = edit(now => {
        now[16] = placeholder
      })
      expect([wrong, said('17')]).toEqual([[], ['struck 17 → –']])
      expect(toNew(proposals, '17')).toEqual(['? new – → 17'])
    }
  })

  it('[CONC-4] an empty number that stays is kept', () => {
    const old = articles()
    old[16] = plan('article', null, '[deleted]')
    const proposals = propose(draftOf(old), draftOf(structuredClone(old)))
    expect(proposals.filter(one => one.from.some(is('17'))).map(line)).toEqual(['kept 17 → 17'])
  })

  it('[CONC-4] very short points: those that stay are sure, one put in the place of another is not', () => {
    const { wrong, said } = edit(now => {
      const listed = whole(now, 22).children.find(({ children }) => children.length > 0) ?? whole(now, 22)
      const points = listed.children.filter(({ level }) => level === 'point')
      points[1]!.text = 'usury;'
      points[1]!.from = []
    })
    expect(wrong).toEqual([])
    const number = said('22(2)(b)').length > 0 ? '22(2)' : '22(3)'
    expect(said(`${number}(a)`)[0]).toBe(`kept ${number}(a) → ${number}(a)`)
    expect(said(`${number}(b)`)[0]).toMatch(/^\? /)
    expect(said(`${number}(c)`)[0]).toBe(`kept ${number}(c) → ${number}(c)`)
  })

  it('[CONC-4] chapters change places, and their articles with them', () => {
    const old = harbourTreaty()
    const now = structuredClone(old)
    now.splice(2, 0, ...now.splice(6, 1))
    const proposals = propose(draftOf(old), draftOf(now))
    const truth = truthOf(old, now)
    expect(proposals.filter(one => one.sure && !isRight(one, truth))).toEqual([])
    expect(proposals.filter(one => one.from[0]?.printed.startsWith('Chapter')).map(line)).toEqual([
      'kept Chapter I → Chapter I',
      'moved Chapter II → Chapter III',
      'moved Chapter III → Chapter IV',
      'moved Chapter IV → Chapter V',
      'moved Chapter V → Chapter VI',
      'moved Chapter VI → Chapter II',
      'kept Chapter VII → Chapter VII',
      'kept Chapter VIII → Chapter VIII',
      'kept Chapter IX → Chapter IX',
    ])
  })

  it('[CONC-4] two drafts that have nothing in common, and empty ones', () => {
    const old = [plan('article', 'Anchors', 'Anchors are weighed at dawn.')]
    const now = [plan('article', 'Lamps', 'Wicks should be trimmed every evening.')]
    const empty = propose(draftOf([]), draftOf([]))
    expect(empty).toEqual([])
    expect(propose(draftOf(old), draftOf([])).map(line)).toEqual(['struck 1 → –'])
    expect(propose(draftOf(old), draftOf(now)).map(({ kind }) => kind)).toEqual(['struck', 'new'])
  })
})

describe('why', () => {
  it('[CONC-5] says what speaks for it: title, order, number, what it holds, and the words', () => {
    const { proposals } = edit(now => {
      now.splice(16, 1)
      whole(now, 18).children[0]!.text = worn(whole(now, 18).children[0]!.text, 0.1)
    })
    const article = proposals.find(one => one.from.some(is('19')))!
    expect(article.why).toMatchObject({ title: 'same', order: 'both sides', number: false, children: 1 })
    const paragraph = proposals.find(one => one.from.some(is('19(1)')))!
    const text = flatPlans(articles())[paragraph.from[0]!.at]!.text
    const [spans] = paragraph.why.shared.from
    const marked = spans!.reduce((sum, { start, end }) => sum + end - start, 0)
    expect(marked).toBeGreaterThan(text.length * 0.7)
    expect(spans!.every(({ start, end }, at) => start < end && start >= (spans![at - 1]?.end ?? 0))).toBe(
      true,
    )
    expect(text.slice(spans![0]!.start, spans![0]!.end)).toMatch(/^\p{L}/u)
  })
})
