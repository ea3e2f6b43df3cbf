/** Whether a name is an organisation's or a person's, by its words and by the label it stands under. */

/** What the label of a group says of the names below it; undefined where it says both or nothing. */
export function kindOfGroup(label: string): 'organisation' | 'individual' | undefined {
  const [people, organisations] = [PEOPLE.test(label), ORGANISATIONS.test(label)]
  if (people === organisations) return undefined
  return people ? 'individual' : 'organisation'
}

const PEOPLE =
  /(?<!\p{L})(?:individuals?|experts?|academics?|persons?|people|scholars?|researchers?|lawyers?|journalists?|professors?|personal capacity|personas?|personalidades|expert[oa]s|acad[eé]mic[oa]s|particulares|individuos|investigador[ea]s|abogad[oa]s|individuels?|individus|personnes|personnalités|chercheurs|universitaires|أفراد|الأفراد|خبراء|الخبراء|شخصيات|الشخصيات|أكاديمي(?:ون|ين)|الأكاديمي(?:ون|ين)|باحث(?:ون|ين))(?!\p{L})/iu
const ORGANISATIONS =
  /(?<!\p{L})(?:organi[sz]ations?|organisms?|ngos?|cso[s]?|groups|networks?|coalitions?|compan(?:y|ies)|institutions?|associations?|unions?|universities|organizaci[oó]n(?:es)?|ongs?|instituciones|asociaciones|redes|empresas|colectivos|منظم(?:ات|ة)|المنظمات|جمعيات|الجمعيات|مؤسسات|المؤسسات|هيئات|الهيئات)(?!\p{L})/iu

/** Whether words name an organisation rather than a person. */
export const hasOrganisationWord = (words: string): boolean => ORGANISATION_WORD.test(words)

const ORGANISATION_WORD =
  /(?<!\p{L})(?:associat\w*|asociaci\p{L}*|associa\p{L}*|alliance|alianza|academy|academia|académie|action|acción|advoca(?:cy|tes)|agency|assembly|asamblea|board|bureau|campaign|campaña|campus|cent(?:er|re|ro|rum)s?|chamber|church|civil|clinic|club|coalition|coalici[oó]n|collecti\p{L}*|colectiv\p{L}*|college|comit[eéè]\p{L}*|commission|comisión|committee|communit(?:y|ies)|comunidad|company|confederation|congress|consorti(?:um|o)|cooperative|corporation|corporaci[oó]n|council|consejo|conseil|department|digital(?:es)?|défense|defensa|derechos|droits|education|facult\p{L}*|federat\p{L}*|fédération|federaci[oó]n|fonda\p{L}*|fundaci[oó]n|fundação|forum|foro|foundation|freedom|friends|front|fund|fondo|global|group|grupo|groupe|guild|house|human|hub|inc|initiative|iniciativa|institut\p{L}*|international|internacional|internationale|justice|justicia|lab|laborator\p{L}*|laboratorio|law|league|liga|ligue|library|ltd|llc|media|ministry|mission|mouvement|movement|movimiento|museum|national|nacional|network|ngo|observator\p{L}*|office|ong|organi[sz]ation\p{L}*|organizaci[oó]n|partners(?:hip)?|party|peace|platform|plataforma|plateforme|policy|press|programme|program|project|proyecto|projet|public|red|research|réseau|rights|rede|school|escuela|école|secretariat|sindicato|society|sociedad|société|solidarit[yé]|solidaridad|studies|syndicat|team|trust|trade|union|unión|unit|universi\p{L}*|université|usa|voice|watch|women|workers|world|youth|e\.v|gmbh|a\.c|جمعية|منظمة|مؤسسة|مركز|شبكة|معهد|جامعة|كلية|اتحاد|رابطة|لجنة|مجلس|هيئة|تحالف|ائتلاف|حركة|نقابة|مبادرة|منتدى|مرصد|الجمعية|المنظمة|المؤسسة|المركز|الشبكة|المعهد|الاتحاد|الرابطة|اللجنة|المجلس|الهيئة|التحالف|الحركة|النقابة|المبادرة|المنتدى|المرصد)(?!\p{L})/iu

/** A title at the beginning, such as "Prof. Dr."; empty where there is none. */
export const titleOf = (words: string): string => TITLE.exec(words)?.[0] ?? ''

const TITLE =
  /^(?:(?:prof(?:essor|esseure?|esora?|a)?|dr(?:a|e)?|mrs|mr|ms|mx|mme|mlle|sir|dame|judge|ambassador|advocate|adv|atty|sheikh|senator|maître|lic|ing|srta?|sra|abog|mtr[ao]|dott)\.?\s+|(?:m|me|fr|rev|hon|amb|eng|arch)\.\s*|(?:أ\s*\.?\s*د|د|أ|م)\s*[./]\s*|(?:ال)?(?:دكتور|أستاذ|سيد|محامي|قاضي|سفير|مهندس|صحفي|بروفيسور)ة?\s+)+/iu

const ROLE =
  /^(?:(?:executive|deputy|managing|general|senior|associate|assistant|former|regional|national|programme?|policy|legal|advocacy|independent|emeritus|adjunct|visiting|co-?|vice[- ]?)\s*)*(?:director\p{L}*|directrice|directeur|president\p{L}*|président\p{L}*|chair\p{L}*|secretar\p{L}*|sécrétaire|secrétaire|coordinat\p{L}*|coordina\p{L}*|head|founder|fundador\p{L}*|fondat\p{L}*|ceo|cto|manager|officer|professor\p{L}*|profesor\p{L}*|professeur\p{L}*|lecturer|fellow|researcher|chercheu\p{L}*|investigador\p{L}*|lawyer|attorney|barrister|solicitor|advocate|avocat\p{L}*|abogad\p{L}*|journalist\p{L}*|periodista|consultant\p{L}*|expert\p{L}*|analyst|student|candidate|representative|responsable|treasurer|member|scholar|مدير\p{L}*|رئيس\p{L}*|أستاذ\p{L}*|محام\p{L}*|باحث\p{L}*|منسق\p{L}*|صحف\p{L}*)(?!\p{L})/iu

/** Whether words say what somebody does: "Executive Director", "Professor of Law". */
export const isRole = (words: string): boolean => ROLE.test(words.trim())

/**
 * Whether words look like a person's name: two to five words, each with a capital or in a script without any, none
 * of them a word of organisations. Many an organisation looks like that too.
 */
export function looksLikePerson(words: string): boolean {
  const bare = words.slice(titleOf(words).length).trim()
  const parts = bare.split(/\s+/)
  const titled = bare.length < words.length
  if (parts.length < (titled ? 1 : 2) || parts.length > 5 || hasOrganisationWord(bare)) return false
  return parts.every(part => NAME_PART.test(part) || PARTICLE.test(part))
}

const NAME_PART = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}[\p{Lo}\p{M}]*)$/u
const PARTICLE =
  /^(?:al|el|bin|bint|ibn|abu|de|del|della|di|da|dos|das|do|du|la|las|los|le|van|von|der|den|y|e|ter|ten)$/iu
