/** Correcting how a signature stands in the list. */
import type * as contracts from '../../../shared/contract/names.ts'
import type { Input } from '../../../shared/contract/route.ts'
import type { SignatureRow } from '../../../shared/contract/signons.ts'
import { COUNTRIES } from '../../../shared/countries.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import { correctLine as corrected } from '../../../shared/signatureDecisions.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Ports } from '../../ports.ts'
import { noteSet } from '../changeOwn.ts'
import { currentOf } from '../current.ts'
import { mustHave, rowOf } from '../decide.ts'
import { listChanged, saveSignature } from '../store.ts'

/**
 * Corrects the line of a signature, also after delivery. What was typed and signed stays; the log holds commitments
 * to the line before and after. The same line again changes nothing.
 */
export async function correctLine(
  ports: Ports,
  who: Member,
  { signature: id, ...line }: Input<typeof contracts.correctLine>,
): Promise<SignatureRow> {
  if (line.country && !COUNTRIES.has(line.country)) refuse('bad-input', `“${line.country}” is no country.`)
  return ports.storage.write(async tx => {
    const before = await mustHave(tx, ports, id)
    const { signon } = await currentOf(tx, before.signon)
    const after = corrected(before, line, signon.groups)
    if (said(after) !== said(before)) {
      await saveSignature(tx, ports.keys, after)
      await listChanged(tx, signon.id, ports.clock.now())
      // A country that its signer had emptied before stands again: the newest line says so.
      await noteSet(tx, ports, after)
      await appendAudit(tx, ports, {
        ...{ coalition: who.coalition, act: 'signature.corrected', actor: who.person, subject: id },
        data: { signon: signon.id },
        secret: { before: said(before), after: said(after) },
      })
    }
    return rowOf(tx, ports, who, after)
  })
}

const said = ({ listed, group, country }: Signature): string => JSON.stringify({ ...listed, group, country })
