/** People who get a personal link, pasted one a line, and how each line was read. */
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import { LongField } from '../../parts/Field.tsx'
import { Table } from '../../parts/Table.tsx'
import { words } from '../../words.ts'
import type { GuestLine } from './guestLines.ts'

const says = words.rounds.guest

export function GuestFields({
  register,
  lines,
  text,
  onText,
  onChoose,
}: {
  register: readonly Organisation[]
  lines: readonly GuestLine[]
  text: string
  onText: (text: string) => void
  /** An organisation of the register was chosen for an address. */
  onChoose: (address: string, organisation: string) => void
}) {
  const notReady = lines.filter(({ wrong }) => wrong !== null).length
  return (
    <>
      <LongField
        label={words.rounds.circulate.guests}
        hint={
          <>
            {words.rounds.circulate.guestsHint} <span dir="ltr">{words.rounds.circulate.guestsExample}</span>
          </>
        }
        error={notReady > 0 ? says.left(notReady) : null}
        value={text}
        onText={onText}
      />
      {lines.length > 0 && (
        <div className="guest-lines">
          <Table columns={[says.address, says.name, says.organisation, says.problem]}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in what was pasted.
              <tr key={at}>
                <th scope="row">
                  <bdi dir="ltr">{line.address || '–'}</bdi>
                </th>
                <td data-label={says.name}>
                  <bdi>{line.name}</bdi>
                </td>
                <td data-label={says.organisation}>
                  <Which line={line} register={register} onChoose={onChoose} />
                </td>
                <td data-label={says.problem}>
                  <Problem line={line} />
                </td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </>
  )
}

function Which({
  line: { address, organisation, wrong },
  register,
  onChoose,
}: {
  line: GuestLine
  register: readonly Organisation[]
  onChoose: (address: string, organisation: string) => void
}) {
  if (wrong === 'address' || wrong === 'twice') return null
  return (
    <select
      className="cell-field"
      aria-label={says.organisationOf(address)}
      value={organisation ?? ''}
      onChange={event => onChoose(address, event.target.value)}
    >
      {organisation === null && <option value="">{says.choose}</option>}
      {register.map(entry => (
        <option key={entry.id} value={entry.id}>
          {entry.name}
        </option>
      ))}
    </select>
  )
}

function Problem({ line: { wrong, typed } }: { line: GuestLine }) {
  if (wrong === null) return <span className="sub">{says.ok}</span>
  return <span className="wrong">{wrong === 'unknown' ? says.wrong.unknown(typed) : says.wrong[wrong]}</span>
}
