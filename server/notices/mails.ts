import { MAIL_WORDS } from '../../shared/words/mails.en.ts'

export type NoticeKind = keyof typeof MAIL_WORDS

/** Something to tell one person by mail; `link` is a whole address, with the token that is theirs. */
export type Notice = { kind: NoticeKind; to: string; link: string }

/** The words of a notice. [SAFE-3] Only its kind decides them: a mail holds no title, no name and no text. */
export function writeMail({ kind, link }: Notice): { subject: string; text: string } {
  const { subject, before, after } = MAIL_WORDS[kind]
  return { subject, text: `${before}\n\n${link}\n\n${after}\n` }
}
