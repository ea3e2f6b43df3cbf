/** [OPS-4] What a restored copy does not forget, by the journal; and what becomes of it without one. */
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../server/audit/verify.ts'
import { afterRestore } from '../../server/journal/afterRestore.ts'
import { KINDS } from '../../server/journal/kinds.ts'
import { lineOf, readJournal } from '../../server/journal/lines.ts'
import { queueMail } from '../../server/notices/outbox.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import { seeNotices } from '../../shared/contract/notices.ts'
import * as people from '../../shared/contract/people.ts'
import { seeReview } from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import { seeSignonBoard } from '../../shared/contract/signonBoard.ts'
import { listLanguages } from '../../shared/contract/signonLanguages.ts'
import { listMoves } from '../../shared/contract/signonMoves.ts'
import * as signons from '../../shared/contract/signons.ts'
import { listStatements } from '../../shared/contract/statements.ts'
import { publicWords } from '../../shared/words/public.ts'
import { newDatabase } from '../adapters/storages.ts'
import { type Copy, copyOf } from '../world/copies.ts'
import { DAY, HOUR, invitations, invite, LENA, QUAY } from '../world/inviting.ts'
import { inTheMidst, LATE, type Midst, QUAY_RIGHTS, SIGNERS, takeAllAway } from '../world/lasting.ts'
import { board, ownPage, press, sign } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const ending: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const end of ending.toReversed()) await end()
})

async function opened(databaseUrl?: string): Promise<World> {
  const world = await openWorld(databaseUrl === undefined ? {} : { databaseUrl })
  ending.push(world.close)
  return world
}

async function copied(world: World): Promise<Copy> {
  const copy = await copyOf(world)
  ending.push(copy.remove)
  return copy
}

async function served(copy: Copy): Promise<World> {
  const world = await copy.serve()
  ending.push(world.close)
  return world
}

describe.each([
  ['SQLite', async () => undefined],
  ['PostgreSQL', newDatabase],
])('a copy that was put back with its journal, on %s', (_, database) => {
  let world: World
  let restored: World
  let midst: Midst
  let came: Awaited<ReturnType<typeof afterRestore>>
  let again: typeof came

  beforeAll(async () => {
    world = await opened(await database())
    midst = await inTheMidst(world)
    const copy = await copied(world)
    await takeAllAway(world, midst)
    came = await afterRestore(copy.ports, world.config.journalFile)
    again = await afterRestore(copy.ports, world.config.journalFile)
    restored = await served(copy)
  }, 60_000)

  const signature = async (who: keyof typeof SIGNERS) => {
    const { signatures } = await board(restored, midst.letter)
    return signatures.find(({ name }) => name === SIGNERS[who].name)
  }

  it('[OPS-4] tells of everything that uses up, takes away, narrows or erases, and replays once', async () => {
    const { letter, amina, gil } = midst
    const revoking = { coalition: letter.coalition, invitation: gil.id }
    expect(await world.refusal(amina, coalitions.revokeInvitation, revoking)).toBe('wrong-state')
    await world.app.journal.idle()
    const { entries, bad } = await readJournal(world.keys, world.config.journalFile)
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KINDS)))
    expect(bad).toEqual([])
    const ended = entries.filter(({ what }) => 'invitation' in what && what.invitation === gil.id)
    expect(ended).toHaveLength(1)
    expect(came).toMatchObject({ lost: 2, bad: [], late: false })
    expect(again).toMatchObject({ replayed: 0, lost: 0 })
  })

  it('[OPS-4] the journal names nobody: no name, address, text or token stands in it', async () => {
    // In a keyed hash any three letters can stand by chance.
    const text = (await readFile(world.config.journalFile, 'utf8')).replaceAll(/"[\w-]{43}"/g, '"hash"')
    expect(text).not.toMatch(/@|Bea|Marguerite|Wharf|Wanjiru|harbour|token0/i)
  })

  it('[OPS-4] used links stay used, revoked ones revoked, and whoever was removed stays removed', async () => {
    const { letter, amina, dan, fay, gil, signIn } = midst
    const { coalition } = letter
    for (const link of [fay.link, gil.link, signIn])
      expect((await restored.ask(null, people.useLink, { link, name: 'X' })).statusCode).toBe(410)
    const listed = await restored.call(amina, coalitions.listPeople, { coalition })
    expect(listed.invitations).toEqual([])
    expect(listed.people.map(({ name, role }) => `${name} ${role}`)).toEqual([
      ...['Amina coordinator', 'Cleo observer', 'Dan reviewer'],
    ])
    expect((await restored.call(dan, people.mySessions, {})).tokens).toEqual([])
    expect((await restored.call(dan, seeNotices, {})).digest).toBe('never')
    expect((await restored.call(amina, coalitions.seeCoalition, { coalition })).attributed).toBe(false)
    const { organisations } = await restored.call(amina, coalitions.listOrganisations, { coalition })
    expect(organisations.find(({ name }) => name === QUAY_RIGHTS.name)).toMatchObject({
      ...{ domains: ['quay-rights.example'], accreditation: [{ label: 'Observer', state: 'applied' }] },
    })
    const { statements } = await restored.call(amina, listStatements, { coalition })
    expect(statements.find(({ id }) => id === midst.other)?.archivedAt).not.toBe(null)
  })

  it('[OPS-4] what was taken back in a review is taken back, and a closed round is closed', async () => {
    const { letter, amina, round, guest } = midst
    const { threads, suggestions } = await restored.call(amina, seeReview, { statement: letter.statement })
    expect(threads[0]?.comments[0]).toMatchObject({ removed: true, words: '' })
    expect(suggestions[0]?.state.state).toBe('withdrawn')
    const { rounds: listed } = await restored.call(amina, rounds.listRounds, { statement: letter.statement })
    expect(listed.find(({ id }) => id === round)?.state).toBe('closed')
    expect((await restored.ask(null, rounds.showRound, { guest })).statusCode).toBe(404)
  })

  it('[OPS-4] withdrawn signatures stay withdrawn, erased people erased, hidden names hidden', async () => {
    expect((await signature('withdraws'))?.state).toBe('withdrawn')
    expect(await signature('removed')).toBeUndefined()
    expect(await signature('erases')).toMatchObject({ state: 'accepted', address: '', signatory: '' })
    expect(await signature('disowns')).toMatchObject({ state: 'withdrawn', address: '' })
    expect(await signature('hides')).toMatchObject({ role: '', shown: { role: false } })
    expect(await signature('holds')).toMatchObject({ stands: 'held', country: 'TZ' })
    expect((await restored.ask(null, rounds.showRound, { guest: midst.guest })).statusCode).toBe(404)
    expect(await ownPage(restored, midst.links.erases)).toContain(publicWords('en').own.deadTitle)
    const { keys, app } = restored
    expect((await verifyAudit({ storage: app.ports.storage, keys }, midst.letter.coalition)).ok).toBe(true)
  })

  it('[OPS-4] a sign-on closes, hides and asks as it was set last; who wants no mails gets none', async () => {
    const { letter, amina } = midst
    const signon = letter.signon.id
    const row = await restored.call(amina, seeSignonBoard, { signon })
    expect(row).toMatchObject({ closesLocal: '2027-01-20T18:00', acceptAtOnce: false })
    expect(row).toMatchObject({ pausedAt: null, lost: { count: 1 } })
    expect(row.terms.embargoLocal).toBe('2027-02-01T12:00')
    expect((await restored.call(amina, listLanguages, { signon })).languages).toEqual([])
    const { moves } = await restored.call(amina, listMoves, { signon })
    expect(moves.some(({ state }) => state === 'proposed')).toBe(false)
    const { invitations: rows } = await invitations(restored, letter)
    const endOf = ({ address }: { address: string }) => rows.find(row => row.address === address)?.ended?.by
    expect([endOf(QUAY), endOf(LENA)]).toEqual(['coordinators', 'owner'])
    expect(await invite(restored, letter, [LATE])).toEqual({ invited: 0, not: { 'wants-none': 1 } })
  })
})

describe('mails that waited when the copy was made', () => {
  it('[OPS-4] go out where they are still worth it and a journal is there, and are given up otherwise', async () => {
    const world = await opened()
    const { keys, ids, clock } = world
    const now = clock.now()
    const queue = (ports: Copy['ports'], kind: 'sign-in' | 'invitation', age: number) =>
      ports.storage.write(tx =>
        queueMail(
          tx,
          { keys, ids, clock: { ...clock, now: () => now - age } },
          { kind, to: `${kind}@quay.example`, link: `https://quay.example/${age}` },
        ),
      )
    const copies = [await copied(world), await copied(world)] as const
    for (const { ports } of copies) {
      for (const age of [0, 47 * HOUR, 48 * HOUR, 40 * DAY]) await queue(ports, 'invitation', age)
      await queue(ports, 'sign-in', 0)
    }
    await world.app.journal.idle()
    const [withJournal, without] = copies
    expect(await afterRestore(withJournal.ports, world.config.journalFile)).toMatchObject({ mails: 2 })
    await afterRestore(without.ports, null)
    const restored = await served(withJournal)
    await restored.app.outbox.idle()
    const links = restored.mails.map(({ text }) => /quay\.example\/(\d+)/.exec(text)?.[1])
    expect(links).toEqual([String(47 * HOUR), '0'])
    const silent = await served(without)
    await silent.app.outbox.idle()
    expect(silent.mails).toEqual([])
  })
})

describe('a copy that was put back', () => {
  let world: World
  let midst: Midst
  let copies: Copy[]

  beforeAll(async () => {
    world = await opened()
    midst = await inTheMidst(world)
    copies = [await copied(world), await copied(world)]
    await press(world, midst.links.withdraws, 'withdraw')
    await world.app.journal.idle()
  }, 60_000)

  it('[OPS-4] without a journal, every link and token ends, and signing is paused until somebody looked', async () => {
    const copy = copies[0]!
    expect(await afterRestore(copy.ports, null)).toBe('no-journal')
    const restored = await served(copy)
    const { letter, amina, dan, fay, signIn, guest, lena, links } = midst
    const { coalition } = letter
    const signon = letter.signon.id
    for (const link of [fay.link, signIn])
      expect((await restored.ask(null, people.useLink, { link, name: 'X' })).statusCode).toBe(410)
    expect((await restored.ask(null, rounds.showRound, { guest })).statusCode).toBe(404)
    expect(await ownPage(restored, links.confirms)).toContain(publicWords('en').own.deadTitle)
    expect((await restored.ask(null, people.showLink, { link: lena })).statusCode).toBe(410)
    expect((await restored.call(amina, coalitions.listPeople, { coalition })).invitations).toEqual([])
    expect((await restored.call(dan, people.mySessions, {})).tokens).toEqual([])
    expect(await restored.call(amina, seeSignonBoard, { signon })).toMatchObject({ state: 'paused' })
    const now = { ...letter, version: midst.version }
    expect((await sign(restored, now, { name: 'Anybody' })).body).toContain(publicWords('en').form.paused)
    await restored.call(amina, signons.resumeSignon, { signon })
    expect((await sign(restored, now, { name: 'Anybody' })).statusCode).toBe(200)
    const { entries } = await restored.call(amina, coalitions.readAudit, { coalition })
    expect(entries.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['backup.restored', 'signon.paused', 'signon.resumed']),
    )
  }, 30_000)

  it('[OPS-4] another server’s journal is refused, and one that was begun later counts as none', async () => {
    const copy = copies[1]!
    const foreign = await opened()
    await foreign.app.journal.idle()
    await expect(afterRestore(copy.ports, foreign.config.journalFile)).rejects.toThrow(
      /is not the journal of/,
    )
    const bent = join(world.config.dataDir, 'bent.jsonl')
    const text = await readFile(world.config.journalFile, 'utf8')
    const lines = text.trimEnd().split('\n')
    await writeFile(bent, [lines[0], lines[1]!.replace('"at":1', '"at":2'), ...lines.slice(2)].join('\n'))
    await appendFile(bent, `\n${lines.at(-1)!.slice(0, 40)}`)
    expect(await afterRestore(copy.ports, bent)).toMatchObject({ bad: [2], late: false, replayed: 1 })
    const paused = await copy.ports.storage.read(async q => (await q.db.select().from(q.t.signons))[0]!)
    expect(paused.pausedAt).not.toBe(null)
    const later = join(world.config.dataDir, 'later.jsonl')
    const [heading] = (await readJournal(world.keys, bent)).headings
    await writeFile(later, lineOf(world.keys, { ...heading!, journal: 'begun-later' }))
    expect(await afterRestore(copy.ports, later)).toMatchObject({ late: true })
    expect(await copy.ports.storage.read(q => q.db.$count(q.t.signatureLinks))).toBe(0)
  }, 30_000)
})
