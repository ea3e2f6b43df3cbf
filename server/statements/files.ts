/** A text as a file: the living one marked as a draft, a version with its number and hash. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import type { Export } from '../../shared/formats/export.ts'
import { type Format, MEDIA, writeLetter } from '../../shared/formats/write.ts'
import { refuse } from '../../shared/refusals.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { type CarriedAsk, versionFile } from '../../shared/statement/versionFile.ts'
import { carriedBy } from '../asks/carrying.ts'
import type { File } from '../http/bind.ts'
import type { Member } from '../http/who.ts'
import type { Ports } from '../ports.ts'
import { readText } from './statements.ts'
import { type FrozenVersion, loadVersion } from './versions.ts'

/** The living text as a file. */
export async function exportText(
  ports: Ports,
  who: Member,
  { statement, format }: Input<typeof contracts.exportText>,
): Promise<File> {
  const { title, language, direction, body } = await readText(ports, who, { statement })
  const file = letterFile(title, language, direction, body as StatementFile['body'])
  return fileOf(ports, file, format, 'draft', { draft: true, date: ports.clock.now() })
}

/** A version as a file. JSON is the version file, whose hash anybody can compute again. */
export async function exportVersion(
  ports: Ports,
  _who: Member,
  { version, format }: Input<typeof contracts.exportVersion>,
): Promise<File> {
  const { frozen, asks } = await ports.storage.read(async q => ({
    frozen: (await loadVersion(q, version)) ?? refuse('not-found'),
    asks: await carriedBy(q, version),
  }))
  const { number, hash, title, language, direction, body } = frozen
  const standing = `version ${number}`
  const file = letterFile(title, language, direction, body)
  if (format !== 'json') {
    return fileOf(ports, file, format, standing, { version: { number, hash }, date: frozen.frozenAt })
  }
  return { name: nameOf(title, standing, 'json'), media: MEDIA.json, content: versionJson(frozen, asks) }
}

/** A version as JSON, with the canonical form that its hash is taken of. */
export function versionJson(
  { number, name, hash, title, language, direction, body, frozenAt }: FrozenVersion,
  asks: readonly CarriedAsk[],
): string {
  const file = versionFile({
    ...{ number, name, hash, frozenAt: new Date(frozenAt).toISOString() },
    statement: letterFile(title, language, direction, body),
    asks: asks.map(({ ask, block, revision }) => ({ ask, block, revision })),
  })
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * A letter in one of the formats, under a name that every system takes.
 * @param standing what the name says after the title: a draft, or which version
 * @param about what the file itself says below the letter
 */
export async function fileOf(
  ports: Pick<Ports, 'renderer'>,
  file: StatementFile,
  format: Format,
  standing: string,
  about: Omit<Export, 'words'>,
): Promise<File> {
  const content = await writeLetter(file, format, about, ports.renderer.render)
  return { name: nameOf(file.title, standing, format), media: MEDIA[format], content }
}

export const letterFile = (
  title: string,
  language: string,
  direction: 'ltr' | 'rtl',
  body: StatementFile['body'],
): StatementFile => ({ format: 'undersigned-statement', formatVersion: 1, language, direction, title, body })

/** A long title is shortened, and what the file is still stands behind it. */
const nameOf = (title: string, standing: string, format: Format) =>
  `${safeName(title)} (${standing}).${format}`

/** Cut between characters: half of one cannot stand in a header. */
const safeName = (name: string): string =>
  [
    ...name
      .replace(/[^\p{L}\p{M}\p{N}()._ -]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ]
    .slice(0, 100)
    .join('') || 'letter'
