import { describe, expect, it } from 'vitest'
import { exchangeCommands } from '../../server/exchange/commands.ts'
import { fromJson } from '../../shared/formats/json.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { AnyBlock } from '../../shared/statement/tree.ts'
import { del, ins, p, r, wordFile } from './wordFile.ts'

const LETTER = `We are concerned that the draft:

- hides tides.

We call on states to:

- Delete Article 17.

Submitted by organisations

Ocean Data Alliance (ODA) International

Board of Pilots (IBP)

The [full list](#) of signatories is at the desk.
`

/** Runs a command over files in memory. */
async function run(argv: string[], given: Record<string, string | Uint8Array> = { 'letter.txt': LETTER }) {
  const files = new Map(Object.entries(given))
  const told = { out: '', err: '' }
  const [name = '', ...rest] = argv
  const bytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content
  const code = await exchangeCommands[name]?.(rest, {
    readFile: async path => {
      const content = files.get(path)
      if (content === undefined)
        throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { syscall: 'open' })
      return bytes(content)
    },
    writeFile: async (path, content) => void files.set(path, content),
    stdout: text => {
      told.out += text
    },
    stderr: text => {
      told.err += text
    },
  })
  return {
    code,
    ...told,
    file: (path: string) => String(files.get(path)),
    raw: (path: string) => files.get(path),
  }
}

describe('undersigned convert', () => {
  it('[IN-1] takes what would be offered, mends names, and says both', async () => {
    const { code, err, file } = await run(['convert', 'letter.txt', 'letter.json'])
    expect(code).toBe(0)
    const json = file('letter.json')
    expect(json.match(/"concern": true/g)).toHaveLength(1)
    expect(json.match(/"ask": "/g)).toHaveLength(1)
    expect(json).toContain('"International Board of Pilots (IBP)"')
    expect(err).toContain('Set aside, line 15: "#"')
    expect(err).toContain(
      'Mended, line 11: "Ocean Data Alliance (ODA) International" | "Board of Pilots (IBP)" →',
    )
    expect(fromJson(json).title).toBe('letter')
  })

  it('[IN-1] leaves names as they were read where it is told to, and reports in full', async () => {
    const { code, err, file } = await run([
      'convert',
      'letter.txt',
      'out.json',
      '--mends',
      'leave',
      '--report',
      'report.json',
    ])
    expect(code).toBe(0)
    expect(file('out.json')).toContain('"Ocean Data Alliance (ODA) International"')
    expect(err).toContain('Left as it was')
    expect(JSON.parse(file('report.json'))).toMatchObject({
      setAside: [{ text: '#', near: 'full list', reason: 'link-to-nowhere', says: expect.any(String) }],
      mends: [{ applied: false }],
      asks: [{ verb: 'delete' }],
      concerns: [expect.any(String)],
    })
  })

  it('[IN-1] gives the same letter for the same file', async () => {
    const one = await run(['convert', 'letter.txt', 'a.json'])
    const two = await run(['convert', 'letter.txt', 'a.json'])
    expect(one.file('a.json')).toBe(two.file('a.json'))
  })

  it('[OUT-1] writes Markdown, text and HTML, and reads Markdown back', async () => {
    for (const to of ['out.md', 'out.txt', 'out.html']) {
      const { code, file } = await run(['convert', 'letter.txt', to])
      expect([code, file(to).includes('International Board of Pilots (IBP)')]).toEqual([0, true])
    }
    const { file } = await run(['convert', 'letter.txt', 'out.md'])
    expect((await run(['convert', 'out.md', 'again.json'], { 'out.md': file('out.md') })).code).toBe(0)
  })

  it('[IN-1] refuses with a sentence what it cannot read, and with the usage what it cannot understand', async () => {
    expect(await run(['convert', 'letter.txt', 'out.rtf'])).toMatchObject({
      code: 1,
      err: 'out.rtf: letters can be written as docx, odt, pdf, html, md, txt and json.\n',
    })
    expect(await run(['convert', 'none.txt', 'out.md'])).toMatchObject({ code: 1 })
    expect(await run(['convert', 'bad.json', 'out.md'], { 'bad.json': '{"format":"else"}' })).toMatchObject({
      code: 1,
    })
    expect(
      await run(['convert', 'bad.txt', 'out.md'], { 'bad.txt': new Uint8Array([0xff, 0xfe, 0x41]) }),
    ).toMatchObject({ code: 1, err: 'bad.txt is not a text in UTF-8.\n' })
    for (const argv of [
      ['convert'],
      ['convert', 'a', 'b', 'c'],
      ['convert', 'a', 'b', '--what'],
      ['convert', 'a', 'b', '--mends', 'maybe'],
      ['cite'],
    ]) {
      expect((await run(argv)).code).toBe(2)
    }
  })
})

/** The words of a converted letter, without what only stands between them. */
const wordsOf = (json: string): string =>
  fromJson(json)
    .body.content!.map((block: AnyBlock) => textOfBlock(block))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('undersigned convert, files of other programs', () => {
  const READ = ['docx', 'odt', 'html', 'htm', 'md', 'markdown', 'txt', 'json']
  const WRITTEN = ['docx', 'odt', 'html', 'md', 'txt', 'json', 'pdf']

  it('[IN-5] reads every format that it writes, and writes what it read in another', async () => {
    const letter = (await run(['convert', 'letter.txt', 'letter.json'])).file('letter.json')
    for (const [at, from] of READ.entries()) {
      const to = WRITTEN[(at + 1) % WRITTEN.length]!
      const first = await run(['convert', 'letter.json', `a.${from}`], { 'letter.json': letter })
      const given = { [`a.${from}`]: first.raw(`a.${from}`)! }
      const { code, err, raw } = await run(['convert', `a.${from}`, `b.${to}`], given)
      expect([from, to, code, err.replace(/^(Set aside|Mended).*\n/gm, '')]).toEqual([from, to, 0, ''])
      expect(raw(`b.${to}`)!.length).toBeGreaterThan(100)
      const back = await run(['convert', `a.${from}`, 'b.json'], given)
      if (from !== 'txt') expect([from, wordsOf(back.file('b.json'))]).toEqual([from, wordsOf(letter)])
    }
  })

  const tracked = wordFile(p(r('Ports keep ') + del('every log') + ins('no log') + r(' of seafarers.')))

  it('[IN-5] takes tracked changes as accepted, or as rejected where it is told to, and says what it left', async () => {
    const accepted = await run(['convert', 'in.docx', 'out.json'], { 'in.docx': tracked })
    expect(wordsOf(accepted.file('out.json'))).toBe('Ports keep no log of seafarers.')
    expect(accepted.err).toContain('Set aside, paragraph 1: "every log"')
    const rejected = await run(
      ['convert', 'in.docx', 'out.json', '--changes', 'reject', '--report', 'r.json'],
      { 'in.docx': tracked },
    )
    expect(wordsOf(rejected.file('out.json'))).toBe('Ports keep every log of seafarers.')
    expect(JSON.parse(rejected.file('r.json')).setAside).toMatchObject([
      { text: 'no log', reason: 'inserted-change', place: 'paragraph 1' },
    ])
  })

  it('[IN-5] reads a page in the encoding it declares', async () => {
    const page = '<meta charset="windows-1252"><p>Qu\u00e9bec keeps its quays.'
    const given = { 'in.html': Uint8Array.from(page, sign => sign.charCodeAt(0)) }
    const { file } = await run(['convert', 'in.html', 'out.json'], given)
    expect(wordsOf(file('out.json'))).toBe('Qu\u00e9bec keeps its quays.')
    const none = await run(['convert', 'in.html', 'out.json'], { 'in.html': new Uint8Array([0xe9, 0x20]) })
    expect(none).toMatchObject({ code: 1, err: 'in.html is not in the encoding it declares.\n' })
  })

  it('[IN-3] refuses a file that is none with a sentence, and writes nothing', async () => {
    for (const name of ['in.docx', 'in.odt']) {
      const { code, err, raw } = await run(['convert', name, 'out.md'], { [name]: 'no package' })
      expect([code, err.includes('is no Word or OpenDocument file'), raw('out.md')]).toEqual([
        1,
        true,
        undefined,
      ])
    }
    const { code, err } = await run(['convert', 'in.pdf', 'out.md'], { 'in.pdf': '%PDF-1.7' })
    expect([code, err]).toEqual([1, 'in.pdf: letters can be read from docx, odt, html, md, txt and json.\n'])
  })
})

describe('undersigned cite, asks, signatories, compare', () => {
  it('[CITE-1] prints citations by their place in the text that convert writes', async () => {
    const { file } = await run(['convert', 'letter.txt', 'out.txt'])
    const { out } = await run(['cite', 'letter.txt', '--json'])
    const [only] = JSON.parse(out)
    expect(only).toMatchObject({
      text: 'Article 17',
      instrument: 'draft',
      targets: [{ article: '17' }],
      block: 3,
    })
    expect(file('out.txt').slice(only.start, only.end)).toBe('Article 17')
  })

  it('[ASK-4] prints the asks it would suggest', async () => {
    const { out } = await run(['asks', 'letter.txt', '--json'])
    expect(JSON.parse(out)).toMatchObject([
      { verb: 'delete', wording: 'Delete Article 17.', block: 3, citations: [{ text: 'Article 17' }] },
    ])
  })

  it('[IN-1] prints the list of who signed, with what it doubts', async () => {
    const { out } = await run(['signatories', 'letter.txt', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      groups: [
        {
          name: 'Submitted by organisations',
          entries: [
            { name: 'Ocean Data Alliance (ODA)', asRead: 'Ocean Data Alliance (ODA) International' },
            { doubt: expect.any(String) },
          ],
        },
      ],
      setAside: ['The full list of signatories is at the desk.'],
    })
  })

  it('[CMP-1] compares two files', async () => {
    expect(
      (
        await run(['compare', 'a.txt', 'b.txt', '--json'], {
          'a.txt': LETTER,
          'b.txt': LETTER.replace('tides', 'quays'),
        })
      ).code,
    ).toBe(0)
  })
})
