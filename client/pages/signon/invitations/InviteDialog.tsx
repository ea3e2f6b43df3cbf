/** Inviting: a pasted list or a file, how each line was read, and the press that sends the mails. */
import { useState } from 'react'
import { listOrganisations } from '../../../../shared/contract/coalitions.ts'
import type { Reply } from '../../../../shared/contract/route.ts'
import { inviteToSign, previewInvitations } from '../../../../shared/contract/signonInvitations.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { LongField, Radios } from '../../../parts/Field.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import type { Here } from '../../coalition.ts'
import { FromRegister } from './FromRegister.tsx'
import { ReadLines } from './ReadLines.tsx'
import { TextFile } from './TextFile.tsx'

const says = words.signonsInvitations

type Lines = Reply<typeof previewInvitations>['lines']
type NamesAre = 'organisations' | 'people'

export function InviteDialog({
  signon,
  here,
  onLeave,
}: {
  signon: SignonRow
  here: Here
  onLeave: () => void
}) {
  const list = useList(signon)
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  const { invite, people } = useInviting(list.lines, onLeave)
  return (
    <Dialog
      wide
      title={says.inviteTitle}
      onLeave={onLeave}
      error={invite.error}
      act={{
        says: says.inviteAct(people.length),
        busy: invite.isPending,
        disabled: people.length === 0,
        onAct: () => invite.mutate({ signon: signon.id, people }),
      }}
    >
      <p>{says.inviteHint}</p>
      <div className="pasted">
        <LongField
          label={says.list}
          hint={<ListHint />}
          value={list.text}
          onText={list.setText}
          rows={6}
          autoFocus
        />
      </div>
      <TextFile label={says.file} accept=".csv,.tsv,.txt,text/csv,text/plain" onText={list.setText} />
      <FromRegister register={register} onAdd={line => list.setText(withLine(list.text, line))} />
      <Radios
        legend={says.namesAre}
        value={list.namesAre}
        choices={(['organisations', 'people'] as const).map(value => ({
          value,
          says: says.namesAreOf[value],
        }))}
        onChoice={list.setNamesAre}
      />
      <div className="buttons">
        <Button busy={list.read.isPending} disabled={list.text.trim() === ''} onClick={list.look}>
          {says.read}
        </Button>
      </div>
      {list.read.error && <Problem error={list.read.error} />}
      {list.lines === null
        ? list.wasRead && <p className="notice">{says.readAgain}</p>
        : list.text !== '' && <ReadLines lines={list.lines} />}
    </Dialog>
  )
}

function ListHint() {
  return (
    <>
      {says.listHint} <bdi dir="ltr">{says.listExample}</bdi> ·{' '}
      <bdi dir="ltr">{says.listExampleLanguage}</bdi>
    </>
  )
}

const withLine = (text: string, line: string): string =>
  `${text.trimEnd()}${text.trim() === '' ? '' : '\n'}${line}\n`

/** What was pasted, and how the server read it: known only for the very text that stands there. */
function useList(signon: SignonRow) {
  const [text, setText] = useState('')
  const [namesAre, setNamesAre] = useState<NamesAre>(
    signon.eligible === 'individuals' ? 'people' : 'organisations',
  )
  const [seen, setSeen] = useState<{ text: string; namesAre: NamesAre; lines: Lines } | null>(null)
  const read = useAct(previewInvitations, ({ lines }, asked) =>
    setSeen({ text: asked.text, namesAre: asked.namesAre ?? 'organisations', lines }),
  )
  const isSeen = seen?.text === text && seen.namesAre === namesAre
  return {
    ...{ text, setText, namesAre, setNamesAre, read },
    wasRead: seen !== null,
    lines: isSeen ? seen.lines : null,
    look: () => read.mutate({ signon: signon.id, text, namesAre }),
  }
}

function useInviting(lines: Lines | null, onLeave: () => void) {
  const say = useSay()
  const invite = useAct(inviteToSign, ({ invited }) => {
    say(says.sent(invited))
    onLeave()
  })
  const people = (lines ?? [])
    .filter(({ wrong, not }) => wrong === null && not === null)
    .map(({ address, name, language, organisation }) => ({
      ...{ address, name, language },
      organisation: organisation.id === null ? { name: organisation.name } : { id: organisation.id },
    }))
  return { invite, people }
}
