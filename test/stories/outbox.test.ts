import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomIds } from '../../server/adapters/ids.ts'
import { keysFrom, newKeyMaterial } from '../../server/adapters/keys.ts'
import { smtpMailer } from '../../server/adapters/smtp.ts'
import { type Notice, type NoticeKind, writeMail } from '../../server/notices/mails.ts'
import { type Outbox, queueMail, startOutbox } from '../../server/notices/outbox.ts'
import type { Mail, Mailer } from '../../server/ports.ts'
import { MAIL_WORDS } from '../../shared/words/mails.en.ts'
import { type OpenedStorage, storages } from '../adapters/storages.ts'
import { type FakeClock, fakeClock } from '../world/clock.ts'
import { type Post, startPost } from '../world/post.ts'

const MINUTE = 60_000
const LENA = 'lena@dockworkers.example'
const invitation: Notice = { kind: 'invitation', to: LENA, link: 'http://harbour.example/enter/t0ken' }
const keys = keysFrom(newKeyMaterial())

describe.each(storages)('the outbox on %s', (_, open) => {
  let opened: OpenedStorage
  let clock: FakeClock
  let outboxes: Outbox[]
  let trouble: string[]
  beforeEach(async () => {
    opened = await open()
    clock = fakeClock()
    outboxes = []
    trouble = []
  })
  afterEach(async () => {
    for (const outbox of outboxes) await outbox.stop()
    await opened.close()
  })

  const ports = (mailer: Mailer) => ({ ...opened, clock, ids: randomIds, keys, mailer })
  const start = (mailer: Mailer) => {
    const outbox = startOutbox(ports(mailer), sentence => trouble.push(sentence))
    outboxes.push(outbox)
    return outbox
  }
  const queue = (notice: Notice = invitation) =>
    opened.storage.write(tx => queueMail(tx, { clock, ids: randomIds, keys }, notice))
  const stored = () => opened.storage.read(({ db, t }) => db.select().from(t.outbox))
  const states = async () => (await stored()).map(row => row.state)

  it('sends what was queued, once', async () => {
    const { mailer, mails } = fakeMailer()
    const outbox = start(mailer)
    await queue()
    outbox.kick()
    await outbox.idle()
    expect(mails).toMatchObject([{ to: LENA, subject: 'An invitation' }])
    expect(mails[0]!.text).toContain(invitation.link)
    outbox.kick()
    clock.pass(48 * 60 * MINUTE)
    await outbox.idle()
    expect(mails).toHaveLength(1)
    expect(await states()).toEqual(['sent'])
  })

  it('sends what was queued before it started', async () => {
    const { mailer, mails } = fakeMailer()
    await queue()
    await start(mailer).idle()
    expect(mails).toHaveLength(1)
  })

  it('finds within a minute what another process queued, and writes nothing while nothing is due', async () => {
    const { mailer, mails } = fakeMailer()
    let writes = 0
    const storage: OpenedStorage['storage'] = {
      ...opened.storage,
      write: fn => {
        writes++
        return opened.storage.write(fn)
      },
    }
    const outbox = startOutbox({ ...ports(mailer), storage })
    outboxes.push(outbox)
    for (let minute = 0; minute < 5; minute++) {
      await outbox.idle()
      clock.pass(MINUTE)
    }
    await outbox.idle()
    expect(writes).toBe(0)
    await queue()
    clock.pass(MINUTE)
    await outbox.idle()
    expect(mails).toHaveLength(1)
    expect(await opened.storage.read(({ db, t }) => db.select().from(t.leases))).toEqual([])
  })

  it('sends nothing of a write that was not committed', async () => {
    const { mailer, mails } = fakeMailer()
    const outbox = start(mailer)
    const failing = opened.storage.write(async tx => {
      await queueMail(tx, ports(mailer), invitation)
      throw new Error('a change of mind')
    })
    await expect(failing).rejects.toThrow()
    outbox.kick()
    await outbox.idle()
    expect(mails).toEqual([])
  })

  it('[SIGN-7] tells whoever reads the database nothing of the recipient or the link', async () => {
    const { mailer } = fakeMailer()
    await queue()
    const before = JSON.stringify(await stored())
    expect(before).not.toMatch(/lena|dockworkers|t0ken/)
    await start(mailer).idle()
    expect((await stored())[0]!.mailSealed).toBe('')
  })

  it('tries again after growing times, with the same Message-ID, and says so without the address', async () => {
    const { mailer, mails, fail } = fakeMailer()
    fail(Object.assign(new Error(`451 ${LENA} try later`), { code: 'EENVELOPE' }))
    await queue()
    const outbox = start(mailer)
    await outbox.idle()
    const triesAt: number[] = []
    for (let minute = 1; minute <= 16; minute++) {
      const before = mails.length
      clock.pass(MINUTE)
      await outbox.idle()
      if (mails.length > before) triesAt.push(minute)
    }
    expect(triesAt).toEqual([1, 3, 7, 15])
    expect(new Set(mails.map(mail => mail.messageId)).size).toBe(1)
    expect(mails[0]!.messageId).toMatch(/^<[\w-]{16}@localhost>$/)
    expect(trouble[0]).toBe('A mail (invitation) was not sent (EENVELOPE); it is tried again.')
    expect(trouble.join()).not.toContain('lena')
    fail(undefined)
    clock.pass(60 * MINUTE)
    await outbox.idle()
    expect(await states()).toEqual(['sent'])
  })

  it('sends a mail again whose “yes” was lost, with the same Message-ID', async () => {
    const post = await startPost()
    const smtp = smtpMailer(post.url, 'post@harbour.example')
    let lost = 0
    const lossy: Mailer = {
      ...smtp,
      async send(mail) {
        await smtp.send(mail)
        if (lost++ === 0) throw Object.assign(new Error('gone'), { code: 'ESOCKET' })
        return 'sent'
      },
    }
    await queue()
    const outbox = start(lossy)
    await outbox.idle()
    clock.pass(MINUTE)
    await outbox.idle()
    const ids = post.received.map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
    expect(await states()).toEqual(['sent'])
    await post.stop()
  })

  it('does not try again what the receiving server refused for good', async () => {
    const { mailer, mails, answer } = fakeMailer()
    answer('refused')
    await queue()
    const outbox = start(mailer)
    await outbox.idle()
    clock.pass(48 * 60 * MINUTE)
    await outbox.idle()
    expect(mails).toHaveLength(1)
    expect(await states()).toEqual(['refused'])
    expect((await stored())[0]!.mailSealed).toBe('')
    expect(trouble).toEqual(['A mail (invitation) was refused by the receiving server.'])
  })

  it.each([
    ['sign-in', 20],
    ['invitation', 48 * 60],
  ] as const)('gives a mail (%s) up after %d minutes', async (kind, minutes) => {
    const { mailer, mails, fail } = fakeMailer()
    fail(new Error('no'))
    await queue({ ...invitation, kind })
    const outbox = start(mailer)
    for (let passed = 0; passed <= minutes + 60; passed += 5) {
      await outbox.idle()
      clock.pass(5 * MINUTE)
    }
    await outbox.idle()
    expect(await states()).toEqual(['gave-up'])
    const tries = mails.length
    clock.pass(48 * 60 * MINUTE)
    await outbox.idle()
    expect(mails).toHaveLength(tries)
    expect((await stored())[0]!.mailSealed).toBe('')
  })

  it('goes on with the others when one mail cannot be sent, read, or takes for ever', async () => {
    const { mailer, mails } = fakeMailer()
    await queue({ ...invitation, to: 'stuck@lighthouse.example' })
    await opened.storage.write(async ({ db, t }) => {
      const damaged = { id: 'damaged', kind: 'invitation', mailSealed: 's1.x.y', createdAt: clock.now() }
      await db.insert(t.outbox).values({ ...damaged, nextAt: clock.now(), tries: 0, state: 'waiting' })
    })
    await queue()
    const began = signal()
    const stuck: Mailer = {
      ...mailer,
      send: mail => {
        if (!mail.to.startsWith('stuck')) return mailer.send(mail)
        began.give()
        return new Promise(() => {})
      },
    }
    const outbox = start(stuck)
    await began.given
    clock.pass(50_000)
    await outbox.idle()
    expect(mails.map(mail => mail.to)).toEqual([LENA])
    expect(trouble).toHaveLength(2)
  })

  it('sends each mail once when two servers share the storage', async () => {
    const one = fakeMailer()
    const two = fakeMailer()
    for (let n = 0; n < 20; n++) await queue({ ...invitation, to: `member-${n}@lighthouse.example` })
    const both = [start(one.mailer), start(two.mailer)]
    await Promise.all(both.map(outbox => outbox.idle()))
    clock.pass(2 * MINUTE)
    await Promise.all(both.map(outbox => outbox.idle()))
    const sent = [...one.mails, ...two.mails].map(mail => mail.to)
    expect(sent).toHaveLength(20)
    expect(new Set(sent).size).toBe(20)
  })

  it('is taken over from a server that died while sending', async () => {
    const began = signal()
    await queue()
    const send = () => {
      began.give()
      return new Promise<never>(() => {})
    }
    const stopped = fakeClock(clock.now())
    startOutbox({ ...ports({ ...fakeMailer().mailer, send }), clock: stopped })
    await began.given
    const { mailer, mails } = fakeMailer()
    const outbox = start(mailer)
    await outbox.idle()
    expect(mails).toEqual([])
    clock.pass(MINUTE)
    await outbox.idle()
    expect(mails).toHaveLength(1)
  })

  it('lets the mail that is being sent end when it stops, and starts no other', async () => {
    const began = signal()
    const goOn = signal()
    const { mailer, mails } = fakeMailer()
    await queue()
    await queue()
    const slow: Mailer = {
      ...mailer,
      async send(mail) {
        began.give()
        await goOn.given
        return mailer.send(mail)
      },
    }
    const outbox = startOutbox(ports(slow))
    await began.given
    const stopping = outbox.stop()
    goOn.give()
    await stopping
    expect(mails).toHaveLength(1)
    expect((await states()).toSorted()).toEqual(['sent', 'waiting'])
    expect(await opened.storage.read(({ db, t }) => db.select().from(t.leases))).toEqual([])
    outbox.kick()
    await outbox.idle()
    expect(mails).toHaveLength(1)
    expect(clock.waiting()).toBe(0)
  })

  it('looks again in a minute when the storage fails', async () => {
    const { mailer, mails } = fakeMailer()
    let broken = true
    const storage: OpenedStorage['storage'] = {
      ...opened.storage,
      write: fn => (broken ? Promise.reject(new Error('disk full')) : opened.storage.write(fn)),
    }
    await queue()
    const outbox = startOutbox({ ...ports(mailer), storage }, sentence => trouble.push(sentence))
    outboxes.push(outbox)
    await outbox.idle()
    expect(trouble).toEqual(['The outbox could not be read or written; it is tried again in a minute.'])
    broken = false
    clock.pass(MINUTE)
    await outbox.idle()
    expect(mails).toHaveLength(1)
  })
})

describe('mails', () => {
  it('[SAFE-3] [SIGN-4] hold nothing but the words of their kind and one link', () => {
    for (const kind of Object.keys(MAIL_WORDS) as NoticeKind[]) {
      const { subject, text } = writeMail({ kind, to: LENA, link: 'http://harbour.example/l/abc' })
      expect(subject).toBe(MAIL_WORDS[kind].subject)
      expect(text.match(/https?:/g)).toHaveLength(1)
      expect(`${subject}${text}`).not.toMatch(/lena|statement|treaty|coalition|signatur|letter/i)
    }
  })

  it('reach a real mailbox, and their link can be taken from it', async () => {
    const post: Post = await startPost()
    const mailer = smtpMailer(post.url, 'post@harbour.example')
    const { subject, text } = writeMail(invitation)
    await mailer.send({ to: LENA, subject, text, messageId: '<a@harbour.example>' })
    expect((await post.take(LENA)).link).toBe(invitation.link)
    await post.stop()
  })
})

/** A mailer that notes what it was given and does with it what it is told. */
function fakeMailer() {
  const mails: Mail[] = []
  let fault: Error | undefined
  let end: 'sent' | 'refused' = 'sent'
  const mailer: Mailer = {
    kind: 'smtp',
    async send(mail) {
      mails.push(mail)
      if (fault) throw fault
      return end
    },
    async close() {},
  }
  return {
    mailer,
    mails,
    fail: (with_: Error | undefined) => {
      fault = with_
    },
    answer: (with_: 'sent' | 'refused') => {
      end = with_
    },
  }
}

function signal() {
  let give = () => {}
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return { given, give }
}
