/**
 * Countries by the names that people write: in English, Spanish, French and Arabic as Unicode lists them, by other
 * names, by the codes of ISO 3166-1, and misspelt. Two countries are never mixed up for being spelled alike: what is
 * unsure stays undecided.
 */
import { COUNTRIES } from './countries.ts'
import { NO_COUNTRY, OTHER_NAMES, SEVERAL, WITHOUT_CODE } from './countryNamesOther.ts'
import { nameKey } from './names.ts'
import { editDistance } from './nearNames.ts'

/** A country as it was read. `exact`: a code or the name of the list; `name`: another name; `misspelt`: nearly one. */
export type CountryFound = { code: string; how: 'exact' | 'name' | 'misspelt' }

export type CountryReading =
  | ({ is: 'country' } & CountryFound)
  /** It may be any of these, or none of them; the nearest first, and empty where nothing is near. */
  | { is: 'unclear'; candidates: string[] }
  /** A place that ISO 3166-1 has no code for, such as Kosovo. */
  | { is: 'without-code' }
  /** A region, or words such as "International" and "N/A". */
  | { is: 'no-country' }
  /** Several countries are named at once. */
  | { is: 'several'; codes: string[] }

/**
 * The country that a text names and nothing else; undefined where it is none or where that is unsure. Case, accents
 * and small words do not matter. Adjectives ("Kenyan") are no names.
 * @returns the code of ISO 3166-1 alpha-2, and how it was found
 */
export function countryByName(text: string): CountryFound | undefined {
  const read = readCountry(text)
  return read.is === 'country' ? { code: read.code, how: read.how } : undefined
}

/** The same, and where no country is decided, why not. */
export function readCountry(text: string): CountryReading {
  const written = text.trim()
  const known = knownCountry(written)
  if (known !== undefined) return known
  const several = severalIn(written)
  if (several !== undefined) return { is: 'several', codes: several }
  return misspelt(keyOf(written))
}

/** What a text is that stands among the names word by word; undefined where it does not. */
export function knownCountry(text: string): CountryReading | undefined {
  const index = theIndex()
  const code = /^[A-Z]{2}$/.test(text) && COUNTRIES.has(text) ? text : index.byAlpha3.get(text)
  const key = keyOf(text)
  const read = index.byKey.get(key) ?? index.byKey.get(turned(text)) ?? withoutForm(key, turned(text))
  if (code !== undefined && read?.is !== 'unclear') return { is: 'country', code, how: 'exact' }
  return read
}

/** "Kenya / Uganda", "Kenya and Uganda": each part has to be a country of its own. */
function severalIn(text: string): string[] | undefined {
  const parts = text.split(/\s*[/;,+&|]\s*|\s+(?:and|y|et|e|و)\s+/u).filter(Boolean)
  if (parts.length < 2) return undefined
  const read = parts.map(part => knownCountry(part))
  const codes = read.flatMap(one => (one?.is === 'country' ? [one.code] : []))
  if (codes.length < parts.length) return undefined
  return [...new Set(codes)]
}

type Index = { byKey: ReadonlyMap<string, CountryReading>; byAlpha3: ReadonlyMap<string, string> }
let made: Index | undefined

/** Made once, when it is first asked for: it holds nothing but what this file and the platform say. */
function theIndex(): Index {
  if (made !== undefined) return made
  const byKey = new Map<string, CountryReading>()
  const name = (text: string, read: CountryReading) => {
    const key = keyOf(text)
    if (key !== '') byKey.set(key, read)
  }
  const nameAll = (language: string, how: CountryFound['how']) => {
    const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
    for (const code of COUNTRIES) name(names.of(code) ?? code, { is: 'country', code, how })
  }
  for (const language of NEIGHBOURS) nameAll(language, 'name')
  for (const [code, others] of Object.entries(OTHER_NAMES))
    for (const other of others.split('|')) name(other, { is: 'country', code, how: 'name' })
  for (const language of LANGUAGES) nameAll(language, 'exact')
  for (const text of NO_COUNTRY.split('|')) name(text, { is: 'no-country' })
  for (const text of WITHOUT_CODE.split('|')) name(text, { is: 'without-code' })
  for (const [text, codes] of Object.entries(SEVERAL))
    name(text, { is: 'unclear', candidates: codes.split(' ') })
  const codes = [...COUNTRIES]
  made = { byKey, byAlpha3: new Map(ALPHA_3.split(' ').map((three, at) => [three, codes[at]!])) }
  return made
}

const LANGUAGES = ['fr', 'es', 'ar', 'en']
/** Their names are known so that none is taken for a misspelling: Griechenland is not Greenland. */
const NEIGHBOURS = ['de', 'pt']

/** A name as it is looked up: folded, and without small words. */
function keyOf(text: string): string {
  return plainArabic(nameKey(text.replace(/&/g, ' and ')))
    .split(' ')
    .filter(word => !SMALL.has(word))
    .map(word => (word === 'st' || word === 'ste' ? 'saint' : word))
    .join(' ')
}

/** Arabic as people write it in haste: without vowel signs, one alef, one ya, no ta marbuta. */
export const plainArabic = (text: string): string =>
  text
    .replace(/[\u064B-\u065F\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/[ىئ]/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/ؤ/gu, 'و')

const SMALL = new Set('the of and y e et la le las les los el l de del du des da do dos d'.split(' '))

/** "Republic of Kenya" is Kenya; of these the form is what tells two countries apart. */
const FORMS =
  /^(?:(?:islamic|federal|federative|democratic|federated|socialist|people s|peoples|arab|united|cooperative|co operative|oriental|plurinational|bolivarian|independent) )*(?:republic|kingdom|states?|commonwealth|principality|sultanate|grand duchy|federation|union|republique|royaume|etat|republica|reino|estado|جمهوريه|مملكه|دوله|سلطنه) /u
const TOLD_BY_FORM = /(?:^| )(?:congo|korea|coree|corea|china|chine)(?: |$)/u

function withoutForm(...keys: string[]): CountryReading | undefined {
  for (const key of keys) {
    if (!FORMS.test(key) || TOLD_BY_FORM.test(key)) continue
    const read = theIndex().byKey.get(key.replace(FORMS, ''))
    if (read !== undefined) return read
  }
  return undefined
}

/** "Moldova, Republic of", as lists of countries have it, the other way round. */
function turned(text: string): string {
  const [, name, form] = /^([^,(]+?)\s*[,(]\s*([^,()]+)\)?$/u.exec(text) ?? []
  return form === undefined ? '' : keyOf(`${form} ${name}`)
}

/** The country of which a text is a misspelling, where no other is nearly as near. */
function misspelt(key: string): CountryReading {
  const bound = boundFor(key)
  if (bound === 0) return { is: 'unclear', candidates: [] }
  const near = nearest(key, bound)
  const [best, ...others] = near
  if (best === undefined) return { is: 'unclear', candidates: [] }
  const rivals = others.some(
    other => other.distance < best.distance + (other.name[0] === key[0] ? 2 : 1) && other.code !== best.code,
  )
  const sure = best.distance <= bound && !rivals && !isAdjective(key, best.name)
  if (sure && best.code !== undefined) return { is: 'country', code: best.code, how: 'misspelt' }
  return { is: 'unclear', candidates: near.flatMap(({ code }) => code ?? []).slice(0, 4) }
}

/** How many letters may be wrong, by what is left without the words that many countries share. */
function boundFor(key: string): number {
  const { length } = key.replace(
    /(?:^| )(?:republi(?:c|que|ca)|islands|islas|iles|united|states|democratic)(?= |$)/gu,
    '',
  )
  return length < 5 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3
}

/** An adjective is the name with an ending, without its own, or with another: "Kenyan", "German", "Argentinian". */
function isAdjective(key: string, name: string): boolean {
  const [ending] = ADJECTIVE.exec(key) ?? []
  return key.startsWith(name) || name.startsWith(key) || (ending !== undefined && !name.endsWith(ending))
}
const ADJECTIVE = /(?:ian|ean|an|ese|ish|ien|enne|aise?|oise?|[ae]n[ao]|ense)$/u

type Near = { code: string | undefined; name: string; distance: number }

/** The nearest name of each country; what is no country is near as well, and stands in the way. */
function nearest(key: string, bound: number): Near[] {
  const found = new Map<string, Near>()
  for (const [name, read] of theIndex().byKey) {
    if (Math.abs(name.length - key.length) > bound + 1 || name.length < 4) continue
    const distance = editDistance(key, name, bound + 1)
    if (distance > bound + 1) continue
    for (const code of codesOf(read)) {
      const before = found.get(code ?? name)
      if (before === undefined || distance < before.distance)
        found.set(code ?? name, { code, name, distance })
    }
  }
  return [...found.values()].sort((a, b) => a.distance - b.distance)
}

function codesOf(read: CountryReading): (string | undefined)[] {
  if (read.is === 'country') return [read.code]
  return read.is === 'unclear' ? read.candidates : [undefined]
}

/** The codes of ISO 3166-1 alpha-3, in the order of `COUNTRIES`. */
const ALPHA_3 =
  'AND ARE AFG ATG AIA ALB ARM AGO ATA ARG ASM AUT AUS ABW ALA AZE BIH BRB BGD BEL BFA BGR BHR BDI BEN BLM BMU BRN BOL BES BRA BHS BTN BVT BWA BLR BLZ CAN CCK COD CAF COG CHE CIV COK CHL CMR CHN COL CRI CUB CPV CUW CXR CYP CZE DEU DJI DNK DMA DOM DZA ECU EST EGY ESH ERI ESP ETH FIN FJI FLK FSM FRO FRA GAB GBR GRD GEO GUF GGY GHA GIB GRL GMB GIN GLP GNQ GRC SGS GTM GUM GNB GUY HKG HMD HND HRV HTI HUN IDN IRL ISR IMN IND IOT IRQ IRN ISL ITA JEY JAM JOR JPN KEN KGZ KHM KIR COM KNA PRK KOR KWT CYM KAZ LAO LBN LCA LIE LKA LBR LSO LTU LUX LVA LBY MAR MCO MDA MNE MAF MDG MHL MKD MLI MMR MNG MAC MNP MTQ MRT MSR MLT MUS MDV MWI MEX MYS MOZ NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NIU NZL OMN PAN PER PYF PNG PHL PAK POL SPM PCN PRI PSE PRT PLW PRY QAT REU ROU SRB RUS RWA SAU SLB SYC SDN SWE SGP SHN SVN SJM SVK SLE SMR SEN SOM SUR SSD STP SLV SXM SYR SWZ TCA TCD ATF TGO THA TJK TKL TLS TKM TUN TON TUR TTO TUV TWN TZA UKR UGA UMI USA URY UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM MYT ZAF ZMB ZWE'
