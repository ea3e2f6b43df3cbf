import { describe, expect, it } from 'vitest'
import { titleStands, toHtml } from '../../shared/formats/html.ts'
import { toMarkdown } from '../../shared/formats/markdown.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { toReadableText, toText } from '../../shared/formats/text.ts'
import { canonical } from '../../shared/statement/canonical.ts'
import { countedIds, letterOf } from './letters.ts'

const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, marks })
const p = (...content: unknown[]) => ({ type: 'paragraph', content })
const LETTER = letterOf([
  { type: 'heading', attrs: { level: 1 }, content: [words('Tides')] },
  p(
    words('Open '),
    words('every', { type: 'bold' }),
    words(' gauge'),
    { type: 'footnoteRef', attrs: { note: 'note0002' } },
    words('.'),
    { type: 'hardBreak' },
    words('Soon.'),
  ),
  {
    type: 'orderedList',
    attrs: { type: '(i)', start: 2 },
    content: [
      {
        type: 'listItem',
        attrs: { ask: 'ask00001' },
        content: [
          p(words('pay pilots')),
          { type: 'bulletList', content: [{ type: 'listItem', content: [p(words('all'))] }] },
        ],
      },
    ],
  },
  {
    type: 'signatories',
    content: [
      { type: 'signatoryGroup', content: [words('Signed by')] },
      { type: 'signatory', content: [words('QUAY 7')] },
    ],
  },
  { type: 'horizontalRule' },
  {
    type: 'footnotes',
    attrs: { id: 'footnotes' },
    content: [
      { type: 'footnote', attrs: { id: 'note0001' }, content: [words('Nobody refers to me.')] },
      { type: 'footnote', attrs: { id: 'note0002' }, content: [words('At noon.')] },
    ],
  },
])

describe('Plain text of a letter', () => {
  it('[OUT-1] is its text blocks joined by an empty line, nothing added', () => {
    expect(toText(LETTER)).toBe(
      'Tides\n\nOpen every gauge.\nSoon.\n\npay pilots\n\nall\n\nSigned by\n\nQUAY 7\n\nNobody refers to me.\n\nAt noon.',
    )
  })

  it('[OUT-1] for people has bullets, numbers and marks of notes', () => {
    expect(toReadableText(LETTER)).toBe(
      'Tides\n\nOpen every gauge[1].\nSoon.\n\n(ii) pay pilots\n\n     - all\n\nSigned by\n\nQUAY 7\n\n---\n\n[2] Nobody refers to me.\n\n[1] At noon.\n',
    )
  })

  it('[IN-1] for people, read again, gives lists and notes back', () => {
    const source =
      'We ask for tides.[1]\n\n- open gauges;\n\n- paid pilots:\n\n  a) all of them;\n\n  b) soon.\n\n[1] At noon.\n'
    const first = fromPlain(source, { newId: countedIds() }).file
    const again = fromPlain(toReadableText(first), { newId: countedIds() }).file
    expect(again.body.content?.map(block => block.type)).toEqual(['paragraph', 'bulletList', 'footnotes'])
    expect(canonical(again)).toBe(canonical(first))
  })
})

describe('A letter as a page', () => {
  const page = toHtml(LETTER)

  it('[OUT-1] has its language, its title once, and needs nothing from elsewhere', () => {
    expect(page).toContain('<html lang="en" dir="ltr">')
    expect(page).toContain('<h1 class="title">On harbour data</h1>\n<h2>Tides</h2>')
    expect(page).not.toMatch(/<script|<link|<img|url\(/)
    const titled = letterOf([{ type: 'heading', attrs: { level: 1 }, content: [words('ON HARBOUR DATA.')] }])
    expect(titleStands(titled)).toBe(true)
    expect(toHtml(titled, { page: false })).toBe(
      '<article lang="en" dir="ltr">\n<h1>ON HARBOUR DATA.</h1>\n</article>',
    )
  })

  it('[OUT-1] links notes both ways, in the order they are referred to', () => {
    expect(page).toContain(
      '<sup class="note-ref"><a href="#note-1" id="ref-1" role="doc-noteref">1</a></sup>',
    )
    expect(page).toContain('<li id="note-1">At noon. <a href="#ref-1"')
    expect(page.indexOf('At noon.')).toBeLessThan(page.indexOf('Nobody refers to me.'))
  })

  it('[OUT-1] keeps the numbers of lists, marks asks without their ids, and lists who signed', () => {
    expect(page).toContain(
      '<ol type="i" start="2" data-type="(i)"><li class="ask">pay pilots<ul><li>all</li></ul></li></ol>',
    )
    expect(page).toContain('ol[data-type="(i)"]{list-style-type:')
    expect(page).not.toContain('ask00001')
    expect(page).toContain(
      '<section class="signatories"><p class="group">Signed by</p><ul><li>QUAY 7</li></ul></section>',
    )
  })

  it('[OUT-1] escapes every word and links only where a link may lead', () => {
    const file = letterOf([
      p(
        words('<script>alert("x")</script> & \'y\''),
        words('link', { type: 'link', attrs: { href: 'https://harbour.example/?a="b"&c' } }),
      ),
    ])
    file.title = '</title><script>'
    const html = toHtml(file, { foot: ['<version>'] })
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;')
    expect(html).toContain('<a href="https://harbour.example/?a=&quot;b&quot;&amp;c">link</a>')
    expect(html).toContain('<p>&lt;version&gt;</p>')
    const unsafe = {
      ...file,
      body: {
        type: 'doc' as const,
        content: [
          {
            ...letterOf([p()]).body.content?.[0],
            content: [
              { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            ],
          },
        ],
      },
    }
    expect(toHtml(unsafe as typeof file)).not.toContain('javascript')
  })

  it('[LIST-1] draws the list of a sign-on where the letter is bound to one, and nothing before it is given', () => {
    const file = letterOf([
      {
        type: 'signatories',
        attrs: { signon: 'signon01' },
        content: [{ type: 'signatory', content: [words('Hidden name')] }],
      },
    ])
    const drawn = toHtml(file, {
      page: false,
      signatories: () => ({
        groups: [{ label: 'NGOs', entries: ['Tidewater <Watch>'] }],
        lines: ['As of noon.'],
      }),
    })
    expect(drawn).toContain(
      '<p class="group">NGOs</p><ul><li>Tidewater &lt;Watch&gt;</li></ul><p>As of noon.</p>',
    )
    expect(toHtml(file, { signatories: () => null })).not.toContain('Hidden name')
    for (const write of [toHtml, toText, toReadableText, toMarkdown])
      expect(write(file)).not.toContain('Hidden name')
  })
})
