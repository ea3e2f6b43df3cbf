/** Who is told of review by mail, when, and how it is ended. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { queueDue } from '../../server/notices/digests.ts'
import { noteEvent } from '../../server/notices/review.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as notices from '../../shared/contract/notices.ts'
import { startStatement } from '../../shared/contract/statements.ts'
import type { NoticeKindOfReview } from '../../shared/digest.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Stands in a title, where no mail may have it from. */
const TITLE = 'Canary title of the draft'

let world: World
let coalition: string
let amina: Somebody
let ben: Somebody
let statement: string
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  const founded = await world.coalition('harbour', 'Amina')
  coalition = founded.id
  amina = founded.coordinator
  ben = await world.person('Ben', { coalition, role: 'reviewer', organisation: 'Quay Rights' })
  const letter = { coalition, kind: 'joint-letter', title: TITLE, language: 'en', direction: 'ltr' } as const
  statement = (await world.call(amina, startStatement, letter)).id
})
afterAll(() => Promise.all(open.map(one => one.close())))

const note = (kind: NoticeKindOfReview, ...people: Somebody[]) =>
  world.storage.write(tx =>
    noteEvent(tx, world.app.ports, { statement, coalition, kind, people: people.map(({ id }) => id) }),
  )
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= MINUTE) {
    world.clock.pass(Math.min(left, MINUTE))
    await world.app.digests.idle()
    await world.app.outbox.idle()
  }
}
const set = (who: Somebody, digest: notices.Digest) => world.call(who, notices.setNotices, { digest })

describe('digests', () => {
  it('[NOTE-1] what is not urgent waits for seven in the morning UTC, in one mail that counts it', async () => {
    await note('comment', ben)
    await note('comment', ben)
    await note('decision', ben)
    await pass(6 * HOUR)
    expect(await world.mailsTo(ben.address)).toEqual([])
    world.clock.pass(12 * HOUR)
    await pass(2 * HOUR)
    const [mail, ...more] = await world.mailsTo(ben.address)
    expect(more).toEqual([])
    expect(mail!.text).toContain('2 new comments.\nOne decision on what you said.')
    expect(mail!.text).toContain(`/statements/${statement}`)
    await pass(2 * HOUR)
    expect(await world.mailsTo(ben.address)).toHaveLength(1)
  })

  it('[NOTE-1] a mention comes at once, after two minutes in which more of it may come, and takes the rest along', async () => {
    await note('comment', ben)
    await note('mention', ben)
    await pass(MINUTE)
    await note('mention', ben)
    expect(await world.mailsTo(ben.address)).toEqual([])
    await pass(MINUTE)
    const [mail, ...more] = await world.mailsTo(ben.address)
    expect(more).toEqual([])
    expect(mail!.text).toContain('One new comment.\nYou were named 2 times.')
  })

  it('[NOTE-1] everybody sets how often; never is never, and drops what waits', async () => {
    expect(await world.call(ben, notices.seeNotices, {})).toEqual({ digest: 'daily' })
    await set(ben, 'at-once')
    await note('comment', ben)
    await pass(2 * MINUTE)
    expect(await world.mailsTo(ben.address)).toHaveLength(1)
    await note('comment', ben)
    await set(ben, 'never')
    await note('mention', ben)
    await set(ben, 'at-once')
    await pass(48 * HOUR)
    expect(await world.mailsTo(ben.address)).toHaveLength(1)
  })

  it('[SAFE-3] a digest says that something waits, never what', async () => {
    await set(ben, 'at-once')
    for (const kind of ['mention', 'comment', 'suggestion', 'decision', 'round'] as const)
      await note(kind, ben)
    await pass(2 * MINUTE)
    const [mail] = await world.mailsTo(ben.address)
    expect(mail!.subject).toBe('Something waits for you')
    expect(`${mail!.subject}${mail!.text}`).not.toMatch(/canary|harbour|amina|quay|letter/i)
  })

  it('[NOTE-1] whoever left the coalition is not told any more', async () => {
    await note('mention', ben)
    const { people } = await world.call(amina, coalitions.listPeople, { coalition })
    const { membership } = people.find(({ person }) => person === ben.id)!
    await world.call(amina, coalitions.removePerson, { coalition, membership })
    await pass(3 * MINUTE)
    expect(await world.mailsTo(ben.address)).toEqual([])
  })

  it('[NOTE-1] somebody whose mail cannot be written keeps nobody else from theirs', async () => {
    await world.storage.write(async ({ db, t }) => {
      await db.update(t.people).set({ addressSealed: 'broken' }).where(eq(t.people.id, amina.id))
    })
    await note('mention', amina, ben)
    await pass(4 * MINUTE)
    expect(await world.mailsTo(ben.address)).toHaveLength(1)
  })

  it('[NOTE-1] a server that stops ends after the person at hand, and the next one tells the others', async () => {
    await note('mention', amina, ben)
    const { ports } = world.app
    const later = { ...ports, clock: { ...ports.clock, now: () => ports.clock.now() + HOUR } }
    let told = 0
    const never = () => {
      throw new Error('nobody fails here')
    }
    expect(await queueDue(later, never, () => told++ > 0)).toBe(1)
    expect(await queueDue(later, never, () => false)).toBe(1)
    expect(await queueDue(later, never, () => false)).toBe(0)
  })

  it('[HOUSE-3] two servers on one storage send one mail', async () => {
    const { startDigests } = await import('../../server/notices/digests.ts')
    const second = startDigests(world.app.ports, () => {})
    await note('mention', ben)
    for (let minute = 0; minute < 3; minute++) {
      world.clock.pass(MINUTE)
      await Promise.all([second.idle(), world.app.digests.idle()])
    }
    await second.stop()
    expect(await world.mailsTo(ben.address)).toHaveLength(1)
  })
})

describe('ending mails', () => {
  /** The path of the page in the newest mail that ends mails of this kind. */
  const endLink = async () =>
    /https?:\S+(\/u\/\S+)/.exec((await world.mailsTo(ben.address)).at(-1)!.text)![1]!
  const link = (path: string) => path.replace('/u/', '')

  it('[NOTE-1] [SIGN-3] opening the page changes nothing; the button ends the mails, twice as once', async () => {
    await note('mention', ben)
    await pass(2 * MINUTE)
    const path = await endLink()
    const [mail] = await world.mailsTo(ben.address)
    expect(mail!.headers).toEqual({ 'List-Unsubscribe': `<${world.config.publicUrl}${path}>` })
    const before = await world.ask(null, notices.showUnsubscribe, { link: link(path) })
    expect(before.body).toContain('Send me no more of these mails')
    expect(await world.call(ben, notices.seeNotices, {})).toEqual({ digest: 'daily' })
    for (let press = 0; press < 2; press++) {
      const pressed = await world.ask(null, notices.unsubscribe, { link: link(path) })
      expect(pressed.headers.location).toBe(path)
    }
    expect((await world.ask(null, notices.showUnsubscribe, { link: link(path) })).body).toContain(
      'No more mails of this kind are sent to you.',
    )
    expect(await world.call(ben, notices.seeNotices, {})).toEqual({ digest: 'never' })
  })

  it('[NOTE-1] a link that was made up ends nothing, and looks like any dead link', async () => {
    await note('mention', amina, ben)
    await pass(2 * MINUTE)
    const made = (await endLink()).replace('/u/', '').replace(ben.id, amina.id)
    const bens = (await world.mailsTo(ben.address))[0]!.text.match(/\/u\/(\S+)/)![1]!
    for (const dead of [made, `${bens}.more`, 'nobody.0000000000000000000000', 'x']) {
      expect((await world.ask(null, notices.showUnsubscribe, { link: dead })).statusCode).toBe(404)
      expect((await world.ask(null, notices.unsubscribe, { link: dead })).statusCode).toBe(404)
    }
    expect(await world.call(amina, notices.seeNotices, {})).toEqual({ digest: 'daily' })
  })
})
