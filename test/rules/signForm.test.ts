/** What the form of a sign-on must say, and what of it is kept. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../../shared/countries.ts'
import { type Asking, fill, type SignForm } from '../../shared/signForm.ts'
import { type TermsWish, withTerms } from '../../shared/signonTerms.ts'

const FORM: SignForm = {
  ...{ kind: 'organisation', name: 'Harbour Watch', group: '', country: 'KE', signatory: 'Amina Otieno' },
  ...{ role: 'Director', affiliation: '', address: 'amina@harbour.example', decision: '', decisionDate: '' },
  ...{ notJoined: [], answers: [], withheld: false },
  ...{
    showSignatory: true,
    showRole: true,
    showCountry: false,
    showAffiliation: false,
    showNotJoined: false,
  },
  ...{ authorised: true, consent: true, consentVersion: '2' },
}

const asking = (terms: TermsWish = {}, more: Partial<Asking> = {}): Asking => ({
  ...{ eligible: 'both' as const, groups: [], asks: ['ask-one', 'ask-two'] },
  ...more,
  terms: withTerms(terms),
})

const filledOf = (form: Partial<SignForm>, on: Asking = asking()) => {
  const read = fill({ ...FORM, ...form }, on, COUNTRIES)
  if ('flaws' in read) throw new Error(`Flaws: ${JSON.stringify(read.flaws)}`)
  return read.filled
}

/** The flaws as "field what", with the number of the question where it is one's. */
const flawsOf = (form: Partial<SignForm>, on: Asking = asking()): string[] => {
  const read = fill({ ...FORM, ...form }, on, COUNTRIES)
  if ('filled' in read) return []
  return read.flaws.map(({ field, what, at }) => `${field} ${what}${at === undefined ? '' : ` ${at}`}`)
}

const QUESTIONS = [
  { id: 'q1', label: 'Members', required: true, shown: false },
  { id: 'q2', label: 'Site', required: false, shown: true },
]

describe('the form', () => {
  it('[SIGN-11] says what was typed of what was asked, and keeps nothing else', () => {
    expect(filledOf({})).toMatchObject({ name: 'Harbour Watch', role: 'Director', country: 'KE' })
    const bare = asking({ country: 'not-asked', role: 'not-asked' })
    expect(
      filledOf({ showCountry: true, affiliation: 'Port', notJoined: ['ask-one'], withheld: true }, bare),
    ).toMatchObject({
      ...{ country: '', role: '', affiliation: '', notJoined: [], withheld: false },
      shown: { role: false, country: false, affiliation: false, notJoined: false },
    })
    expect(filledOf({ decision: 'Board', decisionDate: '2026-12-01', answers: ['ninety'] })).toMatchObject({
      decision: { what: '', date: '' },
      answers: {},
    })
  })

  it('[SIGN-11] an individual has no mandate, decision or name beside their own', () => {
    const on = asking({ decision: 'required' })
    expect(
      filledOf(
        { kind: 'individual', authorised: false, affiliation: 'Port School', showAffiliation: true },
        on,
      ),
    ).toMatchObject({
      ...{ name: 'Amina Otieno', mandate: '', affiliation: 'Port School' },
      ...{ decision: { what: '', date: '' }, shown: { affiliation: true } },
    })
  })

  it('[SIGN-11] country, role and decision are asked as the coordinators set it', () => {
    const on = asking({ country: 'required', role: 'required', decision: 'required' })
    const empty = { country: '', role: ' – ', decision: '', decisionDate: '' }
    expect(flawsOf(empty, on)).toEqual([
      'role missing',
      'country missing',
      'decision missing',
      'decisionDate missing',
    ])
    expect(flawsOf(empty)).toEqual([])
    expect(flawsOf({ country: 'ZZ' })).toEqual(['country unknown'])
    expect(
      flawsOf({ decision: 'Board', decisionDate: '2026-02-30' }, asking({ decision: 'optional' })),
    ).toEqual(['decisionDate unknown'])
  })

  it('[SIGN-11] answers belong to the questions in their order, and each says what is wrong with itself', () => {
    const on = asking({ questions: QUESTIONS })
    expect(filledOf({ answers: ['90', ''] }, on).answers).toEqual({ q1: '90' })
    expect(flawsOf({ answers: ['', 'x'.repeat(401)] }, on)).toEqual([
      'answers missing 0',
      'answers too-long 1',
    ])
    expect(flawsOf({ answers: [] }, on)).toEqual(['answers missing 0'])
  })

  it('[SIGN-11] only asks of the letter are not joined, each once, in the order of the letter', () => {
    const on = asking({ mayNotJoin: true })
    const notJoined = ['ask-two', 'ask-elsewhere', 'ask-one', 'ask-two']
    expect(filledOf({ notJoined, showNotJoined: true }, on)).toMatchObject({
      notJoined: ['ask-one', 'ask-two'],
      shown: { notJoined: true },
    })
    expect(filledOf({ notJoined: [], showNotJoined: true }, on).shown.notJoined).toBe(false)
  })

  it('[SIGN-11] a group is asked of a kind that has more than one', () => {
    const groups = [
      { label: 'North', of: 'organisation' as const },
      { label: 'South', of: 'organisation' as const },
      { label: 'Experts', of: 'individual' as const },
    ]
    const on = asking({}, { groups })
    expect(flawsOf({}, on)).toEqual(['group missing'])
    expect(flawsOf({ group: 'Experts' }, on)).toEqual(['group unknown'])
    expect(filledOf({ group: ' South ' }, on).group).toBe('South')
    expect(filledOf({ kind: 'individual', group: 'North' }, on).group).toBe('Experts')
    expect(filledOf({ group: 'North' }).group).toBe('')
  })

  it('[SIGN-11] says everything that is wrong at once, in the order of the page', () => {
    const wrong = { name: ' ', signatory: '', address: 'no address', authorised: false, consent: false }
    const told = [
      'name missing',
      'signatory missing',
      'address not-an-address',
      'authorised untick',
      'consent untick',
    ]
    expect(flawsOf(wrong)).toEqual(told)
    expect(flawsOf({ ...wrong, kind: '' })).toEqual(['kind missing', ...told.slice(1, 3), 'consent untick'])
    expect(flawsOf({ consentVersion: '0' })).toEqual(['consent reworded'])
    expect(flawsOf({ kind: 'individual' }, asking({}, { eligible: 'organisations' }))).toContain(
      'kind missing',
    )
    expect(flawsOf({ name: 'x'.repeat(201) })).toEqual(['name too-long'])
  })

  it('[SIGN-11] no line that is kept has a break, a sign that turns it around, or half a character', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', '\n', '\u202e', '\u0000', '\ud83d', '\u200d', 'م'),
    })
    fc.assert(
      fc.property(nasty, nasty, (name, role) => {
        const read = fill({ ...FORM, name: `Quay ${name}`, role, showRole: true }, asking(), COUNTRIES)
        if ('flaws' in read) return
        for (const line of [read.filled.name, read.filled.role])
          expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202e]|^\s|\s$/u)
        expect(read.filled.shown.role).toBe(read.filled.role !== '')
      }),
    )
  })
})
