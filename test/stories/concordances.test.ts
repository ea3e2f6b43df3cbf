/** What people confirm between drafts, what they correct, and the asks that hang on it. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { graphOf } from '../../server/instrument/concord/graph.ts'
import * as asks from '../../shared/contract/asks.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as concordances from '../../shared/contract/concordances.ts'
import * as drafts from '../../shared/contract/drafts.ts'
import * as processes from '../../shared/contract/processes.ts'
import { composedBetween } from '../../shared/instrument/concord/between.ts'
import { placesOf } from '../../shared/instrument/concord/graph.ts'
import type { Said } from '../../shared/instrument/concord/take.ts'
import { newDatabase } from '../adapters/storages.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const link = (kind: Said['kind'], from: number[], to: number[]): Said => ({ kind, from, to })
const kept = (...positions: number[]) => positions.map(at => link('kept', [at], [at]))

/** An article of the invented treaty; position 0 is Article 1. */
const article = (number: string, title: string | null = null) => ({
  ...{ level: 'article' as const, number, word: 'Article', bracketed: false, title, mark: null },
  ...{ text: `The Parties keep harbour record ${number}.`, notes: [], doubts: [], children: [] },
})
const articles = (count: number) => Array.from({ length: count }, (_, at) => article(String(at + 1)))

type Scene = {
  coalition: string
  process: string
  amina: Somebody
  boris: Somebody
  first: string
  second: string
  third: string
}

/** A coalition with a process of three drafts of ten articles, one behind the other. */
async function openScene(world: World, slug: string): Promise<Scene> {
  const { id: coalition, coordinator: amina } = await world.coalition(slug, `Amina of ${slug}`)
  const boris = await world.person(`Boris of ${slug}`, { coalition, role: 'drafter' })
  const { id: process } = await world.call(amina, processes.beginProcess, {
    ...{ coalition, name: 'The Harbour Committee', instrument: 'Convention on Harbour Data' },
    ...{ shortName: '', labels: [] },
  })
  const first = await draft(world, amina, process, [])
  const second = await draft(world, amina, process, [first])
  const third = await draft(world, amina, process, [second])
  return { coalition, process, amina, boris, first, second, third }
}

async function draft(
  world: World,
  as: Somebody,
  process: string,
  parents: string[],
  provisions = articles(10),
  partial = false,
): Promise<string> {
  const says = { symbol: 'A/AC.900/L.1', title: 'Draft', textDate: '2027-01-01', releasedOn: '', status: '' }
  const { id } = await world.call(as, drafts.storeDraft, {
    ...{ process, ...says, language: 'en', partial, session: null, parents, provisions },
  })
  return id
}

describe('confirming', () => {
  let world: World
  let scene: Scene
  let slug = 0
  beforeAll(async () => {
    world = await openWorld()
  })
  beforeEach(async () => {
    scene = await openScene(world, `harbour-${++slug}`)
  })
  afterAll(() => world.close())

  const confirm = (as: Somebody, links: Said[], of: Partial<Scene> = {}) => {
    const { first: old, second: draft } = { ...scene, ...of }
    return world.call(as, concordances.confirmLinks, { draft, old, links })
  }
  const see = (since = 0) =>
    world.call(scene.amina, concordances.seeConcordance, { draft: scene.second, old: scene.first, since })
  const refusal = (links: Said[]) =>
    world.refusal(scene.amina, concordances.confirmLinks, { draft: scene.second, old: scene.first, links })

  it('[CONC-13] nothing is confirmed until somebody confirms it; then it says who and when', async () => {
    expect(await see()).toEqual({ revision: 0, links: [] })
    expect(await confirm(scene.boris, [...kept(0), link('struck', [2], []), link('new', [], [9])])).toEqual({
      revision: 1,
      confirmed: 3,
      left: [],
    })
    const { revision, links } = await see()
    expect(revision).toBe(1)
    expect(links.map(({ kind, from, to }) => ({ kind, from, to }))).toEqual([
      link('kept', [0], [0]),
      link('struck', [2], []),
      link('new', [], [9]),
    ])
    expect(links[0]).toMatchObject({
      by: { id: scene.boris.id, name: scene.boris.name },
      at: world.clock.now(),
      endedAt: null,
    })
  })

  it('[CONC-13] whether it moved is said by the printed numbers', async () => {
    await confirm(scene.amina, [link('kept', [3], [4]), link('moved', [5], [5])])
    expect((await see()).links.map(({ kind }) => kind)).toEqual(['moved', 'kept'])
  })

  it('[CONC-13] a corrected number tells anew whether it moved', async () => {
    await confirm(scene.amina, kept(9))
    const { revision } = await world.call(scene.amina, drafts.seeDraft, { draft: scene.second })
    const corrections = [{ kind: 'number' as const, at: 9, number: '11' }]
    await world.call(scene.amina, drafts.correctDraft, { draft: scene.second, revision, corrections })
    expect((await see()).links[0]!.kind).toBe('moved')
  })

  it('[CONC-13] positions are of their drafts, each once, and as many as the kind has', async () => {
    const wrong = [
      ...[link('kept', [0], []), link('kept', [0, 1], [0]), link('merged', [0], [0])],
      ...[link('split', [0], [0]), link('split', [0], []), link('struck', [0], [0]), link('new', [0], [0])],
      ...[link('kept', [10], [0]), link('kept', [0], [10]), link('merged', [1, 1], [0])],
      ...[link('new', [], []), link('new', [], [1, 2]), link('struck', [1, 2], [])],
    ]
    for (const one of wrong) expect(await refusal([one]), JSON.stringify(one)).toBe('bad-input')
    expect(await refusal([...kept(0), link('kept', [99], [1])])).toBe('bad-input')
    expect(await see()).toEqual({ revision: 0, links: [] })
  })

  it('[CONC-13] what says the same is taken silently; what says otherwise is left, and the rest is confirmed', async () => {
    await confirm(scene.amina, [...kept(0), link('merged', [2, 1], [1])])
    expect(
      await confirm(scene.boris, [
        ...kept(0),
        link('merged', [1, 2], [1]),
        link('moved', [1], [5]),
        link('new', [], [0]),
        ...kept(3),
        link('split', [3], [3, 4]),
      ]),
    ).toEqual({
      revision: 2,
      confirmed: 3,
      left: [link('moved', [1], [5]), link('new', [], [0]), link('split', [3], [3, 4])],
    })
    expect(await confirm(scene.boris, kept(0))).toEqual({ revision: 2, confirmed: 1, left: [] })
    const { links } = await see()
    expect(links).toHaveLength(3)
    expect(links[0]!.by.id).toBe(scene.amina.id)
    expect(links[1]).toMatchObject({ kind: 'merged', from: [1, 2] })
  })

  it('[CONC-13] only between a draft and one that it names; each is of the coalition', async () => {
    const links = kept(0)
    const asked = (draft: string, old: string) =>
      world.refusal(scene.amina, concordances.confirmLinks, { draft, old, links })
    expect(await asked(scene.third, scene.first)).toBe('not-found')
    expect(await asked(scene.first, scene.second)).toBe('not-found')
    expect(await asked(scene.second, scene.second)).toBe('not-found')
    const other = await openScene(world, 'pier')
    expect(await asked(scene.second, other.first)).toBe('not-found')
    const archived = { process: scene.process, archived: true }
    await world.call(scene.amina, processes.changeProcess, archived)
    expect(await asked(scene.second, scene.first)).toBe('statement-archived')
    expect(await see()).toEqual({ revision: 0, links: [] })
  })

  it('[CONC-13] with a revision that was seen it says what changed since, also what ended', async () => {
    await confirm(scene.amina, kept(0, 1))
    await confirm(scene.boris, kept(2))
    expect((await see(1)).links.map(({ from }) => from)).toEqual([[2]])
    const ends = [(await see()).links[0]!.id]
    await world.call(scene.boris, concordances.correctLinks, {
      ...{ draft: scene.second, old: scene.first, ends, links: [link('moved', [0], [7])] },
    })
    const { revision, links } = await see(2)
    expect(revision).toBe(3)
    expect(links.map(({ to, endedAt }) => [to, endedAt === null])).toEqual([
      [[0], false],
      [[7], true],
    ])
    expect(await see(3)).toEqual({ revision: 3, links: [] })
    expect((await see()).links).toHaveLength(3)
  })

  it('[CONC-13] positions are those of the revision that was seen', async () => {
    const { third: draft, second: old, amina } = scene
    const corrected = (revision: number, correction: drafts.Correction) =>
      world.call(amina, drafts.correctDraft, { draft, revision, corrections: [correction] })
    await corrected(1, { kind: 'join', at: 3 })
    const said = { draft, old, seen: 1, links: kept(5) }
    expect(await world.refusal(amina, concordances.confirmLinks, said)).toBe('draft-changed')
    expect(await world.refusal(amina, concordances.confirmLinks, { ...said, seen: 2 })).toBeNull()
    const { links } = await world.call(amina, concordances.seeConcordance, { draft, old })
    const correcting = { draft, old, ends: [links[0]!.id], links: [] }
    const late = { ...correcting, seen: 1 }
    expect(await world.refusal(amina, concordances.correctLinks, late)).toBe('draft-changed')
    expect(await world.refusal(amina, concordances.correctLinks, correcting)).toBeNull()
  })

  it('[CONC-14] a correction is made whole or not at all', async () => {
    await confirm(scene.amina, kept(0, 1, 2))
    const [one, two] = (await see()).links.map(({ id }) => id)
    const correct = (ends: string[], links: Said[]) =>
      world.refusal(scene.boris, concordances.correctLinks, {
        ...{ draft: scene.second, old: scene.first, ends, links },
      })
    expect(await correct([one!], [link('moved', [0], [2])])).toBe('link-changed')
    expect(await correct([one!], [link('moved', [0], [5]), link('new', [], [5])])).toBe('link-changed')
    expect(await correct([one!, 'unknown-00000000'], [])).toBe('link-changed')
    expect(await correct([one!], [link('kept', [0], [99])])).toBe('bad-input')
    expect((await see()).revision).toBe(1)
    expect(await correct([one!, one!], [])).toBeNull()
    expect(await correct([one!], [])).toBe('link-changed')
    expect(await correct([two!], [link('split', [1], [0, 1])])).toBeNull()
    const { links } = await see()
    expect(links.map(({ from, to }) => [from, to])).toEqual([
      [[2], [2]],
      [[1], [0, 1]],
    ])
  })

  it('[CONC-14] a link of another concordance is not ended here', async () => {
    await confirm(scene.amina, kept(0))
    await confirm(scene.amina, kept(0), { first: scene.second, second: scene.third })
    const [own] = (await see()).links
    const asked = { draft: scene.third, old: scene.second, ends: [own!.id], links: [] }
    expect(await world.refusal(scene.amina, concordances.correctLinks, asked)).toBe('link-changed')
    const nothing = { draft: scene.second, old: scene.first, ends: ['unknown-00000000'], links: [] }
    expect(await world.refusal(scene.amina, concordances.correctLinks, nothing)).toBe('link-changed')
  })

  it('[CONC-14] a correction says which asks it places anew, in this draft and in each later one', async () => {
    const { first, second, third } = scene
    await confirm(scene.amina, [link('moved', [6], [3]), ...kept(0), link('moved', [3], [6])])
    await confirm(scene.amina, [link('moved', [3], [4]), link('moved', [6], [7]), ...kept(0)], {
      first: second,
      second: third,
    })
    const { coalition } = scene
    const enter = async (wording: string, draft: string, at: number) =>
      (
        await world.call(scene.amina, asks.enterAsk, {
          ...{ coalition, verb: 'delete', wording },
          targets: [{ asWritten: `Article ${at + 1}`, aim: { draft, at, to: null } }],
        })
      ).id
    const moved = await enter('Delete Article 7.', first, 6)
    await enter('Delete Article 1.', first, 0)
    await enter('Delete Article 4 of the second draft.', second, 3)
    const ends = (await see()).links.filter(({ from }) => from[0] !== 0).map(({ id }) => id)
    const answered = await world.call(scene.boris, concordances.correctLinks, {
      ...{ draft: second, old: first, ends, links: [link('moved', [6], [6]), link('struck', [3], [])] },
    })
    const ask = { ask: moved, number: 1, wording: 'Delete Article 7.', place: 'placed' }
    expect(answered).toEqual({
      revision: 2,
      replaced: [
        { ...ask, draft: second, was: ['4'], is: ['7'] },
        { ...ask, draft: third, was: ['5'], is: ['8'] },
      ],
    })
    const taken = (await see()).links.find(({ from }) => from[0] === 6)!
    const back = { draft: second, old: first, ends: [taken.id], links: [] }
    expect((await world.call(scene.boris, concordances.correctLinks, back)).replaced).toEqual([
      { ...ask, draft: second, was: ['7'], is: [], place: 'unplaced' },
      { ...ask, draft: third, was: ['8'], is: [], place: 'unplaced' },
    ])
  })

  it('[CONC-13] the log says how many, and no words', async () => {
    await confirm(scene.amina, kept(0, 1))
    const [one] = (await see()).links
    const corrected = { draft: scene.second, old: scene.first, ends: [one!.id], links: [] }
    await world.call(scene.boris, concordances.correctLinks, corrected)
    const { coalition } = scene
    const { entries } = await world.call(scene.amina, coalitions.readAudit, { coalition })
    const between = { old: scene.first, now: scene.second }
    expect(
      entries.filter(({ act }) => act.startsWith('concordance.')).map(({ act, data }) => [act, data]),
    ).toEqual([
      ['concordance.corrected', { ...between, ended: 1, links: 0 }],
      ['concordance.confirmed', { ...between, links: 2 }],
    ])
  })

  it('[CONC-12] what a draft of some chapters does not hold is elsewhere', async () => {
    const part = await draft(world, scene.amina, scene.process, [scene.first], articles(3), true)
    await confirm(scene.amina, kept(0, 1, 2), { second: part })
    const graph = await world.storage.read(q => graphOf(q, world.app.ports, scene.process))
    const found = (at: number) => placesOf(graph, { draft: scene.first, at }).get(part)!.kind
    expect([found(2), found(3)]).toEqual(['placed', 'elsewhere'])
  })

  it('[CONC-11] the graph of a process leads from its first draft to its last, and knows at once what changed', async () => {
    const { ports } = world.app
    const places = async () => {
      const graph = await world.storage.read(q => graphOf(q, ports, scene.process))
      return [...placesOf(graph, { draft: scene.first, at: 4 }).values()].map(found =>
        found.kind === 'placed' ? found.in.map(({ printed }) => printed).join() : found.kind,
      )
    }
    expect(await places()).toEqual(['5', 'unplaced', 'unplaced'])
    await confirm(scene.amina, [link('moved', [4], [6])])
    await confirm(scene.amina, kept(6), { first: scene.second, second: scene.third })
    expect(await places()).toEqual(['5', '7', '7'])
    const { revision } = await world.call(scene.amina, drafts.seeDraft, { draft: scene.third })
    const corrections = [{ kind: 'number' as const, at: 6, number: '7 bis' }]
    await world.call(scene.amina, drafts.correctDraft, { draft: scene.third, revision, corrections })
    expect(await places()).toEqual(['5', '7', '7 bis'])
    const graph = await world.storage.read(q => graphOf(q, ports, scene.process))
    const [one] = composedBetween(graph, scene.first, scene.third)!.filter(({ from }) => from?.at === 4)
    expect(one).toMatchObject({ kind: 'moved', to: [{ at: 6, printed: '7 bis' }] })
  })

  it('[CONC-11] what a write saw and gave up is not remembered', async () => {
    const { ports } = world.app
    const { process, first } = scene
    const corrected = (number: string) =>
      world.call(scene.amina, drafts.correctDraft, {
        ...{ draft: first, revision: 1 },
        corrections: [{ kind: 'number', at: 4, number }],
      })
    await world.storage
      .write(async tx => {
        await tx.db.update(tx.t.drafts).set({ revision: 2 }).where(eq(tx.t.drafts.id, first))
        await tx.db.update(tx.t.provisions).set({ printed: 'never' })
        await graphOf(tx, ports, process)
        throw new Error('given up')
      })
      .catch(() => {})
    await corrected('5 bis')
    const graph = await world.storage.read(q => graphOf(q, ports, process))
    expect(graph.byId.get(first)!.provisions[4]!.printed).toBe('5 bis')
  })
})

describe.each([
  ['SQLite', 50, async () => ({})],
  ['PostgreSQL', 12, async () => ({ databaseUrl: await newDatabase() })],
])('at the same moment, on %s', (_, many, options) => {
  let world: World
  let scene: Scene
  beforeAll(async () => {
    world = await openWorld(await options())
    scene = await openScene(world, 'harbour')
  })
  afterAll(() => world.close())

  it('[CONC-13] of many who say different things of one provision, one is taken and the others are left', async () => {
    const { first: old, second: draft } = scene
    const answers = await Promise.all(
      Array.from({ length: many }, (_, n) =>
        world.call(n % 2 === 0 ? scene.amina : scene.boris, concordances.confirmLinks, {
          ...{ draft, old },
          links: [link('moved', [5], [n % 10]), link('kept', [n % 5], [n % 10])],
        }),
      ),
    )
    const { links, revision } = await world.call(scene.amina, concordances.seeConcordance, { draft, old })
    for (const side of ['from', 'to'] as const) {
      const named = links.flatMap(one => one[side])
      expect(new Set(named).size).toBe(named.length)
    }
    expect(links.filter(({ from }) => from[0] === 5)).toHaveLength(1)
    expect(new Set(links.map(({ from }) => from[0]))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    expect(revision).toBeGreaterThan(0)
    expect(answers.reduce((sum, { left, confirmed }) => sum + left.length + confirmed, 0)).toBe(many * 2)
  })

  it('[CONC-14] of many who correct one link, one does', async () => {
    const { first: old, second: draft } = scene
    const seen = { draft, old }
    const { links, revision } = await world.call(scene.amina, concordances.seeConcordance, seen)
    const ends = links.filter(({ from }) => from[0] === 5).map(({ id }) => id)
    const answers = await Promise.all(
      Array.from({ length: many }, () =>
        world.refusal(scene.boris, concordances.correctLinks, {
          ...{ draft, old, ends, links: [link('struck', [5], [])] },
        }),
      ),
    )
    expect(answers.filter(code => code === null)).toHaveLength(1)
    expect(new Set(answers.filter(code => code !== null))).toEqual(new Set(['link-changed']))
    const after = await world.call(scene.amina, concordances.seeConcordance, seen)
    expect(after.revision).toBe(revision + 1)
    expect(after.links.filter(({ from }) => from[0] === 5)).toMatchObject([{ kind: 'struck' }])
  })
})
