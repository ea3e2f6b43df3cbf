/** What coordinators see of their sign-ons. */
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import type { Member } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports } from '../ports.ts'
import { currentOf, versionOfSame, withVersion } from './current.ts'
import { signonRow } from './rows.ts'
import { signatureRows } from './signatureRows.ts'
import * as store from './store.ts'

/** The coalition's sign-ons, the newest first. */
export async function listSignons(ports: Ports, who: Member): Promise<Given<typeof contracts.listSignons>> {
  return ports.storage.read(async q => {
    const signons = []
    for (const signon of await store.signonsOf(q, who.coalition))
      signons.push(await signonRow(q, ports, await withVersion(q, signon)))
    return { signons }
  })
}

/** A sign-on with every signature, and what is near each that is still to be decided. */
export async function seeSignon(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.seeSignon>,
): Promise<Given<typeof contracts.seeSignon>> {
  return ports.storage.read(async q => {
    const current = await currentOf(q, id)
    const signatures = await store.signaturesIn(q, ports.keys, id)
    const register = await organisationsOf(q, who.coalition)
    const rows = await signatureRows(q, ports, current, register, signatures)
    return { ...(await signonRow(q, ports, current)), signatures: rows }
  })
}

/** The version of the accepted signature of one's own organisation, in the newest sign-on of a statement that has one. */
export async function seeOwnSignature(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.seeOwnSignature>,
): Promise<Given<typeof contracts.seeOwnSignature>> {
  return ports.storage.read(async q => {
    for (const signon of await store.signonsOf(q, who.coalition)) {
      if (signon.statement !== statement) continue
      const accepted = await store.acceptanceOf(q, signon.id, who.organisation.id)
      const signature =
        accepted === undefined ? undefined : await store.signatureById(q, ports.keys, accepted)
      if (signature?.state.state !== 'accepted') continue
      const { id, number } = await versionOfSame(q, signon, signature.version)
      return { signed: { version: { id, number }, at: signature.state.at } }
    }
    return { signed: null }
  })
}
