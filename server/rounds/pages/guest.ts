/** The page behind a guest's link: the question, the circulated version, what the guest said, and the forms. */

import type { SuggestionRow, ThreadRow } from '../../../shared/contract/reviews.ts'
import type { Answer } from '../../../shared/contract/rounds.ts'
import { inWords } from '../../../shared/deadline.ts'
import { titleStands } from '../../../shared/formats/html.ts'
import { publicWords } from '../../../shared/words/public.ts'
import { roundWords as words } from '../../../shared/words/rounds.en.ts'
import { type Html, html, raw, wholePage } from '../../http/pages.ts'
import { type Changes, changesHtml } from '../../statements/changes.ts'
import { letterFile } from '../../statements/files.ts'
import type { FrozenVersion } from '../../statements/versions.ts'
import type { GivenAnswer, Guest, Round } from '../rows.ts'
import { answerHtml } from './answer.ts'
import { firstPlace, letterHtml, placeOf } from './letter.ts'
import { saidHtml, speakHtml } from './said.ts'

/** What stands in the forms when the page is shown once more because of a problem. */
export type Typed = {
  press: 'comment' | 'suggest' | 'withdraw' | 'answer'
  problem: keyof typeof words.problems
  id?: string | undefined
  block: string
  words: string
  why: string
  answer?: Answer | undefined
  until: string
}

export type GuestView = {
  token: string
  guest: Guest
  organisation: string
  coalition: string
  unattributed: boolean
  round: Round
  version: FrozenVersion
  /** The number of the version about which the same guest was asked before, and what changed since. */
  since: { number: number; changes: Changes } | undefined
  /** Whether anything can be said now. */
  open: boolean
  now: number
  /** The guest's own words only [ROUND-2]. */
  threads: readonly ThreadRow[]
  suggestions: readonly SuggestionRow[]
  answers: readonly GivenAnswer[]
  /** Somebody else of the organisation answered later. */
  superseded: boolean
  /** Makes the ids under which what is sent is kept, so that a second press changes nothing. */
  newId: () => string
  typed?: Typed | undefined
}

/** The whole page. Its head says nothing of what it is about, and names nobody. */
export function guestPage(view: GuestView): string {
  const { version, coalition, guest, organisation } = view
  const { language, direction, server } = publicWords('en')
  const titled = titleStands(fileOf(version))
  return wholePage({
    ...{ language, direction },
    title: words.title,
    body: html`<main class="public round">
<header class="letterhead"><p class="letterhead-name" dir="auto">${coalition}</p>${titled ? raw('') : html`<h1 lang="${version.language}" dir="${version.direction}">${version.title}</h1>`}</header>
${problemHtml(view)}<p class="notice" dir="auto">${words.forWhom(guest.name, organisation)}</p>
${view.unattributed ? html`<p class="notice">${words.unattributed}</p>` : raw('')}
${questionHtml(view)}
${sinceHtml(view)}
${letterHtml(view, fileOf(version))}
${wholeHtml(view)}
${answerHtml(view)}
<footer><p>${words.version(version.number)} · ${words.hash}: <code class="hash">${version.hash}</code></p><p>${server}</p></footer>
</main>`,
  })
}

const fileOf = ({ title, language, direction, body }: FrozenVersion) =>
  letterFile(title, language, direction, body)

/** The page of a link that is unknown or was revoked: one and the same. */
export function deadPage(): string {
  const { language, direction } = publicWords('en')
  const body = html`<main class="plain"><h1>${words.deadTitle}</h1><p role="alert">${words.dead}</p></main>`
  return wholePage({ language, direction, title: words.deadTitle, body })
}

/** What went wrong, with the way to the form in which everything typed still stands. */
function problemHtml({ typed, open }: GuestView): Html {
  if (!typed) return raw('')
  const kept =
    !open && typed.words !== ''
      ? html`<textarea readonly dir="auto">
${typed.words}</textarea>`
      : raw('')
  const place = typed.press === 'answer' ? 'answer' : placeOf(typed.block)
  const there =
    open && typed.press !== 'withdraw' ? html`<p><a href="#${place}">${words.goThere}</a></p>` : raw('')
  return html`<div role="alert" id="problem" tabindex="-1" autofocus><p>${words.problems[typed.problem]}</p>${kept}${there}</div>
`
}

function questionHtml(view: GuestView): Html {
  const { round, now, open, threads, suggestions } = view
  const say = (at: number) => inWords(at, round.zone, 'en')
  const until = Math.min(round.closedAt ?? round.closesAt, round.closesAt)
  const lines = open ? [words.closes(say(round.closesAt)), words.clock(say(now))] : [words.closed(say(until))]
  const said = threads.length + suggestions.length
  const links = [
    ['#letter', words.goLetter],
    ...(said > 0 ? [[`#${firstPlace(view)}`, words.goSaid(said)] as const] : []),
    ['#whole', words.goWhole],
    ['#answer', words.goAnswer],
  ] as const
  return html`<section id="question"><h2>${words.question}</h2>
<p class="asked" dir="auto">${round.question}</p>
<p class="deadline">${lines.join(' ')}</p>
<p>${open ? words.afterwards : words.over}</p>
<nav class="on-this-page"><ul>${links.map(([href, name]) => html`<li><a href="${href}">${name}</a></li>`)}</ul></nav></section>`
}

/** What changed since the guest was asked the last time; folded, for a phone shows the text first. */
function sinceHtml({ since }: GuestView): Html {
  if (!since) return raw('')
  const { own } = publicWords('en')
  return html`<details class="since"><summary>${words.since(since.number)}</summary>${changesHtml(since.changes, own)}</details>`
}

/** What is said of the text as a whole. */
function wholeHtml(view: GuestView): Html {
  const own = view.threads.filter(({ on }) => on.kind !== 'block' && on.kind !== 'passage')
  return html`<section id="whole"><h2>${words.whole}</h2>${own.map(thread => saidHtml(view, { thread }))}${view.open ? speakHtml(view, null) : raw('')}</section>`
}
