/** "the same article", "that paragraph", where nothing more is said. */
import type { Found } from './found.ts'

const BACK =
  /(?<![\p{L}\p{N}])(?:(?:the\s+same|that\s+same|that|the\s+said|said|el\s+mismo|dicho|ese|le\s+même|ledit|ce\s+même|cet)\s+(article|artículo)|(?:the\s+same|that\s+same|that|the\s+said|said|el\s+mismo|dicho|ese|le\s+même|ledit|ce\s+même|ce)\s+(paragraph|párrafo|paragraphe))(?!\p{L})(?!\s*\[?\d)(?!\s+(?:by|argues|soutient|paru|publié|says|explains))/giu

/** Such words, said of something that the text cites before them. `all` are its other citations, in order. */
export function pointedBack(text: string, all: readonly Found[]): Found[] {
  return [...text.matchAll(BACK)].flatMap((match): Found[] => {
    const start = match.index
    const end = start + match[0].length
    if (all.some(one => one.start < end && start < one.end)) return []
    const before = all.filter(
      one => one.end <= start && one.targets.some(target => target.article !== undefined),
    )
    const last = before.at(-1)
    const target = last?.targets.at(-1)
    if (last === undefined || target?.article === undefined) return []
    if (match[2] === undefined)
      return [{ text: '', start, end, instrument: last.instrument, targets: [{ article: target.article }] }]
    const { article, paragraph } = target
    if (paragraph === undefined) return []
    return [{ text: '', start, end, instrument: last.instrument, targets: [{ article, paragraph }] }]
  })
}
