/** How long the text is while it is written: against its limit, and for what is read out the minutes. */
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { changeStatement } from '../../../shared/contract/statements.ts'
import { salvagedDoc } from '../../../shared/statement/salvage.ts'
import { type Length, wordCount } from '../../../shared/wordCount.ts'
import { useAct } from '../../data.ts'
import type { Seen } from '../../editor/useLive.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox, TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'

/** Pressed, it lets whoever may write set the limit. */
export function LengthSign({ statement, doc, mayWrite }: { statement: Seen; doc: Y.Doc; mayWrite: boolean }) {
  const { limit } = statement
  const length = useLength(doc, statement.language, limit?.countsNotes ?? statement.countsNotes)
  const [setting, setSetting] = useState(false)
  if (!length) return null
  const limited = limit !== null || statement.kind === 'oral-statement'
  const over = limit !== null && length.words > limit.words
  const look = `length-sign${over ? ' over' : ''}${limited ? '' : ' wide-only'}`
  const says = saidOf(length, statement)
  return (
    <>
      {mayWrite ? (
        <button
          type="button"
          className={`button quiet ${look}`}
          title={words.length.set}
          onClick={() => setSetting(true)}
        >
          {says}
        </button>
      ) : (
        <span className={look}>{says}</span>
      )}
      <span className="unseen" role="status">
        {over ? words.length.isOver : ''}
      </span>
      {setting && <LimitDialog statement={statement} onLeave={() => setSetting(false)} />}
    </>
  )
}

function saidOf({ words: many, minutes }: Length, { kind, limit }: Seen): string {
  const long = limit === null ? words.length.words(many) : words.length.ofLimit(many, limit.words)
  return kind === 'oral-statement' ? `${long} · ${words.length.minutes(minutes)}` : long
}

/** Milliseconds without an edit before words are counted: a long letter takes some to be gone through. */
const PAUSE = 800

/** Counted only after the text changed, and when typing pauses. */
function useLength(doc: Y.Doc, language: string, countsNotes: boolean): Length | null {
  const [length, setLength] = useState<Length | null>(null)
  useEffect(() => {
    const count = () => setLength(wordCount(salvagedDoc(doc), { language, countsNotes }))
    let timer = setTimeout(count, 0)
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(count, PAUSE)
    }
    doc.on('update', soon)
    return () => {
      clearTimeout(timer)
      doc.off('update', soon)
    }
  }, [doc, language, countsNotes])
  return length
}

function LimitDialog({ statement, onLeave }: { statement: Seen; onLeave: () => void }) {
  const says = words.length
  const [limit, setLimit] = useState(statement.wordLimit === null ? '' : String(statement.wordLimit))
  const [countsNotes, setCountsNotes] = useState(statement.countsNotes)
  const change = useAct(changeStatement, onLeave)
  const typed = limit.trim() === '' ? null : Number(limit.replace(/[\s,.’']/g, ''))
  const wrong = typed !== null && !(Number.isInteger(typed) && typed > 0 && typed <= MOST)
  return (
    <Dialog
      title={says.set}
      onLeave={onLeave}
      error={change.error}
      act={{
        says: says.save,
        busy: change.isPending,
        disabled: wrong,
        onAct: () => change.mutate({ statement: statement.id, wordLimit: typed, countsNotes }),
      }}
    >
      <p>{says.what}</p>
      {statement.limit?.from === 'session' && (
        <p className="notice">{words.processes.statement.limit(statement.limit)}</p>
      )}
      <TextField
        label={says.limit}
        hint={says.limitHint}
        value={limit}
        onText={setLimit}
        inputMode="numeric"
        autoComplete="off"
        error={wrong ? says.limitWrong : null}
      />
      <Checkbox label={says.notes} checked={countsNotes} onCheck={setCountsNotes} />
    </Dialog>
  )
}

const MOST = 1_000_000
