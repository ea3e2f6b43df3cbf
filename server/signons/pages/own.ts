/** A signer's own page: what was signed, how it stands, what changed since, and the buttons. */
import { inWords } from '../../../shared/deadline.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { type Signature, standing } from '../../../shared/signature.ts'
import { windowState } from '../../../shared/signon.ts'
import type { TextStanding } from '../../../shared/textChange.ts'
import { type PublicWords, publicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw, wholePage } from '../../http/pages.ts'
import type { Changes } from '../../statements/changes.ts'
import type { FrozenVersion } from '../../statements/versions.ts'
import type { Current } from '../current.ts'
import type { FieldsTyped } from './fields.ts'
import { changeHtml } from './ownChange.ts'
import { factsHtml } from './ownFacts.ts'
import { button, movedHtml } from './ownText.ts'
import { letterHtml } from './text.ts'

export type OwnView = Current & {
  signature: Signature
  /** The version that the signature was made on. */
  signed: FrozenVersion
  /** The translation that was read, where it was one. */
  read: FrozenVersion | undefined
  /** How it stands to the current text. */
  stands: TextStanding
  /** Until when a correction of its text can be objected to, in milliseconds since 1970. */
  objectUntil: number | null
  link: string
  now: number
  /** What changed since, where another version is current by now. */
  changes: Changes | undefined
  /** What the coordinators wrote to its signer. */
  messages: Html
  /** What a press met, said at the top. */
  said: RefusalCode | undefined
  /** Whether a change was saved just now. */
  saved: boolean
  /** What was typed into the form that changes it, where it could not be taken. */
  typed: FieldsTyped | undefined
}

/** The page. It is reached by a mailed link only, and its head names nothing. */
export function ownPage(view: OwnView): string {
  const words = publicWords(view.signature.language || view.signed.language)
  const { language, direction } = words
  return wholePage({
    ...{ language, direction },
    title: words.own.title,
    body: html`<main class="public"><header class="letterhead"><h1>${words.own.title}</h1></header>
${saidHtml(view, words)}
<p class="standing" role="status">${standsIn(view, words)}</p>
${factsHtml(view, words)}
${receiptHtml(view, words)}
${view.messages}
${movedHtml(view, words)}
${actsHtml(view, words)}
${changeHtml(view, words)}
${textsHtml(view, words)}
${eraseHtml(view, words)}
<footer><p>${words.server}</p></footer></main>`,
  })
}

/** The page of a link that leads nowhere. */
export function deadPage(): string {
  const { own, language, direction } = publicWords('en')
  const body = html`<main class="plain"><h1>${own.deadTitle}</h1><p role="alert">${own.dead}</p></main>`
  return wholePage({ language, direction, title: own.deadTitle, body })
}

/** The page after everything personal was erased: the link that led here leads nowhere any more. */
export function erasedPage(letterLanguage: string): string {
  const { erasing, language, direction } = publicWords(letterLanguage)
  const body = html`<main class="plain"><h1>${erasing.title}</h1><p role="status">${erasing.gone}</p><p>${erasing.stays}</p></main>`
  return wholePage({ language, direction, title: erasing.title, body })
}

function saidHtml({ said, saved }: OwnView, { own }: PublicWords): Html {
  const sentences: Partial<Record<RefusalCode, string>> = {
    'text-changed': own.textChanged,
    'window-closed': own.tooLate,
    'signing-paused': own.paused,
    'too-late-to-object': own.tooLateToObject,
  }
  const sentence = said && sentences[said]
  if (sentence !== undefined) return html`<p role="alert" tabindex="-1" autofocus>${sentence}</p>`
  return saved ? html`<p class="notice" role="status">${own.changed}</p>` : raw('')
}

function standsIn({ signature, signon, now }: OwnView, words: PublicWords): string {
  const { own } = words
  const state = standing(signature, signon, now)
  if (state.state === 'withdrawn') return state.how === 'not-me' ? own.states.notMe : own.states.withdrawn
  if (state.state === 'lapsed' && signature.state.state === 'lapsed') return own.states.givenUp
  if (state.state === 'accepted' && signature.withheld) return own.states.acceptedWithheld
  if (state.state === 'confirmed' && signature.withheld) return own.states.confirmedWithheld
  if (state.state !== 'pending') return own.states[state.state]
  const window = windowState(signon, now)
  if (window === 'paused') return own.paused
  const until = own.until(inWords(signon.closesAt, signon.zone, words.language))
  return `${own.states.pending} ${window === 'not-open' ? own.notOpen : until}`
}

/** A receipt is there for what its signer confirmed here; it is downloaded and never mailed. */
function receiptHtml({ signature, link }: OwnView, { own }: PublicWords): Html {
  const { state } = signature
  const confirmed = state.state === 'confirmed' || (state.state === 'accepted' && state.confirmedAt !== null)
  if (!confirmed) return raw('')
  return html`<div class="receipt"><a class="button plain" href="/signature/${link}/receipt" aria-describedby="receipt-hint">${own.receiptLink}</a><p class="hint" id="receipt-hint">${own.receiptHint}</p><p><a href="/signature/${link}/text.json">${own.textLink}</a></p></div>`
}

/** The buttons that its state allows. Where the text changed, signing it anew stands under what changed. */
function actsHtml(view: OwnView, { own }: PublicWords): Html {
  const { signature, signon, version, now } = view
  const { state } = signature
  const isOpen = windowState(signon, now) === 'open'
  const stands = state.state === 'confirmed' || state.state === 'accepted'
  const confirmable = state.state === 'pending' && isOpen && signature.hash === version.hash
  const disowned = state.state === 'withdrawn' && state.how === 'not-me'
  return html`<div class="buttons acts">
${confirmable ? button(view, 'confirm', own.confirm) : raw('')}
${stands ? button(view, 'withdraw', own.withdraw, own.withdrawHint) : raw('')}
${disowned ? raw('') : button(view, 'not-me', own.notMe, own.notMeHint)}
</div>`
}

/** The very text that was signed, whatever is current by now; where a translation was read, that one first. */
function textsHtml({ signed, read }: OwnView, { own, letter }: PublicWords): Html {
  const folded = (said: string, version: FrozenVersion) =>
    html`<details><summary>${said}</summary>${letterHtml(version, letter.listComesHere)}</details>`
  if (!read) return folded(own.text(signed.number), signed)
  return html`${folded(own.readText(read.number), read)}${folded(own.authentic(signed.number), signed)}`
}

/** Erasing stands apart and folded, for it cannot be taken back and ends every link. */
function eraseHtml(view: OwnView, { erasing }: PublicWords): Html {
  return html`<details class="erasing"><summary>${erasing.summary}</summary><p>${erasing.hint}</p>${button(view, 'erase', erasing.button, erasing.after)}</details>`
}
