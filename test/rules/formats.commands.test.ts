import { describe, expect, it } from 'vitest'
import { exchangeCommands } from '../../server/exchange/commands.ts'
import { fromJson } from '../../shared/formats/json.ts'

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
  return { code, ...told, file: (path: string) => String(files.get(path)) }
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
    expect(await run(['convert', 'letter.txt', 'out.docx'])).toMatchObject({
      code: 1,
      err: 'out.docx: letters can be written as md, txt, html and json.\n',
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
    const { out } = await run(['signatories', 'letter.txt'])
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
