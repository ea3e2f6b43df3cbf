import { describe, expect, it } from 'vitest'
import { fromHtml } from '../../shared/formats/htmlForeign.ts'
import { listTextOf } from '../../shared/signatories/bytes.ts'
import type { ListEntry, SignatoryPreview } from '../../shared/signatories/preview.ts'
import { readSignatories } from '../../shared/signatories/read.ts'
import { listDoubts } from '../../shared/words/listRead.en.ts'
import { countedIds } from './letters.ts'

const text = (words: string): SignatoryPreview => readSignatories({ is: 'text', text: words })
const values = (words: string): SignatoryPreview => readSignatories({ is: 'values', text: words })
const page = (html: string): SignatoryPreview =>
  readSignatories({ is: 'letter', file: fromHtml(html, { newId: countedIds() }).file })

const entriesOf = ({ groups }: SignatoryPreview): ListEntry[] => groups.flatMap(group => group.entries)
const names = (preview: SignatoryPreview): string[] => entriesOf(preview).map(entry => entry.name)
/** A name with its country: "Harbour Watch/KE". */
const placed = (preview: SignatoryPreview): string[] =>
  entriesOf(preview).map(({ name, country }) => (country === undefined ? name : `${name}/${country}`))
const one = (line: string): ListEntry => entriesOf(text(`Signatories\n\nQuay 7\n\n${line}`))[1]!

const PROSE =
  'We ask that the tide gauges stay open to everybody, and that pilots are paid for reading them.\nWe ask it because the harbours of this coast have no other way of knowing the tides at night.'

describe('A name in a list', () => {
  it.each([
    ['1. Harbour Watch', 'Harbour Watch'],
    ['17) Harbour Watch', 'Harbour Watch'],
    ['٣- جمعية البحارة', 'جمعية البحارة'],
    ['• Harbour Watch', 'Harbour Watch'],
    ['“Harbour Watch”', 'Harbour Watch'],
    ['Harbour Watch (signed)', 'Harbour Watch'],
    ['Harbour Watch*', 'Harbour Watch'],
    ['Harbour Watch²', 'Harbour Watch'],
    ['Harbour Watch, 12 January 2024', 'Harbour Watch'],
    ['Harbour Watch,', 'Harbour Watch'],
    ['HARBOUR WATCH', 'HARBOUR WATCH'],
    ['350 Pilots', '350 Pilots'],
    ['7amleh for Tides', '7amleh for Tides'],
    ['A. Philip Harbour Institute', 'A. Philip Harbour Institute'],
    ['Fundación Marea, A.C.', 'Fundación Marea, A.C.'],
    ['Tides – Digital', 'Tides – Digital'],
    ['The “Low” Tide League', 'The “Low” Tide League'],
  ])('[IN-7] %s is %s, and is kept as it stood', (line, name) => {
    expect(one(line)).toMatchObject({ name, kind: 'organisation', asRead: line })
  })

  it.each([
    ['Harbour Watch (Kenya)', 'Harbour Watch', 'KE'],
    ['Harbour Watch, Haïti', 'Harbour Watch', 'HT'],
    ['Harbour Watch [Côte d’Ivoire]', 'Harbour Watch', 'CI'],
    ['Harbour Watch (HW), UK', 'Harbour Watch (HW)', 'GB'],
    ['Harbour Watch – Senegal', 'Harbour Watch – Senegal', 'SN'],
    ['جمعية البحارة، الأردن', 'جمعية البحارة', 'JO'],
    ['Danish Refugee Commission (DRC)', 'Danish Refugee Commission (DRC)', undefined],
    ['Harbour Watch (Global)', 'Harbour Watch (Global)', undefined],
    ['Harbour Watch (IN)', 'Harbour Watch (IN)', undefined],
    ['Women’s League of Burma', 'Women’s League of Burma', undefined],
  ])('[IN-7] %s has its country behind it', (line, name, country) => {
    expect([one(line).name, one(line).country]).toEqual([name, country])
  })

  it('[SIGN-7] keeps addresses apart from the name', () => {
    expect(one('Harbour Watch – desk@harbour.example')).toMatchObject({
      name: 'Harbour Watch',
      address: 'desk@harbour.example',
    })
    expect(one('Harbour Watch (https://harbour.example), Tel: +254 700 123 456')).toMatchObject({
      name: 'Harbour Watch',
      address: 'https://harbour.example, Tel: +254 700 123 456',
    })
  })

  it.each([
    ['Prof. Amina Otieno, University of Elder, Kenya', 'Prof. Amina Otieno', 'University of Elder', 'KE'],
    ['Dr Ada Marlow (Elder University)', 'Dr Ada Marlow', 'Elder University', undefined],
    ['Mme Aïcha Ndiaye – Université de la Mer (Sénégal)', 'Mme Aïcha Ndiaye', 'Université de la Mer', 'SN'],
    ['Dr Ada Marlow (Ghana), Elder University', 'Dr Ada Marlow', 'Elder University', 'GH'],
    ['Elder University, Prof. Ada Marlow', 'Prof. Ada Marlow', 'Elder University', undefined],
    ['د. ليلى حداد، جامعة الميناء، لبنان', 'د. ليلى حداد', 'جامعة الميناء', 'LB'],
  ])('[IN-7] %s is a person', (line, name, affiliation, country) => {
    const { kind, ...entry } = one(line)
    expect([kind, entry.name, entry.affiliation, entry.country]).toEqual([
      'individual',
      name,
      affiliation,
      country,
    ])
  })

  it('[IN-7] is a person’s where its group says so, and says where that is doubtful', () => {
    const [first, turned, odd] = entriesOf(
      text(
        'Individual experts:\nAda Marlow, Elder University\nOtieno, Amina, pilot\nHarbour Watch Foundation',
      ),
    )
    expect(first).toMatchObject({ name: 'Ada Marlow', kind: 'individual', affiliation: 'Elder University' })
    expect(turned).toMatchObject({ name: 'Otieno, Amina', affiliation: 'pilot' })
    expect(odd).toMatchObject({ kind: 'individual', doubt: listDoubts.organisationAmongPeople })
    expect(one('Ada Marlow, Elder University').doubt).toBe(listDoubts.person)
    expect(one('Justice for Pilots').kind).toBe('organisation')
    expect(one('Ada Marlow, Director, Harbour Watch')).toMatchObject({
      ...{ name: 'Harbour Watch', kind: 'organisation', signatory: 'Ada Marlow', role: 'Director' },
      doubt: listDoubts.personSigned,
    })
  })
})

describe('A list in lines', () => {
  it('[IN-1] has groups, and sets aside what is no name: nothing is lost', () => {
    const list = `Signatories to our letter

NGOs participating under operative paragraphs 8
or 9:
1. Harbour Watch
2. International Federation of
   Harbour Masters (IFHM), Haïti
Subtotal: 2

Individual experts
- Prof. Amina Otieno, University of Elder

Total: 3
The full list of signatories is available at the desk.
Contact: desk@harbour.example`
    const preview = text(list)
    expect(preview.groups.map(({ name, entries }) => [name, entries.map(entry => entry.name)])).toEqual([
      [
        'NGOs participating under operative paragraphs 8 or 9',
        ['Harbour Watch', 'International Federation of Harbour Masters (IFHM)'],
      ],
      ['Individual experts', ['Prof. Amina Otieno']],
    ])
    expect(preview.setAside).toEqual([
      'Signatories to our letter',
      'Subtotal: 2',
      'Total: 3',
      'The full list of signatories is available at the desk.',
      'Contact: desk@harbour.example',
    ])
    const kept = [
      ...preview.groups.map(group => group.name),
      ...entriesOf(preview).map(entry => entry.asRead),
      ...preview.setAside,
    ].join(' ')
    for (const word of list.match(/[\p{L}\p{N}@.]+/gu) ?? []) expect(kept).toContain(word)
  })

  it('[IN-7] has counts in its labels and notes below it', () => {
    const preview = text(
      'Organisations (2)\nHarbour Watch\nQuay 7*\n\nIndividuals (in personal capacity)\nAda Marlow\n\n* signed after the deadline',
    )
    expect(preview.groups.map(({ name, entries }) => [name, entries.length, entries[0]?.kind])).toEqual([
      ['Organisations (2)', 2, 'organisation'],
      ['Individuals (in personal capacity)', 1, 'individual'],
    ])
    expect(preview.setAside).toEqual(['* signed after the deadline'])
  })

  it('[IN-7] begins at its label in a letter, and goes on behind an address', () => {
    const preview = text(
      `${PROSE}\n\nEndorsed by\n\nHarbour Watch\n\nTide League (tide@league.example)\n\nQuay 7`,
    )
    expect(preview).toMatchObject({ groups: [{ name: 'Endorsed by' }], setAside: [] })
    expect(names(preview)).toEqual(['Harbour Watch', 'Tide League', 'Quay 7'])
  })

  it('[IN-7] is not found in a letter that has none', () => {
    expect(text(`${PROSE}\n\n- Delete Article 17.\n\n${PROSE}`)).toEqual({ groups: [], setAside: [] })
  })

  it('[IN-1] mends names that a line break cut, and says so', () => {
    const preview = text(
      'Signatories\n\nOcean Data Alliance (ODA) International\n\nBoard of Pilots (IBP)\n\nLeague of\n\nMates',
    )
    expect(entriesOf(preview)).toMatchObject([
      { name: 'Ocean Data Alliance (ODA)', asRead: 'Ocean Data Alliance (ODA) International' },
      { name: 'International Board of Pilots (IBP)', doubt: expect.stringContaining('line break moved') },
      {
        name: 'League of Mates',
        asRead: 'League of / Mates',
        doubt: expect.stringContaining('cut this name'),
      },
    ])
  })

  it('[IN-7] is read column by column where a page was set in two', () => {
    const preview = text(
      'Harbour Watch             Tide League\nInternational Commission  Quay 7\nof Harbour Jurists (ICHJ) '.concat(
        ' Elder Coast\nPilots United             Mole Trust',
      ),
    )
    expect(names(preview)).toEqual([
      ...['Harbour Watch', 'International Commission of Harbour Jurists (ICHJ)', 'Pilots United'],
      ...['Tide League', 'Quay 7', 'Elder Coast', 'Mole Trust'],
    ])
  })

  it('[IN-7] may have countries as labels, or below each name', () => {
    expect(placed(text('KENYA\nHarbour Watch\nTide League\n\nHAITI\nQuay 7\nMole Trust'))).toEqual([
      ...['Harbour Watch/KE', 'Tide League/KE', 'Quay 7/HT', 'Mole Trust/HT'],
    ])
    expect(placed(text('Harbour Watch\nKenya\nTide League\nHaïti\nQuay 7\nGhana'))).toEqual([
      ...['Harbour Watch/KE', 'Tide League/HT', 'Quay 7/GH'],
    ])
  })

  it('[IN-7] may run on in one line, or count without a sign', () => {
    expect(
      placed(text('Signatories: Harbour Watch; Tide League (Haiti); Quay 7, Ghana; and Mole Trust.')),
    ).toEqual([...['Harbour Watch', 'Tide League/HT', 'Quay 7/GH', 'Mole Trust']])
    expect(names(text('1 Harbour Watch\n2 Tide League\n3 350 Pilots\n4 Quay 7'))).toEqual([
      ...['Harbour Watch', 'Tide League', '350 Pilots', 'Quay 7'],
    ])
  })

  it('[IN-7] may be in Spanish, French or Arabic', () => {
    const spanish = text(
      'Organizaciones firmantes\n\n- Red de Puertos (México)\n- Fundación Marea, Perú\n\nPersonas a título individual\n\n- Lic. Juan Pérez, Universidad del Puerto',
    )
    expect(placed(spanish)).toEqual(['Red de Puertos/MX', 'Fundación Marea/PE', 'Lic. Juan Pérez'])
    const french = text(
      'Liste des signataires\n\nOrganisations nationales :\n- Ligue des Quais (Haïti)\nÀ titre individuel :\n- M. Jean Dupont, avocat, Belgique',
    )
    expect(french.groups.map(group => group.name)).toEqual(['Organisations nationales', 'À titre individuel'])
    expect(entriesOf(french)[1]).toMatchObject({
      name: 'M. Jean Dupont',
      affiliation: 'avocat',
      country: 'BE',
    })
    const arabic = text(
      'الموقعون\n\n1. مركز الميناء (لبنان)\nأفراد:\nالأستاذ سامر خوري، محامٍ، فلسطين\nالمجموع: ٢',
    )
    expect(placed(arabic)).toEqual(['مركز الميناء/LB', 'الأستاذ سامر خوري/PS'])
    expect(arabic.setAside).toEqual(['المجموع: ٢'])
  })
})

describe('A list in a table', () => {
  it.each([
    ['commas', 'Organisation,Country\nHarbour Watch,Kenya\n"Quay, Dock & Mole",Haïti'],
    ['semicolons', 'Pays;Nom de l’organisation\nKenya;Harbour Watch\nHaïti;Quay, Dock & Mole'],
    ['tabs, without headings', 'Harbour Watch\tKenya\nQuay, Dock & Mole\tHaiti'],
    ['bars', 'Nombre de la organización|País\nHarbour Watch|Kenia\nQuay, Dock & Mole|Haití'],
    [
      'a mark, a title and a running number',
      '\uFEFFSignatories,,\nNo.,Organization Name,Country of registration\n1,Harbour Watch,Kenya\n2,"Quay, Dock & Mole",Haiti',
    ],
  ])('[IN-7] is read with %s', (_, words) => {
    expect(placed(values(words))).toEqual(['Harbour Watch/KE', 'Quay, Dock & Mole/HT'])
  })

  it('[IN-7] has columns for who signed, what they do, and where they are reached', () => {
    const preview = values(
      'Marca temporal,Organización,Nombre y apellido,Cargo,País,Correo electrónico,Tipo\n2024/01/12 10:00,Red de Puertos,Ana Ruiz,Directora,México,ana@puertos.example,ONG\n2024/01/12 11:00,,Dra. Sofía Luna,Investigadora,Argentina,,Individuos',
    )
    expect(preview.groups).toMatchObject([
      {
        name: 'ONG',
        entries: [
          {
            name: 'Red de Puertos',
            kind: 'organisation',
            country: 'MX',
            signatory: 'Ana Ruiz',
            role: 'Directora',
            address: 'ana@puertos.example',
            line: 2,
          },
        ],
      },
      {
        name: 'Individuos',
        entries: [{ name: 'Dra. Sofía Luna', kind: 'individual', country: 'AR', role: 'Investigadora' }],
      },
    ])
    const arabic = readSignatories({
      is: 'text',
      text: 'المنظمة\tالدولة\nمركز الميناء\tالاردن\nشبكة المد\tمصر',
    })
    expect(placed(arabic)).toEqual(['مركز الميناء/JO', 'شبكة المد/EG'])
    const people = values('First name,Last name,Affiliation\nAda,Marlow,Elder University')
    expect(entriesOf(people)).toMatchObject([
      { name: 'Ada Marlow', kind: 'individual', affiliation: 'Elder University' },
    ])
  })

  it('[IN-7] says what it doubts about a country, and about names and countries that changed places', () => {
    const told = entriesOf(
      values(
        'Organisation,Country\nA Watch,Keyna\nB Watch,Kosovo\nC Watch,MENA\nD Watch,Congo\nE Watch,Kenya / Uganda\nHaiti,Ligue des Quais\nF Watch (Ghana),Kenya',
      ),
    ).map(({ name, country, doubt }) => [name, country, doubt])
    expect(told).toEqual([
      ['A Watch', 'KE', listDoubts.misspelt('Keyna', 'KE')],
      ['B Watch', undefined, listDoubts.withoutCode('Kosovo')],
      ['C Watch', undefined, listDoubts.noCountry('MENA')],
      ['D Watch', undefined, listDoubts.unclear('Congo', ['CG', 'CD'])],
      ['E Watch', undefined, listDoubts.several('Kenya / Uganda')],
      ['Ligue des Quais', 'HT', listDoubts.swapped],
      ['F Watch', 'KE', listDoubts.otherCountry('GH', 'KE')],
    ])
  })

  it('[IN-7] joins the lines of a name, in one cell and over two rows', () => {
    const told = entriesOf(
      values(
        'Organisation,Country\n"International Federation\nof Harbour Masters",Haiti\nInternational League of,Ghana\nPilots,\nQuay; 7,Kenya',
      ),
    )
    expect(told.map(({ name, country, doubt }) => [name, country, doubt])).toEqual([
      ['International Federation of Harbour Masters', 'HT', listDoubts.joinedCell],
      ['International League of Pilots', 'GH', listDoubts.continued],
      ['Quay; 7', 'KE', undefined],
    ])
  })

  it('[IN-7] has rows that are labels or totals, and may stand beside itself', () => {
    const preview = values(
      'Name,Country\nOther organisations,\nHarbour Watch,Kenya\nIndividual experts:,\nAda Marlow,Ghana\nTotal: 2,',
    )
    expect(preview.groups.map(({ name, entries }) => [name, entries[0]?.kind])).toEqual([
      ['Other organisations', 'organisation'],
      ['Individual experts', 'individual'],
    ])
    expect(preview.setAside).toEqual(['Total: 2'])
    expect(
      placed(values('Name,Country,,Name,Country\nHarbour Watch,Kenya,,Quay 7,Ghana\nTide League,Haiti,,,')),
    ).toEqual([...['Harbour Watch/KE', 'Tide League/HT', 'Quay 7/GH']])
  })

  it('[IN-7] is found in a letter, below its label and by its headings', () => {
    const table =
      '<table><tr><th>Organisation</th><th>Country</th></tr><tr><td>Harbour<br>Watch</td><td>Kenya</td></tr><tr><td colspan="2">Other organisations</td></tr><tr><td>2. Quay 7</td><td>Haïti</td></tr></table>'
    const [first] = PROSE.split('\n')
    for (const label of ['<h2>Signatories</h2>', '']) {
      const preview = page(`<p>${first}</p><p>${PROSE}</p>${label}${table}`)
      expect(placed(preview)).toEqual(['Harbour Watch/KE', 'Quay 7/HT'])
      expect(preview.groups.at(-1)?.name).toBe('Other organisations')
    }
    const layout = page(
      `<h2>Signatories</h2><table><tr>${[1, 2].map(side => `<td>${['A', 'B', 'C', 'D', 'E', 'F'].map(name => `<p>Quay ${name}${side}</p>`).join('')}</td>`).join('')}</tr></table>`,
    )
    expect(names(layout).slice(4, 8)).toEqual(['Quay E1', 'Quay F1', 'Quay A2', 'Quay B2'])
    expect(
      names(text('## Signatories\n\n| Organisation | Country |\n|---|---|\n| **Quay 7** | Kenya |')),
    ).toEqual(['Quay 7'])
  })

  it('[IN-7] of thousands of rows is read whole', () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, at) => `${at + 1},Harbour Watch ${at},${at % 2 === 0 ? 'Kenya' : 'Haïti'}`,
    )
    const entries = entriesOf(values(`No,Organisation,Country\n${rows.join('\n')}`))
    expect(entries).toHaveLength(3_000)
    expect(entries.at(-1)).toMatchObject({ name: 'Harbour Watch 2999', country: 'HT', line: 3_001 })
  })

  it('[IN-3] takes hostile lines in no time', () => {
    for (const part of ['a', 'a,', '(', ' - a', 'A; ', 'a@', '1 ', 'total ', '|a', '"', 'Dr '])
      expect(
        entriesOf(text(`Signatories\nQuay 7\nTide League\n${part.repeat(5_000)}\nMole Trust`)).length,
      ).toBeGreaterThan(2)
  })
})

describe('The words of a file', () => {
  it('[IN-7] are read in the encodings in which spreadsheets write them', () => {
    const wide = new Uint8Array([...'Haïti'].flatMap(sign => [sign.charCodeAt(0), 0]))
    expect(listTextOf(wide)).toEqual({ text: 'Haïti', encoding: 'utf-16' })
    expect(listTextOf(new Uint8Array([0xff, 0xfe, ...wide]))).toEqual({ text: 'Haïti', encoding: 'utf-16' })
    expect(listTextOf(new TextEncoder().encode('\uFEFFHaïti')).text).toBe('Haïti')
    expect(listTextOf(Uint8Array.from('Haïti, Perú', sign => sign.charCodeAt(0)))).toEqual({
      text: 'Haïti, Perú',
      encoding: 'windows-1252',
    })
    expect(listTextOf(new Uint8Array([0xe3, 0xd5, 0xd1, 0x2c, 0xe1, 0xc8, 0xe4, 0xc7, 0xe4]))).toEqual({
      text: 'مصر,لبنان',
      encoding: 'windows-1256',
    })
  })
})
