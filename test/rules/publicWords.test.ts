/** The public pages speak each of their languages whole. */
import { describe, expect, it } from 'vitest'
import { publicWords } from '../../shared/words/public.ts'

const OTHERS = ['es', 'fr', 'ar']

/** Every sentence by its place; those with numbers and names in them as said of some. */
function sentences(words: object, at = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(words)) {
    const place = `${at}.${name}`
    if (typeof value === 'string') found.set(place, value)
    else if (typeof value === 'function') found.set(place, value(...Array.from({ length: 5 }, () => 7)))
    else for (const [deeper, said] of sentences(value, place)) found.set(deeper, said)
  }
  return found
}

/** What is the same everywhere. */
const SAME = /^\.(server|language|direction|list\.answer)$/
/** Words that are spelt alike. */
const ALIKE = ['Version', 'Organisation', 'version', 'Pays', 'Group']

describe('the words of public pages', () => {
  it.each(OTHERS)('[PAGE-4] has every sentence in its own words: %s', language => {
    const english = sentences(publicWords('en'))
    const own = sentences(publicWords(language))
    expect([...own.keys()]).toEqual([...english.keys()])
    const untranslated = [...own].filter(
      ([place, said]) =>
        said.trim() === '' || (!SAME.test(place) && said === english.get(place) && !ALIKE.includes(said)),
    )
    expect(untranslated.filter(([, said]) => !/^Version 7$/.test(said))).toEqual([])
    for (const [place, said] of own) expect(said, place).not.toMatch(/undefined|NaN|\[object/)
  })

  it('[PAGE-4] counts as each language counts', () => {
    const line = (language: string, ...counts: [number, number, number?]) =>
      publicWords(language).list.asOf('§', 2, ...counts)
    expect(line('en', 1, 0, 1)).toBe(
      'As of §, version 2, 1 organisation, 0 individuals, 1 more with the name withheld',
    )
    expect(line('es', 1, 2)).toBe('A §, versión 2, 1 organización, 2 personas a título individual')
    expect(line('fr', 0, 1)).toBe('Au §, version 2, 0 organisation, 1 personne à titre individuel')
    expect(line('ar', 2, 5)).toContain('منظمتان، 5 أفراد')
    expect(line('ar', 11, 100)).toContain('11 منظمة، 100 فرد')
  })

  it('[PAGE-4] a language with a country is that language, an unknown one is English', () => {
    expect(publicWords('ar-EG').direction).toBe('rtl')
    expect(publicWords('fr-CH').language).toBe('fr')
    expect(publicWords('xx').language).toBe('en')
  })
})
