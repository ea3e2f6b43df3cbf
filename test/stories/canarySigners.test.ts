/**
 * Canaries of signing: a word of its own in every field that says something of a signer, planted along the whole life
 * of a sign-on, and looked for in everything the server stores, logs, mails and answers; after erasing, also in what
 * is sealed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAudit } from '../../shared/contract/coalitions.ts'
import { freezeList, publicPackage, recordDelivery } from '../../shared/contract/deliveries.ts'
import { eraseSignature } from '../../shared/contract/erasure.ts'
import { judgeNames } from '../../shared/contract/names.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as imports from '../../shared/contract/signonImport.ts'
import { sendMessage } from '../../shared/contract/signonMessages.ts'
import { agreeMove, listMoves } from '../../shared/contract/signonMoves.ts'
import * as signons from '../../shared/contract/signons.ts'
import { localOf } from '../../shared/deadline.ts'
import { bytesOf, everyAnswer, foundIn, openedStore, unpacked } from '../world/canaries.ts'
import { answer, DAY, invite, invitedBy, remind } from '../world/inviting.ts'
import {
  board,
  freezeNext,
  type Letter,
  openLetter,
  press,
  publish,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

/** What each place holds, and no other. */
const CANARY = {
  ...{
    address: 'zqaddress@signers.example',
    signatory: 'Zqsignatory',
    role: 'Zqrole',
    decision: 'Zqdecision',
  },
  ...{ answer: 'Zqanswer', message: 'Zqmessage', authority: 'Zqauthority', verdict: 'Zqverdict' },
  ...{ person: 'Zqperson', personAddress: 'zqperson-address@signers.example', affiliation: 'Zqaffiliation' },
  ...{ reason: 'Zqreason', declinedAddress: 'zqdeclined@signers.example', newRole: 'Zqnewrole' },
  ...{ invited: 'zqinvited@signers.example', invitedName: 'Zqinvitedname', invitedNote: 'Zqinvitednote' },
  ...{ invitedOrganisation: 'Zqinvitedorganisation', silent: 'zqsilent@signers.example' },
  ...{ withdrawn: 'zqwithdrawn@signers.example', pending: 'zqpending@signers.example', said: 'Zqsaid' },
  ...{ disowned: 'zqdisowned@signers.example', disownedName: 'Zqdisownedname' },
  ...{ evidence: 'Zqevidence', entered: 'Zqentered', enteredAddress: 'zqentered-address@signers.example' },
  ...{ withheld: 'Zqwithheld', withheldAddress: 'zqwithheld-address@signers.example' },
  ...{ removed: 'Zqremoved', removedAddress: 'zqremoved-address@signers.example' },
}
const CANARIES = Object.values(CANARY)
/** Names that are stored as nobody else could know them; the public list holds one of them. */
const ORGANISATION = 'Zqlisted Seafarers'

const log: string[] = []
let world: World
let letter: Letter
let second: Somebody
let drafter: Somebody
/** What was there for all before and after publication, and to be taken home. */
const seen: Record<'secretPage' | 'page' | 'files' | 'package' | 'strangers', string> = {
  ...{ secretPage: '', page: '', files: '', package: '', strangers: '' },
}
const stored = { before: '', after: '' }

beforeAll(async () => {
  world = await openWorld({ config: { LOG_LEVEL: 'debug' }, log: { write: line => void log.push(line) } })
  const question = { id: 'phone', label: 'Telephone', required: false, shown: false }
  const asked = {
    decision: 'optional' as const,
    mayWithhold: true,
    questions: [question],
    eraseAfterDays: 10,
  }
  letter = await openLetter(world, { terms: asked })
  second = await world.person('Sefa', { coalition: letter.coalition, role: 'coordinator' })
  drafter = await world.person('Dara', { coalition: letter.coalition, role: 'drafter' })
  await inviteAll()
  await signAll()
  await decideAll()
  await changeText()
  await deliver()
  stored.before = await openedStore(world)
  await eraseAll()
  stored.after = await openedStore(world)
}, 60_000)
afterAll(() => world.close())

describe('what is said of a signer', () => {
  it('[SIGN-7] was planted everywhere', () => {
    const gone = [CANARY.disowned, CANARY.disownedName, CANARY.removed, CANARY.removedAddress]
    const kept = CANARIES.filter(word => !gone.includes(word))
    expect(foundIn(stored.before, kept)).toEqual(kept)
    expect(foundIn(stored.before, gone)).toEqual([])
  })

  it('[SIGN-7] stands in no line of the log, however much is logged', () => {
    expect(log.length).toBeGreaterThan(50)
    expect(foundIn(log.join(''), [...CANARIES, ORGANISATION])).toEqual([])
  })

  it('[SAFE-6] stands readable in no byte of a database', async () => {
    expect(foundIn(await bytesOf(world), CANARIES)).toEqual([])
  })

  it('[SAFE-3] stands in no mail, and each mail goes to the address it is about', () => {
    const own = new Set(CANARIES.filter(word => word.includes('@')))
    const mails = world.mails.filter(({ to }) => own.has(to))
    expect(mails.length).toBeGreaterThan(12)
    for (const { subject, text } of world.mails)
      expect(foundIn(`${subject} ${text}`, [...CANARIES, ORGANISATION, 'harbour'])).toEqual([])
  })

  it('[SAFE-2] stands on no page or file for the public, before or after publication', () => {
    expect(foundIn(seen.secretPage, [...CANARIES, ORGANISATION])).toEqual([])
    expect(seen.page).toContain(ORGANISATION)
    expect(foundIn(seen.page + seen.files, CANARIES)).toEqual([])
  })

  it('[SIGN-7] stands in nothing of a package, nor in any letter or table with the list', () => {
    expect(seen.package).toContain('manifest.json')
    expect(seen.package).toContain('word/document.xml')
    expect(seen.package).toContain(ORGANISATION)
    expect(foundIn(seen.package, CANARIES)).toEqual([])
  })

  it('[SIGN-7] is answered to nobody who is not a coordinator', () => {
    expect(foundIn(seen.strangers, CANARIES)).toEqual([])
  })
})

describe('[KEEP-1] once it was erased', () => {
  it('it stands nowhere, not even for somebody who has the database and the key', () => {
    expect(foundIn(stored.after, CANARIES)).toEqual([])
    expect(stored.after).toContain('signature.erased')
  })

  it('no route answers with it, not to a coordinator either', async () => {
    const { signatures } = await board(world, letter)
    const answers = await everyAnswer(world, letter.coordinator, ids(signatures[0]!.id))
    expect(answers).toContain(ORGANISATION)
    expect(foundIn(answers, CANARIES)).toEqual([])
  })

  it('the public line stays, and the log still holds', async () => {
    const { chain } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    expect(chain.whole).toBe(true)
    const page = await world.ask(null, signing.showLetter, { page: 'harbour-letter' })
    expect(page.body).toContain(ORGANISATION)
  })
})

async function inviteAll(): Promise<void> {
  await invite(world, letter, [
    { address: CANARY.address },
    {
      ...{ address: CANARY.invited, name: CANARY.invitedName },
      organisation: { name: CANARY.invitedOrganisation },
    },
    { address: CANARY.silent },
  ])
  world.clock.pass(DAY)
  await remind(world, letter)
  const declining = await invitedBy(world, CANARY.invited)
  await answer(world, declining, { act: 'decline', note: CANARY.invitedNote })
}

/** One of each kind, and what becomes of a signature before anybody decides. */
async function signAll(): Promise<void> {
  const name = ORGANISATION
  const said = { decision: CANARY.decision, answers: CANARY.answer }
  const own = { signatory: CANARY.signatory, role: CANARY.role, address: CANARY.address }
  await sign(world, letter, { name, ...own, ...said, invitation: await invitedBy(world, CANARY.address) })
  await press(world, await tokenTo(world, CANARY.address), 'confirm')
  const person = { kind: 'individual', name: '', authorised: '', role: '' }
  await signAndConfirm(world, letter, {
    ...{ ...person, signatory: CANARY.person, address: CANARY.personAddress },
    affiliation: CANARY.affiliation,
  })
  const others = { signatory: CANARY.signatory, role: CANARY.role }
  await signAndConfirm(world, letter, { name: 'Quay', ...others, address: CANARY.declinedAddress })
  const withheld = { address: CANARY.withheldAddress, withheld: 'yes' }
  await signAndConfirm(world, letter, { ...person, signatory: CANARY.withheld, ...withheld })
  await signAndConfirm(world, letter, {
    ...{ ...person, signatory: CANARY.removed, showSignatory: 'yes', address: CANARY.removedAddress },
  })
  const gone = await signAndConfirm(world, letter, { name: 'Pier', ...others, address: CANARY.withdrawn })
  await press(world, gone, 'withdraw')
  await sign(world, letter, { name: 'Mole', ...others, address: CANARY.pending })
  const wrong = { ...person, signatory: CANARY.disownedName, address: CANARY.disowned }
  await press(world, await signAndConfirm(world, letter, wrong), 'not-me')
  seen.secretPage = (await world.ask(null, signing.showLetter, { page: letter.page })).body
  const flawed = await sign(world, letter, { name: '', address: 'no address', consent: '' })
  expect(foundIn(flawed.body, CANARIES)).toEqual([])
}

async function decideAll(): Promise<void> {
  const { coordinator, signon, version } = letter
  const all = (await board(world, letter)).signatures.filter(({ state }) => state === 'confirmed')
  const [listed, declined] = [ORGANISATION, 'Quay'].map(name => all.find(one => one.name === name)!)
  await world.call(coordinator, judgeNames, {
    ...{ signature: listed!.id, other: { signature: declined!.id } },
    ...{ verdict: 'different', note: CANARY.verdict },
  })
  for (const { id, kind } of all) {
    if (id === declined!.id)
      await world.call(coordinator, signons.declineSignature, { signature: id, reason: CANARY.reason })
    else
      await world.call(coordinator, signons.acceptSignature, {
        ...{ signature: id, authority: { how: 'checked', note: CANARY.authority } },
        ...(kind === 'organisation' && { organisation: 'new' as const }),
      })
  }
  const entered = {
    name: 'Wharf',
    signatory: CANARY.entered,
    role: CANARY.role,
    organisation: 'new' as const,
  }
  await world.call(coordinator, imports.enterList, {
    ...{ signon: signon.id, version: version.id, evidence: CANARY.evidence },
    rows: [{ id: world.ids.id(), kind: 'organisation', ...entered, address: CANARY.enteredAddress }],
  })
  const message = { id: world.ids.id(), whom: { to: 'all' as const }, text: CANARY.message }
  await world.call(coordinator, sendMessage, { signon: signon.id, ...message })
}

/** A correction that two coordinators agree on, to which a signer objects; the same signer has another role now. */
async function changeText(): Promise<void> {
  const { coordinator, signon } = letter
  const next = await freezeNext(world, letter)
  await world.call(coordinator, signons.moveSignon, {
    ...{ signon: signon.id, version: next.id },
    editorial: { reason: 'A typing mistake', objectUntilLocal: '2027-01-20T12:00' },
  })
  const { moves } = await world.call(second, listMoves, { signon: signon.id })
  await world.call(second, agreeMove, { signon: signon.id, move: moves[0]!.id })
  const link = await tokenTo(world, CANARY.address)
  await world.ask(null, signing.pressSignature, { link, act: 'object', hash: next.hash, said: CANARY.said })
  await world.ask(null, signing.changeSignature, {
    ...{ link, signatory: CANARY.signatory, role: CANARY.newRole, authorised: 'yes', country: 'KE' },
    answers: [CANARY.answer],
  })
}

/** Handed over, one line removed urgently, published, and everything taken home that there is to take. */
async function deliver(): Promise<void> {
  const { coordinator, signon } = letter
  const made = await world.call(coordinator, freezeList, { signon: signon.id })
  await world.call(coordinator, recordDelivery, {
    ...{ signon: signon.id, package: made.id, recipient: 'The Harbour Committee' },
    deliveredLocal: localOf(world.clock.now(), 'Europe/Zurich'),
  })
  const { signatures } = await board(world, letter)
  const removed = signatures.find(({ name }) => name === CANARY.removed)!
  await world.call(coordinator, eraseSignature, { signature: removed.id, urgent: true })
  await publish(world, letter)
  const page = 'harbour-letter'
  seen.page = (await world.ask(null, signing.showLetter, { page })).body
  seen.package = unpacked((await world.ask(null, publicPackage, { page })).rawPayload)
  for (const format of ['csv', 'json'] as const)
    seen.files += (await world.ask(coordinator, signons.exportList, { signon: signon.id, format })).body
  for (const format of signons.SIGNED_FORMATS) {
    const file = await world.ask(coordinator, signons.exportSigned, { signon: signon.id, format })
    seen.files += unpacked(file.rawPayload)
  }
  const asked = ids(signatures[0]!.id)
  for (const who of [null, drafter, await world.person('Stranger')])
    seen.strangers += await everyAnswer(world, who, asked)
}

/** The time comes at which everything is erased that nobody let be shown. */
async function eraseAll(): Promise<void> {
  for (const time of [25 * DAY, 15 * 60_000]) {
    world.clock.pass(time)
    await world.app.erasing.idle()
  }
  await world.app.outbox.idle()
}

const ids = (signature: string): Record<string, string> => ({
  ...{ coalition: letter.coalition, statement: letter.statement, version: letter.version.id },
  ...{ signon: letter.signon.id, signature, page: 'harbour-letter', slug: 'harbour' },
})
