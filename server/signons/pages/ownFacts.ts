/** What a signature says, on its signer's own page, and what of it is shown. */
import { countryName } from '../../../shared/countries.ts'
import type { Signature } from '../../../shared/signature.ts'
import { carriedAsks } from '../../../shared/statement/carried.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html } from '../../http/pages.ts'
import { pathOf } from '../rows.ts'
import type { OwnView } from './own.ts'

type Fact = [term: string, said: Html]

/** The text and its hash, and everything that was typed, each where it was. */
export function factsHtml(view: OwnView, words: PublicWords): Html {
  const facts = [...textFacts(view, words), ...typedFacts(view, words)]
  return html`<dl class="facts">${facts.map(([term, said]) => html`<dt><bdi>${term}</bdi></dt><dd>${said}</dd>`)}</dl>`
}

function textFacts({ signature, signed, read, signon, now }: OwnView, { own }: PublicWords): Fact[] {
  const hash = (of: string) => html`<code class="hash">${of}</code>`
  const { title, language } = read ?? signed
  const facts: Fact[] = [
    [own.letter, html`<a href="${pathOf(signon, now)}" lang="${language}" dir="auto">${title}</a>`],
    [own.version, html`${signed.number}`],
    [own.hash, hash(signature.hash)],
  ]
  if (signature.read === null) return facts
  const name = new Intl.DisplayNames([signature.read.language], { type: 'language' })
  const spoken = name.of(signature.read.language) ?? signature.read.language
  return [
    ...facts,
    [own.read, html`<span lang="${signature.read.language}">${spoken}</span>`],
    [own.readHash, hash(signature.read.hash)],
  ]
}

function typedFacts({ signature, signed, signon }: OwnView, words: PublicWords): Fact[] {
  const { own } = words
  const { name, kind, signatory, role, country, group, affiliation, decision, answers } = signature
  const ofOrganisation = kind === 'organisation'
  const by = [signatory, role].filter(Boolean).join(', ')
  const decided = [decision.what, decision.date].filter(Boolean).join(', ')
  const numbers = carriedAsks(signed.body).flatMap(({ ask }, at) =>
    signature.notJoined.includes(ask) ? [`${at + 1}`] : [],
  )
  const said: [string, string][] = [
    [own.signedAs, name],
    [own.group, group],
    [ofOrganisation ? own.signatory : own.role, ofOrganisation ? by : role],
    [own.affiliation, affiliation],
    [own.country, country === '' ? '' : countryName(country, words.language)],
    [own.decision, decided],
    ...signon.terms.questions.map(({ id, label }): [string, string] => [label, answers[id] ?? '']),
    [
      own.notJoined,
      numbers.length === 0
        ? ''
        : own.asks(new Intl.ListFormat(words.language).format(numbers), numbers.length),
    ],
    [own.shown, shownParts(signature, words)],
  ]
  return said
    .filter(([, value]) => value !== '')
    .map(([term, value]) => [term, html`<span dir="auto">${value}</span>`])
}

function shownParts({ kind, shown, withheld }: Signature, { own, language }: PublicWords): string {
  const { name, signatory, role, country, affiliation, notJoined } = own.shownParts
  if (withheld) return own.shownWithheld
  if (kind === 'individual' && !shown.signatory) return own.shownNothing
  const parts = [
    name,
    ...(kind === 'organisation' && shown.signatory ? [signatory] : []),
    ...(shown.role ? [role] : []),
    ...(shown.affiliation ? [affiliation] : []),
    ...(shown.country ? [country] : []),
    ...(shown.notJoined ? [notJoined] : []),
  ]
  if (parts.length === 1 && kind === 'organisation') return own.shownOnlyName
  return new Intl.ListFormat(language, { type: 'unit' }).format(parts)
}
