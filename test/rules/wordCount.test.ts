import { describe, expect, it } from 'vitest'
import type { Doc } from '../../shared/statement/tree.ts'
import { wordCount } from '../../shared/wordCount.ts'
import { doc, h, li, note, notes, p, ref, signatories, table, text, ul } from './build.ts'

const count = (letter: Doc, countsNotes = false, language = 'en') =>
  wordCount(letter, { language, countsNotes }).words
const line = (words: string, language = 'en') => count(doc(p(words)), false, language)

describe('[LIMIT-1] how long a text is', () => {
  it('counts what stands between spaces and has a letter or a number, as word processors do', () => {
    expect(line('Non-governmental organisations ask for 87(2)(g) – and/or  87 bis.')).toBe(8)
    expect(line('Delete\u00a0Article\n12')).toBe(3)
    expect(line('– … —')).toBe(0)
    expect(line('l’État')).toBe(1)
    expect(line('نكتب إلى لجنة الموانئ', 'ar')).toBe(4)
  })

  it('divides scripts without spaces by the rules of their language', () => {
    expect(line('我们写信给港口委员会', 'zh')).toBeGreaterThan(3)
    expect(line('เราเขียนถึงคณะกรรมการท่าเรือ', 'th')).toBeGreaterThan(3)
    expect(line('港口 Article 12', 'zh')).toBe(3)
    expect(line('港口', 'x-nobody')).toBe(1)
  })

  it('counts headings, points and tables, never the list, and notes only where they count', () => {
    const letter = doc(
      h(1, 'On harbours'),
      p([text('We write.'), ref('note000001')]),
      ul(li([p('One point')])),
      table(['A cell'], ['Another']),
      signatories(['Pier Watch', 'Quay Rights']),
      notes(note('note000001', 'See Article 12.')),
    )
    expect(count(letter)).toBe(9)
    expect(count(letter, true)).toBe(12)
  })

  it('reckons 120 words a minute', () => {
    const words = Array(180).fill('word').join(' ')
    expect(wordCount(doc(p(words)), { language: 'en', countsNotes: false }).minutes).toBe(1.5)
  })
})
