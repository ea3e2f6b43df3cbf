/** Four hundred who signed, in English, Spanish and Arabic: invented, and as long and as mixed as real lists are. */
import * as store from '../../server/signons/store.ts'
import type { Signature } from '../../shared/signature.ts'
import { enter } from '../../shared/signatureDecisions.ts'
import { DAY } from '../world/inviting.ts'
import type { World } from '../world.ts'

type Tongue = { language: string; parts: readonly (readonly string[])[]; countries: readonly string[] }

const TONGUES: readonly Tongue[] = [
  {
    language: 'en',
    parts: [
      'Northern|Southern|Open|Free|United|Coastal|The Old|Blue|Inner|Outer'.split('|'),
      'Harbour|Quay|Lighthouse|Ferry|Dock|Tide|Pier|Estuary|Anchor|Mooring|Beacon'.split('|'),
      'Workers’ Union|Watch|Rights Network|Observatory|Foundation|Research Centre|League|Law Clinic'.split(
        '|',
      ),
    ],
    countries: ['KE', 'GB', 'GH', 'IN', 'CA', 'ZA', 'NZ', 'PH'],
  },
  {
    language: 'es',
    parts: [
      'Asociación|Red|Fundación|Observatorio Ciudadano|Colectivo|Sindicato|Centro'.split('|'),
      'de la Gente del Mar|de Puertos Abiertos|de Derechos Portuarios|por la Privacidad en los Muelles|de Estibadores|de Mujeres del Muelle|de Archivos Costeros|del Estuario'.split(
        '|',
      ),
      'de Valparaíso|del Sur|de Cádiz|de la Costa|de Bahía Blanca|del Caribe|de Ñuble'.split('|'),
    ],
    countries: ['CL', 'ES', 'AR', 'MX', 'CO', 'UY', 'PE'],
  },
  {
    language: 'ar',
    parts: [
      'جمعية|شبكة|مرصد|اتحاد|مركز|مؤسسة|رابطة'.split('|'),
      'حقوق البحّارة|عمّال الأرصفة|الموانئ المفتوحة|خصوصية المسافرين|دراسات الساحل|صيّادي الخليج|النساء في الميناء'.split(
        '|',
      ),
      'في الإسكندرية|بالدار البيضاء|في العقبة|بتونس|في بيروت|بوهران|في عدن'.split('|'),
    ],
    countries: ['EG', 'MA', 'JO', 'TN', 'LB', 'DZ', 'YE'],
  },
]

const PEOPLE = [
  ['Wanjiru Maina', 'Director'],
  ['Inés Robledo', 'Presidenta'],
  ['سلمى الخطيب', 'المديرة'],
] as const

/** The name of the organisation with that number: another one for each up to some 1,000. */
export function crowdName(at: number): string {
  const { parts } = TONGUES[at % TONGUES.length]!
  let left = Math.floor(at / TONGUES.length) * 59
  return parts
    .map(words => {
      const word = words[left % words.length]!
      left = Math.floor(left / words.length) + Math.floor(at / TONGUES.length)
      return word
    })
    .join(' ')
}

export type Gathered = {
  signon: string
  /** The version that most signed, and the one that every twentieth did not leave. */
  version: { id: string; hash: string }
  earlier?: { id: string; hash: string }
  groups: { organisations: readonly string[]; individuals: string }
  by: string
  /** Between these, in milliseconds since 1970. */
  from: number
  to: number
}

/** Lets so many sign, each confirmed and accepted at a time of its own; every ninth is an individual. */
export async function gather({ storage, keys }: World, many: number, about: Gathered): Promise<void> {
  await storage.write(async tx => {
    for (let at = 0; at < many; at++) await store.addSignature(tx, keys, signatureOf(at, many, about))
    await store.listChanged(tx, about.signon, about.to)
  })
}

function signatureOf(at: number, many: number, about: Gathered): Signature {
  const { language, countries } = TONGUES[at % TONGUES.length]!
  const individual = at % 9 === 8
  const one = individual ? (at - 8) / 9 : at
  const [signatory, role] = PEOPLE[one % PEOPLE.length]!
  const { organisations, individuals } = about.groups
  const version = about.earlier && at % 20 === 19 ? about.earlier : about.version
  const when = about.from + Math.floor((about.to - about.from) * Math.sqrt(at / many))
  const name = individual ? `${signatory} ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[one % 26]}.` : crowdName(at)
  const said = {
    ...{ id: `crowd${String(at).padStart(7, '0')}${about.signon.slice(-4)}`, signon: about.signon, name },
    ...{ kind: individual ? ('individual' as const) : ('organisation' as const), organisation: '' },
    group: individual ? individuals : organisations[at % 4 === 0 ? 1 : 0]!,
    ...{ country: at % 13 === 12 ? '' : countries[at % countries.length]!, signatory, role, address: '' },
    ...{ affiliation: individual ? crowdName(at + 1) : '', language },
    ...{ version: version.id, hash: version.hash },
  }
  return {
    ...enter(said, about.by, '', when),
    ...{ organisation: null, entered: null, withheld: at % 100 === 50 },
    shown: {
      ...{ signatory: individual || at % 3 === 0, role: at % 6 === 0, country: at % 2 === 0 },
      ...{ affiliation: individual, notJoined: false },
    },
    state: { state: 'accepted', at: Math.min(when + DAY / 4, about.to), confirmedAt: when, by: about.by },
  }
}
