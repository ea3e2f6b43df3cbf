/** The public page: the letter, its list once published, and the form. Complete without script. */
import { inWords } from '../../../shared/deadline.ts'
import type { Wanted } from '../../../shared/listParts.ts'
import { asOfLine } from '../../../shared/signatoryBlock.ts'
import type { SignatoryList } from '../../../shared/signatoryList.ts'
import { type WindowState, windowState } from '../../../shared/signon.ts'
import { embargoEnd, isPublic } from '../../../shared/signonTerms.ts'
import { type PublicWords, publicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw, wholePage } from '../../http/pages.ts'
import type { PublicDelivery } from '../delivery/public.ts'
import { deliveredHtml } from './delivered.ts'
import { formHtml, summaryHtml, type Typed } from './form.ts'
import { inLanguage, type LanguageView, languagesHtml, spokenOf, translationHtml } from './languages.ts'
import { checkHtml, listHtml } from './list.ts'
import { hasOwnTitle, letterHtml, namesItsOwn } from './text.ts'

export type LetterView = LanguageView &
  PublicDelivery & {
    /** The name of the coalition, for the letterhead. */
    coalition: string
    /** Null before publication: then there is neither list nor count [SAFE-2]. */
    list: SignatoryList | null
    /** What of the list is wanted; anything but its beginning is a page of the list alone. */
    wanted: Wanted
    now: number
    /** Where the page stands and the form is sent, such as `/s/harbour-letter`. */
    path: string
    typed: Typed
    /** The personal link that the page was opened by, and what else can be answered to it. */
    invitation?: { token: string; answers: Html; messages?: Html } | undefined
  }

/** The whole page. Before publication its head says nothing of what it is about, so that no preview can. */
export function letterPage(view: LetterView): string {
  const { version, read, list, wanted } = view
  const words = publicWords(read.language)
  const published = list !== null
  const alone = published && (wanted.find !== '' || wanted.part > 1)
  const { language, direction } = words
  const title = published ? read.version.title : words.neutralTitle
  const refused = view.typed.flaws.length > 0 || view.typed.problem !== undefined
  return wholePage({
    ...{ language, direction },
    title: refused ? words.form.errorTitle(title) : title,
    indexed: published && !alone && view.invitation === undefined,
    script: published,
    body: html`<main class="public">
${headHtml(view, words)}
${alone ? listAlone({ ...view, list }, words) : wholeLetter(view, words)}
<footer><p>${words.letter.version(version.number)} · ${words.letter.hash}: <code class="hash">${read.version.hash}</code></p>${read.isAuthentic ? raw('') : html`<p>${words.letter.authenticHash}: <code class="hash">${version.hash}</code></p>`}<p>${words.server}</p></footer>
</main>`,
  })
}

function headHtml({ read: { version }, list, coalition }: LetterView, words: PublicWords): Html {
  const title = html`<h1 lang="${version.language}" dir="${version.direction}">${version.title}</h1>`
  return html`<header class="letterhead">
<p class="letterhead-name" dir="auto">${list ? words.letter.by(coalition) : coalition}</p>
${hasOwnTitle(version) ? raw('') : title}
</header>`
}

/** A later part of a long list, or what was found in it: without the letter, for it was read already. */
function listAlone(view: LetterView & { list: SignatoryList }, words: PublicWords): Html {
  return html`<p><a href="${inLanguage(view.path, spokenOf(view.read))}">${words.letter.back}</a></p>
${listHtml({ ...view, spoken: spokenOf(view.read) }, words)}`
}

function wholeLetter(view: LetterView, words: PublicWords): Html {
  const { version, read, list } = view
  const shown = list && { ...view, list, spoken: spokenOf(read) }
  const place = list ? words.letter.listStandsBelow : words.letter.listComesHere
  return html`${list ? raw('') : unpublishedHtml(view, words)}
<p class="standing">${list ? asOfLine(list, { words, zone: view.signon.zone }) : words.letter.version(version.number)}</p>
${translationHtml(view, words)}
${namesItsOwn(read.version) ? html`<p class="notice">${words.letter.namesInText}</p>` : raw('')}
${view.invitation?.messages ?? raw('')}
${toHtml(view, words)}
${languagesHtml(view, words)}
${letterHtml(read.version, place)}
${shown ? listHtml(shown, words) : raw('')}
${signHtml(view, words)}
${deliveredHtml(view, view.signon.zone, words)}
${shown ? checkHtml(shown, words) : raw('')}`
}

/** The ways to what stands below the letter: signing, while or before one can, and the list. A pause is said here. */
function toHtml({ signon, now, list }: LetterView, { letter }: PublicWords): Html {
  const state = windowState(signon, now)
  const to = [
    ...(isSignable(state) ? [html`<li><a href="#sign">${letter.goSign}</a></li>`] : []),
    ...(list ? [html`<li><a href="#list">${letter.goList}</a></li>`] : []),
  ]
  const nav = to.length === 0 ? raw('') : html`<nav class="on-this-page"><ul>${to}</ul></nav>`
  return html`${state === 'paused' ? html`<p class="notice">${letter.paused}</p>` : raw('')}${nav}`
}

/** Whether the page is about signing: it can be signed, or that is still to come. */
const isSignable = (state: WindowState): boolean => state === 'open' || state === 'not-open'

/** That it is not public, and until when an embargo holds. */
function unpublishedHtml({ signon, now }: LetterView, words: PublicWords): Html {
  const end = embargoEnd(signon)
  const until =
    end === null || end <= now ? '' : ` ${words.letter.embargo(inWords(end, signon.zone, words.language))}`
  return isPublic(signon, now) ? raw('') : html`<p class="notice">${words.letter.unpublished}${until}</p>`
}

function signHtml(view: LetterView, words: PublicWords): Html {
  const { signon, now, invitation, typed } = view
  const say = (at: number) => inWords(at, signon.zone, words.language)
  const state = windowState(signon, now)
  const lines = {
    'not-open': [words.letter.opens(say(signon.opensAt)), words.letter.closes(say(signon.closesAt))],
    open: [words.letter.closes(say(signon.closesAt))],
    paused: [words.letter.paused],
    closed: [words.letter.closed(say(Math.min(signon.closedAt ?? signon.closesAt, signon.closesAt)))],
  }[state]
  const shut = signon.terms.invitedOnly && invitation === undefined
  const form = shut
    ? html`<p class="notice">${words.letter.invitedOnly}</p>`
    : view.read.signable
      ? formHtml({ ...view, invitation: invitation?.token }, words)
      : translationHtml(view, words)
  return html`<section class="sign" id="sign">
${isSignable(state) ? html`<h2>${words.form.title}</h2>` : raw('')}
<p class="deadline">${[...lines, words.letter.clock(say(now))].join(' ')}</p>
${summaryHtml(typed, words)}${state === 'open' ? form : raw('')}
${invitation?.answers ?? raw('')}
</section>`
}
