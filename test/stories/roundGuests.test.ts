/** Those who take part in a round by a personal link alone: their page without script, and what they never see. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { MOST_OF_GUEST } from '../../server/reviews/suggestions.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import { freeze } from '../../shared/contract/statements.ts'
import { instantOf } from '../../shared/deadline.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { refuse } from '../../shared/refusals.ts'
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
import { openWorld, type World } from '../world.ts'

let world: World
let circle: Circulating
let efua: string
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  circle = await circulateDraft(world, await openCircle(world))
  efua = await linkOf(world, EFUA)
})
afterAll(() => Promise.all(open.map(one => one.close())))

const DEADLINE = instantOf('2027-01-08T18:00', 'Europe/Zurich')
const review = () => world.call(circle.people.amina, reviews.seeReview, { statement: circle.statement })
const comment = async (words: string, block: string = BLOCKS.ask, guest = efua) => {
  const id = formId(await pageOf(world, guest), 'comment', block)
  return pressOn(world, guest, { press: 'comment', id, block, words })
}
const suggest = async (words: string, block: string = BLOCKS.ask, guest = efua) => {
  const id = formId(await pageOf(world, guest), 'suggest', block)
  return pressOn(world, guest, { press: 'suggest', id, block, words })
}

describe('a guest’s page', () => {
  it('[ROUND-2] shows the question, the deadline with its zone, and the circulated version, without script', async () => {
    const answer = await world.ask(null, rounds.showRound, { guest: efua })
    expect(answer.statusCode).toBe(200)
    for (const shown of [
      'Can your organisation join this letter?',
      OPENING,
      ASK,
      'Efua of Lighthouse Circle',
      circle.version.hash,
    ])
      expect(answer.body).toContain(shown)
    expect(answer.body).toMatch(/Friday,? 8 January 2027 at 18:00 \(Europe\/Zurich, UTC\+01:00\)/)
    expect(answer.body.match(/<h1/g)).toHaveLength(1)
    expect(answer.body).not.toContain('<script')
    expect(answer.body).not.toContain(EFUA.address)
  })

  it('[SAFE-2] is not indexed, names nothing in its head, and its address is told to no other site', async () => {
    const { body, headers } = await world.ask(null, rounds.showRound, { guest: efua })
    const head = body.slice(0, body.indexOf('</head>'))
    expect(head).toContain('noindex')
    expect(head).not.toMatch(/harbour|og:|efua|lighthouse/i)
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['cache-control']).toBe('no-store')
  })

  it('[REV-5] gives what is said ids like anybody’s: they do not tell who came by a link', async () => {
    await comment('Which ports?')
    await suggest('Delete Article 12.')
    const { threads, suggestions } = await review()
    const [thread, suggestion] = [threads[0]!, suggestions[0]!]
    const ids = [thread.id, thread.comments[0]!.id, suggestion.id]
    expect(ids.map(id => id.length)).toEqual([16, 16, 16])
    expect(new Set(ids).size).toBe(3)
    expect(thread.on).toMatchObject({ kind: 'block', quote: { before: '', exact: ASK, after: '' } })
  })

  it('[SAFE-9] takes as much of one guest as can be drawn whenever the page is opened', async () => {
    await suggest('Delete Article 12.')
    await world.storage.write(async ({ db, t }) => {
      const [row] = await db.select().from(t.suggestions)
      for (let at = 1; at < MOST_OF_GUEST.suggestions; at++)
        await db.insert(t.suggestions).values({ ...row!, id: `suggestion-${at}-more` })
    })
    const answer = await suggest('Delete Articles 12 and 13.')
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('Delete Articles 12 and 13.')
    expect((await suggest('Delete it.', BLOCKS.ask, await linkOf(world, FARID))).statusCode).toBe(303)
  })

  it('a disk that fails for a moment costs nobody what they typed', async () => {
    const id = formId(await pageOf(world, efua), 'comment', BLOCKS.ask)
    const { storage } = world.app.ports
    const { write } = storage
    const sent = { press: 'comment', id, block: BLOCKS.ask, words: 'Which ports?' } as const
    // The first write counts the try, the second is the comment.
    let writes = 0
    storage.write = async fn => (++writes === 2 ? refuse('try-again') : write(fn))
    const answer = await pressOn(world, efua, sent)
    storage.write = write
    expect(answer.body).toContain('Which ports?')
    expect(answer.body).toContain('please try again')
    expect((await pressOn(world, efua, sent)).statusCode).toBe(303)
    expect((await review()).threads).toHaveLength(1)
  })

  it('[REV-1] a comment and other words are records beside the text, and stand at their paragraph', async () => {
    expect((await comment('Which ports?')).headers.location).toBe(`/r/${efua}#b-${BLOCKS.ask}`)
    expect((await suggest(ASK.replace('12', '14'))).statusCode).toBe(303)
    const { threads, suggestions } = await review()
    const by = { name: 'Efua', organisation: 'Lighthouse Circle', guest: true }
    expect(threads).toMatchObject([
      {
        on: { kind: 'block', block: BLOCKS.ask },
        round: circle.round,
        comments: [{ by, words: 'Which ports?' }],
      },
    ])
    expect(suggestions).toMatchObject([
      {
        by,
        round: circle.round,
        changes: [
          { kind: 'words', block: BLOCKS.ask, says: [{ type: 'text', text: ASK.replace('12', '14') }] },
        ],
      },
    ])
    expect(JSON.stringify(await world.app.ports.rooms.read(circle.statement))).not.toContain('Article 14')
    const page = await pageOf(world, efua)
    expect(page).toContain('Delete Article <del>12</del><ins>14</ins>, which')
    expect(page).toContain('Which ports?')
    expect(page).toContain('What you said (2)')
  })

  it('lets no markup through, wherever it was typed', async () => {
    const sly = '</textarea></p><img src=x onerror=alert(1)>'
    await comment(sly)
    await suggest(sly)
    await pressOn(world, efua, { press: 'answer', answer: 'agree-if', words: sly })
    const kept = await pressOn(world, efua, { press: 'answer', answer: 'need-until', words: sly })
    for (const body of [await pageOf(world, efua), kept.body]) {
      expect(body).toContain('onerror=alert(1)')
      expect(body).not.toContain('<img')
    }
  })

  it('[REV-4] a button pressed twice changes nothing', async () => {
    const page = await pageOf(world, efua)
    const said = {
      press: 'comment',
      id: formId(page, 'comment', BLOCKS.ask),
      block: BLOCKS.ask,
      words: 'Which ports?',
    } as const
    const other = {
      press: 'suggest',
      id: formId(page, 'suggest', BLOCKS.ask),
      block: BLOCKS.ask,
      words: 'Delete it.',
    } as const
    for (const press of [said, other, said, other])
      expect((await pressOn(world, efua, press)).statusCode).toBe(303)
    for (let times = 0; times < 2; times++)
      await pressOn(world, efua, { press: 'answer', answer: 'agree-if', words: 'It is short.' })
    const { threads, suggestions } = await review()
    expect([threads.length, suggestions.length]).toEqual([1, 1])
    const board = await boardOf(world, circle, circle.people.amina)
    expect(board.organisations.find(({ name }) => name === 'Lighthouse Circle')!.answers).toHaveLength(1)
  })

  it('what cannot be sent is said on the page, and everything typed is still in it', async () => {
    const long = `${'Much to say. '.repeat(400)}End.`
    for (const [press, said] of [
      [{ press: 'comment', block: BLOCKS.ask, words: '  ' }, 'There is nothing to send yet'],
      [{ press: 'comment', block: BLOCKS.ask, words: long }, long],
      [
        { press: 'suggest', block: BLOCKS.ask, words: ASK, why: 'Because of the ports.' },
        'Because of the ports.',
      ],
      [{ press: 'answer', words: 'Only with Article 3.', until: '' }, 'Only with Article 3.'],
      [{ press: 'answer', answer: 'agree-if', words: '' }, 'Say what must change'],
      [{ press: 'answer', answer: 'need-until', words: 'Our board meets.' }, 'Our board meets.'],
    ] as const) {
      const answer = await pressOn(world, efua, { id: 'formid0000000001', ...press })
      expect(answer.statusCode, said).toBe(400)
      expect(answer.body, said).toContain('role="alert"')
      expect(answer.body, said).toContain(said)
    }
    const { threads, suggestions } = await review()
    expect([threads.length, suggestions.length]).toEqual([0, 0])
  })

  it('[REV-3] a paragraph emptied is suggested to be struck; words typed anew keep marks they do not touch', async () => {
    await suggest('', BLOCKS.opening)
    await suggest('No list of passengers, ever.', BLOCKS.point)
    const { suggestions } = await review()
    expect(suggestions.map(({ changes }) => changes[0]!.kind)).toEqual(['delete', 'words'])
    expect(await pageOf(world, efua)).toContain('Strike this paragraph.')
  })

  it('what was said can be taken back until the deadline, twice as once', async () => {
    await comment('Which ports?')
    await suggest('Delete it.')
    const { threads, suggestions } = await review()
    for (const { id } of [...threads, ...suggestions, ...threads])
      await pressOn(world, efua, { press: 'withdraw', id })
    const after = await review()
    expect(after.threads[0]!.comments[0]).toMatchObject({ removed: true, words: '' })
    expect(after.suggestions[0]!.state.state).toBe('withdrawn')
    expect(await pageOf(world, efua)).not.toContain('Which ports?')
  })

  it('[ROUND-3] shows what became of one’s words, and why', async () => {
    await comment('Which ports?')
    await suggest('Delete it.')
    const { threads, suggestions } = await review()
    const { amina } = circle.people
    await world.call(amina, reviews.settleThread, {
      thread: threads[0]!.id,
      disposition: 'accepted-in-part',
      reason: 'Seaports are named now.',
    })
    await world.call(amina, reviews.declineSuggestions, {
      statement: circle.statement,
      suggestions: [suggestions[0]!.id],
      as: 'declined',
      reason: 'Too short.',
    })
    const page = await pageOf(world, efua)
    for (const shown of [
      'Accepted in part',
      'Reason: Seaports are named now.',
      'Declined',
      'Reason: Too short.',
    ])
      expect(page).toContain(shown)
  })

  it('[ROUND-1] answers are kept and the newest counts; another one’s of the same organisation is told of, not shown', async () => {
    await pressOn(world, efua, { press: 'answer', answer: 'cannot-join', words: 'No mandate.' })
    await pressOn(world, efua, { press: 'answer', answer: 'agree' })
    expect(await pageOf(world, efua)).toMatch(
      /This answer counts:.*We agree<.*Earlier answers are kept:.*No mandate\./s,
    )
    const second = {
      organisation: circle.organisation('Lighthouse Circle'),
      name: 'Gita',
      address: 'gita@lighthouse-circle.example',
    }
    await world.call(circle.people.amina, rounds.inviteToRound, { round: circle.round, ...second })
    await pressOn(world, await linkOf(world, second), {
      press: 'answer',
      answer: 'agree-if',
      words: 'Only with a canary.',
    })
    const page = await pageOf(world, efua)
    expect(page).toContain('Somebody else of your organisation answered after you.')
    expect(page).not.toContain('canary')
  })
})

describe('asked once more', () => {
  it('[ROUND-2] somebody who was asked before reads what changed since; nobody else does', async () => {
    const { amina } = circle.people
    const moved = doc([
      paragraph(BLOCKS.opening, text(OPENING)),
      paragraph(BLOCKS.ask, text(ASK.replace('12', '14'))),
    ])
    await world.app.ports.rooms.edit(circle.statement, () => moved, amina.id)
    const version = await world.call(amina, freeze, { statement: circle.statement, name: 'Second' })
    await world.call(amina, rounds.closeRound, { round: circle.round, version: version.id })
    world.clock.pass(1000)
    const organisation = circle.organisation('Lighthouse Circle')
    const gita = { organisation, name: 'Gita', address: 'gita@lighthouse-circle.example' }
    await circulateDraft(world, { ...circle, version }, { guests: [{ organisation, ...EFUA }, gita] })
    const fresh = await pageOf(world, await linkOf(world, EFUA))
    expect(fresh).toContain('What changed since version 1')
    expect(fresh).toMatch(/<del>.*12.*<\/del>/)
    expect(await pageOf(world, await linkOf(world, gita))).not.toContain('What changed since')
    expect(await pageOf(world, efua)).not.toContain('Article 14')
  })
})

describe('a link ends', () => {
  it('[ROUND-1] with the deadline by the server’s clock: what was typed is still there, and nothing is sent', async () => {
    const id = formId(await pageOf(world, efua), 'comment', BLOCKS.ask)
    world.clock.pass(DEADLINE - 1 - world.clock.now())
    expect(
      (await pressOn(world, efua, { press: 'comment', id, block: BLOCKS.ask, words: 'Just in time.' }))
        .statusCode,
    ).toBe(303)
    world.clock.pass(1)
    for (const press of [
      { press: 'comment', id: `${id}x`, block: BLOCKS.ask, words: 'Too late.' },
      { press: 'answer', answer: 'agree-if', words: 'Too late.' },
      { press: 'withdraw', id },
    ] as const) {
      const late = await pressOn(world, efua, press)
      expect(late.statusCode).toBe(409)
      expect(late.body).toContain('Nothing was sent')
      if ('words' in press) expect(late.body).toContain('Too late.')
    }
    const page = await pageOf(world, efua)
    expect(page).toContain('Just in time.')
    expect(page).not.toContain('<form')
    expect((await review()).threads).toHaveLength(1)
  })

  it('[ROUND-2] when it is revoked: it looks like one that never was, and what was said stays', async () => {
    await comment('Which ports?')
    const board = await boardOf(world, circle, circle.people.amina)
    const guest = board.organisations.find(({ name }) => name === 'Lighthouse Circle')!.guests[0]!
    expect(guest).toMatchObject({ name: 'Efua', address: EFUA.address, revoked: false })
    for (let times = 0; times < 2; times++)
      await world.call(circle.people.amina, rounds.revokeGuest, { round: circle.round, guest: guest.id })
    const revoked = await world.ask(null, rounds.showRound, { guest: efua })
    const unknown = await world.ask(null, rounds.showRound, { guest: 'x'.repeat(22) })
    expect([revoked.statusCode, revoked.body]).toEqual([404, unknown.body])
    const pressed = await pressOn(world, efua, { press: 'answer', answer: 'agree' })
    expect([pressed.statusCode, pressed.body]).toEqual([404, unknown.body])
    expect((await review()).threads[0]!.comments[0]!.words).toBe('Which ports?')
    await world.call(circle.people.amina, rounds.inviteToRound, {
      round: circle.round,
      organisation: circle.organisation('Lighthouse Circle'),
      ...EFUA,
    })
    const fresh = await linkOf(world, EFUA)
    expect(fresh).not.toBe(efua)
    expect(await pageOf(world, fresh)).toContain('Which ports?')
    expect(await pageOf(world, efua)).toBe(unknown.body)
  })

  it('[ROUND-2] an address stands once in a round, for one organisation; its link can be sent again', async () => {
    const again = { round: circle.round, ...EFUA }
    const { amina } = circle.people
    const to = (name: string) => ({ ...again, organisation: circle.organisation(name) })
    expect(await world.refusal(amina, rounds.inviteToRound, to('Ferry Passengers'))).toBe('already-there')
    await world.call(amina, rounds.inviteToRound, to('Lighthouse Circle'))
    expect(await linkOf(world, EFUA)).toBe(efua)
    expect(await world.mailsTo(EFUA.address)).toHaveLength(2)
  })
})

describe('a guest never sees', () => {
  it('[ROUND-2] the living text, a later version, what others said, or another round', async () => {
    const { amina, ben } = circle.people
    const farid = await linkOf(world, FARID)
    await comment('Canary of Farid.', BLOCKS.ask, farid)
    await suggest('Canary words of Farid.', BLOCKS.opening, farid)
    const on = { kind: 'whole' } as const
    await world.call(ben, reviews.startThread, {
      statement: circle.statement,
      id: 'threadid00000001',
      comment: 'commentid0000001',
      on,
      words: 'Canary of Ben.',
      round: circle.round,
    })
    await comment('Mine.')
    const mine = (await review()).threads.find(({ comments }) => comments[0]!.words === 'Mine.')!
    await world.call(ben, reviews.replyTo, {
      thread: mine.id,
      id: 'replyid000000001',
      words: 'Canary answer.',
    })
    const moved = doc([paragraph(BLOCKS.ask, text('Canary in the living text.'))])
    await world.app.ports.rooms.edit(circle.statement, () => moved, amina.id)
    const second = await world.call(amina, freeze, { statement: circle.statement, name: 'Canary name' })
    await world.call(amina, rounds.closeRound, { round: circle.round, version: second.id })
    await circulateDraft(
      world,
      { ...circle, version: second },
      { question: 'A canary question?', guests: [] },
    )
    const page = await pageOf(world, efua)
    expect(page).toContain('Mine.')
    expect(page).toContain(ASK)
    expect(page).not.toMatch(/canary|farid|ben\b/i)
  })

  it('[ROUND-2] anything but the blocks of the circulated version, and nobody else’s words to take back', async () => {
    await comment('Canary of Farid.', BLOCKS.ask, await linkOf(world, FARID))
    const [theirs] = (await review()).threads
    for (const press of [
      { press: 'withdraw', id: theirs!.id },
      { press: 'comment', id: theirs!.id, block: BLOCKS.ask, words: 'Over it.' },
      { press: 'comment', id: 'formid0000000001', block: 'block-of-others1', words: 'There.' },
      { press: 'suggest', id: 'formid0000000001', block: 'list000001', words: 'There.' },
    ] as const) {
      const answer = await pressOn(world, efua, press)
      expect(answer.statusCode).toBe(409)
      expect(answer.body).not.toMatch(/canary/i)
    }
    const after = await review()
    expect(after.threads.map(({ comments }) => comments[0]!.words)).toEqual(['Canary of Farid.'])
    expect(after.suggestions).toEqual([])
  })
})
