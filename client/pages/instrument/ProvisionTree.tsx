/** The provisions of a draft as a tree that is gone through by arrow keys; only what is near the window is drawn. */
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useId, useMemo, useRef } from 'react'
import { directionOf } from '../../../shared/formats/language.ts'
import { ProvisionRow } from './ProvisionRow.tsx'
import type { TreeRow } from './treeRows.ts'

type Props = {
  label: string
  rows: readonly TreeRow[]
  /** The position of the chosen one. */
  chosen: number | null
  onChoose: (at: number) => void
  language: string
  /** Whether each provision has all its words. */
  whole: boolean
}

export const ProvisionTree = memo(function ProvisionTree(props: Props) {
  const { label, rows, chosen, onChoose, language, whole } = props
  const id = useId()
  const tree = useRef<HTMLDivElement>(null)
  const direction = directionOf(language)
  const chunks = useMemo(() => chunksOf(rows), [rows])
  const isShown = rows.some(({ provision }) => provision.at === chosen)
  const first = isShown ? chosen : (rows[0]?.provision.at ?? null)
  useFollowedChoice(tree, chosen)
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = reached(rows, chosen, event.key, direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight')
    if (next === null) return
    event.preventDefault()
    onChoose(next)
  }
  const point = (event: PointerEvent) => {
    const at = event.target instanceof Element && event.target.closest('[data-at]')?.getAttribute('data-at')
    if (at) onChoose(Number(at))
  }
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      className={whole ? 'provisions' : 'provisions first-words'}
      lang={language}
      dir={direction}
      onKeyDown={press}
      onPointerUp={point}
      tabIndex={-1}
    >
      {chunks.map(chunk => (
        <Chunk
          key={chunk[0]?.provision.at}
          rows={chunk}
          chosen={holds(chunk, chosen) ? chosen : null}
          first={holds(chunk, first) ? first : null}
          id={id}
        />
      ))}
    </div>
  )
})

type ChunkProps = { rows: readonly TreeRow[]; chosen: number | null; first: number | null; id: string }

/** Lines that are looked through together: where the choice only moves, the others are not looked at. */
const Chunk = memo(function Chunk({ rows, chosen, first, id }: ChunkProps) {
  return (
    <div role="presentation">
      {rows.map(row => {
        const { at } = row.provision
        return (
          <ProvisionRow key={at} id={`${id}-${at}`} row={row} chosen={at === chosen} first={at === first} />
        )
      })}
    </div>
  )
})

const CHUNK = 80

function chunksOf(rows: readonly TreeRow[]): (readonly TreeRow[])[] {
  const count = Math.ceil(rows.length / CHUNK)
  return Array.from({ length: count }, (_, index) => rows.slice(index * CHUNK, (index + 1) * CHUNK))
}

function holds(rows: readonly TreeRow[], at: number | null): boolean {
  const [first, last] = [rows[0]?.provision.at, rows.at(-1)?.provision.at]
  return at !== null && first !== undefined && last !== undefined && first <= at && at <= last
}

/** The focus goes with the choice while it is in the tree, also where the line that had it is gone; what is chosen is scrolled to. */
function useFollowedChoice(tree: { readonly current: HTMLElement | null }, chosen: number | null): void {
  const within = useRef(false)
  useEffect(() => {
    const note = () => {
      const active = document.activeElement
      if (active !== document.body) within.current = tree.current?.contains(active) ?? false
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [tree])
  const before = useRef(chosen)
  useEffect(() => {
    if (before.current === chosen && !within.current) return
    before.current = chosen
    const line = tree.current?.querySelector<HTMLElement>(`[data-at="${chosen}"]`)
    if (!line) return
    if (within.current) line.focus({ preventScroll: true })
    line.scrollIntoView({ block: 'nearest' })
  }, [chosen, tree])
}

/** Where a key leads from the chosen line; null where it leads nowhere. @param inwards the key that goes further in */
function reached(
  rows: readonly TreeRow[],
  chosen: number | null,
  key: string,
  inwards: string,
): number | null {
  const here = rows.findIndex(({ provision }) => provision.at === chosen)
  const placeOf = (index: number) => rows[index]?.provision.at ?? null
  const parent = rows[here]?.provision.parent ?? null
  switch (key) {
    case 'ArrowDown':
      return placeOf(here + 1)
    case 'ArrowUp':
      return placeOf(here - 1)
    case 'Home':
      return placeOf(0)
    case 'End':
      return placeOf(rows.length - 1)
    case inwards:
      return rows[here + 1]?.provision.parent === chosen ? placeOf(here + 1) : null
    case 'ArrowLeft':
    case 'ArrowRight':
      return rows.some(({ provision }) => provision.at === parent) ? parent : null
    default:
      return null
  }
}
