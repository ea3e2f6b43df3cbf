/** The register of asks: what it holds, what letters say in their own words, and that neither changes the other. */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepPlaces } from '../../server/statements/places.ts'
import { askSaying } from '../../shared/ask.ts'
import { wordingKey } from '../../shared/cite/wordingKey.ts'
import * as contracts from '../../shared/contract/asks.ts'
import { workOn } from '../../shared/contract/citations.ts'
import { listOrganisations, readAudit } from '../../shared/contract/coalitions.ts'
import { storeDraft } from '../../shared/contract/drafts.ts'
import { beginProcess, planSession } from '../../shared/contract/processes.ts'
import type { Asked } from '../../shared/contract/route.ts'
import * as statements from '../../shared/contract/statements.ts'
import { beginTranslation } from '../../shared/contract/translations.ts'
import { toSend } from '../../shared/instrument/stored.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { newDatabase } from '../adapters/storages.ts'
import { readText } from '../rules/instrumentDrafts.ts'
import { fakeClock } from '../world/clock.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const read = readText(`Article 1 Lamps

1. Every lamp is lit.

2. Lamps are dimmed by day.

Article 2 Moorings

Ships moor by day.
`)
const committee = { name: 'The Harbour Committee', instrument: 'Convention on Harbour Data', shortName: '' }
const paper = {
  ...{ symbol: 'A/HC/L.2', title: 'Chair’s text', textDate: '2027-02-01', releasedOn: '', status: '' },
  ...{ language: 'en', partial: false, session: null, parents: [], provisions: toSend(read.provisions) },
}
const held = {
  ...{ name: 'Fifth session', place: 'Vienna', firstDay: '2027-03-01', lastDay: '2027-03-12' },
  ...{ zone: 'Europe/Vienna', wordLimit: null, countsNotes: false, deadlines: [], documents: [] },
}
const says = { verb: 'delete' as const, targets: [{ asWritten: 'Article 9' }], wording: 'Delete Article 9.' }
const paragraph = (id: string, text: string, ask: string | null = null) => ({
  type: 'paragraph',
  attrs: { id, ask },
  content: [{ type: 'text', text }],
})
const letter = (...content: ReturnType<typeof paragraph>[]) => ({ type: 'doc', content })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
])('the register of asks, on %s', (_, options) => {
  let world: World
  let coalition: string
  let amina: Somebody
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
  })

  const enter = (more: Partial<Asked<typeof contracts.enterAsk>> = {}) =>
    world.call(amina, contracts.enterAsk, { coalition, ...says, ...more })
  const refused = (more: Partial<Asked<typeof contracts.enterAsk>>) =>
    world.refusal(amina, contracts.enterAsk, { coalition, ...says, ...more })
  const see = (ask: string) => world.call(amina, contracts.seeAsk, { ask })
  const begin = async (as = amina, where = coalition) =>
    (await world.call(as, beginProcess, { coalition: where, ...committee, labels: [] })).id
  const drafted = async (process: string, as = amina) =>
    (await world.call(as, storeDraft, { process, ...paper })).id
  const started = async (
    body: Record<string, unknown>,
    more: Partial<Asked<typeof statements.startStatement>> = {},
  ) =>
    (
      await world.call(amina, statements.startStatement, {
        ...{ coalition, kind: 'joint-letter', title: 'Harbours', language: 'en', direction: 'ltr', body },
        ...more,
      })
    ).id
  const rewrite = async (statement: string, body: Record<string, unknown>) => {
    await world.app.ports.rooms.edit(statement, () => body as Doc, amina.id)
    await world.app.places.settle()
  }
  const freeze = (statement: string) => world.call(amina, statements.freeze, { statement })
  const actsOf = async () =>
    (await world.call(amina, readAudit, { coalition, limit: 200 })).entries.map(({ act }) => act)

  describe('numbers', () => {
    it('[ASK-10] begin with 1 in each coalition, and go on', async () => {
      expect([(await enter()).number, (await enter()).number]).toEqual([1, 2])
      const other = await world.coalition(`quay${count}`, `Boris ${count}`)
      const first = await world.call(other.coordinator, contracts.enterAsk, { coalition: other.id, ...says })
      expect(first.number).toBe(1)
    })

    it('[ASK-10] fifty entered at once have fifty numbers', async () => {
      const many = await Promise.all(Array.from({ length: 50 }, () => enter()))
      const numbers = many.map(({ number }) => number).sort((a, b) => a - b)
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    })
  })

  describe('what an ask says', () => {
    const whole = {
      ...{ verb: 'replace' as const, wording: 'Replace Article 1.', proposedText: 'Lamps are lit at dusk.' },
      ...{ drawnFrom: 'Pilots Convention, Article 3', reason: 'Sailors must see.' },
      targets: [
        { asWritten: 'Article 1', part: 'a' },
        { asWritten: 'the Preamble', kind: 'chapeau' as const },
      ],
      parts: [
        { id: 'a', name: 'Lamps' },
        { id: 'b', name: 'Moorings' },
      ],
      alternatives: [{ verb: 'narrow' as const, wording: 'Narrow Article 1 to piers.' }],
    }

    it('[ASK-2] is kept whole, and its targets as they were written', async () => {
      const other = await enter()
      const fallbacks = [{ wording: 'Reject the draft.', strength: 'final' as const, covers: [other.id] }]
      const { id } = await enter({ ...whole, fallbacks })
      expect(await see(id)).toMatchObject({ number: 2, revision: 1, ...askSaying({ ...whole, fallbacks }) })
    })

    it('[ASK-11] is refused with two parts of one id, a target of no part, and a fallback for itself', async () => {
      const part = { id: 'a', name: 'Lamps' }
      expect(await refused({ parts: [part, { ...part, name: 'Tides' }] })).toBe('bad-input')
      expect(await refused({ targets: [{ asWritten: 'Article 1', part: 'z' }] })).toBe('bad-input')
      const { id } = await enter()
      const covering = (covers: string[]) => [{ wording: 'Reject it.', covers }]
      const itself = { ask: id, ...says, fallbacks: covering([id]) }
      expect(await world.refusal(amina, contracts.reviseAsk, itself)).toBe('bad-input')
      expect(await refused({ fallbacks: covering(['unknown-000000000']) })).toBe('not-found')
      const other = await world.coalition(`quay${count}`, `Boris ${count}`)
      const foreign = await world.call(other.coordinator, contracts.enterAsk, {
        coalition: other.id,
        ...says,
      })
      expect(await refused({ fallbacks: covering([foreign.id]) })).toBe('not-found')
      expect((await actsOf()).filter(act => act === 'ask.made')).toHaveLength(1)
    })

    it('[ASK-11] is aimed at provisions that a draft of this coalition has', async () => {
      const process = await begin()
      const draft = await drafted(process)
      const at = (aim: Record<string, unknown>, kind = 'provision') => ({
        targets: [{ asWritten: 'Article 1', kind: kind as 'provision', aim: { draft, at: 0, ...aim } }],
      })
      const made = await enter(at({ at: 3 }))
      expect(made).toMatchObject({ process, targets: [{ aim: { draft, at: 3, to: null } }] })
      expect(await refused(at({ at: 4 }))).toBe('bad-input')
      expect(await refused(at({ to: 4 }, 'range'))).toBe('bad-input')
      expect(await refused(at({ to: 2 }))).toBe('bad-input')
      expect(await refused(at({ at: 2, to: 1 }, 'range'))).toBe('bad-input')
      expect((await enter(at({ to: 3 }, 'range'))).targets[0]!.aim).toEqual({ draft, at: 0, to: 3 })
      expect(await refused(at({ draft: 'unknown-000000000' }))).toBe('not-found')
      const other = await world.coalition(`quay${count}`, `Boris ${count}`)
      const foreign = await drafted(await begin(other.coordinator, other.id), other.coordinator)
      expect(await refused(at({ draft: foreign }))).toBe('not-found')
    })

    it('[ASK-11] is about one process: that of its draft, else of the session of its letter', async () => {
      const [process, second] = [await begin(), await begin()]
      const [draft, other] = [await drafted(process), await drafted(second)]
      const aims = (...drafts: string[]) =>
        drafts.map(each => ({ asWritten: 'Article 1', aim: { draft: each, at: 0 } }))
      expect(await refused({ targets: aims(draft, other) })).toBe('bad-input')
      expect(await refused({ process: second, targets: aims(draft) })).toBe('bad-input')
      const session = (await world.call(amina, planSession, { process, ...held })).id
      const statement = await started(letter(paragraph('block-0001', 'Delete Article 9.')), { session })
      const make = (more = {}) =>
        world.call(amina, contracts.makeAsk, { statement, block: 'block-0001', ...says, ...more })
      expect((await make()).process).toBe(process)
      expect((await make({ targets: aims(other) })).process).toBe(second)
      const loose = await enter()
      expect(loose.process).toBeNull()
      const aimed = { ask: loose.id, ...says, targets: aims(draft) }
      expect((await world.call(amina, contracts.reviseAsk, aimed)).process).toBe(process)
      const moved = { ask: loose.id, process: second }
      expect(await world.refusal(amina, contracts.manageAsk, moved)).toBe('bad-input')
      expect(await world.refusal(amina, contracts.manageAsk, { ask: loose.id, process: null })).toBe(
        'bad-input',
      )
    })

    it('[ASK-11] is about the process of its letter as soon as somebody says what that one is for', async () => {
      const [process, second] = [await begin(), await begin()]
      const session = (await world.call(amina, planSession, { process, ...held })).id
      const draft = await drafted(second)
      const text = letter(paragraph('block-0001', 'Reject it.'), paragraph('block-0002', 'Delete Article 9.'))
      const asks = [{ block: 'block-0001', ...says }]
      const aboutOf = async (statement: string) => {
        const all = (await world.call(amina, contracts.listAsks, { coalition })).asks
        return all
          .filter(ask => ask.statements.some(({ id }) => id === statement))
          .map(ask => ask.process)
          .sort()
      }
      const forSession = await started(text, { asks })
      expect(await aboutOf(forSession)).toEqual([null])
      await world.call(amina, statements.changeStatement, { statement: forSession, session })
      expect(await aboutOf(forSession)).toEqual([process])
      await world.call(amina, workOn, { statement: forSession, draft })
      expect(await aboutOf(forSession)).toEqual([process])

      const onDraft = await started(text, { asks })
      await world.call(amina, workOn, { statement: onDraft, draft })
      expect(await aboutOf(onDraft)).toEqual([second])
      await world.call(amina, contracts.makeAsk, { statement: onDraft, block: 'block-0002', ...says })
      expect(await aboutOf(onDraft)).toEqual([second, second])
    })
  })

  describe('revisions', () => {
    const revise = (ask: string, more: Record<string, unknown> = {}) => ({ ask, ...says, ...more })

    it('[ASK-2] a change of any of it is one; the same said again is none', async () => {
      const { id } = await enter()
      const reason = await world.call(
        amina,
        contracts.reviseAsk,
        revise(id, { reason: 'It dims the lamps.' }),
      )
      expect(reason.revision).toBe(2)
      const again = await world.call(amina, contracts.reviseAsk, revise(id, { reason: 'It dims the lamps.' }))
      expect(again.revision).toBe(2)
      expect((await see(id)).revisions).toMatchObject([
        { number: 2, reason: 'It dims the lamps.', statement: null, firstIn: null, by: { id: amina.id } },
        { number: 1, reason: null },
      ])
    })

    it('[ASK-2] one from before an ask could say more is read with nothing more', async () => {
      const { id: ask } = await enter()
      await world.storage.write(({ db, t }) =>
        db
          .update(t.askRevisions)
          .set({ targets: '[{"asWritten":"Article 9"}]', more: '{}' })
          .where(eq(t.askRevisions.ask, ask))
          .then(() => {}),
      )
      expect(await see(ask)).toMatchObject(askSaying(says))
      expect((await world.call(amina, contracts.reviseAsk, revise(ask))).revision).toBe(1)
    })

    it('[ASK-2] an archived letter takes none', async () => {
      const statement = await started(letter(paragraph('block-0001', 'Delete Article 9.')))
      await world.call(amina, statements.archiveStatement, { statement, archived: true })
      const input = { statement, block: 'block-0001', ...says }
      expect(await world.refusal(amina, contracts.makeAsk, input)).toBe('statement-archived')
      expect((await world.call(amina, contracts.listAsks, { coalition })).asks).toEqual([])
    })

    it('[ASK-2] nobody writes over what they have not seen', async () => {
      const { id } = await enter()
      const both = await Promise.all(
        ['one', 'other'].map(reason =>
          world.ask(amina, contracts.reviseAsk, { ...revise(id, { reason }), seen: 1 }),
        ),
      )
      expect(both.map(answer => answer.statusCode).sort()).toEqual([200, 409])
      expect(await world.refusal(amina, contracts.reviseAsk, { ...revise(id), seen: 1 })).toBe('ask-changed')
      expect((await see(id)).revisions).toHaveLength(2)
    })
  })

  describe('a wording of the register and one of a letter', () => {
    const carrying = (ask: string, text: string) =>
      letter(paragraph('block-0001', 'We write.'), paragraph('block-0002', text, ask))
    /** A letter that carries an ask in its own words, and the ask. */
    async function carried(text: string) {
      const { id: ask } = await enter()
      const statement = await started(carrying(ask, text), { asks: [{ block: 'block-0002', ask }] })
      return { ask, statement }
    }
    const wordings = async (ask: string) => {
      const { statements: letters, ...row } = await see(ask)
      return [row.wording, row.revision, ...letters.map(one => `${one.wording} (${one.wordings})`)]
    }

    it('[ASK-12] differ, and both are offered; neither changes the other', async () => {
      const { ask, statement } = await carried('Delete  Article 9.; and')
      expect(await wordings(ask)).toEqual(['Delete Article 9.', 1, 'Delete  Article 9. (same)'])
      await rewrite(statement, carrying(ask, 'Strike Article 9.'))
      expect(await wordings(ask)).toEqual(['Delete Article 9.', 1, 'Strike Article 9. (offered)'])
      await world.call(amina, contracts.reviseAsk, { ask, ...says, wording: 'Delete Article 9 wholly.' })
      expect(await wordings(ask)).toEqual(['Delete Article 9 wholly.', 2, 'Strike Article 9. (offered)'])
      expect(JSON.stringify(await world.app.ports.rooms.read(statement))).toContain('Strike Article 9.')
      await world.call(amina, contracts.reviseAsk, { ask, ...says, wording: 'Strike Article 9.' })
      expect(await wordings(ask)).toEqual(['Strike Article 9.', 3, 'Strike Article 9. (same)'])
    })

    it('[ASK-12] are kept apart as a pair: another wording is offered again', async () => {
      const { ask, statement } = await carried('Strike Article 9.')
      const keep = (registers: string, own: string) =>
        world.call(amina, contracts.keepWordings, { ask, statement, registers, statements: own })
      const unseen = await keep('Delete Article 9.', 'Remove Article 9.')
      expect(unseen.statements).toMatchObject([{ wordings: 'offered' }])
      const kept = await keep('Delete Article 9.', 'Strike Article 9.')
      expect(kept.statements).toMatchObject([{ wordings: 'kept' }])
      await rewrite(statement, carrying(ask, 'Strike Article 9 soon.'))
      expect(await wordings(ask)).toEqual(['Delete Article 9.', 1, 'Strike Article 9 soon. (offered)'])
      await rewrite(statement, carrying(ask, 'Strike Article 9.'))
      expect(await wordings(ask)).toEqual(['Delete Article 9.', 1, 'Strike Article 9. (kept)'])
      const acts = (await actsOf()).filter(act => act === 'ask.wordings-kept')
      expect(acts).toHaveLength(1)
    })

    it('[ASK-12] an older text is never recorded over a newer one', async () => {
      const { ask, statement } = await carried('Delete Article 9.')
      let come = (_: Doc) => {}
      const older = new Promise<Doc>(resolve => {
        come = resolve
      })
      const texts = [older, Promise.resolve(carrying(ask, 'Newer words.') as Doc)]
      const rooms = { ...world.app.ports.rooms, read: () => texts.shift()! }
      const places = keepPlaces({ ...world.app.ports, rooms }, expect.unreachable)
      places.changed(statement)
      const first = places.settle()
      places.changed(statement)
      const second = places.settle()
      await world.storage.write(async () => {})
      come(carrying(ask, 'Older words.') as Doc)
      await Promise.all([first, second])
      expect((await see(ask)).statements).toMatchObject([{ wording: 'Newer words.' }])
    })

    it('[ASK-2] a letter is looked at once it rests a second, and every five seconds while people type', async () => {
      const clock = fakeClock()
      const from = clock.now()
      const looks: number[] = []
      const rooms = {
        ...world.app.ports.rooms,
        read: async () => {
          looks.push(clock.now() - from)
          return letter(paragraph('block-0001', 'We write.')) as Doc
        },
      }
      const storage = { ...world.app.ports.storage, read: async <T>() => true as T }
      const places = keepPlaces({ clock, storage, rooms }, expect.unreachable)
      const pass = async (ms: number) => {
        for (const until = clock.now() + ms; clock.now() < until; ) {
          clock.pass(100)
          await new Promise(setImmediate)
        }
      }
      places.changed('letter')
      await pass(3000)
      for (let typed = 0; typed < 12; typed++) {
        places.changed('letter')
        await pass(500)
      }
      await pass(10_000)
      expect(looks).toEqual([1000, 8000, 9500])
      await places.stop()
    })

    it('[ASK-12] a letter that does not carry the ask has none to keep', async () => {
      const { id: ask } = await enter()
      const statement = await started(letter(paragraph('block-0001', 'We write.')))
      const input = { ask, statement, registers: 'Delete Article 9.', statements: '' }
      expect(await world.refusal(amina, contracts.keepWordings, input)).toBe('not-found')
    })

    it("[ASK-3] freezing makes the letter's own wording a revision, and the register stays as it is", async () => {
      const { ask, statement } = await carried('Strike Article 9.')
      const first = await freeze(statement)
      const second = await freeze(statement)
      const seen = await see(ask)
      expect(seen).toMatchObject({ revision: 1, wording: 'Delete Article 9.' })
      expect(seen.versions.map(({ id, revision }) => [id, revision])).toEqual([
        [first.id, 2],
        [second.id, 2],
      ])
      expect(seen.revisions).toMatchObject([
        {
          ...{ number: 2, wording: 'Strike Article 9.', verb: 'delete', statement: { id: statement } },
          firstIn: { id: first.id, statement, number: 1 },
        },
        { number: 1, wording: 'Delete Article 9.', statement: null, firstIn: null },
      ])
      const { asks } = await world.call(amina, statements.seeVersion, { version: first.id })
      expect(asks).toMatchObject([{ ask, wording: 'Strike Article 9.', revision: 2 }])
      await world.call(amina, contracts.reviseAsk, { ask, ...says, wording: 'Delete Article 9 wholly.' })
      expect(await see(ask)).toMatchObject({ revision: 3, wording: 'Delete Article 9 wholly.' })
      expect((await actsOf()).filter(act => act === 'ask.revised')).toHaveLength(2)
    })

    it('[ASK-3] a wording that the ask had is that revision again, the one the register holds before others', async () => {
      const { ask, statement } = await carried('Delete Article 9.')
      await world.call(amina, contracts.reviseAsk, { ask, ...says, wording: 'Delete Article 9 wholly.' })
      await world.call(amina, contracts.reviseAsk, { ask, ...says, verb: 'reject' })
      const first = await freeze(statement)
      await rewrite(statement, carrying(ask, 'Delete Article 9 wholly.'))
      const second = await freeze(statement)
      expect((await see(ask)).versions.map(({ id, revision }) => [id, revision])).toEqual([
        [first.id, 3],
        [second.id, 2],
      ])
    })

    it('[ASK-3] two letters freeze their own words at once; each version carries its own', async () => {
      const { id: ask } = await enter()
      const letters = await Promise.all(
        ['Strike Article 9.', 'Remove Article 9.', 'Strike Article 9.'].map(text =>
          started(carrying(ask, text), { asks: [{ block: 'block-0002', ask }] }),
        ),
      )
      const frozen = await Promise.all(letters.map(freeze))
      const carriedIn = await Promise.all(
        frozen.map(async ({ id }) => {
          const { asks } = await world.call(amina, statements.seeVersion, { version: id })
          return asks.map(one => one.wording)
        }),
      )
      expect(carriedIn).toEqual([['Strike Article 9.'], ['Remove Article 9.'], ['Strike Article 9.']])
      const { revisions } = await see(ask)
      expect(revisions.map(({ number }) => number)).toEqual([3, 2, 1])
    })

    it('[TR-1] the words of a translation are offered to nobody', async () => {
      const { ask, statement } = await carried('Delete Article 9.')
      const version = (await freeze(statement)).id
      const french = { language: 'fr', direction: 'ltr' as const, title: 'Ports' }
      const { statement: id } = await world.call(amina, beginTranslation, { version, ...french })
      const own = letter(
        paragraph('block-9001', 'Nous écrivons.'),
        paragraph('block-9002', 'Supprimer l’article 9.', ask),
      )
      await rewrite(id, own)
      await freeze(id)
      const seen = await see(ask)
      expect(seen.statements.find(one => one.id === id)).toMatchObject({ wording: '', wordings: 'same' })
      expect(seen.revisions).toHaveLength(1)
    })
  })

  describe('an import', () => {
    const body = letter(
      paragraph('block-0001', 'Delete Article 9.'),
      paragraph('block-0002', 'Light the lamps.'),
    )

    it('[ASK-13] makes new asks, and joins those that the register has', async () => {
      const { id: ask } = await enter()
      const lamps = { verb: 'amend' as const, targets: [], wording: 'Light the lamps.' }
      const statement = await started(body, {
        asks: [
          { block: 'block-0001', ask },
          { block: 'block-0002', ...lamps },
        ],
      })
      const { asks } = await world.call(amina, contracts.listAsks, { coalition })
      expect(asks.map(({ number, wording, revision }) => [number, wording, revision])).toEqual([
        [1, 'Delete Article 9.', 1],
        [2, 'Light the lamps.', 1],
      ])
      for (const row of asks) expect(row.statements).toMatchObject([{ id: statement, wordings: 'same' }])
    })

    it('[ASK-13] joins no ask of another coalition, and none on two blocks', async () => {
      const input = (asks: Asked<typeof statements.startStatement>['asks']) => ({
        ...{ coalition, kind: 'joint-letter' as const, title: 'Harbours', language: 'en' },
        ...{ direction: 'ltr' as const, body, asks },
      })
      const other = await world.coalition(`quay${count}`, `Boris ${count}`)
      const foreign = await world.call(other.coordinator, contracts.enterAsk, {
        coalition: other.id,
        ...says,
      })
      const { id: ask } = await enter()
      const join = (...ids: string[]) =>
        world.refusal(
          amina,
          statements.startStatement,
          input(ids.map((id, at) => ({ block: `block-000${at + 1}`, ask: id }))),
        )
      expect(await join(foreign.id)).toBe('not-found')
      expect(await join(ask, ask)).toBe('bad-input')
      const { statements: rows } = await world.call(amina, statements.listStatements, { coalition })
      expect(rows).toEqual([])
    })

    it('[ASK-9] a suggestion that was dropped stays so until that is taken back', async () => {
      const [one, two] = ['Delete Article 9.', 'Light the lamps.'].map(text => sha256(wordingKey(text))) as [
        string,
        string,
      ]
      const drop = (wordings: string[], dropped: boolean) =>
        world.call(amina, contracts.dropSuggested, { coalition, wordings, dropped })
      expect((await drop([one, two, one], true)).dropped).toEqual([one, two].sort())
      await drop([one], true)
      expect((await drop([two], false)).dropped).toEqual([one])
      expect((await world.call(amina, contracts.listDropped, { coalition })).dropped).toEqual([one])
      expect((await actsOf()).filter(act => act === 'ask.suggestion-dropped')).toHaveLength(2)
    })
  })

  describe('who leads, and how asks hang together', () => {
    it('[ASK-14] an owner is an organisation of this register, a process one of this coalition', async () => {
      const { id: ask } = await enter()
      const { organisations } = await world.call(amina, listOrganisations, { coalition })
      const owner = organisations[0]!
      const tags = ['lamps', 'lamps', 'night']
      const given = {
        owner: owner.id,
        process: await begin(),
        priority: 'high' as const,
        support: 'many' as const,
      }
      expect(await world.call(amina, contracts.manageAsk, { ask, ...given, tags })).toMatchObject({
        ...{ ...given, owner: { id: owner.id, name: owner.name } },
        ...{ tags: ['lamps', 'night'], revision: 1 },
      })
      await world.call(amina, contracts.manageAsk, { ask, ...given, tags })
      expect((await actsOf()).filter(act => act === 'ask.managed')).toHaveLength(1)
      expect(await world.call(amina, contracts.manageAsk, { ask, owner: null })).toMatchObject({
        owner: null,
      })
      const other = await world.coalition(`quay${count}`, `Boris ${count}`)
      const theirs = await world.call(other.coordinator, listOrganisations, { coalition: other.id })
      const foreign = { owner: theirs.organisations[0]!.id }
      expect(await world.refusal(amina, contracts.manageAsk, { ask, ...foreign })).toBe('not-found')
      const process = await begin(other.coordinator, other.id)
      expect(await world.refusal(amina, contracts.manageAsk, { ask, process })).toBe('not-found')
      expect(await refused({ process })).toBe('not-found')
    })

    it('[ASK-7] one supersedes another; both say so, and it can be taken back from either', async () => {
      const [one, two] = [await enter(), await enter()]
      const link = { ask: two.id, kind: 'supersedes' as const, other: one.id }
      const { links } = await world.call(amina, contracts.linkAsks, link)
      const { id } = links[0]!
      expect(links).toEqual([{ id, kind: 'supersedes', side: 'to', ask: one.id }])
      expect((await see(one.id)).links).toEqual([{ id, kind: 'supersedes', side: 'from', ask: two.id }])
      expect(await world.refusal(amina, contracts.linkAsks, link)).toBe('already-there')
      const back = { ask: one.id, kind: 'merges' as const, other: two.id }
      expect(await world.refusal(amina, contracts.linkAsks, back)).toBe('bad-input')
      const self = { ask: one.id, kind: 'restates' as const, other: one.id }
      expect(await world.refusal(amina, contracts.linkAsks, self)).toBe('bad-input')
      expect((await world.call(amina, contracts.unlinkAsks, { ask: one.id, link: id })).links).toEqual([])
      expect(await world.refusal(amina, contracts.unlinkAsks, { ask: one.id, link: id })).toBe('not-found')
    })

    it('[ASK-7] no circle comes of two links made at once', async () => {
      const [one, two] = [await enter(), await enter()]
      const link = (ask: string, other: string) =>
        world.ask(amina, contracts.linkAsks, { ask, kind: 'supersedes' as const, other })
      const both = await Promise.all([link(one.id, two.id), link(two.id, one.id)])
      expect(both.map(answer => answer.statusCode).sort()).toEqual([200, 400])
    })

    it('[ASK-7] nothing is linked to an ask of another coalition, nor taken from one that it is not of', async () => {
      const [one, two, three] = [await enter(), await enter(), await enter()]
      const other = await world.coalition(`quay${count}`, `Boris ${count}`)
      const foreign = await world.call(other.coordinator, contracts.enterAsk, {
        coalition: other.id,
        ...says,
      })
      const input = { ask: one.id, kind: 'restates' as const, other: foreign.id }
      expect(await world.refusal(amina, contracts.linkAsks, input)).toBe('not-found')
      const { links } = await world.call(amina, contracts.linkAsks, { ...input, other: two.id })
      const link = links[0]!.id
      expect(await world.refusal(amina, contracts.unlinkAsks, { ask: three.id, link })).toBe('not-found')
    })
  })
})
