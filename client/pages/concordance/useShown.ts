/** What shows of acts while and after they are done: at the rows, and the asks that are at another place. */
import { useRef, useState } from 'react'
import type { correctLinks } from '../../../shared/contract/concordances.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import type { Row } from '../../../shared/instrument/concord/review.ts'

export type Replaced = Reply<typeof correctLinks>['replaced'][number]
export type Going = 'confirming' | 'takingBack'
export type Shown = ReturnType<typeof useShown>

/** The provisions of a row, on both sides. */
export type Ends = Pick<Row, 'from' | 'to'>

export function useShown() {
  const [going, setGoing] = useState<ReadonlyMap<string, Going>>(new Map())
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map())
  const [replaced, setReplaced] = useState<readonly Replaced[]>([])
  const busy = useRef(new Set<string>())
  return {
    going,
    notes,
    replaced,
    setReplaced,
    isBusy: ({ key }: Row) => busy.current.has(key),
    begin: (rows: readonly Row[], what: Going) => {
      for (const { key } of rows) busy.current.add(key)
      setGoing(before => new Map([...before, ...rows.map(({ key }) => [key, what] as const)]))
      setNotes(before => without(before, rows.flatMap(placesOf)))
    },
    end: (rows: readonly Row[]) => {
      for (const { key } of rows) busy.current.delete(key)
      setGoing(before => without(before, rows.map(keyOf)))
    },
    /** Says at each of some rows what did not happen. */
    note: <E extends Ends>(of: readonly E[], text: (one: E) => string) => {
      const made = of.flatMap(one => placesOf(one).map(at => [at, text(one)] as const))
      setNotes(before => new Map([...before, ...made]))
    },
  }
}

/** The provisions of a row: notes hang on them, since the row may be another one when it is drawn again. */
export const placesOf = ({ from, to }: Ends): string[] => [
  ...from.map(at => `o${at}`),
  ...to.map(at => `n${at}`),
]

const keyOf = ({ key }: Row): string => key

function without<V>(map: ReadonlyMap<string, V>, keys: readonly string[]): ReadonlyMap<string, V> {
  const left = new Map(map)
  for (const key of keys) left.delete(key)
  return left
}
