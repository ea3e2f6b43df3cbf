import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelyAmong, type Party, verdictKeys } from '../../shared/duplicates.ts'
import { isFreeMail } from '../../shared/freeMail.ts'

let count = 0
const org = (name: string, more: Partial<Party> = {}): Party => ({
  ...{ id: `id${++count}`, kind: 'organisation', name, ...more },
})
const causes = (a: Party, b: Party) => likelyAmong([b])(a)[0]?.causes ?? []
const score = (a: Party, b: Party) => likelyAmong([b])(a)[0]?.score ?? 0

describe('[SIGN-17] why two may be the same', () => {
  it.each([
    ['Harbour Wacth', 'Harbour Watch', ['spelling']],
    ['Watch Harbour', 'Harbour Watch', ['order']],
    ['CHJ', 'Commission of Harbour Jurists', ['acronym']],
    ['Observatoire des ports', 'Pier Watch', []],
    ['مرصد الموانئ', 'مرصد الموانئ العربية', ['within']],
  ])('“%s” and “%s”: %j', (a, b, expected) => {
    expect(causes(org(a), org(b))).toEqual(expected)
  })

  it('by another name of the register, in whatever language', () => {
    const entry = org('Harbour Observatory', { otherNames: ['Observatoire des ports', 'HO'] })
    expect(causes(org('Observatoire des Ports'), entry)).toEqual(['other-name'])
    expect(causes(org('Observatoire de ports'), entry)).toEqual(['spelling'])
    expect(causes(entry, org('HO'))).toEqual(['other-name'])
  })

  it('by a mail domain, also one below it, but by no free mail provider', () => {
    const at = (address: string) => org(`Somebody at ${address}`, { address })
    const named = (address: string, name: string) => org(name, { address })
    const quay = named('a@quay.example', 'Alpha')
    expect(causes(quay, named('b@mail.quay.example', 'Beta'))).toEqual(['domain'])
    expect(causes(named('b@mail.quay.example', 'Beta'), quay)).toEqual(['domain'])
    expect(causes(quay, named('b@notquay.example', 'Beta'))).toEqual([])
    expect(causes(named('a@x.co.uk', 'Alpha'), named('b@y.co.uk', 'Beta'))).toEqual([])
    expect(causes(named('a@gmail.com', 'Alpha'), named('b@gmail.com', 'Beta'))).toEqual([])
    expect(causes(named('a@yahoo.co.uk', 'Alpha'), named('b@yahoo.co.uk', 'Beta'))).toEqual([])
    expect(causes(named('A@gmail.com', 'Alpha'), named('a@gmail.com', 'Beta'))).toEqual(['address'])
    expect(causes(at('x@quay.example'), org('Gamma', { domains: ['quay.example'] }))).toEqual(['domain'])
    expect(['gmail.com', 'yahoo.fr', 'proton.me', 'gmx.net'].every(isFreeMail)).toBe(true)
    expect(['quay.example', 'yahoo.quay.org.example', 'mail.quay.example'].some(isFreeMail)).toBe(false)
  })

  it('by the same person or entry of the register; several causes say more than one', () => {
    const amina = { signatory: 'Amina Otieno' }
    expect(causes(org('Alpha', amina), org('Beta', amina))).toEqual([])
    const near = [org('Quay Rights Network', amina), org('Quay Rights Netwrok', amina)] as const
    expect(causes(...near)).toEqual(['spelling', 'person'])
    expect(score(...near)).toBeGreaterThan(score(org('Quay Rights Network'), org('Quay Rights Netwrok')))
    expect(causes(org('Alpha', { organisation: 'o1' }), org('Beta', { organisation: 'o1' }))).toEqual([
      'organisation',
    ])
  })

  it('never an organisation and a person, nor two people at one place, nor somebody and themselves', () => {
    const person = (name: string, address: string): Party => ({
      ...org(name, { address }),
      kind: 'individual',
    })
    expect(causes(org('Amina Otieno'), person('Amina Otieno', ''))).toEqual([])
    expect(causes(person('Amina', 'a@quay.example'), person('Bashir', 'b@quay.example'))).toEqual([])
    expect(causes(person('AO', ''), person('Amina Otieno', ''))).toEqual([])
    expect(causes(person('Amina Otieno', ''), person('Amina Otieno', 'a@b.org'))).toEqual(['same'])
    const one = org('Alpha')
    expect(causes(one, one)).toEqual([])
  })

  it('finds whatever one letter was mistyped in, and scores it alike both ways', () => {
    const word = fc.constantFrom(
      'Harbour',
      'Seafarers',
      'Privacy',
      'Lighthouse',
      'Quayside',
      'Breakwater',
      'Customs',
    )
    const name = fc.uniqueArray(word, { minLength: 2, maxLength: 4 }).map(words => words.join(' '))
    fc.assert(
      fc.property(name, fc.nat(40), (right, at) => {
        const place = at % right.length
        const wrong = `${right.slice(0, place)}${right.slice(place + 1)}`
        expect(causes(org(wrong), org(right)).length).toBeGreaterThan(0)
        expect(score(org(wrong), org(right))).toBeCloseTo(score(org(right), org(wrong)), 10)
      }),
    )
  })

  it('ten thousand are looked through once, not each with each', () => {
    const words = [
      'Harbour',
      'Rights',
      'Network',
      'Data',
      'Forum',
      'Centre',
      'Justice',
      'Union',
      'Coast',
      'Port',
    ]
    const many = Array.from({ length: 10_000 }, (_, n) =>
      org(`${words[n % 10]} ${words[(n * 7 + 3) % 10]} of place${n}`, {
        address: `desk@place${n}.example`,
        signatory: `Person ${n % 997}`,
      }),
    )
    const likely = likelyAmong(many)
    const found = many.slice(0, 100).map(likely)
    expect(found.every(others => others.length <= 5)).toBe(true)
    expect(likely(org('Union Network of plaice77', { address: 'a@place77.example' }))[0]?.entry).toBe(
      many[77],
    )
  })
})

describe('[SIGN-17] what a verdict is remembered by', () => {
  it('organisations by their names, folded; two of one name, and people, by their addresses too', () => {
    const keys = verdictKeys(org('Harbour Watch'), org('HARBOR  watch', { address: 'a@b.org' }))
    expect(keys).toEqual(['organisation\nharbour watch', 'organisation\nharbor watch'])
    const [one, other] = verdictKeys(org('Quay', { address: 'A@b.org' }), org('QUAY', { address: 'c@d.org' }))
    expect([one, other]).toEqual(['organisation\nquay\na@b.org', 'organisation\nquay\nc@d.org'])
    const person = (name: string, address: string): Party => ({
      ...org(name, { address }),
      kind: 'individual',
    })
    expect(verdictKeys(person('Amina', 'a@b.org'), person('Amna', 'c@d.org'))[0]).toBe(
      'individual\namina\na@b.org',
    )
  })
})
