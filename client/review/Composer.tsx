/** Where a comment or an answer is written: several lines, names behind an `@`, sent by its button or its key. */
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { keyAsShown } from '../editor/keys.ts'
import { Button } from '../parts/Button.tsx'
import { useDesk } from './desk.ts'
import type { Mention } from './saying.ts'
import { type Name, nameBeingTyped, namesThatFit, useNames } from './useNames.ts'
import { words } from './words.ts'

type Props = {
  /** Under which its words are kept while they are not sent. */
  draft: string
  label: string
  placeholder: string
  act: string
  first?: { words: string; mentions: readonly Mention[] }
  focus?: boolean
  onSend: (words: string, mentions: readonly Mention[]) => void
  onLeave?: () => void
}

/** As many characters as a comment takes. */
const LONGEST = 5000

export function Composer({ draft, label, placeholder, act, first, focus = false, onSend, onLeave }: Props) {
  const { drafts, statement } = useDesk()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const begun = drafts.get(draft) ?? first ?? { words: '', mentions: [] }
  const [text, setText] = useState(begun.words)
  const [mentions, setMentions] = useState(begun.mentions)
  const [caret, setCaret] = useState(text.length)
  const typing = nameBeingTyped(text, caret)
  const names = useNames(statement.coalition.id, typing !== null)
  const offered = useOffered(typing ? namesThatFit(names, typing.typed) : [], typing?.from ?? null)
  useLayoutEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  /** Where the caret belongs once a chosen name stands in the field: before the next key can be pressed. */
  const comesTo = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (comesTo.current !== null) field.current?.setSelectionRange(comesTo.current, comesTo.current)
    comesTo.current = null
  })

  const write = (text: string, mentions: readonly Mention[], caret: number) => {
    setText(text)
    setMentions(mentions)
    setCaret(caret)
    drafts.set(draft, { words: text, mentions })
  }
  const insert = ({ kind, id, name }: Name) => {
    if (!typing) return
    const before = `${text.slice(0, typing.from)}@${name} `
    write(before + text.slice(caret), [...mentions, { kind, id, name }], before.length)
    comesTo.current = before.length
  }
  const leave = () => {
    drafts.delete(draft)
    onLeave?.()
  }
  const send = () => {
    const said = text.trim()
    if (said === '') return
    drafts.delete(draft)
    onSend(said, namedIn(said, mentions))
    write('', [], 0)
    drafts.delete(draft)
  }
  const press = (event: KeyboardEvent) => {
    if (offered.press(event, insert)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    }
  }
  return (
    <div className="composer">
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <div className="composer-field">
        <textarea
          id={id}
          ref={field}
          dir="auto"
          rows={text === '' && !focus ? 1 : 3}
          maxLength={LONGEST}
          placeholder={placeholder}
          value={text}
          {...offered.wiring(`${id}-names`)}
          onChange={event => write(event.target.value, mentions, event.target.selectionStart)}
          onSelect={event => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={press}
        />
        {offered.names.length > 0 && (
          <Names id={`${id}-names`} names={offered.names} at={offered.at} onChoose={insert} />
        )}
      </div>
      {(focus || text !== '') && (
        <div className="composer-acts">
          <Button
            look="primary"
            disabled={text.trim() === ''}
            onClick={send}
            title={words.compose.hint(SENDS)}
          >
            {act}
          </Button>
          {(onLeave || text !== '') && (
            <Button look="quiet" onClick={onLeave ? leave : () => write('', [], 0)}>
              {words.compose.leave}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

const SENDS = keyAsShown('Mod-Enter')

/** Those whose name still stands in the words. */
const namedIn = (text: string, mentions: readonly Mention[]) =>
  mentions.filter(
    (one, at) => text.includes(`@${one.name}`) && mentions.findIndex(({ id }) => id === one.id) === at,
  )

/** The list that opens while a name is typed: arrows choose, Enter or Tab takes, Escape closes. */
function useOffered(fitting: readonly Name[], from: number | null) {
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState<number | null>(null)
  const names = from === null || from === closed ? [] : fitting
  const chosen = Math.min(at, names.length - 1)
  return {
    names,
    at: chosen,
    wiring: (id: string) =>
      names.length === 0
        ? {}
        : ({
            role: 'combobox',
            'aria-expanded': true,
            'aria-autocomplete': 'list',
            'aria-controls': id,
            'aria-activedescendant': `${id}-${chosen}`,
          } as const),
    /** True where the key was for the list. */
    press(event: KeyboardEvent, take: (name: Name) => void): boolean {
      if (names.length === 0) return false
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const takes = event.key === 'Enter' || event.key === 'Tab'
      if (step === undefined && !takes && event.key !== 'Escape') return false
      event.preventDefault()
      event.stopPropagation()
      if (step !== undefined) setAt((chosen + step + names.length) % names.length)
      else if (takes) take(names[chosen]!)
      else setClosed(from)
      if (takes) setAt(0)
      return true
    },
  }
}

function Names({
  id,
  names,
  at,
  onChoose,
}: {
  id: string
  names: readonly Name[]
  at: number
  onChoose: (name: Name) => void
}) {
  return (
    <div className="names" id={id} role="listbox" aria-label={words.compose.mentions}>
      {names.map((name, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the field's, which keeps the focus.
        <div
          key={`${name.kind} ${name.id}`}
          id={`${id}-${index}`}
          className="name"
          role="option"
          aria-selected={index === at}
          onPointerDown={event => event.preventDefault()}
          onClick={() => onChoose(name)}
        >
          <span dir="auto">{name.name}</span>
          {name.of && <small dir="auto">{name.of}</small>}
        </div>
      ))}
    </div>
  )
}
