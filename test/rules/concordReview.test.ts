/** What a person reviews between two drafts: rows, filters, what would be confirmed at once, and corrections. */
import { describe, expect, it } from 'vitest'
import { steadyGroups, steadyRows } from '../../client/pages/concordance/steady.ts'
import type { Proposal } from '../../shared/instrument/concord/proposal.ts'
import { propose } from '../../shared/instrument/concord/propose.ts'
import {
  filtered,
  type Laid,
  type Link,
  nextOpen,
  progressOf,
  type ReviewDraft,
  type Row,
  reviewRows,
  severalOf,
} from '../../shared/instrument/concord/review.ts'
import { afterTold, madeByOthers } from '../../shared/instrument/concord/reviewLinks.ts'
import { correctionOf, namesOf, readNumbers } from '../../shared/instrument/concord/reviewNumbers.ts'
import { spansOf, textsOf } from '../../shared/instrument/concord/reviewText.ts'
import { flatten } from '../../shared/instrument/printed.ts'
import type { InstrumentDraft, Level } from '../../shared/instrument/provision.ts'
import { draftOf, harbourTreaty } from './harbourTreaty.ts'

/** `chapter Chapter I`, `. article 1`, `.. paragraph 1(1)`: a draft as a few lines, the points before saying how deep. */
function laid(...lines: string[]): Laid[] {
  const above: number[] = []
  return lines.map((line, at) => {
    const [, dots = '', level = '', printed = ''] = /^(\.*) ?(\w+) (.+)$/.exec(line) ?? []
    above.splice(dots.length)
    const parent = above.at(-1) ?? null
    above.push(at)
    return { at, parent, level: level as Level, printed, title: null }
  })
}

const draft = (tree: Laid[], partial = false): ReviewDraft => ({ tree, partial })

const OLD = laid('chapter Chapter I', '. article 1', '.. paragraph 1(1)', '.. paragraph 1(2)', '. article 2')
const NOW = laid(
  'chapter Chapter I',
  '. article 1',
  '.. paragraph 1(1)',
  '.. paragraph 1(2)',
  '.. paragraph 1(3)',
  '. article 2',
  '.. paragraph 2(1)',
  '. article 3',
)

/** Chapter I, 1 and its paragraphs stay; 1(2) is new between them; 2 is new with its paragraph; 2 is 3 now. */
const PROPOSED = [
  proposal('kept', [0], [0]),
  proposal('kept', [1], [1]),
  proposal('kept', [2], [2]),
  proposal('moved', [3], [4], { sure: false, likeness: 0.6 }),
  proposal('moved', [4], [7], { likeness: 0.8 }),
  proposal('new', [], [3]),
  proposal('new', [], [5]),
  proposal('new', [], [6], { sure: false }),
]

function proposal(
  kind: Proposal['kind'],
  from: number[],
  to: number[],
  said: Partial<Proposal> = {},
): Proposal {
  const ref = (tree: Laid[]) => (at: number) => ({ at, printed: tree[at]?.printed ?? '' })
  const shared = { from: [], to: [] }
  const why = { title: null, order: 'neither', number: false, children: null, shared } as const
  return { kind, from: from.map(ref(OLD)), to: to.map(ref(NOW)), sure: true, likeness: 1, why, ...said }
}

const link = (kind: Link['kind'], from: number[], to: number[], id = `${from}>${to}`): Link => ({
  ...{ id, kind, from, to },
  ...{ by: { id: 'ben', name: 'Ben' }, at: 1 },
})

const review = (links: Link[] = [], proposals = PROPOSED, old = draft(OLD), now = draft(NOW)) =>
  reviewRows(old, now, proposals, links)

const said = ({ kind, from, to, link, group, depth }: Row) =>
  `${link ? '✓ ' : ''}${kind} ${from.join('+')}→${to.join('+')} in ${group} ${'.'.repeat(depth)}`.trim()

describe('the rows of a review', () => {
  it('[CONC-21] stand in the order of the old draft, what is new where the new draft has it', () => {
    expect(review().map(said)).toEqual([
      'kept 0→0 in o0',
      'kept 1→1 in o1',
      'kept 2→2 in o1 .',
      'new →3 in o1 .',
      'moved 3→4 in o1 .',
      'new →5 in n5',
      'new →6 in n5 .',
      'moved 4→7 in o4',
    ])
  })

  it('[CONC-21] a first article that is new stands first', () => {
    const now = laid('article 1', 'article 2')
    const rows = reviewRows(
      draft(laid('article 1')),
      draft(now),
      [proposal('moved', [0], [1]), proposal('new', [], [0])],
      [],
    )
    expect(rows.map(said)).toEqual(['new →0 in n0', 'moved 0→1 in o0'])
  })

  it('[CONC-21] each provision of both drafts is in exactly one row, whatever was confirmed', () => {
    const old = harbourTreaty()
    const now = structuredClone(old)
    now.splice(2, 0, ...now.splice(5, 1))
    now[4]!.children.splice(1, 1)
    const [a, b] = [laidOf(draftOf(old)), laidOf(draftOf(now))]
    const proposals = propose(draftOf(old), draftOf(now))
    const links = [link('merged', [30, 31], [40]), link('split', [50], [60, 61]), link('struck', [70], [])]
    const rows = reviewRows(draft(a), draft(b), proposals, links)
    const all = (side: 'from' | 'to') => rows.flatMap(row => row[side]).sort((x, y) => x - y)
    expect(all('from')).toEqual(a.map(({ at }) => at))
    expect(all('to')).toEqual(b.map(({ at }) => at))
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows.filter(row => row.link !== null)).toHaveLength(3)
  })

  it('[CONC-22] what was confirmed says so, and only that', () => {
    const rows = review([link('kept', [1], [1])])
    expect(rows.filter(row => row.link).map(said)).toEqual(['✓ kept 1→1 in o1'])
    expect(rows.find(row => row.link)?.why).not.toBeNull()
    expect(progressOf(rows)).toEqual({ confirmed: 1, of: 8, open: 7, unsure: 2, absent: 0 })
  })

  it('[CONC-22] what is left of a proposal that was confirmed otherwise is open and unsure', () => {
    const proposals = [
      ...PROPOSED.filter(one => ![3, 4].includes(one.from[0]?.at ?? -1) && one.to[0]?.at !== 3),
      proposal('split', [3], [3, 4]),
      proposal('moved', [4], [7]),
    ]
    const rest = (links: Link[]) =>
      review(links, proposals)
        .filter(row => row.origin !== 'proposed')
        .map(row => `${said(row)}${row.sure ? ' sure' : ''}`)
    expect(rest([link('moved', [4], [4])])).toEqual(['kept 3→3 in o1 .', '✓ moved 4→4 in o4', 'new →7 in n7'])
    expect(rest([link('struck', [3], [])])).toEqual([
      'new →3 in o1 .',
      'new →4 in o1 .',
      '✓ struck 3→ in o1 .',
    ])
  })

  it('[CONC-23] what a document of some chapters does not hold is neither struck nor open', () => {
    const old = laid('chapter Chapter I', '. article 1', 'chapter Chapter II', '. article 2', '. article 3')
    const now = laid('chapter Chapter II', '. article 2')
    const proposals = [
      ...[proposal('struck', [0], []), proposal('struck', [1], [])],
      ...[proposal('kept', [2], [0]), proposal('kept', [3], [1]), proposal('struck', [4], [])],
    ]
    const rows = reviewRows(draft(old), draft(now, true), proposals, [])
    expect(rows.filter(({ absent }) => absent).map(({ from }) => from)).toEqual([[0], [1]])
    expect(progressOf(rows)).toMatchObject({ of: 3, open: 3, absent: 2 })
    expect(severalOf(rows, { by: 'sure' }).map(({ from }) => from)).toEqual([[2], [3], [4]])
    const turned = [proposal('new', [], [0]), proposal('new', [], [1]), proposal('kept', [0], [2])]
    const back = reviewRows(draft(now, true), draft(old), [...turned, proposal('new', [], [4])], [])
    expect(back.filter(({ absent }) => absent).map(({ to }) => to)).toEqual([[0], [1]])
  })
})

const laidOf = (read: InstrumentDraft): Laid[] => {
  const all = flatten(read)
  const at = new Map(all.map(({ provision }, position) => [provision, position]))
  return all.map(({ provision, parent }, position) => ({
    ...{ at: position, parent: parent === null ? null : (at.get(parent) ?? null) },
    ...{ level: provision.level, printed: provision.printed, title: provision.title },
  }))
}

describe('choosing rows', () => {
  const rows = review([link('kept', [1], [1])])
  const shown = (show: Parameters<typeof filtered>[1]['show'], kind: 'any' | Row['kind'] = 'any') =>
    filtered(rows, { show, kind }).map(({ key }) => key)

  it.each([
    ['all', 'any', ['o0', 'o1', 'o2', 'n3', 'o3', 'n5', 'n6', 'o4']],
    ['open', 'any', ['o0', 'o2', 'n3', 'o3', 'n5', 'n6', 'o4']],
    ['unsure', 'any', ['o3', 'n6']],
    ['confirmed', 'any', ['o1']],
    ['open', 'moved', ['o3', 'o4']],
    ['absent', 'any', []],
  ] as const)('shows %s rows of %s kind', (show, kind, keys) => {
    expect(shown(show, kind)).toEqual(keys)
  })

  it('[CONC-22] confirming several takes what is open: the sure ones, or those alike enough', () => {
    const keys = (several: Parameters<typeof severalOf>[1]) => severalOf(rows, several).map(({ key }) => key)
    expect(keys({ by: 'sure' })).toEqual(['o0', 'o2', 'n3', 'n5', 'o4'])
    expect(keys({ by: 'likeness', least: 0.7, unsure: true })).toEqual(['o0', 'o2', 'o4'])
    expect(keys({ by: 'likeness', least: 0.5, unsure: true })).toEqual(['o0', 'o2', 'o3', 'o4'])
    expect(keys({ by: 'likeness', least: 0.5, unsure: false })).toEqual(['o0', 'o2', 'o4'])
  })

  it('the next open one comes behind, then from the beginning; none when all is confirmed', () => {
    expect(nextOpen(rows, 'o0', new Set())).toBe('o2')
    expect(nextOpen(rows, 'o4', new Set())).toBe('o0')
    expect(nextOpen(rows, 'o4', new Set(['o0', 'o2']))).toBe('n3')
    expect(nextOpen(rows, null, new Set())).toBe('o0')
    expect(
      nextOpen(
        rows.filter(row => row.link),
        'o1',
        new Set(),
      ),
    ).toBeNull()
  })
})

describe('provisions by their numbers', () => {
  const tree = laid(
    'article 17',
    '. paragraph 17(1)',
    'article 17',
    'article 24 bis',
    'annex Annex I',
    '. paragraph Annex I, 3(1)',
  )
  it.each([
    ['17', [0], []],
    ['17 (1)', [1], []],
    ['Art. 24bis; 17', [0, 3], []],
    ['17 #2, 17(1)', [1, 2], []],
    ['annex i, 3(1), 17', [0, 5], []],
    ['17; 99, x', [0], ['99', 'x']],
    ['  ', [], []],
  ])('%j is read', (typed, at, unknown) => {
    expect(readNumbers(typed, tree)).toEqual({ at, unknown })
  })

  it('every provision has a name that is read as itself', () => {
    for (const [at, name] of namesOf(tree).entries()) expect(readNumbers(name, tree).at).toEqual([at])
  })
})

describe('correcting a link', () => {
  const own = link('moved', [3], [4])
  const other = link('moved', [4], [7])
  const corrected = (from: number[], to: number[], of: Link | null = own) =>
    correctionOf(from, to, of, { old: OLD, now: NOW, links: [own, other] })

  it.each([
    ['another provision', [3], [3], ['3>4'], ['kept 3→3']],
    ['one that another link names', [3], [7], ['3>4', '4>7'], ['moved 3→7']],
    ['several into one', [3, 4], [7], ['3>4', '4>7'], ['merged 3+4→7']],
    ['one into several', [3], [4, 5], ['3>4'], ['split 3→4+5']],
    ['nothing', [3], [], ['3>4'], ['struck 3→']],
    ['from nothing', [], [4, 5], ['3>4'], ['new →4', 'new →5']],
  ])('[CONC-24] to %s', (_, from, to, ends, links) => {
    const made = corrected(from, to)
    if ('wrong' in made) throw new Error(made.wrong)
    expect(made.ends.map(({ id }) => id)).toEqual(ends)
    expect(made.links.map(one => `${one.kind} ${one.from.join('+')}→${one.to.join('+')}`)).toEqual(links)
  })

  it('[CONC-24] says what is no correction', () => {
    expect(corrected([], [])).toEqual({ wrong: 'nothing' })
    expect(corrected([2, 3], [3, 4])).toEqual({ wrong: 'several' })
    expect(corrected([3], [4])).toEqual({ wrong: 'same' })
    expect(corrected([2], [2], null)).toEqual({ ends: [], links: [{ kind: 'kept', from: [2], to: [2] }] })
  })
})

describe('the texts beside each other', () => {
  const line = ({ pieces }: { pieces: readonly { text: string; op: string; shared: boolean }[] }) =>
    pieces.map(({ text, op, shared }) => (op === '=' ? text : `${op}${shared ? '*' : ''}[${text}]`)).join('')
  const none = { old: new Map(), now: new Map() }

  it('[CONC-5] are compared word by word, each side with its own words', () => {
    const { old, now } = textsOf(
      [{ at: 3, text: 'Each port keeps a ledger.' }],
      [{ at: 4, text: 'Each port keeps an open ledger.' }],
      none,
      'en',
    )
    expect(old.map(line)).toEqual(['Each port keeps -[a] ledger.'])
    expect(now.map(line)).toEqual(['Each port keeps +[an open] ledger.'])
  })

  it('[CONC-5] what stands on the other side in another place is marked as shared', () => {
    const [old, now] = ['Ports keep ledgers and charts.', 'Ledgers are open. Ports keep charts.']
    const why = { title: null, order: 'neither', number: false, children: null } as const
    const shared = { from: [[{ start: 11, end: 18 }]], to: [[{ start: 0, end: 7 }]] }
    const texts = textsOf(
      [{ at: 0, text: old }],
      [{ at: 5, text: now }],
      spansOf({ ...why, shared }, [0], [5]),
      'en',
    )
    expect(texts.old.map(line).join()).toContain('-*[ledgers]')
    expect(texts.now.map(line).join()).toContain('+*[Ledgers]')
  })

  it('each provision of a split keeps its own words, also where one has none', () => {
    const texts = ['Each port keeps a ledger.', '', 'Each ledger is open.']
    const whole = [{ at: 1, text: `${texts[0]} ${texts[2]}` }]
    const { old, now } = textsOf(
      whole,
      texts.map((text, at) => ({ at, text })),
      none,
      'en',
    )
    const words = (shown: typeof old) => shown.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
    expect(words(old)).toEqual(whole.map(({ text }) => text))
    expect(words(now)).toEqual(texts)
  })
})

describe('what is drawn anew', () => {
  it('is what says something else: other rows and articles are the same values as before', () => {
    const before = review()
    const after = steadyRows(before, review([link('moved', [4], [7])]))
    expect(after.filter((row, at) => row !== before[at]).map(said)).toEqual(['✓ moved 4→7 in o4'])
    const groups = steadyGroups([], before)
    const anew = steadyGroups(groups, after)
    expect(anew.filter((group, at) => group !== groups[at]).map(({ group }) => group)).toEqual(['o4'])
  })
})

describe('what others do meanwhile', () => {
  const told = (one: Link, endedAt: number | null = null) => ({ ...one, endedAt })
  const [mine, theirs] = [
    link('kept', [1], [1]),
    { ...link('kept', [2], [2]), by: { id: 'amina', name: 'Amina' } },
  ]

  it('[CONC-22] what is told anew takes the place of what was known; what ended is gone', () => {
    const first = afterTold({ revision: 0, links: [] }, { revision: 1, links: [told(mine)] })
    expect(first).toEqual({ revision: 1, links: [mine] })
    expect(afterTold(first, { revision: 1, links: [] })).toBe(first)
    const second = afterTold(first, { revision: 3, links: [told(mine, 9), told(theirs)] })
    expect(second).toEqual({ revision: 3, links: [theirs] })
  })

  it('is said by whom it was done, without oneself', () => {
    expect(madeByOthers([], [mine, theirs], 'ben')).toEqual([{ name: 'Amina', links: 1 }])
    expect(madeByOthers([theirs], [mine, theirs], 'ben')).toEqual([])
  })
})
