/**
 * The access matrix, made from the contracts: every route × every role × {own, another coalition's, unknown}, with
 * each id of a request swapped in turn. A contract that is in neither `scenes` nor `open` fails.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as asks from '../../shared/contract/asks.ts'
import * as citations from '../../shared/contract/citations.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as deliveries from '../../shared/contract/deliveries.ts'
import * as drafts from '../../shared/contract/drafts.ts'
import { contracts } from '../../shared/contract/index.ts'
import * as processes from '../../shared/contract/processes.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import type { Contract } from '../../shared/contract/route.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as invitations from '../../shared/contract/signonInvitations.ts'
import * as signonMoves from '../../shared/contract/signonMoves.ts'
import * as signons from '../../shared/contract/signons.ts'
import * as statements from '../../shared/contract/statements.ts'
import { paragraph, text } from '../../shared/formats/build.ts'
import { REFUSALS } from '../../shared/refusals.ts'
import { type CoalitionPermission, PERMISSIONS, ROLES, type Role, roleMay } from '../../shared/roles.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

/** What one coalition has, by the name of the field that holds its id. */
type Things = Record<
  | 'coalition'
  | 'organisation'
  | 'membership'
  | 'invitation'
  | 'process'
  | 'session'
  | 'document'
  | 'draft'
  | 'old'
  | 'instrument'
  | 'statement'
  | 'version'
  | 'ask'
  | 'other'
  | 'link'
  | 'thread'
  | 'comment'
  | 'suggestion'
  | 'round'
  | 'guest'
  | 'signon'
  | 'signature'
  | 'invited'
  | 'move'
  | 'package'
  | 'delivery',
  string
>

const UNKNOWN = 'unknown-000000000'
/** In a scene: an id of the sender's own, another one each time. */
const FRESH = 'fresh'
const says = { verb: 'delete' as const, targets: [{ asWritten: 'Article 9' }], wording: 'Delete Article 9.' }
const entry = { name: 'Quay Rights', otherNames: [], country: null, domains: [], accreditation: [] }

const suggested = {
  kind: 'words',
  block: 'block-0001',
  was: [{ type: 'text', text: 'Delete Article 9.' }],
  says: [{ type: 'text', text: 'Delete Articles 9 and 10.' }],
}

const process = { name: 'The Harbour Committee', instrument: 'Harbour Convention', shortName: '', labels: [] }
const held = {
  ...{ name: 'Fifth session', place: 'Vienna', firstDay: '2027-03-01', lastDay: '2027-03-12' },
  ...{ zone: 'Europe/Vienna', wordLimit: 1200, countsNotes: false, deadlines: [] },
  documents: [{ what: 'Submission', dueLocal: '2027-02-20T18:00', zone: 'Europe/Vienna' }],
}

const article = {
  ...{ level: 'article' as const, number: '9', word: 'Article', bracketed: false, title: 'Searches' },
  ...{ text: 'Ledgers are searched.', mark: null, notes: [], doubts: [], children: [] },
}
const draft = {
  ...{ symbol: 'A/HC/L.4', title: 'Draft text', textDate: '2027-03-01', releasedOn: '', status: '' },
  ...{ language: 'en', partial: false, session: null, parents: [], provisions: [article] },
}
const known = { name: 'Pilots Convention', names: ['Convention on Pilots'] }

/** For each contract inside a coalition: an input that its coordinator may send. Ids are the names of things. */
const scenes: Record<string, Record<string, unknown>> = {
  seeCoalition: { coalition: 0 },
  renameCoalition: { coalition: 0, name: 'The harbour coalition' },
  listOrganisations: { coalition: 0 },
  addOrganisation: { coalition: 0, ...entry, name: 'Pier Watch' },
  changeOrganisation: { coalition: 0, organisation: 0, ...entry },
  listPeople: { coalition: 0 },
  invite: { coalition: 0, organisation: 0, address: 'guest@example.org', role: 'observer' },
  revokeInvitation: { coalition: 0, invitation: 0 },
  changeRole: { coalition: 0, membership: 0, role: 'reviewer' },
  removePerson: { coalition: 0, membership: 0 },
  readAudit: { coalition: 0 },
  listProcesses: { coalition: 0 },
  beginProcess: { coalition: 0, ...process },
  changeProcess: { process: 0, name: 'The Harbour Committee' },
  planSession: { process: 0, ...held },
  markDocument: { session: 0, document: 0, done: true },
  changeSession: { session: 0, revision: 1, ...held },
  removeSession: { session: 0 },
  exportCalendar: { coalition: 0 },
  exportSession: { session: 0 },
  listDrafts: { process: 0 },
  storeDraft: { ...draft, process: 0, session: 0 },
  seeDraft: { draft: 0 },
  seeOutline: { draft: 0 },
  seePlaces: { draft: 0, old: 0 },
  seeProvision: { draft: 0, at: '0' },
  changeDraft: { draft: 0, session: 0, revision: 1, title: 'Second draft text' },
  correctDraft: { draft: 0, revision: 1, corrections: [{ kind: 'number', at: 0, number: '10' }] },
  removeDraft: { draft: 0 },
  seeMatrix: { process: 0 },
  listToJudge: { draft: 0 },
  seeEvidence: { ask: 0, draft: 0 },
  judgeOutcome: { ask: 0, draft: 0, outcome: 'reflected' },
  seeChanges: { draft: 0, old: 0 },
  seeMap: { draft: 0 },
  seeTimeline: { ask: 0 },
  exportMatrix: { process: 0, format: 'csv' },
  exportChanges: { draft: 0, old: 0, format: 'summary' },
  exportMap: { draft: 0, format: 'svg' },
  exportTimeline: { ask: 0, format: 'svg' },
  seeConcordance: { draft: 0, old: 0 },
  confirmLinks: { draft: 0, old: 0, links: [{ kind: 'kept', from: [0], to: [0] }] },
  correctLinks: { draft: 0, old: 0, ends: [UNKNOWN], links: [] },
  listInstruments: { coalition: 0 },
  addInstrument: { coalition: 0, name: 'Cranes Convention', names: ['Convention on Cranes'] },
  changeInstrument: { coalition: 0, instrument: 0, ...known },
  removeInstrument: { coalition: 0, instrument: 0 },
  listStatements: { coalition: 0 },
  startStatement: {
    ...{ coalition: 0, session: 0, kind: 'joint-letter', title: 'Letter' },
    ...{ language: 'en', direction: 'ltr' },
  },
  seeStatement: { statement: 0 },
  changeStatement: { statement: 0, session: 0, title: 'Joint letter' },
  archiveStatement: { statement: 0, archived: false },
  readText: { statement: 0 },
  listRefusedEdits: { statement: 0 },
  seeCiting: { statement: 0 },
  workOn: { statement: 0, draft: 0 },
  exportText: { statement: 0, format: 'txt' },
  listVersions: { statement: 0 },
  lookBeforeFreezing: { statement: 0 },
  freeze: { statement: 0 },
  seeVersion: { version: 0 },
  exportVersion: { version: 0, format: 'json' },
  restoreVersion: { version: 0 },
  beginTranslation: { version: 0, language: 'sw', title: 'Bandari' },
  listTranslations: { statement: 0 },
  seeTranslation: { statement: 0 },
  renewBlocks: { statement: 0, of: UNKNOWN, blocks: ['block-0001'] },
  linkBlock: { statement: 0, of: UNKNOWN, block: 'block-0001', sourceBlock: null },
  moveTranslation: { statement: 0, of: UNKNOWN, version: UNKNOWN },
  setAttribution: { coalition: 0, attributed: true },
  seeAttribution: { statement: 0, old: 'live', new: 'live' },
  listAsks: { coalition: 0 },
  statementAsks: { statement: 0 },
  makeAsk: { statement: 0, block: 'block-0001', ...says },
  seeAsk: { ask: 0 },
  enterAsk: { coalition: 0, process: 0, ...says },
  reviseAsk: { ask: 0, ...says, wording: 'Delete Article 9 wholly.' },
  manageAsk: { ask: 0, process: 0, priority: 'high' },
  linkAsks: { ask: 0, other: 0, kind: 'restates' },
  unlinkAsks: { ask: 0, link: 0 },
  keepWordings: { ask: 0, statement: 0, registers: says.wording, statements: says.wording },
  listDropped: { coalition: 0 },
  dropSuggested: { coalition: 0, wordings: ['ab'.repeat(32)], dropped: true },
  listOpenRounds: { coalition: 0 },
  listRounds: { statement: 0 },
  circulate: {
    version: 0,
    question: 'Can you join?',
    closesLocal: '2027-02-01T18:00',
    zone: 'Europe/Zurich',
  },
  seeRound: { round: 0 },
  changeRound: { round: 0, closesLocal: '2027-02-02T18:00', zone: 'Europe/Zurich' },
  answerRound: { round: 0, answer: 'agree' },
  seeBoard: { round: 0 },
  remindSilent: { round: 0 },
  inviteToRound: { round: 0, organisation: 0, address: 'guest@example.org' },
  revokeGuest: { round: 0, guest: 0 },
  seeTable: { round: 0 },
  exportTable: { round: 0, format: 'csv' },
  seeSince: { statement: 0 },
  looked: { statement: 0 },
  closeRound: { round: 0, version: 0 },
  seeReview: { statement: 0 },
  startThread: {
    ...{ statement: 0, round: 0, id: FRESH, comment: FRESH },
    ...{ on: { kind: 'whole' }, words: 'Which ports?' },
  },
  replyTo: { thread: 0, id: FRESH, words: 'All ports.' },
  editComment: { comment: 0, words: 'Which harbours?' },
  removeComment: { comment: 0 },
  settleThread: { thread: 0, reason: 'Said in Article 2.' },
  reopenThread: { thread: 0 },
  putSuggestion: { statement: 0, round: 0, suggestion: FRESH, changes: [] },
  withdrawSuggestion: { suggestion: 0 },
  acceptSuggestions: { statement: 0, suggestions: [{ suggestion: UNKNOWN, seen: 1 }] },
  declineSuggestions: { statement: 0, suggestions: [], as: 'declined', reason: 'Not now.' },
  undoDecision: { suggestion: 0 },
  exportLog: { coalition: 0 },
  listSignons: { coalition: 0 },
  seeOwnSignature: { statement: 0 },
  openSignon: { version: 0, closesLocal: '2027-02-01T18:00', zone: 'Europe/Zurich' },
  seeSignon: { signon: 0 },
  changeSignon: { signon: 0, acceptAtOnce: true },
  publishSignon: { signon: 0, slug: 'harbour-letter' },
  bindList: { signon: 0, bound: true },
  moveSignon: { signon: 0, version: 0 },
  listMoves: { signon: 0 },
  agreeMove: { signon: 0, move: 0 },
  takeBackMove: { signon: 0, move: 0 },
  exportList: { signon: 0, format: 'json' },
  exportSigned: { signon: 0, format: 'md' },
  acceptSignature: { signature: 0, organisation: { id: 'organisation' } },
  seeSignonBoard: { signon: 0 },
  seeSignonRevision: { signon: 0 },
  listSigned: { signon: 0, show: 'accepted' },
  listSignedNames: { signon: 0 },
  enterList: {
    ...{ signon: 0, version: 0, evidence: 'Mails of 3 March' },
    rows: [{ id: 'imported00001', kind: 'individual', name: 'Idris Bello' }],
  },
  eraseSignature: { signature: 0 },
  seeDelivery: { signon: 0 },
  freezeList: { signon: 0 },
  downloadPackage: { signon: 0, package: 0 },
  compareDelivered: { signon: 0, delivery: 0 },
  recordDelivery: {
    ...{ signon: 0, package: 0, recipient: 'The Harbour Committee' },
    deliveredLocal: '2027-01-01T13:00',
  },
  declineSignature: { signature: 0, reason: 'Not an organisation.' },
  judgeNames: { signature: 0, other: { organisation: 'organisation' }, verdict: 'related' },
  acceptSignatures: { signon: 0, signatures: ['signature'] },
  correctLine: { signature: 0, name: 'Breakwater Alliance', sort: '' },
  listInvitations: { signon: 0 },
  previewInvitations: { signon: 0, text: 'Quay Rights <office@quay-rights.example>' },
  inviteToSign: { signon: 0, people: [{ address: 'office@quay-rights.example' }] },
  remindInvited: { signon: 0 },
  noteBounces: { signon: 0, text: 'Final-Recipient: rfc822; gone@example.org\nAction: failed' },
  endInvitation: { signon: 0, invited: 0 },
  listMessages: { signon: 0 },
  countRecipients: { signon: 0, whom: { to: 'all' } },
  sendMessage: { signon: 0, id: FRESH, whom: { to: 'silent' }, text: 'Please answer.' },
  listLanguages: { signon: 0 },
  addLanguage: { signon: 0, version: 0 },
  removeLanguage: { signon: 0, language: 'sw' },
  resumeSignon: { signon: 0 },
  closeSignon: { signon: 0 },
}

/** Things that whoever may takes away, made anew for each who does. */
const remade: Record<string, (by: Somebody) => Promise<Partial<Things>>> = {
  keepWordings: async by => {
    const made = { statement: own.statement, block: 'block-0001', ...says }
    return { ask: (await world.call(by, asks.makeAsk, made)).id }
  },
  unlinkAsks: async by => ({ link: (await linkedAsks(by, own.coalition, own.ask)).link }),
  removeInstrument: async by => {
    const named = { ...known, name: `Convention ${freshId()}` }
    return {
      instrument: (await world.call(by, citations.addInstrument, { coalition: own.coalition, ...named })).id,
    }
  },
}

/** What a role may do with its own words, and not with those of others. */
const ownOnly = ['editComment', 'removeComment', 'settleThread', 'reopenThread', 'withdrawSuggestion']

/** Contracts outside any coalition: for anyone, for whoever is signed in, or for the operator. */
const open = [...contracts].filter(([, contract]) => contract.scope === 'server').map(([name]) => name)

let world: World
let own: Things
let theirs: Things
let people: Record<Role, Somebody>
let operator: Somebody
let stranger: Somebody

beforeAll(async () => {
  world = await openWorld()
  const mine = await world.coalition('harbour', 'Amina')
  const other = await world.coalition('pier', 'Boris')
  operator = await world.person('Olu', { operator: true })
  stranger = other.coordinator
  const member = async (role: Role) =>
    [role, await world.person(`The ${role}`, { coalition: mine.id, role })] as const
  people = Object.fromEntries(await Promise.all(ROLES.map(member))) as Record<Role, Somebody>
  own = await thingsOf(mine.id, mine.coordinator)
  theirs = await thingsOf(other.id, other.coordinator)
})
afterAll(() => world.close())

describe('the access matrix', () => {
  it('[LIVE-2] every contract stands in it', () => {
    expect([...contracts.keys()].filter(name => !(name in scenes) && !open.includes(name))).toEqual([])
    expect(Object.keys(scenes).filter(name => !contracts.has(name))).toEqual([])
  })

  for (const [name, contract] of contracts) {
    if (contract.scope === 'server') continue
    const permission = contract.permission as CoalitionPermission

    it(`${name}: nobody, strangers, the operator and unknown ids get the same answer`, async () => {
      const asked = filled(name, own)
      expect(await code(null, contract, asked)).toBe('not-signed-in')
      const unknown = await answer(people.coordinator, contract, { ...asked, [contract.scope]: UNKNOWN })
      for (const somebody of [stranger, operator])
        expect(await answer(somebody, contract, asked)).toEqual(unknown)
      expect(unknown).toEqual({ status: 404, body: { code: 'not-found', message: REFUSALS['not-found'] } })
    })

    it(`${name}: each id of the request is checked`, async () => {
      const asked = filled(name, own)
      for (const field of idFields(name))
        for (const foreign of [theirs[field], UNKNOWN])
          expect(await code(people.coordinator, contract, { ...asked, [field]: foreign }), field).toBe(
            'not-found',
          )
    })

    for (const role of ROLES.filter(known => !roleMay(known, permission)))
      it(`${name}: a ${role} may not`, async () => {
        expect(await code(people[role], contract, filled(name, own))).toBe('not-allowed')
      })
  }

  for (const name of Object.keys(scenes))
    it(`${name}: those who may are not refused for who they are`, async () => {
      const contract = contracts.get(name)!
      for (const role of PERMISSIONS[contract.permission as CoalitionPermission]) {
        const again = await remade[name]?.(people.coordinator)
        const refused = await code(people[role as Role], contract, { ...filled(name, own), ...again })
        expect(
          ['not-signed-in', 'not-found', 'not-allowed', 'bad-input', 'internal'].filter(
            known => known !== 'not-allowed' || !ownOnly.includes(name),
          ),
          `${role}: ${refused}`,
        ).not.toContain(refused)
      }
    })

  it('an operator is needed to found coalitions, and whoever is not gets "nothing here"', async () => {
    const asked = { name: 'Third', slug: 'third', organisation: 'Third' }
    expect(await code(null, coalitions.foundCoalition, asked)).toBe('not-signed-in')
    expect(await code(people.coordinator, coalitions.foundCoalition, asked)).toBe('not-found')
    expect(await code(people.coordinator, coalitions.foundSample, {})).toBe('not-found')
  })

  it('an unknown field is refused by every contract that takes JSON', async () => {
    for (const [name, contract] of contracts) {
      if (contract.scope === 'server' || contract.method === 'GET') continue
      const asked = filled(name, own)
      expect(await code(people.coordinator, contract, { ...asked, surprise: 1 }), name).toBe('bad-input')
    }
  })

  it('[LIVE-2] a socket is judged before it is opened', async () => {
    await world.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = world.app.fastify.server.address() as { port: number }
    const opened = (statement: string, token: string | undefined, origin?: string) =>
      new Promise<number>(resolve => {
        const query = token === undefined ? '' : `?token=${token}`
        const socket = new WebSocket(
          `ws://127.0.0.1:${port}/live/${statement}${query}`,
          origin === undefined ? {} : { origin },
        )
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
        socket.on('open', () => {
          socket.terminate()
          resolve(101)
        })
        socket.on('error', () => {})
      })
    for (const role of ROLES) expect(await opened(own.statement, people[role].token), role).toBe(101)
    expect(await opened(own.statement, stranger.token)).toBe(404)
    expect(await opened(own.statement, operator.token)).toBe(404)
    expect(await opened(UNKNOWN, people.coordinator.token)).toBe(404)
    expect(await opened(own.statement, 'not-a-token')).toBe(401)
    expect(await opened(own.statement, undefined)).toBe(403)
    expect(await opened(own.statement, people.coordinator.token, 'https://elsewhere.example')).toBe(403)
  })
})

function filled(name: string, things: Things): Record<string, unknown> {
  const asked = { ...scenes[name] }
  for (const field of idFields(name)) asked[field] = things[field]
  for (const [field, value] of Object.entries(asked)) if (value === FRESH) asked[field] = freshId()
  if (name === 'acceptSignature') asked.organisation = { id: things.organisation }
  if (name === 'judgeNames') asked.other = { organisation: things.organisation }
  if (name === 'acceptSignatures') asked.signatures = [things.signature]
  if (name === 'putSuggestion') asked.changes = [suggested]
  if (name === 'declineSuggestions') asked.suggestions = [things.suggestion]
  return asked
}

let fresh = 0
const freshId = () => `fresh-${String(++fresh).padStart(10, '0')}`

const idFields = (name: string): (keyof Things)[] =>
  Object.entries(scenes[name] ?? {})
    .filter(([, value]) => value === 0)
    .map(([field]) => field as keyof Things)

async function answer(as: Somebody | null, contract: Contract, input: Record<string, unknown>) {
  const got = await world.ask(as, contract, input)
  const isJson = String(got.headers['content-type']).startsWith('application/json')
  return { status: got.statusCode, body: isJson ? (got.json() as { code?: string }) : got.body }
}

async function code(
  as: Somebody | null,
  contract: Contract,
  input: Record<string, unknown>,
): Promise<string | null> {
  const { status, body } = await answer(as, contract, input)
  return status < 300 ? null : ((body as { code?: string }).code ?? `status ${status}`)
}

/** Three drafts that go back to each other; `draft` is the one in the middle, on which the last one hangs. */
async function draftsOf(coordinator: Somebody, process: string): Promise<Pick<Things, 'old' | 'draft'>> {
  const { id: old } = await world.call(coordinator, drafts.storeDraft, { process, ...draft })
  const middle = await world.call(coordinator, drafts.storeDraft, { process, ...draft, parents: [old] })
  await world.call(coordinator, drafts.storeDraft, { process, ...draft, parents: [middle.id] })
  return { old, draft: middle.id }
}

/** One of everything, made by its coordinator through the routes. */
async function thingsOf(coalition: string, coordinator: Somebody): Promise<Things> {
  const organisation = (
    await world.call(coordinator, coalitions.addOrganisation, { coalition, name: 'Quay Rights' })
  ).id
  const member = await world.person(`Guest of ${coalition}`, { coalition, role: 'observer' })
  const list = await world.call(coordinator, coalitions.listPeople, { coalition })
  const membership = list.people.find(row => row.person === member.id)!.membership
  const address = `${coalition}@example.org`.toLowerCase()
  const invitation = (
    await world.call(coordinator, coalitions.invite, { coalition, organisation, address, role: 'observer' })
  ).id
  const { id: begun } = await world.call(coordinator, processes.beginProcess, { coalition, ...process })
  const planned = await world.call(coordinator, processes.planSession, { process: begun, ...held })
  const stored = await draftsOf(coordinator, begun)
  const { id: instrument } = await world.call(coordinator, citations.addInstrument, { coalition, ...known })
  const body = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { id: 'block-0001' },
        content: [{ type: 'text', text: 'Delete Article 9.' }],
      },
    ],
  }
  const statement = (
    await world.call(coordinator, statements.startStatement, {
      coalition,
      kind: 'joint-letter',
      title: 'Letter',
      language: 'en',
      direction: 'ltr',
      session: planned.id,
      body,
    })
  ).id
  const ask = (await world.call(coordinator, asks.makeAsk, { statement, block: 'block-0001', ...says })).id
  const linked = await linkedAsks(coordinator, coalition, ask)
  const [thread, comment, suggestion] = [freshId(), freshId(), freshId()]
  const words = { on: { kind: 'whole' as const }, words: 'Which ports?' }
  await world.call(coordinator, reviews.startThread, { statement, id: thread, comment, ...words })
  await world.call(coordinator, reviews.putSuggestion, { statement, suggestion, changes: [suggested] })
  const version = (await world.call(coordinator, statements.freeze, { statement })).id
  const asked = { organisation, name: 'Gita', address: `round-${address}` }
  const round = await world.call(coordinator, rounds.circulate, {
    ...{ version, question: 'Can you join?', closesLocal: '2027-02-01T18:00', zone: 'Europe/Zurich' },
    guests: [asked],
  })
  const board = await world.call(coordinator, rounds.seeBoard, { round: round.id })
  const guest = board.organisations.flatMap(({ guests }) => guests)[0]!.id
  const signon = await world.call(coordinator, signons.openSignon, {
    version,
    closesLocal: '2027-02-01T18:00',
    zone: 'Europe/Zurich',
  })
  const signature = await signed(signon.address, signon.version.hash, coalition)
  const handed = await handedOver(coordinator, signon.id)
  const move = await proposed(coordinator, statement, signon.id)
  const people = [{ address: `invited-${address}` }, { address: `also-invited-${address}` }]
  await world.call(coordinator, invitations.inviteToSign, { signon: signon.id, people })
  const asking = await world.call(coordinator, invitations.listInvitations, { signon: signon.id })
  const seen = await world.call(coordinator, signons.seeSignon, { signon: signon.id })
  expect(signature).toBe(seen.signatures.length)
  return {
    coalition,
    organisation,
    membership,
    invitation,
    process: begun,
    session: planned.id,
    document: planned.documents[0]!.id,
    ...stored,
    instrument,
    statement,
    version,
    ask,
    ...linked,
    thread,
    comment,
    suggestion,
    round: round.id,
    guest,
    signon: signon.id,
    signature: seen.signatures[0]!.id,
    invited: asking.invitations[0]!.id,
    move,
    ...handed,
  }
}

/** Another ask of the register, which an ask supersedes. */
async function linkedAsks(
  coordinator: Somebody,
  coalition: string,
  ask: string,
): Promise<Pick<Things, 'other' | 'link'>> {
  const { id: other } = await world.call(coordinator, asks.enterAsk, { coalition, ...says })
  const { links } = await world.call(coordinator, asks.linkAsks, { ask, kind: 'supersedes', other })
  return { other, link: links.find(link => link.ask === other)!.id }
}

/** Freezes the list, and notes that it was handed over and read out otherwise. */
async function handedOver(coordinator: Somebody, signon: string) {
  const made = await world.call(coordinator, deliveries.freezeList, { signon })
  const said = { recipient: 'The Harbour Committee', asDelivered: 'Please delete Article 9.' }
  const delivered = await world.call(coordinator, deliveries.recordDelivery, {
    ...{ signon, package: made.id, deliveredLocal: '2027-01-01T13:00', ...said },
  })
  return { package: made.id, delivery: delivered.id }
}

/** Proposes another version as a correction; gives back the proposal's id. */
async function proposed(coordinator: Somebody, statement: string, signon: string): Promise<string> {
  const more = paragraph('block-0009', text('We thank the Committee.'))
  const longer = (before: Doc) => ({ ...before, content: [...(before.content ?? []), more] })
  await world.app.ports.rooms.edit(statement, longer, coordinator.id)
  const { id: version } = await world.call(coordinator, statements.freeze, { statement })
  const editorial = { reason: 'A typing mistake.', objectUntilLocal: '2027-01-20T12:00' }
  await world.call(coordinator, signons.moveSignon, { signon, version, editorial })
  return (await world.call(coordinator, signonMoves.listMoves, { signon })).moves[0]!.id
}

/** Signs on the public page; gives back how many signatures that made. */
async function signed(address: string, hash: string, coalition: string): Promise<number> {
  const page = new URL(address).pathname.split('/').at(-1)!
  const form = await world.ask(null, signing.signStatement, {
    page,
    hash,
    name: 'Breakwater Alliance',
    country: 'CH',
    signatory: 'Dana',
    role: 'Director',
    address: `dana.${coalition.toLowerCase()}@example.org`,
    authorised: 'on',
    consent: 'on',
    consentVersion: '2',
  })
  expect(form.statusCode).toBeLessThan(400)
  return 1
}
