/** The treaties and laws that letters of this field name, with the names they go by. */

export type KnownInstrument = {
  /** The name an answer carries; `draft` where a coalition adds the names of its own draft. */
  name: string
  /** Full and short names in English, Spanish and French; compared without regard to case and accents' capitals. */
  names: readonly string[]
}

export const KNOWN_INSTRUMENTS: readonly KnownInstrument[] = [
  {
    name: 'UNTOC',
    names: [
      'UNTOC',
      'UNCTOC',
      'United Nations Convention against Transnational Organized Crime',
      'United Nations Convention against Transnational Organised Crime',
      'UN Convention against Transnational Organized Crime',
      'UN Convention against Transnational Organised Crime',
      'Convention against Transnational Organized Crime',
      'Palermo Convention',
      'Organized Crime Convention',
      'Convención de Palermo',
      'CNUDOT',
      'Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional',
      'Convention de Palerme',
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
      'Convention against Corruption',
      'Convención de las Naciones Unidas contra la Corrupción',
      'Convención de Mérida',
      'CNUCC',
      'Convention des Nations Unies contre la corruption',
      'Convention de Mérida',
    ],
  },
  {
    name: 'ICCPR',
    names: [
      'ICCPR',
      'International Covenant on Civil and Political Rights',
      'Covenant on Civil and Political Rights',
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
      'Covenant on Economic, Social and Cultural Rights',
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
      'Universal Declaration',
      'DUDH',
      'Declaración Universal de Derechos Humanos',
      'Declaración Universal de los Derechos Humanos',
      'Declaración Universal',
      "Déclaration universelle des droits de l'homme",
      'Déclaration universelle des droits humains',
      'Déclaration universelle',
    ],
  },
  {
    name: 'Budapest Convention',
    names: [
      'Budapest Convention',
      'Council of Europe Convention on Cybercrime',
      'Convention on Cybercrime of the Council of Europe',
      'Budapest Convention on Cybercrime',
      'Convention on Cybercrime',
      'Convenio de Budapest',
      'Convención de Budapest',
      'Convenio sobre la Ciberdelincuencia',
      'Convention de Budapest',
      'Convention sur la cybercriminalité du Conseil de l’Europe',
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
      'Convention on the Elimination of Discrimination against Women',
      'Convención sobre la eliminación de todas las formas de discriminación contra la mujer',
      "Convention sur l'élimination de toutes les formes de discrimination à l'égard des femmes",
      'CEDEF',
    ],
  },
  {
    name: 'CRC',
    names: [
      'CRC',
      'UNCRC',
      'Convention on the Rights of the Child',
      'Convención sobre los Derechos del Niño',
      "Convention relative aux droits de l'enfant",
      'CIDE',
    ],
  },
  {
    name: 'CRPD',
    names: [
      'CRPD',
      'UNCRPD',
      'Convention on the Rights of Persons with Disabilities',
      'CDPD',
      'Convención sobre los derechos de las personas con discapacidad',
      'CDPH',
      'Convention relative aux droits des personnes handicapées',
    ],
  },
  {
    name: 'CAT',
    names: [
      'UNCAT',
      'CAT',
      'Convention against Torture',
      'Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment',
      'Convención contra la Tortura',
      'Convention contre la torture',
    ],
  },
  {
    name: 'ICERD',
    names: [
      'ICERD',
      'CERD',
      'International Convention on the Elimination of All Forms of Racial Discrimination',
      'Convención Internacional sobre la Eliminación de todas las Formas de Discriminación Racial',
      "Convention internationale sur l'élimination de toutes les formes de discrimination raciale",
    ],
  },
  {
    name: 'ICRMW',
    names: [
      'ICRMW',
      'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families',
    ],
  },
  {
    name: 'ICPPED',
    names: [
      'ICPPED',
      'International Convention for the Protection of All Persons from Enforced Disappearance',
    ],
  },
  {
    name: 'Refugee Convention',
    names: [
      'Refugee Convention',
      'Convention relating to the Status of Refugees',
      'Convención sobre el Estatuto de los Refugiados',
      'Convention relative au statut des réfugiés',
    ],
  },
  {
    name: 'ECHR',
    names: [
      'ECHR',
      'European Convention on Human Rights',
      'European Convention for the Protection of Human Rights and Fundamental Freedoms',
      'European Convention',
      'CEDH',
      'Convenio Europeo de Derechos Humanos',
      "Convention européenne des droits de l'homme",
    ],
  },
  {
    name: 'ACHR',
    names: [
      'ACHR',
      'American Convention on Human Rights',
      'American Convention',
      'CADH',
      'Convención Americana sobre Derechos Humanos',
      'Convención Americana',
      'Pacto de San José',
      "Convention américaine relative aux droits de l'homme",
    ],
  },
  {
    name: 'ACHPR',
    names: [
      'ACHPR',
      "African Charter on Human and Peoples' Rights",
      'African Charter',
      'Carta Africana de Derechos Humanos y de los Pueblos',
      'CADHP',
      "Charte africaine des droits de l'homme et des peuples",
    ],
  },
  {
    name: 'EU Charter',
    names: [
      'EU Charter',
      'CFREU',
      'Charter of Fundamental Rights of the European Union',
      'Charter of Fundamental Rights',
      'EU Charter of Fundamental Rights',
      'Carta de los Derechos Fundamentales de la Unión Europea',
      "Charte des droits fondamentaux de l'Union européenne",
    ],
  },
  { name: 'TFEU', names: ['TFEU', 'Treaty on the Functioning of the European Union', 'TFUE'] },
  { name: 'TEU', names: ['TEU', 'Treaty on European Union', 'TUE'] },
  {
    name: 'Convention 108',
    names: ['Convention 108+', 'Convention 108', 'Convenio 108+', 'Convenio 108'],
  },
  {
    name: 'GDPR',
    names: [
      'GDPR',
      'General Data Protection Regulation',
      'RGPD',
      'Reglamento General de Protección de Datos',
      'Règlement général sur la protection des données',
    ],
  },
  {
    name: 'Rome Statute',
    names: [
      'Rome Statute',
      'Rome Statute of the International Criminal Court',
      'Estatuto de Roma',
      'Statut de Rome',
    ],
  },
  {
    name: 'VCLT',
    names: [
      'VCLT',
      'Vienna Convention on the Law of Treaties',
      'Convención de Viena sobre el Derecho de los Tratados',
      'Convention de Vienne sur le droit des traités',
    ],
  },
  {
    name: 'Malabo Convention',
    names: [
      'Malabo Convention',
      'African Union Convention on Cyber Security and Personal Data Protection',
      'Convención de Malabo',
      'Convention de Malabo',
    ],
  },
  {
    name: 'Belém do Pará Convention',
    names: [
      'Convention of Belém do Pará',
      'Convention of Belem do Para',
      'Convención de Belém do Pará',
      'Inter-American Convention on the Prevention, Punishment and Eradication of Violence against Women',
    ],
  },
  {
    name: 'Istanbul Convention',
    names: ['Istanbul Convention', 'Convenio de Estambul', "Convention d'Istanbul"],
  },
  {
    name: 'Lanzarote Convention',
    names: ['Lanzarote Convention', 'Convenio de Lanzarote', 'Convention de Lanzarote'],
  },
  { name: 'Genocide Convention', names: ['Genocide Convention'] },
  {
    name: 'Geneva Conventions',
    names: ['Geneva Conventions', 'Convenios de Ginebra', 'Conventions de Genève'],
  },
  {
    name: 'Hanoi Convention',
    names: [
      'Hanoi Convention',
      'United Nations Convention against Cybercrime',
      'UN Convention against Cybercrime',
    ],
  },
]
