import { describe, expect, it } from 'vitest'
import { printedNumber } from '../../shared/statement/numbering.ts'
import { outline } from '../../shared/statement/outline.ts'
import { doc, h, p, quote, ref, text } from './build.ts'

describe('the outline', () => {
  it('lists the headings in reading order with the block to go to', () => {
    const letter = doc(
      h(1, [text('Our '), { type: 'hardBreak' }, text('asks'), ref('noteaaaa1')], { id: 'blockaaaa1' }),
      p('Words'),
      quote(h(3, 'Quoted heading', { id: 'blockaaaa2' })),
      h(2, ''),
    )
    expect(outline(letter)).toEqual([
      { id: 'blockaaaa1', level: 1, text: 'Our asks' },
      { id: 'blockaaaa2', level: 3, text: 'Quoted heading' },
    ])
  })
})

describe('the printed number of an item', () => {
  it('follows the form of the first one', () => {
    expect(['1.', 'a)', '(i)', 'I.', 'A.', null].map(type => printedNumber(type, 4))).toEqual([
      '4.',
      'd)',
      '(iv)',
      'IV.',
      'D.',
      '4.',
    ])
    expect([26, 27, 52, 53, 703].map(number => printedNumber('a)', number))).toEqual([
      'z)',
      'aa)',
      'az)',
      'ba)',
      'aaa)',
    ])
    expect([1999, 3999, 4000].map(number => printedNumber('i.', number))).toEqual([
      'mcmxcix.',
      'mmmcmxcix.',
      '4000.',
    ])
  })
})
