/** The files of one import: each is read by itself, one after the other, and taken up by itself. */
import { useEffect, useRef, useState } from 'react'
import type { Read } from './bothWays.ts'
import type { Bringing } from './bring.ts'
import { type Choices, firstChoices } from './choices.ts'
import { readFile } from './readFile.ts'

export type Standing =
  | { step: 'waiting' }
  | { step: 'reading' }
  | { step: 'refused'; error: unknown }
  | { step: 'questions'; read: Read; choices: Choices; going: Going | null }
  | { step: 'started'; statement: string; title: string }
/** Sending what was accepted: how far it is, and what it was refused with where it stopped. */
export type Going = { now: Bringing; error: unknown }
export type Entry = { key: number; file: File; stands: Standing }

export type Files = {
  entries: readonly Entry[]
  /** The one that is shown. */
  current: Entry | null
  add: (files: readonly File[]) => void
  show: (key: number | null) => void
  stand: (key: number, stands: Standing) => void
  leaveOut: (key: number) => void
}

/** @param first files that were handed over before the screen was there */
export function useFiles(first: () => readonly File[]): Files {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [shown, show] = useState<number | null>(null)
  const next = useRef(0)
  const add = (files: readonly File[]) => {
    const added = files.map(file => ({ key: next.current++, file, stands: { step: 'waiting' as const } }))
    setEntries(before => [...before.filter(({ stands }) => stands.step !== 'refused'), ...added])
  }
  const stand = (key: number, stands: Standing) => {
    setEntries(before => before.map(entry => (entry.key === key ? { ...entry, stands } : entry)))
    if (stands.step === 'started') show(null)
  }
  const begin = useRef({ add, first })
  useEffect(() => {
    const files = begin.current.first()
    if (files.length > 0) begin.current.add(files)
  }, [])
  useReader(entries, stand)
  return {
    entries,
    current: entries.find(({ key }) => key === shown) ?? firstOf(entries),
    add,
    show,
    stand,
    leaveOut: key => setEntries(before => before.filter(entry => entry.key !== key)),
  }
}

/** Where nobody chose: what can be looked at, else what is on its way, else what there is. */
function firstOf(entries: readonly Entry[]): Entry | null {
  const by = (steps: readonly Standing['step'][]) => entries.find(({ stands }) => steps.includes(stands.step))
  return by(['questions']) ?? by(['reading', 'waiting']) ?? by(['refused']) ?? entries.at(-1) ?? null
}

/** Reads the first that waits; one that was left out meanwhile is left. */
function useReader(entries: readonly Entry[], stand: Files['stand']): void {
  const next = entries.find(({ stands }) => stands.step === 'reading' || stands.step === 'waiting')
  const latest = useRef(stand)
  latest.current = stand
  const key = next?.key
  const file = next?.file
  useEffect(() => {
    if (key === undefined || file === undefined) return
    const controller = new AbortController()
    latest.current(key, { step: 'reading' })
    readFile(file, controller.signal).then(
      read => latest.current(key, { step: 'questions', read, choices: firstChoices(read), going: null }),
      error => {
        if (!controller.signal.aborted) latest.current(key, { step: 'refused', error })
      },
    )
    return () => controller.abort()
  }, [key, file])
}
