/** The table of comments and responses, the board beside it, and both where nobody may be named. */
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { afterAll, describe, expect, it } from 'vitest'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import {
  ASK,
  BLOCKS,
  boardOf,
  type Circulating,
  circulateDraft,
  EFUA,
  FARID,
  formId,
  linkOf,
  OPENING,
  openCircle,
  pageOf,
  pressOn,
} from '../world/rounds.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const open: World[] = []
afterAll(() => Promise.all(open.map(one => one.close())))

const FORMULA = '=HYPERLINK("https://elsewhere.example","read me")'

/** A round in which a member and both guests spoke, one comment on the whole and the rest on two paragraphs. */
async function spokenRound(unattributed = false, log: string[] = []) {
  const world = await openWorld({
    config: { LOG_LEVEL: 'debug' },
    log: { write: line => void log.push(line) },
  })
  open.push(world)
  const circle = await circulateDraft(world, await openCircle(world, { unattributed }))
  const [efua, farid] = [await linkOf(world, EFUA), await linkOf(world, FARID)]
  await say(world, farid, 'comment', BLOCKS.ask, 'Which ports are meant?')
  await say(world, efua, 'suggest', BLOCKS.ask, ASK.replace('12', '14'))
  await say(world, efua, 'comment', '', FORMULA)
  await write(world, circle, circle.people.ben, 'Name the Committee in full.')
  await write(world, circle, circle.people.chidi, 'Shorter, please.')
  await pressOn(world, efua, { press: 'answer', answer: 'agree-if', words: 'Article 14 is named.' })
  return { world, circle, efua, farid }
}

async function say(world: World, guest: string, press: 'comment' | 'suggest', block: string, words: string) {
  const id = formId(await pageOf(world, guest), press, block)
  const answer = await pressOn(world, guest, { press, id, block, words })
  expect(answer.statusCode).toBe(303)
}

let written = 0
const write = (world: World, { statement, round }: Circulating, as: Somebody, words: string) => {
  written++
  const quote = { before: '', exact: OPENING, after: '' }
  return world.call(as, reviews.startThread, {
    ...{ statement, round, words, on: { kind: 'block', block: BLOCKS.opening, quote } },
    ...{ id: `thread${written}`.padEnd(16, '0'), comment: `comment${written}`.padEnd(16, '0') },
  })
}

const exported = async (world: World, { round, people }: Circulating, format: 'csv' | 'docx') => {
  const file = await world.ask(people.amina, rounds.exportTable, { round, format })
  expect(file.statusCode).toBe(200)
  return file
}
const csvRows = (body: string) => Papa.parse<string[]>(body.slice(1)).data
const docxWords = (file: Buffer) => strFromU8(unzipSync(file)['word/document.xml']!).replace(/<[^>]+>/g, ' ')

describe('the table of comments and responses', () => {
  it('[ROUND-3] lists everything said in the round once, in the order of the text, with disposition and reason', async () => {
    const { world, circle } = await spokenRound()
    const { amina } = circle.people
    const { threads, suggestions } = await world.call(amina, reviews.seeReview, {
      statement: circle.statement,
    })
    const ports = threads.find(({ comments }) => comments[0]!.words.startsWith('Which'))!
    await world.call(amina, reviews.settleThread, {
      thread: ports.id,
      disposition: 'accepted',
      reason: 'Seaports.',
    })
    const decline = {
      statement: circle.statement,
      suggestions: [suggestions[0]!.id],
      as: 'deferred' as const,
      reason: 'After the session.',
    }
    await world.call(amina, reviews.declineSuggestions, decline)
    const { rows } = await world.call(amina, rounds.seeTable, { round: circle.round })
    expect(
      rows.map(({ what, block, by, disposition }) => [what, block, by?.organisation, disposition]),
    ).toEqual([
      ['comment', null, 'Lighthouse Circle', null],
      ['comment', BLOCKS.opening, 'Quay Rights', null],
      ['comment', BLOCKS.opening, 'Pier Watch', null],
      ['comment', BLOCKS.ask, 'Ferry Passengers', 'accepted'],
      ['suggestion', BLOCKS.ask, 'Lighthouse Circle', 'deferred'],
    ])
    const board = await boardOf(world, circle, circle.people.dalia)
    expect(board.undecided).toBe(3)
    expect(board.contested.map(({ block, organisations }) => [block, organisations])).toEqual([
      [BLOCKS.opening, ['Quay Rights', 'Pier Watch']],
      [BLOCKS.ask, ['Ferry Passengers', 'Lighthouse Circle']],
    ])
    const lighthouse = board.organisations.find(({ name }) => name === 'Lighthouse Circle')!
    expect(lighthouse).toMatchObject({
      comments: 1,
      suggestions: 1,
      answers: [{ answer: 'agree-if', words: 'Article 14 is named.', by: { name: 'Efua', guest: true } }],
    })
    // A drafter sees the board; addresses are for coordinators, who typed them.
    expect(lighthouse.guests).toMatchObject([{ name: 'Efua', address: null }])
  })

  it('[ROUND-3] what one’s organisation said and what became of it is there at the next visit', async () => {
    const { world, circle } = await spokenRound()
    const { amina, ben } = circle.people
    await world.call(ben, rounds.looked, { statement: circle.statement })
    const { threads } = await world.call(amina, reviews.seeReview, { statement: circle.statement })
    world.clock.pass(1000)
    for (const { id } of threads)
      await world.call(amina, reviews.settleThread, {
        thread: id,
        disposition: 'declined',
        reason: 'Too long.',
      })
    const { decided } = await world.call(ben, rounds.seeSince, { statement: circle.statement })
    expect(decided).toMatchObject([
      { says: 'Name the Committee in full.', disposition: 'declined', reason: 'Too long.' },
    ])
    world.clock.pass(1000)
    await world.call(ben, rounds.looked, { statement: circle.statement })
    expect((await world.call(ben, rounds.seeSince, { statement: circle.statement })).decided).toEqual([])
  })

  it('[ROUND-3] as CSV: readable by spreadsheets, which run nothing of it', async () => {
    const { world, circle } = await spokenRound()
    const { body, headers } = await exported(world, circle, 'csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(body.startsWith('\ufeffNo.,Place,')).toBe(true)
    expect(body).toContain('\r\n')
    const [head, ...rows] = csvRows(body)
    expect(head).toEqual([
      'No.',
      'Place',
      'Passage',
      'Organisation',
      'Name',
      'Kind',
      'Comment or suggestion',
      'Disposition',
      'Reason',
    ])
    expect(rows).toHaveLength(5)
    expect(rows[0]!.slice(3, 7)).toEqual([
      'Lighthouse Circle',
      'Efua (by a personal link)',
      'Comment',
      `'${FORMULA}`,
    ])
    expect(rows[3]!.at(-2)).toBe('Not decided yet')
  })

  it('[ROUND-3] as a Word file: the same rows', async () => {
    const { world, circle } = await spokenRound()
    const { rawPayload, headers } = await exported(world, circle, 'docx')
    expect(headers['content-type']).toContain('wordprocessingml')
    const words = docxWords(rawPayload)
    for (const shown of [
      'Comments and responses',
      'Which ports are meant?',
      'Ferry Passengers',
      'Name the Committee in full.',
    ])
      expect(words).toContain(shown)
  })
})

describe('in an unattributed statement', () => {
  const NAMES = /efua|farid|\bben\b|chidi|amina|lighthouse|ferry|quay rights|pier watch/i

  it('[REV-5] neither table, files, review nor page says who said what', async () => {
    const { world, circle, farid } = await spokenRound(true)
    const { amina } = circle.people
    const { rows } = await world.call(amina, rounds.seeTable, { round: circle.round })
    expect(rows.map(({ by }) => by)).toEqual(rows.map(() => null))
    // The words of a condition stand there too, as a comment of nobody’s.
    expect(rows.map(({ says }) => says)).toContain('Article 14 is named.')
    const { body } = await exported(world, circle, 'csv')
    expect(csvRows(body)[0]).not.toContain('Organisation')
    const { rawPayload } = await exported(world, circle, 'docx')
    const all = await world.call(amina, reviews.seeReview, { statement: circle.statement })
    for (const told of [JSON.stringify(rows), body, docxWords(rawPayload), JSON.stringify(all)])
      expect(told).not.toMatch(NAMES)
    const page = await pageOf(world, farid)
    expect(page).toContain('nobody is named')
    expect(page).toContain('Which ports are meant?')
    expect(page).not.toMatch(/efua|14 is named/i)
  })

  it('[REV-5] the board says which organisation answered what, without words, people or the minute', async () => {
    const { world, circle } = await spokenRound(true)
    world.clock.pass(3 * 60 * 60_000)
    await world.call(circle.people.ben, rounds.answerRound, {
      round: circle.round,
      answer: 'cannot-join',
      words: 'Canary.',
    })
    const board = await boardOf(world, circle, circle.people.amina)
    const day = Date.UTC(2027, 0, 1)
    const of = (name: string) => board.organisations.find(row => row.name === name)!
    expect(of('Quay Rights').answers).toEqual([
      { answer: 'cannot-join', words: '', until: null, by: null, at: day },
    ])
    expect(of('Lighthouse Circle')).toMatchObject({ comments: 0, suggestions: 0, lookedAt: day })
    expect(board.contested.flatMap(({ organisations }) => organisations)).toEqual([])
    const { own } = await world.call(circle.people.ben, rounds.seeRound, { round: circle.round })
    expect(own).toMatchObject([{ answer: 'cannot-join', words: 'Canary.', by: null }])
  })

  it('[REV-5] the log of acts does not say it either', async () => {
    const { world, circle } = await spokenRound(true)
    await world.call(circle.people.ben, rounds.answerRound, { round: circle.round, answer: 'agree' })
    const { entries } = await world.call(circle.people.amina, coalitions.readAudit, {
      coalition: circle.coalition,
      limit: 200,
    })
    const answered = entries.filter(({ act }) => act === 'round.answered')
    expect(answered).toHaveLength(2)
    expect(JSON.stringify(answered)).not.toContain(circle.people.ben.id)
    expect(JSON.stringify(answered)).not.toContain(circle.organisation('Quay Rights'))
  })
})

describe('what guests typed', () => {
  it('[SAFE-3] [SIGN-7] stands in no mail and no line of the log, nor do their names, addresses and links', async () => {
    const log: string[] = []
    const { world, circle, efua, farid } = await spokenRound(false, log)
    await pressOn(world, efua, { press: 'comment', block: BLOCKS.ask, words: '' })
    await world.call(circle.people.amina, rounds.remindSilent, { round: circle.round })
    for (let minute = 0; minute < 25 * 60; minute += 1) {
      world.clock.pass(60_000)
      if (minute % 60 === 0) await world.app.digests.idle()
      if (minute % 60 === 0) await world.app.outbox.idle()
    }
    await world.app.digests.idle()
    await world.app.outbox.idle()
    const said = log.join('')
    const mails = world.mails.map(({ subject, text }) => subject + text).join('\n')
    expect(log.length).toBeGreaterThan(10)
    expect(mails).toContain('new comments.')
    for (const word of [
      'Which ports',
      'Article 14',
      'Name the Committee',
      'harbour data',
      'Can your',
      'Efua',
      'Farid',
      'Lighthouse',
    ])
      for (const told of [said, mails]) expect(told, word).not.toContain(word)
    for (const hidden of [EFUA.address, FARID.address, efua, farid])
      expect(said, hidden).not.toContain(hidden)
    const stored = await world.storage.read(async ({ db, t }) =>
      JSON.stringify([
        await db.select().from(t.roundGuests),
        await db.select().from(t.outbox),
        await db.select().from(t.audit),
      ]),
    )
    for (const hidden of [EFUA.address, FARID.address, 'Efua', 'Farid', efua, farid])
      expect(stored, hidden).not.toContain(hidden)
  })
})
