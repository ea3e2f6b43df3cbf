/** A list on its way: chosen, read, looked through, entered. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { listOrganisations } from '../../../../shared/contract/coalitions.ts'
import { listSignedNames } from '../../../../shared/contract/signonImport.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { call } from '../../../api.ts'
import { randomId } from '../../../editor/blockId.ts'
import { words } from '../../../words.ts'
import { mustBeList, readList } from './readList.ts'
import { type Row, type Rows, rowsOf } from './rows.ts'
import { enterAll, type Sending } from './sending.ts'

export type Stands =
  | { step: 'choose'; error: unknown }
  | { step: 'reading'; named: string; done: number; total: number }
  | { step: 'look'; named: string; rows: Rows; setAside: readonly string[] }
  | { step: 'entering'; now: Sending; error: unknown; done: boolean }

export type Given = { file: File } | { text: string }

export function useList(signon: SignonRow, coalition: string) {
  const [stands, setStands] = useState<Stands>({ step: 'choose', error: null })
  const client = useQueryClient()
  const reading = useRef(new AbortController())
  useEffect(() => () => reading.current.abort(), [])
  const read = async (given: Given) => {
    reading.current.abort()
    reading.current = new AbortController()
    const { signal } = reading.current
    try {
      setStands(await lookThrough(given, signon, coalition, setStands, signal))
    } catch (error) {
      if (!signal.aborted) setStands({ step: 'choose', error })
    }
  }
  const enter = async (from: Sending) => {
    let now = from
    const told = (next: Sending) => {
      now = next
      setStands({ step: 'entering', now, error: null, done: false })
    }
    told(from)
    try {
      await enterAll(from, told)
      setStands({ step: 'entering', now, error: null, done: true })
    } catch (error) {
      setStands({ step: 'entering', now, error, done: false })
    }
    await client.invalidateQueries()
  }
  const leave = () => {
    reading.current.abort()
    setStands({ step: 'choose', error: null })
  }
  const change = (changeOf: (row: Row) => Row) =>
    setStands(before =>
      before.step === 'look'
        ? { ...before, rows: new Map([...before.rows].map(([id, row]) => [id, changeOf(row)])) }
        : before,
    )
  return { stands, read, enter, leave, change }
}

async function lookThrough(
  given: Given,
  signon: SignonRow,
  coalition: string,
  told: (stands: Stands) => void,
  signal: AbortSignal,
): Promise<Stands> {
  const named = 'file' in given ? given.file.name : words.signonsImport.pasted
  if ('file' in given) mustBeList(given.file)
  const progress = (done: number, total: number) => told({ step: 'reading', named, done, total })
  progress(0, 0)
  const [{ organisations: register }, { names: signed }, from] = await Promise.all([
    call(listOrganisations, { coalition }, signal),
    call(listSignedNames, { signon: signon.id }, signal),
    bytesOf(given),
  ])
  const known = signed.map((one, at) => ({ ...one, id: String(at) }))
  const entries = register.map(({ id, name, otherNames, country }) => ({
    ...{ id, name, otherNames },
    ...(country === null ? {} : { country }),
  }))
  const found = await readList({ from, register: entries, signed: known }, named, progress, signal)
  const around = { register, signed, groups: signon.groups, newId: () => randomId(22) }
  const rows = new Map(rowsOf(found, around).map(row => [row.id, row]))
  return { step: 'look', named, rows, setAside: found.setAside }
}

const bytesOf = async (given: Given) =>
  'text' in given ? given : { name: given.file.name, bytes: new Uint8Array(await given.file.arrayBuffer()) }
