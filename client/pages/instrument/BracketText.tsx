/** The words of a provision as printed: square brackets are drawn by their depth, alternatives are underlined. */
import { memo } from 'react'
import type { Bracket } from '../../../shared/instrument/provision.ts'
import { bracketParts } from './bracketParts.ts'

/** Deeper ones look like this one. */
const DEEPEST = 4

export const BracketText = memo(function BracketText({
  text,
  brackets,
}: {
  text: string
  brackets: readonly Bracket[]
}) {
  if (brackets.length === 0) return text
  return bracketParts(text, brackets).map(({ text: words, depth, option }, at) => {
    if (depth === 0) return words
    const classes = `in-brackets depth-${Math.min(depth, DEEPEST)}${option ? ' option' : ''}`
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
      <span key={at} className={classes}>
        {words}
      </span>
    )
  })
})
