/** A letter as a PDF. Runs in the worker thread (`worker.ts`): setting many pages takes a second. */
import type { Export } from '../../shared/formats/export.ts'
import { directionOf } from '../../shared/formats/language.ts'
import { refuse } from '../../shared/refusals.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { type Family, fontsFor } from './pdfFonts.ts'
import { type FontChoice, setPages } from './typst.ts'
import { typstLetter } from './typstLetter.ts'
import { newLettering } from './typstWords.ts'

/**
 * A letter as a tagged PDF of the form PDF/UA-1: title, language and direction, outline, footnotes at the foot of
 * their page, and what `about` says below every page. The same letter gives the same bytes; no author is in it.
 * Refuses with `cannot-draw` where no installed font has a letter of the text, naming these, and on a machine for
 * which there is no typesetter. A sign that is no letter, such as an emoji, stands as its number and is told.
 */
export async function renderPdf(file: StatementFile, about: Export): Promise<Uint8Array> {
  const [base, ...others] = fontsFor(file.language)
  const used = new Map<Family, { italic: boolean }>([[base, { italic: false }]])
  const lettering = newLettering((codePoint, { italic }) => {
    const family = [base, ...others].find(one => one.covers(codePoint))
    if (family) used.set(family, { italic: italic || used.get(family)?.italic === true })
    return family !== undefined
  })
  const letter = typstLetter(file, about, lettering)
  if (lettering.lacking.size > 0) refuse('cannot-draw', lackingWords([...lettering.lacking]))
  return setPages(letter, choiceOf(used, file.language), about.date)
}

/** Names the letters: somebody has to look for their font. */
function lackingWords(lacking: readonly string[]): string {
  const some = lacking.slice(0, 20).join(' ')
  const more = lacking.length > 20 ? ` and ${lacking.length - 20} more` : ''
  return `The fonts of this server lack letters of this text: ${some}${more}. Whoever runs it can add a font package (its README says how). As a Word file or a web page it can be exported now.`
}

/** Headings and labels are bold whatever the marks, so every family brings its bold face. */
function choiceOf(used: ReadonlyMap<Family, { italic: boolean }>, language: string): FontChoice {
  const files = [...used].flatMap(([{ faces }, { italic }]) => [
    ...[faces.regular, faces.bold],
    ...(italic ? [faces.italic, faces.boldItalic] : []),
  ])
  const names = [...used.keys()].map(({ name }) => name)
  const [base = '', ...others] = names
  return {
    files: files.filter(path => path !== undefined),
    order: names.length === 1 ? names : orderOf(base, others, language),
  }
}

/** Blanks, points and quotation marks are those of the letter's own script; Latin words in it keep theirs. */
function orderOf(base: string, others: readonly string[], language: string): FontChoice['order'] {
  if (/^(zh|ja|ko)\b/i.test(language)) return [{ name: base, covers: 'latin-in-cjk' }, ...others, base]
  if (directionOf(language) === 'rtl') return [{ name: base, covers: 'latin' }, ...others, base]
  return [base, ...others]
}
