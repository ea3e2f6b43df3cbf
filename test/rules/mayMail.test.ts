import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { unmailable } from '../../shared/mayMail.ts'

const FIRST =
  'We, the undersigned, write to the Harbour Committee about the draft Convention on Harbour Data.'
const SECOND = 'Delete Article 12, which lets any port keep the names of seafarers for ever.'
const letter = {
  title: 'Joint letter on harbour data',
  body: doc([paragraph('block-0001', text(FIRST)), paragraph('block-0002', text(SECOND))]),
}

describe('what coordinators may add to mails', () => {
  it.each([
    '',
    'Dear all, please answer by Thursday. Amina',
    'Write to amina@harbour-watch.example, or call +41 22 000 00 00.',
    'It is about Article 12. e.g. your port, i.e. any. Items 1.2 and 3.4.',
    'any port may keep the names',
    'Dear colleagues,\n\nwe met at the Harbour Committee.',
  ])('[SAFE-3] %j', words => {
    expect(unmailable(words, letter)).toBeNull()
  })

  it.each([
    ['See https://harbour.example/x?y=1 for more', 'https://harbour.example/x?y=1'],
    ['See HTTP://harbour.example', 'HTTP://harbour.example'],
    ['See www.harbour.test', 'www.harbour.test'],
    ['See harbour-watch.org.', 'harbour-watch.org'],
    ['See docs.harbour-watch.example/letter', 'docs.harbour-watch.example/letter'],
    ['See harbour.ch', 'harbour.ch'],
    ['See har\u200bbour.org', 'harbour.org'],
    ['ftp://harbour.example', 'ftp://harbour.example'],
  ])('[SAFE-3] not a web address: %j', (words, found) => {
    expect(unmailable(words, letter)).toEqual({ why: 'web-address', words: found })
    expect(unmailable(words, null)).toEqual({ why: 'web-address', words: found })
  })

  it('[SAFE-3] not the title, however it is written, and says which words', () => {
    expect(unmailable('Please sign the JOINT LETTER on “Harbour Data”!', letter)).toEqual({
      why: 'title',
      words: 'JOINT LETTER on “Harbour Data',
    })
    expect(unmailable('the joint letter', letter)).toBeNull()
  })

  it('[SAFE-3] not six words of the letter in a row, also across a line break and two paragraphs', () => {
    expect(unmailable('which lets any port\nkeep the names', letter)).toMatchObject({ why: 'letter' })
    expect(unmailable('on harbour data; delete article 12', letter)).toEqual({
      why: 'letter',
      words: 'on harbour data; delete article 12',
    })
    expect(unmailable('lets any port keep the', letter)).toBeNull()
  })

  it('[SAFE-3] a text in a language without spaces is compared by its words', () => {
    const chinese = {
      title: '港口数据',
      body: doc([paragraph('block-0001', text('我们呼吁各国代表团删除第十二条'))]),
    }
    expect(unmailable('请看：港口数据', chinese)).toMatchObject({ why: 'title' })
    expect(unmailable('我们呼吁各国代表团删除第十二条', chinese)).toMatchObject({ why: 'letter' })
    expect(unmailable('请回答', chinese)).toBeNull()
  })

  it('[SAFE-3] once the letter is public its words may be quoted', () => {
    expect(unmailable(FIRST, null)).toBeNull()
  })

  it('[SAFE-3] whatever stands around them, six words of the letter are found', () => {
    const words = `${FIRST} ${SECOND}`.split(' ')
    const around = fc.array(fc.constantFrom('please', 'read', '\n', 'now', '…', '("'), { maxLength: 5 })
    fc.assert(
      fc.property(fc.nat(words.length - 6), around, around, (at, before, after) => {
        const said = [...before, ...words.slice(at, at + 6), ...after].join(' ')
        expect(unmailable(said, { ...letter, title: 'Quite another title' })?.why).toBe('letter')
      }),
      { numRuns: 100 },
    )
  })
})
