/** What the columns of a table hold: told by their headings in four languages, else by what stands in them. */
import { plainArabic, readCountry } from '../countryNames.ts'
import { nameKey } from '../names.ts'
import { withoutAddresses } from './cleaned.ts'
import { hasOrganisationWord, isRole, looksLikePerson } from './kinds.ts'

export type Column =
  | 'name'
  | 'organisation'
  | 'acronym'
  | 'person'
  | 'given'
  | 'family'
  | 'country'
  | 'group'
  | 'kind'
  | 'role'
  | 'affiliation'
  | 'address'
  | 'number'
  | 'other'

/** The columns that a row of headings names; undefined where the row is none. */
export function headingsIn(cells: readonly string[]): Column[] | undefined {
  const columns = cells.map(columnOf)
  const filled = cells.filter(cell => cell.trim() !== '').length
  const known = columns.filter(column => column !== undefined).length
  const names = columns.some(column => column !== undefined && NAMING.has(column))
  if (!names || known * 2 < filled || (filled > 1 && known < 2)) return undefined
  if (filled === 1 && (cells.length > 1 || columns[0] === 'person' || columns[0] === 'family'))
    return undefined
  return columns.map(column => column ?? 'other')
}

const NAMING: ReadonlySet<Column> = new Set(['name', 'organisation', 'person', 'family'])

function columnOf(heading: string): Column | undefined {
  const key = plainArabic(nameKey(heading.replace(/\(.*?\)|\*|[:：]\s*$/gs, ' ')))
  if (key === '' && /^\s*(?:#|n[°º])/iu.test(heading)) return 'number'
  if (key === '' || key.split(' ').length > 9) return undefined
  return HEADINGS.find(([, pattern]) => pattern.test(key))?.[0]
}

/** Folded: without accents, signs and capitals. The first that fits counts. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:no|nr|num|number|numero|sr|s n|sn|sl no|serial|id|n|رقم|الرقم|م|ت)$/u],
  ['given', /^(?:first|given|fore) ?names?$|^(?:nombres|prenoms?)$|^الاسم الاول$/u],
  ['family', /^(?:last|family|sur) ?names?$|^(?:apellidos?|nom de famille)$|^(?:اسم العايله|اللقب)$/u],
  ['acronym', /^(?:acronyms?|abbreviation|siglas?|sigles?|acronimo|acronyme|الاختصار|المختصر)$/u],
  [
    'address',
    /e ?mail|correo|courriel|telephone|telefono|^phone|^mobile|whatsapp|website|^web|^url|sitio web|site web|(?:^|mailing |postal )address|direccion|^adresse|^(?:tel|fax|contact|contacto|contact details|contact information)$|بريد|هاتف|جوال|عنوان|الموقع الالكتروني/u,
  ],
  [
    'kind',
    /^(?:organi[sz]ation or individual|individual or organi[sz]ation|signing as|type of signatory|signatory type|firma como|en qualite de|individual organi[sz]ation|نوع الموقع)$/u,
  ],
  [
    'role',
    /^(?:(?:job |professional |official )?(?:role|position|title|function|designation|job)|title (?:of|position).*|role (?:in|at).*|position (?:in|at).*|cargo|puesto|funcion|fonction|poste|qualite|titre|المنصب|الصفه|الوظيفه|المسمي الوظيفي)$/u,
  ],
  [
    'country',
    /^countr|country$|^(?:nation|state|location|based in|hq|headquarters|seat|pais|pays|siege|sede|nationality|nacionalidad|nationalite|الدوله|دوله|البلد|بلد|البلاد|بلد المنشا)$|^pais |^pays |الدول|بلد/u,
  ],
  ['affiliation', /affiliation|^afiliacion|^filiacion|rattachement|الانتماء/u],
  [
    'person',
    /signatory|signed by|contact (?:name|person)|representative|full name|^(?:person|individual|representante|firmante|signataire|nom et prenoms?|prenoms? et noms?|nombre y apellidos?|nombre completo|nom complet|personne de contact|persona de contacto|nombre del (?:firmante|representante)|nom du (?:signataire|representant)|name of (?:person|individual|contact|representative|expert)|your name|الموقع|الممثل|اسم (?:الموقع|الممثل|الشخص)|الاسم الكامل|الشخص|الخبير)$/u,
  ],
  [
    'group',
    /^(?:groups?|categor(?:y|ies)|categoria|categorie|types?|tipo|type of organi[sz]ation|sector|secteur|stakeholder group|constituency|grupo|groupe|accreditation|status|المجموعه|الفيه|النوع|التصنيف)$/u,
  ],
  [
    'organisation',
    /^(?:(?:names?|nombre|nom|official|full|legal|title|your|the|of|de|la|del|l|endorsing|signing|signatory|supporting|اسم) ?)*(?:organi[sz]ations?|organizacion(?:es)?)(?: names?| title)?$|^(?:ngo|cso|ong|entity|entidad|entite|institution|institucion|institution name|association|asociacion|structure|company|empresa|network|name of (?:the )?(?:ngo|cso|entity|institution|association|group)|ngo name|nombre de la (?:ong|entidad|institucion)|nom de (?:la structure|l ?association|long|linstitution))$|(?:المنظم|الموسس|الجمعي|الجهه|الهيي)[^ ]*$/u,
  ],
  [
    'name',
    /^(?:names?|nombre|nom|noms|signatories|firmantes|signataires|supporters|endorsers|list of (?:names|signatories)|الاسم|الاسماء|اسم|الموقعون|الموقعين)$/u,
  ],
]

/**
 * What columns without headings hold. A column that tells nothing is `other`; there is always one for names, unless
 * the table holds none.
 */
export function columnsByContent(rows: readonly (readonly string[])[]): Column[] {
  const width = Math.max(0, ...rows.map(row => row.length))
  const sample = rows.length > 400 ? rows.filter((_, at) => at % Math.ceil(rows.length / 400) === 0) : rows
  const columns = Array.from({ length: width }, (_, at) => contentOf(sample.map(row => row[at] ?? '')))
  const open = columns.flatMap((column, at) => (column === 'name' ? [at] : []))
  if (open.length < 2) return columns
  const cells = (at: number) => sample.map(row => row[at] ?? '').filter(Boolean)
  const own = open.filter(at => !areLabels(cells(at)))
  const likeOrganisations = (at: number) =>
    share(cells(at), hasOrganisationWord) - share(cells(at), looksLikePerson) / 2
  const best = (own.length > 0 ? own : open).reduce((one, other) =>
    likeOrganisations(other) > likeOrganisations(one) + 0.2 ? other : one,
  )
  return columns.map((column, at) => (column !== 'name' || at === best ? column : besideNames(cells(at))))
}

/** A second column of words: people who signed, what they do, labels that return, or names as well. */
function besideNames(cells: readonly string[]): Column {
  if (share(cells, isRole) > 0.5) return 'role'
  if (areLabels(cells)) return 'group'
  if (share(cells, looksLikePerson) > 0.7 && share(cells, hasOrganisationWord) < 0.2) return 'person'
  return 'name'
}

/** A few words that return again and again. */
function areLabels(cells: readonly string[]): boolean {
  const distinct = new Set(cells.map(nameKey)).size
  return cells.length >= 6 && distinct * 4 <= cells.length
}

function contentOf(all: readonly string[]): Column {
  const cells = all.map(cell => cell.trim()).filter(Boolean)
  if (cells.length === 0) return 'other'
  if (share(cells, cell => /^\(?\p{Nd}{1,5}[.)]?$/u.test(cell)) > 0.8) return 'number'
  if (share(cells, cell => withoutAddresses(cell).text.replace(/[^\p{L}\p{N}]/gu, '') === '') > 0.5)
    return 'address'
  if (share(cells, cell => cell.length <= 60 && tellsCountry(cell)) > 0.5) return 'country'
  if (share(cells, cell => /\p{L}/u.test(cell) && !/^\d+[-/.:]\d+/.test(cell)) < 0.5) return 'other'
  return 'name'
}

const tellsCountry = (cell: string): boolean => {
  const read = readCountry(cell)
  return read.is !== 'unclear' || read.candidates.length > 1
}

/** The part of the cells, from 0 to 1, for which something holds. */
const share = (cells: readonly string[], holds: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(holds).length / cells.length
