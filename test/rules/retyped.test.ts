/** Words typed anew without an editor keep the marks, links and references of what was left alone. */
import { describe, expect, it } from 'vitest'
import { retyped } from '../../shared/review/retyped.ts'
import { cleanInline } from '../../shared/statement/inline.ts'
import { textOf } from '../../shared/statement/text.ts'
import type { Inline, Mark } from '../../shared/statement/tree.ts'

const BOLD: Mark = { type: 'bold' }
const LINK: Mark = { type: 'link', attrs: { href: 'https://harbour.example/12' } }
const t = (text: string, ...marks: Mark[]): Inline => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
})
const NOTE: Inline = { type: 'footnoteRef', attrs: { note: 'note000001' } }
const LETTER: Inline[] = [
  t('Delete '),
  t('Article 12', BOLD),
  NOTE,
  t(', which lets '),
  t('any port', LINK),
  t(' keep names.'),
]

const typed = (words: string, was: readonly Inline[] = LETTER) => retyped(was, words, 'en')

describe('words typed anew', () => {
  it('[REV-1] what was left as it is stays as it is, note and all', () => {
    expect(typed(textOf(LETTER))).toEqual(cleanInline(LETTER))
  })

  it('a word that replaces another takes its marks; a link follows its new words', () => {
    expect(typed('Delete Article 14, which lets every port keep names.')).toEqual([
      ...[
        t('Delete '),
        t('Article 14', BOLD),
        NOTE,
        t(', which lets '),
        t('every port', LINK),
        t(' keep names.'),
      ],
    ])
  })

  it('words put in between have the marks of both sides, and never a link', () => {
    expect(typed('Article new 12', [t('Article 12', BOLD)])).toEqual([t('Article new 12', BOLD)])
    expect(typed('any big port', [t('any port', LINK)])).toEqual([
      t('any ', LINK),
      t('big '),
      t('port', LINK),
    ])
  })

  it('a reference to a note is never lost, whatever is typed', () => {
    for (const words of ['', 'Something wholly different.', 'Delete it.', 'Article 12'])
      expect(typed(words)).toContainEqual(NOTE)
    expect(textOf(typed('Something wholly different.'))).toBe('Something wholly different.')
  })

  it('a new line is a line break, several are one', () => {
    expect(typed('One\n\ntwo', [t('One two')])).toEqual([t('One'), { type: 'hardBreak' }, t('two')])
    const broken: Inline[] = [t('One'), { type: 'hardBreak' }, t('two', BOLD)]
    expect(typed('One\ntwo', broken)).toEqual(broken)
  })
})
