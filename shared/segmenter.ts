/** Words by the Unicode rules. Making a segmenter costs more than using it. A language that is not known is divided by Unicode's own rules. */
export function segmenter(language: string): Intl.Segmenter {
  const known = SEGMENTERS.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(isLanguage(language) ? language : 'und', { granularity: 'word' })
  if (SEGMENTERS.size < 100) SEGMENTERS.set(language, made)
  return made
}

const SEGMENTERS = new Map<string, Intl.Segmenter>()

function isLanguage(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
