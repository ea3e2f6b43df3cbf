/** The match of a sticky expression exactly at an offset. */
export function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The offset behind a match. */
export const after = (match: RegExpExecArray): number => match.index + match[0].length
