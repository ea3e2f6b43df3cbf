/** That an invitation ended, as a restored backup must know it: also whose owner wants no mails, by the keyed hash. */
import type { Invitation } from '../../../shared/signonInvitation.ts'
import { noteInJournal } from '../../journal/note.ts'
import type { Ports, Tx } from '../../ports.ts'
import { addressLookup } from '../store.ts'

/** Notes it in the write that ends the invitation. */
export const noteEnded = (
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  { id, signon, address }: Pick<Invitation, 'id' | 'signon' | 'address'>,
  by: 'coordinators' | 'owner',
): Promise<void> => {
  const lookup = addressLookup(ports.keys, address)
  return noteInJournal(tx, ports, 'asking-ended', { invitation: id, signon, by, lookup })
}
