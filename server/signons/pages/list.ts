/** The list on the public page, and how to check it. */
import { countryName } from '../../../shared/countries.ts'
import { inWords } from '../../../shared/deadline.ts'
import type { Entry, SignatoryList, Signed } from '../../../shared/signatoryList.ts'
import type { Signon } from '../../../shared/signon.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'

/** [LIST-1] The list as it stands: as of when, for which version, how many; those still on earlier texts apart. */
export function listHtml(list: SignatoryList, { zone }: Pick<Signon, 'zone'>, words: PublicWords): Html {
  const { version, organisations, individuals, asOf, earlier } = list
  const line = words.list.asOf(
    inWords(asOf, zone, words.language),
    version.number,
    organisations,
    individuals,
  )
  const empty = organisations + individuals === 0 ? html`<p>${words.list.empty}</p>` : raw('')
  return html`<section class="list" id="list">
<h2>${words.list.title}</h2>
<p>${line}</p>
${empty}${signedHtml(list, words)}
${earlier.map(signed => earlierHtml(signed, words))}
</section>`
}

function earlierHtml(signed: Signed, words: PublicWords): Html {
  const { version, organisations, individuals } = signed
  return html`<h3>${words.list.earlier(version.number, organisations, individuals)}</h3>${signedHtml(signed, words, version.number)}`
}

/** @param earlier the version that these names stand on, where it is not the current one */
function signedHtml(signed: Signed, words: PublicWords, earlier?: number): Html {
  const names = (entries: readonly Entry[]) =>
    html`<ul class="names">${entries.map(entry => entryHtml(entry, words, earlier))}</ul>`
  const heading = (label: string) =>
    earlier === undefined ? html`<h3 dir="auto">${label}</h3>` : html`<h4 dir="auto">${label}</h4>`
  const groups = signed.groups.map(
    ({ label, entries }) => html`${label === null ? raw('') : heading(label)}${names(entries)}`,
  )
  const people =
    signed.people.length > 0 ? html`${heading(words.list.individuals)}${names(signed.people)}` : raw('')
  const unnamed = signed.unnamed > 0 ? html`<p>${words.list.unnamed(signed.unnamed)}</p>` : raw('')
  return html`${groups}${people}${unnamed}`
}

function entryHtml({ name, signatory, role, country }: Entry, words: PublicWords, earlier?: number): Html {
  const who = [signatory, role].filter(known => known !== null).join(', ')
  return html`<li><span class="name" dir="auto">${name}</span>${[
    ...(who === '' ? [] : [html` <span class="who" dir="auto">${who}</span>`]),
    ...(country === null
      ? []
      : [html` <span class="country">${countryName(country, words.language)}</span>`]),
    ...(earlier === undefined
      ? []
      : [html` <span class="version-differs">${words.list.earlierShort(earlier)}</span>`]),
  ]}</li>`
}

/** How anybody can check the list, and the files of it. */
export function checkHtml(list: SignatoryList, path: string, words: PublicWords): Html {
  return html`<section class="check" id="check">
<h2>${words.list.check}</h2>
<p>${words.list.checkText}</p>
<dl class="facts"><dt>${words.letter.hash}</dt><dd><code class="hash">${list.version.hash}</code></dd></dl>
<p class="buttons"><a href="${path}/list.csv">${words.list.csv}</a> <a href="${path}/list.json">${words.list.json}</a></p>
</section>`
}
