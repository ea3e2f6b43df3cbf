/** Entering, inviting, roles, sessions and tokens: as people meet them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { operatorLink } from '../../server/coalitions/enter.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as people from '../../shared/contract/people.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const MINUTE = 60_000
const tokenOf = (path: string) => path.split('/').at(-1)!

/** Presses the button behind a link; gives back status and the session's cookie. */
async function press(link: string, fields: { name?: string; address?: string } = {}) {
  const answer = await world.ask(null, people.useLink, { link, ...fields })
  const cookie = answer.cookies.find(known => known.name === 'undersigned')
  return {
    status: answer.statusCode,
    cookie: cookie && `undersigned=${cookie.value}`,
    body: answer.body,
    raw: answer,
  }
}

const as = (cookie: string) => ({ id: '', name: '', address: '', token: '', cookie })

describe('the operator', () => {
  it('[HOUSE-2] becomes one by the printed link, founds a coalition, and is its coordinator', async () => {
    const link = tokenOf(new URL((await operatorLink(world.app.ports))!).pathname)
    const entered = await press(link, { name: 'Amina', address: 'amina@example.org' })
    expect(entered.status).toBe(303)
    const me = await world.call(as(entered.cookie!), people.whoAmI, {})
    expect(me.person).toMatchObject({ name: 'Amina', address: 'amina@example.org', operator: true })
    const made = await world.call(as(entered.cookie!), coalitions.foundCoalition, {
      name: 'Open Harbour',
      slug: 'open-harbour',
      organisation: 'Harbour Watch',
    })
    expect(
      await world.call(as(entered.cookie!), coalitions.seeCoalition, { coalition: made.id }),
    ).toMatchObject({
      role: 'coordinator',
      organisation: { name: 'Harbour Watch' },
    })
    expect(await operatorLink(world.app.ports)).toBeUndefined()
  })

  it('is asked for a name and an address, and keeps the link when one is wrong', async () => {
    const link = tokenOf(new URL((await operatorLink(world.app.ports))!).pathname)
    const wrong = await press(link, { name: 'Amina', address: 'not an address' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('value="not an address"')
    expect((await press(link, { name: 'Amina', address: 'amina@example.org' })).status).toBe(303)
  })
})

describe('signing in', () => {
  it('[HOUSE-2] opening the mailed link changes nothing; a hundred presses at once use it once', async () => {
    const { coordinator } = await world.coalition('harbour', 'Amina')
    await world.call(null, people.askForSignIn, { address: coordinator.address })
    const link = tokenOf(await world.linkTo(coordinator.address))
    for (let opened = 0; opened < 3; opened++) {
      expect((await world.ask(null, people.showLink, { link })).statusCode).toBe(200)
      expect((await world.app.fastify.inject({ method: 'HEAD', url: `/enter/${link}` })).statusCode).toBe(200)
    }
    const from = (place: number) =>
      world.app.fastify.inject({
        method: 'POST',
        url: `/enter/${link}`,
        remoteAddress: `192.0.2.${place}`,
        headers: { origin: world.config.publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
      })
    const presses = await Promise.all(Array.from({ length: 100 }, (_, place) => from(place)))
    expect(presses.filter(one => one.statusCode === 303)).toHaveLength(1)
    expect(presses.filter(one => one.statusCode === 410)).toHaveLength(99)
  })

  it('[SIGN-3] a scanner that opens the link again and again does not use up the presses', async () => {
    const { coordinator } = await world.coalition('harbour', 'Amina')
    await world.call(null, people.askForSignIn, { address: coordinator.address })
    const link = tokenOf(await world.linkTo(coordinator.address))
    for (let opened = 0; opened <= people.useLink.limit.times; opened++)
      expect((await world.ask(null, people.showLink, { link })).statusCode).toBe(200)
    expect((await press(link)).status).toBe(303)
  })

  it('[HOUSE-2] the link ends after twenty minutes', async () => {
    const { coordinator } = await world.coalition('harbour', 'Amina')
    await world.call(null, people.askForSignIn, { address: coordinator.address })
    const link = tokenOf(await world.linkTo(coordinator.address))
    world.clock.pass(20 * MINUTE)
    expect((await press(link)).status).toBe(410)
  })

  it('known and unknown addresses get the same answer, and only the known one a mail', async () => {
    const { coordinator } = await world.coalition('harbour', 'Amina')
    const known = await world.ask(null, people.askForSignIn, { address: coordinator.address })
    const unknown = await world.ask(null, people.askForSignIn, { address: 'nobody@example.org' })
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body])
    expect(await world.mailsTo('nobody@example.org')).toEqual([])
    expect(await world.mailsTo(coordinator.address)).toHaveLength(1)
  })

  it('[SAFE-3] the mail holds a link and no name of a coalition', async () => {
    const { coordinator } = await world.coalition('harbour', 'Amina')
    await world.call(null, people.askForSignIn, { address: coordinator.address })
    const [mail] = await world.mailsTo(coordinator.address)
    expect(`${mail!.subject} ${mail!.text}`).not.toMatch(/harbour/i)
  })

  it('is refused after too many tries, and after a while no more', async () => {
    for (let tries = 0; tries < 5; tries++)
      await world.call(null, people.askForSignIn, { address: 'a@example.org' })
    expect(await world.refusal(null, people.askForSignIn, { address: 'a@example.org' })).toBe('too-many')
    world.clock.pass(15 * MINUTE)
    expect(await world.refusal(null, people.askForSignIn, { address: 'a@example.org' })).toBeNull()
  })

  it('[SAFE-8] a form of another site is refused', async () => {
    const answer = await world.app.fastify.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
      payload: { address: 'a@example.org' },
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'foreign-origin' })
  })

  it('signing out everywhere ends every session', async () => {
    const { coordinator } = await world.coalition('harbour', 'Amina')
    await world.call(coordinator, people.signOut, { everywhere: true })
    expect((await world.call(coordinator, people.whoAmI, {})).person).toBeNull()
  })

  it('[SAFE-6] an API token carries the rights of its person until it is revoked', async () => {
    const { coordinator, id } = await world.coalition('harbour', 'Amina')
    const ask = () =>
      world.app.fastify.inject({
        url: `/api/coalitions/${id}`,
        headers: { authorization: `Bearer ${coordinator.token}` },
      })
    expect((await ask()).statusCode).toBe(200)
    const { tokens } = await world.call(coordinator, people.mySessions, {})
    await world.call(coordinator, people.revokeToken, { token: tokens[0]!.id })
    expect((await ask()).statusCode).toBe(401)
  })
})

describe('wrong tokens', () => {
  it('are counted in storage and refused after a while, whatever they ask for', async () => {
    const ask = () =>
      world.app.fastify.inject({ url: '/api/me', headers: { authorization: 'Bearer guessed' } })
    for (let tries = 0; tries < 60; tries++) expect((await ask()).statusCode).toBe(200)
    expect((await ask()).json()).toMatchObject({ code: 'too-many' })
  })
})

describe('the people of a coalition', () => {
  it('are invited by mail with a role and an organisation', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const quay = await world.call(coordinator, coalitions.addOrganisation, {
      coalition: id,
      name: 'Quay Rights',
    })
    await world.call(coordinator, coalitions.invite, {
      coalition: id,
      address: 'ben@example.org',
      role: 'reviewer',
      organisation: quay.id,
    })
    const link = tokenOf(await world.linkTo('ben@example.org'))
    expect((await world.ask(null, people.showLink, { link })).body).toContain('Amina')
    expect((await press(link, {})).status).toBe(422)
    const entered = await press(link, { name: 'Ben' })
    const seen = await world.call(as(entered.cookie!), coalitions.seeCoalition, { coalition: id })
    expect(seen).toMatchObject({ role: 'reviewer', organisation: { name: 'Quay Rights' } })
    expect((await press(link, { name: 'Ben' })).status).toBe(410)
  })

  it('an invitation that was taken back lets nobody in', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const { organisations } = await world.call(coordinator, coalitions.listOrganisations, { coalition: id })
    const asked = {
      coalition: id,
      address: 'ben@example.org',
      role: 'drafter' as const,
      organisation: organisations[0]!.id,
    }
    const { id: invitation } = await world.call(coordinator, coalitions.invite, asked)
    const link = tokenOf(await world.linkTo('ben@example.org'))
    await world.call(coordinator, coalitions.revokeInvitation, { coalition: id, invitation })
    expect((await press(link, { name: 'Ben' })).status).toBe(410)
  })

  it('a server that others reach and that has no mail sends no invitations', async () => {
    const far = await openWorld({
      config: { HOST: '0.0.0.0', PUBLIC_URL: 'https://letters.example.org' },
      mail: 'terminal',
    })
    const { id, coordinator } = await far.coalition('harbour', 'Amina')
    const { organisations } = await far.call(
      { ...coordinator, cookie: `__Host-${coordinator.cookie}` },
      coalitions.listOrganisations,
      { coalition: id },
    )
    const asked = {
      coalition: id,
      address: 'ben@example.org',
      role: 'drafter' as const,
      organisation: organisations[0]!.id,
    }
    expect(
      await far.refusal({ ...coordinator, cookie: `__Host-${coordinator.cookie}` }, coalitions.invite, asked),
    ).toBe('mail-needed')
    await far.close()
  })

  it('addresses are for coordinators only', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const drafter = await world.person('Ben', { coalition: id, role: 'drafter' })
    const seen = await world.call(drafter, coalitions.listPeople, { coalition: id })
    expect(JSON.stringify(seen)).not.toContain('@')
    expect(JSON.stringify(await world.call(coordinator, coalitions.listPeople, { coalition: id }))).toContain(
      drafter.address,
    )
  })

  it('[LIVE-2] somebody who was removed is a stranger from then on', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const ben = await world.person('Ben', { coalition: id, role: 'drafter' })
    const { people: rows } = await world.call(coordinator, coalitions.listPeople, { coalition: id })
    const { membership } = rows.find(row => row.person === ben.id)!
    await world.call(coordinator, coalitions.removePerson, { coalition: id, membership })
    expect(await world.refusal(ben, coalitions.seeCoalition, { coalition: id })).toBe('not-found')
    expect((await world.call(ben, people.whoAmI, {})).memberships).toEqual([])
    expect(await world.refusal(coordinator, coalitions.removePerson, { coalition: id, membership })).toBe(
      'not-found',
    )
  })

  it('the last coordinator stays', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const { people: rows } = await world.call(coordinator, coalitions.listPeople, { coalition: id })
    const { membership } = rows[0]!
    expect(
      await world.refusal(coordinator, coalitions.changeRole, { coalition: id, membership, role: 'drafter' }),
    ).toBe('last-coordinator')
    expect(await world.refusal(coordinator, coalitions.removePerson, { coalition: id, membership })).toBe(
      'last-coordinator',
    )
  })

  it('[SAFE-6] no address stands in the database in the clear', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const { organisations } = await world.call(coordinator, coalitions.listOrganisations, { coalition: id })
    await world.call(coordinator, coalitions.invite, {
      coalition: id,
      address: 'canary@example.org',
      role: 'drafter',
      organisation: organisations[0]!.id,
    })
    await world.mailsTo('canary@example.org')
    const everything = await world.storage.read(async ({ db, t }) =>
      Promise.all(Object.values(t).map(table => db.select().from(table as typeof t.people))),
    )
    expect(JSON.stringify(everything)).not.toMatch(/canary|amina@/)
  })
})
