/** [LIST-1] The one list of a sign-on, and the files made of it. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import { refuse } from '../../shared/refusals.ts'
import { asOfLine, withList } from '../../shared/signatoryBlock.ts'
import { listAsCsv, listAsJson, type SignatoryList, signatoryList } from '../../shared/signatoryList.ts'
import { publicWords } from '../../shared/words/public.ts'
import type { File } from '../http/bind.ts'
import type { Member, Visitor } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { fileOf, letterFile } from '../statements/files.ts'
import { type Current, currentAt, currentOf } from './current.ts'
import { inFileName, versionsSigned } from './rows.ts'
import * as store from './store.ts'

/** The list as it stands now. */
export async function listOf(q: Query, ports: Ports, { signon, version }: Current): Promise<SignatoryList> {
  const accepted = await store.signaturesIn(q, ports.keys, signon.id, ['accepted'])
  const register = await organisationsOf(q, signon.coalition)
  const signed = [...(await versionsSigned(q, accepted)).values()]
  const { title, language, number, hash } = version
  return signatoryList(
    accepted,
    { version: { number, hash }, title, language, groups: signon.groups },
    new Map(signed.map(({ number, hash }) => [hash, { number, hash }])),
    new Map(register.map(({ id, name }) => [id, name])),
    ports.clock.now(),
  )
}

/** The list as a file, for coordinators; it holds what the public may see, and nothing more. */
export async function exportList(
  ports: Ports,
  _who: Member,
  { signon, format }: Input<typeof contracts.exportList>,
): Promise<File> {
  return ports.storage.read(async q => listFile(await listOf(q, ports, await currentOf(q, signon)), format))
}

/** The published list as a file. Refuses with `not-found` before publication [SAFE-2]. */
export async function publicList(
  ports: Ports,
  _who: Visitor,
  { page, format }: Input<typeof contracts.publicList>,
): Promise<File> {
  return ports.storage.read(async q => {
    const current = await currentAt(q, page)
    if (current.signon.publishedAt === null) refuse('not-found')
    return listFile(await listOf(q, ports, current), format)
  })
}

/** The current version with its list at the signatories block. */
export async function exportSigned(
  ports: Ports,
  _who: Member,
  { signon: id, format }: Input<typeof contracts.exportSigned>,
): Promise<File> {
  const { current, list } = await ports.storage.read(async q => {
    const current = await currentOf(q, id)
    return { current, list: await listOf(q, ports, current) }
  })
  const { signon, version } = current
  const { title, language, direction, number, hash, frozenAt } = version
  const drawn = { words: publicWords(language), zone: signon.zone, newId: ports.ids.id }
  const body = withList(version.body, signon.id, list, drawn)
  const file = letterFile(title, language, direction, body)
  const about = { version: { number, hash }, date: frozenAt, asOf: asOfLine(list, drawn) }
  return fileOf(ports, file, format, `version ${number} signed`, about)
}

const LIST_FILES = {
  csv: { media: 'text/csv; charset=utf-8', write: listAsCsv },
  json: { media: 'application/json; charset=utf-8', write: listAsJson },
}

/** Its name says what every copy says, for a table has no place for it where nobody signed yet. */
function listFile(list: SignatoryList, format: 'csv' | 'json'): File {
  const { version, organisations, individuals, asOf } = list
  const { media, write } = LIST_FILES[format]
  const name = `signatories, version ${version.number}, ${organisations} organisations, ${individuals} individuals, ${inFileName(asOf)}.${format}`
  return { name, media, content: write(list) }
}
