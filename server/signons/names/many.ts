/** Accepting at one press what needs no second look. */
import type * as contracts from '../../../shared/contract/names.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { Refusal, type RefusalCode } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Tx } from '../../ports.ts'
import { acceptIn } from '../decide.ts'
import { signatureById } from '../store.ts'

/**
 * Accepts confirmed signatures in one write: organisations linked already, from their own mail domain, and
 * individuals under their names. Each that is not is reported with the code of its refusal, and stays as it is.
 */
export async function acceptSignatures(
  ports: Ports,
  who: Member,
  { signon, signatures }: Input<typeof contracts.acceptSignatures>,
): Promise<Given<typeof contracts.acceptSignatures>> {
  const results = await ports.storage.write(async tx => {
    const each: { signature: string; refused: RefusalCode | null }[] = []
    for (const id of new Set(signatures))
      each.push({ signature: id, refused: await tryOne(tx, ports, who, signon, id) })
    return each
  })
  ports.mailsQueued()
  return { results }
}

async function tryOne(
  tx: Tx,
  ports: Ports,
  who: Member,
  signon: string,
  id: string,
): Promise<RefusalCode | null> {
  const signature = await signatureById(tx, ports.keys, id)
  if (signature?.signon !== signon) return 'not-found'
  if (signature.kind === 'organisation' && signature.organisation === null) return 'link-organisation-first'
  try {
    await acceptIn(tx, ports, who, signature, {})
    return null
  } catch (fault) {
    if (fault instanceof Refusal && fault.code !== 'already-there') return fault.code
    throw fault
  }
}
