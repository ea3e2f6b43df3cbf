/** The list as it is printed in a letter: what is said at each line, and a part of it with the way to the rest. */
import { describe, expect, it } from 'vitest'
import { doc } from '../../shared/formats/build.ts'
import { type Drawn, withList } from '../../shared/signatoryBlock.ts'
import type { Entry, SignatoryList } from '../../shared/signatoryList.ts'
import { textOf } from '../../shared/statement/text.ts'
import { publicWords } from '../../shared/words/public.ts'

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  ...{ name, country: null, signatory: null, role: null, affiliation: null, notJoined: [], answers: [] },
  ...{ signed: null, entered: false, afterDelivery: false },
  ...more,
})

const LIST: SignatoryList = {
  ...{ title: 'Letter', language: 'en', submitter: 'Harbour Watch', asOf: Date.UTC(2027, 0, 1, 12) },
  version: { number: 3, hash: 'abc' },
  ...{ organisations: 4, individuals: 1, withheld: 2, unnamed: 0, earlier: [] },
  groups: [
    {
      ...{ label: 'Taking part', of: 'organisation' },
      entries: [
        entry('Pier Watch', {
          country: 'KE',
          notJoined: [4, 6],
          answers: [{ question: 'Site', answer: 'pier.example' }],
        }),
        entry('Quay Rights', { entered: true, afterDelivery: true, signed: 2 }),
      ],
    },
    { label: 'Others', of: 'organisation', entries: [entry('Dock Union'), entry('Tide Forum')] },
    { label: null, of: 'individual', entries: [entry('Noor Haddad', { affiliation: 'Port School' })] },
  ],
}

function linesOf(more: Partial<Drawn> = {}): string[] {
  let ids = 0
  const drawn = { words: publicWords('en'), zone: 'UTC', newId: () => `block${++ids}`, ...more }
  const [block] = withList(doc([]), 'signon', LIST, drawn).content ?? []
  return block?.type === 'signatories' ? (block.content ?? []).map(row => textOf(row.content)) : []
}

describe('the printed list', () => {
  it('[LIST-1] says as of when, for which version, how many, and who is withheld apart', () => {
    expect(linesOf()).toEqual([
      'Submitted by Harbour Watch',
      expect.stringMatching(
        /^As of .*1 January 2027 at 12:00 \(UTC\), version 3, 4 organisations, 1 individual, 2 more with the names withheld\.$/,
      ),
      'SHA-256 of the text that was signed: abc',
      'Taking part',
      'Pier Watch (Kenya) (does not join asks 4 and 6; Site: pier.example)',
      'Quay Rights (signed version 2; entered by the coordinators from a list; not confirmed here by the signatory itself; after delivery)',
      'Others',
      'Dock Union',
      'Tide Forum',
      'Individuals',
      'Noor Haddad: Port School (affiliation for identification only)',
      '2 more support this letter with the name withheld. The coalition knows who they are.',
    ])
  })

  it('[LIST-2] some groups are printed, with the counts of all and the way to the full list', () => {
    const only = { groups: ['Others'], fullListAt: 'https://letters.example/s/harbour' }
    const lines = linesOf({ only })
    expect(lines[1]).toContain('4 organisations, 1 individual')
    expect(lines.slice(3)).toEqual([
      'Others',
      'Dock Union',
      'Tide Forum',
      '2 more support this letter with the name withheld. The coalition knows who they are.',
      expect.stringMatching(
        /^Full list at https:\/\/letters\.example\/s\/harbour, as of .*2027 at 12:00 \(UTC\)\.$/,
      ),
    ])
  })
})
