import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from '../../shared/compare/compare.ts'
import { fromDocx } from '../../shared/formats/docx/docxRead.ts'
import { toDocx } from '../../shared/formats/docx/docxWrite.ts'
import { toRedline } from '../../shared/formats/docx/redline.ts'
import { plainExport } from '../../shared/formats/export.ts'
import { canonicalText } from '../../shared/statement/canonical.ts'
import type { Doc, StatementFile } from '../../shared/statement/tree.ts'
import {
  anyLetter,
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
  withIds,
} from './build.ts'
import { editedLetter } from './edits.ts'
import { countedIds } from './letters.ts'
import { sayable } from './office.sayable.ts'
import { documentOf, seenIn } from './redlineReading.ts'

const A = 'The Harbour Committee shall keep a public register of every request for vessel data.'
const B =
  'Port authorities must delete manifests within thirty days of departure unless a court orders otherwise.'
const C = 'An independent body reviews each transfer of crew records to another State before it is made.'
const D = 'Nothing in this Convention limits the right of seafarers to private correspondence while in port.'
const E = 'Fees for access to the register are limited to the cost of copying and are waived for researchers.'

const file = (body: Doc, title = 'Convention on Harbour Data'): StatementFile => ({
  format: 'undersigned-statement',
  formatVersion: 1,
  language: 'en',
  direction: 'ltr',
  title,
  body,
})

const redlineOf = (old: Doc, now: Doc, titles = { old: 'Joint letter', new: 'Joint letter' }) =>
  toRedline(file(old, titles.old), file(now, titles.new), compare(old, now, { language: 'en', titles }), {
    date: 1_800_000_000_000,
  })

/** Accepting everything gives the new letter as it is written by itself, rejecting everything the old one. */
async function holdsBoth(old: Doc, now: Doc, titles = { old: 'Joint letter', new: 'Joint letter' }) {
  const redline = await redlineOf(old, now, titles)
  const alone = async (body: Doc, title: string) =>
    seenIn(await toDocx(file(body, title), plainExport('en')), 'accept')
  expect(seenIn(redline, 'accept')).toEqual(await alone(now, titles.new))
  expect(seenIn(redline, 'reject')).toEqual(await alone(old, titles.old))
  return documentOf(redline)
}

const count = (xml: string, name: string) => xml.split(`<w:${name} `).length - 1

describe('a Word redline', () => {
  it('[CMP-2] accepts to the new letter and rejects to the old one, for edited letters of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLetter,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.boolean(),
        async (one, edits, ids) => {
          const old = ids ? withIds(one) : one
          await holdsBoth(old, edits.reduce(editedLetter, old))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('[CMP-2] the same holds for two letters that have nothing to do with each other', async () => {
    await fc.assert(
      fc.asyncProperty(anyLetter, anyLetter, async (old, now) => {
        await holdsBoth(old, now)
      }),
      { numRuns: 60 },
    )
  })

  it('[CMP-2] our own reader reads either letter out of it', async () => {
    const read = (bytes: Uint8Array, changes: 'accept' | 'reject') =>
      canonicalText(fromDocx(bytes, { newId: countedIds(), changes }).file)
    const alone = async (body: Doc) =>
      read(await toDocx(file(body, 'Joint letter'), plainExport('en')), 'accept')
    await fc.assert(
      fc.asyncProperty(anyLetter, fc.array(fc.nat(), { maxLength: 6 }), async (one, edits) => {
        const old = withIds(sayable(file(one)).body)
        const now = sayable(file(edits.reduce(editedLetter, old))).body
        const redline = await redlineOf(old, now)
        expect(read(redline, 'accept')).toEqual(await alone(now))
        expect(read(redline, 'reject')).toEqual(await alone(old))
      }),
      { numRuns: 60 },
    )
  })

  it('[CMP-2] words are replaced as a person would mark them', async () => {
    const xml = await holdsBoth(doc(p(A), p(B)), doc(p(A), p(B.replace('thirty', 'sixty'))))
    expect(count(xml, 'del')).toBe(1)
    expect(count(xml, 'ins')).toBe(1)
    expect(xml).toContain('<w:delText xml:space="preserve">thirty</w:delText>')
    expect(xml).toContain('w:author="Undersigned" w:date="2027-01-15T08:00:00Z"')
  })

  it('[CMP-2] a paragraph that moved is a move, also when it was edited on the way', async () => {
    const xml = await holdsBoth(
      doc(p(A), p(B), p(C), p(D), p(E)),
      doc(p(A), p(D.replace('private', 'sealed')), p(B), p(C), p(E)),
    )
    const names = [...xml.matchAll(/<w:(move\w+RangeStart) [^>]*w:name="([^"]*)"/g)].map(([, end, name]) => [
      end,
      name,
    ])
    expect(names).toEqual([
      ['moveToRangeStart', 'move2'],
      ['moveFromRangeStart', 'move2'],
    ])
    expect(xml).toMatch(/<w:ins [^>]*><w:r><w:t xml:space="preserve">sealed</)
  })

  it('[CMP-2] paragraphs that were split and joined keep their words, only their ends are tracked', async () => {
    const split = await holdsBoth(doc(p(`${A} ${B}`), p(C)), doc(p(A), p(B), p(C)))
    expect(count(split, 'ins')).toBe(1)
    expect(split).not.toContain('<w:delText xml:space="preserve">Port')
    await holdsBoth(doc(p(A), p(B), p(C)), doc(p(`${A} ${B}`), p(C)))
  })

  it('[CMP-2] kinds, levels, numbers and formatting are tracked as such', async () => {
    const old = doc(
      p('Oversight'),
      p(A),
      ol([li([p(B)]), li([p(C)])]),
      p([text('Delete '), text('this', bold)]),
    )
    const now = doc(
      h(2, 'Oversight'),
      quote(p(A)),
      ol([li([p(B), ol([li([p(C)])])])], 'a)'),
      p([text('Delete', bold), text(' this')]),
    )
    const xml = await holdsBoth(old, now)
    expect(count(xml, 'pPrChange')).toBe(4)
    expect(count(xml, 'rPrChange')).toBe(2)
    expect(xml).not.toContain('delText')
  })

  it('[CMP-2] rows of tables come and go as rows', async () => {
    const xml = await holdsBoth(
      doc(p(A), table(['Name', 'Kind'], ['Anchor', 'yes'], ['Buoy', 'yes'], ['Crane', 'no']), p(B)),
      doc(p(A), table(['Name', 'Kind'], ['Anchor', 'yes'], ['Crane', 'no'], ['Dock', 'yes']), p(B)),
    )
    expect(xml.match(/<w:del [^>]*\/><\/w:trPr>/g)).toHaveLength(1)
    expect(xml.match(/<w:ins [^>]*\/><\/w:trPr>/g)).toHaveLength(1)
    await holdsBoth(doc(p(A), table(['Name', 'Kind'], ['Anchor', 'yes'])), doc(p(A)))
    await holdsBoth(doc(p(A), p(B)), doc(p(C), table(['Name', 'Kind'], ['Anchor', 'yes']), p(B)))
  })

  it('[CMP-2] notes are compared inside, come with their marks and go with them', async () => {
    const first = note('noteaaaa1', 'See the report of the Harbour Committee on its third session.')
    const second = note('noteaaaa2', 'Model clauses of the Quay Network.')
    const old = doc(p([text(A), ref('noteaaaa1')]), p([text(B), ref('noteaaaa2')]), notes(first, second))
    const now = doc(
      p([text(B), ref('noteaaaa2'), text(' So be it.'), ref('noteaaaa3')]),
      p([text(A), ref('noteaaaa1')]),
      notes(
        note('noteaaaa1', 'See the report of the Harbour Committee on its fourth session.'),
        second,
        note('noteaaaa3', [text('New, '), text('linked', link('https://quay.example/'))]),
      ),
    )
    await holdsBoth(old, now)
    await holdsBoth(doc(p([text(A), ref('noteaaaa1')]), p(B), notes(first)), doc(p(A), p(B)))
    const twice = doc(p([text(A), ref('noteaaaa1')]), p([text(B), ref('noteaaaa1')]), notes(first))
    await holdsBoth(twice, doc(p(A), p([text(B), ref('noteaaaa1')]), notes(first)))
    await holdsBoth(doc(p(A), p([text(B), ref('noteaaaa1')]), notes(first)), twice)
    const thrice = doc(
      ...(twice.content ?? []).slice(0, 2),
      table([C, D]),
      p([text(E), ref('noteaaaa1')]),
      notes(first),
    )
    await holdsBoth(thrice, doc(...(thrice.content ?? []).slice(1)))
  })

  it('[CMP-2] links, titles and lists of signatories are tracked like other words', async () => {
    const linked = (href: string) => doc(p([text('See '), text('the report', link(href)), text('.')]))
    const xml = await holdsBoth(linked('https://harbour.example/a'), linked('https://harbour.example/b'))
    expect(xml).toContain('<w:delText xml:space="preserve">the report</w:delText>')
    await holdsBoth(doc(p(A)), doc(p(A)), { old: 'First draft', new: 'Second draft' })
    await holdsBoth(doc(p('toString')), doc(p('constructor')))
    const names = Array.from({ length: 20 }, (_, at) => `Harbour Watch ${at}`)
    await holdsBoth(doc(p(A), signatories(names.slice(1))), doc(p(A), signatories(names), p(B)))
    await holdsBoth(doc(ul(li([p(A)])), p(B)), doc(p(B), ul(li([p(A)]))))
  })

  it('[CMP-2] the same two letters give the same bytes, and nothing of who made them', async () => {
    const [old, now] = [doc(p(A), p(B)), doc(p(B), p(C))]
    const [one, other] = [await redlineOf(old, now), await redlineOf(old, now)]
    expect(one).toEqual(other)
    expect(
      [...documentOf(one).matchAll(/w:author="([^"]*)"/g)].every(([, author]) => author === 'Undersigned'),
    ).toBe(true)
  })
})
