/** The keys of comments and suggestions, in the text and beside it. */
import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { keyAsShown } from '../editor/keys.ts'
import { useKeys } from '../parts/Keys.tsx'
import type { Entry } from './layer.ts'
import { words } from './words.ts'

/** In ProseMirror's names. */
export const COMMENT_KEY = 'Mod-Alt-m'
const NEXT_KEY = 'Alt-j'
const PREVIOUS_KEY = 'Alt-k'

type Acts = {
  editor: Editor
  /** The cards that are shown. */
  entries: readonly Entry[]
  open: string | null
  activate: (id: string, go?: boolean) => void
  comment: () => void
}

/** Binds them for as long as the letter is shown, and lists them behind `?`. */
export function useReviewKeys(acts: Acts): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (!act || event.defaultPrevented || document.querySelector('dialog[open]')) return
      event.preventDefault()
      if (act === 'comment') latest.current.comment()
      else step(latest.current, act === 'next' ? 1 : -1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const inCard = (says: string, key: string, button: string) => ({
    ...{ key, says },
    act: () => pressInCard(latest.current.open, button),
  })
  useKeys([
    { key: keyAsShown(COMMENT_KEY), says: words.keys.comment },
    { key: keyAsShown(NEXT_KEY), says: words.keys.next },
    { key: keyAsShown(PREVIOUS_KEY), says: words.keys.previous },
    { key: 'j', says: words.keys.next, act: () => step(latest.current, 1) },
    { key: 'k', says: words.keys.previous, act: () => step(latest.current, -1) },
    inCard(words.keys.answer, 'r', '.composer textarea'),
    inCard(words.keys.settle, 's', '[data-key="settle"]'),
    inCard(words.keys.accept, 'a', '[data-key="accept"]'),
  ])
}

/** By the key's place on the keyboard: with Alt held, many keyboards write another letter. AltGr always writes. */
function actOf(event: KeyboardEvent): 'comment' | 'next' | 'previous' | null {
  if (event.getModifierState('AltGraph') || !event.altKey || event.shiftKey) return null
  const mod = event.ctrlKey || event.metaKey
  if (event.code === 'KeyM') return mod ? 'comment' : null
  if (mod) return null
  return event.code === 'KeyJ' ? 'next' : event.code === 'KeyK' ? 'previous' : null
}

/** To the card after or before the open one; with none open, to the first one behind the caret. */
function step({ editor, entries, open, activate }: Acts, by: 1 | -1): void {
  const cards = entries.filter(({ kind, place }) => kind !== 'demand' && place !== 'gone')
  if (cards.length === 0) return
  const at = cards.findIndex(({ id }) => id === open)
  const to = at < 0 ? nearest(editor, cards, by) : (at + by + cards.length) % cards.length
  const id = cards[to]!.id
  activate(id, true)
  requestAnimationFrame(() => cardOf(id)?.querySelector<HTMLElement>('.card-says')?.focus())
}

function nearest({ state, view }: Editor, cards: readonly Entry[], by: 1 | -1): number {
  const caret = view.coordsAtPos(state.selection.from).top
  const isAfter = ({ id }: Entry) => {
    const drawn = view.dom.querySelector(`[data-item="${CSS.escape(id)}"]`)
    return drawn !== null && drawn.getBoundingClientRect().top >= caret - 4
  }
  const first = cards.findIndex(isAfter)
  if (by === 1) return Math.max(first, 0)
  return first < 0 ? cards.length - 1 : (first - 1 + cards.length) % cards.length
}

const cardOf = (id: string) => document.querySelector(`[data-card="${CSS.escape(id)}"]`)

/** Presses the button of the open card, or goes into its field. */
function pressInCard(open: string | null, selector: string): void {
  const found = open === null ? null : cardOf(open)?.querySelector<HTMLElement>(selector)
  found?.focus()
  if (found instanceof HTMLButtonElement) found.click()
}
