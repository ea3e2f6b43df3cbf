/** The keys of the review. Those that change something are not there for who may only read. */
import type { Row } from '../../../shared/instrument/concord/review.ts'
import { type Key, useKeys } from '../../parts/Keys.tsx'
import { words } from '../../words.ts'
import type { Acts } from './useActs.ts'
import type { Walk } from './useWalk.ts'

const says = words.concordance.keys

type Props = {
  walk: Walk
  acts: Acts
  mayWrite: boolean
  onConfirm: (rows: readonly Row[]) => void
  onCorrect: (row: Row) => void
}

export function useReviewKeys({ walk, acts, mayWrite, onConfirm, onCorrect }: Props): void {
  const { row } = walk
  const moving: Key[] = [
    { key: 'j', says: says.next, act: () => walk.step(1) },
    { key: 'k', says: says.previous, act: () => walk.step(-1) },
    { key: '↓ ↑', says: says.arrows },
    { key: 'Enter', says: says.open },
    { key: 'n', says: says.nextOpen, act: () => walk.goToOpen(new Set(acts.going.keys())) },
  ]
  const writing: Key[] = [
    { key: 'y', says: says.confirm, act: () => onConfirm(toConfirm()) },
    { key: 'e', says: says.correct, act: () => row && onCorrect(row) },
    { key: 'u', says: says.takeBack, act: () => row?.link && void acts.takeBack(row) },
    { key: 'x', says: says.select, act: () => row && walk.select(row.key) },
    { key: 'J', says: says.extendDown, act: () => walk.extend(1) },
    { key: 'K', says: says.extendUp, act: () => walk.extend(-1) },
    { key: 'Escape', says: says.clear, act: walk.clear },
  ]
  const toConfirm = (): Row[] => {
    const chosen = walk.chosen
    return chosen.length > 0 ? chosen : row ? [row] : []
  }
  useKeys(mayWrite ? [...moving, ...writing] : moving)
}
