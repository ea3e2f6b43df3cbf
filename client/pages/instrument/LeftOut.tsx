/** Words of a document that are in no provision: what was not understood, and what is no part of its text. */
import { type ReactNode, useId, useState } from 'react'
import { placeOf, SET_ASIDE_WORDS, type SetAside } from '../../../shared/formats/imported.ts'
import type { NotUnderstood } from '../../../shared/instrument/provision.ts'
import { UNREAD_WORDS } from '../../../shared/instrument/says.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'

const says = words.instrument.unread

/** Where the list of what was not understood stands on the screen. */
export const UNREAD = 'not-understood'

export function Unread({ notUnderstood }: { notUnderstood: readonly NotUnderstood[] }) {
  const lines = notUnderstood.map(({ text, place, why }) => ({
    text,
    where: says.where(place, UNREAD_WORDS[why]),
  }))
  return (
    <Passages anchor={UNREAD} title={says.title(lines.length)} lines={lines}>
      {lines.length === 0 ? says.none : says.hint}
    </Passages>
  )
}

export function Aside({ setAside }: { setAside: readonly SetAside[] }) {
  if (setAside.length === 0) return null
  const lines = setAside.map(one => ({
    text: one.text,
    where: says.where(placeOf(one), SET_ASIDE_WORDS[one.reason]),
  }))
  return (
    <Passages title={words.instrument.import.setAside(lines.length)} lines={lines}>
      {words.instrument.import.setAsideHint}
    </Passages>
  )
}

type Line = { text: string; where: string }

/** How many are shown at once. */
const FIRST = 8

function Passages({
  anchor,
  title,
  lines,
  children,
}: {
  anchor?: string
  title: string
  lines: readonly Line[]
  children: ReactNode
}) {
  const id = useId()
  const [all, setAll] = useState(false)
  const shown = all ? lines : lines.slice(0, FIRST)
  return (
    <section className="section" aria-labelledby={id} id={anchor}>
      <h2 id={id}>{title}</h2>
      <p className="hint">{children}</p>
      <ul className="passages">
        {shown.map(({ text, where }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and they never move.
          <li key={at}>
            <p className="passage" dir="auto">
              {text || '—'}
            </p>
            <p className="sub">{where}</p>
          </li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <div className="buttons at-edge">
          <Button look="quiet" onClick={() => setAll(true)}>
            {says.showAll(lines.length)}
          </Button>
        </div>
      )}
    </section>
  )
}
