/** A text of one's own that may hold what no letter can, as a letter that can be compared, copied and saved. */
import type * as Y from 'yjs'
import { plainExport } from '../../../shared/formats/export.ts'
import { toReadableText } from '../../../shared/formats/text.ts'
import { MEDIA } from '../../../shared/formats/write.ts'
import { giveIds } from '../../../shared/statement/giveIds.ts'
import { salvagedDoc } from '../../../shared/statement/salvage.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { newBlockId } from '../blockId.ts'
import { words } from './words.ts'

/** What is known of the letter beside its text. */
export type About = Pick<StatementFile, 'title' | 'language' | 'direction'>

/** What stands in a document now. */
export const fileOf = ({ title, language, direction }: About, doc: Y.Doc): StatementFile => ({
  ...{ format: 'undersigned-statement', formatVersion: 1, title, language, direction },
  body: giveIds(salvagedDoc(doc), newBlockId),
})

/** As a file to be saved on this device. It never leaves it. */
export async function fileToSave(file: StatementFile, format: 'docx' | 'txt') {
  const content =
    format === 'txt'
      ? toReadableText(file)
      : // Given a buffer of its own, because a shared one cannot be saved as a file.
        new Uint8Array(await (await docx()).toDocx(file, plainExport(file.language)))
  return {
    name: `${words.fileName(file.title)}.${format}`,
    content: new Blob([content], { type: MEDIA[format] }),
  }
}

/** Loaded where somebody saves for Word: it brings the library that writes such files. */
const docx = () => import('../../../shared/formats/docx/docxWrite.ts')
