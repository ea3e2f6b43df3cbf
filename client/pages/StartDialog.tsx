/** Starting an empty statement. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { KINDS, type Kind, startStatement } from '../../shared/contract/statements.ts'
import { useAct } from '../data.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Checkbox, LongField, Radios, TextField } from '../parts/Field.tsx'
import { words } from '../words.ts'
import { isLanguage, type LanguageAndDirection, LanguageFields } from './LanguageFields.tsx'
import { SessionSelect } from './processes/SessionChoice.tsx'

export function StartDialog({ coalition, onLeave }: { coalition: string; onLeave: () => void }) {
  const [, go] = useLocation()
  const [kind, setKind] = useState<Kind>('joint-letter')
  const [title, setTitle] = useState('')
  const [addressee, setAddressee] = useState('')
  const [written, setWritten] = useState<LanguageAndDirection>({ language: 'en', direction: 'ltr' })
  const [unattributed, setUnattributed] = useState(false)
  const [session, setSession] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const start = useAct(startStatement, statement => go(`/statements/${statement.id}`))
  const untitled = title.trim() === ''
  return (
    <Dialog
      title={words.statements.startTitle}
      onLeave={onLeave}
      error={start.error}
      act={{
        says: words.statements.startAct(words.kinds[kind]),
        busy: start.isPending,
        onAct: () => {
          setTried(true)
          if (!untitled && isLanguage(written.language)) {
            start.mutate({
              ...{ coalition, kind, title, addressee, session, ...written },
              unattributed: kind === 'report' && unattributed,
            })
          }
        },
      }}
    >
      <LongField
        label={words.statements.statementTitle}
        hint={words.statements.titleHint}
        rows={1}
        value={title}
        onText={text => setTitle(text.replaceAll('\n', ' '))}
        maxLength={500}
        error={tried && untitled ? words.errors.missing : null}
      />
      <Radios
        legend={words.statements.kind}
        value={kind}
        choices={KINDS.map(value => ({ value, says: words.kinds[value] }))}
        onChoice={setKind}
      />
      {kind === 'report' && (
        <Checkbox
          label={words.statements.unattributed}
          hint={words.statements.unattributedHint}
          checked={unattributed}
          onCheck={setUnattributed}
        />
      )}
      <TextField
        label={words.statements.addressee}
        hint={words.statements.addresseeHint}
        value={addressee}
        onText={setAddressee}
        maxLength={300}
        autoComplete="off"
      />
      <SessionSelect coalition={coalition} value={session} onChoice={setSession} />
      <LanguageFields value={written} onChange={setWritten} />
    </Dialog>
  )
}
