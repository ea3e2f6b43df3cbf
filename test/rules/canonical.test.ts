import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, canonicalText, hashOf, type StatementText } from '../../shared/statement/canonical.ts'
import { normalise } from '../../shared/statement/normalise.ts'
import { readDoc } from '../../shared/statement/read.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { unseenCharacters } from '../../shared/statement/unseen.ts'
import { hashHolds, readVersionFile, type Version, versionFile } from '../../shared/statement/versionFile.ts'
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

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const statement = (body: Doc): StatementText => ({
  language: 'en',
  direction: 'ltr',
  title: 'Joint letter on the Convention on Harbour Data',
  body,
})
const form = (body: Doc) => canonical(statement(body))

describe('the canonical form', () => {
  it('[VER-1] is exactly what README.md describes', () => {
    const letter = doc(
      h(1, 'Our asks', { id: 'blockaaaa1' }),
      ol(
        [li([p([text('Delete '), text('Article 4', bold), ref('noteaaaa1')])], { ask: 'askaaaaa1' })],
        'a)',
        3,
      ),
      signatories(['Harbour Watch']),
      notes(note('noteaaaa1', 'As of the second draft.')),
    )
    expect(form(letter)).toBe(
      '{"body":[{"content":[{"text":"Our asks","type":"text"}],"level":1,"type":"heading"},' +
        '{"content":[{"ask":true,"content":[{"content":[{"text":"Delete ","type":"text"},' +
        '{"marks":[{"type":"bold"}],"text":"Article 4","type":"text"},{"note":1,"type":"footnoteRef"}],' +
        '"type":"paragraph"}],"type":"listItem"}],"numbering":"a)","start":3,"type":"orderedList"},' +
        '{"content":[{"content":[{"text":"Harbour Watch","type":"text"}],"type":"signatory"}],"type":"signatories"},' +
        '{"content":[{"content":[{"text":"As of the second draft.","type":"text"}],"number":1,"type":"footnote"}],' +
        '"type":"footnotes"}],"canonical":1,"direction":"ltr","language":"en",' +
        '"title":"Joint letter on the Convention on Harbour Data"}',
    )
  })

  it('[VER-1] the same text gives the same hash, whatever ids its blocks and asks have', async () => {
    await fc.assert(
      fc.asyncProperty(anyLetter, async letter => {
        const one = await hashOf(statement(withIds(letter, 0)), sha256)
        const renamed = JSON.parse(
          JSON.stringify(withIds(letter, 500))
            .replaceAll('noteaaaa', 'otherno')
            .replaceAll('askaaaaa', 'otherask'),
        )
        expect(await hashOf(statement(renamed), sha256)).toBe(one)
      }),
    )
  })

  it('[VER-1] writing the same text another way gives the same string', () => {
    const split = doc(
      p([text('The Harbour'), text(' Committee'), text(''), text(' shall', link('https://a.example'), bold)]),
    )
    const joined = doc(p([text('The Harbour Committee'), text(' shall', bold, link('https://a.example'))]))
    expect(form(split)).toBe(form(joined))
    expect(form(doc(ol([li([p('One')])], '1.', 1)))).toBe(form(doc(ol([li([p('One')])]))))
    const broken = { type: 'hardBreak' as const, marks: [bold] }
    expect(form(doc(p([text('a'), broken, text('b')])))).toBe(
      form(doc(p([text('a'), { type: 'hardBreak' }, text('b')]))),
    )
  })

  it('[VER-1] any single change of a letter, space, mark, number or structure gives another', () => {
    fc.assert(
      fc.property(anyLetter, fc.nat(), fc.nat(), (letter, where, how) => {
        const before = normalise(letter).doc
        const after = changed(before, where, how)
        fc.pre(after !== null)
        expect(form(after as Doc)).not.toBe(form(before))
      }),
      { numRuns: 500 },
    )
  })

  it('[VER-1] language, direction and title are part of the text', () => {
    const base = statement(doc(p('A')))
    const all = [
      base,
      { ...base, language: 'fr' },
      { ...base, direction: 'rtl' as const },
      { ...base, title: `${base.title} ` },
    ]
    expect(new Set(all.map(canonical)).size).toBe(4)
  })

  it('[VER-1] takes Unicode as it is: a composed and a decomposed letter are two texts', () => {
    expect(form(doc(p('caf\u00e9')))).not.toBe(form(doc(p('cafe\u0301'))))
  })

  it('[VER-1] which blocks are asks and concerns counts, their ids and revisions do not', () => {
    const plain = form(doc(p('Delete Article 4.')))
    const ask = form(doc(p('Delete Article 4.', { ask: 'askaaaaa1' })))
    expect(ask).not.toBe(plain)
    expect(ask).toBe(form(doc(p('Delete Article 4.', { ask: 'askaaaaa2' }))))
    expect(form(doc(p('Delete Article 4.', { concern: true })))).not.toBe(plain)
  })

  it('[VER-1] a list bound to a sign-on is a placeholder, an unbound one is its names', () => {
    expect(form(doc(signatories(['Harbour Watch'])))).not.toBe(form(doc(signatories(['Quay Network']))))
    const bound = form(doc(signatories(['Harbour Watch'], 'signonaa1')))
    expect(bound).toBe(form(doc(signatories([], 'signonaa2'))))
    expect(bound).toContain('{"bound":true,"type":"signatories"}')
    expect(bound).not.toContain('Harbour Watch')
  })

  it('[VER-1] two references to one note share its number, and notes follow their first reference', () => {
    const letter = doc(
      notes(note('noteaaaa1', 'First made.'), note('noteaaaa2', 'Second made.')),
      p([text('A'), ref('noteaaaa2'), text(' B'), ref('noteaaaa1'), text(' C'), ref('noteaaaa2')]),
    )
    const { body } = canonicalText(statement(letter))
    expect(body[0]?.content?.flatMap(node => ('note' in node ? [node.note] : []))).toEqual([1, 2, 1])
    expect(JSON.stringify(body[1])).toMatch(/Second made.*First made/)
  })

  it('[VER-1] column widths are presentation, spans are structure', () => {
    const plain = table(['A', 'B'])
    const cell = plain.content?.[0]?.content?.[0]
    if (cell === undefined) throw new Error('the table has a cell')
    const before = form(doc(plain))
    cell.attrs.colwidth = [120]
    expect(form(doc(plain))).toBe(before)
    cell.attrs.colspan = 2
    expect(form(doc(plain))).not.toBe(before)
  })
})

describe('before freezing', () => {
  it('[VER-1] empty containers and notes nothing refers to are left out and listed', () => {
    const letter = doc(
      p('Dear delegates,'),
      ul(li([]), li([p('One')])),
      ul(li([], { id: 'itemaaaa1' })),
      quote(),
      p(''),
      notes(note('noteaaaa1', 'Nobody points here.')),
    )
    const { doc: frozen, left, refusals } = normalise(letter)
    expect(frozen).toEqual(doc(p('Dear delegates,'), ul(li([p('One')])), p('')))
    expect(left.map(({ type, reason, text }) => [type, reason, text])).toEqual([
      ['listItem', 'empty', ''],
      ['listItem', 'empty', ''],
      ['bulletList', 'empty', ''],
      ['blockquote', 'empty', ''],
      ['footnote', 'unreferenced-note', 'Nobody points here.'],
    ])
    expect(refusals).toEqual([])
  })

  it('[VER-1] normalising twice changes nothing more, and a JSON reader gets the same hash', () => {
    fc.assert(
      fc.property(anyLetter, letter => {
        const once = normalise(withIds(letter))
        expect(normalise(once.doc)).toEqual({ ...once, left: [] })
        expect(form(readDoc(JSON.parse(JSON.stringify(once.doc))))).toBe(form(letter))
      }),
    )
  })

  it('[VER-1] a reference to nothing is refused with its place', () => {
    const letter = doc(p([text('As the Committee said'), ref('noteaaaa9')], { id: 'blockaaaa1' }))
    expect(normalise(letter).refusals).toEqual([
      { code: 'loose-note', block: 'blockaaaa1', near: 'As the Committee said' },
    ])
    expect(() => form(letter)).toThrow(expect.objectContaining({ code: 'loose-note' }))
  })

  it('[VER-1] half a character is refused, in the text and in the title', () => {
    const letter = doc(p('Port \ud800 authority', { id: 'blockaaaa1' }))
    expect(normalise(letter).refusals).toMatchObject([{ code: 'broken-character', block: 'blockaaaa1' }])
    expect(() => form(letter)).toThrow(expect.objectContaining({ code: 'bad-input' }))
    expect(() => canonical({ ...statement(doc(p('A'))), title: '\udc00' })).toThrow()
    expect(normalise(doc(p('Anchor \u2693 and ship \u{1f6a2}'))).refusals).toEqual([])
  })

  it('[VER-1] a row whose columns are covered from above keeps the shape of its table', () => {
    const tall = table(['A'])
    const cell = tall.content?.[0]?.content?.[0]
    if (cell === undefined) throw new Error('the table has a cell')
    cell.attrs.rowspan = 2
    tall.content?.push({ type: 'tableRow', attrs: { id: null } }, { type: 'tableRow', attrs: { id: null } })
    const kept = normalise(doc(tall)).doc.content?.[0]
    expect(kept?.type === 'table' && kept.content?.length).toBe(2)
  })

  it('[OUT-1] names behind a list drawn from a sign-on do not travel with the version', () => {
    const { doc: frozen, left } = normalise(doc(signatories(['Harbour Watch'], 'signonaa1')))
    expect(JSON.stringify(frozen)).not.toContain('Harbour Watch')
    expect(left).toMatchObject([{ reason: 'hidden-names', text: 'Harbour Watch' }])
  })

  it('[VER-1] characters nobody can see are listed with their place', () => {
    const letter = doc(
      p([text('Signed\u200b by'), text(' \u202eall', bold)], { id: 'blockaaaa1' }),
      p('Line one'),
    )
    expect(unseenCharacters(letter, 'Title\ufeff')).toEqual([
      {
        block: null,
        where: 'title',
        offset: 5,
        codePoint: 'U+FEFF',
        kind: 'zero-width',
        before: 'Title',
        after: '',
      },
      {
        block: 'blockaaaa1',
        where: 'text',
        offset: 6,
        codePoint: 'U+200B',
        kind: 'zero-width',
        before: 'Signed',
        after: ' by \u202eall',
      },
      {
        block: 'blockaaaa1',
        where: 'text',
        offset: 11,
        codePoint: 'U+202E',
        kind: 'direction',
        before: 'Signed\u200b by ',
        after: 'all',
      },
    ])
    expect(unseenCharacters(doc(p('Überprüfung, العربية, 港口\u00a0資料')))).toEqual([])
  })
})

describe('a version as a file', () => {
  const version = (body: Doc): Version => ({
    number: 2,
    name: 'Second reading',
    frozenAt: '2031-03-04T05:06:07.000Z',
    hash: sha256(new TextEncoder().encode(form(body))),
    statement: statement(body),
    asks: [{ block: 'blockaaaa1', ask: 'askaaaaa1', revision: 3 }],
  })

  it('[VER-1] comes back with its ids, its asks and its hash after export and import', async () => {
    await fc.assert(
      fc.asyncProperty(anyLetter, async letter => {
        const frozen = version(normalise(withIds(letter)).doc)
        const file = JSON.parse(JSON.stringify(versionFile(frozen)))
        expect(await hashHolds(file, sha256)).toBe(true)
        expect(readVersionFile(file)).toEqual(frozen)
      }),
    )
  })

  it('[VER-1] keeps what lies beside the hash: a sign-on, an ask and column widths', () => {
    const cells = table(['A', 'B'])
    const cell = cells.content?.[0]?.content?.[1]
    if (cell === undefined) throw new Error('the table has a cell')
    cell.attrs.colwidth = [80]
    const frozen = version(doc(p('Delete it.', { ask: 'askaaaaa1' }), cells, signatories([], 'signonaa1')))
    expect(readVersionFile(JSON.parse(JSON.stringify(versionFile(frozen))))).toEqual(frozen)
  })

  it('[VER-1] a text that was touched no longer holds, and one that is not a canonical form is refused', async () => {
    const file = versionFile(version(doc(p('Delete Article 4.'))))
    const touched = JSON.parse(JSON.stringify(file).replace('Article 4', 'Article 5'))
    expect(await hashHolds(touched, sha256)).toBe(false)
    const refused = expect.objectContaining({ code: 'not-a-statement' })
    const extra = JSON.parse(JSON.stringify(file))
    extra.text.body[0].secret = 'x'
    expect(() => readVersionFile(extra)).toThrow(refused)
    const loose = JSON.parse(JSON.stringify(file))
    loose.text.note = 'x'
    expect(() => readVersionFile(loose)).toThrow(refused)
    const fewer = JSON.parse(JSON.stringify(file))
    fewer.beside.blocks = []
    expect(() => readVersionFile(fewer)).toThrow(refused)
    expect(() => readVersionFile({ format: 'undersigned-version' })).toThrow(refused)
    const deep = JSON.parse(JSON.stringify(file))
    for (let depth = 0; depth < 5000; depth++)
      deep.text.body = [{ type: 'blockquote', content: deep.text.body }]
    expect(() => readVersionFile(deep)).toThrow(refused)
  })
})

type Loose = {
  type: string
  text?: string
  marks?: unknown[]
  attrs?: Record<string, unknown>
  content?: Loose[]
}

/** One small change somewhere in a normalised letter; null where the chosen place cannot be changed so. */
function changed(letter: Doc, where: number, how: number): Doc | null {
  const copy = JSON.parse(JSON.stringify(letter)) as Loose
  const places: { node: Loose; parent: Loose; index: number }[] = []
  const visit = (parent: Loose): void => {
    for (const [index, node] of (parent.content ?? []).entries()) {
      places.push({ node, parent, index })
      visit(node)
    }
  }
  visit(copy)
  const place = places[where % Math.max(1, places.length)]
  if (place === undefined) return null
  const { node, parent, index } = place
  if (node.text !== undefined) {
    const at = how % (node.text.length + 1)
    if (how % 4 === 0) node.text = `${node.text.slice(0, at)}x${node.text.slice(at)}`
    else if (how % 4 === 1) node.text = `${node.text.slice(0, at)} ${node.text.slice(at)}`
    else if (how % 4 === 2) node.text = node.text.slice(1) === '' ? 'y' : node.text.slice(1)
    else node.marks = node.marks?.some(mark => (mark as Loose).type === 'strike') ? [] : [{ type: 'strike' }]
  } else if (node.type === 'paragraph' || node.type === 'heading') {
    if (how % 3 === 0) node.attrs = { ...node.attrs, concern: node.attrs?.concern === true ? null : true }
    else if (how % 3 === 1) node.attrs = { ...node.attrs, lang: 'de' }
    else if (node.type === 'heading')
      node.attrs = { ...node.attrs, level: (Number(node.attrs?.level) % 3) + 1 }
    else return null
  } else if (node.type === 'orderedList') {
    node.attrs = { ...node.attrs, start: 7 }
  } else if (node.type === 'footnoteRef' || node.type === 'hardBreak' || node.type === 'horizontalRule') {
    parent.content?.splice(index, 1)
  } else return null
  return copy as Doc
}
