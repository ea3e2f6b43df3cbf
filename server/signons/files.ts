/** The files that are made of a list: tables, and the letter with its list at the signatories block. */
import type { Package } from '../../shared/delivery.ts'
import { seededIds } from '../../shared/formats/seededIds.ts'
import type { Format } from '../../shared/formats/write.ts'
import { asOfLine, withList } from '../../shared/signatoryBlock.ts'
import { listAsCsv, listAsJson } from '../../shared/signatoryFiles.ts'
import type { SignatoryList } from '../../shared/signatoryList.ts'
import { publicWords } from '../../shared/words/public.ts'
import type { File } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { fileOf, letterFile } from '../statements/files.ts'
import type { Current } from './current.ts'
import { inFileName } from './rows.ts'

/**
 * The version with a list at the signatories block. The same letter and list give the same bytes.
 * @param print of which groups the names are printed; null for all
 */
export async function signedFile(
  ports: Pick<Ports, 'renderer'>,
  { signon, version }: Current,
  list: SignatoryList,
  format: Format,
  print: Package['print'] = null,
): Promise<File> {
  const { title, language, direction, number, hash, frozenAt } = version
  const newId = seededIds(`${hash}${list.asOf}`)
  const drawn = { words: publicWords(language), zone: signon.zone, newId, only: print ?? undefined }
  const file = letterFile(title, language, direction, withList(version.body, signon.id, list, drawn))
  const about = { version: { number, hash }, date: frozenAt, asOf: asOfLine(list, drawn) }
  return fileOf(ports, file, format, `version ${number} signed`, about)
}

const LIST_FILES = {
  csv: { media: 'text/csv; charset=utf-8', write: listAsCsv },
  json: { media: 'application/json; charset=utf-8', write: listAsJson },
}

/** The list as a table or as JSON. */
export const listFile = (list: SignatoryList, format: 'csv' | 'json'): File & { content: string } => ({
  ...namedList(list, format),
  content: LIST_FILES[format].write(list),
})

/** Its name says what every copy says, for a table has no place for it where nobody signed yet. */
export function namedList(list: SignatoryList, format: 'csv' | 'json'): Pick<File, 'name' | 'media'> {
  const { version, organisations, individuals, asOf } = list
  const name = `signatories, version ${version.number}, ${organisations} organisations, ${individuals} individuals, ${inFileName(asOf)}.${format}`
  return { name, media: LIST_FILES[format].media }
}
