/** The toolbar of the text: one stop of the Tab key, arrows between its buttons, and Escape back into the text. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { ReactNode } from 'react'
import type { Act, ActName } from './acts.ts'
import { Icon } from './Icon.tsx'
import { keyAsShown } from './keys.ts'
import { ListNumbering } from './ListNumbering.tsx'
import { StyleMenu } from './StyleMenu.tsx'
import type { TableAct } from './tableActs.ts'
import { useRovingFocus } from './useRovingFocus.ts'
import { words } from './words.ts'

type Acts = Record<ActName, Act>

const LETTERS: Partial<Record<ActName, ReactNode>> = {
  bold: <b>B</b>,
  italic: <i>I</i>,
  underline: <u>U</u>,
  strike: <s>S</s>,
}

const GROUPS: readonly (readonly ActName[])[] = [
  ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'link'],
  ['bullets', 'numbers', 'outdent', 'indent', 'quote'],
  ['footnote', 'table', 'rule', 'signatories'],
  ['undo', 'redo'],
]

const TABLE: readonly TableAct[] = [
  'rowBefore',
  'rowAfter',
  'columnBefore',
  'columnAfter',
  'deleteRow',
  'deleteColumn',
  'deleteTable',
]

type Props = {
  editor: Editor
  acts: Acts
  dir: 'ltr' | 'rtl'
  /** Where one only suggests, no ask is made. */
  suggesting: boolean
  /** What stands at its end. */
  children: ReactNode
}

export function Toolbar({ editor, acts, dir, suggesting, children }: Props) {
  const roving = useRovingFocus(() => editor.commands.focus())
  return (
    <div
      className="toolbar"
      role="toolbar"
      aria-label={words.toolbar.label}
      dir={dir}
      aria-controls="letter-text"
      {...roving}
    >
      <Writing editor={editor} acts={acts} suggesting={suggesting} />
      {children}
    </div>
  )
}

function Writing({ editor, acts, suggesting }: Pick<Props, 'editor' | 'acts' | 'suggesting'>) {
  const standing = useStanding(editor, acts)
  const button = (name: ActName) => (
    <ToolButton
      key={name}
      name={name}
      act={acts[name]}
      on={standing.on.includes(name)}
      off={standing.off.includes(name)}
      onPress={() => acts[name].run(editor)}
    />
  )
  return (
    <>
      {!suggesting && (
        <div className="tool-group asking">
          {button('ask')}
          {button('concern')}
        </div>
      )}
      <StyleMenu editor={editor} />
      {GROUPS.map(group => (
        <div className="tool-group" key={group[0]}>
          {group.map(button)}
        </div>
      ))}
      {standing.numbered && <ListNumbering editor={editor} />}
      {standing.inTable && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's; this groups buttons of a toolbar.
        <div className="tool-group" role="group" aria-label={words.table.label}>
          {TABLE.map(button)}
        </div>
      )}
    </>
  )
}

type ButtonProps = { name: ActName; act: Act; on: boolean; off: boolean; onPress: () => void }

/** Pressing it must not take the selection away from the text, so the pointer's default is prevented. */
function ToolButton({ name, act, on, off, onPress }: ButtonProps) {
  const key = act.key ? keyAsShown(act.key) : null
  const spoken = name === 'ask' || name === 'concern'
  return (
    <button
      type="button"
      className={spoken ? `tool spoken ${name}` : 'tool'}
      aria-label={act.says}
      title={key ? `${act.says} (${key})` : act.says}
      aria-disabled={off || undefined}
      {...(act.on ? { 'aria-pressed': on } : {})}
      {...(act.key ? { 'aria-keyshortcuts': keyAsShown(act.key, true) } : {})}
      onPointerDown={event => event.preventDefault()}
      onClick={() => off || onPress()}
    >
      {LETTERS[name] ? <span aria-hidden="true">{LETTERS[name]}</span> : <Icon name={name} />}
      {spoken && <span>{act.says}</span>}
    </button>
  )
}

/** What is pressed in and what is off where the caret stands. */
function useStanding(editor: Editor, acts: Acts) {
  return useEditorState({
    editor,
    selector: ({ editor }) => {
      const names = Object.keys(acts) as ActName[]
      return {
        on: names.filter(name => acts[name].on?.(editor)),
        off: names.filter(name => acts[name].may?.(editor) === false),
        numbered: editor.isActive('orderedList'),
        inTable: editor.isActive('table'),
      }
    },
  })
}
