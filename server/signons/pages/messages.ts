/** What coordinators wrote to somebody, on that one's own page. */
import { inWords } from '../../../shared/deadline.ts'
import { invitedWords } from '../../../shared/words/invited.ts'
import { type Html, html, raw } from '../../http/pages.ts'

/**
 * The messages, the newest first; nothing where there are none.
 * @param language of the page, BCP 47
 * @param zone of the sign-on
 */
export function messagesHtml(
  messages: readonly { text: string; at: number }[],
  language: string,
  zone: string,
): Html {
  if (messages.length === 0) return raw('')
  const { messages: words, ...page } = invitedWords(language)
  const items = messages.map(
    ({ text, at }) =>
      html`<li><p class="hint">${words.written(inWords(at, zone, page.language))}</p>${paragraphs(text)}</li>`,
  )
  return html`<section class="messages" lang="${page.language}" dir="${page.direction}"><h2>${words.title}</h2><ul>${items}</ul></section>`
}

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .filter(part => part.trim() !== '')
    .map(part => html`<p dir="auto">${lines(part.trim())}</p>`)

const lines = (text: string): Html =>
  html`${text.split('\n').map((line, at) => html`${at > 0 ? raw('<br>') : raw('')}${line}`)}`
