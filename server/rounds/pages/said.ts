/** What a guest said with what became of it, and the two forms under a paragraph. */
import type { SuggestionRow, ThreadRow } from '../../../shared/contract/reviews.ts'
import { textOf } from '../../../shared/statement/text.ts'
import type { Footnote, Heading, Paragraph } from '../../../shared/statement/tree.ts'
import type { Change } from '../../../shared/suggestion/change.ts'
import { hunksOf, inlineOf, type Token, tokensOf } from '../../../shared/suggestion/line.ts'
import { readChanges } from '../../../shared/suggestion/read.ts'
import { roundWords as words } from '../../../shared/words/rounds.en.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { GuestView } from './guest.ts'

/** One comment or suggestion of the guest's. */
export const saidHtml = (
  view: GuestView,
  said: { thread: ThreadRow } | { suggestion: SuggestionRow },
): Html => ('thread' in said ? threadHtml(view, said.thread) : suggestionHtml(view, said.suggestion))

function threadHtml(view: GuestView, { id, state, comments }: ThreadRow): Html {
  const open = state.state === 'open'
  const outcome = open
    ? words.dispositions.none
    : state.disposition === null
      ? words.settled
      : words.dispositions[state.disposition]
  return html`<div class="own"><p class="what">${words.yourComment} · ${outcome}</p>${comments.map(({ words: said }) => html`<p class="words" dir="auto">${said}</p>`)}${reasonHtml(open ? '' : state.reason)}${open ? takeBack(view, id) : raw('')}</div>`
}

function suggestionHtml(view: GuestView, { id, state, changes, why }: SuggestionRow): Html {
  const waiting = state.state === 'open' || state.state === 'deferred'
  const says = readChanges(changes).map(change => changeHtml(change, view.version.language))
  const reason = 'reason' in state ? state.reason : ''
  const whyHtml = why === '' ? raw('') : html`<p class="why" dir="auto">${why}</p>`
  return html`<div class="own"><p class="what">${words.yourSuggestion} · ${outcomeOf(state)}</p>${says}${whyHtml}${reasonHtml(reason)}${waiting ? takeBack(view, id) : raw('')}</div>`
}

function outcomeOf(state: SuggestionRow['state']): string {
  if (state.state === 'open') return words.dispositions.none
  if (state.state === 'withdrawn') return words.withdrawn
  if (state.state === 'accepted') return words.dispositions[state.inPart ? 'accepted-in-part' : 'accepted']
  return words.dispositions[state.state]
}

const reasonHtml = (reason: string): Html =>
  reason === '' ? raw('') : html`<p class="reason" dir="auto">${words.reason(reason)}</p>`

/** A change as deleted and inserted words. */
function changeHtml(change: Change, language: string): Html {
  if (change.kind === 'delete') return html`<p class="words">${words.strikes}</p>`
  if (change.kind !== 'words') return raw('')
  const was = tokensOf(change.was, language)
  const says = tokensOf(change.says, language)
  const parts: Html[] = []
  let at = 0
  for (const { from, to, nowFrom, nowTo } of hunksOf(was, says)) {
    parts.push(html`${textIn(was.slice(at, from))}`)
    if (to > from) parts.push(html`<del>${textIn(was.slice(from, to))}</del>`)
    if (nowTo > nowFrom) parts.push(html`<ins>${textIn(says.slice(nowFrom, nowTo))}</ins>`)
    at = to
  }
  return html`<p class="words" dir="auto">${parts}${textIn(was.slice(at))}</p>`
}

const textIn = (tokens: readonly Token[]): string => textOf(inlineOf(tokens))

function takeBack(view: GuestView, id: string): Html {
  if (!view.open) return raw('')
  return html`<form method="post" action="/r/${view.token}"><input type="hidden" name="press" value="withdraw"><input type="hidden" name="id" value="${id}"><button class="plain">${words.takeBack}</button></form>`
}

/** The forms under a paragraph; `block` null is for the whole, on which one can only comment. */
export function speakHtml(view: GuestView, block: Paragraph | Heading | Footnote | null): Html {
  const { typed } = view
  const id = block?.attrs.id ?? ''
  const here = typed?.block === id && (typed.press === 'comment' || typed.press === 'suggest')
  const was = textOf(block?.content)
  const comment = here && typed.press === 'comment' ? typed : undefined
  const suggest = here && typed.press === 'suggest' ? typed : undefined
  const label = block === null ? words.wholeComment : words.comment
  const forms = html`${formHtml(view, 'comment', comment?.id ?? view.newId(), id, html`<label>${label}${area(comment?.words ?? '', 5000)}</label><button>${words.sendComment}</button>`)}`
  if (block === null) return forms
  const lines = html`<label>${words.suggest}${area(suggest?.words ?? was, 20_000)}</label><p class="hint">${words.suggestHint}</p><label>${words.why}<input name="why" dir="auto" maxlength="1000" value="${suggest?.why ?? ''}"></label><button>${words.sendSuggestion}</button>`
  return html`<details${raw(here ? ' open' : '')}><summary>${words.speak}</summary>${forms}${formHtml(view, 'suggest', suggest?.id ?? view.newId(), id, lines)}</details>`
}

const formHtml = ({ token }: GuestView, press: string, id: string, block: string, fields: Html): Html =>
  html`<form class="form" method="post" action="/r/${token}"><input type="hidden" name="press" value="${press}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="block" value="${block}">${fields}</form>`

/** A first line break in a text area is not read by browsers, so that one is always written. */
const area = (text: string, most: number): Html => html`<textarea name="words" dir="auto" maxlength="${most}">
${text}</textarea>`
