/** What a member with a grudge and a debugger can send, one thing at a time, and what must become of it. */
import * as Y from 'yjs'
import { LIMITS } from '../../server/live/limits.ts'
import type { Why } from '../../shared/live.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { type Block, type Deletes, type Id, type Struct, update } from './wire.ts'

/** The text at which it is aimed. */
export type Target = {
  /** The whole state. */
  doc: Y.Doc
  /** The ids of a paragraph and of the text in it, in which ten characters are Amina's. */
  paragraph: Id
  text: Id
  /** Honest editors: one that wrote, and one that is known and did not. */
  amina: number
  bruno: number
  /** An id that was never used, for whoever sends this. */
  me: number
}

/** `taken`: it does no harm. */
export type Outcome = Why | 'nothing-new' | 'taken'
export type Vector = [name: string, outcome: Outcome, bytes: (at: Target) => Uint8Array]

type Written = [structs: (at: Target) => Struct[], name: string]

/** Structs of an editor's own, from its first clock on. */
const own = (outcome: Outcome, written: readonly Written[]): Vector[] =>
  written.map(([structs, name]) => [
    name,
    outcome,
    at => update([{ editor: at.me, clock: 0, structs: structs(at) }]),
  ])

const blocks = (
  outcome: Outcome,
  written: readonly [string, (at: Target) => [Block[], Deletes[]]][],
): Vector[] => written.map(([name, parts]) => [name, outcome, at => update(...parts(at))])

const raw = (
  outcome: Outcome,
  written: readonly [string, (at: Target) => Uint8Array | number[]][],
): Vector[] => written.map(([name, bytes]) => [name, outcome, at => Uint8Array.from(bytes(at))])

const written = (doc: Y.Doc, editor: number) => Y.getState(doc.store, editor)

const HUGE = [0x80, 0x80, 0x80, 0x10]
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const nested = (levels: number, me: number): Struct[] =>
  times(levels, i => ({ element: 'blockquote', parent: i ? ([me, i - 1] as Id) : 'body' }))
const honest = ({ me, text }: Target) =>
  update([
    {
      editor: me,
      clock: 0,
      structs: [
        { element: 'paragraph', parent: 'body' },
        { text: 'hello', parent: text },
        { mark: 'bold', value: {}, parent: text },
      ],
    },
  ])

const UNREADABLE: Vector[] = raw('malformed', [
  ['nothing at all', () => []],
  ['one octet', () => [0]],
  ['something behind the end', () => [0, 0, 7]],
  ['a second update behind the first', at => [...honest(at), ...honest(at)]],
  ['a count of 2^25 editors', () => [...HUGE, 1, 77, 0]],
  ['a count of 2^25 structs', () => [1, ...HUGE, 77, 0]],
  ['a count of 2^25 structs without any content', () => [1, ...HUGE, 77, 0, 0]],
  ['a count of 2^25 deletes', () => [0, ...HUGE]],
  ['a count of 2^25 ranges of deletes', () => [0, 1, 77, ...HUGE]],
  ['a count of 2^25 values', () => [1, 1, 99, 0, 0x28, 1, 4, 98, 111, 100, 121, 1, 120, ...HUGE]],
  ['a text of 2^25 octets that are not there', () => [1, 1, 99, 0, 0x04, 1, 4, 98, 111, 100, 121, ...HUGE]],
  ['a number without end', () => times(400, () => 0xff)],
  ['a content of a kind that Yjs does not know', () => [1, 1, 99, 0, 0x1f, 1, 4, 98, 111, 100, 121, 0]],
  ['a type of a kind that Yjs does not know', () => [1, 1, 99, 0, 0x07, 1, 4, 98, 111, 100, 121, 31]],
  [
    'a mark whose value is no JSON',
    () => [1, 1, 99, 0, 0x06, 1, 4, 98, 111, 100, 121, 4, 98, 111, 108, 100, 1, 123],
  ],
  ['the second encoding', ({ doc }) => Y.encodeStateAsUpdateV2(doc)],
  ['the second encoding of an empty text', () => Y.encodeStateAsUpdateV2(new Y.Doc())],
  [
    'a run of the second encoding that never ends',
    () => [0, 0, 5, 65, 1, ...HUGE, 0, 0, 0, 1, ...HUGE, 0, 1, ...HUGE, 9, 9],
  ],
  ['ones', () => times(64, () => 1)],
  [
    'two blocks of one editor',
    ({ me, text }) =>
      update([
        { editor: me, clock: 0, structs: [{ text: 'x', parent: text }] },
        { editor: me, clock: 0, structs: [{ text: 'y', parent: text }] },
      ]),
  ],
  [
    'an editor beyond 2^32',
    ({ text }) => update([{ editor: 2 ** 32, clock: 0, structs: [{ text: 'x', parent: text }] }]),
  ],
  [
    'an editor beyond 2^52',
    ({ text }) => update([{ editor: 2 ** 52, clock: 0, structs: [{ text: 'x', parent: text }] }]),
  ],
  ['deletes of an editor beyond 2^32', () => update([], [[2 ** 33, 0, 1]])],
  ['a range of deletes of nothing', ({ amina }) => update([], [[amina, 0, 0]])],
  ['a range of deletes beyond all clocks', ({ amina }) => update([], [[amina, 5, 2 ** 31]])],
])

/** An honest update, cut off after each octet. */
const TRUNCATED: Vector[] = times(honest({ me: 1000, text: [SEED_CLIENT, 3] } as Target).length, length => [
  `an update cut off after ${length} octets`,
  'malformed',
  at => honest({ ...at, me: 1000, text: [SEED_CLIENT, 3] }).subarray(0, length),
])

const FORGED: Vector[] = [
  ...blocks('foreign-editor', [
    [
      'text that goes on where somebody else stopped',
      ({ doc, amina }) => [
        [{ editor: amina, clock: written(doc, amina), structs: [{ text: 'forged', origin: [amina, 9] }] }],
        [],
      ],
    ],
    [
      'text that begins inside somebody else’s',
      ({ doc, amina }) => [
        [
          {
            editor: amina,
            clock: written(doc, amina) - 5,
            structs: [{ text: 'forged text', origin: [amina, 4] }],
          },
        ],
        [],
      ],
    ],
    [
      'the first text of somebody who is silent',
      ({ bruno, text }) => [[{ editor: bruno, clock: 0, structs: [{ text: 'forged', parent: text }] }], []],
    ],
    [
      'collected content of somebody who is silent',
      ({ bruno }) => [[{ editor: bruno, clock: 0, structs: [{ gc: 500 }] }], []],
    ],
    [
      'deleted content of somebody who is silent',
      ({ bruno, text }) => [[{ editor: bruno, clock: 0, structs: [{ deleted: 500, parent: text }] }], []],
    ],
    [
      'an element of somebody who is silent',
      ({ bruno }) => [[{ editor: bruno, clock: 0, structs: [{ element: 'paragraph', parent: 'body' }] }], []],
    ],
    [
      'an attribute written by the server',
      ({ doc, paragraph }) => [
        [
          {
            editor: SEED_CLIENT,
            clock: written(doc, SEED_CLIENT),
            structs: [{ values: ['rtl'], parent: paragraph, key: 'dir' }],
          },
        ],
        [],
      ],
    ],
    [
      'one’s own text, and somebody else’s with it',
      ({ me, bruno, text }) => [
        [
          { editor: me, clock: 0, structs: [{ text: 'x', parent: text }] },
          { editor: bruno, clock: 0, structs: [{ text: 'y', parent: text }] },
        ],
        [],
      ],
    ],
  ]),
  ...blocks('gap', [
    [
      'deletes of what somebody will write',
      ({ doc, amina }) => [[], [[amina, written(doc, amina), 1_000_000]]],
    ],
    [
      'deletes of what is there and what will be',
      ({ doc, amina }) => [[], [[amina, 0, written(doc, amina) + 1]]],
    ],
    ['deletes of somebody who wrote nothing yet', ({ bruno }) => [[], [[bruno, 0, 5000]]]],
    ['deletes of nobody', () => [[], [[4_000_000_000, 0, 5]]]],
    ['deletes of what oneself will write', ({ me }) => [[], [[me, 0, 5]]]],
    [
      'a clock whose past is lacking',
      ({ me, text }) => [[{ editor: me, clock: 5, structs: [{ text: 'x', parent: text }] }], []],
    ],
    [
      'a thousand clocks whose past is lacking',
      ({ me, text }) => [
        [{ editor: me, clock: 7, structs: times(1000, () => ({ text: 'x', parent: text })) }],
        [],
      ],
    ],
    [
      'a left neighbour that is lacking',
      ({ me, bruno }) => [[{ editor: me, clock: 0, structs: [{ text: 'x', origin: [bruno, 4] }] }], []],
    ],
    [
      'a right neighbour that is lacking',
      ({ me, amina }) => [[{ editor: me, clock: 0, structs: [{ text: 'x', right: [amina, 4000] }] }], []],
    ],
    [
      'a parent that is lacking',
      ({ me, bruno }) => [[{ editor: me, clock: 0, structs: [{ text: 'x', parent: [bruno, 0] }] }], []],
    ],
    [
      'a struct beside itself',
      ({ me }) => [[{ editor: me, clock: 0, structs: [{ text: 'x', origin: [me, 0] }] }], []],
    ],
    [
      'a struct inside itself',
      ({ me }) => [[{ editor: me, clock: 0, structs: [{ element: 'blockquote', parent: [me, 0] }] }], []],
    ],
    [
      'two structs, each inside the other',
      ({ me }) => [
        [
          {
            editor: me,
            clock: 0,
            structs: [
              { element: 'blockquote', parent: [me, 1] },
              { element: 'blockquote', parent: [me, 0] },
            ],
          },
        ],
        [],
      ],
    ],
    [
      'two editors that wait for each other',
      ({ me }) => [
        [
          { editor: me, clock: 0, structs: [{ text: 'x', origin: [me + 500_000, 0] }] },
          { editor: me + 500_000, clock: 0, structs: [{ text: 'y', origin: [me, 0] }] },
        ],
        [],
      ],
    ],
    [
      'a skip',
      ({ me, text }) => [[{ editor: me, clock: 0, structs: [{ skip: 3 }, { text: 'x', parent: text }] }], []],
    ],
    [
      'a skip of somebody else’s',
      ({ bruno }) => [[{ editor: bruno, clock: 0, structs: [{ skip: 500 }] }], []],
    ],
  ]),
]

const shown = (value: unknown): string =>
  (typeof value === 'number' ? String(value) : JSON.stringify(value)).slice(0, 30)

const BAD_ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//harbour.example',
  '/account',
  'https://',
  '',
  'https://harbour.example/\u0000',
  `https://${'x'.repeat(2048)}`,
]

const NO_LETTER: Vector[] = own('policy', [
  ...[
    'script',
    'doc',
    'text',
    'constructor',
    '__proto__',
    'toString',
    '',
    'PARAGRAPH',
    'x'.repeat(100_000),
  ].map((element): Written => [() => [{ element, parent: 'body' }], `the element "${element.slice(0, 20)}"`]),
  ...['', 'title', '__proto__', 'Body', 'body ', 'x'.repeat(100_000)].map(
    (parent): Written => [() => [{ element: 'paragraph', parent }], `the root "${parent.slice(0, 20)}"`],
  ),
  ...[0, 1, 2, 4].map((type): Written => [() => [{ type, parent: 'body' }], `a shared type of kind ${type}`]),
  [() => [{ hook: 'paragraph', parent: 'body' }], 'a hook'],
  [() => [{ text: 'x', parent: 'body' }], 'characters at the root'],
  [() => [{ type: 6, parent: 'body' }], 'a text at the root'],
  [() => [{ element: 'listItem', parent: 'body' }], 'an item outside a list'],
  [() => [{ element: 'tableCell', parent: 'body' }], 'a cell outside a row'],
  [() => [{ element: 'footnote', parent: 'body' }], 'a note outside the notes'],
  [at => [{ element: 'paragraph', parent: at.paragraph }], 'a paragraph in a paragraph'],
  [at => [{ element: 'hardBreak', parent: at.text }], 'an element in a text'],
  [at => [{ type: 6, parent: at.text }], 'a text in a text'],
  [at => [{ text: 'x', parent: at.paragraph }], 'characters in an element'],
  [at => [{ mark: 'bold', value: {}, parent: at.paragraph }], 'a mark in an element'],
  [at => [{ text: 'x', parent: [at.amina, 2] }], 'characters inside a character'],
  [
    at => [
      { element: 'hardBreak', parent: at.paragraph },
      { text: 'x', parent: [at.me, 0] },
    ],
    'characters in a line break',
  ],
  [at => [{ embed: { src: 'x' }, parent: at.text }], 'an embedded object in a text'],
  [() => [{ embed: { src: 'x' }, parent: 'body' }], 'an embedded object at the root'],
  [at => [{ json: [{ a: 1 }], parent: at.text }], 'old values in a text'],
  [at => [{ json: ['ltr'], parent: at.paragraph, key: 'dir' }], 'old values as an attribute'],
  [at => [{ binary: new Uint8Array(9), parent: at.text }], 'octets in a text'],
  [() => [{ binary: new Uint8Array(9), parent: 'body' }], 'octets at the root'],
  [() => [{ inner: 'another-letter', parent: 'body' }], 'a document inside the document'],
  [at => [{ inner: 'another-letter', parent: at.paragraph, key: 'dir' }], 'a document as an attribute'],
  [at => [{ values: ['x'], parent: at.text }], 'values in a text'],
  [() => [{ values: ['x'], parent: 'body' }], 'values at the root'],
  [() => [{ values: ['x'], parent: 'body', key: 'id' }], 'an attribute of the root'],
  [at => [{ values: ['x'], parent: at.text, key: 'lang' }], 'an attribute of a text'],
  [at => [{ element: 'hardBreak', parent: at.paragraph, key: 'dir' }], 'an element as an attribute'],
  [at => [{ text: 'ltr', parent: at.paragraph, key: 'dir' }], 'characters as an attribute'],
  [at => [{ mark: 'bold', value: {}, parent: at.paragraph, key: 'dir' }], 'a mark as an attribute'],
  ...['onclick', 'style', 'constructor', '__proto__', 'level', ''].flatMap((key): Written[] => [
    [at => [{ values: ['x'], parent: at.paragraph, key }], `the attribute "${key}"`],
    [at => [{ deleted: 1, parent: at.paragraph, key }], `the deleted attribute "${key}"`],
  ]),
  ...(
    [
      ['dir', 'sideways'],
      ['dir', ['ltr']],
      ['dir', { a: 'ltr' }],
      ['lang', 'x'],
      ['lang', 7],
      ['lang', 'en'.repeat(50_000)],
      ['ask', 'short'],
      ['concern', 'yes'],
      ['id', { a: 1 }],
      ['id', ['block-one']],
      ['id', 'x'.repeat(2049)],
      ['id', Number.NaN],
      ['id', Number.POSITIVE_INFINITY],
      ['id', new Uint8Array(3)],
    ] as [string, unknown][]
  ).map(
    ([key, value]): Written => [
      at => [{ values: [value], parent: at.paragraph, key }],
      `${key} = ${shown(value)}`,
    ],
  ),
  [
    at => [{ values: ['ltr', 'sideways'], parent: at.paragraph, key: 'dir' }],
    'a bad value beside a good one',
  ],
  [
    at => [{ values: times(5000, () => 'ltr'), parent: at.paragraph, key: 'dir' }],
    '5,000 values of one attribute',
  ],
  [
    at => [
      { values: ['ltr'], parent: at.paragraph, key: 'dir' },
      { values: ['rtl'], right: [at.me, 0] },
    ],
    'a value before another',
  ],
  ...['blink', 'comment', 'bold--AAAAAAAA', 'constructor', '__proto__', 'x'.repeat(101)].map(
    (mark): Written => [at => [{ mark, value: {}, parent: at.text }], `the mark "${mark.slice(0, 20)}"`],
  ),
  ...[{ style: 'x' }, [], ['x'], 7, 'x', { href: 'https://harbour.example' }].map(
    (value): Written => [at => [{ mark: 'bold', value, parent: at.text }], `bold = ${JSON.stringify(value)}`],
  ),
  ...BAD_ADDRESSES.map(
    (href): Written => [
      at => [{ mark: 'link', value: { href }, parent: at.text }],
      `a link to ${JSON.stringify(href).slice(0, 30)}`,
    ],
  ),
  ...[
    {},
    true,
    { href: null },
    { href: ['https://harbour.example'] },
    { href: 'https://harbour.example', target: '_blank' },
    JSON.parse('{"__proto__":{"href":"https://harbour.example"}}'),
  ].map(
    (value): Written => [at => [{ mark: 'link', value, parent: at.text }], `link = ${JSON.stringify(value)}`],
  ),
  [at => [{ text: 'x', origin: at.paragraph, right: [at.amina, 0] }], 'neighbours of two parents'],
  [at => nested(LIMITS.depth + 2, at.me), '34 levels'],
  [at => nested(5000, at.me), '5,000 levels'],
  [at => times(LIMITS.structs + 1, () => ({ text: 'x', parent: at.text })), '20,001 structs'],
  [() => [{ gc: 2 ** 21 }], 'two million collected characters'],
  [() => times(9, () => ({ gc: 2 ** 20 })), 'nine million collected characters in parts'],
  [() => [{ gc: 0 }], 'a struct of nothing'],
  [at => [{ text: '', parent: at.text }], 'a text of nothing'],
  [at => [{ deleted: 0, parent: at.text }], 'a deletion of nothing'],
  [() => [{ gc: 2 ** 31 }], 'a struct beyond all clocks'],
])

const TOO_MANY: Vector[] = [
  [
    'an account’s thousand-and-first editor',
    'policy',
    ({ me, text }) =>
      update(
        times(LIMITS.editorsOfAccount + 1, i => ({
          editor: me + 1_000_000 + i,
          clock: 0,
          structs: [{ text: 'x', parent: text }],
        })),
      ),
  ],
  [
    'an edit larger than one may send',
    'policy',
    ({ me, text }) =>
      update([{ editor: me, clock: 0, structs: [{ text: 'x'.repeat(LIMITS.frame), parent: text }] }]),
  ],
  [
    '20,001 deletes',
    'policy',
    ({ me, text }) =>
      update(
        [{ editor: me, clock: 0, structs: [{ text: 'x'.repeat(50_000), parent: text }] }],
        times(LIMITS.deletes + 1, i => [me, i * 2, 1] as Deletes),
      ),
  ],
  [
    'five thousand nested elements and the deletion of the outermost',
    'policy',
    ({ me }) => update([{ editor: me, clock: 0, structs: nested(5000, me) }], [[me, 0, 1]]),
  ],
]

const HARMLESS: Vector[] = [
  ['an update of nothing', 'nothing-new', () => update([])],
  ['the whole text once more', 'nothing-new', ({ doc }) => Y.encodeStateAsUpdate(doc)],
  [
    'somebody else’s words as they are',
    'nothing-new',
    ({ amina, text }) => update([{ editor: amina, clock: 0, structs: [{ text: 'xxxxx', parent: text }] }]),
  ],
  [
    'a struct of nothing of somebody else’s past',
    'nothing-new',
    ({ amina }) => update([{ editor: amina, clock: 0, structs: [{ gc: 10 }] }]),
  ],
  ...own('taken', [
    [() => [{ gc: 50 }], 'collected content of one’s own'],
    [at => [{ deleted: 50, parent: at.text }], 'deleted content of one’s own'],
    [at => [{ mark: 'bold', value: {}, parent: at.text }], 'a mark that never ends'],
    [at => [{ mark: 'bold', value: null, parent: at.text }], 'a mark that ends and never began'],
    [
      at => times(200, () => ({ mark: 'bold', value: {}, parent: at.text })),
      'two hundred marks that never end',
    ],
    [at => [{ element: 'hardBreak', parent: at.paragraph }], 'a line break beside the text'],
    [at => nested(LIMITS.depth - 1, at.me), 'as many levels as one may'],
    [() => times(50, () => ({ element: 'horizontalRule', parent: 'body' })), 'fifty rules'],
    [() => [{ element: 'footnotes', parent: 'body' }], 'a second container of notes'],
    [
      at => [
        { element: 'paragraph', parent: 'body' },
        { values: ['paragraph-one'], parent: [at.me, 0], key: 'id' },
      ],
      'a block id that another block has',
    ],
  ]),
]

export const HOSTILE: readonly Vector[] = [
  ...UNREADABLE,
  ...TRUNCATED,
  ...FORGED,
  ...NO_LETTER,
  ...TOO_MANY,
  ...HARMLESS,
]
