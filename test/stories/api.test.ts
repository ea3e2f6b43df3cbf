/** What outsiders rely on: the description, the headers, and the form of every "no". */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../shared/contract/index.ts'
import { REFUSALS } from '../../shared/refusals.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const get = (url: string, headers: Record<string, string> = {}) => world.app.fastify.inject({ url, headers })

describe('the API description', () => {
  it('[HOUSE-4] is valid OpenAPI 3.1 and has every contract', async () => {
    const description = (await get('/api/openapi.json')).json()
    const verdict = await new Validator().validate(structuredClone(description))
    expect(verdict).toMatchObject({ valid: true })
    const described = Object.values(
      description.paths as Record<string, Record<string, { operationId: string }>>,
    )
    const names = described.flatMap(path => Object.values(path).map(operation => operation.operationId))
    expect(names.sort()).toEqual([...contracts.keys()].sort())
  })

  it('can be read without script', async () => {
    const page = await get('/api/docs')
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).not.toContain('<script')
    for (const contract of contracts.values()) expect(page.body).toContain(`<code>${contract.path}</code>`)
  })
})

describe('the doors', () => {
  it('[SAFE-8] every page forbids scripts and files of other hosts, and private answers are not kept', async () => {
    for (const url of ['/api/me', '/enter/0000000000000000000000', '/s/nothing-here', '/health']) {
      const { headers } = await get(url)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toContain('unsafe')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  it('[SAFE-8] a change without an origin needs a bearer token', async () => {
    const payload = { name: 'Amina' }
    const bare = await world.app.fastify.inject({ method: 'PATCH', url: '/api/me', payload })
    expect(bare.json().code).toBe('foreign-origin')
    const amina = await world.person('Amina')
    const headers = { authorization: `Bearer ${amina.token}` }
    expect(
      (await world.app.fastify.inject({ method: 'PATCH', url: '/api/me', payload, headers })).statusCode,
    ).toBe(200)
  })

  it('[SAFE-8] a cookie does not help another site', async () => {
    const amina = await world.person('Amina')
    for (const foreign of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: world.config.publicUrl, 'sec-fetch-site': 'cross-site' },
    ]) {
      const headers = { cookie: amina.cookie, ...foreign }
      const answer = await world.app.fastify.inject({
        method: 'PATCH',
        url: '/api/me',
        payload: { name: 'X' },
        headers,
      })
      expect(answer.json().code).toBe('foreign-origin')
    }
  })
})

describe('every "no"', () => {
  it('[HOUSE-4] is a code of the list and its sentence', async () => {
    expect((await get('/api/nothing')).json()).toEqual({ code: 'not-found', message: REFUSALS['not-found'] })
    const amina = await world.person('Amina')
    const headers = { cookie: amina.cookie, origin: world.config.publicUrl }
    const strange = await world.app.fastify.inject({
      method: 'PATCH',
      url: '/api/me',
      payload: { name: 'A', role: 'operator' },
      headers,
    })
    expect(strange.json()).toEqual({
      code: 'bad-input',
      message: 'There is no field called “role”. Nothing was changed.',
    })
  })

  it('names the field but never repeats what was typed', async () => {
    const answer = await world.app.fastify.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { address: 'secret-words' },
      headers: { origin: world.config.publicUrl },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().message).toContain('“address”')
    expect(answer.body).not.toContain('secret-words')
  })

  it('is a plain page for a person with a browser', async () => {
    const page = await get('/s/nothing-here', { accept: 'text/html' })
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain(REFUSALS['not-found'])
  })

  it('broken JSON, another kind of body and a body that is too large are clear too', async () => {
    const send = (payload: string, type: string) =>
      world.app.fastify.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload,
        headers: { origin: world.config.publicUrl, 'content-type': type },
      })
    expect((await send('{', 'application/json')).json().code).toBe('bad-input')
    expect((await send('address=a%40example.org', 'application/x-www-form-urlencoded')).json().code).toBe(
      'bad-input',
    )
    expect((await send('<a/>', 'text/xml')).json().code).toBe('bad-input')
    expect(
      (await send(JSON.stringify({ address: 'x'.repeat(300_000) }), 'application/json')).json().code,
    ).toBe('too-large')
  })
})
