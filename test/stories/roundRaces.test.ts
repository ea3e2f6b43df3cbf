/** Many at the same moment in one round, on both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import { instantOf } from '../../shared/deadline.ts'
import { newDatabase } from '../adapters/storages.ts'
import {
  BLOCKS,
  boardOf,
  type Circulating,
  circulateDraft,
  EFUA,
  formId,
  linkOf,
  openCircle,
  pageOf,
  pressOn,
} from '../world/rounds.ts'
import { openWorld, type World } from '../world.ts'

const DEADLINE = instantOf('2027-01-08T18:00', 'Europe/Zurich')
const times = <T>(count: number, act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)))

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
])('at the same moment, on %s', (_, options) => {
  let world: World
  let circle: Circulating
  beforeAll(async () => {
    world = await openWorld(await options())
    circle = await circulateDraft(world, await openCircle(world))
  })
  afterAll(() => world.close())

  it('[ROUND-1] a version is circulated once', async () => {
    const input = {
      version: circle.version.id,
      question: 'Again?',
      closesLocal: '2027-01-08T18:00',
      zone: 'UTC',
    }
    await world.call(circle.people.amina, rounds.closeRound, {
      round: circle.round,
      version: circle.version.id,
    })
    const answers = await times(5, () => world.refusal(circle.people.amina, rounds.circulate, input))
    expect(answers.filter(code => code === null)).toHaveLength(1)
    expect(new Set(answers.filter(code => code !== null))).toEqual(new Set(['round-open']))
    const { rounds: all } = await world.call(circle.people.amina, rounds.listRounds, {
      statement: circle.statement,
    })
    expect(all.filter(({ state }) => state === 'open')).toHaveLength(1)
    const open = all.find(({ state }) => state === 'open')!
    await world.call(circle.people.amina, rounds.closeRound, { round: open.id, version: circle.version.id })
    circle = await circulateDraft(world, circle)
  })

  it('[REV-4] a guest’s button pressed by an impatient finger says it once', async () => {
    const efua = await linkOf(world, EFUA)
    const page = await pageOf(world, efua)
    const id = formId(page, 'comment', BLOCKS.ask)
    const answers = await times(6, () =>
      pressOn(world, efua, { press: 'comment', id, block: BLOCKS.ask, words: 'Which ports?' }),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 303))
    await times(6, () =>
      pressOn(world, efua, { press: 'answer', answer: 'cannot-join', words: 'No mandate.' }),
    )
    const { threads } = await world.call(circle.people.amina, reviews.seeReview, {
      statement: circle.statement,
    })
    expect(threads).toHaveLength(1)
    const board = await boardOf(world, circle, circle.people.amina)
    expect(board.organisations.find(({ name }) => name === 'Lighthouse Circle')!.answers).toHaveLength(1)
  })

  it('[ROUND-1] every answer of an organisation is kept, in one order', async () => {
    const words = (n: number) => `Condition ${n}.`
    await times(6, n =>
      world.call(circle.people.ben, rounds.answerRound, {
        round: circle.round,
        answer: 'agree-if',
        words: words(n),
      }),
    )
    const { own } = await world.call(circle.people.ben, rounds.seeRound, { round: circle.round })
    expect(own.map(answer => answer.words).toSorted()).toEqual([0, 1, 2, 3, 4, 5].map(words))
    expect(new Set(own.map(({ at }) => at)).size).toBe(6)
  })

  it('[ROUND-1] a reminder pressed many times goes once', async () => {
    const answers = await times(4, () =>
      world.call(circle.people.amina, rounds.remindSilent, { round: circle.round }),
    )
    // Amina, Chidi, Dalia and Farid; Ben and Efua have answered.
    expect(answers.map(({ reminded }) => reminded).toSorted()).toEqual([0, 0, 0, 4])
    await world.app.outbox.idle()
    expect(world.mails.filter(({ subject }) => subject === 'An answer is still open')).toHaveLength(4)
  })

  it('[ROUND-1] nothing is taken once the deadline has struck, whoever was on the way', async () => {
    world.clock.pass(DEADLINE - world.clock.now())
    const codes = await times(4, () =>
      world.refusal(circle.people.chidi, rounds.answerRound, { round: circle.round, answer: 'agree' }),
    )
    expect(codes).toEqual(['round-closed', 'round-closed', 'round-closed', 'round-closed'])
  })

  it('[NOTE-1] what happened meanwhile is told in one mail', async () => {
    const { amina } = circle.people
    for (let look = 0; look < 3; look++) {
      await world.app.digests.idle()
      world.clock.pass(60_000)
    }
    await world.app.digests.idle()
    const digests = (await world.mailsTo(amina.address)).filter(
      ({ subject }) => subject === 'Something waits for you',
    )
    expect(digests).toHaveLength(1)
    expect(digests[0]!.text).toContain('One new comment.')
  })
})
