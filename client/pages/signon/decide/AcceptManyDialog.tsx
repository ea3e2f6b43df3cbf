/** Accepting at one press what needs no second look. What is refused meanwhile is named, and waits as before. */
import { useState } from 'react'
import { acceptSignatures } from '../../../../shared/contract/names.ts'
import type { SignatureRow, SignonRow } from '../../../../shared/contract/signons.ts'
import { REFUSALS } from '../../../../shared/refusals.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'

export function AcceptManyDialog({
  signon,
  signatures,
  onLeave,
}: {
  signon: SignonRow
  signatures: readonly SignatureRow[]
  onLeave: () => void
}) {
  const say = useSay()
  const says = words.signonsDeciding
  const [refused, setRefused] = useState<readonly { name: string; why: string }[]>([])
  const asked = signatures.slice(0, MOST)
  const accept = useAct(acceptSignatures, ({ results }) => {
    const named = (id: string) => signatures.find(signature => signature.id === id)?.name ?? ''
    const left = results.flatMap(({ signature, refused }) =>
      refused === null ? [] : [{ name: named(signature), why: REFUSALS[refused] }],
    )
    say(says.acceptedMany(results.length - left.length))
    setRefused(left)
    if (left.length === 0) onLeave()
  })
  if (refused.length > 0) {
    return (
      <Dialog title={says.acceptReadyTitle(asked.length)} onLeave={onLeave}>
        <p>{says.notAccepted}</p>
        <ul>
          {refused.map(({ name, why }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {why}
            </li>
          ))}
        </ul>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={says.acceptReadyTitle(asked.length)}
      onLeave={onLeave}
      error={accept.error}
      act={{
        says: says.acceptReadyAct(asked.length),
        busy: accept.isPending,
        onAct: () => accept.mutate({ signon: signon.id, signatures: asked.map(({ id }) => id) }),
      }}
    >
      <p>{says.acceptReadyHint}</p>
      <p>{signon.publishedAt === null ? words.signons.acceptHint : words.signons.acceptHintPublished}</p>
      <ul className="many-names">
        {asked.map(({ id, name }) => (
          <li key={id} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** As many as the server takes at once. */
const MOST = 500
