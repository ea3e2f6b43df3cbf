/** The table of comments and responses, contested passages, and what of a round's answers counts. */
import { describe, expect, it } from 'vitest'
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import { anchorAt } from '../../shared/review/place.ts'
import { contestedOf, tableOf } from '../../shared/review/table.ts'
import { countingAnswer, mustTakeAnswers, silentIn, stateOfRound } from '../../shared/round.ts'
import { doc, h, li, note, notes, ol, p, ref, text, withIds } from './build.ts'

const body = withIds(
  doc(
    h(1, 'Data of vessels', { id: 'heading0' }),
    p([text('Ports keep data for five years.'), ref('noteaaaa1')], { id: 'portdata' }),
    ol(
      [li([p('Ports name an officer.', { id: 'officer0' })]), li([p('Ports report.', { id: 'reports0' })])],
      'a)',
    ),
    notes(note('noteaaaa1', 'See the annex.')),
  ),
)
const org = (organisation: string) => ({ name: 'A person', organisation, guest: false })

let time = 0
const thread = (
  on: ThreadRow['on'],
  by: ReturnType<typeof org> | null,
  words: string,
  more: Partial<ThreadRow> = {},
): ThreadRow => {
  const at = ++time
  const comment = {
    id: `comment${at}`,
    by,
    mine: false,
    words,
    mentions: [],
    at,
    editedAt: null,
    removed: false,
  }
  const rest = { round: 'round001', version: null, state: { state: 'open' as const }, changed: at }
  return { id: `thread0${at}`, on, ...rest, comments: [comment], ...more }
}

const suggestion = (
  block: string,
  by: ReturnType<typeof org> | null,
  state: SuggestionRow['state'],
): SuggestionRow => {
  const at = ++time
  const changes = [
    {
      kind: 'words',
      block,
      was: [text('Ports keep data for five years.')],
      says: [text('Ports keep data for two years.')],
    },
  ]
  const rest = { mine: false, why: 'Enough.', round: 'round001', version: null, undoable: false }
  return { id: `suggest${at}`, by, changes, ...rest, state, at, changedAt: at, changed: at }
}

const years = anchorAt(body, 'portdata', 16, 31)!
const declined = { state: 'declined' as const, by: null, at: 9, reason: 'Agreed language.' }

describe('the table of comments and responses', () => {
  it('[ROUND-3] lists everything once, in the order of the text, with what became of it', () => {
    const settled = {
      state: 'settled' as const,
      by: null,
      at: 9,
      reason: 'Done.',
      disposition: 'accepted' as const,
    }
    const officer = {
      kind: 'block' as const,
      block: 'officer0',
      quote: { before: '', exact: 'Ports name', after: '' },
    }
    const gone = { ...officer, block: 'vanished' }
    const rows = tableOf(
      body,
      [
        thread(gone, org('Quay Watch'), 'Where is it?'),
        thread(officer, org('Quay Watch'), 'Which officer?', { state: settled }),
        thread(years, org('Open Piers'), 'Too long.'),
        thread({ kind: 'whole' }, org('Open Piers'), 'Well done.'),
      ],
      [
        suggestion('portdata', org('Quay Watch'), declined),
        suggestion('portdata', org('Quay Watch'), { state: 'withdrawn', at: 9 }),
      ],
    )
    expect(rows.map(({ place, says, disposition, reason }) => [place, says, disposition, reason])).toEqual([
      ['The whole text', 'Well done.', null, ''],
      [
        'Data of vessels › Ports keep data for five years.',
        'Instead of “Ports keep data for five years.”: “Ports keep data for two years.”\nWhy: Enough.',
        'declined',
        'Agreed language.',
      ],
      ['Data of vessels › Ports keep data for five years.', 'Too long.', null, ''],
      ['Data of vessels › a) Ports name an officer.', 'Which officer?', 'accepted', 'Done.'],
      ['Not in this version', 'Where is it?', null, ''],
    ])
    expect(rows[2]!.passage).toBe('for five years.')
  })

  it('[ROUND-3] leaves out what its author took back', () => {
    const taken = thread({ kind: 'whole' }, org('Quay Watch'), '')
    taken.comments[0]!.removed = true
    expect(tableOf(body, [taken], [])).toEqual([])
  })

  it('finds the passages that several organisations spoke about', () => {
    const said = [thread(years, org('Quay Watch'), 'One'), thread(years, org('Quay Watch'), 'Two')]
    expect(contestedOf(body, said, [])).toEqual([])
    expect(contestedOf(body, said, [suggestion('portdata', org('Open Piers'), declined)])).toEqual([
      {
        block: 'portdata',
        words: 'Ports keep data for five years.',
        organisations: ['Quay Watch', 'Open Piers'],
        comments: 2,
        suggestions: 1,
      },
    ])
  })

  it('[REV-5] counts voices without names where nobody is named', () => {
    const said = [thread(years, null, 'One'), thread(years, null, 'Two')]
    expect(contestedOf(body, said, [])).toMatchObject([{ organisations: [], comments: 2 }])
  })
})

describe('a round', () => {
  const round = { closesAt: 1000, closedAt: null }

  it('[ROUND-1] takes answers before the instant of its deadline, and none from it on', () => {
    expect([999, 1000].map(now => stateOfRound(round, now))).toEqual(['open', 'past-deadline'])
    expect(stateOfRound({ ...round, closedAt: 500 }, 600)).toBe('closed')
    expect(() => mustTakeAnswers(round, 999)).not.toThrow()
    expect(() => mustTakeAnswers(round, 1000)).toThrow(expect.objectContaining({ code: 'round-closed' }))
    expect(() => mustTakeAnswers({ ...round, closedAt: 500 }, 600)).toThrow(
      expect.objectContaining({ code: 'round-closed' }),
    )
  })

  it('[ROUND-1] counts the newest answer, in whatever order they come', () => {
    const answers = [
      { at: 2, answer: 'agree' },
      { at: 5, answer: 'cannot-join' },
      { at: 1, answer: 'agree' },
    ]
    expect(countingAnswer(answers)).toEqual({ at: 5, answer: 'cannot-join' })
    expect(countingAnswer([])).toBeUndefined()
    expect(silentIn(['one', 'two'], [{ organisation: 'two' }])).toEqual(['one'])
  })
})
