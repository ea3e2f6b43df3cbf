import type { NoticeKindOfReview } from '../../shared/digest.ts'
import { ADDED, DIGEST_WORDS, END_MAILS, MAIL_WORDS } from '../../shared/words/mails.en.ts'
import type { Mail } from '../ports.ts'

export type NoticeKind = keyof typeof MAIL_WORDS

/** Something to tell one person by mail; `link` is a whole address, with the token that is theirs. */
export type Notice = {
  kind: NoticeKind
  to: string
  link: string
  /** More places where something waits. */
  more?: readonly string[]
  /** How much waits, by kind. */
  counts?: Partial<Record<NoticeKindOfReview, number>>
  /** The whole address of the page that ends mails of this kind. */
  end?: string
  /** What coordinators add in their own words, judged by `unmailable` before. */
  said?: string
}

/**
 * The words of a notice. [SAFE-3] Its kind and its counts decide them, beside what coordinators were let add: a mail
 * holds no title, no name and no text. Where mails of its kind can be ended, mail programs are told how (RFC 2369); they open a page with a
 * button, for opening alone ends nothing [SIGN-3].
 */
export function writeMail(notice: Notice): Pick<Mail, 'subject' | 'text' | 'headers'> {
  const { kind, link, more = [], counts = {}, end, said = '' } = notice
  const { subject, before, after } = MAIL_WORDS[kind]
  const counted = Object.entries(counts).map(([of, n]) => DIGEST_WORDS[of as NoticeKindOfReview](n))
  const parts = [
    before,
    [link, ...more].join('\n'),
    ...(counted.length > 0 ? [counted.join('\n')] : []),
    ...(said === '' ? [] : [`${ADDED}\n${said}`]),
    after,
    ...(end === undefined ? [] : [`${END_MAILS}\n${end}`]),
  ]
  const text = `${parts.join('\n\n')}\n`
  return end === undefined
    ? { subject, text }
    : { subject, text, headers: { 'List-Unsubscribe': `<${end}>` } }
}
