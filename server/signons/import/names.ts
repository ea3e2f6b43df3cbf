/** The names of those who signed, for a coordinator who is about to enter a list. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonImport.ts'
import type { Member } from '../../http/who.ts'
import type { Ports } from '../../ports.ts'
import { namesIn } from '../board/store.ts'

type Names = Given<typeof contracts.listSignedNames>

/** Whoever signed, whatever text, with what was withdrawn, declined and lapsed left out. */
export async function listSignedNames(
  ports: Ports,
  _who: Member,
  { signon }: Input<typeof contracts.listSignedNames>,
): Promise<Names> {
  const lines = await ports.storage.read(q =>
    namesIn(q, ports.keys, signon, ['pending', 'confirmed', 'accepted']),
  )
  return { names: lines.map(line => ({ ...line, state: line.state as Names['names'][number]['state'] })) }
}
