/** The SHA-256 of a frozen version: its beginning to recognise it by, and all of it to be copied. */
import { useState } from 'react'
import { words } from '../words.ts'
import { Button } from './Button.tsx'

export function Hash({ hash, whole = false }: { hash: string; whole?: boolean }) {
  const [copied, setCopied] = useState(false)
  return (
    <span className={whole ? 'hash whole' : 'hash'}>
      <code dir="ltr" title={`${words.hash.label} ${hash}`}>
        {whole ? hash : `${hash.slice(0, 10)}…`}
      </code>
      <Button
        look="quiet"
        aria-label={words.hash.copy}
        onClick={() => {
          navigator.clipboard.writeText(hash).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }}
      >
        {copied ? words.acts.copied : words.acts.copy}
      </Button>
    </span>
  )
}
