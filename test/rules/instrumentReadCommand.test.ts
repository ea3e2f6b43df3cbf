import { describe, expect, it } from 'vitest'
import { exchangeCommands } from '../../server/exchange/commands.ts'
import { doc, p } from './build.ts'
import { readBody, TITLES_BELOW } from './instrumentDrafts.ts'

async function run(source: string, ...more: string[]) {
  const told = { out: '', err: '' }
  const code = await exchangeCommands.provisions?.(['draft.txt', ...more], {
    readFile: async () => new TextEncoder().encode(source),
    writeFile: async () => {},
    stdout: text => {
      told.out += text
    },
    stderr: text => {
      told.err += text
    },
  })
  return { code, ...told }
}

const SMALL = `Convention on Harbour Data

Article 5. Ledgers [agreed]

1. Words:

(a) open;

Article 42-26

More words.
`

describe('undersigned provisions', () => {
  it('[DRAFT-2] prints the tree as JSON, and what was not understood as sentences', async () => {
    const { code, out, err } = await run(SMALL, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual([
      {
        ...{ number: '5', level: 'article', title: 'Ledgers', text: '', mark: 'agreed' },
        children: [
          {
            ...{ number: '1', level: 'paragraph', text: 'Words:' },
            children: [{ number: 'a', level: 'point', text: 'open;', children: [] }],
          },
        ],
      },
      { number: '42-26', level: 'article', text: 'More words.', children: [] },
    ])
    expect(err.split('\n')).toEqual([
      'Not understood, block 1: "Convention on Harbour Data" (it stands before the first provision)',
      'To look at, 42-26: the number is a range that runs backwards; it was kept as printed.',
      '',
    ])
  })

  it('[DRAFT-2] prints a tree for the eye, and refuses what it is not asked for', async () => {
    expect((await run(SMALL)).out.split('\n')).toEqual([
      '5 · Ledgers · [agreed]',
      '  5(1)',
      '      Words:',
      '    5(1)(a)',
      '        open;',
      '42-26',
      '    More words.',
      '',
    ])
    expect(await run(SMALL, '--html')).toMatchObject({ code: 2, out: '' })
  })

  it('[DRAFT-1] what a page repeats is said with the line it stands in', async () => {
    const pages = TITLES_BELOW.replaceAll('Article', '7\n\nArticle')
    const { err } = await run(pages, '--json')
    expect(err).toContain(`Set aside, line ${pages.split('\n').indexOf('7') + 1}: "7" (a page number)`)
  })
})

describe('The size of a draft', () => {
  it('[DRAFT-6] two thousand provisions are read', () => {
    const words =
      'Each State Party shall [establish] [ensure] that ledgers, pilots and tides are kept. '.repeat(3)
    const article = (number: number) => [
      p(`Article ${number}`),
      p('Keeping of ledgers'),
      ...[1, 2, 3].flatMap(at => [
        p(`${at}. ${words}:`),
        ...['a', 'b'].map(letter => p(`(${letter}) ${words}`)),
      ]),
    ]
    const body = doc(...Array.from({ length: 200 }, (_, index) => article(index + 1)).flat())
    expect(JSON.stringify(readBody(body)).match(/"printed"/g)).toHaveLength(2000)
  })

  it.each([
    ['numbers in a row', [p('Article 1'), p('(a) '.repeat(20_000))]],
    ['points in a line', [p('Article 1'), p('Words: (a) one; '.repeat(5000))]],
    ['marks in a row', [p('Article 1'), p('[agreed]'.repeat(20_000))]],
    ['brackets that open', [p('Article 1'), p('['.repeat(50_000))]],
    ['dots', [p(`${'.'.repeat(100_000)} x`)]],
    ['lines without numbers', [p('Article 1'), ...Array.from({ length: 5000 }, () => p('Words and words.'))]],
    ['the same number', [p('Article 1'), ...Array.from({ length: 5000 }, () => p('(a) Words.'))]],
  ])('[DRAFT-6] a hostile document takes no longer than its length: %s', (_, blocks) => {
    expect(readBody(doc(...blocks)).provisions).toBeDefined()
  })
})
