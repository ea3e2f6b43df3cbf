/** Where a name stands in a list: "The Foo Institute" under F, in the order of the list's language. */

/** Articles that a list sorts past, by language. */
const ARTICLES: Readonly<Record<string, RegExp>> = {
  en: /^(?:the|an?)\s+(?=\S)/iu,
  es: /^(?:el|la|los|las)\s+(?=\S)/iu,
  fr: /^(?:le|la|les)\s+(?=\S)|^l['’](?=\p{L})/iu,
  de: /^(?:der|die|das)\s+(?=\S)/iu,
  pt: /^(?:os?|as?)\s+(?=\S)/iu,
  nl: /^(?:de|het)\s+(?=\S)/iu,
  ar: /^ال(?=\p{Script=Arabic}{2})/u,
}

/** A name may be in another language than its list: articles of these are sorted past in every list. */
const EVERYWHERE = ['en', 'es', 'fr', 'ar']

/**
 * The name as it is sorted: without an article of the list's language, an English, Spanish or French one, or the
 * Arabic "al-". A name that is nothing but an article stays.
 * @param language BCP 47, of the list
 */
export function sortName(name: string, language: string): string {
  const own = language.split('-')[0]!.toLowerCase()
  const article = [own, ...EVERYWHERE].map(code => ARTICLES[code]).find(known => known?.test(name))
  return article === undefined ? name : name.replace(article, '')
}

export type Sorted = { name: string; sort: string }

/**
 * Compares names as a language's Unicode collation does: accents and case last, numbers by value, punctuation and
 * leading signs left out; the same names in the order of their letters, so that a list has one order.
 */
export function bySortName(language: string): (a: Sorted, b: Sorted) => number {
  const { compare } = new Intl.Collator(language, { numeric: true, ignorePunctuation: true })
  return (a, b) => compare(a.sort, b.sort) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}
