import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromJson, toJson } from '../../shared/formats/json.ts'
import { fromMarkdown, toMarkdown } from '../../shared/formats/markdown.ts'
import { canonical } from '../../shared/statement/canonical.ts'
import type { Block, StatementFile } from '../../shared/statement/tree.ts'
import { anyLetter, countedIds, letterOf } from './letters.ts'

const markdown = (blocks: unknown[]): string => toMarkdown(letterOf(blocks)).split('\n---\n\n')[1] ?? ''
const read = (source: string) => fromMarkdown(source, { newId: countedIds() })
const back = (file: StatementFile): StatementFile => read(toMarkdown(file)).file
const words = (text: string, ...types: string[]) => ({
  type: 'text',
  text,
  marks: types.map(type => ({ type })),
})
const p = (...content: unknown[]) => ({ type: 'paragraph', content })
const item = (attrs: object, ...content: unknown[]) => ({ type: 'listItem', attrs, content })

describe('Markdown of a letter', () => {
  it('[VER-1] gives any letter back in canonical form', () => {
    fc.assert(
      fc.property(anyLetter, letter => {
        const { file, setAside } = read(toMarkdown(letter))
        expect(setAside).toEqual([])
        expect(canonical(file)).toBe(canonical(letter))
      }),
      { numRuns: 60 },
    )
  })

  it('[VER-1] JSON gives any letter back in canonical form', () => {
    fc.assert(
      fc.property(anyLetter, letter => {
        expect(canonical(fromJson(toJson(letter)))).toBe(canonical(letter))
      }),
      { numRuns: 60 },
    )
  })

  it('[VER-1] opens with what the letter is', () => {
    expect(toMarkdown({ ...letterOf([]), title: 'On "tides"', language: 'ar', direction: 'rtl' })).toBe(
      '---\nformat: undersigned-statement/1\nlanguage: ar\ndirection: rtl\ntitle: "On \\"tides\\""\n---\n\n',
    )
  })

  it('[VER-1] reads as Markdown does where Markdown can say it', () => {
    const blocks = [
      { type: 'heading', attrs: { level: 2 }, content: [words('Tides')] },
      p(
        words('Open '),
        words('every', 'bold'),
        words(' gauge'),
        { type: 'footnoteRef', attrs: { note: 'note0001' } },
        words('.'),
      ),
      { type: 'bulletList', content: [item({ concern: true }, p(words('hidden gauges;')))] },
      {
        type: 'orderedList',
        attrs: { type: 'a)', start: 3 },
        content: [item({ ask: 'ask00001' }, p(words('open gauges', 'underline')))],
      },
      {
        type: 'footnotes',
        attrs: { id: 'footnotes' },
        content: [{ type: 'footnote', attrs: { id: 'note0001' }, content: [words('All of them.')] }],
      },
    ]
    expect(markdown(blocks)).toBe(`## Tides

Open **every** gauge[^1].

- hidden gauges; <!-- item: concern -->

<!-- -->

<!-- list: a) -->

3. <u>open gauges</u> <!-- item: ask=ask00001 -->

[^1]: All of them.
`)
    expect(canonical(back(letterOf(blocks)))).toBe(canonical(letterOf(blocks)))
    expect(JSON.stringify(back(letterOf(blocks)))).toContain('"ask":"ask00001"')
  })

  it('[VER-1] writes the list of signatories with groups, names and closing lines', () => {
    const list = {
      type: 'signatories',
      content: [
        { type: 'signatoryGroup', content: [words('Submitted by')] },
        { type: 'signatory', content: [words('Tidewater Watch')] },
        { type: 'signatory', content: [words('1. FC Quay')] },
        p(words('The full list is at the desk.')),
      ],
    }
    expect(markdown([list])).toBe(
      '<section class="signatories">\n\n#### Submitted by\n\n- Tidewater Watch\n- 1\\. FC Quay\n\nThe full list is at the desk.\n\n</section>\n',
    )
    const bound = { type: 'signatories', attrs: { signon: 'signon01' }, content: [] }
    expect(canonical(back(letterOf([bound])))).toBe(canonical(letterOf([bound])))
  })

  it('[VER-1] falls back on exact HTML for a block that Markdown would change', () => {
    const cell = (colspan: number, text: string) => ({
      type: 'tableCell',
      attrs: { colspan },
      content: [p(words(text))],
    })
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell(2, 'a & b')] },
        { type: 'tableRow', content: [cell(1, 'c'), cell(1, 'd')] },
      ],
    }
    expect(
      markdown([table, p(), p(words(' led by a space'))]),
    ).toBe(`<table><tr><td colspan="2"><p>a &amp; b</p></td></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>

<p></p>

&#x20;led by a space
`)
    expect(canonical(back(letterOf([table, p()])))).toBe(canonical(letterOf([table, p()])))
  })

  it('[LIST-1] can hold the list of the sign-on in the place of a bound block', () => {
    const file = letterOf([{ type: 'signatories', attrs: { signon: 'signon01' }, content: [] }])
    const drawn = toMarkdown(file, {
      signatories: signon => ({
        groups: [{ label: signon, entries: ['Tidewater Watch'] }],
        lines: ['As of noon, 1 organisation.'],
      }),
    })
    expect(drawn).toContain('#### signon01\n\n- Tidewater Watch\n\nAs of noon, 1 organisation.')
  })
})

describe('Markdown of others', () => {
  const kinds = (blocks: readonly Block[] | undefined): string[] => (blocks ?? []).map(block => block.type)

  it('[IN-1] becomes headings, lists, quotations, tables and notes, soft breaks joined', () => {
    const { file, setAside } = read(
      `# On tides\n\nA line\nbroken softly.[^a]\n\n1) one\n2) two\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\n[^a]: First.\n\n    Second.\n`,
    )
    expect(kinds(file.body.content)).toEqual([
      'heading',
      'paragraph',
      'orderedList',
      'blockquote',
      'table',
      'footnotes',
    ])
    expect(file.title).toBe('On tides')
    const json = JSON.stringify(file)
    expect(json).toContain('A line broken softly.')
    expect(json).toContain('"type":"1)"')
    expect(json).toContain(
      '[{"type":"text","text":"First."},{"type":"hardBreak"},{"type":"text","text":"Second."}]',
    )
    expect(setAside).toEqual([])
  })

  it('[IN-1] lists what a letter cannot hold, with its place, and keeps the words', () => {
    const source = `---\nauthor: Ada\nlang: es\n---\n\nAn ![image](quay.png) here.\n\n<div>inside <b>a box</b></div>\n\n[to nowhere](#) and <kbd>keys</kbd>\n\n\`\`\`js\none\ntwo\n\`\`\`\n`
    const { file, setAside } = read(source)
    expect(file.language).toBe('es')
    expect(setAside.map(one => `${one.line} ${one.reason} ${one.text}`)).toEqual([
      '2 markup author: Ada',
      '6 image ![image](quay.png)',
      '8 markup <div>',
      '8 markup <b>',
      '8 markup </b>',
      '8 markup </div>',
      '10 link-to-nowhere #',
      '10 markup <kbd>',
      '10 markup </kbd>',
      '12 markup ```js',
    ])
    const text = JSON.stringify(file)
    for (const kept of ['inside a box', 'to nowhere and keys', '"one"', '"two"']) expect(text).toContain(kept)
  })

  it('[IN-1] offers concerns and asks as plain text does, and a file of ours offers nothing', () => {
    const source =
      'We are concerned that the draft:\n\n- hides tides\n\nWe call on states to:\n\n- open them\n'
    expect(read(source).offers).toMatchObject({
      concerns: [expect.any(String)],
      asks: [{ wording: 'open them' }],
    })
    expect(read(toMarkdown(read(source).file)).offers).toEqual({ asks: [], concerns: [], mends: [] })
  })
})
