/**
 * A letter as plain data for the typst template. Nothing of it is ever markup: the template reads this as JSON and
 * only ever shows its strings, so what a letter says about `#panic()` stays what it says.
 */
import { drawSignatories } from '../../shared/formats/drawSignatories.ts'
import { type Export, footLines } from '../../shared/formats/export.ts'
import { titleStands } from '../../shared/formats/html.ts'
import { directionOf } from '../../shared/formats/language.ts'
import { noteNumbers } from '../../shared/formats/text.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { Footnote, StatementFile } from '../../shared/statement/tree.ts'
import { type Drawing, type Piece, piecesOf, ROOM, wordsIn } from './typstPieces.ts'
import { type Lettering, languageOf } from './typstWords.ts'

/** Everything the template is given. `date` is null where the file shall not carry one. */
export type TypstLetter = {
  title: string
  drawTitle: boolean
  dated: boolean
  lang: string
  region: string | null
  dir: 'ltr' | 'rtl'
  foot: { lang: string; dir: 'ltr' | 'rtl'; lines: string[]; page: Export['words']['page'] }
  body: Piece[]
  /** What is said below the letter about characters that no font can draw. */
  undrawn: string | null
}

/**
 * The letter as data. A list bound to a sign-on is left out: it is drawn into the letter before (`withList`).
 * @param lettering judges every character of it, and collects what no font can draw
 */
export function typstLetter(file: StatementFile, about: Export, lettering: Lettering): TypstLetter {
  const { words } = about
  const letter = drawSignatories(file, () => null)
  const blocks = letter.body.content ?? []
  const notes = blocks.flatMap(block => (block.type === 'footnotes' ? (block.content ?? []) : []))
  const drawing: Drawing = {
    lettering,
    numbers: noteNumbers(letter.body),
    notes: new Map(notes.map(note => [note.attrs.id ?? '', note])),
    begun: new Set(),
    level: 0,
  }
  const title = file.title.trim() || blocks.map(textOfBlock).find(text => text.trim() !== '') || '–'
  const tongue = languageOf(file.language)
  const body = [...piecesOf(blocks, ROOM, drawing), ...looseNotes(notes, words.looseNotes, drawing)]
  return {
    title: lettering.line(title.slice(0, 300)),
    drawTitle: file.title.trim() !== '' && !titleStands(file),
    dated: about.date !== undefined,
    lang: tongue.lang ?? 'und',
    region: tongue.region,
    dir: file.direction,
    foot: {
      lang: words.language,
      dir: directionOf(words.language),
      lines: footLines(about).map(line => lettering.line(line)),
      page: words.page,
    },
    body,
    undrawn: lettering.undrawn.size === 0 ? null : words.undrawn([...lettering.undrawn]),
  }
}

/** A note whose reference was deleted is not lost: those of a draft stand below its text. */
function looseNotes(notes: readonly Footnote[], head: string, drawing: Drawing): Piece[] {
  const loose = notes.filter(
    note => !drawing.begun.has(note.attrs.id ?? '') && textOfBlock(note).trim() !== '',
  )
  if (loose.length === 0) return []
  const pieces = loose.map((note): Piece => {
    const number = drawing.numbers.get(note.attrs.id ?? '') ?? 0
    return { is: 'note', number, words: wordsIn(note, drawing) }
  })
  return [{ is: 'group', words: [{ text: drawing.lettering.line(head) }] }, ...pieces]
}
