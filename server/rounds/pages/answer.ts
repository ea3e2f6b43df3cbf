/** The answer on a guest's page: what was answered, and the form. */
import { DateTime } from 'luxon'
import { ANSWERS, type Answer } from '../../../shared/contract/rounds.ts'
import { inWords } from '../../../shared/deadline.ts'
import { roundWords as words } from '../../../shared/words/rounds.en.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { GivenAnswer } from '../rows.ts'
import type { GuestView } from './guest.ts'

/** The section at the foot: the guest's own answers, and until the deadline the form. */
export function answerHtml(view: GuestView): Html {
  const [newest, ...earlier] = view.answers
  const given = newest
    ? html`<p class="counts">${view.superseded ? raw('') : html`${words.counts} `}${givenHtml(view, newest)}</p>${view.superseded ? html`<p class="notice">${words.superseded}</p>` : raw('')}`
    : raw('')
  const kept =
    earlier.length > 0
      ? html`<p class="hint">${words.earlier}</p><ul>${earlier.map(one => html`<li>${givenHtml(view, one)}</li>`)}</ul>`
      : raw('')
  return html`<section id="answer"><h2>${words.answer}</h2>${given}${kept}${view.open ? formHtml(view) : raw('')}</section>`
}

function givenHtml({ round }: GuestView, { answer, words: said, until, at }: GivenAnswer): Html {
  const needs = until === null ? raw('') : html` (${words.needs(dayOf(until))})`
  const told = said === '' ? raw('') : html`: <span dir="auto">${said}</span>`
  return html`<strong>${words.answers[answer]}</strong>${needs}${told} <span class="hint">${words.givenOn(inWords(at, round.zone, 'en'))}</span>`
}

const dayOf = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toLocaleString(DateTime.DATE_FULL)

/** Filled with what was typed, else with the answer that counts, to be changed. */
function formHtml(view: GuestView): Html {
  const typed = view.typed?.press === 'answer' ? view.typed : undefined
  const chosen = typed ? typed.answer : view.answers[0]?.answer
  const said = typed?.words ?? view.answers[0]?.words ?? ''
  const until = typed?.until ?? view.answers[0]?.until ?? ''
  const radio = (answer: Answer) =>
    html`<div class="field check"><input type="radio" name="answer" id="answer-${answer}" value="${answer}" required${raw(chosen === answer ? ' checked' : '')}><label for="answer-${answer}">${words.answers[answer]}</label></div>`
  return html`<form class="form" method="post" action="/r/${view.token}"><input type="hidden" name="press" value="answer">
<fieldset><legend>${words.answerChoice}</legend>${ANSWERS.map(radio)}</fieldset>
<label>${words.answerWords}<textarea name="words" dir="auto" maxlength="2000" aria-describedby="words-hint">
${said}</textarea></label><p class="hint" id="words-hint">${words.answerWordsHint}</p>
<label>${words.until}<input type="date" name="until" value="${until}" aria-describedby="until-hint"></label><p class="hint" id="until-hint">${words.untilHint}</p>
<p><button>${view.answers.length > 0 ? words.sendOther : words.sendAnswer}</button></p></form>`
}
