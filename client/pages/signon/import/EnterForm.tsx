/** What has to be said before a list is entered: on what evidence, and which text its signers saw. */
import { useState } from 'react'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { listVersions } from '../../../../shared/contract/statements.ts'
import { useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Checkbox, Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import type { Row } from './rows.ts'
import type { Sending } from './sending.ts'

/**
 * @param toLook how many lines nobody has looked at yet
 * @param blocked whether a line cannot be entered as it stands
 */
export function EnterForm({
  signon,
  rows,
  toLook,
  blocked,
  onEnter,
}: {
  signon: SignonRow
  rows: readonly Row[]
  toLook: number
  blocked: boolean
  onEnter: (sending: Sending) => void
}) {
  const says = words.signonsImport
  const [evidence, setEvidence] = useState('')
  const [chosen, setChosen] = useState(signon.version.id)
  const [stated, setStated] = useState('')
  const versions = useAnswer(listVersions, { statement: signon.statement.id }).data?.versions ?? []
  const version = versions.find(({ id }) => id === chosen) ?? signon.version
  const ready = evidence.trim() !== '' && stated === version.id && rows.length > 0 && !blocked
  return (
    <form
      className="settings"
      onSubmit={event => {
        event.preventDefault()
        if (ready)
          onEnter({
            ...{ signon: signon.id, version: version.id, evidence: evidence.trim() },
            ...{ rows, became: new Map() },
          })
      }}
    >
      <section>
        <h2>{says.enter}</h2>
        {versions.length > 1 && (
          <Select
            label={says.version}
            value={version.id}
            choices={versions.map(({ id, number, name }) => ({
              value: id,
              says: [
                words.statements.numbered(number),
                ...(name === '' ? [] : [name]),
                ...(id === signon.version.id ? [says.current] : []),
              ].join(' · '),
            }))}
            onChoice={setChosen}
          />
        )}
        <TextField
          label={says.evidence}
          hint={says.evidenceHint}
          value={evidence}
          maxLength={500}
          onText={setEvidence}
        />
        <Checkbox
          label={says.states(version.number)}
          checked={stated === version.id}
          onCheck={on => setStated(on ? version.id : '')}
        />
        {toLook > 0 && <p className="notice">{blocked ? says.blocked : says.leftToLook(toLook)}</p>}
        <div className="buttons">
          <Button type="submit" look="primary" disabled={!ready}>
            {says.enterAct(rows.length, version.number)}
          </Button>
        </div>
      </section>
    </form>
  )
}
