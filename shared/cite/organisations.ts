/** Words that look like citations and are none: organisations named after an article, and articles one reads. */

const ORGANISATION_NOUN =
  /^\s+(?:\p{Lu}[\p{L}-]*\s+){0,3}(?:Foundation|Trust|Cent(?:re|er)|Institute|Network|Coalition|Alliance|Association|Campaign|Fund|Project|Initiative|Group|Collective|Working\s+Party|Society|Forum|Centro|Fundación|Fondation|Oficina|Office|A\.\s?C\.|e\.\s?V\.|Ltd)(?!\p{L})/u
const DOES =
  /^\s*,\s+(?:an?|una?|une?)\s+(?:\p{L}+\s+)?(?:NGO|organi[sz]ation|group|charity|organización)|^\s*,?\s+(?:also\s+)?(?:is\s+an?|said|says|welcom|argu|submitt|urg|call|publish|report|recommend|ask|work|campaign|deliver|joins|joined|has\s+(?:called|urged|submitted|published|documented|long|repeatedly)|have\s+(?:called|urged|submitted)|wrote|writes|believe|together\s+with|celebra|señal|public|pide|insta|salue|demande|publie|appelle)/u
const OF_THEIRS =
  /^['’]s?\s+(?!(?:requirements?|scope|text|wording|guarantees?|protections?|paragraphs?|limits?|language|chapeau|three-part|provisions?|content|meaning|test|conditions?)(?!\p{L}))/u
const NEIGHBOUR_AFTER =
  /^\s*(?:,\s*(?:(?:and|y|et)\s+)?|\s(?:and|y|et|&|with)\s+)(?!(?:Articles?|Arts?|Artículos?|Chapters?|Parts?|Annex|Paragraphs?|We|The|It|In|This|Our|States?|Paras?|UDHR|ICCPR|ICESCR|ECHR|UNTOC|UNCAC|International|Universal|Pacte?o?|Covenant|PIDCP|DUDH)(?!\p{L}))\p{Lu}\p{L}+/u
const NEIGHBOUR_BEFORE = /(?<=\p{Lu}[\p{L}.)]*|\p{Ll}{3}[.)]?)(?:\s+(?:and|y|et|&)|,\s*(?:and|y|et)?)\s+$/u
const CALLED_SO =
  /(?:organi[sz]ations?|NGOs?|group|by|from|with|colleagues\s+(?:at|of)|organización|organisation|con|por|avec|par)\s+$/iu
const NAMES = new Set(['19', '36'])

/**
 * Whether "Article 19" here is somebody. In capitals and without a paragraph it is the organisation; written
 * otherwise, where it has a submission, calls on states, or stands among names.
 * @param part what the head and the number are, and whether more than the number is cited
 * @param before the text up to the head; `after` behind the citation
 * @param treatyBefore whether an instrument is named right before it
 */
export function isOrganisation(
  part: { head: string; article: string; plain: boolean },
  around: { before: string; after: string; treatyBefore: boolean },
): boolean {
  const { before, after } = around
  if (part.plain && ORGANISATION_NOUN.test(after)) return true
  if (!part.plain || !NAMES.has(part.article) || around.treatyBefore) return false
  const joined = /^\s*,?\s*(?:of|del?|du|des|and|or|to|on|in|y|et|is|are|should|must)(?!\p{L})/u.test(after)
  if (/^(?:ARTICLE|ARTÍCULO)$/u.test(part.head)) return !/^\s*,?\s*(?:of|del?|du)\s/u.test(after)
  if (DOES.test(after) || OF_THEIRS.test(after)) return true
  if (/^\s+\p{Lu}\p{Ll}+/u.test(after)) return true
  const listed = NEIGHBOUR_AFTER.test(after) && !joined
  const paired = NEIGHBOUR_AFTER.test(after) && (NEIGHBOUR_BEFORE.test(before) || CALLED_SO.test(before))
  const last = NEIGHBOUR_BEFORE.test(before) && CAPITALS_BEFORE.test(before)
  return listed || paired || last
}

/** "Access Now, Privacy International and ": names before it. */
const CAPITALS_BEFORE =
  /\p{Lu}[\p{L}-]*\s+\p{Lu}[\p{L}-]*(?:\s\([A-Z]+\))?(?:,|\s(?:and|y|et|&)|,\s(?:and|y|et))\s+$/u

const READ_BEFORE = /(?:^|\s)(?:an?|this|that|news|press|magazine|recent|published|un|une|este|cet)\s+$/iu
const LENGTH =
  /^\s+(?:pages?|days?|weeks?|months?|years?|hours?|minutes?|times|words|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?!\p{L}))/iu

/** "a news article 12 pages long", "the article, published 3 weeks ago". */
export function isSomethingToRead(head: string, before: string, after: string): boolean {
  if (!/^\p{Ll}/u.test(head)) return false
  return LENGTH.test(after) || (READ_BEFORE.test(before) && /^\s+(?:things|reasons|ways|people)/u.test(after))
}
