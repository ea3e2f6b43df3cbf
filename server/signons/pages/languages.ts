/** The languages of a letter, on its page. */
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { Current } from '../current.ts'
import type { Offered } from '../languages/of.ts'

export type LanguageView = Current & {
  /** The text that the page shows. */
  read: Offered
  /** In which it can be read, the authentic text first. */
  languages: readonly Offered[]
  path: string
  invitation?: { token: string } | undefined
}

/** Where the page stands in a language; empty is the authentic text's. */
export const inLanguage = (path: string, spoken: string): string =>
  spoken === '' ? path : `${path}?${new URLSearchParams({ language: spoken })}`

/** The language of a page as its addresses say it. */
export const spokenOf = ({ isAuthentic, language }: Offered): string => (isAuthentic ? '' : language)

/** The ways to the other languages, each in its own; of a personal link, which has one of its own, each says which. */
export function languagesHtml({ languages, read, path, invitation }: LanguageView, words: PublicWords): Html {
  if (languages.length < 2) return raw('')
  const way = (one: Offered) =>
    invitation ? inLanguage(`/invited/${invitation.token}`, one.language) : inLanguage(path, spokenOf(one))
  const links = languages
    .filter(({ language }) => language !== read.language)
    .map(
      one =>
        html`<li><a href="${way(one)}" lang="${one.language}" hreflang="${one.language}" rel="alternate">${nameIn(one.language, one.language)}</a></li>`,
    )
  return html`<nav class="on-this-page" aria-label="${words.letter.languages}"><ul>${links}</ul></nav>`
}

/** Of a translation: what is signed, or why it cannot be signed here, and the way to the authentic text. */
export function translationHtml({ read, version, path }: LanguageView, words: PublicWords): Html {
  const { letter } = words
  if (read.isAuthentic) return raw('')
  const said = read.signable
    ? letter.translation(nameIn(version.language, words.language))
    : letter.translationOld(read.number, version.number, read.stale.length)
  return html`<p class="notice">${said} <a href="${path}" lang="${words.language}" hreflang="${version.language}">${letter.authentic}</a></p>`
}

/** What a language is called in another one. */
const nameIn = (language: string, spoken: string): string =>
  new Intl.DisplayNames([spoken], { type: 'language' }).of(language) ?? language
