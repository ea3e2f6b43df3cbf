/** What can be answered to an invitation without signing, below the form; and the page that ends such mails. */
import { DateTime } from 'luxon'
import { inWords } from '../../../shared/deadline.ts'
import { type Signon, windowState } from '../../../shared/signon.ts'
import type { UntilFlaw } from '../../../shared/signonInvitation.ts'
import { type InvitedWords, invitedWords } from '../../../shared/words/invited.ts'
import { type Html, html, raw, wholePage } from '../../http/pages.ts'
import type { Invited } from '../invitations/find.ts'

/** What was typed and could not be taken, and why. */
export type AnswerTyped = {
  act: 'decline' | 'need-until'
  until: string
  note: string
  problem: UntilFlaw | 'too-long' | 'closed' | 'signed'
}

export type AnswerView = {
  link: string
  invited: Invited
  signon: Signon
  /** Of the page, as a BCP 47 tag. */
  language: string
  now: number
  typed?: AnswerTyped | undefined
}

/** The answers that are still open, what was answered before, and the way to no more mails. */
export function answerHtml(view: AnswerView): Html {
  const words = invitedWords(view.language)
  const { invited, signon, link, now } = view
  const signed = invited.state === 'accepted' || invited.state === 'confirmed'
  const open = !signed && windowState(signon, now) !== 'closed'
  return html`<section class="answers" id="answer" lang="${words.language}" dir="${words.direction}">
<h2>${words.title}</h2>
${problemHtml(view, words)}${standsHtml(view, words)}
${open ? html`<p class="hint">${words.seen}</p>${declineHtml(view, words)}${untilHtml(view, words)}` : raw('')}
<p><a href="/invited/${link}/no-mails">${words.noMails}</a></p>
</section>`
}

function problemHtml({ typed, signon }: AnswerView, words: InvitedWords): Html {
  if (!typed) return raw('')
  const { problem } = typed
  const said =
    problem === 'after-deadline'
      ? words.problems['after-deadline'](day(signon.closesLocal.slice(0, 10), words))
      : words.problems[problem]
  const field = problem === 'closed' || problem === 'signed' ? null : fieldOf(typed)
  return html`<p role="alert" class="wrong" id="answer-problem" tabindex="-1" autofocus>${field === null ? said : html`<a href="#${field}">${said}</a>`}</p>`
}

const fieldOf = ({ act, problem }: AnswerTyped): string =>
  act === 'decline' ? 'decline-note' : problem === 'too-long' ? 'until-note' : 'until'

function standsHtml({ invited, signon, now }: AnswerView, words: InvitedWords): Html {
  const { state, answer } = invited
  const said = (when: number) => inWords(when, signon.zone, words.language)
  if (state === 'accepted' || state === 'confirmed') return html`<p role="status">${words.signed}</p>`
  if (state === 'organisation-signed') return html`<p role="status">${words.organisationSigned}</p>`
  if (answer.answer === 'none') return raw('')
  const what =
    answer.answer === 'declined'
      ? words.declined(said(answer.at))
      : answer.until === ''
        ? words.needsTime(said(answer.at))
        : words.needsUntil(day(answer.until, words), said(answer.at))
  const note = answer.note === '' ? raw('') : html`<blockquote dir="auto">${answer.note}</blockquote>`
  const changeable = windowState(signon, now) === 'open' ? ` ${words.changeable}` : ''
  return html`<p role="status">${what}${changeable}</p>${note}`
}

function declineHtml({ link, typed }: AnswerView, words: InvitedWords): Html {
  const own = typed?.act === 'decline' ? typed : undefined
  return html`<details${raw(own ? ' open' : '')}><summary>${words.decline}</summary>
<form class="form" method="post" action="/invited/${link}#answer"><input type="hidden" name="act" value="decline">
${noteHtml('decline-note', words.declineNote, own)}
<p><button class="plain">${words.declineAct}</button></p></form></details>`
}

function untilHtml({ link, typed, signon }: AnswerView, words: InvitedWords): Html {
  const own = typed?.act === 'need-until' ? typed : undefined
  const hint = words.untilHint(day(signon.closesLocal.slice(0, 10), words))
  const wrong = own && own.problem !== 'too-long' ? raw(' aria-invalid="true"') : raw('')
  const tied = own ? 'until-hint answer-problem' : 'until-hint'
  return html`<details${raw(own ? ' open' : '')}><summary>${words.until}</summary>
<form class="form" method="post" action="/invited/${link}#answer"><input type="hidden" name="act" value="need-until">
<div class="field"><label for="until">${words.untilDay}</label><p class="hint" id="until-hint">${hint}</p><input id="until" name="until" type="date" max="${signon.closesLocal.slice(0, 10)}" value="${own?.until ?? ''}" aria-describedby="${tied}"${wrong}></div>
${noteHtml('until-note', words.untilNote, own)}
<p><button class="plain">${words.untilAct}</button></p></form></details>`
}

const noteHtml = (id: string, label: string, typed: AnswerTyped | undefined): Html =>
  html`<div class="field"><label for="${id}">${label}</label><textarea id="${id}" name="note" rows="3" maxlength="1000" dir="auto"${raw(typed?.problem === 'too-long' ? ' aria-invalid="true" aria-describedby="answer-problem"' : '')}>${typed?.note ?? ''}</textarea></div>`

/** A day as it is said in a language: "14 January 2027". */
const day = (iso: string, { language }: InvitedWords): string =>
  DateTime.fromISO(iso, { zone: 'utc', locale: language === 'en' ? 'en-GB' : language }).toLocaleString(
    DateTime.DATE_FULL,
  )

/** The page behind the link that ends mails about signing. It names no letter. */
export function noMailsPage(link: string, spoken: string, ended: boolean): string {
  const { language, direction, mails } = invitedWords(spoken)
  const body = ended
    ? html`<p role="status">${mails.done}</p><p>${mails.doneHint}</p>`
    : html`<p>${mails.ask}</p><p>${mails.askHint}</p><form method="post" action="/invited/${link}/no-mails"><button>${mails.act}</button></form>`
  return wholePage({
    ...{ language, direction },
    title: mails.title,
    body: html`<main class="plain"><h1>${mails.title}</h1>${body}</main>`,
  })
}
