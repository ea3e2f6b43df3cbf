/**
 * Canaries: words that stand in one place each are planted by the acts people use, and looked for in every place
 * where they must not stand: the log at its most talkative, the database, mails, and what the public gets.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorLink } from '../../server/coalitions/enter.ts'
import { printToken } from '../../server/ops/commands.ts'
import * as asks from '../../shared/contract/asks.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as people from '../../shared/contract/people.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as signons from '../../shared/contract/signons.ts'
import * as statements from '../../shared/contract/statements.ts'
import { CHECKED, press, SIGNER, tokenTo } from '../world/signing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const ADDRESS = {
  operator: 'canary-operator@pier.example',
  member: 'canary-member@pier.example',
  signer: 'canary-signer@pier.example',
  individual: 'canary-individual@pier.example',
  declined: 'canary-declined@pier.example',
  stranger: 'canary-stranger@pier.example',
}
const PERSONAL = ['Canary Signatory', 'Canary Harbourmaster', 'Canary Individual', 'Canary Reason']
const TITLE = 'Canary title of the letter'
const TEXT = 'Canary sentence of the letter.'
const WORDING = 'Canary wording of the ask.'
/** Every link, session, token, salt and secret address of this world is of this form. */
const TOKEN = /token\d{17}/

const log: string[] = []
let world: World
let operator: Somebody
let coalition: string
let signon: string
const pages: Record<'unpublished' | 'page' | 'csv' | 'json', string> = {
  ...{ unpublished: '', page: '', csv: '', json: '' },
}

beforeAll(async () => {
  world = await openWorld({ config: { LOG_LEVEL: 'debug' }, log: { write: line => void log.push(line) } })
  operator = await enter(new URL((await operatorLink(world.app.ports))!).pathname, {
    ...{ name: 'Olu', address: ADDRESS.operator },
  })
  const named = { name: 'Harbours', slug: 'harbours', organisation: 'Harbour Watch' }
  coalition = (await world.call(operator, coalitions.foundCoalition, named)).id
  await inviteSomebody()
  const version = await writeAndFreeze()
  await collect(version)
  await goWrong()
  await world.app.outbox.idle()
})
afterAll(() => world.close())

describe('what was planted', () => {
  it('[SIGN-7] stands in no line of the log, however much is logged', () => {
    const said = log.join('')
    expect(log.length).toBeGreaterThan(30)
    expect(said).toContain('internal error')
    for (const word of [...Object.values(ADDRESS), ...PERSONAL, TITLE, TEXT, WORDING, 'canary-', 'Canary'])
      expect(said, word).not.toContain(word)
    expect(TOKEN.exec(said)).toBeNull()
  })

  it('[SAFE-6] addresses, signers and links stand readable in no table', async () => {
    const { signons: rows, ...others } = await everything()
    for (const [table, stored] of Object.entries({
      ...others,
      signons: rows!.map(row => ({ ...row, secret: '' })),
    })) {
      const text = JSON.stringify(stored)
      for (const word of [...Object.values(ADDRESS), ...PERSONAL])
        expect(text, `${table}: ${word}`).not.toContain(word)
      expect(TOKEN.exec(text)?.[0], table).toBeUndefined()
    }
  })

  it('[SAFE-7] the log of acts, as stored and as coordinators read it, names neither text nor signer', async () => {
    const { audit, auditSecrets, outbox } = await everything()
    const read = await world.call(operator, coalitions.readAudit, { coalition, limit: 200 })
    expect(read.chain.whole).toBe(true)
    expect(JSON.stringify({ audit, auditSecrets, outbox })).not.toMatch(/canary/i)
    const told = JSON.stringify(read)
    for (const word of [...Object.values(ADDRESS), ...PERSONAL, TEXT, WORDING])
      expect(told).not.toContain(word)
  })

  it('[SAFE-7] a coordinator reads of every act, who did it, and what it was about', async () => {
    const { entries } = await world.call(operator, coalitions.readAudit, { coalition, limit: 200 })
    const acts = new Set(entries.map(entry => entry.act))
    for (const act of [
      ...['coalition.founded', 'organisation.entered', 'person.invited', 'person.joined', 'session.begun'],
      ...['session.ended', 'token.made', 'person.renamed', 'statement.started', 'ask.made', 'version.frozen'],
      ...['signon.opened', 'signon.published', 'signature.made', 'signature.confirmed', 'signature.accepted'],
      ...['signature.declined', 'signature.disowned'],
    ])
      expect([...acts]).toContain(act)
    const told = (act: string) => entries.find(entry => entry.act === act)
    expect(told('version.frozen')).toMatchObject({ actor: 'Olu', about: `${TITLE} (1)` })
    expect(told('person.joined')).toMatchObject({ actor: 'Mina Pier', about: 'Mina Pier' })
    expect(told('signature.confirmed')).toMatchObject({ actor: '', about: '' })
    expect(told('token.made')).toMatchObject({ actor: '', about: 'Mina Pier' })
  })

  it('[SAFE-3] stands in no mail but in its link', () => {
    expect(world.mails.length).toBeGreaterThan(6)
    for (const { subject, text } of world.mails) expect(`${subject} ${text}`).not.toMatch(/canary|harbours/i)
  })

  it('[SAFE-2] before publication the page names the letter to its readers only, and nobody who signed', () => {
    const head = pages.unpublished.slice(0, pages.unpublished.indexOf('<body>'))
    expect(head).not.toMatch(/canary/i)
    expect(head).toContain('noindex')
    expect(pages.unpublished).toContain(TEXT)
    expect(pages.unpublished).not.toMatch(/Canary (Signatory|Harbourmaster|Individual)|Pier Alliance|@pier/)
  })

  it('[SIGN-7] after publication the page and its files hold what was opted into, and no more', () => {
    for (const file of [pages.page, pages.csv, pages.json]) {
      expect(file).toContain('Pier Alliance')
      for (const word of [...Object.values(ADDRESS), ...PERSONAL]) expect(file, word).not.toContain(word)
      expect(TOKEN.exec(file)).toBeNull()
    }
  })
})

/** Presses the button behind a link; gives back whoever is signed in by it. */
async function enter(path: string, typed: { name?: string; address?: string } = {}): Promise<Somebody> {
  const answer = await world.ask(null, people.useLink, { link: path.split('/').at(-1)!, ...typed })
  const session = answer.cookies.find(cookie => cookie.name === 'undersigned')!.value
  return { id: '', name: '', address: '', token: '', cookie: `undersigned=${session}` }
}

async function inviteSomebody(): Promise<void> {
  const { organisations } = await world.call(operator, coalitions.listOrganisations, { coalition })
  const organisation = organisations[0]!.id
  await world.call(operator, coalitions.invite, {
    ...{ coalition, organisation, role: 'drafter' as const, address: ADDRESS.member },
  })
  const member = await enter(await world.linkTo(ADDRESS.member), { name: 'Mina' })
  await world.call(null, people.askForSignIn, { address: ADDRESS.member })
  await world.call(null, people.askForSignIn, { address: ADDRESS.stranger })
  await enter(await world.linkTo(ADDRESS.member))
  await world.call(member, people.renameMe, { name: 'Mina Pier' })
  const io = {
    readFile: async () => new Uint8Array(),
    writeFile: async () => {},
    stdout: () => {},
    stderr: () => {},
  }
  expect(await printToken(world.app.ports, [ADDRESS.member], io)).toBe(0)
  await world.call(member, people.signOut, { everywhere: true })
}

async function writeAndFreeze(): Promise<string> {
  const paragraph = (id: string, text: string) => ({
    ...{ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] },
  })
  const { id: statement } = await world.call(operator, statements.startStatement, {
    ...{ coalition, kind: 'joint-letter', title: TITLE, language: 'en', direction: 'ltr' },
    body: { type: 'doc', content: [paragraph('block-0001', TEXT), paragraph('block-0002', WORDING)] },
  })
  await world.call(operator, asks.makeAsk, {
    ...{ statement, block: 'block-0002', verb: 'delete' as const, wording: WORDING },
    targets: [{ asWritten: 'Canary article' }],
  })
  return (await world.call(operator, statements.freeze, { statement, reason: 'Canary Reason of freezing' }))
    .id
}

/** An organisation and an individual are accepted and show nothing; others withdraw, are declined, never were. */
async function collect(version: string): Promise<void> {
  const opened = await world.call(operator, signons.openSignon, {
    ...{ version, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
  })
  signon = opened.id
  const page = opened.address.split('/').at(-1)!
  const sign = (typed: Record<string, string>) =>
    world.ask(null, signing.signStatement, { ...SIGNER, page, hash: opened.version.hash, ...typed })
  const confirmed = async (address: string, typed: Record<string, string>) => {
    expect((await sign({ address, ...typed })).statusCode).toBe(200)
    const link = await tokenTo(world, address)
    await press(world, link, 'confirm')
    return link
  }
  const alliance = { name: 'Pier Alliance', signatory: 'Canary Signatory', role: 'Canary Harbourmaster' }
  await confirmed(ADDRESS.signer, alliance)
  await sign({ address: ADDRESS.signer, ...alliance })
  await confirmed(ADDRESS.individual, { kind: 'individual', signatory: 'Canary Individual' })
  await confirmed(ADDRESS.declined, { name: 'Canary Reason', signatory: 'Canary Signatory' })
  await press(world, await confirmed(ADDRESS.stranger, { name: 'Canary Reason' }), 'not-me')
  pages.unpublished = (await world.ask(null, signing.showLetter, { page })).body
  await decideAll()
  await world.call(operator, signons.publishSignon, { signon, slug: 'harbour-letter' })
  const file = async (format: 'csv' | 'json') =>
    (await world.ask(null, signing.publicList, { page: 'harbour-letter', format })).body
  pages.page = (await world.ask(null, signing.showLetter, { page: 'harbour-letter' })).body
  pages.csv = await file('csv')
  pages.json = await file('json')
}

async function decideAll(): Promise<void> {
  const { signatures } = await world.call(operator, signons.seeSignon, { signon })
  for (const { id, kind, name, state } of signatures.filter(row => row.state === 'confirmed')) {
    expect(state).toBe('confirmed')
    if (name === 'Canary Reason')
      await world.call(operator, signons.declineSignature, { signature: id, reason: 'Canary Reason' })
    else
      await world.call(operator, signons.acceptSignature, {
        ...{ signature: id, authority: CHECKED },
        ...(kind === 'organisation' && { organisation: 'new' as const }),
      })
  }
}

/** Refusals and failures, each with canaries in what was asked or in what broke. */
async function goWrong(): Promise<void> {
  const { fastify, ports } = world.app
  const origin = world.config.publicUrl
  const token = world.ids.token()
  await fastify.inject({
    url: '/api/me',
    headers: { authorization: `Bearer ${token}`, cookie: operator.cookie },
  })
  await fastify.inject({ url: `/enter/${token}` })
  await fastify.inject({ url: `/signature/${token}?address=${ADDRESS.signer}` })
  await fastify.inject({ url: `/nothing/${ADDRESS.signer}/${token}` })
  await fastify.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { origin },
    payload: { address: 'Canary' },
  })
  await fastify.inject({ method: 'POST', url: '/api/sign-in', headers: { origin }, payload: `{"Canary` })
  const { read } = ports.rooms
  ports.rooms.read = () => Promise.reject(new Error(`Canary broke for ${ADDRESS.signer}`))
  const { statements: rows } = await world.call(operator, statements.listStatements, { coalition })
  const broken = await world.ask(operator, statements.readText, { statement: rows[0]!.id })
  expect(broken.statusCode).toBe(500)
  expect(broken.body).not.toMatch(/canary/i)
  ports.rooms.read = read
}

/** Every row of every table but the texts of letters and asks, which hold what they hold. */
async function everything(): Promise<Record<string, Record<string, unknown>[]>> {
  return world.storage.read(async ({ db, t }) => {
    const rows: Record<string, Record<string, unknown>[]> = {}
    for (const [name, table] of Object.entries(t)) {
      if (['statements', 'versions', 'askRevisions', 'askPlaces'].includes(name)) continue
      rows[name] = await db.select().from(table)
    }
    return rows
  })
}
