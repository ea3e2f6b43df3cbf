/** The list on the public page, and how to check it. */
import { countryName } from '../../../shared/countries.ts'
import { inWords } from '../../../shared/deadline.ts'
import { type ListPart, partOf, type SignedPart, type Wanted } from '../../../shared/listParts.ts'
import { asOfLine, earlierLine, groupLabel, remarksOf, uncounted } from '../../../shared/signatoryBlock.ts'
import type { Entry, SignatoryList } from '../../../shared/signatoryList.ts'
import type { Signon } from '../../../shared/signon.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import { inLanguage } from './languages.ts'

export type ListView = {
  list: SignatoryList
  signon: Pick<Signon, 'zone'>
  /** Where the page stands. */
  path: string
  /** When the newest package of letter and list was frozen; null where none was. */
  frozenAt: number | null
  wanted: Wanted
  /** The language to read it in; empty for the authentic text's. */
  spoken: string
}

/** The whole list, from its first name. */
export const WHOLE: Wanted = { find: '', part: 1 }

/** [LIST-1] The list as it stands: as of when, for which version, how many; those still on earlier texts apart. */
export function listHtml(view: ListView, words: PublicWords): Html {
  const { list, signon, wanted } = view
  const shown = partOf(list, wanted)
  const submitter =
    list.submitter === '' ? raw('') : html`<p dir="auto">${words.list.submitter(list.submitter)}</p>`
  return html`<section class="list" id="list">
<h2>${words.list.title}</h2>
${submitter}<p>${asOfLine(list, { words, zone: signon.zone })}</p>
${findHtml(view, shown, words)}
${shown.signed.map((signed, at) => (at === 0 ? currentHtml(view, shown, signed, words) : earlierHtml(shown, signed, words)))}
${partsHtml(view, shown, words)}
</section>`
}

/** A field to find names by, where there are more than one sees at once. */
function findHtml({ path, wanted, spoken }: ListView, shown: ListPart, words: PublicWords): Html {
  const searched = wanted.find !== ''
  if (!searched && shown.lines < WORTH_FINDING) return raw('')
  const { find, findButton, found, foundNone, wholeList } = words.list
  const said = searched
    ? html`<p role="status">${shown.lines === 0 ? foundNone : found(shown.lines)}</p>`
    : raw('')
  const whole = searched ? html`<p><a href="${inLanguage(path, spoken)}#list">${wholeList}</a></p>` : raw('')
  return html`<form class="find" method="get" action="${path}#list" role="search">${spoken === '' ? raw('') : html`<input type="hidden" name="language" value="${spoken}">`}<label for="find">${find}</label><input id="find" name="find" type="search" dir="auto" maxlength="200" value="${wanted.find}" data-none="${foundNone}"><button class="plain">${findButton}</button></form>${said}${whole}`
}

const WORTH_FINDING = 30

function currentHtml({ wanted }: ListView, shown: ListPart, signed: SignedPart, words: PublicWords): Html {
  const { organisations, individuals, withheld } = signed
  const nobody = organisations + individuals + withheld === 0 && wanted.find === ''
  const empty = nobody ? html`<p>${words.list.empty}</p>` : raw('')
  return html`${empty}${groupsHtml(signed, words)}${uncountedHtml(shown, signed, wanted, words)}`
}

function earlierHtml(shown: ListPart, signed: SignedPart, words: PublicWords): Html {
  return html`<h3>${earlierLine(signed, words)}</h3>${groupsHtml(signed, words, signed.version.number)}${uncountedHtml(shown, signed, WHOLE, words)}`
}

/** Who is counted and not named is said where the names end. */
function uncountedHtml(
  { part, parts }: ListPart,
  signed: SignedPart,
  { find }: Wanted,
  words: PublicWords,
): Html {
  if (part < parts || find !== '') return raw('')
  return html`${uncounted(signed, words).map(said => html`<p>${said}</p>`)}`
}

/** @param earlier the version that these names stand on, where it is not the current one */
function groupsHtml({ groups }: SignedPart, words: PublicWords, earlier: number | null = null): Html {
  const heading = (label: string, all: number) => {
    const number = html` <span class="count">${all.toLocaleString(words.language)}</span>`
    return earlier === null
      ? html`<h3 dir="auto">${label}${number}</h3>`
      : html`<h4 dir="auto">${label}${number}</h4>`
  }
  return html`${groups.map(
    group =>
      html`${groupLabel(group, words).map(label => heading(label, group.all))}<ul class="names">${group.entries.map(entry => entryHtml(entry, words, earlier))}</ul>`,
  )}`
}

function entryHtml(entry: Entry, words: PublicWords, earlier: number | null): Html {
  const { name, signatory, role, affiliation, country } = entry
  const who = [signatory, role, affiliation].filter(known => known !== null).join(', ')
  const remarks = remarksOf(entry, words, earlier).join('; ')
  return html`<li><span class="name" dir="auto">${name}</span>${[
    ...(who === '' ? [] : [html` <span class="who" dir="auto">${who}</span>`]),
    ...(country === null
      ? []
      : [html` <span class="country">${countryName(country, words.language)}</span>`]),
    ...(remarks === '' ? [] : [html` <span class="remark">${remarks}</span>`]),
  ]}</li>`
}

/** The ways to the other parts of a long list. */
function partsHtml({ path, wanted, spoken }: ListView, { part, parts }: ListPart, words: PublicWords): Html {
  if (parts === 1) return raw('')
  const to = (at: number) => {
    const fields = new URLSearchParams({
      ...(wanted.find === '' ? {} : { find: wanted.find }),
      ...(spoken === '' ? {} : { language: spoken }),
      part: String(at),
    })
    return `${path}?${fields}#list`
  }
  const { previous, next, part: said } = words.list
  const back = part > 1 ? html`<a rel="prev" href="${to(part - 1)}">${previous}</a> ` : raw('')
  const on = part < parts ? html` <a rel="next" href="${to(part + 1)}">${next}</a>` : raw('')
  return html`<nav class="parts" aria-label="${words.list.parts}">${back}<span>${said(part, parts)}</span>${on}</nav>`
}

/** How anybody can check the list, and the files of it. */
export function checkHtml({ list, path, signon, frozenAt }: ListView, words: PublicWords): Html {
  const frozen =
    frozenAt === null
      ? raw('')
      : html`<p><a href="${path}/package.zip">${words.list.package(inWords(frozenAt, signon.zone, words.language))}</a></p>`
  return html`<section class="check" id="check">
<h2>${words.list.check}</h2>
<p>${words.list.checkText}</p>
<dl class="facts"><dt>${words.letter.hash}</dt><dd><code class="hash">${list.version.hash}</code></dd></dl>
<p class="buttons"><a href="${path}/list.csv">${words.list.csv}</a> <a href="${path}/list.json">${words.list.json}</a> <a href="/check">${words.list.receipt}</a></p>
${frozen}
</section>`
}
