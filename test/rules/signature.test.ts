import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../../shared/countries.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import {
  confirm,
  inDomains,
  lapse,
  notMe,
  reconfirm,
  type Signature,
  type SignatureState,
  sameSigner,
  sign,
  standing,
  withdraw,
} from '../../shared/signature.ts'
import { accept, correctLine, decline, lacking } from '../../shared/signatureDecisions.ts'
import { type Asking, fill, type SignForm } from '../../shared/signForm.ts'
import { withTerms } from '../../shared/signonTerms.ts'

const NOW = 1_000
const WINDOW = { opensAt: 0, closesAt: 2_000, closedAt: null, pausedAt: null }
const SIGNON = { ...WINDOW, id: 'signon', version: 'version1', hash: 'hash1', eligible: 'both' } as const
const MOVED = { ...SIGNON, version: 'version2', hash: 'hash2' }
const FORM: SignForm = {
  ...{
    kind: 'organisation',
    name: 'Harbour Watch',
    group: '',
    country: 'KE',
    signatory: 'Amina',
    role: 'Director',
  },
  ...{ address: 'amina@harbour.example', showSignatory: true, showRole: true, showCountry: false },
  ...{ authorised: true, consent: true, consentVersion: '2' },
  ...{ affiliation: '', decision: '', decisionDate: '', notJoined: [], answers: [], withheld: false },
  ...{ showAffiliation: false, showNotJoined: false },
}
const RULES: Asking = { eligible: 'both', groups: [], terms: withTerms({}), asks: [] }

const filledBy = (more: Partial<SignForm> = {}) => {
  const filled = fill({ ...FORM, ...more }, RULES, COUNTRIES)
  if ('flaws' in filled) throw new Error(JSON.stringify(filled.flaws))
  return filled.filled
}
const flaws = (more: Partial<SignForm>, rules: Asking = RULES) => {
  const filled = fill({ ...FORM, ...more }, rules, COUNTRIES)
  return 'flaws' in filled ? filled.flaws.map(({ field, what }) => `${field} ${what}`) : []
}
const SHOWN = {
  id: 'signature',
  hash: 'hash1',
  organisation: null,
  language: 'en',
  read: null,
  invitation: null,
}
const made = (state?: SignatureState): Signature => {
  const signature = sign(filledBy(), SIGNON, SHOWN, NOW)
  return state ? { ...signature, state } : signature
}
const code = (act: () => unknown): RefusalCode | null => {
  try {
    act()
    return null
  } catch (fault) {
    return (fault as { code: RefusalCode }).code
  }
}

const STATES: Record<SignatureState['state'], SignatureState> = {
  pending: { state: 'pending', at: 1 },
  confirmed: { state: 'confirmed', at: 2 },
  accepted: { state: 'accepted', at: 3, confirmedAt: 2, by: null },
  declined: { state: 'declined', at: 3, by: 'amina', reason: 'unknown' },
  withdrawn: { state: 'withdrawn', at: 4, how: 'withdrew' },
  lapsed: { state: 'lapsed', at: 4 },
}
const every = Object.values(STATES)

describe('the form', () => {
  it('takes what is whole', () => expect(flaws({})).toEqual([]))

  it.each([
    [{ kind: '' }, 'kind missing'],
    [{ name: ' -- ' }, 'name missing'],
    [{ name: 'x'.repeat(201) }, 'name too-long'],
    [{ country: 'XX' }, 'country unknown'],
    [{ signatory: '' }, 'signatory missing'],
    [{ address: '' }, 'address missing'],
    [{ address: 'a@b' }, 'address not-an-address'],
    [{ address: 'a@b.org\r\nBcc: c@d.org' }, 'address not-an-address'],
    [{ authorised: false }, 'authorised untick'],
    [{ consent: false }, 'consent untick'],
    [{ consentVersion: '0' }, 'consent reworded'],
  ] as [Partial<SignForm>, string][])('says what is wrong with %j', (more, flaw) =>
    expect(flaws(more)).toEqual([flaw]),
  )

  it('asks for a group only where there is a choice', () => {
    const groups = ['North', 'South'].map(label => ({ label, of: 'organisation' as const }))
    const rules: Asking = { ...RULES, groups }
    expect(flaws({}, rules)).toEqual(['group missing'])
    expect(flaws({ group: 'West' }, rules)).toEqual(['group unknown'])
    expect(flaws({ group: 'North' }, rules)).toEqual([])
    expect(flaws({ kind: 'individual', name: '' }, rules)).toEqual([])
  })

  it('takes only the kinds the letter is open to', () => {
    expect(flaws({ kind: 'individual' }, { ...RULES, eligible: 'organisations' })).toEqual(['kind missing'])
  })

  it('keeps one line without invisible signs, and the joiners that scripts are written with', () => {
    expect(filledBy({ name: ' Harbour\r\n\u202eWatch\u200b ' }).name).toBe('Harbour Watch')
    expect(filledBy({ name: 'می\u200cخواهم' }).name).toBe('می\u200cخواهم')
  })

  it('shows nothing that was not typed, and names an individual by their own name', () => {
    const { shown } = filledBy({ role: '', showCountry: true, country: '' })
    expect(shown).toEqual({
      ...{ signatory: true, role: false, country: false, affiliation: false, notJoined: false },
    })
    expect(filledBy({ kind: 'individual', name: 'ignored' })).toMatchObject({ name: 'Amina', mandate: '' })
  })
})

describe('signing and confirming', () => {
  it('[SIGN-6] the opening instant is in the window, the closing one is not', () => {
    const at = (now: number) => code(() => sign(filledBy(), { ...SIGNON, opensAt: 10 }, SHOWN, now))
    expect([9, 10, 1_999, 2_000].map(at)).toEqual(['window-not-open', null, null, 'window-closed'])
    expect(code(() => confirm(made(), { ...SIGNON, closedAt: 500 }, NOW))).toBe('window-closed')
  })

  it('[SIGN-1] another text than the one shown is not signed', () => {
    expect(code(() => sign(filledBy(), MOVED, SHOWN, NOW))).toBe('text-changed')
    expect(code(() => confirm(made(), MOVED, NOW))).toBe('text-changed')
    expect(code(() => reconfirm(made(), MOVED, 'hash1', NOW))).toBe('text-changed')
  })

  it('[SIGN-3] confirms once; nothing that ended comes back by it', () => {
    const outcome = (state: SignatureState) =>
      code(() => confirm(made(state), SIGNON, NOW)) ?? confirm(made(state), SIGNON, NOW).changed
    expect(every.map(outcome)).toEqual([true, false, false, 'wrong-state', 'wrong-state', 'wrong-state'])
  })

  it('[SIGN-1] reconfirming moves to the current text, and leaves what was decided', () => {
    const pending = reconfirm(made(), MOVED, 'hash2', NOW).signature
    expect(pending).toMatchObject({
      version: 'version2',
      hash: 'hash2',
      state: { state: 'confirmed', at: NOW },
    })
    const accepted = reconfirm(made(STATES.accepted), MOVED, 'hash2', NOW).signature
    expect(accepted).toMatchObject({ version: 'version2', state: STATES.accepted })
    expect(reconfirm(made(STATES.accepted), SIGNON, 'hash1', 9_999).changed).toBe(false)
    expect(reconfirm(made(), SIGNON, 'hash1', NOW).signature.state.state).toBe('confirmed')
    expect(code(() => reconfirm(made(STATES.withdrawn), MOVED, 'hash2', NOW))).toBe('wrong-state')
  })

  it('[SIGN-1] [TR-1] a translation of the text before was not read of the one that is signed now', () => {
    const read = { version: 'versionES', hash: 'hashES', language: 'es' }
    const inSpanish = { ...made(), read }
    expect(reconfirm(inSpanish, MOVED, 'hash2', NOW).signature.read).toBeNull()
    expect(reconfirm(inSpanish, SIGNON, 'hash1', NOW).signature.read).toEqual(read)
  })

  it('a pending signature has lapsed once signing closed, and stands again where the deadline moved', () => {
    expect(standing(made(), SIGNON, 2_000)).toEqual({ state: 'lapsed', at: 2_000 })
    expect(standing(made(), { ...SIGNON, closedAt: 700 }, NOW)).toEqual({ state: 'lapsed', at: 700 })
    expect(standing(made(), { ...SIGNON, closesAt: 3_000 }, 2_000).state).toBe('pending')
    expect(standing(made(STATES.accepted), SIGNON, 9_999)).toBe(STATES.accepted)
  })
})

describe('taking back and deciding', () => {
  it('[SIGN-3] [SIGN-5] withdrawing and “this wasn’t me” work in every state, once', () => {
    for (const state of every) {
      expect(withdraw(made(state), 9_999).signature.state.state).toBe('withdrawn')
      const disowned = notMe(made(state), 9_999).signature
      expect(disowned).toMatchObject({ state: { how: 'not-me' }, signatory: '', role: '', address: '' })
      expect(notMe(disowned, 10_000).changed).toBe(false)
    }
    expect(withdraw(made(STATES.withdrawn), NOW).changed).toBe(false)
    const amina = { kind: 'individual' as const, name: 'Amina', listed: { name: 'Amina O.', sort: 'O' } }
    const disowned = notMe({ ...made(), ...amina }, NOW).signature
    expect(disowned).toMatchObject({ name: '', listed: { name: '', sort: '' } })
  })

  it('accepts, declines and gives up only from the state before', () => {
    const accepts = (state: SignatureState) =>
      code(() => accept(made(state), 'org', { how: 'domain' }, 'amina', NOW))
    const declines = (state: SignatureState) => code(() => decline(made(state), 'amina', 'why', NOW))
    const lapses = (state: SignatureState) => code(() => lapse(made(state), NOW))
    const wrong = 'wrong-state'
    expect(every.map(accepts)).toEqual([wrong, null, wrong, wrong, wrong, wrong])
    expect(every.map(declines)).toEqual([wrong, null, wrong, wrong, wrong, wrong])
    expect(every.map(lapses)).toEqual([null, wrong, wrong, wrong, wrong, wrong])
  })

  it('[SIGN-2] an organisation is accepted for an entry of the register, an individual for none', () => {
    expect(code(() => accept(made(STATES.confirmed), null, { how: 'domain' }, 'amina', NOW))).toBe(
      'link-organisation-first',
    )
    expect(
      accept({ ...made(STATES.confirmed), kind: 'individual' }, 'org', null, 'amina', NOW).organisation,
    ).toBeNull()
  })

  it('[SIGN-5] a personal and an organisational signature are separate things', () => {
    const one = { kind: 'organisation', name: 'Harbour Watch', address: 'a@b.org' } as const
    expect(sameSigner(one, { ...one, name: 'HARBOUR WATCH', address: 'A@b.org' })).toBe(true)
    expect(sameSigner(one, { ...one, kind: 'individual' })).toBe(false)
    expect(sameSigner(one, { ...one, address: 'c@b.org' })).toBe(false)
  })

  it('[SIGN-18] nobody signs for an organisation, or with the name withheld, without it being known that they may', () => {
    const accepting = (more: Partial<Signature>, authority: Signature['authority']) =>
      code(() => accept({ ...made(STATES.confirmed), ...more }, 'org', authority, 'amina', NOW))
    const checked = { how: 'checked', by: 'amina', note: 'Called.', at: NOW } as const
    expect(accepting({}, null)).toBe('authority-needed')
    expect(accepting({}, checked)).toBeNull()
    expect(accepting({ kind: 'individual' }, null)).toBeNull()
    expect(accepting({ kind: 'individual', withheld: true }, null)).toBe('authority-needed')
    expect(accepting({ kind: 'individual', withheld: true }, checked)).toBeNull()
  })

  it('[SIGN-18] an organisation needs one of the accreditations asked for, approved', () => {
    const asked = { accreditation: ['ECOSOC', 'Observer'] }
    const entry = (label: string, state: string) => ({ accreditation: [{ label, state }] })
    expect(lacking(asked, entry('observer', 'approved'))).toEqual([])
    expect(lacking(asked, entry('Observer', 'applied'))).toEqual(['ECOSOC', 'Observer'])
    expect(lacking(asked, entry('Member', 'approved'))).toEqual(['ECOSOC', 'Observer'])
    expect(lacking({ accreditation: [] }, { accreditation: [] })).toEqual([])
  })

  it('[SIGN-19] a line is corrected beside what was typed and signed', () => {
    const groups = [
      { label: 'North', of: 'organisation' as const },
      { label: 'Experts', of: 'individual' as const },
    ]
    const before = { ...made(STATES.accepted), group: 'Gone' }
    const after = correctLine(before, { name: 'Harbour Watch e.V.', sort: 'Harbour', group: 'North' }, groups)
    expect(after).toMatchObject({ listed: { name: 'Harbour Watch e.V.', sort: 'Harbour' }, group: 'North' })
    expect(after).toMatchObject({ name: before.name, hash: before.hash, country: before.country })
    const line = { name: '', sort: '' }
    expect(code(() => correctLine(before, { ...line, group: 'Gone' }, groups))).toBeNull()
    expect(code(() => correctLine(before, { ...line, group: 'Experts' }, groups))).toBe('bad-input')
    expect(code(() => correctLine({ ...before, erasedAt: NOW }, line, groups))).toBe('wrong-state')
  })

  it('[SIGN-15] whoever reconfirms has answered nothing to the text any more', () => {
    const held = { version: 'version2', what: 'hold', said: '', at: NOW } as const
    const answered = { ...made(STATES.accepted), response: held }
    expect(reconfirm(answered, MOVED, 'hash2', NOW).signature.response).toBeNull()
  })

  it('a mail domain holds what is below it, and nothing that only ends like it', () => {
    expect(inDomains('a@quay.example', ['quay.example'])).toBe(true)
    expect(inDomains('a@mail.QUAY.example', ['quay.example'])).toBe(true)
    expect(inDomains('a@notquay.example', ['quay.example'])).toBe(false)
    expect(inDomains('a@quay.example.evil.example', ['quay.example'])).toBe(false)
    expect(inDomains('anybody@gmail.com', ['gmail.com'])).toBe(false)
  })
})
