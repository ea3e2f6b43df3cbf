/** Two entries side by side, and one question: are they the same? By keys, one pair after the other. */
import { useEffect, useRef, useState } from 'react'
import { listOrganisations } from '../../../../shared/contract/coalitions.ts'
import { judgeNames, VERDICTS } from '../../../../shared/contract/names.ts'
import type { Reply } from '../../../../shared/contract/route.ts'
import type { SignatureRow, seeSignon } from '../../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { words } from '../../../words.ts'
import type { Here } from '../../coalition.ts'
import { DecidedBefore } from './Entry.tsx'
import { FactsTable } from './FactsTable.tsx'
import { factsOf, factsOfEntry, type Side } from './facts.ts'
import { type Pair, pairsOf } from './pairs.ts'
import { SameNow } from './SameNow.tsx'

type Whole = Reply<typeof seeSignon>
type Verdict = (typeof VERDICTS)[number]

export function JudgeDialog({
  signon,
  here,
  about,
  onLeave,
}: {
  signon: Whole
  here: Here
  about: readonly SignatureRow[]
  onLeave: () => void
}) {
  const says = words.signonsDeciding
  const [pairs] = useState(() => pairsOf(about))
  const [at, setAt] = useState(0)
  const [same, setSame] = useState(false)
  const pair = pairs[at]!
  const next = () => {
    setSame(false)
    if (at + 1 < pairs.length) setAt(at + 1)
    else onLeave()
  }
  const sides = useSides(pair, signon, here)
  const judge = useJudge(pair, sides, {
    given: verdict => {
      if (verdict === 'same') setSame(true)
      else if (at + 1 < pairs.length) next()
    },
    undone: undone => {
      setSame(false)
      setAt(pairs.indexOf(undone))
    },
  })
  useLetterKeys({
    s: () => judge.as('same'),
    r: () => judge.as('related'),
    d: () => judge.as('different'),
    n: next,
  })
  return (
    <Dialog title={says.compareTitle} onLeave={onLeave} error={judge.error} wide>
      <p className="hint" role="status">
        {says.pairOf(at + 1, pairs.length)}
      </p>
      {judge.last && (
        <p role="status">
          {judge.last.says}{' '}
          <Button look="quiet" onClick={judge.undo}>
            {words.acts.undo}
          </Button>
        </p>
      )}
      {sides && <FactsTable sides={sides} ofRegister={'organisation' in pair.other} />}
      <Because pair={pair} signon={signon} />
      {same ? (
        <SameNow pair={pair} signon={signon} />
      ) : (
        <>
          <div className="buttons">
            {VERDICTS.map(verdict => (
              <Button
                key={verdict}
                busy={judge.busy}
                aria-keyshortcuts={says.keys[verdict]}
                onClick={() => judge.as(verdict)}
              >
                {says.judge[verdict]} <kbd>{says.keys[verdict]}</kbd>
              </Button>
            ))}
          </div>
          <p className="hint">{says.judgeHints}</p>
        </>
      )}
      <div className="buttons">
        {at + 1 < pairs.length ? (
          <Button look="quiet" aria-keyshortcuts={says.keys.next} onClick={next}>
            {says.next} <kbd>{says.keys.next}</kbd>
          </Button>
        ) : (
          judge.last?.pair === pair && <p className="hint">{says.allSeen}</p>
        )}
      </div>
    </Dialog>
  )
}

/** What speaks for it, and what was decided before. */
function Because({ pair: { signature, other }, signon }: { pair: Pair; signon: Whole }) {
  const row = signon.signatures.find(({ id }) => id === signature)
  const found =
    'signature' in other
      ? row?.alike.find(({ id }) => id === other.signature)
      : row?.near.find(({ id }) => id === other.organisation)
  if (!found) return null
  return (
    <p>
      {found.why !== '' && words.signonsDeciding.because(found.why)} <DecidedBefore verdict={found.verdict} />
    </p>
  )
}

/** Both sides as they are now; undefined while the register is on its way. */
function useSides({ signature, other }: Pair, signon: Whole, here: Here): [Side, Side] | undefined {
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations
  const row = signon.signatures.find(({ id }) => id === signature)
  if (!row) return undefined
  if ('signature' in other) {
    const facing = signon.signatures.find(({ id }) => id === other.signature)
    return facing && [factsOf(row), factsOf(facing)]
  }
  const entry = register?.find(({ id }) => id === other.organisation)
  return entry && [factsOf(row), factsOfEntry(entry)]
}

type Given = { pair: Pair; says: string }

/** Gives a verdict, and keeps the way back from the last one: a toast would lie behind the dialog. */
function useJudge(
  pair: Pair,
  sides: [Side, Side] | undefined,
  then: { given: (verdict: Verdict) => void; undone: (pair: Pair) => void },
) {
  const [last, setLast] = useState<Given | null>(null)
  const [sending, setSending] = useState(false)
  const judge = useAct(judgeNames, (_, { verdict }) => {
    setSending(false)
    if (verdict === 'open') {
      if (last) then.undone(last.pair)
      return setLast(null)
    }
    const [a, b] = sides ?? [{ name: '' }, { name: '' }]
    setLast({ pair, says: words.signonsDeciding.said[verdict](a.name, b.name) })
    then.given(verdict)
  })
  /** The next key counts once the server has answered, before everything on the screen was asked for again. */
  const send = (on: Pair, verdict: Verdict | 'open') => {
    if (sending) return
    setSending(true)
    judge.mutate({ ...on, verdict }, { onError: () => setSending(false) })
  }
  return {
    as: (verdict: Verdict) => send(pair, verdict),
    undo: () => last && send(last.pair, 'open'),
    last,
    busy: sending,
    error: judge.error,
  }
}

/** One letter, for as long as the dialog is open; a key held with another one, or typed in a field, is not meant. */
function useLetterKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select')) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
