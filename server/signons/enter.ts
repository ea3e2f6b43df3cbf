/** Signatures that come with the sample: made by the same rules as anybody's, but nobody is written to. */
import { CONSENT_VERSION, confirm, MANDATE_VERSION, type Signature, sign } from '../../shared/signature.ts'
import { accept } from '../../shared/signatureDecisions.ts'
import type { SignatoryKind } from '../../shared/signonTerms.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { findByName } from '../organisations/register.ts'
import type { Ports } from '../ports.ts'
import { asRule, currentOf } from './current.ts'
import { takePlace } from './decide.ts'
import * as store from './store.ts'

export type Entered = {
  kind: SignatoryKind
  name: string
  signatory: string
  address: string
  upTo: 'confirmed' | 'accepted'
}

/** Enters one signature on the sign-on's current version, confirmed, and accepted where it says so. */
export async function enterSignature(
  ports: Ports,
  who: Member,
  signon: string,
  entered: Entered,
): Promise<void> {
  const id = ports.ids.id()
  await ports.storage.write(async tx => {
    const now = ports.clock.now()
    const window = asRule(await currentOf(tx, signon))
    const organisation =
      entered.kind === 'organisation'
        ? ((await findByName(tx, who.coalition, entered.name))?.id ?? null)
        : null
    const shown = { id, hash: window.hash, organisation, language: 'en', read: null, invitation: null }
    const pending = sign(filled(entered), window, shown, now)
    const { signature } = confirm(pending, window, now)
    await store.addSignature(tx, ports.keys, signature)
    await appendAudit(tx, ports, {
      coalition: who.coalition,
      act: 'signature.entered',
      actor: who.person,
      subject: id,
      data: { signon, version: signature.version, hash: signature.hash },
    })
    if (entered.upTo === 'accepted')
      await takePlace(tx, ports, who.coalition, acceptedBy(signature), who.person)

    function acceptedBy(confirmed: Signature): Signature {
      const authority = { how: 'checked' as const, by: who.person, note: 'sample', at: now }
      return accept(confirmed, organisation, authority, who.person, now)
    }
  })
}

const filled = ({ kind, name, signatory, address }: Entered): Parameters<typeof sign>[0] => ({
  ...{ kind, name, signatory, address, group: '', country: '', role: '', affiliation: '' },
  ...{ decision: { what: '', date: '' }, answers: {}, notJoined: [], withheld: false },
  shown: {
    signatory: kind === 'individual',
    role: false,
    country: false,
    affiliation: false,
    notJoined: false,
  },
  mandate: kind === 'organisation' ? MANDATE_VERSION : '',
  consent: CONSENT_VERSION,
})
