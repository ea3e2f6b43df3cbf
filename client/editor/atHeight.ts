import type { CSSProperties } from 'react'

/**
 * The style by which a card stands at its height. The style sheet moves it there, which costs no layout, so that
 * hundreds of cards can follow a line that somebody types; and leaves it alone where the margin is a list.
 * @param top in pixels from the top of the margin; where it is not measured yet, its place is the top
 */
export function atHeight(top: number | undefined): CSSProperties {
  // React's type knows no custom properties.
  return { '--top': `${top ?? 0}px` } as CSSProperties
}
