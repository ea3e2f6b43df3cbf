/** A session of a process: where and when it is, what is due for it, and the statements that are for it. */
import { useId, useState } from 'react'
import { Link } from 'wouter'
import {
  exportSession,
  markDocument,
  removeSession,
  type SessionRow,
} from '../../../shared/contract/processes.ts'
import { listStatements } from '../../../shared/contract/statements.ts'
import { standingOf } from '../../../shared/process.ts'
import { fileAddress } from '../../api.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button, Download } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Deadline, Time } from '../../parts/Time.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { fromNow } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { sayDays } from './days.ts'
import { SessionDialog } from './SessionDialog.tsx'

const says = words.processes

type Props = { here: Here; session: SessionRow; now: number; manages: boolean }

export function SessionSection({ here, session, now, manages }: Props) {
  const id = useId()
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const leave = () => setOpen(null)
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id} dir="auto">
        {session.name}
      </h2>
      <Facts session={session} now={now} />
      <Deadlines session={session} now={now} />
      <Documents session={session} now={now} manages={manages} />
      <Statements here={here} session={session.id} />
      <div className="buttons">
        <Download href={fileAddress(exportSession, { session: session.id })}>
          {says.calendar.download}
        </Download>
        {manages && (
          <>
            <Button look="quiet" onClick={() => setOpen('change')}>
              {says.change}
            </Button>
            <Button look="quiet" onClick={() => setOpen('remove')}>
              {says.session.remove}
            </Button>
          </>
        )}
      </div>
      {open === 'change' && (
        <SessionDialog here={here} process={session.process} session={session} onLeave={leave} />
      )}
      {open === 'remove' && <RemoveDialog session={session} onLeave={leave} />}
    </section>
  )
}

function Facts({ session, now }: { session: SessionRow; now: number }) {
  const { place, firstDay, lastDay, wordLimit, countsNotes } = session
  return (
    <p className="thing-says">
      {place !== '' && <bdi>{place}</bdi>}
      <bdi>{sayDays(firstDay, lastDay)}</bdi>
      <strong>{says.session.standing[standingOf(session, now)]}</strong>
      {wordLimit !== null && <bdi>{says.session.limit(wordLimit, countsNotes)}</bdi>}
    </p>
  )
}

function Deadlines({ session: { deadlines, documents }, now }: { session: SessionRow; now: number }) {
  if (deadlines.length === 0) return documents.length === 0 ? <p className="sub">{says.due.none}</p> : null
  return (
    <>
      <h3>{says.due.deadlines}</h3>
      <ul className="things">
        {deadlines.map(due => (
          <li key={due.id} className="thing">
            <span className="thing-line" dir="auto">
              {due.what}
            </span>
            <span className="thing-says">
              <span>
                <Deadline at={due.dueAt} zone={due.zone} />
              </span>
              <span>{due.dueAt < now ? says.due.passed : fromNow(due.dueAt, now)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type DocumentsProps = { session: SessionRow; now: number; manages: boolean }

function Documents({ session, now, manages }: DocumentsProps) {
  const say = useSay()
  const mark = useAct(markDocument, (_, { document, done }) => {
    const what = session.documents.find(({ id }) => id === document)?.what ?? ''
    say(done ? says.due.marked(what) : says.due.unmarked(what))
  })
  if (session.documents.length === 0) return null
  return (
    <>
      <h3>{says.due.documents}</h3>
      {mark.error && <Problem error={mark.error} />}
      <ul className="things">
        {session.documents.map(document => (
          <li key={document.id} className="thing">
            <span className="thing-line" dir="auto">
              {document.what}
            </span>
            <DocumentFacts document={document} now={now} />
            {manages && (
              <Checkbox
                label={
                  <>
                    {says.due.isDone}
                    <span className="unseen">: {document.what}</span>
                  </>
                }
                checked={document.doneAt !== null}
                disabled={mark.isPending}
                onCheck={done => mark.mutate({ session: session.id, document: document.id, done })}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function DocumentFacts({ document, now }: { document: SessionRow['documents'][number]; now: number }) {
  const { dueAt, zone, doneAt, organisation } = document
  return (
    <span className="thing-says">
      {doneAt === null ? (
        <span>
          <Deadline at={dueAt} zone={zone} />
        </span>
      ) : (
        <span>
          {says.due.done} <Time at={doneAt} day />
        </span>
      )}
      {doneAt === null &&
        (dueAt < now ? <strong>{says.due.overdue}</strong> : <span>{fromNow(dueAt, now)}</span>)}
      {organisation ? <bdi>{organisation.name}</bdi> : <span>{says.due.byNobody}</span>}
    </span>
  )
}

function Statements({ here, session }: { here: Here; session: string }) {
  const all = useAnswer(listStatements, { coalition: here.id }).data?.statements ?? []
  const statements = all.filter(one => one.session === session && one.archivedAt === null)
  if (statements.length === 0) return null
  return (
    <>
      <h3>{says.session.statements}</h3>
      <ul className="things">
        {statements.map(({ id, title, language, kind }) => (
          <li key={id}>
            <Link href={`/statements/${id}`} className="thing">
              <span className="thing-line">
                <bdi lang={language}>{title}</bdi>
              </span>
              <span className="thing-says">{words.kinds[kind]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function RemoveDialog({ session, onLeave }: { session: SessionRow; onLeave: () => void }) {
  const say = useSay()
  const remove = useAct(removeSession, () => {
    say(says.session.removed)
    onLeave()
  })
  return (
    <Dialog
      title={says.session.removeTitle(session.name)}
      onLeave={onLeave}
      error={remove.error}
      act={{
        says: says.session.removeAct,
        busy: remove.isPending,
        onAct: () => remove.mutate({ session: session.id }),
      }}
    >
      <p>{says.session.removeHint(session.deadlines.length + session.documents.length)}</p>
    </Dialog>
  )
}
