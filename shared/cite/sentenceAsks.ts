/** Sentences of the running text that demand something of a provision they name, or point back at. */
import { type Verb, wordingOf } from '../ask.ts'
import type { TextBlock } from '../statement/tree.ts'
import type { Citation } from './citations.ts'
import { demandStart, pointsBackAt } from './demandWords.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { isImperative, verbOf } from './verbs.ts'

export type Demand = {
  verb: Verb
  wording: string
  /** The citations whose provisions are meant, in this sentence or before it. */
  meant: readonly Citation[]
  /** Those that stand in the sentence. */
  here: Citation[]
  /** "this article", where which one it is was said in an earlier paragraph: a person has to say. */
  backAt: string | null
  block: number
}

type Blocks = readonly { block: TextBlock; text: string }[]

/** In reading order. Only what is said of the draft counts; a resolution or another treaty is no target. */
export function demandsIn(
  blocks: Blocks,
  citations: readonly Citation[],
  looksAt: (block: TextBlock) => boolean,
): Demand[] {
  const demands: Demand[] = []
  let offset = 0
  let cited = false
  for (const [index, { block, text }] of blocks.entries()) {
    const here = citations.filter(one => one.block === index && one.instrument === 'draft')
    if (looksAt(block)) demands.push(...demandsOf({ text, index, offset }, here, cited))
    cited ||= here.length > 0
    offset += text.length + 2
  }
  return demands
}

function demandsOf(
  { text, index, offset }: { text: string; index: number; offset: number },
  cited: readonly Citation[],
  citedBefore: boolean,
): Demand[] {
  const demands: Demand[] = []
  let last: readonly Citation[] = []
  for (const sentence of sentencesOf(text)) {
    const start = offset + sentence.start
    const here = cited.filter(one => one.start >= start && one.start < start + sentence.text.length)
    const before = cited.filter(one => one.end <= start)
    const meant = meantBy(sentence, { here, last, before })
    const backAt =
      meant.length === 0 && citedBefore && before.length === 0 ? OPENLY.exec(sentence.text)?.[0] : null
    if (here.length > 0) last = here
    const demand = meant.length > 0 || backAt != null ? demandOf(sentence) : null
    if (demand !== null) demands.push({ ...demand, meant, here, backAt: backAt ?? null, block: index })
  }
  return demands
}

/** "earlier in this article, in its chapeau". */
const OPENLY =
  /(?:this|el\s+presente|este|le\s+présent|cet)\s+(?:article|artículo)(?!\s*\d)(?:,\s+in\s+its\s+chapeau)?(?!\p{L})/iu

/** Of "these articles" only whole ones are meant where there are any, not a paragraph that illustrates them. */
function meantBy(
  sentence: Sentence,
  { here, last, before }: Record<'here' | 'last' | 'before', readonly Citation[]>,
): readonly Citation[] {
  const back = pointsBackAt(sentence.text)
  if (back !== 'all') return here.length > 0 ? here : back === null ? [] : last
  const whole = before.filter(one => one.targets.every(target => target.paragraph === undefined))
  return [...(whole.length > 0 ? whole : before), ...here]
}

const LABEL =
  /^\s*(?:(?:recommendation|recomendación|recommandation|proposal|propuesta|proposition|ask|R)\s*(?:no\.?\s*)?\d{1,2}\s*[:.–—-]\s*|\d{1,2}[.)]\s+)/iu

function demandOf({ text }: Sentence): { verb: Verb; wording: string } | null {
  const said = text.replace(LABEL, '')
  if (isImperative(said)) return { verb: verbOf(said), wording: wordingOf(said) }
  const start = demandStart(said)
  return start === null ? null : { verb: verbOf(said.slice(start)), wording: wordingOf(said) }
}
