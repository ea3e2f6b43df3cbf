/**
 * Reading a web page, or what another program saved as one, as a letter. The page is read as a browser reads it, and
 * only what a letter can hold is taken; scripts, hidden parts, pictures and forms are set aside, with the words in
 * them ([IN-1]).
 */
import { FOOTNOTES_ID } from '../statement/grammar.ts'
import { isTextBlock } from '../statement/text.ts'
import type { Block, Inline, ListItem, TableCell, TableRow } from '../statement/tree.ts'
import { footnote } from './build.ts'
import { finishForeign } from './foreign.ts'
import { blocksOf, inside, newReading, type Reading, TOP } from './htmlForeignBlocks.ts'
import { collapsed } from './htmlForeignInline.ts'
import { readPage } from './htmlForeignTree.ts'
import { ownArticle, readOwn } from './htmlOwn.ts'
import type { Imported, ImportOptions } from './imported.ts'
import { withLanguages } from './languages.ts'
import { noteLine } from './noteLines.ts'

/**
 * Reads HTML as a letter. A page that we wrote gives back the letter as it was.
 * @throws FileRefused where it is larger or deeper than a letter ever is
 */
export function fromHtml(source: string, options: ImportOptions): Imported {
  const page = readPage(source)
  const own = ownArticle(page)
  if (own !== null) return readOwn(own, page, options)
  const reading = newReading(page.body, options.newId)
  const blocks = [...blocksOf(page.body.childNodes, TOP, reading), ...notesBlock(reading)]
  const { languages, directions } = reading
  const defaults = { ltr: page.lang, rtl: page.lang }
  const head = withLanguages(blocks, { language: options.language, languages, directions, defaults })
  return finishForeign(
    blocks,
    {
      ...head,
      fallbackTitle: page.title.replace(/\s+/g, ' ').trim() || options.title,
      setAside: reading.setAside.sort((one, other) => one.line - other.line),
    },
    options.newId,
  )
}

/** The notes, without what leads back from them. */
function notesBlock(reading: Reading): Block[] {
  const content = [...reading.notes].map(([element, id]) => {
    const parts = blocksOf(element.childNodes, inside(element, TOP), reading).flatMap(textBlocksIn)
    const plain = parts.map(part => part.filter(node => node.type !== 'footnoteRef'))
    return footnote(id, collapsed(noteLine(plain, false)))
  })
  return content.length === 0 ? [] : [{ type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content }]
}

function textBlocksIn(block: Block | ListItem | TableRow | TableCell): Inline[][] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.content ?? []]
  if (isTextBlock(block) || block.type === 'horizontalRule' || !('content' in block)) return []
  return ((block.content ?? []) as Block[]).flatMap(textBlocksIn)
}
