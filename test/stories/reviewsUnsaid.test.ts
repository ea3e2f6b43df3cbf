/** What review never says: who said what in an unattributed statement, and any words in a log line or a mail. */
import { afterEach, describe, expect, it } from 'vitest'
import { listOrganisations, readAudit } from '../../shared/contract/coalitions.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import {
  accept,
  begin,
  beginning,
  reviewScene,
  SECOND,
  SENTENCES,
  suggest,
  words,
} from '../world/reviewing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
afterEach(() => world.close())

const [, two] = SENTENCES as [string, string, string]

describe('an unattributed statement', () => {
  it('[REV-5] no reply and no stored row names who said or decided something; one’s own is still one’s own', async () => {
    world = await openWorld()
    const scene = await reviewScene(world, true)
    const { amina, dara, rana, lars, otto, statement } = scene
    const replies: unknown[] = [
      await begin(scene, rana, 'one', 'Which ports?'),
      await begin(scene, amina, 'two', 'A word on the second sentence.'),
      await world.call(lars, reviews.replyTo, { thread: 'thread-one', id: 'comment-three', words: 'All.' }),
      await world.call(lars, reviews.editComment, { comment: 'comment-three', words: 'All of them.' }),
      await world.call(rana, reviews.settleThread, { thread: 'thread-one', reason: 'Clear now.' }),
      await world.call(dara, reviews.settleThread, { thread: 'thread-two', reason: 'Done.' }),
    ]
    const made = await suggest(scene, rana, 'one', [words(SECOND, two, 'Article 9 goes.')])
    const other = await suggest(scene, lars, 'two', [words(SECOND, two, 'Article 9 stays.')])
    replies.push(made, other, await accept(scene, dara, made, { reason: 'Agreed.' }))
    replies.push(
      await world.call(dara, reviews.declineSuggestions, {
        ...{ statement, suggestions: [other.id], as: 'declined' as const, reason: 'Met.' },
      }),
      await world.call(amina, reviews.undoDecision, { suggestion: made.id }),
    )
    for (const somebody of [amina, dara, rana, lars, otto])
      replies.push(await world.call(somebody, reviews.seeReview, { statement }))
    const people = [amina, dara, rana, lars, otto]
    const { organisations } = await world.call(amina, listOrganisations, { coalition: scene.coalition })
    const traces = [...people, ...organisations].flatMap(({ id, name }) => [id, name])
    for (const trace of traces) expect(JSON.stringify(replies), trace).not.toContain(trace)
    expect(JSON.stringify(replies).match(/"by":[^,}]*/g)).toSatisfy((found: string[]) =>
      found.every(by => by === '"by":null'),
    )

    const stored = await world.storage.read(async ({ db, t }) => ({
      threads: await db.select().from(t.threads),
      comments: await db.select().from(t.comments),
      suggestions: await db.select().from(t.suggestions),
    }))
    for (const trace of traces) expect(JSON.stringify(stored), trace).not.toContain(trace)

    const mine = await world.call(rana, reviews.seeReview, { statement })
    expect(mine.threads.map(({ comments }) => comments.map(({ mine }) => mine))).toEqual([
      [true, false],
      [false],
    ])
    expect(mine.suggestions.map(({ mine }) => mine)).toEqual([true, false])
    expect(await world.refusal(lars, reviews.withdrawSuggestion, { suggestion: made.id })).toBe('not-allowed')
    expect(await world.refusal(rana, reviews.withdrawSuggestion, { suggestion: made.id })).toBeNull()
  })

  it('[REV-5] neither the audit log nor who is told says whose words they were', async () => {
    world = await openWorld()
    const scene = await reviewScene(world, true)
    const { amina, dara, rana, lars, coalition } = scene
    await begin(scene, rana, 'one', 'Which ports?')
    await begin(scene, dara, 'two', 'And which harbours?')
    await world.call(rana, reviews.settleThread, { thread: 'thread-one', reason: 'Clear.' })
    await world.call(lars, reviews.replyTo, {
      thread: 'thread-one',
      id: 'comment-three',
      words: 'Not to me.',
    })
    const made = await suggest(scene, lars, 'one', [words(SECOND, two, 'Article 9 goes.')])
    await accept(scene, amina, made)
    const { entries } = await world.call(amina, readAudit, { coalition })
    const about = entries.filter(({ act }) => act.startsWith('thread.'))
    expect(about.map(({ act, actor }) => [act, actor])).toEqual([
      ['thread.reopened', ''],
      ['thread.settled', ''],
    ])
    const told = await world.storage.read(async ({ db, t }) => db.select().from(t.notices))
    const whom = (person: string) => told.filter(notice => notice.person === person).map(({ kind }) => kind)
    expect([whom(rana.id), whom(lars.id)]).toEqual([[], []])
    expect(whom(amina.id)).toEqual(whom(dara.id))
  })
})

describe('words', () => {
  it('[SAFE-3] of comments, suggestions and reasons stand in no line of the log, no mail and no audit entry', async () => {
    const log: string[] = []
    world = await openWorld({ config: { LOG_LEVEL: 'debug' }, log: { write: line => void log.push(line) } })
    const scene = await reviewScene(world)
    const { amina, dara, rana, lars, statement, coalition } = scene
    const mentions = [{ kind: 'person' as const, id: dara.id }]
    await begin(scene, rana, 'one', 'Canary comment.', { mentions })
    await world.call(lars, reviews.replyTo, {
      thread: 'thread-one',
      id: 'comment-two',
      words: 'Canary answer.',
    })
    await world.call(dara, reviews.settleThread, { thread: 'thread-one', reason: 'Canary reason.' })
    const made = await suggest(scene, lars, 'one', [words(SECOND, two, 'Canary sentence.')], 'Canary why')
    await accept(scene, dara, made, { reason: 'Canary reason.' })
    await world.call(amina, reviews.undoDecision, { suggestion: made.id })
    const decline = { statement, suggestions: [made.id], as: 'declined' as const, reason: 'Canary reason.' }
    await world.call(amina, reviews.declineSuggestions, decline)
    const wrong = {
      ...beginning(statement, 'two', 'Canary \u0007 comment.'),
      on: { kind: 'Canary' } as never,
    }
    expect(await world.refusal(rana, reviews.startThread, wrong)).toBe('bad-input')
    const broken = { ...words(SECOND, two, 'x'), says: [{ type: 'Canary node' }] }
    const put = { statement, suggestion: 'suggestion-two', changes: [broken] }
    expect(await world.refusal(rana, reviews.putSuggestion, put)).toBe('bad-input')
    world.clock.pass(26 * 60 * 60_000)
    await world.app.outbox.idle()
    expect(log.length).toBeGreaterThan(9)
    expect(log.join('')).not.toMatch(/canary/i)
    expect(JSON.stringify(world.mails)).not.toMatch(/canary|Harbours/i)
    const { entries, chain } = await world.call(amina, readAudit, { coalition, limit: 200 })
    expect(chain.whole).toBe(true)
    expect(JSON.stringify(entries)).not.toMatch(/canary/i)
  })
})
