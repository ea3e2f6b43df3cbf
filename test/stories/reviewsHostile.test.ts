/** Those who would have more than is theirs: room, another one's words, or the others' time. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Member } from '../../server/http/who.ts'
import { acceptSuggestions } from '../../server/reviews/decide.ts'
import { MOST_OWN } from '../../server/reviews/suggestions.ts'
import { carryOn } from '../../server/reviews/textChange.ts'
import { MOST } from '../../server/reviews/threads.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { refuse } from '../../shared/refusals.ts'
import {
  begin,
  beginning,
  FIRST,
  livingText,
  reviewScene,
  type Scene,
  SECOND,
  SENTENCES,
  suggest,
  words,
} from '../world/reviewing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const DAY = 24 * 60 * 60_000
const [one, two, three] = SENTENCES as [string, string, string]

let world: World
let scene: Scene
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  scene = await reviewScene(world)
})
afterAll(() => Promise.all(open.map(each => each.close())))

describe('one person takes no more room than is theirs', () => {
  it('[SAFE-9] suggestions count also when they were taken back', async () => {
    const { rana, lars, statement } = scene
    const put = { statement, suggestion: 'suggestion-one', changes: [{ ...words(SECOND, 'one', 'two') }] }
    await world.call(rana, reviews.putSuggestion, put)
    await world.call(rana, reviews.withdrawSuggestion, { suggestion: put.suggestion })
    await world.storage.write(async ({ db, t }) => {
      const [row] = await db.select().from(t.suggestions)
      for (let at = 1; at < MOST_OWN.suggestions; at++)
        await db.insert(t.suggestions).values({ ...row!, id: `suggestion-${at}-more` })
    })
    const next = { ...put, suggestion: 'suggestion-two' }
    expect(await world.refusal(rana, reviews.putSuggestion, next)).toBe('too-large')
    expect(await world.refusal(lars, reviews.putSuggestion, next)).toBeNull()
  })

  it('[SAFE-9] and as many characters, in suggestions and in comments, also by changing them', async () => {
    const { rana, lars, statement } = scene
    await begin(scene, rana, 'one', 'Which ports?')
    await begin(scene, rana, 'two', 'x')
    await suggest(scene, rana, 'one', [words(SECOND, 'one', 'two')])
    await world.storage.write(async ({ db, t }) => {
      const [row] = await db.select().from(t.suggestions)
      const changes = JSON.stringify([words(SECOND, 'one', 'x'.repeat(MOST_OWN.characters))])
      await db
        .insert(t.suggestions)
        .values({ ...row!, id: 'suggestion-long', changes, stateName: 'withdrawn' })
      const [comment] = await db.select().from(t.comments)
      const long = { ...comment!, id: 'comment-long', words: 'x'.repeat(MOST.characters - 100) }
      await db.insert(t.comments).values(long)
    })
    const put = { statement, suggestion: 'suggestion-two', changes: [{ ...words(SECOND, 'one', 'two') }] }
    expect(await world.refusal(rana, reviews.putSuggestion, put)).toBe('too-large')
    const hundred = 'y'.repeat(100)
    const start = beginning(statement, 'three', hundred)
    const reply = { thread: 'thread-two', id: 'comment-three', words: hundred }
    expect(await world.refusal(rana, reviews.startThread, start)).toBe('too-large')
    expect(await world.refusal(rana, reviews.replyTo, reply)).toBe('too-large')
    expect(await world.refusal(rana, reviews.editComment, { comment: 'comment-two', words: hundred })).toBe(
      'too-large',
    )
    expect(await world.refusal(lars, reviews.replyTo, reply)).toBeNull()
  })
})

/** A round that closes on Friday 8 January 2027, 18:00 UTC. */
async function circulated() {
  const { amina, statement } = scene
  const version = await world.call(amina, freeze, { statement, name: 'First' })
  const round = await world.call(amina, rounds.circulate, {
    ...{ version: version.id, question: 'Can you join?', closesLocal: '2027-01-08T18:00', zone: 'UTC' },
  })
  return { id: round.id, version: version.id }
}

describe('what was said in a round', () => {
  it('[ROUND-1] is said before the instant of its deadline, and not at it', async () => {
    const { rana, statement } = scene
    const { id: round } = await circulated()
    world.clock.pass(Date.UTC(2027, 0, 8, 18) - 1 - world.clock.now())
    await begin(scene, rana, 'one', 'Which ports?', { round })
    const put = { statement, suggestion: 'suggestion-one', changes: [{ ...words(SECOND, 'x', 'y') }], round }
    expect(await world.refusal(rana, reviews.putSuggestion, put)).toBeNull()
    const change = { comment: 'comment-one', words: 'Which sailors?' }
    expect(await world.refusal(rana, reviews.editComment, change)).toBeNull()
    world.clock.pass(1)
    const start = beginning(statement, 'two', 'And?', { round })
    expect(await world.refusal(rana, reviews.startThread, start)).toBe('round-closed')
    expect(await world.refusal(rana, reviews.putSuggestion, { ...put, why: 'So.' })).toBe('round-closed')
    expect(await world.refusal(rana, reviews.editComment, change)).toBe('round-closed')
  })

  it('[ROUND-1] [ROUND-3] stays as it was said once the round has ended; what is said later is one’s own', async () => {
    const { dara, rana } = scene
    const { id: round } = await circulated()
    await begin(scene, rana, 'one', 'Which ports?', { round })
    const change = { comment: 'comment-one', words: 'Which sailors?' }
    expect(await world.refusal(rana, reviews.editComment, change)).toBeNull()
    world.clock.pass(8 * DAY)
    expect(await world.refusal(rana, reviews.editComment, change)).toBe('round-closed')
    const reply = { thread: 'thread-one', id: 'comment-two', words: 'All of them.' }
    await world.call(dara, reviews.replyTo, reply)
    expect(await world.refusal(dara, reviews.editComment, { comment: reply.id, words: 'All.' })).toBeNull()
  })

  it('[ROUND-1] also where it was closed before its deadline', async () => {
    const { amina, rana } = scene
    const { id: round, version } = await circulated()
    await begin(scene, rana, 'one', 'Which ports?', { round })
    world.clock.pass(DAY)
    await world.call(amina, rounds.closeRound, { round, version })
    expect(await world.refusal(rana, reviews.editComment, { comment: 'comment-one', words: 'None.' })).toBe(
      'round-closed',
    )
  })
})

describe('what belongs to another statement', () => {
  /** A statement of a coalition that Amina does not belong to, and one more of hers. */
  async function elsewhere() {
    const bo = await world.coalition('quay', 'Bo')
    const letter = { kind: 'joint-letter', title: 'Quays', language: 'en', direction: 'ltr' } as const
    const started = (coalition: string, as: Somebody) =>
      world.call(as, startStatement, { ...letter, coalition })
    return {
      bo: bo.coordinator,
      foreign: await started(bo.id, bo.coordinator),
      other: await started(scene.coalition, scene.amina),
    }
  }

  it('[REV-1] [LIVE-2] is not accepted, declined or commented on by way of one’s own', async () => {
    const { bo, foreign, other } = await elsewhere()
    const made = await suggest(scene, scene.rana, 'one', [words(SECOND, two, 'Canary words.')])
    for (const [as, statement] of [
      [bo, foreign.id],
      [scene.amina, other.id],
    ] as const) {
      const wish = { suggestion: made.id, seen: made.changed, inPart: true }
      const accepted = await world.call(as, reviews.acceptSuggestions, { statement, suggestions: [wish] })
      expect(accepted).toMatchObject({ suggestions: [], refused: [{ code: 'not-found' }] })
      const decline = { statement, suggestions: [made.id], as: 'declined' as const, reason: 'No.' }
      expect(await world.refusal(as, reviews.declineSuggestions, decline)).toBe('not-found')
      const on = { kind: 'suggestion' as const, suggestion: made.id }
      const start = beginning(statement, `of-${statement}`, 'Why?', { on })
      expect(await world.refusal(as, reviews.startThread, start)).toBe('not-found')
      const put = { statement, suggestion: made.id, changes: [{ ...words(SECOND, 'x', 'y') }] }
      expect(await world.refusal(as, reviews.putSuggestion, put)).toBe('not-found')
    }
    const seen = await world.call(scene.amina, reviews.seeReview, { statement: scene.statement })
    expect(seen.suggestions).toMatchObject([{ state: { state: 'open' }, changed: made.changed }])
    expect(await livingText(scene)).toEqual(SENTENCES)
  })

  it('[ROUND-2] a round is of one statement: nothing is said in it by way of another', async () => {
    const { other } = await elsewhere()
    const { id: round } = await circulated()
    const start = beginning(other.id, 'one', 'Why?', { round })
    expect(await world.refusal(scene.rana, reviews.startThread, start)).toBe('not-found')
    const changes = [{ ...words(SECOND, 'x', 'y') }]
    const put = { statement: other.id, suggestion: 'suggestion-one', changes, round }
    expect(await world.refusal(scene.rana, reviews.putSuggestion, put)).toBe('not-found')
  })
})

describe('a decision that cannot be carried through', () => {
  it('[REV-3] keeps no other from being carried through', async () => {
    const { ports } = world.app
    const dara: Member = {
      ...{ person: scene.dara.id, name: 'Dara', operator: false, clientAddress: '', device: '' },
      ...{ coalition: scene.coalition, membership: '', role: 'drafter' },
      organisation: { id: 'organisation', name: '' },
    }
    const failing = { ...ports, rooms: { ...ports.rooms, edit: async () => refuse('try-again') } }
    for (const [name, block, was] of [
      ['one', FIRST, one],
      ['two', SECOND, two],
    ] as const) {
      const { id, changed } = await suggest(scene, scene.rana, name, [words(block, was, `${was} Now.`)])
      const wish = { suggestion: id, seen: changed, inPart: false }
      const asked = { statement: scene.statement, reason: '', suggestions: [wish] }
      await acceptSuggestions(failing, dara, asked)
    }
    let edits = 0
    const edit: typeof ports.rooms.edit = async (...asked) => {
      edits++
      if (edits === 1) throw new Error('a fault nobody thought of')
      await ports.rooms.edit(...asked)
    }
    const stumbling = { ...ports, rooms: { ...ports.rooms, edit } }
    await expect(carryOn(stumbling, scene.statement)).rejects.toThrow('nobody thought of')
    expect(edits).toBe(2)
    const living = await livingText(scene)
    expect(living.filter(line => line.endsWith('Now.'))).toHaveLength(1)
    expect(living[2]).toBe(three)
    await carryOn(ports, scene.statement)
    expect(await livingText(scene)).toEqual([`${one} Now.`, `${two} Now.`, three])
  })
})
