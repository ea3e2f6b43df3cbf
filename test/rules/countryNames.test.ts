import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTRIES, countryName } from '../../shared/countries.ts'
import { countryByName, readCountry } from '../../shared/countryNames.ts'

const codeOf = (text: string): string | undefined => countryByName(text)?.code

describe('A country by its name', () => {
  it.each(['en', 'es', 'fr', 'ar'])('[IN-7] is known in %s, whatever the case and the accents', language => {
    const undecided = new Set(['CG', 'MF'])
    for (const code of COUNTRIES) {
      const name = countryName(code, language)
      const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
      const codes = [name, name.toUpperCase(), plain, `  ${name} `].map(codeOf)
      for (const found of codes)
        if (!undecided.has(code)) expect([name, found]).toEqual([name, code])
        else expect([undefined, code]).toContain(found)
    }
  })

  it.each([
    ['Ivory Coast', 'CI'],
    ['UK', 'GB'],
    ['Scotland', 'GB'],
    ['U.S.A.', 'US'],
    ['EE.UU.', 'US'],
    ['Czech Republic', 'CZ'],
    ['Holland', 'NL'],
    ['Burma', 'MM'],
    ['Swaziland', 'SZ'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['DRC', 'CD'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['Republic of Korea', 'KR'],
    ['Korea, Democratic People’s Republic of', 'KP'],
    ['Palestine', 'PS'],
    ['State of Palestine', 'PS'],
    ['Republic of Kenya', 'KE'],
    ['République du Sénégal', 'SN'],
    ['Moldova, Republic of', 'MD'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['People’s Republic of China', 'CN'],
    ['Republic of China', 'TW'],
    ['الاردن', 'JO'],
    ['جمهورية مصر العربية', 'EG'],
    ['KEN', 'KE'],
    ['KE', 'KE'],
  ])('[IN-7] “%s” is %s', (text, code) => expect(codeOf(text)).toBe(code))

  it.each([
    ['Keyna', 'KE'],
    ['Phillipines', 'PH'],
    ['Zimbabawe', 'ZW'],
    ['Untied States', 'US'],
    ['Columbia', 'CO'],
    ['Austrailia', 'AU'],
    ['Lybia', 'LY'],
  ])('[IN-7] “%s” is a misspelling of %s, and says so', (text, code) => {
    expect(countryByName(text)).toEqual({ code, how: 'misspelt' })
  })

  it.each([
    ['Nigera', ['NE', 'NG']],
    ['Austrlia', ['AU', 'AT']],
    ['Slovekia', ['SI', 'SK']],
    ['Congo', ['CG', 'CD']],
    ['Korea', ['KR', 'KP']],
    ['Kenyan', ['KE']],
    ['German', ['DE']],
    ['Argentinian', ['AR']],
    ['Nairobi', []],
  ])('[IN-7] “%s” is left open', (text, candidates) => {
    expect(readCountry(text)).toEqual({ is: 'unclear', candidates })
  })

  it('[IN-7] what has no code, what is no country and what is several are told apart', () => {
    for (const text of ['Kosovo', 'Kósovo', 'Somaliland']) expect(readCountry(text).is).toBe('without-code')
    for (const text of ['Global', 'International', 'Regional', 'MENA', 'N/A', 'Africa', 'دولي'])
      expect([text, readCountry(text).is]).toEqual([text, 'no-country'])
    expect(readCountry('Kenya / Uganda')).toEqual({ is: 'several', codes: ['KE', 'UG'] })
    expect(codeOf('Trinidad and Tobago')).toBe('TT')
  })

  it('[IN-7] never takes one of these for another, with any one letter wrong', () => {
    const alike = [
      ...['Niger', 'Nigeria', 'Austria', 'Australia', 'Iran', 'Iraq', 'Dominica', 'Dominican Republic'],
      ...['Guinea', 'Guinea-Bissau', 'Equatorial Guinea', 'Papua New Guinea', 'Mali', 'Malawi', 'Malta'],
      ...['Slovakia', 'Slovenia', 'Gambia', 'Zambia', 'Mauritius', 'Mauritania', 'Sweden', 'Swaziland'],
      ...['North Korea', 'South Korea', 'Sudan', 'South Sudan', 'Paraguay', 'Uruguay', 'Libya', 'Liberia'],
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...alike),
        fc.nat(20),
        fc.constantFrom('insert', 'leave out', 'replace', 'swap'),
        fc.constantFrom(...'aeinrstlmk'),
        (name, place, act, letter) => {
          const at = place % name.length
          const [before, here, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)]
          const written = {
            insert: `${before}${letter}${here}${after}`,
            'leave out': `${before}${after}`,
            replace: `${before}${letter}${after}`,
            swap: `${before}${after.slice(0, 1)}${here}${after.slice(1)}`,
          }[act]
          const found = countryByName(written)
          return found?.how !== 'misspelt' || found.code === codeOf(name)
        },
      ),
      { numRuns: 400 },
    )
  })
})
