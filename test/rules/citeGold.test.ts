import { describe, expect, it } from 'vitest'
import { citationsInText } from '../../shared/cite/citations.ts'
import type { CitedProvision } from '../../shared/cite/provisions.ts'
import { ENGLISH, type Gold } from './citeGoldEnglish.ts'
import { FRENCH, SPANISH } from './citeGoldRomance.ts'
import { HALF_TRAPS, TRAPS } from './citeTraps.ts'

const GOLD: readonly Gold[] = [...ENGLISH, ...SPANISH, ...FRENCH]

/** A provision in one word: `87(2)(g)`, `2–11`, `5 chapeau`, `chapter 5 cluster 1`, `pre(4)`, `¶8`. */
function spelled(target: CitedProvision): string {
  const { article, articleTo, paragraph, point, subpoint, part, annex, chapter, cluster } = target
  const whole = [
    part === 'preamble' ? 'pre' : part && `part ${part}`,
    annex && `annex ${annex}`,
    chapter && `chapter ${chapter}`,
    cluster && `cluster ${cluster}`,
    article && (articleTo === undefined ? article : `${article}–${articleTo}`),
  ]
  const around = whole.filter(Boolean).join(' ')
  const inner = [paragraph, point, subpoint].filter(one => one !== undefined)
  const brackets = around === '' ? `¶${inner.join('')}` : inner.map(one => `(${one})`).join('')
  return `${around}${brackets}${target.chapeau ? ' chapeau' : ''}`
}

/** The text with ‹ and › around each citation, and what each means. */
function marked(text: string): string[] {
  const found = citationsInText(text)
  let out = ''
  let at = 0
  for (const { start, end } of found) {
    out += `${text.slice(at, start)}‹${text.slice(start, end)}›`
    at = end
  }
  const means = found.map(one => `${one.instrument}: ${one.targets.map(spelled).join(' + ')}`.trim())
  return [out + text.slice(at), ...means]
}

const bare = (gold: string): string => gold.replace(/[‹›]/g, '')

describe('Citations as the field writes them', () => {
  it.each(GOLD.map(gold => ({ gold, title: gold[0] })))('[CITE-1] $title', ({ gold }) => {
    expect(marked(bare(gold[0]))).toEqual([...gold])
  })

  it.each(TRAPS)('[CITE-1] none: %s', text => {
    expect(marked(text)).toEqual([text])
  })

  it.each(HALF_TRAPS.map(gold => ({ gold, title: gold[0] })))('[CITE-1] no more than: $title', ({ gold }) => {
    expect(marked(bare(gold[0]))).toEqual([...gold])
  })

  it('[CITE-1] are many enough to mean something', () => {
    expect(GOLD.reduce((sum, [, ...means]) => sum + means.length, 0)).toBeGreaterThanOrEqual(150)
    expect(TRAPS.length).toBeGreaterThanOrEqual(60)
  })
})
