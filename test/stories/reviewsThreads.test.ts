/** Comments: saying something, answering, settling, and who may do what with whose words. */
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { MOST_OPEN } from '../../server/reviews/suggestions.ts'
import { MOST } from '../../server/reviews/threads.ts'
import * as asks from '../../shared/contract/asks.ts'
import { listOrganisations, readAudit } from '../../shared/contract/coalitions.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import * as statements from '../../shared/contract/statements.ts'
import {
  begin,
  beginning,
  livingText,
  reviewScene,
  type Scene,
  SECOND,
  SENTENCES,
  words,
} from '../world/reviewing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let scene: Scene
beforeEach(async () => {
  world = await openWorld()
  scene = await reviewScene(world)
})
afterEach(() => world.close())

const see = (as: Somebody, since?: number) =>
  world.call(as, reviews.seeReview, { statement: scene.statement, ...(since === undefined ? {} : { since }) })
const waiting = (person: Somebody) =>
  world.storage.read(async ({ db, t }) =>
    (await db.select().from(t.notices)).filter(row => row.person === person.id).map(row => row.kind),
  )

describe('a thread', () => {
  it('[REV-1] is beside the text: a reviewer comments, and no letter of the text changes', async () => {
    const { rana, otto } = scene
    const on = {
      ...{ kind: 'passage' as const, block: SECOND, from: 0, to: 9 },
      quote: { before: '', exact: 'Article 9', after: ' lets any port' },
    }
    const thread = await begin(scene, rana, 'one', 'Which ports?\nAll of them?', { on })
    expect(thread).toMatchObject({ on, state: { state: 'open' }, round: null, version: null })
    expect(thread.comments).toMatchObject([
      {
        by: { name: 'Rana', organisation: 'Quay Rights', guest: false },
        words: 'Which ports?\nAll of them?',
      },
    ])
    expect(await livingText(scene)).toEqual(SENTENCES)
    const seen = await see(otto)
    expect(seen.threads).toMatchObject([{ id: 'thread-one', comments: [{ mine: false }] }])
    expect(seen.may).toEqual({ write: false, decide: false })
  })

  it('[REV-4] sent twice, or a hundred times at once, is there once', async () => {
    const { rana, statement, lars } = scene
    const sent = beginning(statement, 'one', 'Once.')
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.ask(rana, reviews.startThread, sent)),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const reply = { thread: 'thread-one', id: 'comment-reply', words: 'Answered.' }
    await Promise.all(Array.from({ length: 20 }, () => world.call(lars, reviews.replyTo, reply)))
    const { threads } = await see(rana)
    expect(threads.map(({ comments }) => comments.map(({ words }) => words))).toEqual([
      ['Once.', 'Answered.'],
    ])
  })

  it('keeps the order in which things were said, and its first comment is whose thread it is', async () => {
    const { rana, lars } = scene
    await begin(scene, rana, 'one', 'First.')
    for (const [at, id] of ['comment-b', 'comment-a'].entries())
      await world.call(lars, reviews.replyTo, { thread: 'thread-one', id, words: `Answer ${at}.` })
    const [thread] = (await see(lars)).threads
    expect(thread!.comments.map(({ words }) => words)).toEqual(['First.', 'Answer 0.', 'Answer 1.'])
    expect(await world.refusal(lars, reviews.settleThread, { thread: 'thread-one', reason: '' })).toBe(
      'not-allowed',
    )
  })

  it('[REV-4] under an id of somebody else is not found, and changes nothing', async () => {
    const { rana, lars, statement } = scene
    await begin(scene, rana, 'one', 'Mine.')
    expect(await world.refusal(lars, reviews.startThread, beginning(statement, 'one', 'Yours.'))).toBe(
      'not-found',
    )
    const stolen = { ...beginning(statement, 'two', 'Yours.'), id: 'thread-one' }
    expect(await world.refusal(lars, reviews.startThread, stolen)).toBe('not-found')
    const reply = { thread: 'thread-one', id: 'comment-one', words: 'Yours.' }
    expect(await world.refusal(lars, reviews.replyTo, reply)).toBe('not-found')
    expect((await see(lars)).threads[0]!.comments.map(({ words }) => words)).toEqual(['Mine.'])
  })

  it('[LIVE-2] names no ask, suggestion, round, person or organisation of others', async () => {
    const { rana, statement } = scene
    const other = await world.coalition('pier', 'Boris')
    const stranger = await world.person('Stella', { coalition: other.id, role: 'reviewer' })
    const theirs = await world.call(other.coordinator, statements.startStatement, {
      ...{ coalition: other.id, kind: 'joint-letter', title: 'Piers', language: 'en', direction: 'ltr' },
    })
    const says = { verb: 'delete' as const, targets: [{ asWritten: 'Article 9' }], wording: 'Delete it.' }
    const ask = await world.call(other.coordinator, asks.makeAsk, {
      ...{ statement: theirs.id, block: 'block-0001', ...says },
    })
    for (const more of [
      { on: { kind: 'ask', ask: ask.id } },
      { on: { kind: 'suggestion', suggestion: 'suggestion-none' } },
      { round: 'round-of-nobody' },
      { mentions: [{ kind: 'person' as const, id: stranger.id }] },
      { mentions: [{ kind: 'organisation' as const, id: 'organisation-none' }] },
    ])
      expect(
        await world.refusal(rana, reviews.startThread, beginning(statement, 'one', 'Look.', more)),
        JSON.stringify(more),
      ).toBe('not-found')
    expect(await see(rana)).toMatchObject({ threads: [], upTo: 0 })
  })

  it('tells those who decide, those who are named, and the others in it; never who said it', async () => {
    const { amina, dara, rana, lars, otto } = scene
    await begin(scene, rana, 'one', 'Dara?', { mentions: [{ kind: 'person', id: dara.id }] })
    expect([await waiting(amina), await waiting(dara), await waiting(rana)]).toEqual([
      ['comment'],
      ['mention'],
      [],
    ])
    const { organisations } = await world.call(amina, listOrganisations, { coalition: scene.coalition })
    const quay = organisations.find(({ name }) => name === 'Quay Rights')!
    await world.call(lars, reviews.replyTo, {
      ...{ thread: 'thread-one', id: 'comment-two', words: '@Quay Rights?' },
      mentions: [{ kind: 'organisation', id: quay.id }],
    })
    expect([await waiting(rana), await waiting(otto), await waiting(lars)]).toEqual([
      ['mention'],
      ['mention'],
      [],
    ])
    await world.call(amina, reviews.settleThread, { thread: 'thread-one', reason: 'Said in Article 2.' })
    expect([await waiting(rana), await waiting(lars)]).toEqual([['mention', 'decision'], ['decision']])
  })
})

describe('one’s own words', () => {
  it('are changed and taken back by oneself only; what is taken back is erased, its place stays', async () => {
    const { amina, rana, lars } = scene
    await begin(scene, rana, 'one', 'A word too much.')
    const edit = { comment: 'comment-one', words: 'A word.' }
    for (const other of [lars, amina])
      expect(await world.refusal(other, reviews.editComment, edit)).toBe('not-allowed')
    expect(await world.refusal(amina, reviews.removeComment, { comment: 'comment-one' })).toBe('not-allowed')
    world.clock.pass(1000)
    const edited = await world.call(rana, reviews.editComment, edit)
    expect(edited.comments[0]).toMatchObject({ words: 'A word.', editedAt: world.clock.now(), mine: true })
    const removed = await world.call(rana, reviews.removeComment, { comment: 'comment-one' })
    expect(removed.comments[0]).toMatchObject({ words: '', removed: true })
    expect(await world.refusal(rana, reviews.removeComment, { comment: 'comment-one' })).toBeNull()
    expect(await world.refusal(rana, reviews.editComment, edit)).toBe('wrong-state')
    const rows = await world.storage.read(async ({ db, t }) => db.select().from(t.comments))
    expect(JSON.stringify(rows)).not.toContain('A word')
  })
})

describe('settling', () => {
  it('is for those who decide and for whoever began the thread; an answer opens it again', async () => {
    const { dara, rana, lars, coalition } = scene
    await begin(scene, rana, 'one', 'Which ports?')
    const settle = { thread: 'thread-one', reason: 'All of them.' }
    expect(await world.refusal(lars, reviews.settleThread, settle)).toBe('not-allowed')
    const settled = await world.call(dara, reviews.settleThread, settle)
    expect(settled.state).toMatchObject({ state: 'settled', reason: 'All of them.', by: { name: 'Dara' } })
    expect(await world.refusal(dara, reviews.settleThread, settle)).toBeNull()
    expect(await world.refusal(rana, reviews.settleThread, { ...settle, reason: 'No.' })).toBe('wrong-state')
    const answered = await world.call(lars, reviews.replyTo, {
      ...{ thread: 'thread-one', id: 'comment-two', words: 'Also yachts?' },
    })
    expect(answered.state.state).toBe('open')
    expect((await world.call(rana, reviews.settleThread, settle)).state.state).toBe('settled')
    expect(await world.refusal(lars, reviews.reopenThread, { thread: 'thread-one' })).toBe('not-allowed')
    expect((await world.call(rana, reviews.reopenThread, { thread: 'thread-one' })).state.state).toBe('open')
    const { entries, chain } = await world.call(scene.amina, readAudit, { coalition })
    const acts = entries.map(({ act }) => act).filter(act => act.startsWith('thread.'))
    expect(acts.reverse()).toEqual(['thread.settled', 'thread.reopened', 'thread.settled', 'thread.reopened'])
    expect(chain.whole).toBe(true)
  })

  it('[REV-3] an archived statement is read only, and what was sent before is still answered', async () => {
    const { amina, rana, statement } = scene
    await begin(scene, rana, 'one', 'Which ports?')
    await world.call(amina, statements.archiveStatement, { statement, archived: true })
    for (const refused of [
      await world.refusal(rana, reviews.startThread, beginning(statement, 'two', 'And?')),
      await world.refusal(rana, reviews.replyTo, { thread: 'thread-one', id: 'comment-two', words: 'And?' }),
      await world.refusal(rana, reviews.editComment, { comment: 'comment-one', words: 'And?' }),
      await world.refusal(rana, reviews.removeComment, { comment: 'comment-one' }),
      await world.refusal(amina, reviews.settleThread, { thread: 'thread-one', reason: '' }),
    ])
      expect(refused).toBe('statement-archived')
    expect(
      await world.refusal(rana, reviews.startThread, beginning(statement, 'one', 'Which ports?')),
    ).toBeNull()
    expect((await see(amina)).may).toEqual({ write: false, decide: false })
  })
})

describe('open editors', () => {
  it('are told that there is something new, and not what', async () => {
    const { rana, otto, statement } = scene
    await world.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = world.app.fastify.server.address() as { port: number }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live/${statement}?v=1&token=${otto.token}`)
    const told = new Promise<Buffer>(resolve =>
      socket.on('message', (frame: Buffer) => {
        if (frame.includes('review-changed')) resolve(frame)
        if (frame.includes('welcome')) socket.emit('welcomed')
      }),
    )
    await once(socket, 'welcomed')
    await begin(scene, rana, 'one', 'Which ports?')
    expect((await told).subarray(2).toString()).toBe('{"kind":"review-changed"}')
    socket.terminate()
  })
})

describe('in a round', () => {
  const circulate = async () => {
    const { amina, statement } = scene
    const version = await world.call(amina, statements.freeze, { statement })
    const asked = { question: 'Can you join?', closesLocal: '2027-01-08T18:00', zone: 'Europe/Zurich' }
    return { version, round: await world.call(amina, rounds.circulate, { version: version.id, ...asked }) }
  }
  const DAY = 24 * 60 * 60_000

  it('[ROUND-3] what is said gets a disposition and a reason from those who decide, also once its author settled it', async () => {
    const { dara, rana } = scene
    const { version, round } = await circulate()
    const thread = await begin(scene, rana, 'one', 'Which ports?', { round: round.id })
    expect(thread).toMatchObject({ round: round.id, version: { id: version.id, number: 1 } })
    const settle = { thread: 'thread-one', reason: 'In Article 2.' }
    expect(await world.refusal(dara, reviews.settleThread, settle)).toBe('bad-input')
    const taken = { ...settle, disposition: 'accepted' as const }
    expect(await world.refusal(dara, reviews.settleThread, { ...taken, reason: '' })).toBe('bad-input')
    expect(await world.refusal(rana, reviews.settleThread, taken)).toBe('not-allowed')
    expect((await world.call(rana, reviews.settleThread, settle)).state).toMatchObject({ disposition: null })
    expect((await world.call(dara, reviews.settleThread, taken)).state).toMatchObject({
      ...{ state: 'settled', disposition: 'accepted', by: { name: 'Dara' } },
    })
    expect(
      await world.refusal(scene.amina, reviews.settleThread, { ...taken, disposition: 'declined' }),
    ).toBe('wrong-state')
  })

  it('[ROUND-1] [REV-4] nothing is said after the deadline; what was said before is answered again', async () => {
    const { amina, dara, rana, lars, statement } = scene
    const { version, round } = await circulate()
    const more = { round: round.id }
    await begin(scene, rana, 'one', 'Which ports?', more)
    const changes = [{ kind: 'delete', block: SECOND, was: { type: 'paragraph', attrs: { id: SECOND } } }]
    const put = { statement, suggestion: 'suggestion-one', changes, round: round.id }
    await world.call(rana, reviews.putSuggestion, put)
    world.clock.pass(8 * DAY)
    expect(
      await world.refusal(rana, reviews.startThread, beginning(statement, 'one', 'Which ports?', more)),
    ).toBeNull()
    expect(await world.refusal(rana, reviews.startThread, beginning(statement, 'two', 'And?', more))).toBe(
      'round-closed',
    )
    expect(await world.refusal(rana, reviews.putSuggestion, put)).toBeNull()
    expect(await world.refusal(rana, reviews.putSuggestion, { ...put, why: 'Because.' })).toBe('round-closed')
    const settle = { thread: 'thread-one', reason: 'In Article 2.', disposition: 'deferred' as const }
    await world.call(dara, reviews.settleThread, settle)
    await world.call(amina, rounds.closeRound, { round: round.id, version: version.id })
    const reply = { thread: 'thread-one', id: 'comment-two', words: 'When, then?' }
    expect(await world.refusal(lars, reviews.replyTo, reply)).toBe('round-closed')
    expect(await world.refusal(rana, reviews.reopenThread, { thread: 'thread-one' })).toBe('round-closed')
    expect(await world.refusal(dara, reviews.reopenThread, { thread: 'thread-one' })).toBeNull()
    expect(await world.refusal(lars, reviews.replyTo, reply)).toBeNull()
  })
})

describe('as much as a statement takes', () => {
  it('is 5,000 threads and 1,000 comments a thread; one more is refused with what to do', async () => {
    const { rana, statement } = scene
    await begin(scene, rana, 'one', 'Which ports?')
    const [thread] = await world.storage.read(async ({ db, t }) => db.select().from(t.threads))
    const [comment] = await world.storage.read(async ({ db, t }) => db.select().from(t.comments))
    const many = <T extends { id: string }>(row: T, times: number) =>
      Array.from({ length: times }, (_, at) => ({ ...row, id: `${row.id}-${at}` }))
    await world.storage.write(async ({ db, t }) => {
      for (const row of many(thread!, MOST.threads - 1)) await db.insert(t.threads).values(row)
      for (const row of many(comment!, MOST.comments - 1)) await db.insert(t.comments).values(row)
    })
    expect(await world.refusal(rana, reviews.startThread, beginning(statement, 'two', 'And?'))).toBe(
      'too-large',
    )
    const reply = { thread: 'thread-one', id: 'comment-two', words: 'And?' }
    expect(await world.refusal(rana, reviews.replyTo, reply)).toBe('too-large')
  })

  it('is 5,000 open suggestions; those that wait can still be amended', async () => {
    const { rana, statement } = scene
    const put = { statement, suggestion: 'suggestion-one', changes: [{ ...words(SECOND, 'one', 'two') }] }
    await world.call(rana, reviews.putSuggestion, put)
    await world.storage.write(async ({ db, t }) => {
      const [row] = await db.select().from(t.suggestions)
      for (let at = 1; at < MOST_OPEN.suggestions; at++)
        await db.insert(t.suggestions).values({ ...row!, id: `suggestion-${at}-more` })
    })
    expect(await world.refusal(rana, reviews.putSuggestion, { ...put, suggestion: 'suggestion-two' })).toBe(
      'too-large',
    )
    expect(await world.refusal(rana, reviews.putSuggestion, { ...put, why: 'Because.' })).toBeNull()
  })
})

describe('what changed since', () => {
  it('each change has the next number; whoever asks for what is newer gets that, whole', async () => {
    const { rana, lars } = scene
    await begin(scene, rana, 'one', 'First.')
    await begin(scene, lars, 'two', 'Second.')
    const { upTo } = await see(rana)
    expect(upTo).toBe(2)
    expect(await see(rana, upTo)).toMatchObject({ upTo, threads: [], suggestions: [] })
    await world.call(lars, reviews.replyTo, { thread: 'thread-one', id: 'comment-three', words: 'Third.' })
    const newer = await see(rana, upTo)
    expect(newer.upTo).toBe(3)
    expect(newer.threads).toMatchObject([{ id: 'thread-one', comments: [{ mine: true }, { mine: false }] }])
  })
})
