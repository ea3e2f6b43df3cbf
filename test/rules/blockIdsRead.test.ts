/** Reading what somebody else wrote: a letter is refused with a sentence or read whole, and reading never writes. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { giveIds } from '../../shared/statement/giveIds.ts'
import { BLOCK_NAMES, BODY, GRAMMAR, isSafeHref, type NodeName } from '../../shared/statement/grammar.ts'
import { faultOf } from '../../shared/statement/liveText.ts'
import { docOf, NotAStatement, readDoc } from '../../shared/statement/read.ts'
import { schema } from '../../shared/statement/schema.ts'
import { seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { letter, mixedLetter, note, notes, paragraph } from '../live/letters.ts'

const refusal = (json: unknown): string => {
  try {
    readDoc(json)
  } catch (error) {
    if (error instanceof NotAStatement) return error.message
    throw error
  }
  return 'read'
}

const around = (...content: unknown[]) => ({ type: 'doc', content })
const p = (...content: unknown[]) => ({ type: 'paragraph', content })

describe('[TEXT-4] the schema', () => {
  it('[TEXT-4] allows in each node exactly what the grammar does, in any number and order', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(GRAMMAR).sort())
    for (const [name, rule] of Object.entries(GRAMMAR)) {
      const type = schema.nodes[name]!
      expect(Object.keys(type.spec.attrs ?? {}).sort(), name).toEqual(Object.keys(rule.attributes).sort())
      expect(type.contentMatch.validEnd, name).toBe(true)
      for (const child of Object.keys(GRAMMAR)) {
        const after = type.contentMatch.matchType(schema.nodes[child]!)
        expect(after !== null, `${child} in ${name}`).toBe(rule.children.includes(child))
        if (after)
          expect(after, `${child} in ${name}, again`).toBe(type.contentMatch.matchType(schema.nodes[child]!))
        expect(after?.validEnd ?? true).toBe(true)
      }
    }
  })

  it('[TEXT-4] starts every attribute of the editor as the grammar does', () => {
    for (const name of BLOCK_NAMES)
      for (const [attribute, { fallback }] of Object.entries(GRAMMAR[name as NodeName].attributes))
        expect(schema.nodes[name]?.spec.attrs?.[attribute]?.default, `${name}.${attribute}`).toBe(fallback)
  })
})

describe('[TEXT-2] a file', () => {
  const refused: Record<string, [unknown, RegExp]> = {
    'that is no object': ['x', /not an object, in the letter/],
    'with another root': [p(), /"paragraph", not "doc"/],
    'with an unknown node': [around(p(), { type: 'video' }), /cannot hold "video", in the letter › video 2/],
    'with a node in the wrong place': [around({ type: 'listItem' }), /"listItem" cannot stand in "doc"/],
    'with notes inside a list': [
      around({ type: 'blockquote', content: [{ type: 'footnotes' }] }),
      /cannot stand in "blockquote"/,
    ],
    'with a reference inside a note': [
      around({ type: 'footnotes', content: [{ type: 'footnote', content: [{ type: 'footnoteRef' }] }] }),
      /"footnoteRef" cannot stand in "footnote"/,
    ],
    'with an unknown mark': [
      around(p({ type: 'text', text: 'x', marks: [{ type: 'code' }] })),
      /mark "code", in the letter › paragraph 1/,
    ],
    'with an unsafe link': [
      around(p({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] })),
      /other than http, https or mailto/,
    ],
    'with an attribute nobody knows': [
      around({ type: 'paragraph', attrs: { onclick: 'x' } }),
      /does not know "onclick"/,
    ],
    'with a level that is none': [
      around({ type: 'heading', attrs: { level: 7 } }),
      /"level" must be 1, 2 or 3/,
    ],
    'with an id that is none': [around({ type: 'paragraph', attrs: { id: 'x' } }), /"id" must be 8 to 24/],
    'with half a character': [around(p({ type: 'text', text: '\ud83d' })), /half a character/],
    'with a text that is none': [around(p({ type: 'text', text: 7 })), /not a string/],
    'nested without end': [
      around(
        Array.from({ length: 60 }).reduce<unknown>(inner => ({ type: 'blockquote', content: [inner] }), p()),
      ),
      /nested too deeply/,
    ],
  }
  for (const [title, [json, why]] of Object.entries(refused))
    it(`[TEXT-2] ${title} is refused with a sentence that says where`, () => {
      expect(refusal(json)).toMatch(why)
      expect(refusal(json)).toMatch(/^[A-Z].*\.$/)
    })

  it('[IN-1] is read whole: attributes filled in, marks in one order, texts joined', () => {
    const marks = [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://harbour.example/' } }]
    const read = readDoc(
      around(
        p({ type: 'text', text: 'a', marks }, { type: 'text', text: '' }, { type: 'text', text: 'b', marks }),
      ),
    )
    expect(read.content).toEqual([
      paragraph(null as never, [{ type: 'text', text: 'ab', marks: [marks[1], marks[0]] as never }]),
    ])
    expect(schema.nodeFromJSON(read).toJSON()).toEqual(read)
  })
})

describe('[TEXT-2] the shared text', () => {
  const live = (change: (body: Y.XmlFragment) => void) => {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, seedUpdate(mixedLetter()))
    ydoc.transact(() => change(ydoc.getXmlFragment(BODY)))
    return ydoc
  }
  const child = (name: string, words = '') => {
    const element = new Y.XmlElement(name)
    element.insert(0, [new Y.XmlText(words)])
    return element
  }

  it('[TEXT-2] is read without a write, also where a node is unknown', () => {
    for (const name of ['paragraph', 'video']) {
      const ydoc = live(body => body.insert(0, [child(name, 'x')]))
      const before = Y.encodeStateAsUpdate(ydoc)
      try {
        docOf(ydoc)
      } catch (error) {
        expect(error).toBeInstanceOf(NotAStatement)
      }
      expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
    }
  })

  it('[TEXT-2] says what is wrong with an element or a text, and nothing about a fit one', () => {
    const faults = (change: (body: Y.XmlFragment) => Y.XmlElement | Y.XmlText) => {
      let made: Y.XmlElement | Y.XmlText | null = null
      live(body => {
        made = change(body)
      })
      return faultOf(made!)
    }
    const insert = (element: Y.XmlElement) => (body: Y.XmlFragment) => {
      body.insert(0, [element])
      return element
    }
    expect(faults(insert(child('paragraph')))).toBeNull()
    expect(faults(insert(child('video')))).toMatch(/cannot hold "video"/)
    expect(faults(insert(child('listItem')))).toMatch(/cannot stand in "doc"/)
    const marked = (attributes: object) => (body: Y.XmlFragment) => {
      const words = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
      words.format(0, 2, attributes)
      return words
    }
    expect(faults(marked({ bold: {} }))).toBeNull()
    expect(faults(marked({ code: {} }))).toMatch(/the mark "code"/)
    expect(faults(marked({ link: { href: 'javascript:1' } }))).toMatch(/other than http/)
    expect(faults(marked({ link: { href: 'https://harbour.example/', target: '_blank' } }))).toBeNull()
    const deep = (body: Y.XmlFragment) => {
      let at: Y.XmlFragment = body
      for (let n = 0; n < 45; n++) {
        const quote = new Y.XmlElement('blockquote')
        at.insert(0, [quote])
        at = quote
      }
      return at as Y.XmlElement
    }
    expect(faults(deep)).toMatch(/too deeply/)
  })

  it('[TEXT-2] reads a value that does not fit as the nearest that does', () => {
    const ydoc = live(body => {
      const heading = child('heading', 'deep')
      heading.setAttribute('level', 6 as never)
      heading.setAttribute('id', { x: 1 } as never)
      heading.setAttribute('textAlign', 'left')
      body.insert(0, [heading])
    })
    expect(docOf(ydoc).content?.[0]).toMatchObject({ type: 'heading', attrs: { level: 3, id: null } })
    expect(docOf(ydoc).content?.[0]?.attrs).not.toHaveProperty('textAlign')
  })
})

describe('[TEXT-3] ids for a file', () => {
  it('[TEXT-3] every block gets one, each once, and the first keeps its own', () => {
    let n = 0
    const given = giveIds(
      letter(
        paragraph('block_aa', 'a'),
        paragraph('block_aa', 'b'),
        paragraph(null as never, 'c'),
        notes(note('note_aaa', 'd')),
      ),
      () => `fresh_00${++n}`,
    )
    expect(given.content?.map(({ attrs }) => attrs.id)).toEqual([
      'block_aa',
      'fresh_001',
      'fresh_002',
      'footnotes',
    ])
  })

  it('[TEXT-3] a letter without a line gets one', () => {
    expect(giveIds({ type: 'doc' }, () => 'fresh_001').content).toEqual(
      [paragraph('fresh_001', '')].map(({ content: _, ...rest }) => rest),
    )
  })
})

describe('[TEXT-2] addresses', () => {
  it('[TEXT-2] http, https and mailto, and nothing that a browser would read otherwise', () => {
    for (const href of [
      'https://harbour.example/a?b#c',
      'http://harbour.example',
      'HTTPS://harbour.example',
      'mailto:desk@harbour.example',
    ])
      expect(isSafeHref(href), href).toBe(true)
    for (const href of [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      ' https://a.example',
      'https:\n//a.example',
      '//a.example',
      '/a',
      '#a',
      'data:text/html,x',
      'https://',
      'mailto:',
      'ftp://a.example',
      7,
      null,
    ])
      expect(isSafeHref(href), String(href)).toBe(false)
  })
})
