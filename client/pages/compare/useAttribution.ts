/** Who changed what between the two texts that are compared, where the coalition shows it to this person. */
import { useMemo, useState } from 'react'
import { attributed, type BlockBy } from '../../../shared/attribution/attributed.ts'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { seeAttribution, seeStatement } from '../../../shared/contract/statements.ts'
import { useAnswer } from '../../data.ts'
import { may, useCoalitionOf } from '../coalition.ts'
import { type Address, FILE } from './address.ts'

/** By a block's place in the comparison; and what organisations are called. */
export type WhoChanged = { blocks: ReadonlyMap<number, BlockBy>; names: ReadonlyMap<string, string> }

export type AttributionOf = {
  /** Whether the switch is there at all. */
  offered: boolean
  on: boolean
  turn: (on: boolean) => void
  /** Null while it is off or not known yet. */
  who: WhoChanged | null
  error: Error | null
}

export function useAttribution(statement: string, address: Address, comparison: Comparison): AttributionOf {
  const [on, turn] = useState(false)
  const seen = useAnswer(seeStatement, { statement }).data
  const here = useCoalitionOf(seen?.coalition.id)
  const sides = [address.old, address.new]
  const isLogged = sides.every(({ of, at }) => of === statement && at !== FILE)
  const offered = isLogged && seen?.attributed === true && may(here, 'attribution.see')
  const asked = offered && on ? { statement, old: address.old.at, new: address.new.at } : null
  const { data, error } = useAnswer(seeAttribution, asked)
  const who = useMemo((): WhoChanged | null => {
    if (!data) return null
    const { blocks } = attributed(comparison, data)
    return {
      blocks: new Map(blocks.map(block => [block.index, block])),
      names: new Map(data.organisations.map(({ id, name }) => [id, name])),
    }
  }, [comparison, data])
  return { offered, on, turn, who: asked === null ? null : who, error: asked === null ? null : error }
}
