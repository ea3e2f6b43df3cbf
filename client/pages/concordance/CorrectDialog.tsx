/** Saying by their numbers which provisions belong together. What was typed stays until it is saved or left. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ProvisionRow } from '../../../shared/contract/drafts.ts'
import type { Link, Row } from '../../../shared/instrument/concord/review.ts'
import { correctionOf, namesOf, readNumbers } from '../../../shared/instrument/concord/reviewNumbers.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Symbols } from './RowList.tsx'
import { kindOf, linkSaid, mentioned, nameOf, printedOf, type Trees } from './rowWords.ts'
import type { Acts } from './useActs.ts'

const says = words.concordance.correct

type Props = {
  row: Row
  trees: Trees
  symbols: Symbols
  links: readonly Link[]
  acts: Acts
  onLeave: () => void
}

export function CorrectDialog({ row, trees, symbols, links, acts, onLeave }: Props) {
  const from = useNumbers(trees.old, row.from)
  const to = useNumbers(trees.now, row.to)
  const fields = useFirstField(row.from.length === 0 ? 'from' : 'to')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const drafts = { old: trees.old, now: trees.now, links }
  const made = correctionOf(from.read.at, to.read.at, row.link, drafts)
  const unknown = from.read.unknown.length + to.read.unknown.length > 0
  const save = async () => {
    if ('wrong' in made) return
    setBusy(true)
    try {
      await acts.correct(made.ends, made.links)
      onLeave()
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={(row.from.length > 0 ? says.title : says.titleNew)(nameOf(row, trees))}
      onLeave={onLeave}
      error={error}
      act={{ says: says.act, busy, disabled: 'wrong' in made || unknown, onAct: () => void save() }}
    >
      <div className="form" ref={fields}>
        <Numbers label={says.from(symbols.old)} draft={symbols.old} tree={trees.old} {...from} />
        <Numbers label={says.to(symbols.now)} draft={symbols.now} tree={trees.now} {...to} />
      </div>
      <p className="hint">{says.hint}</p>
      {!unknown && (
        <p role="status">
          {'wrong' in made
            ? says.wrong[made.wrong]
            : says.will(made.links.map(link => `${linkSaid(link, trees)} (${kindOf(link, trees)})`))}
        </p>
      )}
      {!unknown && 'ends' in made && <Ends ends={made.ends} row={row} made={made.links} trees={trees} />}
    </Dialog>
  )
}

/** The side that is most likely to be corrected is the one to type in. */
function useFirstField(side: 'from' | 'to') {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = ref.current?.querySelectorAll('input')[side === 'from' ? 0 : 1]
    field?.focus()
    field?.select()
  }, [side])
  return ref
}

function useNumbers(tree: readonly ProvisionRow[], positions: readonly number[]) {
  const names = useMemo(() => namesOf(tree), [tree])
  const [typed, setTyped] = useState(() => positions.map(at => names[at] ?? '').join('; '))
  const read = useMemo(() => readNumbers(typed, tree), [typed, tree])
  return { typed, setTyped, read }
}

type NumbersProps = ReturnType<typeof useNumbers> & {
  label: string
  draft: string
  tree: readonly ProvisionRow[]
}

function Numbers({ label, draft, tree, typed, setTyped, read }: NumbersProps) {
  const found = read.at.flatMap(at => tree[at] ?? [])
  return (
    <div className="section">
      <TextField
        label={label}
        value={typed}
        onText={setTyped}
        error={read.unknown.length > 0 ? says.unknown(read.unknown, draft) : null}
        autoComplete="off"
      />
      {found.length > 0 && (
        <ul className="sub">
          {found.map(one => (
            <li key={one.at} dir="auto">
              {mentioned(one)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type EndsProps = {
  ends: readonly Link[]
  row: Row
  made: readonly { from: readonly number[]; to: readonly number[] }[]
  trees: Trees
}

/** What no longer holds by it, and which provisions are open then. */
function Ends({ ends, row, made, trees }: EndsProps) {
  if (ends.length === 0) return null
  const others = ends.filter(({ id }) => id !== row.link?.id)
  const named = (side: 'from' | 'to') => new Set(made.flatMap(link => link[side]))
  const left = (side: 'from' | 'to') => ends.flatMap(link => link[side].filter(at => !named(side).has(at)))
  const opens = [...printedOf(trees.old, left('from')), ...printedOf(trees.now, left('to'))]
  return (
    <>
      {others.length > 0 && (
        <p>{says.ends(others.map(link => `${linkSaid(link, trees)}, ${link.by.name}`))}</p>
      )}
      {opens.length > 0 && <p>{says.opens(opens)}</p>}
      <p className="sub">{says.asks}</p>
    </>
  )
}
