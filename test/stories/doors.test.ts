/** What somebody who means harm, or a browser that means well, can send: and what must come of it. */
import type { InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../../server/live/limits.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as people from '../../shared/contract/people.ts'
import * as statements from '../../shared/contract/statements.ts'
import { DEEPEST } from '../../shared/statement/node.ts'
import { board, openLetter, publish, sign } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const inject = (asked: InjectOptions) => world.app.fastify.inject(asked)

describe('what is sent', () => {
  it('[HOUSE-4] nobody without an account has the server read a large body', async () => {
    const answer = await inject({
      method: 'POST',
      url: '/api/coalitions/unknown-000000000/statements',
      headers: { origin: world.config.publicUrl, 'content-type': 'application/json' },
      payload: '{ this is no JSON',
    })
    expect(answer.json()).toMatchObject({ code: 'not-signed-in' })
  })

  it('[HOUSE-4] an id that no id can be is not found, also with a zero byte in it', async () => {
    const amina = await world.person('Amina')
    for (const id of ['%00', 'a%00bcdefghij', '../../etc', '%F0%9F%9A%A2', "'%20or%201=1"]) {
      const answer = await inject({
        url: `/api/statements/${id.replaceAll('/', '%2F')}`,
        headers: { cookie: amina.cookie },
      })
      expect(answer.json(), id).toMatchObject({ code: 'not-found' })
    }
  })

  it('[HOUSE-4] half a character is refused, for no database keeps it', async () => {
    const { id, coordinator } = await world.coalition('harbour', 'Amina')
    const title = `Joint letter \ud83d`
    const fields = { kind: 'joint-letter', language: 'en', direction: 'ltr' } as const
    expect(
      await world.refusal(coordinator, statements.startStatement, { coalition: id, title, ...fields }),
    ).toBe('bad-input')
  })

  it('[HOUSE-4] an own field called __proto__ is refused like any unknown one', async () => {
    const amina = await world.person('Amina')
    const headers = { cookie: amina.cookie, origin: world.config.publicUrl }
    for (const payload of [
      '{"name":"Amina","__proto__":{"operator":true}}',
      '{"name":"Amina","constructor":{"prototype":{"operator":true}}}',
    ]) {
      const json = { ...headers, 'content-type': 'application/json' }
      const answer = await inject({ method: 'PATCH', url: '/api/me', payload, headers: json })
      expect(answer.json(), payload).toMatchObject({ code: 'bad-input' })
    }
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    const letter = await openLetter(world)
    const sent = await inject({
      method: 'POST',
      url: `/s/${letter.page}`,
      payload: `hash=${letter.version.hash}&__proto__=x`,
      headers: form,
    })
    expect(sent.statusCode).toBe(400)
    expect(({} as { operator?: boolean }).operator).toBeUndefined()
  })

  it('[HOUSE-4] a method named in a header or field is not believed', async () => {
    const amina = await world.person('Amina')
    const headers = {
      cookie: amina.cookie,
      origin: world.config.publicUrl,
      'x-http-method-override': 'DELETE',
      'content-type': 'application/json',
    }
    const answer = await inject({
      method: 'POST',
      url: '/api/sessions/id00000000000001?_method=DELETE',
      payload: '{}',
      headers,
    })
    expect(answer.statusCode).toBe(404)
    expect((await world.call(amina, people.mySessions, {})).sessions).toHaveLength(1)
  })

  it('[HOUSE-4] a letter of more blocks than anybody writes is refused before it is built', async () => {
    const { id: coalition, coordinator } = await world.coalition('harbour', 'Amina')
    const body = { type: 'doc', content: Array.from({ length: 60_000 }, () => ({ type: 'paragraph' })) }
    const refused = await world.refusal(coordinator, statements.startStatement, {
      ...{ coalition, kind: 'joint-letter', title: 'Long', language: 'en', direction: 'ltr', body },
    })
    expect(refused).toBe('too-large')
  })
})

describe('pages', () => {
  it('[OUT-1] what mailers and other sites append to the address of a page is not read', async () => {
    const letter = await openLetter(world)
    await publish(world, letter)
    const { coordinator } = letter
    await world.call(null, people.askForSignIn, { address: coordinator.address })
    const enter = await world.linkTo(coordinator.address)
    for (const path of ['/s/harbour-letter', enter])
      expect((await inject({ url: `${path}?fbclid=x&utm_source=newsletter` })).statusCode, path).toBe(200)
  })

  it('[LIST-1] a group is chosen as the page offers it, however its letters are composed and spaced', async () => {
    const groups = ['Organisations accréditées'.normalize('NFD'), 'Others  and friends']
    const letter = await openLetter(world, { groups })
    for (const [at, group] of groups.entries())
      expect((await sign(world, letter, { group, address: `g${at}@example.org` })).statusCode, group).toBe(
        200,
      )
    expect((await board(world, letter)).signatures.map(({ group }) => group)).toEqual(groups)
  })

  it('[VER-1] a version with a long title is exported, whatever script the title is in', async () => {
    const { id: coalition, coordinator } = await world.coalition('harbour', 'Amina')
    const title = `x${'𞤀'.repeat(150)}`
    const { id } = await world.call(coordinator, statements.startStatement, {
      ...{ coalition, kind: 'joint-letter', title, language: 'ff', direction: 'rtl' },
    })
    const file = await world.ask(coordinator, statements.exportText, { statement: id, format: 'md' })
    expect(file.statusCode).toBe(200)
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('(draft).md')
  })
})

describe('limits', () => {
  const signIn = (address: string, remoteAddress: string) =>
    inject({
      method: 'POST',
      url: '/api/sign-in',
      remoteAddress,
      headers: { origin: world.config.publicUrl },
      payload: { address },
    })

  it('[LIVE-2] a whole office signs in from behind one address', async () => {
    const codes = []
    for (let at = 0; at < 60; at++) codes.push((await signIn(`p${at}@example.org`, '192.0.2.1')).statusCode)
    expect(codes.filter(code => code !== 200)).toEqual([])
  })

  it('[LIVE-2] the many addresses of one IPv6 network count as one', async () => {
    const last = async (network: string) => {
      let code = 0
      for (let at = 0; at < 140; at++)
        code = (await signIn(`q${network.length}${at}@example.org`, `${network}${at.toString(16)}`))
          .statusCode
      return code
    }
    expect(await last('2001:db8:0:1::')).toBe(429)
    expect((await signIn('r@example.org', '2001:db8:0:2::1')).statusCode).toBe(200)
  })

  it('[LIVE-2] X-Forwarded-For is not believed without TRUST_PROXY', async () => {
    let code = 0
    for (let at = 0; at < 140; at++) {
      const answer = await inject({
        method: 'POST',
        url: '/api/sign-in',
        remoteAddress: '198.51.100.7',
        headers: { origin: world.config.publicUrl, 'x-forwarded-for': `203.0.113.${at}` },
        payload: { address: `s${at}@example.org` },
      })
      code = answer.statusCode
    }
    expect(code).toBe(429)
  })
})

describe('invitations', () => {
  async function invited(
    role: 'observer' | 'coordinator',
    address: string,
    by: Awaited<ReturnType<World['coalition']>>,
  ) {
    const { organisations } = await world.call(by.coordinator, coalitions.listOrganisations, {
      coalition: by.id,
    })
    await world.call(by.coordinator, coalitions.invite, {
      ...{ coalition: by.id, address, role, organisation: organisations[0]!.id },
    })
    return (await world.linkTo(address)).split('/').at(-1)!
  }
  const press = (link: string) => world.ask(null, people.useLink, { link, name: 'Boris' })
  const membersOf = (of: Awaited<ReturnType<World['coalition']>>) =>
    world.call(of.coordinator, coalitions.listPeople, { coalition: of.id })

  it('[LIVE-2] the last coordinator cannot step down by accepting an invitation to less', async () => {
    const harbour = await world.coalition('harbour', 'Amina')
    const link = await invited('observer', harbour.coordinator.address, harbour)
    expect((await press(link)).statusCode).toBe(409)
    expect((await membersOf(harbour)).people[0]!.role).toBe('coordinator')
  })

  it('[LIVE-2] an invitation accepted by a member reaches their open sockets', async () => {
    const harbour = await world.coalition('harbour', 'Amina')
    const drafter = await world.person('Boris', { coalition: harbour.id, role: 'drafter' })
    const closed: string[] = []
    const { rooms } = world.app.ports
    const closePerson = rooms.closePerson
    rooms.closePerson = (person, coalition) => {
      closed.push(person)
      closePerson(person, coalition)
    }
    await press(await invited('observer', drafter.address, harbour))
    expect(closed).toContain(drafter.id)
  })

  it('[LIVE-2] whoever is removed or given another role does not come back by an older invitation', async () => {
    const harbour = await world.coalition('harbour', 'Amina')
    const address = 'boris@example.org'
    const first = await invited('coordinator', address, harbour)
    const second = await invited('coordinator', address, harbour)
    await press(first)
    const boris = (await membersOf(harbour)).people.find(row => row.address === address)!
    await world.call(harbour.coordinator, coalitions.removePerson, {
      ...{ coalition: harbour.id, membership: boris.membership },
    })
    expect((await press(second)).statusCode).toBe(410)
    expect((await membersOf(harbour)).people).toHaveLength(1)
    expect((await membersOf(harbour)).invitations).toEqual([])
  })
})

describe('what is imported', () => {
  it('[LIVE-3] a letter is nested no deeper than its editors may write', () => {
    expect(LIMITS.depth).toBe(DEEPEST)
  })
})
