/** Deciding at the same moment, while others type, and with the server killed half-way; on both databases. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/app.ts'
import type { Member } from '../../server/http/who.ts'
import type { Ports } from '../../server/ports.ts'
import { acceptSuggestions, undoDecision } from '../../server/reviews/decide.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import { refuse } from '../../shared/refusals.ts'
import { newDatabase } from '../adapters/storages.ts'
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
  THIRD,
  text,
  words,
} from '../world/reviewing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const [one, two, three] = SENTENCES as [string, string, string]
const MANY = 'Article 9 lets every port read the messages of any sailor.'
const everyPort = words(SECOND, two, MANY)

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
] as const)('on %s', (_, where) => {
  let world: World
  let scene: Scene
  beforeEach(async () => {
    world = await openWorld(await where())
    scene = await reviewScene(world)
  })
  afterEach(() => world.close())

  const accepting = (as: Somebody, { id, changed }: SuggestionRow) =>
    world.ask(as, reviews.acceptSuggestions, {
      ...{ statement: scene.statement, suggestions: [{ suggestion: id, seen: changed }] },
    })
  const outcome = (answer: { json(): unknown }) => {
    const { suggestions, refused } = answer.json() as { suggestions: unknown[]; refused: { code: string }[] }
    return suggestions.length === 1 ? 'accepted' : refused[0]!.code
  }
  const seen = async () =>
    (await world.call(scene.amina, reviews.seeReview, { statement: scene.statement })).suggestions
  const actsOf = async () => {
    const { entries } = await world.call(scene.amina, readAudit, { coalition: scene.coalition, limit: 200 })
    return entries
      .map(({ act }) => act)
      .filter(act => act.startsWith('suggestion.'))
      .reverse()
  }

  it('[REV-4] what is sent many times at once is there once, and each change has a number of its own', {
    timeout: 120_000,
  }, async () => {
    const { rana, lars, amina, statement } = scene
    const sent = Array.from({ length: 30 }, () =>
      world.ask(rana, reviews.startThread, beginning(statement, 'one', 'Once.')),
    )
    const others = Array.from({ length: 30 }, (_, at) => begin(scene, lars, `other-${at}`, 'Another.'))
    const put = { statement, suggestion: 'suggestion-one', changes: [{ ...everyPort }] }
    const puts = Array.from({ length: 30 }, () => world.ask(rana, reviews.putSuggestion, put))
    for (const { statusCode, body } of await Promise.all([...sent, ...puts]))
      expect(statusCode, body).toBe(200)
    await Promise.all(others)
    const said = await world.call(amina, reviews.seeReview, { statement })
    expect([said.threads.length, said.suggestions.length, said.upTo]).toEqual([31, 1, 32])
    const numbers = [...said.threads, ...said.suggestions].map(({ changed }) => changed)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1))
  })

  it('[REV-3] many who accept one suggestion at the same moment accept it once', {
    timeout: 120_000,
  }, async () => {
    const made = await suggest(scene, scene.rana, 'one', [everyPort])
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => accepting(at % 2 ? scene.amina : scene.dara, made)),
    )
    const outcomes = answers.map(outcome)
    expect(outcomes.filter(was => was === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'wrong-state']))
    expect(await livingText(scene)).toEqual([one, MANY, three])
    expect(await actsOf()).toEqual(['suggestion.accepted'])
    const undone = await Promise.all(
      Array.from({ length: 20 }, () => world.ask(scene.dara, reviews.undoDecision, { suggestion: made.id })),
    )
    expect(undone.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await livingText(scene)).toEqual(SENTENCES)
  })

  it('[REV-3] of two that say different things of one passage, accepted at once, one is refused', async () => {
    const mine = await suggest(scene, scene.rana, 'one', [everyPort])
    const yours = await suggest(scene, scene.lars, 'two', [
      words(SECOND, two, two.replace('any port', 'no port')),
    ])
    const outcomes = (await Promise.all([accepting(scene.amina, mine), accepting(scene.dara, yours)])).map(
      outcome,
    )
    expect(outcomes.sort()).toEqual(['accepted', 'does-not-fit'])
    expect((await seen()).map(({ state }) => state.state).sort()).toEqual(['accepted', 'open'])
  })

  it('[REV-3] accepted, withdrawn and amended at the same moment, it ends as one of them', async () => {
    const made = await suggest(scene, scene.rana, 'one', [everyPort])
    const [accept, withdraw, amend] = await Promise.all([
      accepting(scene.dara, made),
      world.refusal(scene.rana, reviews.withdrawSuggestion, { suggestion: made.id }),
      world.refusal(scene.rana, reviews.putSuggestion, {
        ...{ statement: scene.statement, suggestion: made.id },
        changes: [{ ...words(SECOND, two, 'Amended.') }],
      }),
    ])
    const [{ state }] = (await seen()) as [SuggestionRow]
    const isIn = (await livingText(scene))[1] === MANY
    expect(isIn).toBe(outcome(accept) === 'accepted')
    expect(state.state).toBe(isIn ? 'accepted' : withdraw === null ? 'withdrawn' : 'open')
    if (isIn) expect([withdraw, amend]).toEqual(['wrong-state', 'wrong-state'])
  })

  it('[REV-3] [LIVE-1] accepted while others type in the same paragraph, no word of anybody is lost', async () => {
    const { rana, dara, statement } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    const typing = Array.from({ length: 20 }, (_, at) =>
      world.app.ports.rooms.edit(
        statement,
        doc => ({
          ...doc,
          content: doc.content!.map(block =>
            block.type === 'paragraph' && (block.attrs.id === FIRST || block.attrs.id === SECOND)
              ? { ...block, content: [...(block.content ?? []), ...text(` word${at}.`)] }
              : block,
          ),
        }),
        scene.amina.id,
      ),
    )
    const [answer] = await Promise.all([accepting(dara, made), ...typing])
    expect(outcome(answer)).toBe('accepted')
    const typed = Array.from({ length: 20 }, (_, at) => ` word${at}.`)
    const [first, second] = (await livingText(scene)) as [string, string]
    for (const word of typed) for (const line of [first, second]) expect(line.split(word)).toHaveLength(2)
    expect(second.startsWith(MANY)).toBe(true)
    await world.call(dara, reviews.undoDecision, { suggestion: made.id })
    expect((await livingText(scene))[1]).toBe(second.replace(MANY, two))
  })

  describe.each(['before the text was changed', 'before it was recorded'] as const)('killed %s', when => {
    const dying = (): Ports => {
      const { ports } = world.app
      let dead = false
      const die = () => {
        dead = true
        throw new Error('killed')
      }
      const edit: Ports['rooms']['edit'] = async (...asked) => {
        if (when === 'before the text was changed') die()
        await ports.rooms.edit(...asked)
        die()
      }
      const write: Ports['storage']['write'] = async fn => (dead ? die() : ports.storage.write(fn))
      return { ...ports, rooms: { ...ports.rooms, edit }, storage: { ...ports.storage, write } }
    }
    const dara = async (): Promise<Member> => ({
      ...{ person: scene.dara.id, name: 'Dara', operator: false, clientAddress: '', device: '' },
      ...{ coalition: scene.coalition, membership: 'membership', role: 'drafter' },
      organisation: { id: 'organisation', name: 'Harbour Watch' },
    })
    /** Starts the server anew on what is on disk. */
    async function restarted<T>(look: (again: World) => Promise<T>): Promise<T> {
      await world.app.close()
      const { config, storage, clock, ids, keys } = world
      const mailer = { kind: 'smtp' as const, send: async () => 'sent' as const, close: async () => {} }
      const app = await buildApp({ config, storage, clock, ids, keys, mailer })
      return look({ ...world, app }).finally(() => app.close())
    }
    const livingIn = (again: World) => livingText({ ...scene, world: again })
    const stateIn = async () => {
      const [row] = await world.storage.read(async ({ db, t }) => db.select().from(t.suggestions))
      return row!.stateName
    }

    it('[REV-3] an acceptance is carried through at the next start, once, and can be undone', async () => {
      const made = await suggest(scene, scene.rana, 'one', [everyPort])
      const wish = { suggestion: made.id, seen: made.changed, inPart: false }
      const asked = { statement: scene.statement, reason: 'Agreed.', suggestions: [wish] }
      await expect(acceptSuggestions(dying(), await dara(), asked)).rejects.toThrow('killed')
      expect(await stateIn()).toBe('accepting')
      expect((await seen())[0]).toMatchObject({ state: { state: 'open' } })
      await restarted(async again => {
        expect(await stateIn()).toBe('accepted')
        expect(await livingIn(again)).toEqual([one, MANY, three])
        await undoDecision(again.app.ports, await dara(), { suggestion: made.id })
        expect(await livingIn(again)).toEqual(SENTENCES)
        expect(await stateIn()).toBe('open')
      })
    })

    it('[REV-3] so is one in part, of words, of a paragraph put in and of one taken out', async () => {
      const block = { type: 'paragraph', attrs: { id: 'block-0009' }, content: text('Keep Article 12.') }
      const changes = [
        words(FIRST, 'Something that never stood here', 'Something else'),
        words(SECOND, two, MANY),
        { kind: 'insert', place: { parent: null, after: SECOND }, blocks: [block] },
        {
          kind: 'delete',
          block: THIRD,
          was: { type: 'paragraph', attrs: { id: THIRD }, content: text(three) },
        },
      ]
      const made = await world.call(scene.rana, reviews.putSuggestion, {
        ...{ statement: scene.statement, suggestion: 'suggestion-one' },
        changes: changes.map(change => ({ ...change })),
      })
      const wish = { suggestion: made.id, seen: made.changed, inPart: true }
      const asked = { statement: scene.statement, reason: '', suggestions: [wish] }
      await expect(acceptSuggestions(dying(), await dara(), asked)).rejects.toThrow('killed')
      await restarted(async again => {
        expect(await livingIn(again)).toEqual([one, MANY, 'Keep Article 12.'])
        expect(await stateIn()).toBe('accepted')
        await undoDecision(again.app.ports, await dara(), { suggestion: made.id })
        expect(await livingIn(again)).toEqual(SENTENCES)
      })
    })

    it('[REV-3] an undoing is carried through too, also by the next who looks after a minute', async () => {
      const made = await suggest(scene, scene.rana, 'one', [everyPort])
      await accepting(scene.dara, made)
      await expect(undoDecision(dying(), await dara(), { suggestion: made.id })).rejects.toThrow('killed')
      expect(await stateIn()).toBe('undoing')
      world.clock.pass(60_001)
      expect((await seen())[0]).toMatchObject({ state: { state: 'open' }, changes: [everyPort] })
      expect(await livingText(scene)).toEqual(SENTENCES)
      expect(await actsOf()).toEqual(['suggestion.accepted', 'suggestion.reopened'])
    })
  })

  it('[REV-3] a disk that fails for a moment costs no waiting: the next who looks carries it through', async () => {
    const { ports } = world.app
    const { id: suggestion, changed } = await suggest(scene, scene.rana, 'one', [everyPort])
    const edit = async () => refuse('try-again')
    const who = {
      ...{
        person: scene.dara.id,
        name: 'Dara',
        operator: false,
        clientAddress: '',
        device: '',
        role: 'drafter' as const,
      },
      ...{ coalition: scene.coalition, membership: '', organisation: { id: 'organisation', name: '' } },
    }
    const asked = {
      statement: scene.statement,
      reason: '',
      suggestions: [{ suggestion, seen: changed, inPart: false }],
    }
    const answer = await acceptSuggestions({ ...ports, rooms: { ...ports.rooms, edit } }, who, asked)
    expect(answer.refused).toMatchObject([{ code: 'try-again' }])
    expect((await seen())[0]).toMatchObject({ state: { state: 'accepted' } })
    expect(await livingText(scene)).toEqual([one, MANY, three])
  })
})
