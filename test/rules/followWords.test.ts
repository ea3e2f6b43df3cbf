/** Where places go, told by the words around them. */
import { describe, expect, it } from 'vitest'
import { followWords, freshEffort, type Line } from '../../shared/statement/followWords.ts'

const AROUND = 'Dredging stops while the seagrass flowers, and blasting stops for good.'
const line = (block: string, words: string): Line => ({ block, words })

/** The place behind `word` in the block `own`, in these lines, with a bar at it. */
function goes(word: string, lines: Line[], effort = freshEffort()): string | null {
  const at = AROUND.indexOf(word) + word.length
  const [place] = followWords({ block: 'own', around: AROUND }, [at], lines, effort)
  if (!place) return null
  const { words } = lines[place.line]!
  return `${words.slice(0, place.at)}|${words.slice(place.at)}`
}

describe('[TEXT-6] a place in a text', () => {
  it('[TEXT-6] stays where its words are, whatever is written elsewhere in the block', () => {
    const now = line('own', `By law, ${AROUND.replace('for good', 'in spring')}`)
    expect(goes('while the', [now])).toBe(
      'By law, Dredging stops while the| seagrass flowers, and blasting stops in spring.',
    )
  })

  it('[TEXT-6] is never put into a word where the words around were replaced', () => {
    const now = line('own', AROUND.replace('while the seagrass flowers', 'where eelgrass blooms'))
    expect(goes('while the', [now])).toMatch(/\W\||\|\W/)
  })

  it('[TEXT-6] goes with the half in which its words are, however short that is', () => {
    const at = AROUND.indexOf('good.')
    const halves = [line('own', AROUND.slice(0, at)), line('new', AROUND.slice(at))]
    expect(goes('good.', halves)).toBe('good.|')
    expect(goes('Dredging', halves)).toMatch(/^Dredging\|/)
  })

  it('[TEXT-6] is found in another block by the words around, and nowhere where two have them', () => {
    const other = line('other', `First of all. ${AROUND}`)
    expect(goes('seagrass', [line('else', 'Nothing.'), other])).toContain('seagrass| flowers')
    expect(goes('seagrass', [other, line('third', AROUND)])).toBeNull()
  })

  it('[TEXT-6] is never found in the middle of a longer word', () => {
    const backs = line('other', 'A port backstops for good.')
    expect(goes('blasting ', [backs])).toBeNull()
    expect(goes('blasting s', [backs])).toBe('A port backs|tops for good.')
  })

  it('[TEXT-6] is told by the ends of its block, and sought nowhere else, once enough was looked at', () => {
    const now = line('own', AROUND.replace('while the seagrass flowers', 'where eelgrass blooms'))
    expect(goes('for good.', [now], { left: 0 })).toMatch(/for good\.\|$/)
    expect(goes('while the', [now], { left: 0 })).toMatch(/^Dredging stops .*\|/)
    expect(goes('seagrass', [line('other', AROUND)], { left: 0 })).toBeNull()
  })

  it('[TEXT-6] five thousand places in one block are told by one comparison', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`).join(' ')
    const lines = [line('own', words.replaceAll('word', 'mark'))]
    const spentOn = (ats: number[]) => {
      const effort = freshEffort()
      followWords({ block: 'own', around: words }, ats, lines, effort)
      return freshEffort().left - effort.left
    }
    expect(spentOn(Array.from({ length: 5000 }, (_, i) => i * 20 + 10))).toBe(spentOn([100]))
  })
})
