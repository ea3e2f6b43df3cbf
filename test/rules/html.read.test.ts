import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../shared/formats/html.ts'
import { fromHtml } from '../../shared/formats/htmlForeign.ts'
import { toText } from '../../shared/formats/text.ts'
import { canonicalText } from '../../shared/statement/canonical.ts'
import { readDoc } from '../../shared/statement/read.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { anyLetter, countedIds, letterOf } from './letters.ts'
import { arabic, chinese, everything } from './office.letters.ts'
import { outlined } from './outlined.ts'

const read = (source: string) => {
  const imported = fromHtml(source, { newId: countedIds() })
  expect(readDoc(JSON.parse(JSON.stringify(imported.file.body)))).toEqual(imported.file.body)
  return {
    ...imported,
    lines: outlined(imported.file.body),
    aside: imported.setAside.map(one => [one.reason, one.text]),
  }
}

describe('A web page', () => {
  it('[IN-1] is read as a browser shows it', () => {
    const { lines, aside, file } = read(`<html lang="en-GB"><title>Desk | Harbour</title><body>
      <h1>On   gauges</h1><p>Open
      <b>every</b> <span style="font-weight:700;font-style:italic">gauge</span><br> now</p>
      <div>loose <em>words</em><p>a paragraph</p>tail</div>
      <ol type="i" start="3"><li>three<li value="9">nine<ul><li>inner</ul></ol>
      <h5>Deep</h5><pre>one\n  two</pre><table><tr><th colspan=2>Ports<tr><td>a<td>b</table></body></html>`)
    expect(file.title).toBe('On gauges')
    expect(file.language).toBe('en-GB')
    expect(lines).toEqual([
      'h1 On gauges',
      'Open **every** **_gauge_**/now',
      'loose _words_',
      'a paragraph',
      'tail',
      'iii. three',
      'ix. nine',
      '    - inner',
      'h3 Deep',
      'one/ \u00a0two',
      '| !Ports | ! |',
      '| a | b |',
    ])
    expect(aside).toEqual([
      ['deep-heading', 'Deep'],
      ['merged-cells', 'Ports'],
    ])
  })

  it('[IN-1] brings nothing along that runs, hides or watches, and names what held words', () => {
    const { lines, aside, file } = read(
      '<p onclick="steal()">Seen<script>alert("x")</script><style>p{color:red}</style><img src="https://elsewhere.example/1.gif" width="1" height="1"></p>' +
        '<p hidden>Hidden words</p><p style="display: none">More</p><form><input value="typed"><button>Send</button></form>' +
        '<a href="javascript:steal()">press</a> <a href="data:text/html,x">here</a> <iframe src="https://elsewhere.example/"></iframe><svg><text>drawn</text></svg>',
    )
    expect(lines).toEqual(['Seen', 'press here'])
    expect(JSON.stringify(file)).not.toMatch(/javascript:|data:|elsewhere|steal|alert/)
    expect(aside).toEqual([
      ['not-shown', '<script>'],
      ['image', 'https://elsewhere.example/1.gif'],
      ['hidden', 'Hidden words'],
      ['hidden', 'More'],
      ['not-shown', 'typed'],
      ['not-shown', 'Send'],
      ['unsafe-link', 'javascript:steal()'],
      ['unsafe-link', 'data:text/html,x'],
      ['not-shown', 'https://elsewhere.example/'],
      ['not-shown', 'drawn'],
    ])
  })

  it.each([
    [
      'Word',
      '<p>Open<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> gauges</p><div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> All of them.</p></div></div>',
    ],
    [
      'LibreOffice',
      '<p>Open<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> gauges</p><div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> All of them.</p></div>',
    ],
    [
      'Pandoc',
      '<p>Open<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a> gauges</p><section role="doc-endnotes"><hr><ol><li id="fn1"><p>All of them.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
  ])('[IN-1] has its footnotes at their marks, as %s writes them', (_, page) => {
    expect(read(page).lines.filter(line => line !== '---')).toEqual(['Open[*] gauges', '* All of them.'])
  })

  it('[IN-1] of a document has what it prints on every page set aside', () => {
    const { lines, aside } = read(
      '<body><div title="header"><p>Pier Three</p></div><p title="footer">Open gauges.</p><div title="footer"><p>Page\n2</p></div></body>',
    )
    expect(lines).toEqual(['Open gauges.'])
    expect(aside).toEqual([
      ['page-header', 'Pier Three'],
      ['page-footer', 'Page 2'],
    ])
  })

  it('[OUT-4] that we wrote is the same letter again', () => {
    const p = (...content: unknown[]) => ({ type: 'paragraph', content })
    const words = (text: string) => ({ type: 'text', text })
    const letter = letterOf([
      p(words('Open gauges'), { type: 'footnoteRef', attrs: { note: 'note000001' } }, words('.')),
      { type: 'heading', attrs: { level: 1 }, content: [words('What is wrong')] },
      {
        type: 'orderedList',
        attrs: { type: '(a)', start: 3 },
        content: [{ type: 'listItem', content: [p(words('hidden gauges;')), p(words('and more'))] }],
      },
      {
        type: 'signatories',
        content: [
          { type: 'signatoryGroup', content: [words('Submitted by')] },
          { type: 'signatory', content: [words('Tidewater Watch')] },
          p(words('The full list is at the desk.')),
        ],
      },
      {
        type: 'footnotes',
        attrs: { id: 'footnotes' },
        content: [{ type: 'footnote', attrs: { id: 'note000001' }, content: [words('All of them.')] }],
      },
    ])
    const { lines, file, aside } = read(toHtml({ ...letter, title: 'On gauges' }))
    expect(file.title).toBe('On gauges')
    expect(aside).toEqual([])
    expect(lines).toEqual(outlined(letter.body))
  })

  it.each([
    ['English', everything(20)],
    ['Arabic', arabic()],
    ['Chinese', chinese()],
  ])('[OUT-4] that we wrote of a letter in %s has the same canonical form', (_, letter) => {
    const got = fromHtml(toHtml(letter), { newId: countedIds() })
    expect(canonicalText(got.file)).toEqual(canonicalText(letter))
    expect(got.setAside).toEqual([])
  })

  it('[IN-1] keeps every word of a letter by chance', () => {
    const words = (file: Pick<StatementFile, 'body'>) => toText(file).match(/[\p{L}\p{N}]+/gu) ?? []
    fc.assert(
      fc.property(anyLetter, letter => {
        const bodyOnly = { ...letter, title: '' }
        const got = fromHtml(toHtml(bodyOnly), { newId: countedIds() })
        expect([...words(got.file)].sort()).toEqual([...words(letter)].sort())
      }),
      { numRuns: 60 },
    )
  })
})
