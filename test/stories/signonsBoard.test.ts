/** The coordinators' board: how signatures come in, from where, a page at a time, and that it learns of news. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Asked } from '../../shared/contract/route.ts'
import {
  listSigned,
  SIGNED_A_PART,
  seeSignonBoard,
  seeSignonRevision,
} from '../../shared/contract/signonBoard.ts'
import { enterList } from '../../shared/contract/signonImport.ts'
import { inviteToSign } from '../../shared/contract/signonInvitations.ts'
import { acceptAll, type Letter, openLetter, press, SIGNER, sign, signAndConfirm } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world, {
    groups: [{ label: 'Experts', of: 'individual' }, 'Members', 'Others'],
  })
})
afterEach(() => world.close())

type Row = Asked<typeof enterList>['rows'][number]
const HOUR = 3_600_000
const CLOSES = Date.UTC(2027, 0, 22, 17)

const see = () => world.call(letter.coordinator, seeSignonBoard, { signon: letter.signon.id })
const signed = (wish: Partial<Asked<typeof listSigned>> = {}) =>
  world.call(letter.coordinator, listSigned, { signon: letter.signon.id, show: 'accepted', ...wish })
const revision = async () =>
  (await world.call(letter.coordinator, seeSignonRevision, { signon: letter.signon.id })).revision
const enter = (rows: Row[]) =>
  world.call(letter.coordinator, enterList, {
    ...{ signon: letter.signon.id, version: letter.version.id, evidence: 'Mails of 3 March' },
    rows,
  })
const row = (at: number, name: string, more: Partial<Row> = {}): Row => ({
  ...{ id: `imported${String(at).padStart(5, '0')}`, kind: 'organisation', name, organisation: 'new' },
  ...more,
})
const namesOf = ({ signatures }: Awaited<ReturnType<typeof signed>>) => signatures.map(({ name }) => name)

describe('[BOARD-1] the board of a sign-on', () => {
  it('shows when signatures were confirmed and when they were accepted', async () => {
    await signAndConfirm(world, letter, { group: 'Members' })
    world.clock.pass(48 * HOUR)
    await acceptAll(world, letter)
    world.clock.pass(48 * HOUR)
    const { curve, accepted, entered } = await see()
    expect([accepted, entered]).toEqual([1, 0])
    expect(curve[0]).toMatchObject({ confirmed: 1, accepted: 0 })
    expect(curve[Math.floor(curve.length / 2) - 2]).toMatchObject({ confirmed: 1, accepted: 0 })
    expect(curve[Math.floor(curve.length / 2) + 2]).toMatchObject({ confirmed: 1, accepted: 1 })
    expect(curve.at(-1)!.at - curve[0]!.at).toBe(96 * HOUR)
  })

  it('counts accepted signatures by country, region, group and language; the register knows a country too', async () => {
    await enter([
      row(1, 'Quay Archive', { country: 'KE', group: 'Others' }),
      row(2, 'Observatorio del Puerto', { country: 'PE', group: 'Members' }),
      row(3, 'Dock Union', { group: 'Members' }),
      row(4, 'Idris Bello', { kind: 'individual', country: 'UG', group: 'Experts', organisation: undefined }),
    ])
    const { where, entered } = await see()
    const { countries, regions, groups, languages } = where
    expect(entered).toBe(4)
    expect(countries).toEqual(['', 'KE', 'PE', 'UG'].map(key => ({ key, count: 1 })))
    expect(regions[0]).toEqual({ key: '002', count: 2, within: [{ key: '014', count: 2 }] })
    expect(groups).toEqual([
      { key: 'Experts', of: 'individual', count: 1 },
      { key: 'Members', of: 'organisation', count: 2 },
      { key: 'Others', of: 'organisation', count: 1 },
    ])
    expect(languages).toEqual([{ key: 'en', count: 4 }])
  })

  it('gives a long list a page at a time, in its order, and finds a name in any of its forms', async () => {
    const many = Array.from({ length: SIGNED_A_PART + 3 }, (_, at) => row(at, `Quay ${at + 1}`))
    await enter([...many, row(900, 'Союз докеров', { country: 'KZ' }), row(901, 'The Ángel Trust')])
    const first = await signed()
    expect(first).toMatchObject({ total: SIGNED_A_PART + 5, parts: 2 })
    expect(namesOf(first).slice(0, 3)).toEqual(['The Ángel Trust', 'Quay 1', 'Quay 2'])
    expect(namesOf(await signed({ part: 2 }))).toEqual([
      'Quay 50',
      'Quay 51',
      'Quay 52',
      'Quay 53',
      'Союз докеров',
    ])
    expect(namesOf(await signed({ find: 'angel' }))).toEqual(['The Ángel Trust'])
    expect(namesOf(await signed({ country: 'KZ' }))).toEqual(['Союз докеров'])
    expect(await signed({ find: 'nobody' })).toMatchObject({ total: 0, parts: 1, signatures: [] })
  })

  it('shows what waits with those it may be the same as, and what is neither on the list nor waiting', async () => {
    await signAndConfirm(world, letter, { group: 'Members' })
    await acceptAll(world, letter)
    await signAndConfirm(world, letter, {
      ...{ name: 'Seafarers Privacy Leage', address: 'other@seafarers-privacy.example', group: 'Members' },
    })
    const { signatures, besides, total } = await signed({ show: 'decide' })
    expect(total).toBe(1)
    expect(signatures[0]!.alike.map(({ id }) => id)).toEqual(besides.map(({ id }) => id))
    expect(besides[0]).toMatchObject({ name: SIGNER.name, state: 'accepted' })
    await sign(world, letter, { name: 'Late League', address: 'late@league.example', group: 'Others' })
    expect(await signed({ show: 'others' })).toMatchObject({ total: 0 })
    world.clock.pass(CLOSES - world.clock.now())
    expect(namesOf(await signed({ show: 'others' }))).toEqual(['Late League'])
    expect((await see()).others).toBe(1)
  })

  it('has another mark whenever it shows something else, and the same one otherwise', async () => {
    const marks = [await revision()]
    expect(await revision()).toBe(marks[0])
    const happens = async (what: () => Promise<unknown>) => {
      await what()
      marks.push(await revision())
    }
    let link = ''
    await happens(() => sign(world, letter, { group: 'Members' }))
    await happens(async () => {
      link = await signAndConfirm(world, letter, { address: 'second@league.example', group: 'Members' })
    })
    await happens(() => acceptAll(world, letter))
    await happens(() => press(world, link, 'withdraw'))
    await happens(() => enter([row(1, 'Quay Archive')]))
    await happens(() =>
      world.call(letter.coordinator, inviteToSign, {
        ...{ signon: letter.signon.id, people: [{ address: 'asked@league.example' }] },
      }),
    )
    await happens(async () => world.clock.pass(CLOSES - world.clock.now()))
    expect(new Set(marks).size).toBe(marks.length)
  })
})
