/** Drafts of the instrument as a coalition keeps them: stored, described, corrected, and what hangs on them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instrumentTree, provisionsAt, provisionsOf, wordsOf } from '../../server/instrument/instrument.ts'
import { enterAsk, reviseAsk } from '../../shared/contract/asks.ts'
import { seeProvision } from '../../shared/contract/citations.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import * as contracts from '../../shared/contract/drafts.ts'
import { beginProcess, changeProcess, planSession, removeSession } from '../../shared/contract/processes.ts'
import type { Asked } from '../../shared/contract/route.ts'
import { startStatement } from '../../shared/contract/statements.ts'
import { joinWithPrevious, splitOff } from '../../shared/instrument/edit.ts'
import type { InstrumentDraft } from '../../shared/instrument/provision.ts'
import { type SentProvision, toSend } from '../../shared/instrument/stored.ts'
import { newDatabase } from '../adapters/storages.ts'
import { readText, said } from '../rules/instrumentDrafts.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const TEXT = `Cover of the paper

Chapter I

Article 42-26 Searches

1. Each port searches ledgers:

(a) by day;

(b) [at night] [never].

2. Costs are shared. 3. Nobody pays twice.

Article 5 [agreed ad referendum]

Pilots guide ships.
`
const read = readText(TEXT)
const POSITIONS = ['Chapter I', '42-26', '42-26(1)', '42-26(1)(a)', '42-26(1)(b)', '42-26(2)', '5']

const paper = (more: Partial<Asked<typeof contracts.storeDraft>> = {}) => ({
  ...{ symbol: 'A/HC/L.2', title: 'Chair’s text', textDate: '2027-02-01', releasedOn: '2027-02-05' },
  ...{ status: 'Second draft', language: 'en', partial: false, session: null, parents: [] },
  ...{ fileName: 'l2.docx', fileHash: 'ab'.repeat(32) },
  ...{ provisions: toSend(read.provisions), notUnderstood: read.notUnderstood },
  ...more,
})

const held = {
  ...{ name: 'Fifth session', place: 'Vienna', firstDay: '2027-03-01', lastDay: '2027-03-12' },
  ...{ zone: 'Europe/Vienna', wordLimit: null, countsNotes: false, deadlines: [], documents: [] },
}
const committee = { name: 'The Harbour Committee', instrument: 'Convention on Harbour Data', shortName: '' }

const one = (text: string, more: Partial<SentProvision> = {}): SentProvision => ({
  ...{ level: 'paragraph', number: '', word: null, bracketed: false, title: null, text },
  ...{ mark: null, notes: [], doubts: [], children: [] },
  ...more,
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
])('drafts, on %s', (_, options) => {
  let world: World
  let coalition: string
  let amina: Somebody
  let ben: Somebody
  let process: string
  let count = 0
  beforeAll(async () => {
    world = await openWorld(await options())
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    count += 1
    const made = await world.coalition(`harbour${count}`, `Amina ${count}`)
    coalition = made.id
    amina = made.coordinator
    ben = await world.person(`Ben ${count}`, { coalition, role: 'drafter' })
    process = await begin()
  })

  const begin = async () =>
    (await world.call(amina, beginProcess, { coalition, ...committee, labels: [] })).id
  const store = (more: Parameters<typeof paper>[0] = {}) =>
    world.call(ben, contracts.storeDraft, { process, ...paper(more) })
  const see = (draft: string) => world.call(ben, contracts.seeDraft, { draft })
  const correct = (draft: string, revision: number, ...corrections: contracts.Correction[]) =>
    world.call(ben, contracts.correctDraft, { draft, revision, corrections })
  const refused = (draft: string, revision: number, ...corrections: contracts.Correction[]) =>
    world.refusal(ben, contracts.correctDraft, { draft, revision, corrections })
  const tree = async (draft: string): Promise<InstrumentDraft> =>
    (await world.storage.read(q => instrumentTree(q, draft)))!
  const acts = async () => (await world.call(amina, readAudit, { coalition })).entries.map(({ act }) => act)

  describe('stored', () => {
    it('[DRAFT-7] is what was read, and what was not understood stays beside it', async () => {
      const stored = await store()
      expect(stored).toMatchObject({ symbol: 'A/HC/L.2', revision: 1, provisions: POSITIONS.length })
      expect(stored).toMatchObject({ fileHash: 'ab'.repeat(32), by: { id: ben.id, name: ben.name } })
      const seen = await see(stored.id)
      expect(seen.tree.map(({ at, printed }) => [at, printed])).toEqual([...POSITIONS.entries()])
      expect(seen.tree.map(({ parent }) => parent)).toEqual([null, 0, 1, 2, 2, 1, 0])
      expect(seen.notUnderstood).toEqual(read.notUnderstood)
      expect(seen.notUnderstood[0]?.text).toBe('Cover of the paper')
      expect(await tree(stored.id)).toEqual({ ...read, language: 'en' })
      expect(seen.corrections).toEqual([])
      expect(await acts()).toContain('draft.stored')
    })

    it('[DRAFT-7] whole numbers, brackets and doubts are its own; doubts of reading are kept', async () => {
      const lying = toSend(read.provisions)
      lying[0]!.doubts = [
        { kind: 'gap', near: '7' },
        { kind: 'unsure-title', near: null },
      ]
      lying[0]!.children[0]!.doubts = []
      const { id } = await store({ provisions: lying })
      const [chapter, article, , , point] = (await see(id)).tree
      expect(chapter!.doubts).toEqual([{ kind: 'unsure-title', near: null }])
      expect(article!.doubts.map(({ kind }) => kind)).toEqual(['misprinted-range'])
      expect(point!.brackets.map(({ choice }) => choice)).toEqual([1, 1])
    })

    it('[DRAFT-7] a session is of the same process, and it is not removed under a draft', async () => {
      const session = await world.call(amina, planSession, { process, ...held })
      const other = await world.call(amina, planSession, { process: await begin(), ...held })
      const input = { process, ...paper({ session: other.id }) }
      expect(await world.refusal(ben, contracts.storeDraft, input)).toBe('not-found')
      const { id } = await store({ session: session.id })
      expect(await world.refusal(amina, removeSession, { session: session.id })).toBe('session-in-use')
      const change = { draft: id, revision: 1, session: other.id }
      expect(await world.refusal(ben, contracts.changeDraft, change)).toBe('not-found')
      await world.call(ben, contracts.changeDraft, { draft: id, revision: 1, session: null })
      await world.call(amina, removeSession, { session: session.id })
    })

    it('[DRAFT-7] its days are days of the calendar', async () => {
      const { id } = await store({ textDate: '', releasedOn: '2028-02-29' })
      const storing = { process, ...paper({ textDate: '2027-02-29' }) }
      expect(await world.refusal(ben, contracts.storeDraft, storing)).toBe('bad-input')
      const changing = { draft: id, revision: 1, releasedOn: '2027-13-01' }
      expect(await world.refusal(ben, contracts.changeDraft, changing)).toBe('bad-input')
    })

    it('[DRAFT-7] an archived process takes no draft and changes none, and shows what it has', async () => {
      const { id } = await store()
      await world.call(amina, changeProcess, { process, archived: true })
      const says = { draft: id, revision: 1, title: 'Other' }
      const corrections: contracts.Correction[] = [{ kind: 'number', at: 6, number: '6' }]
      const input = { draft: id, revision: 1, corrections }
      expect(await world.refusal(ben, contracts.storeDraft, { process, ...paper() })).toBe(
        'statement-archived',
      )
      expect(await world.refusal(ben, contracts.changeDraft, says)).toBe('statement-archived')
      expect(await world.refusal(ben, contracts.correctDraft, input)).toBe('statement-archived')
      expect(await world.refusal(ben, contracts.removeDraft, { draft: id })).toBe('statement-archived')
      expect((await see(id)).title).toBe('Chair’s text')
    })
  })

  describe('what a stranger sends', () => {
    const code = async (provisions: SentProvision[]) => {
      const answer = await world.ask(ben, contracts.storeDraft, { process, ...paper({ provisions }) })
      return answer.statusCode < 300 ? null : `${answer.json().code}: ${answer.json().message}`
    }
    const nested = (depth: number): SentProvision => {
      let innermost = one('Deep.')
      for (let level = 1; level < depth; level += 1) innermost = one('Deep.', { children: [innermost] })
      return innermost
    }

    it('[DRAFT-8] twelve levels are taken, thirteen are not, and a hundred thousand harm nobody', async () => {
      expect(await code([nested(12)])).toBeNull()
      expect(await code([nested(13)])).toContain('at most 12 levels deep')
      const [open, close] = ['{"children":['.repeat(100_000), ']}'.repeat(100_000)]
      const { provisions: _, ...rest } = paper()
      const payload = `${JSON.stringify(rest).slice(0, -1)},"provisions":[${open}${close}]}`
      const answer = await world.app.fastify.inject({
        ...{ method: 'POST', url: `/api/processes/${process}/drafts`, payload },
        headers: {
          ...{ origin: world.config.publicUrl, cookie: ben.cookie },
          'content-type': 'application/json',
        },
      })
      expect(answer.json()).toMatchObject({ code: 'bad-input' })
    })

    it('[DRAFT-8] six thousand provisions are taken, one more is not', async () => {
      const many = Array.from({ length: 6000 }, (_, n) => one('Words.', { number: String(n + 1) }))
      expect(await code(many)).toBeNull()
      expect(await code([...many, one('More.')])).toContain('at most 6,000 provisions')
    })

    it('[DRAFT-8] no zero byte, no half of a character, and no more text than fits', async () => {
      const long = Array.from({ length: 41 }, () => one('x'.repeat(200_000)))
      expect(await code(long)).toContain('at most 8 million characters')
      expect(await code([one('half \ud800')])).toContain('whole characters')
      expect(await code([one('zero \u0000')])).toContain('whole characters')
      expect(await code([one('', { title: 'half \ud800' })])).toContain('whole characters')
      expect(await code([])).toContain('bad-input')
      const { id } = await store()
      expect(await refused(id, 1, { kind: 'text', at: 6, text: 'zero \u0000' })).toBe('bad-input')
      const two = await store({ provisions: [one('x'.repeat(150_000)), one('y'.repeat(150_000))] })
      expect(await refused(two.id, 1, { kind: 'join', at: 1 })).toBe('bad-input')
    })

    it('[DRAFT-8] whole numbers repeat those of what holds them only as long as they fit', async () => {
      const points = Array.from({ length: 1000 }, (_, n) => one('', { number: String(n) }))
      const section = (children: SentProvision[]) =>
        one('', { level: 'section', title: 'x'.repeat(2000), children })
      const nested = (levels: number): SentProvision[] =>
        levels === 0 ? points : [section(nested(levels - 1))]
      expect(await code(nested(2))).toBeNull()
      expect(await code(nested(11))).toContain('whole numbers')
    })
  })

  describe('beside each other', () => {
    it('[DRAFT-9] stand in the order of their texts, each behind those that it goes back to', async () => {
      const late = await store({ symbol: 'L.3', textDate: '2027-05-01' })
      const early = await store({ symbol: 'L.1', textDate: '2027-01-01' })
      const undated = await store({ symbol: 'L.2', textDate: '', releasedOn: '', parents: [early.id] })
      const behind = await store({ symbol: 'L.4', textDate: '2026-01-01', parents: [late.id, undated.id] })
      const { drafts } = await world.call(ben, contracts.listDrafts, { process })
      expect(drafts.map(({ symbol }) => symbol)).toEqual(['L.1', 'L.2', 'L.3', 'L.4'])
      expect(new Set(behind.parents)).toEqual(new Set([late.id, undated.id]))
      const size = POSITIONS.length
      expect(drafts[3]!.confirmed.map(pair => pair.of)).toEqual([size, size])
    })

    it('[DRAFT-9] go back to drafts of their own process, and never to themselves', async () => {
      const first = await store()
      const second = await store({ parents: [first.id, first.id] })
      expect(second.parents).toEqual([first.id])
      const third = await store({ parents: [second.id] })
      const change = { draft: first.id, revision: 1 }
      for (const parents of [[first.id], [third.id]])
        expect(await world.refusal(ben, contracts.changeDraft, { ...change, parents })).toBe('bad-input')
      const elsewhere = await world.call(ben, contracts.storeDraft, { process: await begin(), ...paper() })
      expect(await world.refusal(ben, contracts.changeDraft, { ...change, parents: [elsewhere.id] })).toBe(
        'not-found',
      )
      const input = { process, ...paper({ parents: [elsewhere.id] }) }
      expect(await world.refusal(ben, contracts.storeDraft, input)).toBe('not-found')
      expect((await see(first.id)).parents).toEqual([])
    })

    it('[DRAFT-9] how much is confirmed is said for each parent, and a parent stays while anything is', async () => {
      const old = await store()
      const now = await store({ parents: [old.id] })
      const links = [
        { kind: 'kept', from: [1], to: [1] },
        { kind: 'merged', from: [2, 3, 4], to: [2] },
        { kind: 'struck', from: [5], to: [] },
        { kind: 'new', from: [], to: [3] },
      ]
      await link(old.id, now.id, links)
      const third = await store({ parents: [now.id] })
      await link(now.id, third.id, [{ kind: 'kept', from: [6], to: [6] }], 1)
      const { drafts } = await world.call(ben, contracts.listDrafts, { process })
      const confirmed = { parent: old.id, of: POSITIONS.length, named: 5, namedHere: 3 }
      expect(drafts.find(({ id }) => id === now.id)!.confirmed).toEqual([confirmed])
      expect(drafts.find(({ id }) => id === third.id)!.confirmed[0]).toMatchObject({ named: 0, namedHere: 0 })
      const change = { draft: now.id, revision: 1, parents: [] }
      expect(await world.refusal(ben, contracts.changeDraft, change)).toBe('draft-in-use')
    })
  })

  describe('changed', () => {
    it('[DRAFT-10] names the revision that was seen; of several at once one is taken', async () => {
      const { id } = await store()
      const changed = await world.call(ben, contracts.changeDraft, { draft: id, revision: 1, title: 'Other' })
      expect(changed).toMatchObject({ title: 'Other', revision: 2, symbol: 'A/HC/L.2' })
      expect(await refused(id, 1, { kind: 'number', at: 6, number: '6' })).toBe('draft-changed')
      const number = (n: number): contracts.Correction => ({ kind: 'number', at: 6, number: `${n + 6}` })
      const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => refused(id, 2, number(n))))
      expect(answers.filter(answer => answer === null)).toHaveLength(1)
      expect(new Set(answers)).toEqual(new Set([null, 'draft-changed']))
      expect((await see(id)).revision).toBe(3)
    })

    it('[DRAFT-10] everything can be corrected while nothing hangs on it, and only the log says so', async () => {
      const { id } = await store()
      const corrections: contracts.Correction[] = [
        { kind: 'split', at: 5, from: 'Costs are shared. '.length, where: 'beside' },
        { kind: 'title', at: 7, title: 'Pilots' },
        { kind: 'join', at: 4 },
      ]
      const corrected = await correct(id, 1, ...corrections)
      expect(corrected).toMatchObject({ revision: 2, provisions: 7 })
      const whole = joinWithPrevious(splitOff(read, [0, 0, 1], 18, 'beside')!, [0, 0, 0, 1])!
      whole.provisions[0]!.children[1]!.title = 'Pilots'
      expect(said(await tree(id))).toEqual(said(whole))
      expect((await see(id)).corrections).toEqual([])
      expect(await acts()).toContain('draft.corrected')
      await correct(id, 2, { kind: 'join', at: 6 })
      expect((await see(id)).tree).toHaveLength(6)
    })

    it('[DRAFT-10] corrections are made all or none', async () => {
      const { id } = await store()
      const before = await see(id)
      const title: contracts.Correction = { kind: 'title', at: 6, title: 'Pilots' }
      expect(await refused(id, 1, title, { kind: 'promote', at: 0 })).toBe('bad-input')
      expect(await refused(id, 1, title, { kind: 'level', at: 3, level: 'article' })).toBe('bad-input')
      expect(await refused(id, 1, title, { kind: 'number', at: 7, number: '9' })).toBe('bad-input')
      expect(await see(id)).toEqual(before)
    })
  })

  describe('with something that hangs on it', () => {
    /** Everything that can hang on a draft, by what `seeDraft` calls it. */
    const hang: Record<string, (draft: string) => Promise<unknown>> = {
      drafts: draft => store({ parents: [draft] }),
      links: async draft => {
        const elsewhere = await world.call(ben, contracts.storeDraft, { process, ...paper() })
        return link(elsewhere.id, draft, [{ kind: 'kept', from: [1], to: [1] }], 5)
      },
      asks: draft => aim(draft, { draft, at: 6, to: null }),
      outcomes: draft =>
        world.storage.write(async ({ db, t }) => {
          const outcome = { id: world.ids.id(), ask: 'ask', part: '', draft, outcome: 'gone' }
          await db.insert(t.outcomes).values({ ...outcome, note: '', evidence: '[]', by: ben.id, at: 1 })
        }),
      statements: async draft => {
        const says = { kind: 'joint-letter', title: 'Letter', language: 'en', direction: 'ltr' } as const
        await world.call(ben, startStatement, { coalition, ...says })
        await world.storage.write(async ({ db, t }) => void (await db.update(t.statements).set({ draft })))
      },
    }

    it.each(Object.keys(hang))(
      '[DRAFT-11] %s: it stays, with the positions of its provisions',
      async kind => {
        const { id } = await store()
        await hang[kind]!(id)
        const none = { links: 0, asks: 0, outcomes: 0, statements: 0, drafts: 0 }
        expect((await see(id)).hangs).toEqual({ ...none, [kind]: 1 })
        expect(await world.refusal(ben, contracts.removeDraft, { draft: id })).toBe('draft-in-use')
        expect(await refused(id, 1, { kind: 'join', at: 4 })).toBe('draft-in-use')
        expect(await refused(id, 1, { kind: 'split', at: 5, from: 18, where: 'beside' })).toBe('draft-in-use')
        await correct(id, 1, { kind: 'title', at: 6, title: 'Pilots' })
        expect((await see(id)).corrections).toHaveLength(1)
      },
    )

    it('[DRAFT-11] words of an ask that only name it do not hang on it, nor asks of others', async () => {
      const { id } = await store()
      await aim(`“"${id}"”`, null)
      await aim(id, { draft: 'another-draft-00', at: 1, to: null })
      expect((await see(id)).hangs.asks).toBe(0)
      await world.call(ben, contracts.removeDraft, { draft: id })
      expect(await world.refusal(ben, contracts.seeDraft, { draft: id })).toBe('not-found')
      expect(await world.storage.read(q => provisionsOf(q, id))).toEqual([])
      expect(await acts()).toContain('draft.removed')
    })

    it('[DRAFT-11] an ask that was aimed at it in an earlier revision hangs on it still', async () => {
      const { id } = await store()
      const says = { verb: 'delete' as const, wording: 'Delete Article 5.' }
      const targets = [{ asWritten: 'Article 5', aim: { draft: id, at: 6 } }]
      const { id: ask } = await world.call(ben, enterAsk, { coalition, ...says, targets })
      await world.call(ben, reviseAsk, { ask, ...says, targets: [{ asWritten: 'Article 5' }] })
      expect((await see(id)).hangs.asks).toBe(1)
    })

    it('[DRAFT-11] what is corrected is recorded as a person reads it, by whom and when', async () => {
      const { id } = await store()
      await hang.drafts!(id)
      await correct(
        ...([id, 1] as const),
        { kind: 'number', at: 1, number: '42' },
        { kind: 'text', at: 3, text: 'by daylight;' },
        { kind: 'mark', at: 6, mark: null },
        { kind: 'demote', at: 5 },
        { kind: 'title', at: 1, title: 'Searches' },
      )
      await correct(id, 2, { kind: 'level', at: 6, level: 'section' })
      const { corrections, tree: rows } = await see(id)
      const told = corrections.map(one => [one.revision, one.provision, one.what, one.was, one.is])
      expect(told).toEqual([
        [3, 6, 'level', 'article', 'section'],
        [2, 5, 'place', '42(2)', '42(1)(2)'],
        [2, 6, 'mark', 'agreed ad referendum', ''],
        [2, 3, 'text', 'by day;', 'by daylight;'],
        [2, 1, 'number', '42-26', '42'],
      ])
      expect(corrections[0]).toMatchObject({ by: { id: ben.id, name: ben.name }, at: world.clock.now() })
      const first = ['', '', 'Each p', 'by day', '[at ni', 'Costs ', 'Pilots']
      expect(rows.map(({ text }) => text.slice(0, 6))).toEqual(first)
    })

    it('[DRAFT-11] a provision that was moved is recorded, also where its number stays', async () => {
      const { id } = await store()
      await hang.drafts!(id)
      await correct(id, 1, { kind: 'promote', at: 6 }, { kind: 'title', at: 6, title: null })
      const { corrections, tree: rows } = await see(id)
      expect(rows[6]!.parent).toBeNull()
      expect(corrections).toMatchObject([{ provision: 6, what: 'place', was: '5', is: '5' }])
    })

    const aim = (asWritten: string, at: object | null) =>
      world.storage.write(async ({ db, t }) => {
        const ask = world.ids.id()
        const targets = JSON.stringify([{ asWritten, aim: at }])
        const by = { by: ben.id, at: 1, verb: 'delete', wording: 'Delete it.' }
        await db.insert(t.asks).values({ id: ask, coalition, createdBy: ben.id, createdAt: 1 })
        for (const number of [1, 2])
          await db.insert(t.askRevisions).values({ id: world.ids.id(), ask, number, targets, ...by })
      })
  })

  describe('its provisions', () => {
    it('[DRAFT-12] are found by position, and their words with what they hold are plain text', async () => {
      const { id } = await store()
      const rows = await world.storage.read(q => provisionsAt(q, id, [6, 1, 6, 99]))
      expect(rows.map(({ printed }) => printed)).toEqual(['42-26', '5'])
      const words = await world.call(ben, seeProvision, { draft: id, at: '1' })
      expect(words).toEqual({
        ...{ at: 1, printed: '42-26', title: 'Searches', mark: null },
        text: [
          '1. Each port searches ledgers:',
          '(a) by day;',
          '(b) [at night] [never].',
          '2. Costs are shared. 3. Nobody pays twice.',
        ].join('\n'),
      })
      const last = await world.call(ben, seeProvision, { draft: id, at: '6' })
      expect(last).toMatchObject({ mark: 'agreed ad referendum', text: 'Pilots guide ships.' })
      expect(await world.refusal(ben, seeProvision, { draft: id, at: '7' })).toBe('not-found')
    })

    it('[DRAFT-12] many are given the same words as each alone', async () => {
      const { id } = await store()
      const all = POSITIONS.map((_, at) => at)
      const together = await world.storage.read(q => wordsOf(q, id, [...all, 99]))
      const alone = await Promise.all(
        all.map(at => world.call(ben, seeProvision, { draft: id, at: String(at) })),
      )
      expect(together).toEqual(alone)
      expect(together[0]!.text.split('\n')[0]).toBe('Article 42-26 Searches')
    })
  })

  /** Links as they are stored once confirmed, or ended. */
  const link = (
    old: string,
    now: string,
    links: { kind: string; from: number[]; to: number[] }[],
    endedAt: number | null = null,
  ) =>
    world.storage.write(async ({ db, t }) => {
      const concordance = world.ids.id()
      await db
        .insert(t.concordances)
        .values({ id: concordance, process, old, now, revision: 1, createdAt: 1 })
      for (const { kind, from, to } of links)
        await db.insert(t.concordanceLinks).values({
          ...{ id: world.ids.id(), concordance, kind, by: ben.id, at: 1, changed: 1, endedAt },
          ...{ from: JSON.stringify(from), to: JSON.stringify(to) },
        })
    })
})
