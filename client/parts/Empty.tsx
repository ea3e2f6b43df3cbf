/** A place with nothing in it yet: what it is for, and the first step. */
import type { ReactNode } from 'react'

export function Empty({
  title,
  hint,
  heading: Heading = 'h2',
  children,
}: {
  title: string
  hint?: string
  /** `h1` where nothing else stands on the screen. */
  heading?: 'h1' | 'h2'
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {hint && <p>{hint}</p>}
      {children && <div className="buttons">{children}</div>}
    </div>
  )
}
