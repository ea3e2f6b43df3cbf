import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { ChangeRow, MatrixRow } from '../../shared/contract/outcomes.ts'
import { summaryDocx } from '../../shared/following/changesDocx.ts'
import { mapCsv, mapSvg } from '../../shared/following/mapFiles.ts'
import { MOST_DRAFTS, matrixCsv, matrixDocx } from '../../shared/following/matrixFiles.ts'
import { matrixSvg } from '../../shared/following/matrixSvg.ts'
import { type FiledAsk, matrixView } from '../../shared/following/matrixView.ts'
import { timelineCsv, timelineSvg } from '../../shared/following/timelineFiles.ts'
import { csvOf } from '../../shared/formats/csv.ts'
import { OUTCOMES, type Outcome } from '../../shared/outcome.ts'

const by = { id: 'person', name: 'Ben' }
const judged = (outcome: Outcome, note = '') => ({ id: 'judged', outcome, note, by, at: 0 })
const ask = (number: number, wording: string, more: Partial<FiledAsk> = {}): FiledAsk => ({
  ...{ id: `ask${number}`, number, verb: 'delete', wording, targets: [], parts: [], replacedBy: [] },
  ...more,
})
const draft = (at: number, title = `Draft ${at}`) => ({
  ...{ id: `draft${at}`, symbol: `A/AC.900/L.${at}`, title, textDate: '', session: null },
})
const placed = (...printed: string[]): MatrixRow['cells'][number]['place'] => ({
  ...{ kind: 'placed', in: printed.map((one, at) => ({ at, printed: one, title: null })) },
})
const rows = (asks: readonly FiledAsk[], drafts: readonly { id: string }[]): MatrixRow[] =>
  asks.map(({ id }) => ({
    ...{ ask: id, part: null },
    cells: drafts.map((one, at) => ({
      ...{ draft: one.id, place: placed(String(17 - at)), judged: judged(OUTCOMES[at % 5]!, 'A note.') },
    })),
  }))
const view = (asks: readonly FiledAsk[], drafts: ReturnType<typeof draft>[]) =>
  matrixView({ drafts, rows: rows(asks, drafts) }, asks, { name: 'Convention on Harbour Data', asOf: 0 })

function wordsOf(svg: string): string {
  const parser = new SaxesParser({ xmlns: true })
  let words = ''
  parser.on('text', text => {
    words += `${text}\n`
  })
  parser.on('error', error => {
    throw error
  })
  parser.write(svg).close()
  return words
}
const documentOf = (docx: Uint8Array) => strFromU8(unzipSync(docx)['word/document.xml']!)

describe('files about asks through drafts', () => {
  it('[OUTC-8] whatever people typed, pictures are XML', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '\u0000', '\ud800', '‮<b>', '&#x;'),
    )
    fc.assert(
      fc.property(text, text, (wording, title) => {
        const one = ask(1, wording)
        const event = { kind: 'revised' as const, at: 0, by: title, revision: 2, wording }
        const provision = {
          at: 0,
          printed: '1',
          title,
          level: 'article',
          asks: [{ ask: 'ask1', part: null, outcome: null }],
        }
        wordsOf(matrixSvg(view([one], [draft(1, title)])))
        wordsOf(mapSvg({ draft: title, provisions: [provision], numbers: new Map([['ask1', 1]]) }))
        wordsOf(timelineSvg({ ask: one, events: [event] }))
      }),
      { numRuns: 60 },
    )
  })

  it('[OUTC-8] an outcome is never cut short, and each has its sign besides the colour', () => {
    const svg = matrixSvg(
      view(
        [ask(1, 'Delete it.')],
        [1, 2, 3, 4, 5].map(at => draft(at)),
      ),
    )
    for (const said of ['reflected', 'partly reflected', 'not reflected', 'weakened', 'provision gone'])
      expect(wordsOf(svg)).toContain(`\n${said}\n`)
    const signs = [...svg.matchAll(/stroke-width="1.5"[^>]*>(.*?)<\/g>/g)].map(match => match[1])
    expect(new Set(signs).size).toBe(5)
  })

  it('[OUTC-8] words from right to left begin at the right', () => {
    const svg = matrixSvg(view([ask(1, 'x', { parts: [] })], [draft(1, 'مسودة')]))
    expect(svg).not.toContain('direction="rtl"')
    const arabic = mapSvg({
      ...{ draft: 'L.1', numbers: new Map() },
      provisions: [{ at: 0, printed: 'الديباجة', title: null, level: 'preamble', asks: [] }],
    })
    expect(arabic).toContain('direction="rtl"')
  })

  it('[OUTC-8] a cell says what the number was, where it is another one now', () => {
    const csv = matrixCsv(view([ask(1, 'Delete it.')], [draft(1), draft(2)]))
    expect(csv).toContain('Art. 17,reflected,A note.,Art. 16 (was 17),partly reflected,A note.')
  })

  it('[OUTC-8] the table for delegations has the latest drafts where not all fit, and says so', async () => {
    const drafts = Array.from({ length: MOST_DRAFTS + 2 }, (_, at) => draft(at + 1))
    const document = documentOf(await matrixDocx(view([ask(1, 'Delete it.', { replacedBy: [4] })], drafts)))
    expect(document).toContain(`latest ${MOST_DRAFTS} of ${MOST_DRAFTS + 2} drafts`)
    expect(document).not.toContain('A/AC.900/L.2,')
    expect(document).toContain('A/AC.900/L.3,')
    expect(document).toContain('superseded by ask 4')
    expect(document).not.toMatch(/A note|Ben/)
  })

  it('[OUTC-8] an empty matrix says so', async () => {
    expect(documentOf(await matrixDocx(view([], [])))).toContain('There is no ask about this instrument yet.')
    expect(wordsOf(matrixSvg(view([], [])))).toContain('There is no ask about this instrument yet.')
  })

  it('[OUTC-8] the page of changes has the first ones and counts the others', async () => {
    const words = { draft: 'd', at: 0, printed: '4', title: 'Lamps', text: 'Lamps burn.' }
    const row: ChangeRow = {
      ...{ kind: 'moved', old: [{ ...words, printed: '17' }], now: [words], reworded: true },
      asks: [{ ask: 'ask1', part: null, judged: judged('weakened', 'A note.') }],
    }
    const changes = { carrying: Array(30).fill(row) as ChangeRow[], rest: [], unchanged: [] }
    const asks = new Map([['ask1', ask(1, 'Delete it.')]])
    const about = { old: 'L.1', now: 'L.2', asOf: 0, language: 'en', changes, asks }
    const document = documentOf(await summaryDocx(about))
    expect(document.split('Art. 4. Lamps (was Art. 17)')).toHaveLength(11)
    expect(document).toContain('20 more changed provisions carry an ask')
    expect(document).toContain('weakened')
    expect(document).not.toContain('A note.')
  })

  it('[OUTC-6] the map as data counts each outcome and names the asks', () => {
    const asks = [
      { ask: 'ask1', part: null, outcome: 'gone' as const },
      { ask: 'ask2', part: 'a', outcome: null },
      { ask: 'ask2', part: 'b', outcome: null },
    ]
    const csv = mapCsv({
      ...{ draft: 'L.1', provisions: [{ at: 0, printed: '4', title: null, level: 'article', asks }] },
      numbers: new Map([
        ['ask1', 3],
        ['ask2', 12],
      ]),
    })
    expect(csv.split('\r\n')[1]).toBe('4,,article,3,0,0,0,0,1,2,3 12')
  })

  it('[OUTC-7] the timeline as data has a row for each part in each draft', () => {
    const parts = [{ id: 'a', name: 'Islands' }]
    const cells = [null, 'a'].map(part => ({ part, place: placed('4'), judged: judged('partly') }))
    const events = [{ kind: 'draft' as const, at: 0, draft: 'd', symbol: 'L.1', title: 'Draft', cells }]
    expect(
      timelineCsv({ ask: ask(1, 'x', { parts }), events })
        .split('\r\n')
        .slice(1),
    ).toEqual([
      '1970-01-01,Draft,"L.1, Draft","partly reflected, Art. 4"',
      '1970-01-01,Draft,"L.1, Draft","Part: Islands: partly reflected, Art. 4"',
    ])
  })

  it('[OUTC-8] a cell that hides its formula behind signs nobody sees is none', () => {
    for (const hidden of ['', ' ', '\u200b', '\u202e', '\u0000', '\u00ad', '\ufeff', '\u2060'])
      for (const sign of ['=', '+', '-', '@', '＝'])
        expect(csvOf([[`${hidden}${sign}1`]])).toBe(`\ufeff"'${hidden}${sign}1"`)
  })

  it('[OUTC-8] a picture is drawn in time whatever was typed', () => {
    const asks = Array.from({ length: 40 }, (_, at) => ask(at + 1, 'W'.repeat(10_000)))
    const drafts = [draft(1)]
    const begun = performance.now()
    matrixSvg(matrixView({ drafts, rows: rows(asks, drafts) }, asks, { name: 'x'.repeat(10_000), asOf: 0 }))
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})
