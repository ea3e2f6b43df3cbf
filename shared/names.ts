/**
 * When two names of organisations or people are the same: what is exact links by itself [SIGN-2]. What is only near
 * is another question (nearNames.ts), and a person answers it.
 */

/**
 * A name as it is compared for an exact match. Case, punctuation, runs of space, invisible characters and the
 * accents of Latin, Greek and Cyrillic letters are folded away, and so is an acronym in brackets that can be
 * read out of the name's own words. Nothing is transliterated; the marks of other scripts are kept, because
 * there they are letters.
 */
export const nameKey = (name: string): string => formOf(name).key

/** Whether two names are the same after folding. An empty key is never the same as anything. */
export const sameName = (a: string, b: string): boolean => nameKey(a) !== '' && nameKey(a) === nameKey(b)

export type Named = { id: string; name: string; otherNames?: readonly string[] }

/** The one entry that goes by exactly this name or has it among its other names; undefined for none or several. */
export function findExact<T extends Named>(name: string, entries: readonly T[]): T | undefined {
  const key = nameKey(name)
  if (key === '') return undefined
  const found = entries.filter(entry => namesOf(entry).some(known => nameKey(known) === key))
  return found.length === 1 ? found[0] : undefined
}

type Form = { key: string; acronym: string | undefined }

/** What a name is made of, folded: its key, and the acronym in brackets where it has one. */
export function formOf(name: string): Form {
  const known = forms.get(name)
  if (known) return known
  const bare = withoutInvisible(name)
  const found = acronymIn(bare)
  const form = { key: folded(found?.rest ?? bare), acronym: found && folded(found.acronym) }
  if (forms.size >= MOST_FORMS) forms.clear()
  forms.set(name, form)
  return form
}

/** Folding is slow, and a register of ten thousand names is gone through for each signature. */
const forms = new Map<string, Form>()
const MOST_FORMS = 50_000

/** Every name an entry goes by. */
export const namesOf = ({ name, otherNames = [] }: Named): string[] => [name, ...otherNames]

/** Direction marks, zero-width characters and other signs nobody sees. */
const withoutInvisible = (name: string) => name.replace(/\p{Default_Ignorable_Code_Point}/gu, '')

const BRACKETED = /\s*[([（]\s*([\p{L}\p{N}.\-&]{2,14})\s*[)\]）]\s*/u

/**
 * The acronym in brackets, and the name without it; undefined where the brackets hold something else, such as a
 * country, which makes it another organisation. It is one where its letters are beginnings of two or more of the
 * name's words, in their order: "Kenya ICT Action Network (KICTANet)".
 */
function acronymIn(name: string): { acronym: string; rest: string } | undefined {
  const found = BRACKETED.exec(name)
  const acronym = found?.[1]
  if (!found || acronym === undefined) return undefined
  const rest = `${name.slice(0, found.index)} ${name.slice(found.index + found[0].length)}`
  const letters = folded(acronym).replaceAll(' ', '')
  return letters.length > 1 && spells(letters, folded(rest).split(' ')) ? { acronym, rest } : undefined
}

/**
 * Whether `letters` are beginnings of some of the words, in order, of two words at least. Goes through the words
 * once, keeping for each number of letters read the most words that it took: a long name costs no more than that.
 */
function spells(letters: string, words: readonly string[]): boolean {
  const taken: (number | undefined)[] = [0]
  for (const word of words) {
    for (let read = letters.length - 1; read >= 0; read--) {
      const used = taken[read]
      if (used === undefined) continue
      for (let more = 1; more <= word.length && letters[read + more - 1] === word[more - 1]; more++)
        taken[read + more] = Math.max(taken[read + more] ?? 0, used + 1)
    }
  }
  return (taken[letters.length] ?? 0) > 1
}

/** Letters that no decomposition takes apart, though people leave their strokes out. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .toLowerCase()
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .replace(/[ßøłđðþæœı]/g, letter => PLAIN[letter]!)
    .normalize('NFKC')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, initials => initials.replaceAll('.', ''))
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
