/** A draft as it was read, with what is said about it, and the one press that stores it. */
import { memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type DraftRow, storeDraft } from '../../../shared/contract/drafts.ts'
import type { ProcessRow } from '../../../shared/contract/processes.ts'
import type { InstrumentDraft } from '../../../shared/instrument/provision.ts'
import { rowsOf, type StoredProvision, toSend } from '../../../shared/instrument/stored.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { shortOf } from '../following/drafts.ts'
import { AboutFields } from './AboutFields.tsx'
import { type AboutDraft, firstAbout, isWhole } from './aboutDraft.ts'
import { DraftTree } from './DraftTree.tsx'
import { type Editing, useEditing } from './editing.ts'
import { Aside, UNREAD, Unread } from './LeftOut.tsx'
import type { DraftRead } from './readDraft.ts'
import { useTree } from './useTree.ts'

const says = words.instrument.import

type Props = {
  here: Here
  process: ProcessRow
  drafts: readonly DraftRow[]
  read: DraftRead
  onLeave: () => void
}

export function PreviewDraft({ here, process, drafts, read, onLeave }: Props) {
  const [about, setAbout] = useState(() => firstAbout(read, process.instrument, drafts))
  const say = useSay()
  const choice = useState(0)
  const refused = useCallback(() => say(words.instrument.selected.notHere), [say])
  const { draft, editing } = useEditing(read.draft, refused, choice[1])
  const rows = useMemo(() => rowsOf(draft.provisions), [draft])
  const store = useStoring(here)
  const again = drafts.find(({ fileHash }) => fileHash !== '' && fileHash === read.fileHash)
  useWarning(!store.isSuccess)
  return (
    <>
      <div className="screen-head">
        <div>
          <Heading />
          <p className="lead">
            <bdi>{words.importing.from(read.fileName)}</bdi>
          </p>
        </div>
        <Button onClick={onLeave}>{words.importing.chooseAnother}</Button>
      </div>
      {again && <p className="doubt">{says.again(shortOf(again))}</p>}
      {read.tracked && <p className="doubt">{says.tracked}</p>}
      <About {...{ process, drafts }} value={about} onChange={more => setAbout({ ...about, ...more })} />
      <Provisions
        {...{ rows, editing }}
        at={choice[0]}
        onChoose={choice[1]}
        language={about.language}
        unread={draft.notUnderstood.length}
      />
      <Unread notUnderstood={draft.notUnderstood} />
      <Aside setAside={read.setAside} />
      {store.error && <Problem error={store.error} />}
      <Foot
        count={rows.length}
        ready={isWhole(about)}
        busy={store.isPending}
        onStore={() => store.mutate(toStore(process, read, about, draft))}
      />
    </>
  )
}

/** What was pressed to choose the file is gone: the focus goes to what came of it. */
function Heading() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {says.preview}
    </h1>
  )
}

function About(props: Parameters<typeof AboutFields>[0]) {
  const id = useId()
  return (
    <section className="form about-draft" aria-labelledby={id}>
      <h2 id={id}>{words.instrument.about.title}</h2>
      <AboutFields {...props} />
    </section>
  )
}

type ProvisionsProps = {
  rows: readonly StoredProvision[]
  editing: Editing
  at: number
  onChoose: (at: number) => void
  language: string
  /** How many passages were not understood. */
  unread: number
}

/** Drawn anew only when something of it changed, so that typing beside two thousand provisions stays quick. */
const Provisions = memo(function Provisions(props: ProvisionsProps) {
  const id = useId()
  const { rows, editing, at, onChoose, language, unread } = props
  const view = useTree(rows, false, [at, onChoose])
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{words.instrument.tree.label}</h2>
      <p className="sub" role="status">
        {says.found(rows.length, view.doubtful)}
        {unread > 0 && (
          <>
            {' · '}
            <a href={`#${UNREAD}`}>{words.instrument.unread.short(unread)}</a>
          </>
        )}
      </p>
      <DraftTree view={view} language={language} editing={editing} />
    </section>
  )
})

type FootProps = { count: number; ready: boolean; busy: boolean; onStore: () => void }

function Foot({ count, ready, busy, onStore }: FootProps) {
  return (
    <div className="foot-bar">
      <p className="hint">{says.whoSees}</p>
      <Button look="primary" disabled={!ready} busy={busy} onClick={onStore}>
        {says.store(count)}
      </Button>
    </div>
  )
}

function useStoring(here: Here) {
  const [, go] = useLocation()
  const say = useSay()
  return useAct(storeDraft, stored => {
    say(says.stored(shortOf(stored), stored.provisions))
    go(`/c/${here.slug}/drafts/${stored.id}`)
  })
}

const toStore = (
  process: ProcessRow,
  { fileName, fileHash }: DraftRead,
  about: AboutDraft,
  { provisions, notUnderstood }: InstrumentDraft,
) => ({
  process: process.id,
  ...about,
  fileName: fileName.slice(0, 300),
  fileHash,
  provisions: toSend(provisions),
  notUnderstood,
})

/** A window that is closed would take the corrections with it. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const warn = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [on])
}
