import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMailer, smtpMailer, terminalMailer } from '../../server/adapters/smtp.ts'
import { readConfig } from '../../server/config.ts'
import type { Mail, Mailer } from '../../server/ports.ts'
import { type Post, startPost } from '../world/post.ts'

const mail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'lena@dockworkers.example',
  subject: 'Please confirm',
  text: 'Open this page:\n\nhttp://harbour.example/l/abc\n',
  messageId: '<mail-1@harbour.example>',
  ...changes,
})

describe('mails over SMTP', () => {
  let post: Post
  let mailer: Mailer
  beforeEach(async () => {
    post = await startPost()
    mailer = smtpMailer(post.url, 'Harbour Committee <post@harbour.example>')
  })
  afterEach(async () => {
    await mailer.close()
    await post.stop()
  })

  it('reach their one recipient as plain text, with subject, sender and Message-ID as given', async () => {
    expect(await mailer.send(mail({ subject: 'Přijato — نعم' }))).toBe('sent')
    const { mail: got, to, raw } = await post.take('lena@dockworkers.example')
    expect(to).toBe('lena@dockworkers.example')
    expect(got.subject).toBe('Přijato — نعم')
    expect(got.from).toMatchObject({ name: 'Harbour Committee', address: 'post@harbour.example' })
    expect(got.to).toMatchObject([{ address: 'lena@dockworkers.example' }])
    expect(got.messageId).toBe('<mail-1@harbour.example>')
    expect(got.text?.trim()).toBe('Open this page:\n\nhttp://harbour.example/l/abc')
    expect(got.html).toBeUndefined()
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m)
  })

  it('keep a long link in one piece', async () => {
    const link = `http://harbour.example/l/${'Ab_-9'.repeat(60)}`
    await mailer.send(mail({ text: `Here:\n\n${link}\n` }))
    expect((await post.take('lena@dockworkers.example')).link).toBe(link)
  })

  it('are refused where the receiving server says no for good', async () => {
    post.answer('gone@dockworkers.example', 550)
    expect(await mailer.send(mail({ to: 'gone@dockworkers.example' }))).toBe('refused')
  })

  it('throw where the receiving server says not now', async () => {
    post.answer('full@dockworkers.example', 451)
    await expect(mailer.send(mail({ to: 'full@dockworkers.example' }))).rejects.toMatchObject({
      responseCode: 451,
    })
  })

  it('throw where no server answers', async () => {
    const nowhere = smtpMailer('smtp://127.0.0.1:9', 'post@harbour.example')
    await expect(nowhere.send(mail())).rejects.toThrow()
  })

  it('take no new header and no second recipient from a line break in a field', async () => {
    await mailer.send(
      mail({
        subject: 'Hello\r\nBcc: eve@elsewhere.example\r\n\r\nand more',
        messageId: '<mail-2@harbour.example>\r\nX-Evil: 1',
      }),
    )
    const { mail: got } = await post.take('lena@dockworkers.example')
    expect(post.received).toHaveLength(1)
    expect(got.subject).toBe('Hello Bcc: eve@elsewhere.example and more')
    expect(got.headers.map(header => header.key)).not.toContain('bcc')
    expect(got.headers.map(header => header.key)).not.toContain('x-evil')
  })

  it.each([
    'lena@dockworkers.example, eve@elsewhere.example',
    'lena@dockworkers.example\r\nRCPT TO:<eve@elsewhere.example>',
    'Lena <lena@dockworkers.example>',
    'no address',
    '',
  ])('go nowhere when the address is not one address: %j', async to => {
    expect(await mailer.send(mail({ to }))).toBe('refused')
    expect(post.received).toEqual([])
  })

  it('are not sent in clear to another machine', async () => {
    const far = smtpMailer(post.url.replace('127.0.0.1', '0.0.0.0'), 'post@harbour.example')
    await expect(far.send(mail())).rejects.toThrow(/STARTTLS|TLS/)
    expect(post.received).toEqual([])
    const allowed = smtpMailer(
      `${post.url.replace('127.0.0.1', '0.0.0.0')}?requireTLS=false`,
      'p@harbour.example',
    )
    expect(await allowed.send(mail())).toBe('sent')
  })
})

describe('mails in the terminal', () => {
  it('are printed whole, without anything that steers a terminal', async () => {
    const printed: string[] = []
    const mailer = terminalMailer(true, text => void printed.push(text))
    expect(await mailer.send(mail({ subject: 'Hi\u001b[2J\r\nthere' }))).toBe('sent')
    expect(printed.join('')).toContain('lena@dockworkers.example: Hi [2J there')
    expect(printed.join('')).toContain('\nhttp://harbour.example/l/abc\n')
    expect(printed.join('')).not.toContain('\u001b')
  })

  it('stand in for SMTP only where nobody else reaches the server', async () => {
    const printed: string[] = []
    const print = (text: string) => void printed.push(text)
    const own = openMailer(readConfig({}), print)
    expect(own.kind).toBe('terminal')
    expect(await own.send(mail())).toBe('sent')
    const reachable = openMailer(readConfig({ HOST: '0.0.0.0' }), print)
    await expect(reachable.send(mail())).rejects.toMatchObject({ code: 'NO_SMTP_URL' })
    expect(printed).toHaveLength(1)
    expect(openMailer(readConfig({ SMTP_URL: 'smtp://127.0.0.1' })).kind).toBe('smtp')
  })
})
