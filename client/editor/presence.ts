/**
 * The carets and selections of others, with name, organisation and colour. Who somebody is comes from the server,
 * which writes `user` into every awareness state it passes on; what a client says about itself is not shown.
 */
import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { words } from './words.ts'

export type Present = {
  client: number
  person: string
  name: string
  organisation: string
  colour: string
  you: boolean
}

/** `shares`: whether others see where one's own caret stands; not where one types into a text that they do not have. */
export const Carets = Extension.create<{ awareness: Awareness | null; shares: boolean }>({
  name: 'carets',
  priority: 999,
  addOptions: () => ({ awareness: null, shares: true }),
  addProseMirrorPlugins() {
    const { awareness, shares } = this.options
    if (!awareness) return []
    return [
      yCursorPlugin(shares ? awareness : listeningTo(awareness), {
        cursorBuilder: caretOf,
        selectionBuilder: selectionOf,
      }),
    ]
  },
})

/** The same people, to whom nothing is said. */
function listeningTo(awareness: Awareness): Awareness {
  const silent = { getLocalState: () => null, setLocalStateField: () => {}, setLocalState: () => {} }
  const own = (name: string | symbol) => Reflect.get(Object.hasOwn(silent, name) ? silent : awareness, name)
  return new Proxy(awareness, {
    get(_, name) {
      const value: unknown = own(name)
      return typeof value === 'function' && !Object.hasOwn(silent, name) ? value.bind(awareness) : value
    },
  })
}

/** A caret with its label, which is text and never markup. Screen readers hear of people in the list instead. */
function caretOf(user: unknown): HTMLElement {
  const { name, organisation, colour } = presentOf(user)
  const caret = document.createElement('span')
  caret.className = `caret ${colour}`
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'caret-label'
  label.dir = 'auto'
  label.textContent = words.caret.of(name, organisation)
  caret.append('\u2060', label, '\u2060')
  requestAnimationFrame(() => keepOnPaper(caret, label))
  return caret
}

/** A label that would leave the paper runs to the caret's other side; where neither has room, it breaks its lines. */
function keepOnPaper(caret: HTMLElement, label: HTMLElement): void {
  const paper = caret.closest('.letter-paper')?.getBoundingClientRect()
  if (!paper) return
  const stands = label.getBoundingClientRect()
  if (stands.left >= paper.left && stands.right <= paper.right) return
  const at = caret.getBoundingClientRect()
  const [toLeft, toRight] = [at.left - paper.left, paper.right - at.right]
  label.classList.add(toLeft > toRight ? 'to-left' : 'to-right')
  label.style.setProperty('--room', `${Math.floor(Math.max(toLeft, toRight))}px`)
}

const selectionOf = (user: unknown) => ({ class: `caret-selection ${presentOf(user).colour}` })

/** Who is here, oneself first; a person with two windows is listed once. */
export function whoIsHere(awareness: Awareness): Present[] {
  const found = new Map<string, Present>()
  for (const [client, state] of awareness.getStates()) {
    const you = client === awareness.clientID
    if (!you && !state.user) continue
    const present = { client, you, ...presentOf(state.user) }
    const known = found.get(present.person || String(client))
    if (!known || you) found.set(present.person || String(client), present)
  }
  return [...found.values()].sort((a, b) => Number(b.you) - Number(a.you) || a.client - b.client)
}

function presentOf(user: unknown): Omit<Present, 'client' | 'you'> {
  const said = typeof user === 'object' && user !== null ? (user as Record<string, unknown>) : {}
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 120) : '')
  return {
    person: text(said.person),
    name: text(said.name) || words.here.unknown,
    organisation: text(said.organisation),
    colour: colourClass(said.colour, text(said.person)),
  }
}

/** One of the eight colours of people; the style sheet knows each in light and in dark. */
function colourClass(colour: unknown, person: string): string {
  const number = Number(colour)
  if (Number.isInteger(number) && number >= 1 && number <= 8) return `person-${number}`
  let sum = 0
  for (const character of person) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003
  return `person-${(sum % 8) + 1}`
}

/** Two letters for a small round: of the first and the last word of a name. */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map(
    part => [...(part ?? '')][0] ?? '',
  )
  return letters.join('').toLocaleUpperCase()
}
