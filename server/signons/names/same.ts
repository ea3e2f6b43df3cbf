/** What follows where two signatures were judged to be the same: only one of them can be accepted. */
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import type { Party } from '../../../shared/duplicates.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import { organisationsOf } from '../../organisations/register.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { saveSignature, signaturesIn } from '../store.ts'
import { partyOf, partyOfEntry, verdictsOf } from './verdicts.ts'

/**
 * Links what was judged to be the same organisation to the entry of the one that was just accepted, so that it cannot
 * be accepted as well [SIGN-2].
 */
export async function linkSame(tx: Tx, ports: Ports, coalition: string, accepted: Signature): Promise<void> {
  const { organisation } = accepted
  if (organisation === null) return
  for (const other of await sameAs(tx, ports, coalition, accepted, ['pending', 'confirmed']))
    if (other.organisation === null) await saveSignature(tx, ports.keys, { ...other, organisation })
}

/**
 * Refuses with `already-accepted` somebody who was judged to be one who stands on the list, also where both have an
 * entry of the register of their own.
 */
export async function mustBeFirst(
  q: Query,
  ports: Ports,
  coalition: string,
  signature: Signature,
): Promise<void> {
  if (await isAccepted(q, ports, coalition, signature)) refuse('already-accepted', SECOND[signature.kind])
}

const SECOND: Record<Signature['kind'], string> = {
  individual: 'This person was judged to be one whose signature is accepted already.',
  organisation: 'This organisation was judged to be one whose signature is accepted already.',
}

/** Whether somebody who was judged to be the same stands on the list. */
export const isAccepted = async (
  q: Query,
  ports: Ports,
  coalition: string,
  signature: Signature,
): Promise<boolean> => (await sameAs(q, ports, coalition, signature, ['accepted'])).length > 0

/** Those of the same kind of whom it was said, by the name that was typed or that of their entry. */
async function sameAs(
  q: Query,
  ports: Ports,
  coalition: string,
  signature: Signature,
  states: Parameters<typeof signaturesIn>[3],
): Promise<Signature[]> {
  const verdicts = await verdictsOf(q, ports, coalition)
  if (!verdicts.hasSame) return []
  const register = new Map((await organisationsOf(q, coalition)).map(entry => [entry.id, entry]))
  const own = partiesOf(signature, register)
  const isSame = (other: Signature) =>
    partiesOf(other, register).some(theirs => own.some(ours => verdicts.of(ours, theirs)?.verdict === 'same'))
  const others = await signaturesIn(q, ports.keys, signature.signon, states)
  return others.filter(other => other.id !== signature.id && other.kind === signature.kind && isSame(other))
}

/** A signature under the name that was typed, and under that of its entry. */
function partiesOf(signature: Signature, register: ReadonlyMap<string, Organisation>): Party[] {
  const { organisation } = signature
  const entry = organisation === null ? undefined : register.get(organisation)
  return [partyOf(signature), ...(entry ? [partyOfEntry(entry)] : [])]
}
