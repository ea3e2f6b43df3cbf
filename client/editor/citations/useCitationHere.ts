/** Which citation a person looks at, and where it is on the screen. */
import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LivingCitation } from '../../../shared/cite/living.ts'
import { citationAt } from './drawing.ts'

/** In pixels from the edges of the window. */
export type Box = { top: number; bottom: number; left: number }
export type Here = { citation: LivingCitation; box: Box }

/** Milliseconds: a pointer or a caret that only passes by shows nothing. */
const REST = { pointer: 250, caret: 500, leaving: 250 }

/** @returns `stay` and `leave` for what is shown of it: the pointer may go there */
export function useCitationHere(editor: Editor): { here: Here | null; stay: () => void; leave: () => void } {
  const [here, setHere] = useState<Here | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const soon = useCallback((after: number, then: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(then, after)
  }, [])
  const stay = useCallback(() => clearTimeout(timer.current), [])
  const leave = useCallback(() => soon(REST.leaving, () => setHere(null)), [soon])
  useEffect(() => {
    const { dom } = editor.view
    let byCaret = false
    /** Measures again what is shown; null where it is not in view. */
    let look: () => Here | null = () => null
    const gone = () => {
      clearTimeout(timer.current)
      look = () => null
      setHere(null)
    }
    const edited = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.getMeta(ySyncPluginKey)?.isChangeOrigin) gone()
    }
    const show = (drawn: Element) => {
      byCaret = false
      look = () => hereAt(editor, drawn)
      setHere(look())
    }
    const over = (event: Event) => {
      const drawn = drawnAt(event)
      if (drawn) soon(REST.pointer, () => show(drawn))
    }
    const out = (event: Event) => void (drawnAt(event) && leave())
    const atOnce = (event: Event) => {
      const drawn = drawnAt(event)
      if (drawn) soon(0, () => show(drawn))
    }
    const blur = (event: FocusEvent) => {
      const to = event.relatedTarget
      if (!(to instanceof Element) || !to.closest('.citation-card')) leave()
    }
    const key = (event: KeyboardEvent) => void (event.key === 'Escape' && gone())
    const scroll = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.closest('.citation-card')) setHere(shown => shown && look())
    }
    const caret = () => {
      const { selection } = editor.state
      const found = selection.empty && editor.isFocused ? citationAt(editor.state, selection.head) : null
      if (!found && byCaret) leave()
      if (!found) return
      soon(REST.caret, () => {
        byCaret = true
        look = () => atCaret(editor)
        setHere(look())
      })
    }
    dom.addEventListener('pointerover', over)
    dom.addEventListener('pointerout', out)
    dom.addEventListener('click', atOnce)
    dom.addEventListener('focusin', atOnce)
    dom.addEventListener('focusout', blur)
    document.addEventListener('keydown', key)
    document.addEventListener('scroll', scroll, { capture: true, passive: true })
    editor.on('update', edited)
    editor.on('selectionUpdate', caret)
    return () => {
      gone()
      dom.removeEventListener('pointerover', over)
      dom.removeEventListener('pointerout', out)
      dom.removeEventListener('click', atOnce)
      dom.removeEventListener('focusin', atOnce)
      dom.removeEventListener('focusout', blur)
      document.removeEventListener('keydown', key)
      document.removeEventListener('scroll', scroll, { capture: true })
      editor.off('update', edited)
      editor.off('selectionUpdate', caret)
    }
  }, [editor, soon, leave])
  return { here, stay, leave }
}

const drawnAt = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest('.citation') : null

/** Null where the words are gone meanwhile. */
function hereAt(editor: Editor, drawn: Element): Here | null {
  if (editor.isDestroyed || !drawn.isConnected) return null
  const found = citationAt(editor.state, editor.view.posAtDOM(drawn, 0) + 1)
  return found && inView(found.citation, drawn.getClientRects()[0] ?? new DOMRect())
}

function atCaret(editor: Editor): Here | null {
  if (editor.isDestroyed) return null
  const found = citationAt(editor.state, editor.state.selection.head)
  return found && inView(found.citation, editor.view.coordsAtPos(found.from, 1))
}

const inView = (citation: LivingCitation, { top, bottom, left }: Box): Here | null =>
  bottom < 0 || top > window.innerHeight ? null : { citation, box: { top, bottom, left } }
