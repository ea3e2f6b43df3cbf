import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../shared/formats/html.ts'
import { fromHtml } from '../../shared/formats/htmlForeign.ts'
import { canonicalText } from '../../shared/statement/canonical.ts'
import { normalise } from '../../shared/statement/normalise.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { anyLetter, countedIds, letterOf } from './letters.ts'
import { arabic, chinese, everything } from './office.letters.ts'
import { outlined } from './outlined.ts'

const frozen = (file: StatementFile): StatementFile => ({ ...file, body: normalise(file.body).doc })

/**
 * The letter as a page can say it: an ask is told by its place in a register, a sign-on's list by its names, and the
 * one character that HTML cannot hold stands as its picture.
 */
const sayable = (file: StatementFile): StatementFile =>
  JSON.parse(
    JSON.stringify(frozen(file), (key, value) =>
      key === 'ask' || key === 'signon' ? null : value,
    ).replaceAll('\\u0000', '\u2400'),
  )

describe('A letter as a page of its own', () => {
  it('[OUT-2] says in its head what it is a copy of, for programs', () => {
    const about = {
      date: Date.UTC(2027, 0, 22),
      version: { number: 3, hash: 'ab12' },
      asOf: 'As of "now" & <then>',
    }
    const page = toHtml(everything(3), { about })
    expect(page).toContain('<meta name="dcterms.date" content="2027-01-22T00:00:00.000Z">')
    expect(page).toContain('<meta name="version" content="3"><meta name="sha256" content="ab12">')
    expect(page).toContain('<meta name="as-of" content="As of &quot;now&quot; &amp; &lt;then&gt;">')
    expect(toHtml(everything(3))).not.toContain('<meta name="version"')
    expect(toHtml(everything(3), { about, page: false })).not.toContain('<meta')
  })

  it.each([
    ['English', everything(20)],
    ['Arabic', arabic()],
    ['Chinese', chinese()],
  ])('[OUT-4] read back, is the same letter in %s', (_, file) => {
    const letter = frozen(file)
    const read = fromHtml(toHtml(letter), { newId: countedIds() }).file
    expect(canonicalText(read)).toEqual(canonicalText(letter))
  })

  it('[OUT-4] read back, is the same letter for every letter by chance, to the last blank', () => {
    fc.assert(
      fc.property(anyLetter, file => {
        const letter = sayable(file)
        const { file: read, setAside } = fromHtml(toHtml(letter), { newId: countedIds() })
        expect(canonicalText(read)).toEqual(canonicalText(letter))
        expect(setAside).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('[OUT-4] keeps the blanks, breaks and empty lines that items begin and end with', () => {
    const item = (...content: unknown[]) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content }, { type: 'paragraph' }],
    })
    const words = (text: string) => ({ type: 'text', text })
    const br = { type: 'hardBreak' }
    const items = [
      item(words(' two  blanks ')),
      item(),
      item(words('a\tb')),
      item(br, words('x'), br),
      item(br),
    ]
    const letter = letterOf([{ type: 'bulletList', content: items }])
    const read = fromHtml(toHtml(letter), { newId: countedIds() }).file
    expect(canonicalText(read)).toEqual(canonicalText(letter))
  })

  it('[OUT-4] keeps what another program put into it since, as on any page', () => {
    const page = toHtml(letterOf([{ type: 'paragraph', content: [{ type: 'text', text: 'Open  gauges' }] }]))
    const edited = page.replace(
      '</article>',
      'Loose\n words <div><p class="x">in <span style="font-weight:700">a</span> box</p></div><script>steal()</script></article>',
    )
    const { file, setAside } = fromHtml(edited, { newId: countedIds() })
    expect(outlined(file.body)).toEqual(['Open  gauges', 'Loose words', 'in **a** box'])
    expect(setAside.map(({ reason }) => reason)).toEqual(['not-shown'])
  })
})
