/** Names that may be the same, authority, many at once, and corrections of a line. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addOrganisation, readAudit } from '../../shared/contract/coalitions.ts'
import * as contracts from '../../shared/contract/names.ts'
import * as signons from '../../shared/contract/signons.ts'
import { newDatabase } from '../adapters/storages.ts'
import {
  acceptAll,
  board,
  CHECKED,
  type Letter,
  list,
  openLetter,
  ownPage,
  signAndConfirm,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
const open: World[] = []
afterAll(() => Promise.all(open.map(one => one.close())))

async function scene(
  opening: Parameters<typeof openLetter>[1] = {},
  options: Parameters<typeof openWorld>[0] = {},
) {
  world = await openWorld(options)
  open.push(world)
  letter = await openLetter(world, opening)
}

const refusal = <C extends Parameters<World['refusal']>[1]>(
  contract: C,
  input: Parameters<typeof world.ask<C>>[2],
) => world.refusal(letter.coordinator, contract, input)
const enter = (name: string, more: Partial<Parameters<typeof addOrganisationOf>[0]> = {}) =>
  addOrganisationOf({ name, ...more })
const addOrganisationOf = (fields: {
  name: string
  otherNames?: string[]
  domains?: string[]
  accreditation?: { label: string; state: 'approved' | 'applied' }[]
}) => world.call(letter.coordinator, addOrganisation, { coalition: letter.coalition, ...fields })

const signed = async (name: string, address: string, more: Record<string, string> = {}, at = letter) => {
  const link = await signAndConfirm(world, at, { name, address, ...more })
  const row = (await rows(at)).findLast(signature => signature.address === address)!
  return { ...row, link }
}
const rows = async (at = letter) => (await board(world, at)).signatures
const rowOf = async (id: string) => (await rows()).find(row => row.id === id)!
type Judging = Parameters<typeof world.call<typeof contracts.judgeNames>>[2]
const judge = (signature: string, other: Judging['other'], verdict: Judging['verdict'], note = '') =>
  world.call(letter.coordinator, contracts.judgeNames, { signature, other, verdict, note })
const accept = (signature: string, more: object = {}) =>
  refusal(signons.acceptSignature, { signature, authority: CHECKED, ...more })
const openAgain = async () => {
  const next = await world.call(letter.coordinator, signons.openSignon, {
    ...{ version: letter.version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
  })
  return { ...letter, signon: next, page: next.address.split('/s/')[1]! }
}

describe('who may be the same', () => {
  beforeEach(() => scene())

  it('[SIGN-17] is told with what speaks for it, the likeliest first, and nothing to the signer', async () => {
    await enter('Quay Rights Network', {
      otherNames: ['Red de Derechos del Muelle'],
      domains: ['quay.example'],
    })
    const first = await signed('Quay Rigths Network', 'a@quay.example')
    expect(first.near).toMatchObject([
      { name: 'Quay Rights Network', why: 'spelled almost alike, the same mail domain' },
    ])
    const second = await signed('Red de derechos del muele', 'b@mail.quay.example')
    expect(second.near[0]).toMatchObject({ name: 'Quay Rights Network', verdict: null })
    expect(second.alike).toMatchObject([{ id: first.id, state: 'confirmed' }])
    const page = await ownPage(world, second.link)
    expect(page).not.toMatch(/Quay Rights Network|Rigths|a@quay/)
  })

  it('[SIGN-17] the same: both go by one entry, and the second is not accepted', async () => {
    const one = await signed('Pier Watch', 'a@pier.example')
    const other = await signed('Observatorio del Muelle', 'b@pier.example')
    expect(
      (await judge(one.id, { signature: other.id }, 'same', 'Their Spanish name.')).alike[0],
    ).toMatchObject({
      verdict: { verdict: 'same', note: 'Their Spanish name.', by: 'Amina' },
    })
    expect(await accept(one.id, { organisation: 'new' })).toBeNull()
    expect((await rowOf(other.id)).organisation?.name).toBe('Pier Watch')
    expect(await accept(other.id)).toBe('already-accepted')
    expect(await refusal(signons.declineSignature, { signature: other.id, reason: 'Twice.' })).toBeNull()
    expect((await list(world, letter)).organisations).toBe(1)
    const mail = (await world.mailsTo('b@pier.example')).at(-1)!
    expect(mail.subject).toBe('Not accepted')
    expect(await ownPage(world, other.link)).not.toContain('Pier Watch')
  })

  it('[SIGN-17] the same as an entry of the register links it; taking that back unlinks it', async () => {
    const { id } = await enter('Quay Rights Network')
    const one = await signed('Quay Rigths Network', 'a@post.example')
    expect(await judge(one.id, { organisation: id }, 'same')).toMatchObject({
      organisation: { id },
      near: [],
    })
    expect(await judge(one.id, { organisation: id }, 'open')).toMatchObject({
      organisation: null,
      near: [{ id, verdict: null }],
    })
    expect(await judge(one.id, { organisation: id }, 'related', 'A chapter.')).toMatchObject({
      organisation: null,
      near: [{ verdict: { verdict: 'related', note: 'A chapter.' } }],
    })
    expect((await judge(one.id, { organisation: id }, 'different')).near).toEqual([])
  })

  it('[SIGN-17] the next sign-on remembers it, also where nothing else speaks for it; another coalition does not', async () => {
    const { id } = await enter('Seafarers Union')
    const related = await enter('Quay Rights Network')
    const one = await signed('Sindicato de Marineros', 'a@union.example')
    const two = await signed('Quay Rights Netwerk', 'b@post.example')
    const three = await signed('Quay Rights Networks', 'c@post.example')
    await judge(one.id, { organisation: id }, 'same')
    await judge(two.id, { organisation: related.id }, 'different')
    await judge(three.id, { organisation: related.id }, 'related')
    const next = await openAgain()
    expect((await signed('SINDICATO de marineros', 'x@gmail.com', {}, next)).near).toMatchObject([
      { id, verdict: { verdict: 'same', by: 'Amina' } },
    ])
    expect((await signed('Quay Rights Netwerk', 'y@gmail.com', {}, next)).near).toEqual([])
    expect((await signed('Quay Rights Networks', 'z@gmail.com', {}, next)).near).toMatchObject([
      { verdict: { verdict: 'related' } },
    ])
    const rowsStored = await world.storage.read(async q => q.db.select().from(q.t.nameVerdicts))
    expect(JSON.stringify(rowsStored)).not.toMatch(/sindicato|seafarers|quay/i)
  })

  it('[SIGN-17] two people of one name are told apart by their addresses, and a person judged the same is accepted once', async () => {
    const individual = { kind: 'individual', signatory: 'Amina Otieno' }
    const one = await signed('', 'amina@one.example', individual)
    const two = await signed('', 'amina@two.example', individual)
    expect(two.alike).toMatchObject([{ id: one.id, why: 'the same name' }])
    await judge(two.id, { signature: one.id }, 'different')
    const three = await signed('', 'amina@three.example', individual)
    expect(three.alike.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted())
    await judge(three.id, { signature: one.id }, 'same')
    expect(await accept(one.id)).toBeNull()
    expect(await accept(three.id)).toBe('already-accepted')
    expect(await accept(two.id)).toBeNull()
  })

  it('judges only within one sign-on and register, and never an organisation with a person', async () => {
    const one = await signed('Pier Watch', 'a@pier.example')
    const person = await signed('', 'p@post.example', { kind: 'individual', signatory: 'Amina Otieno' })
    const judging = (other: Judging['other']) =>
      refusal(contracts.judgeNames, { signature: one.id, other, verdict: 'same' })
    expect(await judging({ signature: one.id })).toBe('bad-input')
    expect(await judging({ signature: person.id })).toBe('bad-input')
    const next = await openAgain()
    const there = await signed('Pier Watch', 'b@pier.example', {}, next)
    expect(await judging({ signature: there.id })).toBe('not-found')
    const other = await world.coalition('lighthouse', 'Bo')
    const theirs = await world.call(other.coordinator, addOrganisation, { coalition: other.id, name: 'Pier' })
    expect(await judging({ organisation: theirs.id })).toBe('not-found')
    expect(
      await world.refusal(other.coordinator, contracts.judgeNames, {
        ...{ signature: one.id, other: { organisation: theirs.id }, verdict: 'same' },
      }),
    ).toBe('not-found')
  })
})

describe('authority', () => {
  beforeEach(() => scene())

  it('[SIGN-18] nobody is accepted without it: the mail domain, a known contact, or a coordinator who checked', async () => {
    await enter('Quay Rights', { domains: ['quay.example', 'gmail.com'] })
    const [inside, outside, free] = [
      await signed('Quay Rights', 'a@mail.quay.example'),
      await signed('Pier Watch', 'b@post.example'),
      await signed('Quay Rights', 'someone@gmail.com'),
    ]
    expect([inside.inDomain, outside.inDomain, free.inDomain]).toEqual([true, false, false])
    expect((await list(world, letter)).organisations).toBe(0)
    expect(await refusal(signons.acceptSignature, { signature: inside.id })).toBeNull()
    expect(await rowOf(inside.id)).toMatchObject({ authority: { how: 'domain' } })
    expect(await refusal(signons.acceptSignature, { signature: outside.id, organisation: 'new' })).toBe(
      'authority-needed',
    )
    const authority = { how: 'vouched' as const, note: 'Bashir of Harbour Watch knows them.' }
    expect(await accept(outside.id, { organisation: 'new', authority })).toBeNull()
    expect(await rowOf(outside.id)).toMatchObject({ authority: { ...authority, by: letter.coordinator.id } })
    expect((await list(world, letter)).organisations).toBe(2)
  })

  it('[SIGN-18] a withheld name needs it too, is counted apart and named nowhere', async () => {
    await scene({ terms: { mayWithhold: true } })
    const hidden = await signed('', 'h@post.example', {
      kind: 'individual',
      signatory: 'Amina Otieno',
      withheld: 'yes',
    })
    expect(await refusal(signons.acceptSignature, { signature: hidden.id })).toBe('authority-needed')
    expect(await accept(hidden.id)).toBeNull()
    expect((await board(world, letter)).counts).toMatchObject({
      organisations: 0,
      individuals: 0,
      withheld: 1,
    })
    expect(JSON.stringify(await list(world, letter))).not.toContain('Otieno')
  })

  it('[SIGN-18] an organisation without an accreditation that is asked for is not accepted, nor at once', async () => {
    await scene({ acceptAtOnce: true, terms: { accreditation: ['ECOSOC', 'Observer'] } })
    const applied = [{ label: 'ECOSOC', state: 'applied' as const }]
    await enter('Quay Rights', { domains: ['quay.example'], accreditation: applied })
    await enter('Pier Watch', {
      domains: ['pier.example'],
      accreditation: [{ label: 'ecosoc', state: 'approved' }],
    })
    const lacking = await signed('Quay Rights', 'a@quay.example')
    expect(lacking).toMatchObject({ state: 'confirmed', lacks: ['ECOSOC', 'Observer'] })
    const answer = await world.ask(letter.coordinator, signons.acceptSignature, { signature: lacking.id })
    expect(answer.json()).toMatchObject({
      code: 'not-accredited',
      message: expect.stringContaining('ECOSOC, Observer'),
    })
    expect(await signed('Pier Watch', 'b@pier.example')).toMatchObject({ state: 'accepted', lacks: [] })
  })
})

describe('many at once', () => {
  it('[SIGN-18] accepts what is linked and written from its mail domain, and reports every other one', async () => {
    await scene()
    await enter('Quay Rights', { domains: ['quay.example'] })
    await enter('Pier Watch')
    const ready = await signed('Quay Rights', 'a@quay.example')
    const twice = await signed('Quay Rights', 'b@quay.example')
    const unknown = await signed('Lighthouse Circle', 'c@post.example')
    const elsewhere = await signed('Pier Watch', 'd@post.example')
    const person = await signed('', 'e@post.example', { kind: 'individual', signatory: 'Amina Otieno' })
    const next = await openAgain()
    const other = await signed('Quay Rights', 'f@quay.example', {}, next)
    const asked = [ready, twice, unknown, elsewhere, person, other].map(({ id }) => id)
    const { results } = await world.call(letter.coordinator, contracts.acceptSignatures, {
      ...{ signon: letter.signon.id, signatures: asked },
    })
    expect(results.map(({ refused }) => refused)).toEqual([
      ...[null, 'already-accepted', 'link-organisation-first', 'authority-needed', null, 'not-found'],
    ])
    expect(await list(world, letter)).toMatchObject({ organisations: 1, individuals: 1 })
    expect((await world.mailsTo('a@quay.example')).at(-1)!.subject).toBe('Accepted')
  })
})

describe('the line of a signature', () => {
  beforeEach(() => scene({ groups: ['North', 'South'] }))

  it('[SIGN-19] is corrected and logged; what was typed and signed stays', async () => {
    const one = await signed('The  Quay rigths', 'a@quay.example', { group: 'North' })
    await signed('Pier Watch', 'b@pier.example', { group: 'North' })
    await acceptAll(world, letter)
    const line = { signature: one.id, name: 'The Quay Rights', sort: 'Zz', group: 'North', country: 'CH' }
    const row = await world.call(letter.coordinator, contracts.correctLine, line)
    await world.call(letter.coordinator, contracts.correctLine, line)
    expect(row).toMatchObject({
      name: 'The Quay rigths',
      hash: one.hash,
      listed: { name: 'The Quay Rights', sort: 'Zz' },
      country: 'CH',
    })
    expect((await list(world, letter)).groups[0]!.entries.map(({ name }) => name)).toEqual([
      'Pier Watch',
      'The Quay Rights',
    ])
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    const corrections = entries.filter(({ act }) => act === 'signature.corrected')
    expect(corrections).toHaveLength(1)
    expect(JSON.stringify(corrections)).not.toContain('Quay')
    const stored = await world.storage.read(async q => q.db.select().from(q.t.audit))
    expect(stored.find(({ act }) => act === 'signature.corrected')!.data).toMatch(
      /"committed":{"after":"\w{64}","before":"\w{64}"}/,
    )
  })

  it('[SIGN-19] knows only the groups and countries that there are, and goes back to what was typed', async () => {
    const one = await signed('Quay Rights', 'a@quay.example', { group: 'North' })
    const line = { signature: one.id, name: '', sort: '' }
    expect(await refusal(contracts.correctLine, { ...line, group: 'West' })).toBe('bad-input')
    expect(await refusal(contracts.correctLine, { ...line, country: 'XX' })).toBe('bad-input')
    expect(await refusal(contracts.correctLine, { ...line, name: 'Another', group: 'South' })).toBeNull()
    expect(await refusal(contracts.correctLine, line)).toBeNull()
    expect(await rowOf(one.id)).toMatchObject({
      listed: { name: '', sort: '' },
      group: 'South',
      name: 'Quay Rights',
    })
  })
})

describe.each([
  ['SQLite', 50, async () => ({})],
  ['PostgreSQL', 12, async () => ({ databaseUrl: await newDatabase() })],
] as const)('at the same moment, on %s', (_, times, where) => {
  it('[SIGN-2] [SIGN-17] two judged the same and accepted by many: one stands', {
    timeout: 120_000,
  }, async () => {
    await scene({}, await where())
    const one = await signed('Pier Watch', 'a@pier.example')
    const other = await signed('Observatorio del Muelle', 'b@pier.example')
    await Promise.all([
      judge(one.id, { signature: other.id }, 'same'),
      judge(other.id, { signature: one.id }, 'same'),
    ])
    const answers = await Promise.all(
      Array.from({ length: times }, (_, n) =>
        n % 5 === 4 ? accept(other.id) : accept(one.id, { organisation: 'new' }),
      ),
    )
    expect(answers.filter(code => code === null)).toHaveLength(1)
    expect((await list(world, letter)).organisations).toBe(1)
    expect((await rowOf(other.id)).organisation?.name).toBe('Pier Watch')
    expect(await accept(other.id)).toBe('already-accepted')
  })
})
