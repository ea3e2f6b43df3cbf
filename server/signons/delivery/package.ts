/** A package as a ZIP: made when it is asked for, out of the frozen list and the version, the same bytes each time. */
import { zipSync } from 'fflate'
import { manifestOf, type Package, type PackedFile } from '../../../shared/delivery.ts'
import { refuse } from '../../../shared/refusals.ts'
import { asOfLine } from '../../../shared/signatoryBlock.ts'
import { publicWords } from '../../../shared/words/public.ts'
import { carriedBy } from '../../asks/carrying.ts'
import { sha256 } from '../../audit/append.ts'
import type { File } from '../../http/bind.ts'
import { tagOf } from '../../http/kept.ts'
import type { Ports } from '../../ports.ts'
import { versionJson } from '../../statements/files.ts'
import { loadVersion } from '../../statements/versions.ts'
import { currentOf } from '../current.ts'
import { listFile, signedFile } from '../files.ts'
import { publishedKeys } from '../receipts/keys.ts'
import { inFileName } from '../rows.ts'

const LETTERS = ['docx', 'odt', 'pdf', 'html', 'txt'] as const

/**
 * Letter and list in every format, the version as it was frozen, the public keys, and what the package says of
 * itself. Drawn once for all who ask at a time, and the last few are kept.
 */
export function packageFile(ports: Ports, made: Package): Promise<File> {
  const shelf = drawn.get(ports.storage) ?? new Map<string, Promise<File>>()
  drawn.set(ports.storage, shelf)
  const name = `${made.id} ${made.removed.length}`
  const known = shelf.get(name) ?? draw(ports, made)
  shelf.delete(name)
  shelf.set(name, known)
  known.catch(() => shelf.delete(name))
  for (const oldest of [...shelf.keys()].slice(0, -MOST)) shelf.delete(oldest)
  return known
}

const MOST = 3
const drawn = new WeakMap<Ports['storage'], Map<string, Promise<File>>>()

async function draw(ports: Ports, made: Package): Promise<File> {
  const { signon, version, asks } = await ports.storage.read(async q => ({
    signon: { ...(await currentOf(q, made.signon)).signon, zone: made.zone },
    version: (await loadVersion(q, made.version)) ?? refuse('not-found'),
    asks: await carriedBy(q, made.version),
  }))
  const files: PackedFile[] = []
  const put = (name: string, content: File['content']) =>
    files.push({ name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content })
  put('README.txt', readMe(made))
  for (const format of LETTERS)
    put(
      `letter.${format}`,
      (await signedFile(ports, { signon, version }, made.list, format, made.print)).content,
    )
  put('letter.json', versionJson(version, asks))
  put('list.json', listFile(made.list, 'json').content)
  put('list.csv', listFile(made.list, 'csv').content)
  put('receipt-keys.json', `${JSON.stringify(publishedKeys(ports), null, 2)}\n`)
  const hashes = new Map(files.map(({ name, content }) => [name, sha256(content)]))
  put('manifest.json', manifestOf(made, hashes))
  const name = `version ${version.number} signed, ${inFileName(made.frozenAt)}.zip`
  return { name, media: 'application/zip', content: zipped(files) }
}

/** What browsers may keep of a public one: it is the same for as long as no line is taken out of it. */
export const keptAs = ({ id, removed, frozenAt }: Package) => ({
  tag: tagOf(`${id} ${removed.length}`),
  changedAt: removed.at(-1)?.at ?? frozenAt,
})

/** What the files are, in the language of the letter. */
function readMe({ list, hash, log, print, removed, zone }: Package): string {
  const words = publicWords(list.language)
  const { delivered: says } = words
  const files = [
    [LETTERS.map(format => `letter.${format}`).join(', '), says.readLetter],
    ['letter.json', says.readVersion],
    ['list.csv, list.json', says.readList],
    ['receipt-keys.json', says.readKeys],
    ['manifest.json', says.readManifest],
  ]
  const lines = [
    ...[list.title, `${asOfLine(list, { words, zone })}.`, words.list.hash(hash)],
    ...[says.readLog(log.position, log.head), ''],
    ...(print ? [says.readGroups(print.groups.join('; ')), ''] : []),
    ...(removed.length > 0 ? [says.readRemoved(removed.length), ''] : []),
    ...files.flatMap(([name, what]) => [`${name}`, `  ${what}`]),
    ...['', says.readCheck, 'undersigned verify RECEIPT --key receipt-keys.json --letter letter.json'],
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** The manifest says when it was so; the times of the files in the ZIP say nothing, so that its bytes stay the same. */
const zipped = (files: readonly PackedFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, content }) => [name, content])), {
    mtime: '1980-01-01T00:00:00',
    level: 6,
  })
