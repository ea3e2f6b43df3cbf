/** The sentences of a stretch of text, and what a letter says will happen if its asks are not met. */

export type Sentence = { text: string; start: number }

const SENTENCE =
  /(?:[^.!?]|[.!?](?!["”»)\]]*\s+[\p{Lu}“"«¿¡])|(?<=(?<!\p{L})(?:Arts?|arts?|[Pp]aras?|[Pp]ars?|No|Nos|cf|vs|pp?|Núm|núm|Sr|Mr|Dr|Inc|inc|lit|e\.g|i\.e|p\.ej))\.)+[.!?]*["”»)\]]*/gu

/** Each with its offset, in order. A full stop behind "Art." or "para." ends none. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCE)].map(match => ({ text: match[0], start: match.index }))
}

const CONDITION =
  /^\s*(?:absent|unless|without|failing|if|otherwise|short\s+of|a\s+menos\s+que|salvo\s+que|sin\s+est[aeo]s?|si\s+no|de\s+lo\s+contrario|de\s+no|en\s+ausencia|à\s+défaut|faute\s+de|sans\s+ces|si\s+ces|sinon|en\s+l['’]absence)(?!\p{L})/iu
const REFUSES =
  /(?<!\p{L})(?:reject(?:ed|ion|s)?|not\s+(?:be\s+)?(?:support|adopt|join|advance|endorse)\p{L}*|oppose|recha[cz]\p{L}*|opon\p{L}*|no\s+(?:apoy|adopt)\p{L}*|rejet\p{L}*|oppos\p{L}*)(?!\p{L})/iu
const PLAIN =
  /(?:or\s+rejected|must\s+be\s+rejected|or\s+reject(?:\s+it)?|o\s+rechazad[oa]|o\s+rechazarse|debe\s+rechazarse|ou\s+rejetée?|doit\s+être\s+rejetée?)(?!\p{L})/iu

/** "Absent these changes, … reject": the last such sentence, else the last that wants the whole rejected. */
export function fallbackAmong(sentences: readonly Sentence[]): string | null {
  const conditional = sentences.filter(({ text }) => CONDITION.test(text) && REFUSES.test(text))
  const plain = sentences.filter(({ text }) => PLAIN.test(text))
  return (conditional.at(-1) ?? plain.at(-1))?.text.trim() ?? null
}

const SECOND =
  /(?:,|;|\.)?\s*(?:or,?\s+)?(?<!\p{L})(?:failing\s+(?:that|this|which)|at\s+(?:a|the\s+very)\s+(?:minimum|least)|or\s+at\s+least|alternatively|if\s+(?:it\s+is\s+|they\s+are\s+)?retained|in\s+the\s+alternative|en\s+su\s+defecto|como\s+mínimo|subsidiariamente|o\s+al\s+menos|à\s+défaut|au\s+minimum|à\s+titre\s+subsidiaire|ou\s+au\s+moins|ou\s+du\s+moins)(?!\p{L}),?\s*/iu

/** What a demand itself falls back on: "delete Article 17 or, failing that, narrow it" gives "narrow it". */
export function secondChoice(wording: string): string | null {
  const second = SECOND.exec(wording)
  if (second === null || second.index < 10) return null
  const rest = wording.slice(second.index + second[0].length).trim()
  return rest === '' ? null : rest
}
