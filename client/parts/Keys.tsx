/** The keys of the screen one is on: what they do, and the list of them behind `?`. */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { words } from '../words.ts'
import { Dialog } from './Dialog.tsx'

export type Key = {
  /** As shown and as compared with the pressed key, such as `n`. Shown only, where there is no `act`. */
  key: string
  says: string
  act?: () => void
}

type Register = (keys: readonly Key[]) => () => void
const KeysContext = createContext<Register>(() => () => {})

/**
 * Makes keys work while the calling part is shown, and lists them behind `?`. A key alone never acts while
 * somebody types in a field or in the letter, nor while a dialog is open.
 */
export function useKeys(keys: readonly Key[]): void {
  const register = useContext(KeysContext)
  const latest = useRef(keys)
  latest.current = keys
  const shown = keys.map(key => `${key.key}\n${key.says}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words decide; the acts are read when pressed.
  useEffect(
    () =>
      register(
        latest.current.map((key, at) => ({
          ...key,
          ...(key.act ? { act: () => latest.current[at]?.act?.() } : {}),
        })),
      ),
    [register, shown],
  )
}

export function KeysProvider({ children }: { children: ReactNode }) {
  const groups = useRef(new Set<readonly Key[]>())
  const [listed, setListed] = useState<readonly Key[] | null>(null)
  const register = useCallback<Register>(keys => {
    groups.current.add(keys)
    return () => void groups.current.delete(keys)
  }, [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return
      const all = [...groups.current].flat()
      if (event.key === '?') {
        event.preventDefault()
        setListed(all)
        return
      }
      const key = all.findLast(one => one.key === event.key && one.act)
      if (!key) return
      event.preventDefault()
      key.act?.()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const value = useMemo(() => register, [register])
  return (
    <KeysContext.Provider value={value}>
      {children}
      {listed && <KeyList keys={listed} onLeave={() => setListed(null)} />}
    </KeysContext.Provider>
  )
}

function KeyList({ keys, onLeave }: { keys: readonly Key[]; onLeave: () => void }) {
  const all: readonly Key[] = [...keys, { key: '?', says: words.keys.list }]
  return (
    <Dialog title={words.keys.title} onLeave={onLeave}>
      <dl className="key-list">
        {all.map(key => (
          <div key={`${key.key} ${key.says}`}>
            <dt>
              <kbd>{key.key}</kbd>
            </dt>
            <dd>{key.says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

function isBusy(event: KeyboardEvent): boolean {
  // Asked by its name, a dialog is found without walking through a long screen at every key.
  if ([...document.getElementsByTagName('dialog')].some(({ open }) => open)) return true
  const at = event.target
  if (!(at instanceof HTMLElement)) return false
  return at.isContentEditable || at.matches('input, textarea, select')
}
