/** What a browser has and Node has not, for editors that run outside the test runner. */
import { Window } from 'happy-dom'

/** Makes the page's things global, once. */
export function installDom(): void {
  if ('document' in globalThis) return
  const window = new Window({ url: 'http://localhost/' })
  const known = new Set(Object.getOwnPropertyNames(globalThis))
  const names = Object.getOwnPropertyNames(window).filter(name => !known.has(name))
  for (const name of [...names, 'navigator']) {
    const value: unknown = Reflect.get(window, name)
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  Object.defineProperty(globalThis, 'window', { value: window, configurable: true, writable: true })
}
