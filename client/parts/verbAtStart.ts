/**
 * The word of the verb with which a wording begins, exactly as it stands there: "Narrow", or "deleting" of "Delete".
 * Empty where it begins otherwise, such as in another language.
 */
export function verbAtStart(verb: string, wording: string): string {
  const first = /^\p{L}+/u.exec(wording)?.[0] ?? ''
  return formsOf(verb.toLowerCase()).includes(first.toLowerCase()) ? first : ''
}

/** As an English letter asks: "delete", "deletes", "deleting". */
const formsOf = (verb: string) => [verb, `${verb}s`, `${verb}ing`, `${verb.replace(/e$/, '')}ing`]
