/** Lists of signatories that came another way, entered by a coordinator on stated evidence. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Asked } from '../../shared/contract/route.ts'
import { enterList, listSignedNames } from '../../shared/contract/signonImport.ts'
import { acceptSignature, exportList, openSignon } from '../../shared/contract/signons.ts'
import { acceptAll, board, type Letter, openLetter, SIGNER, signAndConfirm } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world)
})
afterEach(() => world.close())

/** Another sign-on on the same version, with other settings. */
const openLetterFor = async (settings: Partial<Asked<typeof openSignon>>): Promise<Letter> => {
  const signon = await world.call(letter.coordinator, openSignon, {
    ...{ version: letter.version.id, closesLocal: '2027-02-01T18:00', zone: 'Europe/Zurich' },
    ...settings,
  })
  return { ...letter, signon }
}

type Row = Asked<typeof enterList>['rows'][number]

const organisation = (at: number, name: string): Row => ({
  ...{ id: `imported${String(at).padStart(5, '0')}`, kind: 'organisation', name, organisation: 'new' },
  country: 'KE',
})
const wishOf = (rows: Row[]) => ({
  ...{ signon: letter.signon.id, version: letter.version.id, evidence: 'Mails of 3 March, kept by Amina' },
  rows,
})
const enter = async (...rows: Row[]) =>
  (await world.call(letter.coordinator, enterList, wishOf(rows))).rows.map(({ became }) => became)
const listed = async () => {
  const wish = { signon: letter.signon.id, format: 'json' as const }
  return JSON.parse((await world.ask(letter.coordinator, exportList, wish)).body)
}

describe('[LIST-3] a list that came another way', () => {
  it('is accepted on the version of its evidence, and never shown as confirmed by its signers', async () => {
    expect(await enter(organisation(1, 'Quay Archive'))).toEqual(['entered'])
    const [signature] = (await board(world, letter)).signatures
    expect(signature).toMatchObject({
      ...{ state: 'accepted', name: 'Quay Archive', hash: letter.version.hash },
      entered: { evidence: 'Mails of 3 March, kept by Amina' },
    })
    const { organisations, groups } = await listed()
    expect(organisations).toBe(1)
    expect(groups[0].entries[0]).toMatchObject({ name: 'Quay Archive', country: 'KE', entered: true })
  })

  it('[SIGN-2] enters once what is sent twice, and leaves an organisation alone that stands already', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const rows = [
      organisation(1, 'Quay Archive'),
      organisation(2, SIGNER.name),
      organisation(3, 'QUAY ARCHIVE'),
    ]
    expect(await enter(...rows)).toEqual(['entered', 'stands-already', 'stands-already'])
    expect(await enter(...rows)).toEqual(['there-before', 'stands-already', 'stands-already'])
    expect((await listed()).organisations).toBe(2)
  })

  it('[SIGN-2] of 20 that enter the same organisation at once, one does', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => enter(organisation(at, 'Quay Archive'))),
    )
    expect(all.flat().filter(became => became === 'entered')).toHaveLength(1)
    expect((await listed()).organisations).toBe(1)
  })

  it('[SIGN-7] shows of an individual the name and affiliation, and no address', async () => {
    await enter({
      ...{ id: 'imported00001', kind: 'individual', name: 'Idris Bello', address: 'idris@bello.example' },
      affiliation: 'Harbour University',
    })
    const list = await listed()
    expect(list.groups[0].entries[0]).toMatchObject({
      name: 'Idris Bello',
      affiliation: 'Harbour University',
    })
    expect(JSON.stringify(list)).not.toContain('bello.example')
  })

  it('gives way to the signature that the organisation makes itself, once that is accepted', async () => {
    const quay = { ...organisation(1, 'Quay Archive'), country: 'KE' }
    await enter(quay)
    await signAndConfirm(world, letter, { name: 'Quay Archive', country: 'UG', showCountry: 'yes' })
    expect((await listed()).groups[0].entries).toMatchObject([{ country: 'KE', entered: true }])
    await acceptAll(world, letter)
    const list = await listed()
    expect(list.organisations).toBe(1)
    expect(list.groups[0].entries).toMatchObject([{ name: 'Quay Archive', country: 'UG', entered: false }])
    expect(await enter({ ...quay, id: 'imported99999' })).toEqual(['stands-already'])
    const { signatures } = await board(world, letter)
    expect(signatures.map(({ state }) => state).sort()).toEqual(['accepted', 'lapsed'])
  })

  it('[SIGN-2] no other signature gives way', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const again = { name: SIGNER.name, address: 'second@seafarers-privacy.example' }
    await signAndConfirm(world, letter, again)
    const { signatures } = await board(world, letter)
    const waiting = signatures.find(({ state }) => state === 'confirmed')!
    const authority = { how: 'checked' as const, note: 'Called.' }
    const wish = { signature: waiting.id, authority }
    expect(await world.refusal(letter.coordinator, acceptSignature, wish)).toBe('already-accepted')
  })

  it('is shown with the names of those who signed, so that nothing is entered twice', async () => {
    await signAndConfirm(world, letter)
    await enter({
      ...{ id: 'imported00001', kind: 'individual', name: 'Idris Bello', affiliation: 'Harbour University' },
    })
    const { names } = await world.call(letter.coordinator, listSignedNames, { signon: letter.signon.id })
    expect(names).toHaveLength(2)
    expect(names).toContainEqual({
      ...{ name: 'Idris Bello', kind: 'individual', affiliation: 'Harbour University' },
      ...{ organisation: null, state: 'accepted' },
    })
    expect(JSON.stringify(names)).not.toContain(SIGNER.address)
  })

  it('is refused for a text or an entry that is not the coalition’s', async () => {
    const wrong = (more: object) =>
      world.refusal(letter.coordinator, enterList, { ...wishOf([organisation(1, 'Quay Archive')]), ...more })
    expect(await wrong({ version: 'unknown-version' })).toBe('not-found')
    const linked = { ...organisation(1, 'Quay Archive'), organisation: { id: 'somebody-elses' } }
    expect(await wrong({ rows: [linked] })).toBe('not-found')
    const { organisation: _, ...loose } = organisation(1, 'Quay Archive')
    expect(await wrong({ rows: [loose] })).toBe('link-organisation-first')
  })

  it('[SIGN-18] leaves out whom the sign-on is not open to, and who lacks the accreditation it asks for', async () => {
    letter = await openLetterFor({ eligible: 'organisations', terms: { accreditation: ['ECOSOC status'] } })
    const person = { id: 'imported00002', kind: 'individual', name: 'Idris Bello' } as const
    expect(await enter(organisation(1, 'Quay Archive'), person)).toEqual(['not-accredited', 'not-eligible'])
    expect(await listed()).toMatchObject({ organisations: 0, individuals: 0 })
  })

  it('[SAFE-7] takes no id for a signature’s that the log knows already', async () => {
    await enter({ ...organisation(1, 'Quay Archive'), id: letter.signon.id })
    const [signature] = (await board(world, letter)).signatures
    expect(signature!.id).not.toBe(letter.signon.id)
  })
})
