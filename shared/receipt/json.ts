/** The longest file that a receipt is checked against, in characters: a list of 10,000 is a tenth of it. */
const LONGEST = 50_000_000

/** JSON out of a stranger's file; undefined where it is none, or far longer than such files are. */
export function jsonOf(text: string): unknown {
  if (text.length > LONGEST) return undefined
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
