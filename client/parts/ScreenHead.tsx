/** The head of a screen: its name, a sentence about it, and what can be done there. */
import type { ReactNode } from 'react'

export function ScreenHead({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  /** The acts, at the end of the line where there is room. */
  children?: ReactNode
}) {
  return (
    <div className="screen-head">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {children}
    </div>
  )
}
