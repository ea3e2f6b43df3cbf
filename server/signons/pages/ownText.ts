/** What changed since a signature was made, on its signer's own page, and what can be answered to it. */
import { inWords } from '../../../shared/deadline.ts'
import { windowState } from '../../../shared/signon.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import { changesHtml } from '../../statements/changes.ts'
import { pathOf } from '../rows.ts'
import type { OwnView } from './own.ts'

/** Nothing where the signature is on the current text, or does not stand any more. */
export function movedHtml(view: OwnView, words: PublicWords): Html {
  const { state } = view.signature.state
  const window = windowState(view.signon, view.now)
  const isOpen = window === 'open'
  if (view.stands === 'current' || view.changes === undefined) return raw('')
  if (state === 'pending') return isOpen ? changedHtml(view, words, words.own.movedPending) : raw('')
  if (state !== 'confirmed' && state !== 'accepted') return raw('')
  const { own } = words
  const shut = window === 'paused' ? () => own.paused : own.movedClosed
  return STANDS[view.stands](view, words, isOpen, shut)
}

const STANDS: Record<
  Exclude<OwnView['stands'], 'current'>,
  (view: OwnView, words: PublicWords, isOpen: boolean, shut: Intro) => Html
> = {
  behind: (view, words, isOpen, shut) => changedHtml(view, words, isOpen ? words.own.movedLater : shut),
  held: (view, words, isOpen, shut) => changedHtml(view, words, isOpen ? words.own.held : shut),
  objected: (view, words) => changedHtml(view, words, words.own.objected),
  corrected: correctedHtml,
}

type Intro = (signed: number, current: number) => string

function changedHtml(view: OwnView, words: PublicWords, intro: Intro): Html {
  const { own } = words
  const { signed, version, signon, now, signature, stands } = view
  const isOpen = windowState(signon, now) === 'open'
  const mayHold = stands === 'behind' && signature.state.state !== 'pending'
  const buttons = html`<div class="buttons acts">${button(view, 'reconfirm', own.reconfirm(version.number))}${mayHold ? button(view, 'hold', own.hold(signed.number), own.holdHint) : raw('')}</div>`
  return html`<section id="changes"><h2>${own.changes}</h2>
<p class="notice">${intro(signed.number, version.number)}</p>
${differenceHtml(view, words)}
${isOpen ? buttons : raw('')}</section>`
}

/** Agreed corrections are one press away, and open while one can object; whoever finds that they change the text objects. */
function correctedHtml(view: OwnView, words: PublicWords): Html {
  const { own } = words
  const { signed, version, signon, objectUntil, now } = view
  const until = objectUntil !== null && now < objectUntil
  const may = until ? own.objectUntil(inWords(objectUntil, signon.zone, words.language)) : own.objectOver
  return html`<section id="changes"><h2>${own.changes}</h2>
<p class="notice">${own.corrected(signed.number, version.number)}</p>
<details${raw(until ? ' open' : '')}><summary>${own.corrections}</summary>${differenceHtml(view, words)}</details>
<p>${may}</p>
${until ? objectHtml(view, words) : raw('')}</section>`
}

function objectHtml(view: OwnView, { own }: PublicWords): Html {
  return html`<details><summary>${own.object}</summary><form class="form" method="post" action="/signature/${view.link}">${carried(view, 'object')}<div class="field"><label for="said">${own.objectSaid}</label><p class="hint" id="said-hint">${own.objectSaidHint}</p><textarea id="said" name="said" rows="3" maxlength="2000" dir="auto" aria-describedby="said-hint"></textarea></div><p><button class="plain">${own.object}</button></p></form></details>`
}

function differenceHtml({ changes, signon, now }: OwnView, { own }: PublicWords): Html {
  const shown = changes === undefined ? raw('') : changesHtml(changes, own)
  return html`${shown}<p><a href="${pathOf(signon, now)}">${own.wholeText}</a></p>`
}

/**
 * One button, a form of its own.
 * @param hint what follows from a quieter act, right below its button
 */
export function button(view: OwnView, act: string, said: string, hint?: string): Html {
  const pressed =
    hint === undefined
      ? html`<button>${said}</button>`
      : html`<button class="plain" aria-describedby="${act}-hint">${said}</button><p class="hint" id="${act}-hint">${hint}</p>`
  return html`<form method="post" action="/signature/${view.link}">${carried(view, act)}${pressed}</form>`
}

/** What every press says: the act, and the hash of the text that this page shows as current. */
const carried = ({ version }: OwnView, act: string): Html =>
  html`<input type="hidden" name="act" value="${act}"><input type="hidden" name="hash" value="${version.hash}">`
