import { CONFIRMING } from '../../../shared/receipt/log.ts'
import { RECEIPT_FILE, RECEIPT_MEDIA, type Receipt } from '../../../shared/receipt.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import { entriesAbout, headOf } from '../../audit/list.ts'
import type { File } from '../../http/bind.ts'
import type { Ports, Query } from '../../ports.ts'

type Issued = {
  coalition: string
  signature: Pick<Signature, 'id' | 'kind' | 'hash' | 'createdAt' | 'read' | 'state'>
  /** The number of the version that the signature stands on. */
  version: number
  /** The organisation as it is listed; what an individual is called is never asked for. */
  name: string
}

/**
 * The receipt of a signature as it stands now, as a file. It holds when the text it stands on was confirmed, by the
 * log's own entry, and where the log ends now. Nothing is stored.
 * Refuses with `wrong-state` where nothing is confirmed, or it was withdrawn, declined, erased, or only
 * entered from a list.
 */
export async function issueReceipt(
  q: Query,
  ports: Pick<Ports, 'clock' | 'config' | 'keys'>,
  { coalition, signature, version, name }: Issued,
): Promise<File> {
  const nameless = signature.kind === 'organisation' && name === ''
  if (!isConfirmed(signature) || nameless) refuse('wrong-state')
  const entries = await entriesAbout(q, coalition, signature.id, CONFIRMING)
  const entry = entries.find(({ data }) => isAbout(data, signature.hash)) ?? refuse('wrong-state')
  const head = await headOf(q, coalition)
  const anew = entry.act === 'signature.reconfirmed'
  const { language, hash } = signature.read ?? {}
  const receipt: Receipt = {
    ...{ format: 'undersigned-receipt', formatVersion: 1 },
    ...(signature.kind === 'organisation'
      ? { kind: signature.kind, organisation: name }
      : { kind: signature.kind }),
    version: { number: version, hash: signature.hash },
    ...(language !== undefined && hash !== undefined && { read: { language, hash } }),
    // Who signed an earlier text first signed this one by pressing the button under what changed.
    signedAt: isoTime(anew ? entry.at : signature.createdAt),
    confirmedAt: isoTime(entry.at),
    server: ports.config.publicUrl,
    log: { position: entry.seq, entry: entry.hash, head: head.hash, length: head.seq },
    issuedAt: isoTime(ports.clock.now()),
  }
  return { name: RECEIPT_FILE, media: RECEIPT_MEDIA, content: `${await ports.keys.receipts.sign(receipt)}\n` }
}

/** By its signer: what a coordinator entered from a list is accepted without that. */
const isConfirmed = ({ state }: Pick<Signature, 'state'>): boolean =>
  state.state === 'confirmed' || (state.state === 'accepted' && state.confirmedAt !== null)

const isAbout = (data: string, hash: string): boolean => (JSON.parse(data) as { hash?: string }).hash === hash

const isoTime = (at: number): string => new Date(at).toISOString()
