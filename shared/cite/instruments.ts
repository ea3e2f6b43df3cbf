/** The treaties and laws that letters name, with the names they go by. A coalition may add its own. */

export type KnownInstrument = {
  /** The name an answer carries. */
  name: string
  /** Full and short names in English, Spanish and French; compared without regard to case. */
  names: readonly string[]
}

export const KNOWN_INSTRUMENTS: readonly KnownInstrument[] = [
  {
    name: 'UNTOC',
    names: [
      'UNTOC',
      'United Nations Convention against Transnational Organized Crime',
      'UN Convention against Transnational Organized Crime',
      'Palermo Convention',
      'Convención de Palermo',
      'Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional',
      'Convention des Nations Unies contre la criminalité transnationale organisée',
      'CTO',
    ],
  },
  {
    name: 'UNCAC',
    names: [
      'UNCAC',
      'United Nations Convention against Corruption',
      'UN Convention against Corruption',
      'Convención de las Naciones Unidas contra la Corrupción',
      'Convention des Nations Unies contre la corruption',
      'CNUCC',
    ],
  },
  {
    name: 'ICCPR',
    names: [
      'ICCPR',
      'International Covenant on Civil and Political Rights',
      'PIDCP',
      'Pacto Internacional de Derechos Civiles y Políticos',
      'Pacte international relatif aux droits civils et politiques',
    ],
  },
  {
    name: 'ICESCR',
    names: [
      'ICESCR',
      'International Covenant on Economic, Social and Cultural Rights',
      'PIDESC',
      'Pacto Internacional de Derechos Económicos, Sociales y Culturales',
      'Pacte international relatif aux droits économiques, sociaux et culturels',
    ],
  },
  {
    name: 'UDHR',
    names: [
      'UDHR',
      'Universal Declaration of Human Rights',
      'DUDH',
      'Declaración Universal de Derechos Humanos',
      'Declaración Universal de los Derechos Humanos',
      "Déclaration universelle des droits de l'homme",
      'Déclaration universelle des droits de l’homme',
    ],
  },
  {
    name: 'Budapest Convention',
    names: [
      'Budapest Convention',
      'Council of Europe Convention on Cybercrime',
      'Convention on Cybercrime of the Council of Europe',
      'Convenio de Budapest',
      'Convention de Budapest',
    ],
  },
  {
    name: 'UN Charter',
    names: [
      'UN Charter',
      'Charter of the United Nations',
      'United Nations Charter',
      'Carta de las Naciones Unidas',
      'Charte des Nations Unies',
    ],
  },
  {
    name: 'CEDAW',
    names: [
      'CEDAW',
      'Convention on the Elimination of All Forms of Discrimination against Women',
      'Convención sobre la eliminación de todas las formas de discriminación contra la mujer',
      "Convention sur l'élimination de toutes les formes de discrimination à l'égard des femmes",
    ],
  },
  {
    name: 'CRC',
    names: ['CRC', 'Convention on the Rights of the Child', 'Convención sobre los Derechos del Niño'],
  },
  { name: 'CRPD', names: ['CRPD', 'Convention on the Rights of Persons with Disabilities'] },
  {
    name: 'CAT',
    names: [
      'UNCAT',
      'Convention against Torture',
      'Convención contra la Tortura',
      'Convention contre la torture',
    ],
  },
  {
    name: 'ICERD',
    names: ['ICERD', 'International Convention on the Elimination of All Forms of Racial Discrimination'],
  },
  {
    name: 'ECHR',
    names: [
      'ECHR',
      'European Convention on Human Rights',
      'Convenio Europeo de Derechos Humanos',
      "Convention européenne des droits de l'homme",
    ],
  },
  {
    name: 'ACHR',
    names: ['ACHR', 'American Convention on Human Rights', 'Convención Americana sobre Derechos Humanos'],
  },
  { name: 'Convention 108', names: ['Convention 108+', 'Convention 108'] },
  { name: 'GDPR', names: ['GDPR', 'General Data Protection Regulation', 'RGPD'] },
  { name: 'Rome Statute', names: ['Rome Statute', 'Estatuto de Roma', 'Statut de Rome'] },
  {
    name: 'VCLT',
    names: [
      'VCLT',
      'Vienna Convention on the Law of Treaties',
      'Convención de Viena sobre el Derecho de los Tratados',
    ],
  },
  {
    name: 'Malabo Convention',
    names: ['Malabo Convention', 'African Union Convention on Cyber Security and Personal Data Protection'],
  },
  {
    name: 'Belém do Pará Convention',
    names: ['Convention of Belém do Pará', 'Convention of Belem do Para', 'Convención de Belém do Pará'],
  },
]

/** A place in a text where an instrument is named. */
export type Named = { start: number; end: number; name: string }

/**
 * Every place where an instrument of the tables is named. Short names written in capitals are found in capitals
 * only (`CAT` is no animal); where names overlap the longer one counts.
 */
export function namedInstruments(text: string, more: readonly KnownInstrument[] = NONE): Named[] {
  const found: Named[] = []
  for (const { name, pattern } of patternsFor(more)) {
    for (const match of text.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, name })
    }
  }
  return found
    .filter(one => !found.some(other => other !== one && covers(other, one)))
    .sort((one, other) => one.start - other.start)
}

const NONE: readonly KnownInstrument[] = []
type Pattern = { name: string; pattern: RegExp }
/** Each table is compiled once: a letter asks for every paragraph. */
const compiled = new WeakMap<readonly KnownInstrument[], Pattern[]>()

function patternsFor(more: readonly KnownInstrument[]): Pattern[] {
  const known = compiled.get(more)
  if (known !== undefined) return known
  const patterns = [...more, ...KNOWN_INSTRUMENTS].flatMap(({ name, names }): Pattern[] => {
    const written = (short: boolean): string =>
      names
        .filter(one => (one === one.toUpperCase()) === short)
        .sort((one, other) => other.length - one.length)
        .map(escaped)
        .join('|')
    return [true, false].flatMap(short => {
      const alternatives = written(short)
      const whole = `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`
      return alternatives === '' ? [] : [{ name, pattern: new RegExp(whole, short ? 'gu' : 'giu') }]
    })
  })
  compiled.set(more, patterns)
  return patterns
}

function covers(outer: Named, inner: Named): boolean {
  const longer = outer.end - outer.start > inner.end - inner.start
  return longer && outer.start <= inner.start && outer.end >= inner.end
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')
}
