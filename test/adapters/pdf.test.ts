/** PDFs as a stranger opens them: with poppler's tools where the machine has them, and by their own bytes always. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { renderPdf } from '../../server/exchange/pdf.ts'
import type { Export } from '../../shared/formats/export.ts'
import type { Doc, StatementFile } from '../../shared/statement/tree.ts'
import { fileWords } from '../../shared/words/files.ts'
import {
  bold,
  doc,
  h,
  li,
  link,
  note,
  notes,
  ol,
  p,
  quote,
  ref,
  signatories,
  table,
  text,
  ul,
} from '../rules/build.ts'
import { anyLetter } from '../rules/letters.ts'

const HASH = createHash('sha256').update('harbour').digest('hex')
const ABOUT: Export = {
  date: Date.UTC(2027, 0, 22),
  version: { number: 3, hash: HASH },
  asOf: 'As of Friday, version 3, 12 organisations, 1 individual',
  words: fileWords('en'),
}
const folder = mkdtempSync(join(tmpdir(), 'undersigned-pdf-'))
afterAll(() => rmSync(folder, { recursive: true }))

const letter = (body: Doc, more: Partial<StatementFile> = {}): StatementFile => ({
  ...{ format: 'undersigned-statement', formatVersion: 1, language: 'en', direction: 'ltr' },
  ...{ title: 'On harbour data', body },
  ...more,
})

const EVERYTHING = doc(
  p('Your Excellencies,'),
  h(3, 'What we ask'),
  p([
    text('We call on all delegations, see '),
    text('the desk', link('https://harbour.example/')),
    text(', to: '),
    ref('note000001'),
  ]),
  ol(
    [
      li([p('Delete Article 17;'), ol([li([p('its first sentence')])], '(i)')]),
      li([p('Narrow Article 20.')]),
    ],
    'a)',
    3,
  ),
  ul(li([p([text('Keep', bold), text(' Article 3.')])])),
  quote(p('Each State shall keep its tides.')),
  table(['Article', 'Ask'], ['17', 'Delete']),
  signatories(Array.from({ length: 40 }, (_, i) => `Harbour Watch ${i + 1}`)),
  notes(note('note000001', 'Report of the desk.')),
)

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

/** The words of a PDF as poppler finds them, blanks and signs of direction apart. */
function wordsOf(pdf: Uint8Array): string {
  const path = join(folder, 'letter.pdf')
  writeFileSync(path, pdf)
  const out = execFileSync('pdftotext', [path, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return out.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ')
}

/** All that a PDF says of itself, its packed parts unpacked. */
function insideOf(pdf: Uint8Array): string {
  const source = Buffer.from(pdf).toString('latin1')
  const packed = [...source.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(match => match[1] ?? '')
  const unpacked = packed.flatMap(part => {
    try {
      return [inflateSync(Buffer.from(part, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  return [source, ...unpacked].join('\n')
}

describe('a letter as a PDF', () => {
  it('[OUT-3] is tagged, says it is PDF/UA-1, and has its title, language and outline, and no author', async () => {
    const inside = insideOf(await renderPdf(letter(EVERYTHING), ABOUT))
    expect(inside).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(inside).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/)
    expect(inside).toMatch(/\/StructTreeRoot/)
    expect(inside).toMatch(/\/Lang\s*\(en\)/)
    expect(inside).toContain('(On harbour data)')
    expect(inside).toMatch(/\/Title\s*\(What we ask\)/)
    for (const tag of ['Note', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TH', 'TD', 'BlockQuote', 'Link', 'H1'])
      expect(inside, tag).toMatch(new RegExp(`/S\\s*/${tag}\\b`))
    expect(inside).not.toMatch(/\/Author|dc:creator/)
  })

  it('[OUT-3] is the same bytes for the same letter, dated as it is told', async () => {
    const one = await renderPdf(letter(EVERYTHING), ABOUT)
    expect(Buffer.from(await renderPdf(letter(EVERYTHING), ABOUT)).equals(Buffer.from(one))).toBe(true)
    expect(insideOf(one)).toContain('(D:20270122000000Z)')
    const undated = insideOf(await renderPdf(letter(EVERYTHING), { words: ABOUT.words }))
    expect(undated).not.toMatch(/CreationDate|ModDate|CreateDate/)
  })

  it.skipIf(!hasPoppler)(
    '[OUT-2] has all words in their order, notes at the foot, and what it is a copy of',
    async () => {
      const words = wordsOf(await renderPdf(letter(EVERYTHING), ABOUT))
      const order = [
        ...[
          'On harbour data',
          'Your Excellencies,',
          'What we ask',
          'see the desk, to: 1',
          'c) Delete Article 17;',
        ],
        ...[
          '(i) its first sentence',
          'd) Narrow Article 20.',
          '• Keep Article 3.',
          'Each State shall keep its tides.',
        ],
        ...['Article', 'Ask', '17', 'Delete', 'Harbour Watch 1 ', 'Harbour Watch 20 ', 'Harbour Watch 40'],
      ]
      let at = 0
      for (const expected of order) {
        const found = words.indexOf(expected, at)
        expect(found, `${expected} in ${words}`).toBeGreaterThanOrEqual(at)
        at = found + expected.length
      }
      expect(words).toContain('1Report of the desk.')
      expect(words).toContain(`version 3 · frozen on 22 January 2027 · sha256 ${HASH}`)
      expect(words).toContain('As of Friday, version 3, 12 organisations, 1 individual')
      expect(words).toMatch(/Page 1 of \d/)
    },
  )

  it.skipIf(!hasPoppler)('[OUT-2] has the words of an Arabic letter, from right to left', async () => {
    const arabic = 'ندعو جميع الوفود إلى حذف المادة ١٧ من مشروع الاتفاقية'
    // Poppler goes by what most of a page is: the letter is longer than the English line at its foot.
    const body = doc(
      p(arabic),
      ...Array.from({ length: 6 }, () => p('نحن المنظمات الموقعة أدناه نكتب إلى لجنة الموانئ')),
    )
    const file = letter(body, { language: 'ar', direction: 'rtl', title: 'رسالة مشتركة' })
    const pdf = await renderPdf(file, ABOUT)
    expect(insideOf(pdf)).toMatch(/\/Direction\s*\/R2L/)
    // Beside a number it puts the blank on the other side.
    expect(wordsOf(pdf).replaceAll(' ', '')).toContain(arabic.replaceAll(' ', ''))
  })

  it.skipIf(!hasPoppler)('[OUT-2] has the words of a Chinese letter', async () => {
    const chinese = '我们，以下签署的组织，致函“港口委员会”。'
    const pdf = await renderPdf(letter(doc(p(chinese)), { language: 'zh', title: '联名信' }), ABOUT)
    expect(wordsOf(pdf)).toContain(chinese)
  })
})

describe('what a letter says', () => {
  it.skipIf(!hasPoppler)('[OUT-3] is never markup, whatever it looks like', async () => {
    const code =
      '#panic("x") #read("/etc/passwd") $x^2$ *b* _i_ `c` @ref <label> // no /* no */ \\ ~ = - + #{1 + 1}'
    expect(
      wordsOf(await renderPdf(letter(doc(h(1, code), p(code)), { title: code }), ABOUT)).split(code),
    ).toHaveLength(3)
  })

  it('[OUT-3] stands with the number of a sign that no font has, and is refused by name where a letter is missing', async () => {
    const ship = letter(doc(p('A ship \u{1F6A2} and a bell \u0007.')))
    const pdf = await renderPdf(ship, ABOUT)
    if (hasPoppler) {
      expect(wordsOf(pdf)).toContain('A ship [U+1F6A2] and a bell [U+0007].')
      expect(wordsOf(pdf)).toContain('No font here can draw 2 characters of this letter')
    }
    await expect(renderPdf(letter(doc(p('Nothing for ꓤ and ꓥ'))), ABOUT)).rejects.toMatchObject({
      code: 'cannot-draw',
      message: expect.stringContaining('ꓤ ꓥ'),
    })
  })

  it('[OUT-3] is drawn however it is nested, numbered, marked or broken', async () => {
    await fc.assert(
      fc.asyncProperty(anyLetter, async file => {
        await renderPdf(file, ABOUT)
      }),
      { numRuns: 60 },
    )
  })

  it.skipIf(!hasPoppler)(
    '[OUT-3] is all there where lists, quotations and tables are nested as deep as they go',
    async () => {
      const deep = (depth: number): Doc['content'] => {
        const inner = depth === 0 ? [p('the bottom')] : (deep(depth - 1) ?? [])
        if (depth % 3 === 0) return [quote(p(`quote ${depth}`), ...inner)]
        return [
          depth % 3 === 1
            ? ul(li([p(`item ${depth}`), ...inner]))
            : ol([li([p(`point ${depth}`), ...inner])], 'a)'),
        ]
      }
      const words = wordsOf(await renderPdf(letter(doc(...(deep(14) ?? []))), ABOUT))
      for (let depth = 1; depth <= 14; depth += 1)
        expect(words).toMatch(new RegExp(`(quote|item|point) ${depth}\\b`))
      expect(words).toContain('the bottom')
    },
  )
})
