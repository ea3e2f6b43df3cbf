/** [LIST-1] The one list of a sign-on, and the files made of it. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import { deliveredList, type Package } from '../../shared/delivery.ts'
import { refuse } from '../../shared/refusals.ts'
import { type ListAbout, listAndLines, type SignatoryList } from '../../shared/signatoryList.ts'
import type { Signature } from '../../shared/signature.ts'
import type { Signon } from '../../shared/signon.ts'
import { carriedAsks } from '../../shared/statement/carried.ts'
import { correctedTo } from '../../shared/textChange.ts'
import type { File } from '../http/bind.ts'
import type { Member } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { type Current, currentOf } from './current.ts'
import { frozenTimes, handedOver } from './delivery/store.ts'
import { listFile, signedFile } from './files.ts'
import { movesOf } from './moves/moves.ts'
import { versionsSigned } from './rows.ts'
import * as store from './store.ts'

/** The list as it stands now. */
export const listOf = async (q: Query, ports: Ports, current: Current): Promise<SignatoryList> =>
  (await listAndNamed(q, ports, current, await deliveredAt(q, current))).list

/**
 * The list as it stands now, and the ids of the signatures whose names are in it, line by line.
 * @param frozenAt when the list that counts as delivered was frozen; null where none does
 */
export async function listAndNamed(
  q: Query,
  ports: Ports,
  current: Current,
  frozenAt: number | null,
): Promise<{ list: SignatoryList; named: string[] }> {
  const accepted = await store.signaturesIn(q, ports.keys, current.signon.id, ['accepted'])
  const about = await listAbout(q, current, accepted, frozenAt)
  const { list, lines } = listAndLines(accepted, about, ports.clock.now())
  return { list, named: lines.map(({ id }) => id) }
}

async function deliveredAt(q: Query, { signon, version }: Current): Promise<number | null> {
  const packages = await frozenTimes(q, signon.id, version.id)
  return packages.length === 0 ? null : deliveredList(packages, await handedOver(q, signon.id))
}

/** What the list of a sign-on is drawn with. */
async function listAbout(
  q: Query,
  { signon, version }: Current,
  accepted: readonly Signature[],
  frozenAt: number | null,
): Promise<ListAbout> {
  const { title, language, number, hash } = version
  const signed = [...(await versionsSigned(q, accepted)).values()]
  const register = await organisationsOf(q, signon.coalition)
  return {
    ...{ title, language, groups: signon.groups, terms: signon.terms, frozenAt },
    version: { number, hash },
    versions: new Map(signed.map(({ number, hash }) => [hash, { number, hash }])),
    corrected: correctedTo(await movesOf(q, signon), version.id),
    names: new Map(register.map(({ id, name }) => [id, name])),
    asks: new Map(carriedAsks(version.body).map(({ ask }, at) => [ask, at + 1])),
  }
}

/** The list as a file, for coordinators; it holds what the public may see, and nothing more. */
export async function exportList(
  ports: Ports,
  _who: Member,
  { signon, format }: Input<typeof contracts.exportList>,
): Promise<File> {
  return ports.storage.read(async q => listFile(await listOf(q, ports, await currentOf(q, signon)), format))
}

/**
 * The current version with its list at the signatories block; with `groups`, only the names of those groups, and a
 * line that says where the whole list stands. Refuses with `bad-input` a group that is not there, and groups while
 * no page is published on which the whole list stands or will stand.
 */
export async function exportSigned(
  ports: Ports,
  _who: Member,
  { signon: id, format, groups }: Input<typeof contracts.exportSigned>,
): Promise<File> {
  const { current, list } = await ports.storage.read(async q => {
    const current = await currentOf(q, id)
    return { current, list: await listOf(q, ports, current) }
  })
  const at = publishedAt(ports, current.signon)
  if (groups !== undefined && at === null)
    refuse('bad-input', 'Publish the letter first: the rest of the list needs an address to stand at.')
  return signedFile(ports, current, list, format, printed(current.signon, groups, at ?? ''))
}

/** What a letter prints of its list. Refuses with `bad-input` a group that the sign-on does not have. */
export function printed(
  { groups: known }: Pick<Signon, 'groups'>,
  groups: readonly string[] | undefined,
  fullListAt: string,
): Package['print'] {
  if (groups === undefined) return null
  if (groups.some(label => !known.some(group => group.label === label)))
    refuse('bad-input', 'The list has no such group.')
  return { groups, fullListAt }
}

/** The address at which the whole list stands, or will once an embargo ends; null where nothing is published. */
export const publishedAt = (
  { config }: Pick<Ports, 'config'>,
  { publishedAt, slug }: Signon,
): string | null => (publishedAt === null || slug === null ? null : `${config.publicUrl}/s/${slug}`)
