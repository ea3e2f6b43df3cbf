/** A signer's own page: what was signed, how it stands, what changed since, and the buttons. */
import { countryName } from '../../../shared/countries.ts'
import { inWords } from '../../../shared/deadline.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { type Signature, standing } from '../../../shared/signature.ts'
import { windowState } from '../../../shared/signon.ts'
import { type PublicWords, publicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw, wholePage } from '../../http/pages.ts'
import { type Changes, changesHtml } from '../../statements/changes.ts'
import type { FrozenVersion } from '../../statements/versions.ts'
import type { Current } from '../current.ts'
import { pathOf } from '../rows.ts'
import { letterHtml } from './text.ts'

export type OwnView = Current & {
  signature: Signature
  /** The version that the signature was made on. */
  signed: FrozenVersion
  link: string
  now: number
  /** What changed since, where another version is current by now. */
  changes: Changes | undefined
  /** What a press met, said at the top. */
  said: RefusalCode | undefined
}

/** The page. It is reached by a mailed link only, and its head names nothing. */
export function ownPage(view: OwnView): string {
  const words = publicWords(view.version.language)
  const { language, direction } = words
  return wholePage({
    ...{ language, direction },
    title: words.own.title,
    body: html`<main class="public"><header class="letterhead"><h1>${words.own.title}</h1></header>
${saidHtml(view, words)}
<p class="standing" role="status">${standsHtml(view, words)}</p>
${factsHtml(view, words)}
${actsHtml(view, words)}
${textHtml(view, words)}
<footer><p>${words.server}</p></footer></main>`,
  })
}

/** The page of a link that leads nowhere. */
export function deadPage(): string {
  const { own, language, direction } = publicWords('en')
  const body = html`<main class="plain"><h1>${own.deadTitle}</h1><p role="alert">${own.dead}</p></main>`
  return wholePage({ language, direction, title: own.deadTitle, body })
}

function saidHtml({ said }: OwnView, { own }: PublicWords): Html {
  if (said === 'text-changed') return html`<p role="alert">${own.textChanged}</p>`
  if (said === 'window-closed') return html`<p role="alert">${own.tooLate}</p>`
  return raw('')
}

function standsHtml({ signature, signon, now }: OwnView, words: PublicWords): string {
  const { own } = words
  const state = standing(signature, signon, now)
  if (state.state === 'withdrawn') return state.how === 'not-me' ? own.states.notMe : own.states.withdrawn
  if (state.state === 'lapsed' && signature.state.state === 'lapsed') return own.states.givenUp
  if (state.state !== 'pending') return own.states[state.state]
  const until = own.until(inWords(signon.closesAt, signon.zone, words.language))
  return `${own.states.pending} ${windowState(signon, now) === 'not-open' ? own.notOpen : until}`
}

function factsHtml({ signature, signed, signon }: OwnView, words: PublicWords): Html {
  const { own } = words
  const { name, kind, signatory, role, country } = signature
  const by = [signatory, role].filter(Boolean).join(', ')
  const facts: [string, Html][] = [
    [own.letter, html`<a href="${pathOf(signon)}" lang="${signed.language}" dir="auto">${signed.title}</a>`],
    [own.version, html`${signed.number}`],
    [own.hash, html`<code class="hash">${signature.hash}</code>`],
  ]
  if (name !== '') facts.push([own.signedAs, html`<span dir="auto">${name}</span>`])
  if (kind === 'organisation' && by !== '') facts.push([own.signatory, html`<span dir="auto">${by}</span>`])
  if (kind === 'individual' && role !== '') facts.push([own.role, html`<span dir="auto">${role}</span>`])
  if (country !== '') facts.push([own.country, html`${countryName(country, words.language)}`])
  facts.push([own.shown, html`${shownParts(signature, words)}`])
  return html`<dl class="facts">${facts.map(([term, said]) => html`<dt>${term}</dt><dd>${said}</dd>`)}</dl>`
}

function shownParts({ kind, shown }: Signature, { own }: PublicWords): string {
  const { name, signatory, role, country } = own.shownParts
  if (kind === 'individual' && !shown.signatory) return own.shownNothing
  const parts = [
    name,
    ...(kind === 'organisation' && shown.signatory ? [signatory] : []),
    ...(shown.role ? [role] : []),
    ...(shown.country ? [country] : []),
  ]
  return parts.length === 1 && kind === 'organisation' ? own.shownOnlyName : parts.join(', ')
}

/** The very text that was signed, whatever is current by now. */
const textHtml = ({ signed }: OwnView, words: PublicWords): Html =>
  html`<details><summary>${words.own.text(signed.number)}</summary>${letterHtml(signed, words.letter.listComesHere)}</details>`

/** The buttons that its state allows. Where the text changed, signing it anew stands under what changed. */
function actsHtml(view: OwnView, words: PublicWords): Html {
  const { signature, signon, version, now } = view
  const { own } = words
  const isOpen = windowState(signon, now) === 'open'
  const stands = signature.state.state === 'confirmed' || signature.state.state === 'accepted'
  const pending = signature.state.state === 'pending'
  const moved = isOpen && (pending || stands) && signature.hash !== version.hash
  const disowned = signature.state.state === 'withdrawn' && signature.state.how === 'not-me'
  return html`${moved ? changedHtml(view, words) : raw('')}
<div class="buttons acts">
${pending && isOpen && !moved ? button(view, 'confirm', own.confirm) : raw('')}
${stands ? button(view, 'withdraw', own.withdraw, own.withdrawHint) : raw('')}
${disowned ? raw('') : button(view, 'not-me', own.notMe, own.notMeHint)}
</div>`
}

function changedHtml(view: OwnView, words: PublicWords): Html {
  const { own } = words
  const { signature, signed, version, signon, changes } = view
  const intro = signature.state.state === 'pending' ? own.movedPending : own.movedLater
  return html`<section><h2>${own.changes}</h2>
<p class="notice">${intro(signed.number, version.number)}</p>
${changes === undefined ? raw('') : changesHtml(changes, own)}
<p><a href="${pathOf(signon)}">${own.wholeText}</a></p>
<div class="buttons">${button(view, 'reconfirm', own.reconfirm(version.number))}</div></section>`
}

/**
 * One button, a form of its own: it carries the hash of the text that this page shows as current.
 * @param hint what follows from a quieter act, right below its button
 */
function button({ link, version }: OwnView, act: string, said: string, hint?: string): Html {
  const pressed =
    hint === undefined
      ? html`<button>${said}</button>`
      : html`<button class="plain" aria-describedby="${act}-hint">${said}</button><p class="hint" id="${act}-hint">${hint}</p>`
  return html`<form method="post" action="/signature/${link}"><input type="hidden" name="act" value="${act}"><input type="hidden" name="hash" value="${version.hash}">${pressed}</form>`
}
