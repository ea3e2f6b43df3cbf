/** The keys of the text: bound from the table of acts, and shown as the person's own keyboard names them. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { type Act, type ActName, command, NOTE_KEYS } from './acts.ts'

/** Binds every act that has a key. Keys a note must not answer to are held back before these by the shared rules. */
export const Keys = Extension.create<{ acts: Record<ActName, Act> | null }>({
  name: 'keys',
  priority: 1100,
  addOptions: () => ({ acts: null }),
  addKeyboardShortcuts() {
    const bound: Record<string, () => boolean> = {}
    for (const act of Object.values(this.options.acts ?? {})) {
      if (act.key) bound[act.key] = () => act.may?.(this.editor) !== false && act.run(this.editor)
    }
    for (const [key, act] of Object.entries(NOTE_KEYS)) bound[key] = () => command(this.editor, act)
    bound['Alt-F10'] = toToolbar
    return bound
  },
  addProseMirrorPlugins: () => [leaveAltGraph()],
})

/** The key by which editors lead from the text to their toolbar: to the button that was used last. */
function toToolbar(): boolean {
  const stop = document.querySelector<HTMLElement>('.toolbar [tabindex="0"]')
  stop?.focus()
  return stop !== null
}

/**
 * AltGr is Ctrl and Alt to a browser: on many keyboards it writes letters ("ą", "€", "@"), which are text and
 * never a key of ours. Answering true here keeps ProseMirror from seeing the key; the browser still writes it.
 */
const leaveAltGraph = () =>
  new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_, event) => event.getModifierState('AltGraph') && event.key.length === 1,
      },
    },
  })

const isMac = () => /Mac|iP(hone|ad)/.test(navigator.platform)

/**
 * A key as it is printed: `Ctrl+Alt+A`, on a Mac `⌘⌥A`.
 * @param forAria in the words of `aria-keyshortcuts` instead
 */
export function keyAsShown(key: string, forAria = false): string {
  const mac = isMac()
  const names: Record<string, string> = forAria
    ? { Mod: mac ? 'Meta' : 'Control', Backspace: 'Backspace' }
    : { Mod: mac ? '⌘' : 'Ctrl', Alt: mac ? '⌥' : 'Alt', Shift: mac ? '⇧' : 'Shift', ...ARROWS }
  const parts = key.split('-').map(part => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return parts.join(mac && !forAria ? '' : '+')
}

const ARROWS = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Delete: 'Del' }
