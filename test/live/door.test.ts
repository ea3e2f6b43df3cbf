import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import { readFrame } from '../../server/live/protocol.ts'
import { changeRole, listPeople, removePerson } from '../../shared/contract/coalitions.ts'
import { signOut } from '../../shared/contract/people.ts'
import { archiveStatement, readText, startStatement } from '../../shared/contract/statements.ts'
import { openWorld, type Somebody, type World } from '../world.ts'
import { read } from './fuzz/updates.ts'
import { LETTER } from './letter.ts'

describe('the door of a living text', () => {
  let world: World
  let coordinator: Somebody
  let drafter: Somebody
  let coalition: string
  let statement: string
  let base: string

  beforeEach(async () => {
    world = await openWorld()
    const made = await world.coalition('harbour', 'Amina Haddad')
    coalition = made.id
    coordinator = made.coordinator
    drafter = await world.person('Bruno Keller', { coalition, role: 'drafter' })
    const letter = {
      coalition,
      kind: 'joint-letter',
      title: 'On harbour data',
      language: 'en',
      direction: 'ltr',
    } as const
    statement = (await world.call(coordinator, startStatement, { ...letter, body: LETTER })).id
    const { fastify } = world.app
    await fastify.listen({ port: 0, host: '127.0.0.1' })
    base = `127.0.0.1:${(fastify.server.address() as AddressInfo).port}`
  })
  afterEach(() => world.close())

  const knock = (options: ClientOptions = {}, query = '', id = statement) => {
    const socket = new WebSocket(`ws://${base}/live/${id}${query}`, options)
    socket.on('error', () => {})
    return socket
  }
  const byCookie = (somebody: Somebody) =>
    knock({ headers: { cookie: somebody.cookie }, origin: world.config.publicUrl })
  const answer = async (socket: WebSocket): Promise<number> =>
    Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(
        ([, response]) => (response as { statusCode: number }).statusCode,
      ),
    ])
  const closeOf = async (socket: WebSocket) => (await once(socket, 'close'))[0] as number
  const membershipOf = async (somebody: Somebody) => {
    const { people } = await world.call(coordinator, listPeople, { coalition })
    return people.find(({ person }) => person === somebody.id)!.membership
  }

  it('[LIVE-2] opens for a member by cookie from our own pages, or by token, and shows the text', async () => {
    expect(await answer(byCookie(drafter))).toBe(101)
    const socket = knock({}, `?token=${drafter.token}`)
    const [first] = (await once(socket, 'message')) as [Buffer]
    expect(readFrame(new Uint8Array(first)).kind).toBe('step1')
    expect(await answer(knock({ headers: { authorization: `Bearer ${drafter.token}` } }))).toBe(101)
  })

  it('[LIVE-2] stays shut for anybody else, before the upgrade', async () => {
    const stranger = await world.person('Ola Strand')
    const operator = await world.person('Root Person', { operator: true })
    const cookie = { cookie: drafter.cookie }
    expect(await answer(knock())).toBe(403)
    expect(await answer(knock({}, '?token=no-such-token'))).toBe(401)
    expect(await answer(byCookie(stranger))).toBe(404)
    expect(await answer(byCookie(operator))).toBe(404)
    expect(await answer(knock({}, `?token=${drafter.token}`, 'no-such-statement'))).toBe(404)
    expect(await answer(knock({ headers: cookie, origin: 'https://elsewhere.example' }))).toBe(403)
    expect(await answer(knock({ headers: cookie }))).toBe(403)
    expect(
      await answer(
        knock({ headers: { ...cookie, 'sec-fetch-site': 'cross-site' }, origin: world.config.publicUrl }),
      ),
    ).toBe(403)
  })

  it('[LIVE-2] shuts within a second for who is removed', async () => {
    const socket = byCookie(drafter)
    await answer(socket)
    const closed = closeOf(socket)
    const before = performance.now()
    await world.call(coordinator, removePerson, { coalition, membership: await membershipOf(drafter) })
    expect(await closed).toBe(4500)
    expect(performance.now() - before).toBeLessThan(1000)
    expect(await answer(byCookie(drafter))).toBe(404)
  })

  it('[LIVE-2] judges anew whose role changed, who signed out, and when the text is archived', async () => {
    const [asDrafter, signedOut, other] = [
      byCookie(drafter),
      byCookie(coordinator),
      knock({}, `?token=${coordinator.token}`),
    ]
    await Promise.all([answer(asDrafter), answer(signedOut), answer(other)])
    const closing = [closeOf(asDrafter), closeOf(signedOut), closeOf(other)]
    await world.call(coordinator, changeRole, {
      coalition,
      membership: await membershipOf(drafter),
      role: 'observer',
    })
    expect(await closing[0]).toBe(4500)
    await world.call(coordinator, archiveStatement, { statement, archived: true })
    expect(await closing[2]).toBe(4500)
    const asReader = knock({}, `?v=1&token=${coordinator.token}`)
    const [welcome] = (await once(asReader, 'message')) as [Buffer]
    expect(read(new Uint8Array(welcome))).toMatchObject({ notice: { kind: 'welcome', mayWrite: false } })
    await world.call(coordinator, signOut, {})
    expect(await closing[1]).toBe(4500)
    expect(await answer(byCookie(coordinator))).toBe(401)
    const { body } = await world.call(drafter, readText, { statement })
    expect(JSON.stringify(body)).toContain('We write to the Harbour Committee.')
  })
})
