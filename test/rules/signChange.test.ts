/** What a signer may change without signing anew. */
import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../../shared/countries.ts'
import type { Signature } from '../../shared/signature.ts'
import { enter } from '../../shared/signatureDecisions.ts'
import { type ChangeForm, changeFormOf, changeSigned } from '../../shared/signChange.ts'
import { type TermsWish, withTerms } from '../../shared/signonTerms.ts'

const SIGNED: Signature = {
  ...enter(
    {
      ...{
        id: 's',
        signon: 'o',
        kind: 'organisation',
        name: 'Pier Watch',
        organisation: 'w',
        group: 'North',
      },
      ...{
        country: 'KE',
        affiliation: '',
        signatory: 'Amina Otieno',
        role: 'Chair',
        address: 'a@pier.example',
      },
      ...{ version: 'v', hash: 'h', language: 'en' },
    },
    'coordinator',
    'minutes',
    1,
  ),
  ...{ mandate: '0', consent: '0', answers: { q1: 'ninety', gone: 'kept' }, notJoined: ['ask-two'] },
  shown: { signatory: true, role: true, country: true, affiliation: false, notJoined: true },
}
const QUESTIONS = [{ id: 'q1', label: 'Members', required: true, shown: false }]

const change = (form: Partial<ChangeForm>, wish: TermsWish = {}, signature = SIGNED) => {
  const terms = withTerms({ mayNotJoin: true, questions: QUESTIONS, ...wish })
  const typed = { ...changeFormOf(signature, terms), ...form }
  return changeSigned(signature, typed, { terms, asks: ['ask-one', 'ask-two'] }, COUNTRIES)
}
const made = (...of: Parameters<typeof change>) => {
  const read = change(...of)
  if ('flaws' in read) throw new Error(JSON.stringify(read.flaws))
  return read
}

describe('a change of what was signed', () => {
  it('[SIGN-12] the form as it is shown changes nothing', () => {
    const { signature, changed } = made({})
    expect(changed).toEqual([])
    expect(signature).toEqual(SIGNED)
  })

  it('[SIGN-12] what is shown, role, country, answers and asks change; name, kind, address and text stay', () => {
    const { signature, changed } = made({
      ...{ showSignatory: false, role: 'Director', country: 'NO', answers: ['a hundred'], notJoined: [] },
    })
    expect(changed.sort()).toEqual(['answers', 'country', 'notJoined', 'role', 'shown'])
    expect(signature).toMatchObject({
      ...{ name: 'Pier Watch', address: 'a@pier.example', hash: 'h', version: 'v', group: 'North' },
      ...{ role: 'Director', country: 'NO', notJoined: [], consent: '0', mandate: '0' },
      answers: { q1: 'a hundred', gone: 'kept' },
      shown: { signatory: false, notJoined: false },
    })
  })

  it('[SIGN-12] what is not asked any more stays as it was', () => {
    const wish: TermsWish = { role: 'not-asked', country: 'not-asked', mayNotJoin: false, questions: [] }
    const { changed } = made(
      { role: '', country: '', showRole: false, showCountry: false, notJoined: [] },
      wish,
    )
    expect(changed).toEqual([])
  })

  it('[SIGN-12] another signatory ticks the mandate; what is wrong is said', () => {
    expect(change({ signatory: 'Otieno Maina' })).toEqual({
      flaws: [{ field: 'authorised', what: 'untick' }],
    })
    expect(made({ signatory: 'Otieno Maina', authorised: true }).signature.mandate).toBe('1')
    expect(change({ signatory: '', answers: [''] })).toEqual({
      flaws: [
        { field: 'signatory', what: 'missing' },
        { field: 'answers', what: 'missing', at: 0 },
      ],
    })
  })

  it('[SIGN-12] an individual’s name is whom the signature is of, and stays', () => {
    const alone: Signature = { ...SIGNED, kind: 'individual', name: 'Amina Otieno', organisation: null }
    const { signature } = made(
      { signatory: 'Somebody Else', affiliation: 'Port School', showAffiliation: true },
      {},
      alone,
    )
    expect(signature).toMatchObject({
      name: 'Amina Otieno',
      signatory: 'Amina Otieno',
      affiliation: 'Port School',
    })
  })

  it('[SIGN-12] what does not stand, or was erased, is not changed', () => {
    const withdrawn: Signature = { ...SIGNED, state: { state: 'withdrawn', at: 2, how: 'withdrew' } }
    for (const signature of [withdrawn, { ...SIGNED, erasedAt: 2 }])
      expect(() => change({ role: 'Director' }, {}, signature)).toThrow('decided already')
  })
})
