/** The title: a register of the statement, edited above the text and sent when one leaves it or presses Enter. */
import { useEffect, useRef, useState } from 'react'
import { changeStatement } from '../../shared/contract/statements.ts'
import { useAct } from '../data.ts'
import { Problem } from '../parts/Problem.tsx'
import { words } from './words.ts'

type Props = { statement: string; title: string; mayWrite: boolean; onDown: () => void }

/** @param onDown what Enter and the down arrow at the end lead to: the text */
export function TitleField({ statement, title, mayWrite, onDown }: Props) {
  const change = useAct(changeStatement)
  const [typed, setTyped] = useState(title)
  const editing = useRef(false)
  useEffect(() => {
    if (!editing.current) setTyped(title)
  }, [title])
  if (!mayWrite)
    return (
      <h1 className="letter-title" dir="auto">
        {title || words.title.untitled}
      </h1>
    )
  const leave = () => {
    editing.current = false
    const clean = typed.replace(/\s+/g, ' ').trim()
    if (clean === '') setTyped(title)
    else if (clean !== title) change.mutate({ statement, title: clean })
  }
  return (
    <>
      <h1 className="letter-title">
        <textarea
          className="title-field"
          dir="auto"
          rows={1}
          maxLength={500}
          aria-label={words.title.label}
          title={words.title.hint}
          value={typed}
          onFocus={() => {
            editing.current = true
          }}
          onChange={event => setTyped(event.target.value.replace(/\n/g, ' '))}
          onBlur={leave}
          onKeyDown={event => {
            const end = event.currentTarget.selectionStart === typed.length
            if (event.key === 'Escape') setTyped(title)
            if (event.key !== 'Enter' && !(event.key === 'ArrowDown' && end)) return
            event.preventDefault()
            onDown()
          }}
        />
      </h1>
      {change.isError && <Problem error={change.error} />}
    </>
  )
}
