/** What stands in a list and is no name: labels of groups, totals, page numbers, lines about the list. */
import { hasOrganisationWord } from './kinds.ts'

/** Whether a line opens a list: "Signatories", "Endorsed by:", "Firmantes", "Liste des signataires". */
export function isListLabel(words: string): boolean {
  return words.length <= 160 && LABEL.test(words.trim()) && !/[.;]$/.test(words)
}

const LABEL =
  /^(?:(?:this|the|our) (?:letter|statement|submission|call|joint letter) (?:is |was )?)?(?:(?:submitted|signed|co-?signed|endorsed|supported|sponsored|co-?sponsored|joined) (?:by|on behalf of)\b|(?:(?:the|full|final|preliminary|initial|current|complete) )*(?:list of )?(?:the )?(?:all )?(?:signatories|signatory organi[sz]ations|signator(?:y|ies) list|undersigned(?: organi[sz]ations)?|endorsing organi[sz]ations|signing organi[sz]ations|supporting organi[sz]ations|supporters|endorsers|co-?signatories)\b|list of (?:organi[sz]ations|supporters|names|individuals|experts)\b|organi[sz]ations? (?:endorsing|supporting|signing|that (?:signed|endorse|support))\b|(?:lista de )?(?:(?:las|los) )?(?:abajo )?(?:firmantes|organizaciones firmantes|adherentes|adhesiones)(?!\p{L})|(?:firmado|suscrito|suscriben|firman|apoyado|respaldado|firmada|suscrita) ?(?:por)?(?!\p{L})|(?:liste des |les )?(?:signataires|organisations signataires|associations signataires|premiers signataires|cosignataires)(?!\p{L})|(?:signé|signée|soutenu|cosigné|ont signé)s? ?(?:par)?\s*:?$|(?:signé|signée|soutenu|cosigné)e?s? par(?!\p{L})|(?:قائمة )?(?:الموقعون|الموقعين|الموقعات|المنظمات الموقعة|الجهات الموقعة|الموقّعون|الموقّعة)|(?:co-?)?signed[:,]?$|endorsements?:?$|signatures?:?$)/iu

/** Whether a line is the label of a group of names, such as "Individual experts:". */
export function isGroupLabel(words: string): boolean {
  const bare = words.trim()
  if (bare.length > 200 || /[@]|https?:/.test(bare)) return false
  if (/[:：]$/.test(bare)) return bare.split(/\s+/).length <= 20
  return GROUP.test(bare) || IN_PERSON.test(bare) || isListLabel(bare)
}

const GROUP =
  /^(?:(?:the |las |los |les )?(?:other|further|additional|more|international|national|regional|local|civil society|individual|supporting|endorsing|signatory|participating|accredited|academic|global|otr[oa]s|autres|demás) )*(?:ngos?|csos?|civil society|organi[sz]ations?|individuals?|experts?|academics?|academia|scholars|researchers|companies|private sector|networks?|coalitions?|signatories|institutions|universities|trade unions|networks and coalitions|ong|organizaciones|expert[oa]s|personas|particulares|individuos|académic[oa]s|redes|instituciones|empresas|organisations|associations|individus|personnalités|chercheurs|universitaires|réseaux|(?:ال)?(?:منظمات|مؤسسات|جمعيات|أفراد|خبراء|شخصيات|شبكات|جامعات|أكاديميون)(?: \p{L}+){0,3})(?:(?:,| &)? (?:and|y|et|or|&) (?:other )?(?:\p{L}+ )?(?:ngos?|csos?|organi[sz]ations?|individuals?|experts?|academics?|networks?|coalitions?|expert[oa]s|académic[oa]s|organizaciones|associations|personas))*(?:,? (?:with|without|participating|under|in|from|and|signing|who|based|de|con|sin|en|du|des|avec|sans|internacionales|nacionales|regionales|internationales|nationales|régionales|individuales|independientes|indépendants|signataires|firmantes|endorsing|supporting|a título|à titre|en su|أفراد)(?!\p{L}).*)?(?: \([^()]*\))?$/iu

const IN_PERSON =
  /^(?:à titre (?:individuel|personnel)|a título (?:individual|personal)|in (?:a|an|their) (?:personal|individual) capacity|بصفة شخصية)$/iu

/** The label without its colon and what emphasises it. */
export const labelText = (words: string): string =>
  words
    .trim()
    .replace(/\s*[:：]+$/u, '')
    .replace(/^[*_#\s]+|[*_\s]+$/g, '')
    .trim()

/** Whether a line says how many there are: "Total: 120", "Subtotal (NGOs) 14", "120 signatories". */
export const isTotal = (words: string): boolean =>
  words.length <= 120 && (TOTAL.test(words) || COUNTED.test(words) || COUNT_LAST.test(words))

const TOTAL =
  /^[\s([*]*(?:(?:grand|sub|overall)?[\s-]*totals?|total(?:es)?|gran total|nombre total|número total|number of|sous-total|suma|المجموع|الإجمالي|العدد)(?!\p{L})[^\p{Nd}]*(?:\p{Nd}[\p{Nd}.,\s]*)?(?:[\p{L}\s)\].]{0,40})$/iu
const COUNTED =
  /^[\s([]*\p{Nd}[\p{Nd}.,]*\s+(?:signator\p{L}+|signatures?|organi[sz]ations?|ngos?|individuals?|names?|firm(?:as|antes)|organizaciones|signataires|منظمة|موقع\p{L}*)(?:\s+(?:in total|so far|as of .*|total))?[\s)\].:]*$/iu
const COUNT_LAST = /^(?:organi[sz]ations?|individuals?|ngos?|signator\p{L}+)\s*[:=]\s*\p{Nd}+$/iu

/** Whether a line belongs to the page: "Page 3 of 7", a lone number, a rule. */
export const isPageLine = (words: string): boolean =>
  /^(?:(?:page|página|pág\.|seite|صفحة)?\s*[-–|]?\s*\p{Nd}{1,4}\s*[-–|]?(?:\s*(?:of|de|sur|\/|من)\s*\p{Nd}{1,4})?|[\s_=*.·–—-]{3,})$/iu.test(
    words.trim(),
  )

/** Whether a line speaks about the list, or to its reader, or says more than a name does. */
export function isProse(words: string): boolean {
  const bare = words.trim()
  const count = bare.split(/\s+/).length
  if (CONTACT.test(bare) || NOTE.test(bare) || BELOW_MARK.test(bare)) return true
  if (count > 5 && ABOUT.test(bare) && /[.:)!]$/.test(bare)) return true
  if (/[!?]$/.test(bare) && count > 5) return true
  if (/[.۔]$/.test(bare) && count > 8 && !hasOnlyCapitals(bare)) return true
  return (
    bare.length > LONGEST && !(hasOrganisationWord(bare) && bare.length <= LONGEST * 2 && !/\.\s/.test(bare))
  )
}

/** As many signs as a name may have. */
export const LONGEST = 160
const ABOUT =
  /(?<!\p{L})(?:list|signator(?:y|ies)|signatures?|as of|available|updated|lista|firmas|firmantes|liste|signataires|القائمة|الموقع(?:ين|ون))(?!\p{L})/iu
const CONTACT =
  /^(?:(?:media |press )?contacts?(?: persons?)?|for (?:more|further) (?:information|details|enquiries|inquiries)|for media|annex(?:es)?|appendix|references|background|about (?:us|the)|contacto|para más información|pour plus d.information|للمزيد|للتواصل)(?!\p{L})/iu
const NOTE =
  /^(?:note|nb|n\.b|nota|remarque|source|last updated|updated|as of|\(?as at|ملاحظة)(?!\p{L})[\s.:]/iu

/** What a mark behind a name means, below the list: "* signed after the deadline". */
const BELOW_MARK =
  /^(?:[*†‡]+\s*)?(?:signed (?:after|on|as|in)|added (?:after|on)|not yet|joined (?:after|on)|affiliations? (?:is|are|for|listed|given)|names? (?:withheld|listed)|denotes|indicates|firmó|a signé)(?!\p{L})/iu

/** "Institute for Law, Ports and Tides Ltd." is a name; a sentence has small words that begin nothing. */
const hasOnlyCapitals = (words: string): boolean =>
  words.split(/\s+/).every(word => !/^\p{Ll}{4,}/u.test(word))

/** Whether nothing below this line is a name any more. */
export const endsList = (words: string): boolean =>
  /^(?:annex(?:es)?|appendix|references|background|about (?:us|the)|endnotes?|footnotes|anexo|annexe|ملحق)(?!\p{L})/iu.test(
    words.trim(),
  )
