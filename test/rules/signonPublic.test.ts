import { describe, expect, it } from 'vitest'
import { isPublic, question, withTerms } from '../../shared/signonTerms.ts'

describe('[SAFE-2] a letter is public', () => {
  const END = Date.UTC(2027, 0, 10, 8)
  const at = (now: number, publishedAt: number | null, embargoLocal: string | null) =>
    isPublic({ publishedAt, zone: 'Europe/Zurich', terms: withTerms({ embargoLocal }) }, now)

  it('once a coordinator published it, and from the instant at which an embargo ends', () => {
    expect(at(END, null, null)).toBe(false)
    expect(at(END, null, '2027-01-10T09:00')).toBe(false)
    expect(at(END, 1, null)).toBe(true)
    expect([END - 1, END].map(now => at(now, 1, '2027-01-10T09:00'))).toEqual([false, true])
  })
})

describe('the id of a question', () => {
  it('is none of the words that every object has', () => {
    const ids = ['staff', 'q1', 'constructor', '__proto__', 'toString', '']
    const asked = { label: 'Why?', required: true, shown: true }
    expect(ids.filter(id => question.safeParse({ ...asked, id }).success)).toEqual(['staff', 'q1'])
  })
})
