/** Accepting a confirmed signature: for which organisation of the register it counts, and how its signer is known. */
import { useState } from 'react'
import { listOrganisations, type Organisation } from '../../../shared/contract/coalitions.ts'
import { listSigned } from '../../../shared/contract/signonBoard.ts'
import { acceptSignature, type SignatureRow, type SignonRow } from '../../../shared/contract/signons.ts'
import { inDomains } from '../../../shared/signature.ts'
import { lacking } from '../../../shared/signatureDecisions.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { type Authority, AuthorityFields } from './decide/AuthorityFields.tsx'

const NEW = 'new'
const OTHER = 'other'

export function AcceptDialog({
  signature,
  signon,
  here,
  onLeave,
}: {
  signature: SignatureRow
  signon: SignonRow
  here: Here
  onLeave: () => void
}) {
  const say = useSay()
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  const asksWhich = signature.kind === 'organisation' && signature.organisation === null
  const [choice, setChoice] = useState(() => firstChoice(signature))
  const [other, setOther] = useState('')
  const [authority, setAuthority] = useState<Authority>({ how: 'checked', note: '' })
  const accept = useAct(acceptSignature, reply => {
    say(words.signons.accepted(reply.name))
    onLeave()
  })
  const chosen = choice === OTHER ? other : choice
  const entry = register.find(({ id }) => id === (asksWhich ? chosen : signature.organisation?.id))
  const needsAuthority = asksAuthority(signature, entry)
  const lacks = lacksOf(signature, signon, entry, chosen)
  const organisation = chosen === NEW ? (NEW as typeof NEW) : { id: chosen }
  return (
    <Dialog
      title={words.signons.acceptTitle(signature.name)}
      onLeave={onLeave}
      error={accept.error}
      act={{
        says: words.signons.accept(signature.name),
        busy: accept.isPending,
        disabled:
          (asksWhich && chosen === '') ||
          (needsAuthority && authority.note.trim() === '') ||
          lacks.length > 0,
        onAct: () =>
          accept.mutate({
            signature: signature.id,
            ...(asksWhich && { organisation }),
            ...(needsAuthority && { authority }),
          }),
      }}
    >
      <p>{signon.publishedAt === null ? words.signons.acceptHint : words.signons.acceptHintPublished}</p>
      {asksWhich && <WhichOrganisation signature={signature} value={choice} onChoice={setChoice} />}
      {asksWhich && choice === OTHER && (
        <OtherOrganisation register={register} value={other} onChoice={setOther} />
      )}
      <TakesPlace signon={signon} entry={entry} />
      {lacks.length > 0 && <p className="notice">{words.signonsDeciding.lacks(lacks.join(', '))}</p>}
      {needsAuthority ? (
        <AuthorityFields value={authority} onChange={setAuthority} />
      ) : (
        signature.kind === 'organisation' && <p className="hint">{words.signonsDeciding.inDomain}</p>
      )}
    </Dialog>
  )
}

/** Says that a line which a coordinator entered gives way to this signature. */
function TakesPlace({ signon, entry }: { signon: SignonRow; entry: Organisation | undefined }) {
  const wish = entry && { signon: signon.id, show: 'accepted' as const, find: entry.name.slice(0, 200) }
  const page = useAnswer(listSigned, wish ?? null).data
  const standing = page?.signatures.find(({ organisation }) => organisation?.id === entry?.id)
  return standing?.entered ? <p className="notice">{words.signonsBoard.takesPlace}</p> : null
}

/** What was decided to be the same is chosen already; what nothing is near to is entered anew. */
function firstChoice({ near }: SignatureRow): string {
  const same = near.find(({ verdict }) => verdict?.verdict === 'same')
  return same?.id ?? (near.length === 0 ? NEW : '')
}

function asksAuthority({ kind, withheld, address }: SignatureRow, entry: Organisation | undefined): boolean {
  if (kind === 'individual') return withheld
  return entry === undefined || !inDomains(address, entry.domains)
}

/** A new entry has no accreditation yet. */
function lacksOf(
  { kind }: SignatureRow,
  { terms }: SignonRow,
  entry: Organisation | undefined,
  chosen: string,
): string[] {
  if (kind === 'individual' || (entry === undefined && chosen !== NEW)) return []
  return lacking(terms, entry ?? { accreditation: [] })
}

function WhichOrganisation({
  signature,
  value,
  onChoice,
}: {
  signature: SignatureRow
  value: string
  onChoice: (choice: string) => void
}) {
  const choices = [
    ...signature.near.map(entry => ({ value: entry.id, says: entry.name, hint: entry.why })),
    { value: NEW, says: words.signons.whichNew, hint: signature.name },
    { value: OTHER, says: words.signons.whichOther, hint: '' },
  ]
  return (
    <fieldset className="radios">
      <legend>{words.signons.which}</legend>
      {choices.map(choice => (
        <div className="tick" key={choice.value}>
          <input
            type="radio"
            id={`which-${choice.value}`}
            name="which"
            checked={value === choice.value}
            onChange={() => onChoice(choice.value)}
          />
          <label htmlFor={`which-${choice.value}`} dir="auto">
            {choice.says}
          </label>
          {choice.hint !== '' && (
            <p className="hint" dir="auto">
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}

function OtherOrganisation({
  register,
  value,
  onChoice,
}: {
  register: readonly Organisation[]
  value: string
  onChoice: (id: string) => void
}) {
  return (
    <Field
      label={words.signons.find}
      control={wiring => (
        <select {...wiring} value={value} onChange={event => onChoice(event.target.value)}>
          <option value="">{words.signons.choose}</option>
          {register.map(organisation => (
            <option key={organisation.id} value={organisation.id}>
              {organisation.name}
            </option>
          ))}
        </select>
      )}
    />
  )
}
