import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { toText } from '../../shared/formats/text.ts'
import { readDoc } from '../../shared/statement/read.ts'
import { countedIds } from './letters.ts'

const NOISE = [
  '\n',
  '\n',
  '\n\n',
  '\n\n\n\n',
  '\f',
  ' ',
  ' ',
  ' ',
  '- ',
  '\n- ',
  '\n* ',
  '\n1. ',
  '\n2. ',
  '\na) ',
  '\n(i) ',
  '**',
  '*',
  '_',
  '__',
  '~~',
  '\n# ',
  '\n### ',
  '\n---\n',
  '\n> ',
  ' | ',
  '\n| ',
  ' |\n',
  '[',
  ']',
  '](#)',
  '](https://harbour.example)',
  '<',
  '>',
  '</sup>',
  '<sup>',
  '\\_',
  '\\',
  '&',
  '.',
  ',',
  ':',
  ';',
  '-',
  '-\n',
  '—',
  '(',
  ')',
  '“',
  '”',
  '!',
  '\t',
  '  \n',
  '\u00ad\n',
  '\r\n',
  '[^1]',
  '[1] ',
  '\nSubmitted by organisations\n\n',
  '\n\nWe call on all states to:\n\n',
  ' of the\n',
  'Article 5',
]
const LINK_TARGET = /\]\((?:#|https:\/\/harbour\.example)\)/g

/** A jumble in which every word is another one: `wa`, `wb` … and all kinds of markup, broken anywhere. */
const jumble = fc
  .array(
    fc.oneof(fc.constant('WORD'), fc.constant('WORD '), fc.constant('Word '), fc.constantFrom(...NOISE)),
    { maxLength: 60 },
  )
  .map(parts => {
    let count = 0
    return parts
      .map(part => {
        if (!/^word/i.test(part)) return part
        count += 1
        const letters = count
          .toString(26)
          .replace(/./g, digit => String.fromCharCode(97 + Number.parseInt(digit, 26)))
        return part.replace('WORD', `zq${letters}x`).replace('Word', `Zq${letters}x`)
      })
      .join('')
  })

const words = (text: string): string[] => text.match(/zq[a-z]+?x/gi) ?? []

describe('Importing', () => {
  it('[IN-1] loses, doubles and invents no word of plain text, however it is broken and marked', () => {
    fc.assert(
      fc.property(jumble, source => {
        const { file, setAside } = fromPlain(source, { newId: countedIds() })
        const gone = setAside.filter(one => one.reason === 'repeated-line' || one.reason === 'image')
        const found = [...words(toText(file)), ...gone.flatMap(one => words(one.text))]
        expect([...found].sort()).toEqual([...words(source.replace(LINK_TARGET, ']'))].sort())
        expect(readDoc(JSON.parse(JSON.stringify(file.body)))).toEqual(file.body)
      }),
      { numRuns: 1500 },
    )
  })

  it('[IN-1] keeps the words of plain text in their order where there are no notes', () => {
    fc.assert(
      fc.property(jumble, source => {
        const plain = source.replace(/<\/?sup>|\[\^?1\]/g, '')
        const { file } = fromPlain(plain, { newId: countedIds() })
        expect(words(toText(file))).toEqual(words(plain.replace(LINK_TARGET, ']')))
      }),
      { numRuns: 800 },
    )
  })

  it('[IN-1] loses no word of Markdown that somebody else wrote', () => {
    fc.assert(
      fc.property(jumble, source => {
        const { file, setAside } = fromMarkdown(source, { newId: countedIds() })
        const found = [...words(toText(file)), ...setAside.flatMap(one => words(one.text))]
        for (const word of words(source)) expect(found).toContain(word)
        expect(readDoc(JSON.parse(JSON.stringify(file.body)))).toEqual(file.body)
      }),
      { numRuns: 300 },
    )
  })
})
