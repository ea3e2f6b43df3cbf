import { describe, expect, it } from 'vitest'
import { erase, eraseTime, remove } from '../../shared/erasure.ts'
import type { Signature, SignatureState } from '../../shared/signature.ts'

const DAY = 24 * 60 * 60_000
const TERMS = {
  printNotJoined: true,
  questions: [
    { id: 'phone', label: 'Telephone', required: false, shown: false },
    { id: 'members', label: 'Members', required: false, shown: true },
  ],
}
const ACCEPTED: SignatureState = { state: 'accepted', at: 4, confirmedAt: 3, by: 'amina' }

const signature = (more: Partial<Signature> = {}): Signature => ({
  ...{
    id: 's',
    signon: 'o',
    kind: 'organisation',
    name: 'Quay Workers',
    organisation: 'org1',
    group: 'NGOs',
  },
  ...{
    country: 'KE',
    signatory: 'PERSON',
    role: 'PERSON',
    address: 'PERSON@x.example',
    affiliation: 'PERSON',
  },
  shown: { signatory: false, role: false, country: false, affiliation: false, notJoined: false },
  ...{ mandate: '1', consent: '2', decision: { what: 'PERSON', date: '2027-01-01' } },
  ...{ answers: { phone: 'PERSON', members: '40' }, notJoined: ['ask1'], withheld: false },
  ...{ version: 'v', hash: 'h', read: null, language: 'en', invitation: 'PERSON' },
  authority: { how: 'checked', by: 'amina', note: 'PERSON', at: 3 },
  entered: { by: 'amina', evidence: 'PERSON' },
  response: { version: 'v2', what: 'object', said: 'PERSON', at: 5 },
  ...{ listed: { name: '', sort: '' }, erasedAt: null, state: ACCEPTED, createdAt: 1 },
  ...more,
})

const STATES: SignatureState[] = [
  { state: 'pending', at: 1 },
  { state: 'confirmed', at: 2 },
  ACCEPTED,
  { state: 'declined', at: 4, by: 'amina', reason: 'PERSON' },
  { state: 'withdrawn', at: 4, how: 'withdrew' },
  { state: 'lapsed', at: 4 },
]

describe('[KEEP-1] erasing', () => {
  it.each(STATES)('leaves nothing of the person: $state', state => {
    for (const kind of ['organisation', 'individual'] as const) {
      const name = kind === 'individual' ? 'PERSON' : 'Quay Workers'
      const listed = { name: kind === 'individual' ? 'PERSON' : '', sort: '' }
      const gone = erase(signature({ kind, name, listed, state }), TERMS, 9)
      expect(JSON.stringify(gone)).not.toContain('PERSON')
      expect(gone).toMatchObject({ erasedAt: 9, hash: 'h', version: 'v' })
    }
  })

  it('leaves on the list what was let be shown, and the place of the organisation', () => {
    const shown = { signatory: true, role: true, country: true, affiliation: true, notJoined: true }
    const gone = erase(signature({ shown }), TERMS, 9)
    expect(gone).toMatchObject({
      ...{ name: 'Quay Workers', organisation: 'org1', signatory: 'PERSON', role: 'PERSON', country: 'KE' },
      ...{ answers: { members: '40' }, notJoined: ['ask1'], address: '', state: ACCEPTED },
    })
  })

  it('leaves nothing shown of a name that is withheld', () => {
    const shown = { signatory: true, role: true, country: true, affiliation: true, notJoined: true }
    const gone = erase(signature({ kind: 'individual', name: 'PERSON', shown, withheld: true }), TERMS, 9)
    expect(JSON.stringify(gone)).not.toContain('PERSON')
  })

  it('gives up what was not decided', () => {
    const states = STATES.slice(0, 2).map(state => erase(signature({ state }), TERMS, 9).state)
    expect(states).toEqual([
      { state: 'lapsed', at: 9 },
      { state: 'lapsed', at: 9 },
    ])
  })

  it('twice changes nothing', () => {
    const gone = erase(signature(), TERMS, 9)
    expect(erase(gone, TERMS, 10)).toBe(gone)
  })
})

describe('[KEEP-2] removing', () => {
  it.each(STATES)('leaves neither name nor person: $state', state => {
    const gone = remove(signature({ state, listed: { name: 'Quay Workers United', sort: '' } }), 'amina', 9)
    expect(JSON.stringify(gone)).not.toMatch(/PERSON|Quay|org1|NGOs/)
    expect(gone.state).toEqual({ state: 'withdrawn', at: 9, how: 'removed', by: 'amina' })
    expect(remove(gone, 'sefa', 10)).toBe(gone)
  })
})

describe('[KEEP-3] the time to erase', () => {
  const signon = {
    opensAt: 0,
    closesAt: 30 * DAY,
    closedAt: null,
    pausedAt: null,
    terms: { eraseAfterDays: 10 },
  }

  it.each([
    ['is not there before a delivery', signon, null, null],
    [
      'is not there where none is set',
      { ...signon, terms: { eraseAfterDays: null } },
      DAY as number | null,
      null,
    ],
    ['counts from the first delivery', signon, 25 * DAY, 35 * DAY],
    ['never comes while one can sign', signon, 2 * DAY, 30 * DAY],
    ['waits a week for who looks in a pause', { ...signon, pausedAt: 40 * DAY }, 25 * DAY, 47 * DAY],
    ['is the time that was set in a longer pause', { ...signon, pausedAt: 20 * DAY }, 25 * DAY, 35 * DAY],
    ['comes earlier where signing was closed early', { ...signon, closedAt: 5 * DAY }, 2 * DAY, 12 * DAY],
  ])('%s', (_, one, first, at) => {
    expect(eraseTime(one, first)).toBe(at)
  })
})
