/** Another version put up for signing: corrections that two coordinators agree on, and changes asked of each signer. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { changeRole, listPeople, readAudit } from '../../shared/contract/coalitions.ts'
import * as deliveries from '../../shared/contract/deliveries.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as contracts from '../../shared/contract/signonMoves.ts'
import * as signons from '../../shared/contract/signons.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { newDatabase } from '../adapters/storages.ts'
import {
  acceptAll,
  board,
  freezeNext,
  type Letter,
  list,
  moveOn,
  openLetter,
  press,
  SIGNER,
  sign,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let letter: Letter
let bashir: Somebody
const open: World[] = []
afterAll(() => Promise.all(open.map(one => one.close())))

async function scene(options: Parameters<typeof openWorld>[0] = {}) {
  world = await openWorld(options)
  open.push(world)
  letter = await openLetter(world)
  bashir = await world.person('Bashir', { coalition: letter.coalition, role: 'coordinator' })
}

const saying = (line: string) => doc([paragraph('block000000', text(line))])
const moves = () => world.call(letter.coordinator, contracts.listMoves, { signon: letter.signon.id })
const UNTIL = '2027-01-05T12:00'

/** Freezes another text and proposes it as a correction. @returns the version and the proposal. */
async function propose(line: string, as = letter.coordinator) {
  const version = await freezeNext(world, letter, saying(line))
  const editorial = { reason: 'A typing mistake.', objectUntilLocal: UNTIL }
  await world.call(as, signons.moveSignon, { signon: letter.signon.id, version: version.id, editorial })
  return { version, move: (await moves()).moves[0]!.id }
}
const agree = (move: string, as: Somebody = bashir) =>
  world.refusal(as, contracts.agreeMove, { signon: letter.signon.id, move })
const takeBack = (move: string, as: Somebody = bashir) =>
  world.refusal(as, contracts.takeBackMove, { signon: letter.signon.id, move })

async function correct(line: string) {
  const { version, move } = await propose(line)
  expect(await agree(move)).toBeNull()
  return version
}
const counts = async () => (await board(world, letter)).counts
const stands = async (name: string) =>
  (await board(world, letter)).signatures.find(signature => signature.name === name)!.stands
const signed = async (name: string, hash?: string) => {
  const address = `${name.toLowerCase()}@post.example`
  await sign(world, letter, { name, address, ...(hash !== undefined && { hash }) })
  const link = await tokenTo(world, address)
  await press(world, link, 'confirm')
  await acceptAll(world, letter)
  return link
}
const objecting = (link: string, hash: string, said = '') =>
  world.ask(null, signing.pressSignature, { link, act: 'object', hash, said })

describe('a correction', () => {
  beforeEach(() => scene())

  it('[SIGN-15] is made only when another coordinator agrees; until then nothing moves and no signer is told', async () => {
    await signed('Quay')
    await world.app.outbox.idle()
    const mails = world.mails.length
    const { version, move } = await propose('We write to the Harbour Committee.')
    expect((await board(world, letter)).version.number).toBe(1)
    await world.app.outbox.idle()
    expect(world.mails.slice(mails).map(({ to }) => to)).toEqual([bashir.address])
    expect((await moves()).moves).toMatchObject([
      { state: 'proposed', reason: 'A typing mistake.', from: { number: 1 }, to: { number: 2 }, concerns: 1 },
    ])
    expect(await agree(move, letter.coordinator)).toBe('second-coordinator')
    expect(await agree(move)).toBeNull()
    expect((await board(world, letter)).version.id).toBe(version.id)
    expect(await agree(move)).toBe('wrong-state')
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    expect(entries.slice(0, 2).map(({ act }) => act)).toContain('signon.moved')
  })

  it('[SIGN-15] who signed before counts for the corrected text, unchanged, says which one was signed, and is told', async () => {
    await signed('Quay')
    const before = (await board(world, letter)).signatures[0]!
    await correct('We write to the Harbour Committee.')
    expect(await stands('Quay')).toBe('corrected')
    expect((await board(world, letter)).signatures[0]).toMatchObject({
      hash: before.hash,
      version: before.version,
    })
    expect(await counts()).toMatchObject({ organisations: 1, corrected: 1, earlier: [] })
    const mail = (await world.mailsTo('quay@post.example')).at(-1)!
    expect(mail.subject).toBe('Something was corrected')
    expect(mail.text).not.toMatch(/Harbour|Quay|typing/i)
    const shown = await list(world, letter)
    expect(shown).toMatchObject({ version: { number: 2 }, organisations: 1, onEarlierVersions: [] })
    expect(shown.groups[0]!.entries).toMatchObject([{ name: 'Quay', signed: 1 }])
  })

  it('[SIGN-15] who objects in time is set apart, with words that coordinators read', async () => {
    const quay = await signed('Quay')
    const pier = await signed('Pier')
    const { hash } = await correct('We write to the Harbour Committee.')
    expect((await objecting(quay, letter.version.hash)).statusCode).toBe(409)
    expect((await objecting(quay, hash, 'It was no mistake.')).statusCode).toBe(303)
    expect((await objecting(quay, hash, 'Twice.')).statusCode).toBe(303)
    expect(await stands('Quay')).toBe('objected')
    expect(await counts()).toMatchObject({
      organisations: 1,
      earlier: [{ number: 1, organisations: 1, object: 1 }],
    })
    expect((await moves()).answers).toMatchObject([
      { name: 'Quay', what: 'object', said: 'It was no mistake.' },
    ])
    expect(await list(world, letter)).toMatchObject({
      organisations: 1,
      onEarlierVersions: [{ organisations: 1 }],
    })
    world.clock.pass(10 * 24 * 3_600_000)
    expect((await objecting(pier, hash)).statusCode).toBe(409)
    expect(await stands('Pier')).toBe('corrected')
    await press(world, quay, 'reconfirm', hash)
    expect(await stands('Quay')).toBe('current')
    expect((await board(world, letter)).signatures.find(({ name }) => name === 'Quay')).toMatchObject({
      response: null,
    })
  })

  it('[SIGN-15] corrections follow each other; a change between them ends what counts', async () => {
    await signed('One')
    const second = await correct('We write, corrected.')
    await signed('Two', second.hash)
    await correct('We write, corrected twice.')
    expect(await counts()).toMatchObject({ organisations: 2, corrected: 2 })
    const third = await moveOn(world, letter, saying('We write something else.'))
    await signed('Three', third.hash)
    await correct('We write something else, corrected.')
    expect(await counts()).toMatchObject({
      ...{ organisations: 1, corrected: 1 },
      earlier: [
        { number: 2, organisations: 1 },
        { number: 1, organisations: 1 },
      ],
    })
  })

  it('[SIGN-15] the other coordinators are told where it waits, by a mail that says nothing of it', async () => {
    await world.person('Dara', { coalition: letter.coalition, role: 'drafter' })
    await propose('We write, corrected.')
    const [mail, ...more] = await world.mailsTo(bashir.address)
    expect(more).toEqual([])
    expect(mail!.text).toContain(`/c/${letter.coalition}/signons/${letter.signon.id}`)
    expect(`${mail!.subject}${mail!.text}`).not.toMatch(/harbour data|corrected/i)
    await world.app.outbox.idle()
    expect(world.mails.map(({ to }) => to)).toEqual([bashir.address])
  })

  it('[SIGN-15] a proposal ends when the sign-on moves otherwise or closes; one waits at a time', async () => {
    const { move } = await propose('We write, corrected.')
    const other = await freezeNext(world, letter, saying('We write anew.'))
    const again = {
      ...{ signon: letter.signon.id, version: other.id },
      editorial: { reason: 'Again.', objectUntilLocal: UNTIL },
    }
    expect(await world.refusal(bashir, signons.moveSignon, again)).toBe('wrong-state')
    await world.call(bashir, signons.moveSignon, { signon: letter.signon.id, version: other.id })
    expect(await agree(move)).toBe('wrong-state')
    const next = await propose('We write anew, corrected.')
    await world.call(bashir, signons.closeSignon, { signon: letter.signon.id })
    expect(await agree(next.move)).toBe('wrong-state')
    const { moves: all, coordinators } = await moves()
    expect(all.map(({ state }) => state).toSorted()).toEqual(['made', 'taken-back', 'taken-back'])
    expect(coordinators).toBe(2)
  })

  it('[SIGN-15] a proposal ends when the letter is delivered as it is', async () => {
    const { move } = await propose('We write, corrected.')
    const { signon } = letter
    const made = await world.call(bashir, deliveries.freezeList, { signon: signon.id })
    await world.call(bashir, deliveries.recordDelivery, {
      ...{
        signon: signon.id,
        package: made.id,
        recipient: 'The Committee',
        deliveredLocal: '2027-01-01T13:00',
      },
    })
    expect(await agree(move)).toBe('wrong-state')
    expect((await board(world, letter)).version.number).toBe(1)
  })

  it('[SIGN-15] a proposal that the deadline struck upon has ended; a typing mistake can still be corrected after', async () => {
    await signed('Quay')
    const { move } = await propose('We write, corrected.')
    world.clock.pass(22 * 24 * 3_600_000)
    expect(await agree(move)).toBe('window-closed')
    expect((await moves()).moves[0]).toMatchObject({ state: 'ended', concerns: null })
    const version = await freezeNext(world, letter, saying('We write, corrected at last.'))
    const changing = { signon: letter.signon.id, version: version.id }
    expect(await world.refusal(bashir, signons.moveSignon, changing)).toBe('window-closed')
    const editorial = { reason: 'A typing mistake.', objectUntilLocal: '2027-02-05T12:00' }
    await world.call(letter.coordinator, signons.moveSignon, {
      ...{ signon: letter.signon.id, version: version.id, editorial },
    })
    const proposed = (await moves()).moves.find(({ state }) => state === 'proposed')!
    expect(await agree(proposed.id)).toBeNull()
    expect(await counts()).toMatchObject({ organisations: 1, corrected: 1 })
  })

  it('[SIGN-15] is not agreed to for somebody who is no coordinator any more, nor over another text than was seen', async () => {
    const chidi = await world.person('Chidi', { coalition: letter.coalition, role: 'coordinator' })
    const { move, version } = await propose('We write, corrected.', chidi)
    expect(
      await world.refusal(letter.coordinator, contracts.agreeMove, {
        signon: letter.signon.id,
        move: 'x'.repeat(16),
      }),
    ).toBe('not-found')
    const unseen = { signon: letter.signon.id, version: version.id, seen: version.id }
    expect(await world.refusal(bashir, signons.moveSignon, unseen)).toBe('text-changed')
    const { people } = await world.call(letter.coordinator, listPeople, { coalition: letter.coalition })
    const { membership } = people.find(({ person }) => person === chidi.id)!
    await world.call(letter.coordinator, changeRole, {
      coalition: letter.coalition,
      membership,
      role: 'drafter',
    })
    expect(await agree(move)).toBe('second-coordinator')
    expect(await takeBack(move)).toBeNull()
    expect(await takeBack(move)).toBe('wrong-state')
  })
})

describe('a change of substance', () => {
  beforeEach(() => scene())

  it('[SIGN-15] each signer answers from what it signed: reconfirm, hold, withdraw; the board counts them apart', async () => {
    const links = [await signed('One'), await signed('Two'), await signed('Three'), await signed('Four')]
    const { hash } = await moveOn(world, letter)
    expect((await press(world, links[0]!, 'reconfirm', hash)).statusCode).toBe(303)
    expect((await press(world, links[1]!, 'hold', letter.version.hash)).statusCode).toBe(409)
    expect((await press(world, links[1]!, 'hold', hash)).statusCode).toBe(303)
    expect((await press(world, links[1]!, 'object', hash)).statusCode).toBe(409)
    await press(world, links[2]!, 'withdraw')
    expect(await counts()).toMatchObject({
      ...{ organisations: 1, corrected: 0 },
      earlier: [{ number: 1, organisations: 2, hold: 1, object: 0 }],
    })
    expect([await stands('One'), await stands('Two'), await stands('Four')]).toEqual([
      'current',
      'held',
      'behind',
    ])
    expect((await world.mailsTo('two@post.example')).at(-1)!.subject).toBe(
      'Something changed: please look again',
    )
    const next = await moveOn(world, letter, saying('We write something else again.'))
    expect(await stands('Two')).toBe('behind')
    await press(world, links[1]!, 'reconfirm', next.hash)
    expect(await stands('Two')).toBe('current')
  })
})

const REMEMBERED = ['signon.moved', 'signon.move-taken-back', 'signature.responded'] as const
const acts = async (...of: readonly string[]) => {
  const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
  return entries.map(({ act }) => act).filter(act => of.includes(act))
}
const many = <T>(count: number, act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)))

describe.each([
  ['SQLite', 50, async () => ({})],
  ['PostgreSQL', 12, async () => ({ databaseUrl: await newDatabase() })],
] as const)('at the same moment, on %s', (_, times, where) => {
  beforeEach(async () => scene(await where()))

  it('[SIGN-15] many coordinators agree: it is made once; or one takes it back, and it is not', {
    timeout: 120_000,
  }, async () => {
    const { move } = await propose('We write, corrected.')
    const answers = await many(times, () => agree(move))
    expect(answers.filter(code => code === null)).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set([null, 'wrong-state']))
    expect(await acts(...REMEMBERED)).toEqual(['signon.moved'])
    const next = await propose('We write, corrected twice.')
    const codes = await many(times, n =>
      n % 2 === 0 ? agree(next.move) : takeBack(next.move, letter.coordinator),
    )
    expect(codes.filter(code => code === null)).toHaveLength(1)
    const [newest] = (await moves()).moves.filter(({ id }) => id === next.move)
    const current = (await board(world, letter)).version.id
    expect(current === next.version.id).toBe(newest!.state === 'made')
    expect(await acts('signon.moved', 'signon.move-taken-back')).toHaveLength(2)
  })

  it('[SIGN-15] agreeing while it closes: one or the other, whole', { timeout: 120_000 }, async () => {
    const { move, version } = await propose('We write, corrected.')
    const [agreed, closed] = await Promise.all([
      agree(move),
      world.refusal(letter.coordinator, signons.closeSignon, { signon: letter.signon.id }),
    ])
    expect(closed).toBeNull()
    expect((await board(world, letter)).version.id === version.id).toBe(agreed === null)
    expect((await moves()).moves[0]!.state).toBe(agreed === null ? 'made' : 'taken-back')
  })

  it('[SIGN-15] confirming, withdrawing and objecting while the text moves: each hash is one its signer pressed on', {
    timeout: 120_000,
  }, async () => {
    const quay = await signed('Quay')
    const pier = await signed('Pier')
    await sign(world, letter)
    const late = await tokenTo(world, SIGNER.address)
    const { move, version } = await propose('We write, corrected.')
    const [, confirms, withdrawals, objections] = await Promise.all([
      agree(move),
      many(times / 2, () => press(world, late, 'confirm')),
      many(Math.floor(times / 4), () => press(world, quay, 'withdraw')),
      many(Math.floor(times / 4), () => objecting(pier, version.hash)),
    ])
    expect(withdrawals.every(({ statusCode }) => statusCode === 303)).toBe(true)
    const { signatures } = await board(world, letter)
    expect(new Set(signatures.map(({ hash }) => hash))).toEqual(new Set([letter.version.hash]))
    const state = (name: string) => signatures.find(signature => signature.name === name)!
    expect(state('Quay').state).toBe('withdrawn')
    const objected = objections.some(({ statusCode }) => statusCode === 303)
    expect(state('Pier').stands).toBe(objected ? 'objected' : 'corrected')
    const confirmed = confirms.some(({ statusCode }) => statusCode === 303)
    expect(state(SIGNER.name).state).toBe(confirmed ? 'confirmed' : 'pending')
    expect(await acts('signature.responded', 'signature.withdrawn')).toHaveLength(objected ? 2 : 1)
  })
})
