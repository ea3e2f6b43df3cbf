/** The country that lists put behind a name: "(Kenya)", ", Kenya", "– Kenya". */
import { type CountryFound, type CountryReading, knownCountry } from '../countryNames.ts'
import { explains } from '../formats/acronyms.ts'

export type Behind = { name: string; country?: string; written?: string }

/**
 * A name without the country behind it. After a dash the country stays in the name too, because many
 * organisations are called so.
 */
export function countryBehind(text: string): Behind {
  const bracketed = /^(.*\S)\s*[([（]\s*([^()[\]（）]{2,60})\s*[)\]）]$/u.exec(text)
  if (bracketed !== null) {
    const [, name = '', inside = ''] = bracketed
    const code = sure(inside)
    if (code !== undefined && !isAcronym(name, inside)) return { name, country: code, written: inside }
    const place = /^.*[,;]\s*([^,;]+)$/u.exec(inside)?.[1]
    const placed = place === undefined ? undefined : sure(place)
    if (placed !== undefined) return { name: text, country: placed, written: place! }
    // "(KICTA), Kenya" is looked at below; "Name, Kenya (NAME)" keeps its order.
  }
  const listed = /^(.*[^\s,،])\s*[,،|]\s*([^,،|]{2,60})$/u.exec(text)
  if (listed !== null) {
    const [, name = '', last = ''] = listed
    const code = sure(last)
    if (code !== undefined) return { name, country: code, written: last }
  }
  const turned = /^(.*[^\s,])\s*,\s*([^,]{2,60}?, [^,]{2,60})$/u.exec(text)
  const behindTurned = turned === null ? undefined : sure(turned[2]!)
  if (turned !== null && behindTurned !== undefined)
    return { name: turned[1]!, country: behindTurned, written: turned[2]! }
  const dashed = /\s[–—-]\s*([^–—]{2,60})$/u.exec(text)?.[1]
  const behind = dashed === undefined ? undefined : sure(dashed)
  return behind === undefined ? { name: text } : { name: text, country: behind, written: dashed! }
}

/** Letters in brackets that can be read off the name are its acronym: the Danish Refugee Council is not the DRC. */
const isAcronym = (name: string, inside: string): boolean =>
  /^[\p{Lu}.]{2,6}$/u.test(inside) && explains(name, inside.replaceAll('.', ''))

/** Bare codes are no countries here: two or three letters are more often something else. */
function sure(text: string): string | undefined {
  const read: CountryReading | undefined = knownCountry(text.trim())
  if (read?.is !== 'country') return undefined
  return isBareCode(text.trim(), read) ? undefined : read.code
}

const isBareCode = (text: string, { how }: CountryFound): boolean =>
  how === 'exact' && /^[A-Z]{2,3}$/.test(text) && !COMMON_CODES.has(text)

const COMMON_CODES = new Set(['US', 'USA', 'UK', 'UAE'])
