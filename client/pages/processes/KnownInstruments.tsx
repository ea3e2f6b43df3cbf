/** The instruments that a coalition's letters cite beside the common ones, with the names they go by. */
import '../../look/citations.css'
import { useState } from 'react'
import {
  addInstrument,
  changeInstrument,
  type InstrumentRow,
  listInstruments,
  removeInstrument,
} from '../../../shared/contract/citations.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, TextField } from '../../parts/Field.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { linesOf } from '../../parts/lines.ts'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'

const says = words.citations.known

type Asked =
  | { kind: 'change'; instrument: InstrumentRow | null }
  | { kind: 'remove'; instrument: InstrumentRow }

export function KnownInstruments({ here }: { here: Here }) {
  const answer = useAnswer(listInstruments, { coalition: here.id })
  const [asked, setAsked] = useState<Asked | null>(null)
  const writes = may(here, 'instrument.write')
  const leave = () => setAsked(null)
  return (
    <section className="section" aria-labelledby="known-instruments">
      <h2 id="known-instruments">{says.title}</h2>
      <p className="hint">{says.hint}</p>
      <Loaded answer={answer}>
        {({ instruments }) =>
          instruments.length === 0 ? (
            <p>{says.none}</p>
          ) : (
            <ul className="question-list known-instruments">
              {instruments.map(one => (
                <li key={one.id}>
                  <Row instrument={one} writes={writes} onAsk={setAsked} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {writes && (
        <div>
          <Button onClick={() => setAsked({ kind: 'change', instrument: null })}>{says.add}</Button>
        </div>
      )}
      {asked?.kind === 'change' && (
        <InstrumentDialog coalition={here.id} instrument={asked.instrument} onLeave={leave} />
      )}
      {asked?.kind === 'remove' && (
        <RemoveDialog coalition={here.id} instrument={asked.instrument} onLeave={leave} />
      )}
    </section>
  )
}

type RowProps = { instrument: InstrumentRow; writes: boolean; onAsk: (asked: Asked) => void }

const Row = ({ instrument, writes, onAsk }: RowProps) => (
  <>
    <h3>
      <bdi>{instrument.name}</bdi>
    </h3>
    <p className="sub">
      {says.calledAs}:{' '}
      {instrument.names.map((name, at) => (
        <span key={name}>
          {at > 0 && '; '}
          <bdi>{name}</bdi>
        </span>
      ))}
    </p>
    {writes && (
      <div className="buttons">
        <Button look="quiet" onClick={() => onAsk({ kind: 'change', instrument })}>
          {says.change}
          <span className="unseen"> {instrument.name}</span>
        </Button>
        <Button look="quiet" onClick={() => onAsk({ kind: 'remove', instrument })}>
          {says.remove}
          <span className="unseen"> {instrument.name}</span>
        </Button>
      </div>
    )}
  </>
)

/** How many names an instrument can have. */
const MOST = 30

type DialogProps = { coalition: string; instrument: InstrumentRow | null; onLeave: () => void }

function InstrumentDialog({ coalition, instrument, onLeave }: DialogProps) {
  const [name, setName] = useState(instrument?.name ?? '')
  const [called, setCalled] = useState(instrument?.names.join('\n') ?? '')
  const [tried, setTried] = useState(false)
  const say = useSay()
  const done = ({ name: saved }: InstrumentRow) => {
    say(says.saved(saved))
    onLeave()
  }
  const add = useAct(addInstrument, done)
  const change = useAct(changeInstrument, done)
  const names = [...new Set(linesOf(called))]
  const isWrong = names.length === 0 || names.length > MOST
  const save = () => {
    setTried(true)
    if (isWrong || name.trim() === '') return
    const said = { coalition, name: name.trim(), names }
    if (instrument === null) add.mutate(said)
    else change.mutate({ ...said, instrument: instrument.id })
  }
  return (
    <Dialog
      title={instrument === null ? says.addTitle : says.changeTitle}
      onLeave={onLeave}
      error={add.error ?? change.error}
      act={{ says: says.save, busy: add.isPending || change.isPending, onAct: save }}
    >
      <TextField
        label={says.name}
        hint={says.nameHint}
        value={name}
        maxLength={120}
        required
        dir="auto"
        onText={setName}
      />
      <LongField
        label={says.names}
        hint={says.namesHint}
        error={tried && isWrong ? says.namesWrong : null}
        value={called}
        rows={5}
        onText={setCalled}
      />
    </Dialog>
  )
}

type RemoveProps = { coalition: string; instrument: InstrumentRow; onLeave: () => void }

function RemoveDialog({ coalition, instrument, onLeave }: RemoveProps) {
  const say = useSay()
  const act = useAct(removeInstrument, () => {
    say(says.removed(instrument.name))
    onLeave()
  })
  return (
    <Dialog
      title={says.removeTitle(instrument.name)}
      onLeave={onLeave}
      error={act.error}
      act={{
        says: says.remove,
        busy: act.isPending,
        onAct: () => act.mutate({ coalition, instrument: instrument.id }),
      }}
    >
      <p>{says.removeHint}</p>
    </Dialog>
  )
}
