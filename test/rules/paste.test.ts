// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { cleanPasted } from '../../client/editor/paste.ts'
import { printedNumber } from '../../client/editor/pasteLists.ts'

/** Pastes with ids that count: note-0001, note-0002 … */
function paste(html: string): string {
  let count = 0
  return cleanPasted(html, () => `note-000${++count}`)
    .replace(/>\s+</g, '><')
    .trim()
}

const word = (fragment: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
  <style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB><!--StartFragment-->${fragment}<!--EndFragment--></body></html>`

const item = (level: number, marker: string, text: string, list = 'l0') =>
  `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span
  style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`

const docs = (fragment: string) =>
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e">${fragment}</b>`

describe('pasting from Word', () => {
  it('keeps headings, also those that are only a class or an outline level', () => {
    expect(
      paste(
        word('<h1>One<o:p></o:p></h1><p class=MsoHeading2>Two</p><p style="mso-outline-level:5">Deep</p>'),
      ),
    ).toBe('<h1>One</h1><h2>Two</h2><h3>Deep</h3>')
  })

  it('turns paragraphs that name a list into a list, without the printed bullet', () => {
    expect(paste(word(item(1, '·', 'Define harbour data') + item(1, '·', 'Delete Article 9')))).toBe(
      '<ul><li><p>Define harbour data</p></li><li><p>Delete Article 9</p></li></ul>',
    )
  })

  it('keeps how a list is numbered and where it starts, and nests by level', () => {
    const list =
      item(1, '3.', 'Third') + item(2, 'a)', 'point a') + item(2, 'b)', 'point b') + item(1, '4.', 'Fourth')
    expect(paste(word(list))).toBe(
      '<ol data-type="1." start="3"><li><p>Third</p><ol data-type="a)"><li><p>point a</p></li><li><p>point b</p></li></ol></li><li><p>Fourth</p></li></ol>',
    )
  })

  it('starts another list where Word starts another one', () => {
    expect(paste(word(item(1, '1.', 'One') + item(1, '·', 'Dot', 'l1')))).toBe(
      '<ol data-type="1."><li><p>One</p></li></ol><ul><li><p>Dot</p></li></ul>',
    )
  })

  it('makes footnotes of marks whose notes came along', () => {
    const text = `<p class=MsoNormal>The text<a style='mso-footnote-id:ftn1' href="file:///C:/letter.htm#_ftn1" name="_ftnref1"
      title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> goes on.</p>
      <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
      <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span>[1]</span></a> See the report.</p></div></div>`
    expect(paste(word(text))).toBe(
      '<p>The text<sup data-note="note-0001"></sup> goes on.</p><section data-footnotes=""><p data-footnote="" data-id="note-0001">See the report.</p></section>',
    )
  })

  it('leaves out empty paragraphs, tracked deletions, comments and hidden text', () => {
    const text = `<p class=MsoNormal><o:p>&nbsp;</o:p></p><p>We <del cite="mailto:A" datetime="2026-01-01">strongly </del><ins datetime="2026-01-01">firmly</ins> ask<span style='display:none;mso-hide:all'>secret</span>.</p>
      <div style='mso-element:comment-list'><p>A remark</p></div>`
    expect(paste(word(text))).toBe('<p>We firmly ask.</p>')
  })
})

describe('pasting from Google Docs', () => {
  it('is not bold because the clipboard is wrapped in a bold element', () => {
    expect(
      paste(docs('<p dir="ltr" style="line-height:1.38"><span style="font-weight:400">Plain</span></p>')),
    ).toBe('<p>Plain</p>')
  })

  it('reads emphasis from styles', () => {
    const text =
      '<p><span style="font-weight:700;font-style:italic">both</span><span style="text-decoration:underline">under</span><span style="vertical-align:super">2</span></p>'
    expect(paste(docs(text))).toBe('<p><em><strong>both</strong></em><u>under</u><sup>2</sup></p>')
  })

  it('puts a nested list into the item before it, and keeps its letters', () => {
    const text = `<ul><li dir="ltr" style="list-style-type:disc"><p role="presentation"><span>outer</span></p></li><ol><li style="list-style-type:lower-alpha"><p>inner</p></li></ol></ul>`
    expect(paste(docs(text))).toBe(
      '<ul><li><p>outer</p><ol data-type="a."><li><p>inner</p></li></ol></li></ul>',
    )
  })

  it('keeps right-to-left paragraphs and unwraps redirected links', () => {
    const text =
      '<p dir="rtl"><a href="https://www.google.com/url?q=https://harbour.example/a&amp;sa=D">النص</a></p>'
    expect(paste(docs(text))).toBe('<p dir="rtl"><a href="https://harbour.example/a">النص</a></p>')
  })
})

describe('pasting from anywhere', () => {
  it('drops scripts, styles, pictures, controls and addresses that run code', () => {
    const text = `<p onclick="x()">Good<script>bad()</script><img src=x onerror=bad()> <a href="javascript:bad()">link</a>
      <a href="java&#10;script:bad()">again</a><a href="data:text/html,x">data</a><svg><a href="https://a.example">s</a></svg></p><style>p{}</style><form><input value=x></form>`
    const clean = paste(text)
    expect(clean).toContain('Good')
    expect(clean).toContain('link')
    expect(clean).not.toMatch(/script|onclick|onerror|img|svg|href|style|input|form/)
  })

  it('keeps tables with joined cells and drops their looks', () => {
    expect(
      paste(
        '<table width=400 class=x><tr style="height:1cm"><td colspan=2 valign=top><p>a</p></td></tr></table>',
      ),
    ).toBe('<table><tbody><tr><td colspan="2"><p>a</p></td></tr></tbody></table>')
  })

  it('makes paragraphs of plain boxes, but not of boxes around boxes', () => {
    expect(paste('<div><div>one</div><div>two</div></div>')).toBe('<p>one</p><p>two</p>')
  })

  it('does not touch what was copied in an editor of ours', () => {
    const own = '<p data-pm-slice="1 1 []" data-id="abcdefgh12">text</p>'
    expect(cleanPasted(own, () => '')).toBe(own)
  })
})

describe('printed numbers', () => {
  it('are read with their brackets, as letters or as Roman numbers', () => {
    expect(printedNumber('(iv)')).toEqual({ type: '(i)', start: 4 })
    expect(printedNumber('c)')).toEqual({ type: 'a)', start: 3 })
    expect(printedNumber('12.')).toEqual({ type: '1.', start: 12 })
    expect(printedNumber('A.')).toEqual({ type: 'A.', start: 1 })
    expect(printedNumber('·')).toBeNull()
  })
})
