/**
 * A file that the server makes when it is asked for: that takes a moment, and may be refused with a sentence, which a
 * plain link would save to the disk instead of showing it.
 */
import { type MouseEvent, type ReactNode, useState } from 'react'
import { asRefusal, fetchFile } from '../api.ts'
import { words } from '../words.ts'
import { useSay } from './Toast.tsx'

/** @param href of a file route; opened in a new tab or copied it is the plain address. */
export function MadeFile({ href, children }: { href: string; children: ReactNode }) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const fetched = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (busy) return
    setBusy(true)
    say(words.exports.making)
    try {
      save(await fetchFile(href))
      say(words.exports.made)
    } catch (error) {
      say(asRefusal(error).message)
    }
    setBusy(false)
  }
  return (
    <a href={href} className="button quiet" download aria-busy={busy} onClick={fetched}>
      {children}
    </a>
  )
}

/** Hands a file to the browser, which keeps it with its downloads. */
export function save({ name, content }: { name: string; content: Blob }): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the content only a while after the press.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
