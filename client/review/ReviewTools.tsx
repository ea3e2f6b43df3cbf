/** In the toolbar: the mode, commenting, and whether suggestions are drawn over the letter. */
import type { ReactNode } from 'react'
import { Icon } from '../editor/Icon.tsx'
import { keyAsShown } from '../editor/keys.ts'
import { type Mode, ModeSwitch } from './ModeSwitch.tsx'
import { COMMENT_KEY } from './reviewKeys.ts'
import { words } from './words.ts'

type Props = {
  mode: Mode
  modes: readonly Mode[]
  onMode: (mode: Mode) => void
  mayComment: boolean
  onComment: () => void
  /** Null where there are no suggestions. */
  drawn: boolean | null
  onDrawn: (drawn: boolean) => void
}

export function ReviewTools({ mode, modes, onMode, mayComment, onComment, drawn, onDrawn }: Props) {
  if (modes.length < 2 && !mayComment && drawn === null) return null
  return (
    <div className="tool-group reviewing">
      <ModeSwitch mode={mode} modes={modes} onMode={onMode} />
      {mayComment && (
        <button
          type="button"
          className="tool spoken comment"
          title={`${words.tools.commentHint} (${keyAsShown(COMMENT_KEY)})`}
          aria-keyshortcuts={keyAsShown(COMMENT_KEY, true)}
          onPointerDown={event => event.preventDefault()}
          onClick={onComment}
        >
          <Icon name="comment" />
          <span>{words.tools.comment}</span>
        </button>
      )}
      {drawn !== null && (
        <button
          type="button"
          className="tool"
          aria-label={words.tools.drawn}
          title={words.tools.drawn}
          aria-pressed={drawn}
          onPointerDown={event => event.preventDefault()}
          onClick={() => onDrawn(!drawn)}
        >
          <Icon name="suggestions" />
        </button>
      )}
    </div>
  )
}

/** Where the toolbar stands for those who write: for those who read, what is left of it. */
export const ReadingBar = ({ dir, children }: { dir: 'ltr' | 'rtl'; children: ReactNode }) => (
  <section className="reading-bar" aria-label={words.tools.label} dir={dir}>
    {children}
  </section>
)
