/** Which asks of the register are shown, by what an address says. */
import { describe, expect, it } from 'vitest'
import {
  type AskFilter,
  type Beside,
  type Filtered,
  filterFields,
  NO_FILTER,
  readFilter,
  shownBy,
} from '../../shared/asks/filter.ts'
import { articlesOf, byNumber } from '../../shared/asks/onArticles.ts'

const ask = (number: number, says: Partial<Filtered>): Filtered => ({
  ...{ id: `ask${number}`, number, verb: 'amend', wording: 'Amend it', targets: [], proposedText: null },
  ...{ reason: null, drawnFrom: null, tags: [], process: null, owner: null, priority: null },
  ...{ statements: [], versions: [] },
  ...says,
})

const REGISTER = [
  ask(1, {
    verb: 'delete',
    wording: 'Delete Article 12, so that no pilot’s name is kept',
    targets: [{ asWritten: 'Article 12' }],
    tags: ['Privacy'],
    owner: { id: 'lighthouse', name: 'Lighthouse Circle' },
    priority: 'high',
    process: 'harbour',
    statements: [{ id: 'letter', session: 'third' }],
  }),
  ask(2, {
    wording: 'Que la protección de los prácticos sea explícita',
    targets: [{ asWritten: 'artículo 14' }],
    proposedText: 'Pilots’ names are kept for one tide.',
    process: 'harbour',
    versions: [{ statement: 'letter' }],
  }),
  ask(12, { verb: 'reject', wording: 'Reject the draft', priority: 'low' }),
]

const BESIDE: Record<string, Partial<Beside>> = {
  ask1: { articles: ['12', '9'], outcomes: ['reflected'] },
  ask2: { articles: ['14'], sessions: ['second'] },
}
const besideOf = ({ id }: Filtered): Beside => ({ articles: [], outcomes: [], sessions: [], ...BESIDE[id] })

const shown = (filter: Partial<AskFilter>) =>
  shownBy(REGISTER, { ...NO_FILTER, ...filter }, besideOf).map(({ number }) => number)

describe('the filter over asks', () => {
  it.each<[string, Partial<AskFilter>, number[]]>([
    ['nothing said', {}, [1, 2, 12]],
    ['a verb', { verb: 'delete' }, [1]],
    ['an article', { article: '12' }, [1]],
    ['an article where it is now', { article: '9' }, [1]],
    ['the session of a living statement', { session: 'third' }, [1]],
    ['the session of a frozen one', { session: 'second' }, [2]],
    ['an owner', { owner: 'lighthouse' }, [1]],
    ['no owner', { owner: 'none' }, [2, 12]],
    ['an outcome', { outcome: 'reflected' }, [1]],
    ['not judged', { outcome: 'none' }, [2, 12]],
    ['a statement, also where only a version carries it', { statement: 'letter' }, [1, 2]],
    ['no statement now', { statement: 'none' }, [2, 12]],
    ['a tag, whatever its case', { tag: 'privacy' }, [1]],
    ['a priority', { priority: 'low' }, [12]],
    ['no priority', { priority: 'none' }, [2]],
    ['a process', { process: 'harbour' }, [1, 2]],
    ['two at once', { process: 'harbour', owner: 'none' }, [2]],
  ])('[ASK-20] shows by %s', (_, filter, numbers) => {
    expect(shown(filter)).toEqual(numbers)
  })

  it.each<[string, number[]]>([
    ['name pilot', [1, 2]],
    ['proteccion PRACTICOS', [2]],
    ['12', [1, 12]],
    ['#12', [12]],
    ['privacy', [1]],
    ['lighthouse', []],
  ])('[ASK-20] every word of “%s” is somewhere in what the ask says', (words, numbers) => {
    expect(shown({ words })).toEqual(numbers)
  })

  it('[ASK-20] the address says the same again, and nothing that says nothing', () => {
    const filter: AskFilter = { ...NO_FILTER, words: 'tide  gauges', verb: 'move', priority: 'none' }
    const fields = new Map(filterFields(filter))
    expect([...fields.keys()]).toEqual(['words', 'verb', 'priority'])
    expect(readFilter(name => fields.get(name) ?? null)).toEqual(filter)
  })

  it('[ASK-20] what no version of this knows in an address shows everything', () => {
    expect(readFilter(name => (name === 'verb' || name === 'outcome' ? 'sing' : null))).toEqual(NO_FILTER)
  })
})

describe('the articles of an ask', () => {
  const written = (...targets: string[]) =>
    articlesOf(
      targets.map(asWritten => ({ asWritten, kind: 'provision' })),
      [],
    )

  it('[ASK-20] are read from the words of its targets', () => {
    expect(written('Article 87(2)(m)', 'Articles 56 and 57')).toEqual(['87', '56', '57'])
    expect(written('Articles 2–4')).toEqual(['2', '3', '4'])
    expect(written('the preamble', 'Article 17 of the ICCPR')).toEqual([])
    expect(articlesOf([{ asWritten: 'Article 12', kind: 'other' }], [])).toEqual([])
  })

  it('[ASK-20] and from where it is printed in a draft', () => {
    expect(articlesOf([], ['87(2)(g)', '24 bis(1)', '5 Alt 1(2)', 'Chapter V', 'Preamble ¶3', '87'])).toEqual(
      ['87', '24 bis', '5'],
    )
  })

  it('[ASK-20] stand in the order of their numbers', () => {
    expect(byNumber(['10', '2', '24 bis', '24'])).toEqual(['2', '10', '24', '24 bis'])
  })
})
