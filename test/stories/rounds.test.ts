/** A round from its circulation to the version it closes with, as members of the coalition live it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as notices from '../../shared/contract/notices.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { instantOf } from '../../shared/deadline.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import {
  BLOCKS,
  boardOf,
  type Circle,
  circulateDraft,
  EFUA,
  FARID,
  linkOf,
  openCircle,
  pressOn,
} from '../world/rounds.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let circle: Circle
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  circle = await openCircle(world)
})
afterAll(() => Promise.all(open.map(one => one.close())))

const DEADLINE = instantOf('2027-01-08T18:00', 'Europe/Zurich')
const answer = (as: Somebody, round: string, typed: Partial<Parameters<typeof world.call>[2]> = {}) =>
  world.call(as, rounds.answerRound, { round, answer: 'agree', ...typed })
const organisations = async (round: string) => {
  const board = await world.call(circle.people.amina, rounds.seeBoard, { round })
  return Object.fromEntries(
    board.organisations.map(({ name, answers }) => [name, answers.map(one => one.answer)]),
  )
}

describe('circulating', () => {
  it('[ROUND-1] [SAFE-3] six organisations are asked: members by the round’s screen, two people by a link of their own', async () => {
    const { round } = await circulateDraft(world, circle)
    const [listed] = (await world.call(circle.people.ben, rounds.listRounds, { statement: circle.statement }))
      .rounds
    expect(listed).toMatchObject({
      id: round,
      state: 'open',
      asked: 6,
      answered: 0,
      closesAt: DEADLINE,
      closedWith: null,
    })
    expect(listed!.version).toMatchObject({ number: 1, hash: circle.version.hash })
    for (const member of [circle.people.ben, circle.people.chidi, circle.people.dalia])
      expect(await world.linkTo(member.address)).toBe(`/statements/${circle.statement}/rounds/${round}`)
    for (const guest of [EFUA, FARID]) expect(await world.linkTo(guest.address)).toMatch(/^\/r\/[\w-]{22}$/)
    expect(await linkOf(world, EFUA)).not.toBe(await linkOf(world, FARID))
    for (const mail of world.mails.filter(({ to }) => to !== circle.people.amina.address))
      expect(`${mail.subject}${mail.text}`).not.toMatch(
        /harbour|letter|can your|efua|farid|lighthouse|amina/i,
      )
    expect(await world.mailsTo(circle.people.amina.address)).toEqual([])
    expect(await world.mailsTo(circle.people.otto.address)).toEqual([])
  })

  it('[ROUND-1] one round of a statement is open at a time, also for those who circulate at the same moment', async () => {
    const input = {
      version: circle.version.id,
      question: 'Can you join?',
      closesLocal: '2027-01-08T18:00',
      zone: 'UTC',
    }
    const tries = await Promise.all(
      Array.from({ length: 4 }, () => world.refusal(circle.people.amina, rounds.circulate, input)),
    )
    expect(tries.toSorted()).toEqual([null, 'round-open', 'round-open', 'round-open'].toSorted())
    expect(
      (await world.call(circle.people.ben, rounds.listRounds, { statement: circle.statement })).rounds,
    ).toHaveLength(1)
  })

  it('what cannot be asked is refused, and nobody is mailed', async () => {
    const { amina } = circle.people
    const input = {
      version: circle.version.id,
      question: 'Can you join?',
      closesLocal: '2027-01-08T18:00',
      zone: 'UTC',
    }
    const other = await world.coalition('pier', 'Boris')
    const { organisations: foreign } = await world.call(other.coordinator, coalitions.listOrganisations, {
      coalition: other.id,
    })
    expect(await world.refusal(amina, rounds.circulate, { ...input, closesLocal: '2026-12-31T18:00' })).toBe(
      'bad-input',
    )
    expect(await world.refusal(amina, rounds.circulate, { ...input, organisations: [foreign[0]!.id] })).toBe(
      'not-found',
    )
    expect(await world.refusal(amina, rounds.circulate, { ...input, organisations: [] })).toBe('bad-input')
    expect(
      await world.refusal(amina, rounds.circulate, {
        ...input,
        guests: [{ organisation: foreign[0]!.id, ...EFUA }],
      }),
    ).toBe('not-found')
    await world.app.outbox.idle()
    expect(world.mails).toEqual([])
  })

  it('[NOTE-1] whoever wants no mails gets none, not of rounds either', async () => {
    await world.call(circle.people.ben, notices.setNotices, { digest: 'never' })
    await circulateDraft(world, circle)
    expect(await world.mailsTo(circle.people.ben.address)).toEqual([])
    expect(await world.mailsTo(circle.people.chidi.address)).toHaveLength(1)
  })
})

describe('answering', () => {
  it('[ROUND-1] each organisation has one counting answer, its newest; all are kept, also within one instant', async () => {
    const { round } = await circulateDraft(world, circle)
    const { ben, chidi } = circle.people
    const bea = await world.person('Bea', {
      coalition: circle.coalition,
      organisation: 'Quay Rights',
      role: 'reviewer',
    })
    await answer(ben, round, { answer: 'cannot-join', words: 'The second part goes too far.' })
    await answer(bea, round, { answer: 'agree-if', words: 'The second part is struck.' })
    const { own } = await answer(ben, round)
    expect(own.map(one => [one.answer, one.by?.name])).toEqual([
      ['agree', 'Ben'],
      ['agree-if', 'Bea'],
      ['cannot-join', 'Ben'],
    ])
    // Ids are no order: of two at one instant chance would say which counts.
    expect(new Set(own.map(({ at }) => at)).size).toBe(3)
    await answer(chidi, round, { answer: 'need-until', until: '2027-02-01' })
    expect(await organisations(round)).toEqual({
      'Harbour Watch': [],
      'Quay Rights': ['agree', 'agree-if', 'cannot-join'],
      'Pier Watch': ['need-until'],
      'Dock Union': [],
      'Lighthouse Circle': [],
      'Ferry Passengers': [],
    })
    const [row] = (await world.call(ben, rounds.listRounds, { statement: circle.statement })).rounds
    expect(row).toMatchObject({ asked: 6, answered: 2 })
  })

  it('[REV-4] the same answer sent twice is there once', async () => {
    const { round } = await circulateDraft(world, circle)
    await answer(circle.people.ben, round, { answer: 'agree-if', words: 'Article 3 is added.' })
    await answer(circle.people.ben, round, { answer: 'agree-if', words: 'Article 3 is added.' })
    expect((await organisations(round))['Quay Rights']).toEqual(['agree-if'])
  })

  it('a condition needs words, a delay needs a day, and an organisation needs to be asked', async () => {
    const { round } = await circulateDraft(world, circle, {
      organisations: [circle.organisation('Quay Rights')],
    })
    const { ben, chidi, otto } = circle.people
    const say = (as: Somebody, typed: object) =>
      world.refusal(as, rounds.answerRound, { round, answer: 'agree', ...typed })
    expect(await say(ben, { answer: 'agree-if' })).toBe('bad-input')
    expect(await say(ben, { answer: 'need-until' })).toBe('bad-input')
    expect(await say(ben, { answer: 'need-until', until: '2027-02-30' })).toBe('bad-input')
    expect(await say(chidi, {})).toBe('not-allowed')
    expect(await say(otto, {})).toBe('not-allowed')
    const seen = await world.call(chidi, rounds.seeRound, { round })
    expect(seen).toMatchObject({
      asksOwn: false,
      asked: 3,
      may: { answer: false, manage: false, board: false },
    })
  })

  it('[ROUND-1] the deadline is decided by the server’s clock, inside the write', async () => {
    const { round } = await circulateDraft(world, circle)
    world.clock.pass(DEADLINE - 1 - world.clock.now())
    await answer(circle.people.ben, round)
    world.clock.pass(1)
    expect(await world.refusal(circle.people.chidi, rounds.answerRound, { round, answer: 'agree' })).toBe(
      'round-closed',
    )
    expect(await organisations(round)).toMatchObject({ 'Quay Rights': ['agree'], 'Pier Watch': [] })
    const seen = await world.call(circle.people.chidi, rounds.seeRound, { round })
    expect(seen).toMatchObject({ state: 'past-deadline', may: { answer: false } })
    const later = { round, closesLocal: '2027-01-15T18:00', zone: 'Europe/Zurich' }
    expect(await world.call(circle.people.amina, rounds.changeRound, later)).toMatchObject({ state: 'open' })
    await answer(circle.people.chidi, round)
    expect(await organisations(round)).toMatchObject({ 'Pier Watch': ['agree'] })
  })
})

describe('reminding', () => {
  it('[ROUND-1] a reminder goes once, and only to those whose organisation is silent', async () => {
    const { round } = await circulateDraft(world, circle)
    const { amina, ben, chidi, dalia } = circle.people
    await answer(ben, round)
    await pressOn(world, await linkOf(world, EFUA), { press: 'answer', answer: 'agree' })
    const before = world.mails.length
    // Amina of Harbour Watch, Chidi, Dalia, and Farid.
    expect(await world.call(amina, rounds.remindSilent, { round })).toEqual({ reminded: 4 })
    expect(await world.call(amina, rounds.remindSilent, { round })).toEqual({ reminded: 0 })
    await world.app.outbox.idle()
    const reminded = world.mails.slice(before)
    expect(reminded.map(({ to }) => to).toSorted()).toEqual(
      [amina.address, chidi.address, dalia.address, FARID.address].toSorted(),
    )
    expect(reminded.every(({ subject }) => subject === 'An answer is still open')).toBe(true)
    const board = await boardOf(world, { ...circle, round }, amina)
    const remindedAt = Object.fromEntries(board.organisations.map(row => [row.name, row.remindedAt !== null]))
    expect(remindedAt).toMatchObject({ 'Quay Rights': false, 'Pier Watch': true, 'Ferry Passengers': true })
  })

  it('[ROUND-2] a guest’s reminder carries the link they have', async () => {
    const { round } = await circulateDraft(world, circle)
    const link = await linkOf(world, FARID)
    await world.call(circle.people.amina, rounds.remindSilent, { round })
    expect(await world.mailsTo(FARID.address)).toHaveLength(2)
    expect(await linkOf(world, FARID)).toBe(link)
  })

  it('past the deadline nobody is reminded of anything', async () => {
    const { round } = await circulateDraft(world, circle)
    world.clock.pass(DEADLINE - world.clock.now())
    expect(await world.refusal(circle.people.amina, rounds.remindSilent, { round })).toBe('round-closed')
  })
})

describe('what waits', () => {
  it('[ROUND-1] an open round waits for those who are asked until they answered; a closed one for nobody', async () => {
    const { amina, ben, otto } = circle.people
    const asked = [circle.organisation('Quay Rights')]
    const { round } = await circulateDraft(world, circle, { organisations: asked, guests: [] })
    const waiting = async (as: Somebody) =>
      (await world.call(as, rounds.listOpenRounds, { coalition: circle.coalition })).rounds
    const [own] = await waiting(ben)
    expect(own).toMatchObject({ id: round, asked: 1, state: 'open', asksOwn: true, answeredOwn: false })
    expect(await waiting(amina)).toMatchObject([{ id: round, asksOwn: false, answeredOwn: false }])
    await answer(ben, round)
    expect(await waiting(otto)).toMatchObject([{ id: round, asksOwn: true, answeredOwn: true }])
    world.clock.pass(DEADLINE - world.clock.now())
    expect(await waiting(ben)).toMatchObject([{ id: round, state: 'past-deadline' }])
    await world.call(amina, rounds.closeRound, { round, version: circle.version.id })
    expect(await waiting(ben)).toEqual([])
    const { coordinator } = await world.coalition('elsewhere', 'Edda')
    expect(await world.refusal(coordinator, rounds.listOpenRounds, { coalition: circle.coalition })).toBe(
      'not-found',
    )
  })
})

describe('closing', () => {
  const freezeNext = async () => {
    const next = doc([paragraph(BLOCKS.opening, text('We write once more.'))])
    await world.app.ports.rooms.edit(circle.statement, () => next, circle.people.amina.id)
    return world.call(circle.people.amina, freeze, { statement: circle.statement, name: 'Second' })
  }

  it('[ROUND-1] a round closes with its version or a later one of its statement, and takes nothing any more', async () => {
    const { round } = await circulateDraft(world, circle)
    const { amina, ben } = circle.people
    const second = await freezeNext()
    const other = await world.call(amina, startStatement, {
      ...{
        coalition: circle.coalition,
        kind: 'joint-letter',
        title: 'Another',
        language: 'en',
        direction: 'ltr',
      },
      body: doc([paragraph('other00001', text('Something else.'))]),
    })
    const foreign = await world.call(amina, freeze, { statement: other.id })
    expect(await world.refusal(amina, rounds.closeRound, { round, version: foreign.id })).toBe('not-found')
    const closed = await world.call(amina, rounds.closeRound, { round, version: second.id })
    expect(closed).toMatchObject({ state: 'closed', closedWith: { number: 2 } })
    expect(await world.refusal(amina, rounds.closeRound, { round, version: second.id })).toBe('round-closed')
    expect(await world.refusal(ben, rounds.answerRound, { round, answer: 'agree' })).toBe('round-closed')
    expect(
      await world.refusal(amina, rounds.inviteToRound, {
        round,
        organisation: circle.organisation('Quay Rights'),
        ...EFUA,
      }),
    ).toBe('round-closed')
    const again = await circulateDraft(world, { ...circle, version: second })
    expect(
      await world.refusal(amina, rounds.closeRound, { round: again.round, version: circle.version.id }),
    ).toBe('bad-input')
  })

  it('[ROUND-3] an organisation’s next visit begins with what it looked at last', async () => {
    const { ben, chidi } = circle.people
    const see = (as: Somebody) => world.call(as, rounds.seeSince, { statement: circle.statement })
    expect(await see(ben)).toMatchObject({ looked: null, newest: { number: 1 } })
    const { at } = await world.call(ben, rounds.looked, { statement: circle.statement })
    await freezeNext()
    expect(await see(ben)).toMatchObject({
      looked: { at, version: { number: 1 } },
      newest: { number: 2 },
      decided: [],
    })
    expect(await see(circle.people.otto)).toMatchObject({ looked: { at } })
    expect(await see(chidi)).toMatchObject({ looked: null })
  })
})
