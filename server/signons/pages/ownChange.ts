/** The form by which a signer changes what needs no new signature. */
import { changeFormOf } from '../../../shared/signChange.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import { drawer, type FieldsTyped, flawLinks, on } from './fields.ts'
import { EMPTY, notJoinedHtml, personHtml, questionsHtml } from './form.ts'
import type { OwnView } from './own.ts'

const STANDS: ReadonlySet<string> = new Set(['pending', 'confirmed', 'accepted'])

/** Folded, unless something in it could not be taken. Nothing for a signature that does not stand. */
export function changeHtml(view: OwnView, words: PublicWords): Html {
  const { signature, signon, signed, link, typed } = view
  if (!STANDS.has(signature.state.state) || signature.erasedAt !== null) return raw('')
  const form = { ...EMPTY, ...changeFormOf(signature, signon.terms) }
  const draw = drawer(typed ?? { form, flaws: [] }, words)
  const ofOrganisation = signature.kind === 'organisation'
  const { own } = words
  const mandate = ofOrganisation
    ? draw.tick('authorised', words.form.authorised, { hints: [own.authorisedAnew] })
    : raw('')
  return html`<details class="change" id="change"${on(' open', typed !== undefined)}><summary>${own.change}</summary>
<p>${own.changeHint}</p>
${typed ? wrongHtml(typed, words) : raw('')}
<form class="form" method="post" action="/signature/${link}/change#problem">
${personHtml(signon, [signature.kind], draw, ofOrganisation)}
${questionsHtml(signon, draw)}
${notJoinedHtml(signon, signed, draw)}
${mandate}
<p><button>${own.changeButton}</button></p>
</form></details>`
}

const wrongHtml = ({ flaws }: FieldsTyped, words: PublicWords): Html =>
  html`<div role="alert" id="problem" tabindex="-1" autofocus><p>${words.form.wrong}</p>${flawLinks(flaws, words)}</div>`
