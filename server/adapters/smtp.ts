import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Mail, Mailer } from '../ports.ts'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Mails by `SMTP_URL`. To another machine they travel encrypted or not at all, unless the address says so
 * (`smtp://mail.internal?requireTLS=false`).
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    requireTLS: !LOOPBACK.test(new URL(url).hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    kind: 'smtp',
    async send(mail) {
      if (!isOneAddress(mail.to)) return 'refused'
      try {
        await transport.sendMail(messageOf(mail, oneLine(from)))
        return 'sent'
      } catch (fault) {
        if (isRefusal(fault)) return 'refused'
        throw fault
      }
    },
    async close() {
      transport.close()
    },
  }
}

/** Mails by `SMTP_URL`; without it, printed where only this machine reaches the server, else kept for later. */
export const openMailer = (config: Config, print?: (text: string) => void): Mailer =>
  config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : terminalMailer(config.loopbackOnly, print)

/**
 * Mails printed in the terminal, for trying the server out.
 * @param mayPrint where false, sending throws: links that open accounts do not belong into the terminal, and so
 *   into the log, of a server that others use.
 */
export function terminalMailer(
  mayPrint: boolean,
  print: (text: string) => void = text => void process.stdout.write(text),
): Mailer {
  return {
    kind: 'terminal',
    async send({ to, subject, text }) {
      if (!mayPrint) throw Object.assign(new Error('SMTP_URL is not set.'), { code: 'NO_SMTP_URL' })
      print(`\n── mail to ${oneLine(to)}: ${oneLine(subject)}\n\n${printable(text)}\n── end of mail\n\n`)
      return 'sent'
    },
    async close() {},
  }
}

/** One address, said in both the envelope and the header as an object, so that nothing in it is parsed. */
function messageOf({ to, subject, text, messageId, headers }: Mail, from: string) {
  const recipient = { name: '', address: to }
  return {
    from,
    to: recipient,
    envelope: { from, to: recipient },
    subject: oneLine(subject),
    text,
    messageId: oneLine(messageId),
    headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
  }
}

const isOneAddress = (to: string) => /^[^\s<>,;:"()@]+@[^\s<>,;:"()@]+$/.test(to)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
const printable = (text: string) => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')

/**
 * Whether the receiving side said no for good (5xx) to this recipient or this mail. A no to our sender or our
 * password is ours to mend, and tried again.
 */
function isRefusal(fault: unknown): boolean {
  const { command, responseCode } = fault as { command?: unknown; responseCode?: unknown }
  const toThisMail = command === 'RCPT TO' || command === 'DATA'
  return toThisMail && typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600
}
