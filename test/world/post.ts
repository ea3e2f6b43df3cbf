import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as its receiver's mail server got it. */
export type ReceivedMail = { to: string; raw: string; mail: Email; link: string | undefined }

export type Post = {
  /** An `SMTP_URL` that leads here. */
  url: string
  received: ReceivedMail[]
  /** The next mail to that address that nobody took yet, as soon as it is there. */
  take(to: string): Promise<ReceivedMail>
  /** From now on, answers mails to that address with this code: 550 for good, 451 for now, 250 for yes. */
  answer(to: string, code: number): void
  stop(): Promise<void>
}

/** Starts a mail server on a free port that takes every mail: a real SMTP conversation. */
export async function startPost(): Promise<Post> {
  const received: ReceivedMail[] = []
  const answers = new Map<string, number>()
  const waiting = new Set<() => void>()
  const taken = new Set<ReceivedMail>()

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const code = answers.get(address) ?? 250
      callback(
        code === 250 ? null : Object.assign(new Error(`no mail for ${address}`), { responseCode: code }),
      )
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const mail = await PostalMime.parse(raw)
        const link = /https?:\S+/.exec(mail.text ?? '')?.[0]
        for (const { address } of session.envelope.rcptTo) received.push({ to: address, raw, mail, link })
        callback()
        for (const look of waiting) look()
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  server.removeAllListeners('error').on('error', () => {})
  const { port } = server.server.address() as AddressInfo

  const take = (to: string) =>
    new Promise<ReceivedMail>(resolve => {
      const look = () => {
        const mail = received.find(one => one.to === to && !taken.has(one))
        if (!mail) return
        taken.add(mail)
        waiting.delete(look)
        resolve(mail)
      }
      waiting.add(look)
      look()
    })

  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    take,
    answer: (to, code) => void answers.set(to, code),
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
