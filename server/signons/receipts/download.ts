import type * as contracts from '../../../shared/contract/receipts.ts'
import type { Input } from '../../../shared/contract/route.ts'
import { refuse } from '../../../shared/refusals.ts'
import { listedName } from '../../../shared/signatoryList.ts'
import { carriedBy } from '../../asks/carrying.ts'
import type { File } from '../../http/bind.ts'
import { hashToken } from '../../http/session.ts'
import type { Visitor } from '../../http/who.ts'
import { organisationIn } from '../../organisations/register.ts'
import type { Ports } from '../../ports.ts'
import { versionJson } from '../../statements/files.ts'
import { currentOf, versionOfSame } from '../current.ts'
import * as store from '../store.ts'
import { issueReceipt } from './issue.ts'

/**
 * The receipt of the signature that a mailed link leads to. Refuses with `not-found` a link that leads nowhere, and
 * with `wrong-state` a signature that is not confirmed.
 */
export async function downloadReceipt(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.downloadReceipt>,
): Promise<File> {
  return ports.storage.read(async q => {
    const signature = (await store.signatureByLink(q, ports.keys, hashToken(link))) ?? refuse('not-found')
    const { signon } = await currentOf(q, signature.signon)
    const { coalition } = signon
    const { number: version } = await versionOfSame(q, signon, signature.version)
    const entry = signature.organisation && (await organisationIn(q, coalition, signature.organisation))
    const name = listedName(signature, new Map(entry ? [[entry.id, entry.name]] : []))
    return issueReceipt(q, ports, { coalition, signature, version, name })
  })
}

/** The version that the signature behind a mailed link was made on, as JSON with its canonical form. */
export async function downloadSigned(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.downloadSigned>,
): Promise<File> {
  return ports.storage.read(async q => {
    const signature = (await store.signatureByLink(q, ports.keys, hashToken(link))) ?? refuse('not-found')
    const { signon } = await currentOf(q, signature.signon)
    const signed = await versionOfSame(q, signon, signature.version)
    const content = versionJson(signed, await carriedBy(q, signed.id))
    return { name: `version ${signed.number}.json`, media: 'application/json; charset=utf-8', content }
  })
}
