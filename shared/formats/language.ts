/** A guess at the language of a text, for a file that does not say. A person confirms it on the screen. */

const COMMON: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'that', 'is', 'with', 'we'],
  es: ['el', 'los', 'las', 'que', 'para', 'una', 'del', 'con'],
  fr: ['le', 'les', 'des', 'et', 'une', 'dans', 'pour', 'nous'],
  pt: ['os', 'uma', 'não', 'para', 'com', 'dos', 'das', 'que'],
  de: ['der', 'die', 'und', 'das', 'nicht', 'wir', 'mit', 'eine'],
}

const SCRIPTS: readonly [string, RegExp][] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['zh', /\p{Script=Han}/gu],
]

/** By script, then by the commonest small words; English where nothing speaks for another one. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  for (const [language, script] of SCRIPTS) {
    if ((sample.match(script)?.length ?? 0) * 2 > letters) return language
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const score = (language: string): number =>
    words.filter(word => COMMON[language]?.includes(word) === true).length
  return Object.keys(COMMON).reduce(
    (best, language) => (score(language) > score(best) ? language : best),
    'en',
  )
}

/** The direction a language is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|he|fa|ur|ps|ckb|dv|yi|ug|sd|syr)(-|$)/i.test(language) ? 'rtl' : 'ltr'
}
