/** Freezing: first what would be left out and what cannot be seen, then the act. Also used beside the letter. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Reply } from '../../shared/contract/route.ts'
import { freeze, lookBeforeFreezing, type VersionRow } from '../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../data.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { TextField } from '../parts/Field.tsx'
import { Hash } from '../parts/Hash.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import { StaleBlocks } from './translations/StaleBlocks.tsx'

type Look = Reply<typeof lookBeforeFreezing>

/** @param versions those there are, to say when the text is the same as one of them */
export function FreezeDialog({
  statement,
  versions,
  onLeave,
}: {
  statement: string
  versions: readonly VersionRow[]
  onLeave: () => void
}) {
  const [, go] = useLocation()
  const say = useSay()
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const look = useAnswer(lookBeforeFreezing, { statement })
  const act = useAct(freeze, version => {
    say(words.statements.frozenDone(version.number))
    onLeave()
    go(`/statements/${statement}/versions/${version.id}`)
  })
  const number = look.data?.number ?? (versions[0]?.number ?? 0) + 1
  // What is frozen is what was looked at here; a text that changed meanwhile is looked at again first.
  const seen = look.data?.hash ? { hash: look.data.hash } : {}
  const blocked = !look.data || look.data.refused.length > 0
  return (
    <Dialog
      title={words.statements.freeze(number)}
      onLeave={onLeave}
      error={act.error}
      act={{
        says: words.statements.freeze(number),
        busy: act.isPending,
        disabled: blocked,
        onAct: () => act.mutate({ statement, name, reason, ...seen }, { onError: () => look.refetch() }),
      }}
    >
      <p>{words.statements.freezeHint(number)}</p>
      <Loaded answer={look}>{data => <Found look={data} versions={versions} />}</Loaded>
      <TextField
        label={words.statements.freezeName}
        hint={words.statements.freezeNameHint}
        value={name}
        onText={setName}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={words.statements.freezeReason}
        hint={words.statements.freezeReasonHint}
        value={reason}
        onText={setReason}
        maxLength={500}
        autoComplete="off"
      />
    </Dialog>
  )
}

function Found({ look, versions }: { look: Look; versions: readonly VersionRow[] }) {
  const same = versions.find(version => version.hash === look.hash)
  const clean = look.leftOut.length + look.unseen.length + look.refused.length === 0
  return (
    <>
      {look.refused.length > 0 && (
        <div className="problem" role="alert">
          <p>{words.statements.refusedTitle}</p>
          <ul className="reasons">
            {look.refused.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and the list never changes.
              <li key={at}>{words.statements.refusedFor(one.code, one.near)}</li>
            ))}
          </ul>
        </div>
      )}
      {look.leftOut.length > 0 && <LeftOut leftOut={look.leftOut} />}
      {look.unseen.length > 0 && <Unseen unseen={look.unseen} />}
      {look.translation && <StaleBlocks translation={look.translation} />}
      {look.length.limit !== null && (
        <p className={look.length.words > look.length.limit ? 'problem' : 'notice'}>
          {words.length.ofLimit(look.length.words, look.length.limit)}
        </p>
      )}
      {same && <p className="notice">{words.statements.sameAsBefore(same.number)}</p>}
      {clean && !same && <p className="notice">{words.statements.cleanText}</p>}
      {look.hash !== null && <Hash hash={look.hash} />}
    </>
  )
}

/** What freezing leaves out: empty things are counted, anything with words is shown with them. */
function LeftOut({ leftOut }: { leftOut: Look['leftOut'] }) {
  const withWords = leftOut.filter(({ text }) => text !== '')
  const empty = leftOut.length - withWords.length
  return (
    <details className="more" open={withWords.length > 0}>
      <summary>{words.statements.willBeLeftOut(leftOut.length)}</summary>
      <ul className="reasons">
        {empty > 0 && <li>{words.statements.leftOutEmpty(empty)}</li>}
        {withWords.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and the list never changes.
          <li key={at}>
            {words.statements.leftOutFor(one.reason)} <q dir="auto">{one.text}</q>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Unseen({ unseen }: { unseen: Look['unseen'] }) {
  return (
    <details className="more">
      <summary>{words.statements.unseen(unseen.length)}</summary>
      <p className="hint">{words.statements.unseenHint}</p>
      <ul className="reasons">
        {unseen.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and the list never changes.
          <li key={at}>
            {words.statements.unseenIs(one.kind, one.where)}: <bdi>{one.before}</bdi>
            <code className="unseen-character">{one.codePoint}</code>
            <bdi>{one.after}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
