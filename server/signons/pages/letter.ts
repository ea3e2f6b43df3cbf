/** The public page: the letter, its list once published, and the form. Complete without script. */
import { inWords } from '../../../shared/deadline.ts'
import type { SignatoryList } from '../../../shared/signatoryList.ts'
import { windowState } from '../../../shared/signon.ts'
import { type PublicWords, publicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw, wholePage } from '../../http/pages.ts'
import type { Current } from '../current.ts'
import { formHtml, summaryHtml, type Typed } from './form.ts'
import { checkHtml, listHtml } from './list.ts'
import { hasOwnTitle, letterHtml, namesItsOwn } from './text.ts'

export type LetterView = Current & {
  /** The name of the coalition, for the letterhead. */
  coalition: string
  /** Null before publication: then there is neither list nor count [SAFE-2]. */
  list: SignatoryList | null
  now: number
  /** Where the page stands and the form is sent, such as `/s/harbour-letter`. */
  path: string
  typed: Typed
}

/** The whole page. Before publication its head says nothing of what it is about, so that no preview can. */
export function letterPage(view: LetterView): string {
  const { version, signon, list, coalition } = view
  const words = publicWords(version.language)
  const published = signon.publishedAt !== null
  const { language, direction } = words
  return wholePage({
    ...{ language, direction },
    title: published ? version.title : words.neutralTitle,
    indexed: published,
    body: html`<main class="public">
<header class="letterhead">
<p class="letterhead-name" dir="auto">${published ? words.letter.by(coalition) : coalition}</p>
${hasOwnTitle(version) ? raw('') : html`<h1 lang="${version.language}" dir="${version.direction}">${version.title}</h1>`}
</header>
${published ? raw('') : html`<p class="notice">${words.letter.unpublished}</p>`}
<p class="standing">${standing(view, words)}</p>
${namesItsOwn(version) ? html`<p class="notice">${words.letter.namesInText}</p>` : raw('')}
<nav class="on-this-page"><ul><li><a href="#sign">${words.letter.goSign}</a></li>${list ? html`<li><a href="#list">${words.letter.goList}</a></li>` : raw('')}</ul></nav>
${letterHtml(version, list ? words.letter.listStandsBelow : words.letter.listComesHere)}
${list ? listHtml(list, signon, words) : raw('')}
${signHtml(view, words)}
${list ? checkHtml(list, view.path, words) : raw('')}
<footer><p>${words.letter.version(version.number)} · ${words.letter.hash}: <code class="hash">${version.hash}</code></p><p>${words.server}</p></footer>
</main>`,
  })
}

/** "As of …, version 2, 17 organisations, 3 individuals", or before publication only which version this is. */
function standing({ list, signon, version }: LetterView, words: PublicWords): string {
  if (!list) return words.letter.version(version.number)
  const when = inWords(list.asOf, signon.zone, words.language)
  return words.list.asOf(when, list.version.number, list.organisations, list.individuals)
}

function signHtml(view: LetterView, words: PublicWords): Html {
  const { signon, now } = view
  const say = (at: number) => inWords(at, signon.zone, words.language)
  const state = windowState(signon, now)
  const lines = {
    'not-open': [words.letter.opens(say(signon.opensAt)), words.letter.closes(say(signon.closesAt))],
    open: [words.letter.closes(say(signon.closesAt))],
    closed: [words.letter.closed(say(Math.min(signon.closedAt ?? signon.closesAt, signon.closesAt)))],
  }[state]
  return html`<section class="sign" id="sign">
<h2>${words.form.title}</h2>
<p class="deadline">${[...lines, words.letter.clock(say(now))].join(' ')}</p>
${summaryHtml(view.typed, words)}${state === 'open' ? formHtml(view, words) : raw('')}
</section>`
}
