/** What the words around a cited provision say of what is meant there: something new, an option, the floor, all of it. */
import type { Verb } from '../ask.ts'

/** The clause that a target stands in, before and behind its words. */
export type Around = { before: string; asWritten: string; behind: string }

/** @param wording the demand; where the target's words do not stand in it, nothing is around them */
export function around(wording: string, asWritten: string): Around {
  const at = wording.indexOf(asWritten)
  if (at < 0) return { before: '', asWritten, behind: '' }
  const [before = ''] = wording.slice(0, at).split(CLAUSE).slice(-1)
  const [behind = ''] = wording.slice(at + asWritten.length).split(CLAUSE)
  return { before, asWritten, behind }
}

/** Where what is said of one provision ends, and of the next one begins. */
const CLAUSE =
  /[.;:!?](?=\s|$)|(?<!\p{L})(?:arts?\.?|articles?|art[ií]culos?)\s*\[?\d[^\s,;]*|(?<!\p{L})(?:and|y|e|et)(?=\s+(?:the\s+)?(?:new\s+)?(?:art|texts?|language|wording|proposals?))/iu

const INSTRUMENT =
  /(?<!\p{L})(?:(?:draft\s+)?(?:convention|treaty|instrument|text)|tratado|convenio|convención|instrumento|traité|projet)(?!\p{L})/iu

/** Words that name the instrument as a whole, and no provision of it by a number. */
export const namesWhole = (asWritten: string): boolean => INSTRUMENT.test(asWritten) && !/\d/.test(asWritten)

const NEW = '(?:new|additional|further|nuev[oa]s?|adicional(?:es)?|nouve(?:au|aux|l|lles?)|supplémentaires?)'
const NEW_BEFORE = new RegExp(String.raw`(?<!\p{L})${NEW}\s+(?:draft\s+)?$`, 'iu')
const NEW_WITHIN = new RegExp(String.raw`^(?:(?:a|an|the|un|una|une|el|la|le)\s+)?${NEW}(?!\p{L})`, 'iu')

/** Whether it is called new; one that the draft has already may be, too. */
export const saysNew = ({ before, asWritten }: Around): boolean =>
  NEW_BEFORE.test(before) || NEW_WITHIN.test(asWritten)

const FLOOR =
  /(?<!\p{L})(?:from\s+the\s+floor|floor\s+(?:language|proposals?|text)|in\s+the\s+room|(?:language|text|wording|proposal|amendment)\s+(?:(?:orally\s+)?(?:proposed|tabled|suggested|submitted|read\s+out)|put\s+forward|made)\s+by|proposed\s+orally|propuest[oa]s?\s+(?:en\s+(?:la\s+)?sala|oralmente|por\s+la\s+delegación)|proposée?s?\s+(?:en\s+(?:séance|salle)|oralement|par\s+la\s+délégation))(?!\p{L})/iu

/** Whether language is meant that somebody proposed in the room. */
export const saysFloor = (text: Around): boolean => FLOOR.test(whole(text))

const OPTION =
  /(?<!\p{L})(?:options?|alt(?:ernatives?|\.)?|variants?|opción|alternativas?|variantes?)\s*(\d{1,2}|[A-Z]|[IVX]{1,4})(?![\p{L}\d])/iu
const QUOTED = /[“"«„]([^“”"«»„]{2,402})[”"»“]/u
const BRACKETED =
  /(?<!\p{L})(?:bracketed|in\s+(?:square\s+)?brackets|entre\s+corchetes|entre\s+crochets)(?!\p{L})/iu
const SQUARE = /\[([^[\]]{2,400})\]/u

export type Choice = {
  /** As a target keeps it: `Option A`, or the bracketed words. */
  words: string
  /** `A` of `Option A`; null for bracketed words. */
  number: string | null
}

/** The option, or the bracketed text among several, that is meant; null for the provision as a whole. */
export function choiceIn(text: Around): Choice | null {
  const said = whole(text)
  const option = OPTION.exec(said)
  if (option !== null) return { words: option[0].trim(), number: option[1] ?? '' }
  if (!BRACKETED.test(said)) return null
  const words = SQUARE.exec(said)?.[1] ?? QUOTED.exec(said)?.[1]
  return words === undefined ? null : { words: words.replace(/^\[|\]$/gu, '').trim(), number: null }
}

/** The language that is quoted in a demand, of three words at least. */
export function quotedIn(wording: string): string | null {
  const quoted = QUOTED.exec(wording)?.[1]?.trim() ?? null
  return quoted !== null && quoted.split(/\s+/u).length >= 3 ? quoted : null
}

const FINER =
  /^,?\s*(?:(?:in|the|its|el|la|le|su|son)\s+)*(?:sub)?(?:paragraph|para|point|section|item|clause|párrafo|apartado|inciso|paragraphe|alinéa)\.?s?\s*[\d(“"]/iu

/** Whether what stands behind says more of where it is than was read as a citation. */
export const goesOn = ({ behind }: Around): boolean => FINER.test(behind.trimStart())

/** A demand to put something in. */
export const inserts = (verb: Verb): boolean => verb === 'insert' || verb === 'define'

const whole = ({ before, asWritten, behind }: Around): string => `${before}${asWritten}${behind}`
