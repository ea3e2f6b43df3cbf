/** What coordinators do with a sign-on, and that an organisation is accepted once. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSignon } from '../../server/signons/manage.ts'
import {
  addOrganisation,
  changeOrganisation,
  listOrganisations,
  readAudit,
} from '../../shared/contract/coalitions.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as signons from '../../shared/contract/signons.ts'
import { archiveStatement, freeze, readText } from '../../shared/contract/statements.ts'
import { doc, paragraph, signatories, signatory, text } from '../../shared/formats/build.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { publicWords } from '../../shared/words/public.ts'
import { newDatabase } from '../adapters/storages.ts'
import {
  acceptAll,
  board,
  CHECKED,
  freezeNext,
  type Letter,
  list,
  moveOn,
  openLetter,
  press,
  publish,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
const open: World[] = []

async function scene(opening: Parameters<typeof openLetter>[1] = {}) {
  world = await openWorld()
  open.push(world)
  letter = await openLetter(world, opening)
}
afterAll(() => Promise.all(open.map(one => one.close())))

const refusal = <C extends Parameters<World['refusal']>[1]>(
  contract: C,
  input: Parameters<typeof world.ask<C>>[2],
) => world.refusal(letter.coordinator, contract, input)
const only = async () => (await board(world, letter)).signatures.at(-1)!
const accept = (signature: string, organisation?: { id: string } | 'new') =>
  refusal(signons.acceptSignature, { signature, authority: CHECKED, ...(organisation && { organisation }) })
const enter = (name: string, more: { otherNames?: string[]; domains?: string[] } = {}) =>
  world.call(letter.coordinator, addOrganisation, { coalition: letter.coalition, name, ...more })

describe('accepting', () => {
  beforeEach(() => scene())

  it('[SIGN-2] links by exact name, folding case, punctuation and the acronym; otherwise a person says which', async () => {
    const { id } = await enter('Seafarers Privacy League (SPL)')
    await signAndConfirm(world, letter)
    const exact = await only()
    expect(exact.organisation?.id).toBe(id)
    expect(await accept(exact.id)).toBeNull()

    await signAndConfirm(world, letter, { name: 'Seafarer Privacy Leage', address: 'typo@league.example' })
    const near = await only()
    expect(near).toMatchObject({ organisation: null, near: [{ id, why: 'spelled almost alike' }] })
    expect(near.alike).toMatchObject([{ id: exact.id, why: 'spelled almost alike, the same signatory' }])
    expect(await accept(near.id)).toBe('link-organisation-first')
    expect(await accept(near.id, { id })).toBe('already-accepted')
    expect(await accept(near.id, 'new')).toBeNull()
    expect((await list(world, letter)).organisations).toBe(2)
  })

  it('[CMP-11] a member of an organisation is told which version it signed, once that is accepted', async () => {
    const { coalition, statement } = letter
    const signed = async (organisation: string, name: string) => {
      const member = await world.person(name, { coalition, role: 'reviewer', organisation })
      return (await world.call(member, signons.seeOwnSignature, { statement })).signed
    }
    const { name } = await enter('Seafarers Privacy League (SPL)')
    await signAndConfirm(world, letter)
    expect(await signed(name, 'Sanna')).toBeNull()
    expect(await accept((await only()).id)).toBeNull()
    expect(await signed(name, 'Sven')).toMatchObject({ version: { number: 1 } })
    expect(await signed('Harbour Watch', 'Hana')).toBeNull()
  })

  it('accepts and declines only what its signer confirmed, once', async () => {
    await sign(world, letter)
    expect(await accept((await only()).id, 'new')).toBe('wrong-state')
    await press(world, await tokenTo(world, SIGNER.address), 'confirm')
    const { id } = await only()
    expect(
      await refusal(signons.declineSignature, { signature: id, reason: 'Nobody knows them.' }),
    ).toBeNull()
    expect(await only()).toMatchObject({ state: 'declined', reason: 'Nobody knows them.' })
    expect(await accept(id, 'new')).toBe('wrong-state')
    expect((await world.mailsTo(SIGNER.address)).at(-1)?.subject).toBe('Not accepted')
    expect((await list(world, letter)).organisations).toBe(0)
  })

  it('another coalition’s organisation, version and signature are nothing here', async () => {
    await signAndConfirm(world, letter)
    const { id } = await only()
    const other = await world.coalition('lighthouse', 'Bo')
    const theirs = await world.call(other.coordinator, listOrganisations, { coalition: other.id })
    expect(await accept(id, { id: theirs.organisations[0]!.id })).toBe('not-found')
    expect(await world.refusal(other.coordinator, signons.acceptSignature, { signature: id })).toBe(
      'not-found',
    )
    expect(await refusal(signons.moveSignon, { signon: letter.signon.id, version: 'no-such-version' })).toBe(
      'not-found',
    )
    const opening = { version: letter.version.id, closesLocal: '2027-01-22T18:00', zone: 'UTC' }
    expect(await world.refusal(other.coordinator, signons.openSignon, opening)).toBe('not-found')
  })

  it('the log tells each act, and personal words only as commitments', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await press(world, link, 'withdraw')
    const { entries, chain } = await world.call(letter.coordinator, readAudit, {
      coalition: letter.coalition,
    })
    const acts = entries.map(({ act }) => act).reverse()
    expect(acts.slice(acts.indexOf('signon.opened'))).toEqual([
      'signon.opened',
      'signature.made',
      'signature.confirmed',
      'organisation.entered',
      'signature.accepted',
      'signature.withdrawn',
    ])
    expect(chain.whole).toBe(true)
    expect(JSON.stringify(entries)).not.toMatch(/Wanjiru|wanjiru/)
  })
})

describe('accepting at once', () => {
  it('takes an address in the mail domain of exactly that organisation, and leaves the rest to a person', async () => {
    await scene({ acceptAtOnce: true })
    const { id } = await enter('Seafarers Privacy League', { domains: ['seafarers-privacy.example'] })
    await signAndConfirm(world, letter, { address: 'someone@elsewhere.example' })
    expect((await only()).state).toBe('confirmed')
    await signAndConfirm(world, letter, { address: 'x@notseafarers-privacy.example' })
    expect((await only()).state).toBe('confirmed')
    await signAndConfirm(world, letter, { address: 'desk@mail.seafarers-privacy.example' })
    expect(await only()).toMatchObject({ state: 'accepted', organisation: { id } })
    await signAndConfirm(world, letter)
    expect((await only()).state).toBe('confirmed')
    expect((await list(world, letter)).organisations).toBe(1)
  })
})

describe('opening, changing, publishing', () => {
  beforeEach(() => scene())
  const opening = (more: object) => ({
    ...{ version: letter.version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
    ...more,
  })

  it('refuses where others reach the server and it cannot send mail', async () => {
    const ports = { ...world.app.ports, config: { ...world.config, loopbackOnly: false } }
    const terminal = { ...ports, mailer: { ...ports.mailer, kind: 'terminal' as const } }
    const { id: person, name } = letter.coordinator
    const who = {
      ...{ person, name, operator: false, coalition: letter.coalition },
      role: 'coordinator' as const,
    }
    const member = {
      ...who,
      ...{ clientAddress: '', device: '', membership: '', organisation: { id: '', name: '' } },
    }
    const settings = {
      ...opening({}),
      opensLocal: null,
      eligible: 'both' as const,
      groups: [],
      acceptAtOnce: false,
      terms: {},
    }
    await expect(openSignon(terminal, member, settings)).rejects.toMatchObject({ code: 'mail-needed' })
    await expect(openSignon(ports, member, settings)).resolves.toMatchObject({ state: 'open' })
  })

  it.each([
    ['a deadline that has passed', { closesLocal: '2026-12-31T18:00' }],
    ['a time that clocks skip', { closesLocal: '2027-03-28T02:30' }],
    ['a zone that is none', { zone: 'Europe/Nowhere' }],
    ['an opening after the close', { opensLocal: '2027-02-01T10:00' }],
    ['a group named twice', { groups: ['North', 'North'] }],
  ])('refuses %s', async (_, more) => {
    expect(await refusal(signons.openSignon, opening(more))).toBe('bad-input')
  })

  it('[SIGN-6] is not open before it opens, and closed once a coordinator closed it', async () => {
    const later = await world.call(
      letter.coordinator,
      signons.openSignon,
      opening({ opensLocal: '2027-01-05T10:00' }),
    )
    expect(later.state).toBe('not-open')
    const early = { ...letter, page: later.address.split('/s/')[1]! }
    expect((await sign(world, early)).statusCode).toBe(409)
    await world.call(letter.coordinator, signons.closeSignon, { signon: letter.signon.id })
    expect((await sign(world, letter)).statusCode).toBe(409)
    expect(await refusal(signons.closeSignon, { signon: letter.signon.id })).toBe('window-closed')
    expect((await board(world, letter)).state).toBe('closed')
  })

  it('refuses a letter that was archived', async () => {
    await world.call(letter.coordinator, archiveStatement, { statement: letter.statement, archived: true })
    expect(await refusal(signons.openSignon, opening({}))).toBe('statement-archived')
  })

  it('publishes once, under an address that is free and not the server’s', async () => {
    const second = await world.call(letter.coordinator, signons.openSignon, opening({}))
    const at = (slug: string, signon = letter.signon.id) => refusal(signons.publishSignon, { signon, slug })
    expect(await at('admin')).toBe('bad-input')
    expect(await at('abcdefghijklmnopqrstuv')).toBe('bad-input')
    expect(await at('harbour-letter')).toBeNull()
    expect(await at('harbour-letter-2')).toBe('wrong-state')
    expect(await at('harbour-letter', second.id)).toBe('already-there')
    expect((await board(world, letter)).address).toMatch(/\/s\/harbour-letter$/)
  })

  it('[SIGN-1] moves to another version by its own act only', async () => {
    const next = await freezeNext(world, letter)
    expect((await board(world, letter)).version.number).toBe(1)
    const move = { signon: letter.signon.id, version: next.id }
    expect(await world.call(letter.coordinator, signons.moveSignon, move)).toMatchObject({
      version: { number: 2 },
    })
    expect(await refusal(signons.moveSignon, move)).toBe('wrong-state')
  })
})

describe('the list', () => {
  it('[LIST-1] is grouped, sorted as its language sorts, and the same in every file; cells are no formulas', async () => {
    await scene({ groups: ['Unions', 'Others'] })
    const names = [
      ['Others', '=cmd|’/c calc’!A1'],
      ['Unions', 'zebra crew'],
      ['Unions', 'Élan Maritime'],
      ['Unions', 'Eel Fishers'],
    ] as const
    for (const [at, [group, name]] of names.entries())
      await signAndConfirm(world, letter, { group, name, address: `p${at}@post.example` })
    await acceptAll(world, letter)
    const { groups } = await list(world, letter)
    expect(groups).toMatchObject([
      {
        label: 'Unions',
        entries: [{ name: 'Eel Fishers' }, { name: 'Élan Maritime' }, { name: 'zebra crew' }],
      },
      { label: 'Others', entries: [{ name: '=cmd|’/c calc’!A1' }] },
    ])
    const file = (format: 'csv' | 'json') =>
      world.ask(letter.coordinator, signons.exportList, { signon: letter.signon.id, format })
    const csv = await file('csv')
    expect(csv.body).toContain(`"'=cmd|’/c calc’!A1"`)
    expect(
      csv.body
        .split('\r\n')
        .slice(1, 5)
        .every(row => row.includes('"2027-01-01T12:00:00.000Z"')),
    ).toBe(true)
    expect(decodeURIComponent(String(csv.headers['content-disposition']))).toContain(
      'version 1, 4 organisations, 0 individuals',
    )
    await publish(world, letter)
    const shown = await world.ask(null, signing.publicList, { page: 'harbour-letter', format: 'csv' })
    expect(shown.body).toBe(csv.body)
  })

  it('[LIST-1] stands in the exported letter at its place, with the hash of the text', async () => {
    await scene()
    const body = doc([
      paragraph('block000001', text('We, the undersigned, ask for one thing.')),
      signatories('block000002', null, [signatory('block000003', 'A name from an older draft')]),
      paragraph('block000004', text('Annex: the numbers.')),
    ])
    const next = await moveOn(world, letter, body)
    await signAndConfirm(world, letter, { hash: next.hash })
    await acceptAll(world, letter)
    for (const format of ['txt', 'md', 'html'] as const) {
      const file = await world.ask(letter.coordinator, signons.exportSigned, {
        signon: letter.signon.id,
        format,
      })
      const at = (words: string) => file.body.indexOf(words)
      expect(at('Privacy League')).toBeGreaterThan(at('one thing'))
      expect(at('Annex')).toBeGreaterThan(at('Privacy League'))
      expect(file.body).toMatch(/version 2, 1 organisation, 0 individuals/)
      expect(file.body).toContain(next.hash)
      expect(file.body).not.toContain('older draft')
    }
  })

  it('names an organisation as the register does now', async () => {
    await scene()
    const entry = await enter('Seafarers’ Privacy League')
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const renamed = {
      ...entry,
      coalition: letter.coalition,
      organisation: entry.id,
      name: 'League for Seafarers',
    }
    const { id: _, ...fields } = renamed
    await world.call(letter.coordinator, changeOrganisation, fields)
    expect((await list(world, letter)).groups[0]?.entries[0]?.name).toBe('League for Seafarers')
  })
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
] as const)('a race of 100 on %s', (_, where) => {
  it('[SIGN-3] [SIGN-2] one of 100 presses confirms, and one of 100 accepts the organisation', {
    timeout: 240_000,
  }, async () => {
    world = await openWorld(await where())
    open.push(world)
    letter = await openLetter(world)
    await sign(world, letter)
    const link = await tokenTo(world, SIGNER.address)
    const presses = await Promise.all(Array.from({ length: 100 }, () => press(world, link, 'confirm')))
    expect(new Set(presses.map(({ statusCode }) => statusCode))).toEqual(new Set([303]))
    await signAndConfirm(world, letter, { address: 'second@quay.example' })
    const { id } = await enter('Privacy for Seafarers')
    const signatures = (await board(world, letter)).signatures.map(signature => signature.id)
    const accepts = await Promise.all(
      Array.from({ length: 100 }, (_, at) => accept(signatures[at % signatures.length]!, { id })),
    )
    expect(accepts.filter(code => code === null)).toHaveLength(1)
    expect(new Set(accepts)).toEqual(new Set([null, 'already-accepted', 'wrong-state']))
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    const acts = entries.map(({ act }) => act)
    expect(acts.filter(act => act === 'signature.confirmed')).toHaveLength(2)
    expect(acts.filter(act => act === 'signature.accepted')).toHaveLength(1)
    expect((await list(world, letter)).organisations).toBe(1)
  })
})

describe('binding the list', () => {
  beforeEach(() => scene())

  it('[SIGN-1] names that stand in the frozen text are said to be no signatures of this page', async () => {
    const page = () => world.ask(null, signing.showLetter, { page: letter.page })
    expect((await page()).body).not.toContain(publicWords('en').letter.namesInText)
    const names = signatories('b0000009', null, [signatory('b0000010', 'Quay Rights')])
    await moveOn(world, letter, doc([paragraph('b0000001', text('We write.')), names]))
    expect((await page()).body).toContain(publicWords('en').letter.namesInText)
  })

  it('[LIST-1] the living letter draws its list from the sign-on, and can let the names stand as text again', async () => {
    const names = signatories('b0000009', null, [signatory('b0000010', 'Quay Rights')])
    const before = await freezeNext(world, letter, doc([paragraph('b0000001', text('We write.')), names]))
    const bind = (bound: boolean) =>
      world.call(letter.coordinator, signons.bindList, { signon: letter.signon.id, bound })
    const block = async () => {
      const { body } = await world.call(letter.coordinator, readText, { statement: letter.statement })
      return (body as unknown as Doc).content!.find(known => known.type === 'signatories')
    }
    await bind(true)
    expect(await block()).toMatchObject({ attrs: { signon: letter.signon.id } })
    const bound = await world.call(letter.coordinator, freeze, { statement: letter.statement })
    expect(bound.hash).not.toBe(before.hash)
    await bind(false)
    expect(await block()).toMatchObject({ attrs: { signon: null }, content: [{ type: 'signatory' }] })
    const again = await world.call(letter.coordinator, freeze, { statement: letter.statement })
    expect(again.hash).toBe(before.hash)
  })
})
