/** Letters with everything in them, in three languages, for what other programs make of our files. */
import { readDoc } from '../../shared/statement/read.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'

type Json = Record<string, unknown>

const t = (text: string, ...marks: string[]): Json => ({
  type: 'text',
  text,
  marks: marks.map(type => ({ type })),
})
const link = (text: string, href: string): Json => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
})
const ref = (note: string): Json => ({ type: 'footnoteRef', attrs: { note } })
const p = (content: string | Json[], attrs: Json = {}): Json => ({
  type: 'paragraph',
  attrs,
  content: typeof content === 'string' ? [t(content)] : content,
})
const h = (level: number, text: string): Json => ({ type: 'heading', attrs: { level }, content: [t(text)] })
const li = (...content: Json[]): Json => ({ type: 'listItem', content })
const ul = (...content: Json[]): Json => ({ type: 'bulletList', content })
const ol = (type: string, start: number, ...content: Json[]): Json => ({
  type: 'orderedList',
  attrs: { type, start },
  content,
})
const cell = (type: string, text: string, spans: Json = {}): Json => ({
  type,
  attrs: spans,
  content: [p(text)],
})
const row = (...content: Json[]): Json => ({ type: 'tableRow', content })

function letter(language: string, direction: 'ltr' | 'rtl', title: string, content: Json[]): StatementFile {
  return {
    format: 'undersigned-statement',
    formatVersion: 1,
    language,
    direction,
    title,
    body: readDoc({ type: 'doc', content }),
  }
}

/** The names of invented organisations, as many as asked for. */
export const names = (count: number): Json[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'signatory',
    content: [t(`Harbour Watch of Port ${index + 1}`)],
  }))

/** A letter to the Harbour Committee with every block, mark and kind of list. */
export const everything = (signatories = 40): StatementFile =>
  letter('en', 'ltr', 'On the draft Convention on Harbour Data', [
    p([t('To all delegations of the Harbour Committee,'), { type: 'hardBreak' }, t('Geneva')]),
    h(1, 'What worries us'),
    p([
      t('We, the undersigned, thank the Committee for its '),
      t('second', 'bold'),
      t(' draft'),
      ref('note000001'),
      t(', which is '),
      t('longer', 'italic'),
      t(', '),
      t('clearer', 'underline'),
      t(' and '),
      t('worse', 'strike'),
      t('. See x', 'bold', 'italic'),
      t('2', 'superscript'),
      t(' and H'),
      t('2', 'subscript'),
      t('O, and '),
      link('the draft as released', 'https://harbour.example/draft?a=1&b=2'),
      t('. The Arabic title is “'),
      t('اتفاقية بيانات الموانئ'),
      t('”, the Chinese one is 港口数据公约.'),
    ]),
    h(2, 'Tide gauges'),
    p('The gauges of a harbour tell more about the people on its ships than about its water.'),
    {
      type: 'blockquote',
      content: [p('Every tide belongs to everybody.'), p([t('Report of the pilots'), ref('note000002')])],
    },
    h(3, 'We ask'),
    ol(
      '1.',
      1,
      li(
        p('delete Article 4(2);'),
        p('It has been there since the first draft.'),
        ol(
          'a)',
          1,
          li(p('first part;')),
          li(p('second part:'), ol('(i)', 3, li(p('third roman;')), li(p('fourth roman.')))),
        ),
      ),
      li(p('narrow Article 7:'), ul(li(p('to gauges;')), li(p('to pilots:'), ul(li(p('of all harbours.')))))),
    ),
    p('And then, going on where the list stopped:'),
    ol('1.', 3, li(p('retain Article 9.'))),
    ol('I.', 1, li(p('Roman one')), li(p('Roman two'))),
    ol('A)', 24, li(p('letter x')), li(p('letter y')), li(p('letter z')), li(p('after z'))),
    { type: 'horizontalRule' },
    {
      type: 'table',
      content: [
        row(cell('tableHeader', 'Article'), cell('tableHeader', 'Now'), cell('tableHeader', 'Then')),
        row(cell('tableCell', '4', { rowspan: 2 }), cell('tableCell', 'may'), cell('tableCell', 'shall')),
        row(cell('tableCell', 'both may and shall', { colspan: 2 })),
      ],
    },
    p('Les phares parlent aussi français.', { lang: 'fr' }),
    p('تتكلم المنارات العربية أيضا، وهي 24 منارة (Lighthouse 7) على الساحل.', { lang: 'ar', dir: 'rtl' }),
    p([t('As said before'), ref('note000001'), t(', and a\ttab.')]),
    h(1, 'Signatories'),
    {
      type: 'signatories',
      content: [
        p('As of Friday 22 January 2027 at 18:00 (Europe/Zurich), version 3.'),
        { type: 'signatoryGroup', content: [t('Organisations with a pier')] },
        ...names(signatories),
        { type: 'signatoryGroup', content: [t('Individuals')] },
        { type: 'signatory', content: [t('Amina Pilot')] },
        p('Two more signed without showing a name.'),
      ],
    },
    {
      type: 'footnotes',
      content: [
        {
          type: 'footnote',
          attrs: { id: 'note000001' },
          content: [
            t('Symbol HC/2, '),
            t('released', 'italic'),
            t(' at '),
            link('the site', 'https://harbour.example/2'),
            t('.'),
          ],
        },
        { type: 'footnote', attrs: { id: 'note000002' }, content: [t('Page 7 of the report.')] },
        { type: 'footnote', attrs: { id: 'note000003' }, content: [t('Nobody refers to me.')] },
      ],
    },
  ])

/** The same things in Arabic, from right to left. */
export const arabic = (): StatementFile =>
  letter('ar', 'rtl', 'رسالة مشتركة بشأن اتفاقية بيانات الموانئ', [
    h(1, 'ما يقلقنا'),
    p([
      t('نحن الموقعين أدناه نشكر اللجنة على المسودة '),
      t('الثانية', 'bold'),
      ref('note000001'),
      t(' المؤرخة 12 مارس 2027 (Harbour Committee, HC/2).'),
    ]),
    ol(
      '1.',
      1,
      li(p('حذف المادة 4(2)؛'), ol('a)', 1, li(p('الجزء الأول؛')), li(p('الجزء الثاني.')))),
      li(p('تضييق المادة 7.')),
    ),
    ul(li(p('الموانئ')), li(p('المنارات'))),
    { type: 'blockquote', content: [p('كل مد للجميع.')] },
    {
      type: 'table',
      content: [
        row(cell('tableHeader', 'المادة'), cell('tableHeader', 'الآن'), cell('tableHeader', 'بعد ذلك')),
        row(cell('tableCell', '4'), cell('tableCell', 'يجوز'), cell('tableCell', 'يجب')),
      ],
    },
    p('An English paragraph in between, from left to right.', { lang: 'en', dir: 'ltr' }),
    {
      type: 'signatories',
      content: [
        { type: 'signatoryGroup', content: [t('المنظمات')] },
        ...names(3),
        { type: 'signatory', content: [t('مرصد الميناء')] },
      ],
    },
    {
      type: 'footnotes',
      content: [{ type: 'footnote', attrs: { id: 'note000001' }, content: [t('الوثيقة HC/2، الصفحة 7.')] }],
    },
  ])

/** The same things in Chinese. */
export const chinese = (): StatementFile =>
  letter('zh-Hans', 'ltr', '关于港口数据公约草案的联合信函', [
    h(1, '我们的关切'),
    p([
      t('我们，以下签署者，感谢委员会提出'),
      t('第二份', 'bold'),
      t('草案'),
      ref('note000001'),
      t('，共 24 条（HC/2）。'),
    ]),
    ol(
      '(1)',
      1,
      li(p('删除第四条第二款；'), ol('a)', 1, li(p('第一部分；')), li(p('第二部分。')))),
      li(p('缩小第七条。')),
    ),
    { type: 'blockquote', content: [p('潮汐属于所有人。')] },
    {
      type: 'signatories',
      content: [
        { type: 'signatoryGroup', content: [t('组织')] },
        { type: 'signatory', content: [t('港口观察')] },
        ...names(2),
      ],
    },
    {
      type: 'footnotes',
      content: [{ type: 'footnote', attrs: { id: 'note000001' }, content: [t('文件 HC/2，第七页。')] }],
    },
  ])
