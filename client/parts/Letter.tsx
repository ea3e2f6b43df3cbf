/** A letter to be read: the tree of a statement drawn with the letter's own style sheet. It cannot be edited. */
import { Fragment, type ReactNode, useMemo } from 'react'
import { noteNumbers } from '../../shared/formats/text.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc, Footnote, Inline, Mark } from '../../shared/statement/tree.ts'
import { words } from '../words.ts'

/** What stands around the drawing of a block, such as a light on it; the key is set by the letter. */
export type Around = (block: AnyBlock, drawn: ReactNode) => ReactNode
type Numbers = ReadonlyMap<string, number>
type Drawing = { numbers: Numbers; around: Around }

/** @param title shown above the text as its first heading; headings of the text come below it */
export function Letter({
  title,
  body,
  language,
  direction,
  around = (_, drawn) => drawn,
}: {
  title?: string
  body: Doc
  language?: string
  direction?: 'ltr' | 'rtl'
  around?: Around
}) {
  const numbers = useMemo(() => noteNumbers(body), [body])
  return (
    <article className="letter" lang={language} dir={direction}>
      {title !== undefined && (
        <h1 className="letter-title" dir="auto">
          {title}
        </h1>
      )}
      {draw(body.content, { numbers, around })}
    </article>
  )
}

/**
 * Inline content: words with their marks, breaks, and the marks of notes with their printed numbers.
 * @param anchors false where the note itself does not stand on the same screen as often as its mark
 */
export function Words({
  content,
  numbers,
  anchors = true,
}: {
  content: readonly Inline[] | undefined
  numbers: Numbers
  anchors?: boolean
}) {
  return (content ?? []).map((inline, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what is drawn here is never reordered.
    <Fragment key={at}>{marked(inner(inline, numbers, anchors), inline.marks)}</Fragment>
  ))
}

/** Words as their marks draw them. A link is drawn only where it leads somewhere harmless. */
export function marked(inner: ReactNode, marks: readonly Mark[] | undefined): ReactNode {
  return (marks ?? []).reduce<ReactNode>((drawn, mark) => inMark(drawn, mark), inner)
}

/** By the first letter that has a direction: a list's markers stand where its first line starts. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter)
    ? 'rtl'
    : 'ltr'
}

function inMark(drawn: ReactNode, mark: Mark): ReactNode {
  if (mark.type !== 'link') return wrapped[mark.type](drawn)
  if (!/^(https?:|mailto:)/i.test(mark.attrs.href)) return drawn
  return (
    <a href={mark.attrs.href} rel="noopener noreferrer" target="_blank">
      {drawn}
    </a>
  )
}

const wrapped = {
  bold: (drawn: ReactNode) => <strong>{drawn}</strong>,
  italic: (drawn: ReactNode) => <em>{drawn}</em>,
  underline: (drawn: ReactNode) => <u>{drawn}</u>,
  strike: (drawn: ReactNode) => <s>{drawn}</s>,
  superscript: (drawn: ReactNode) => <sup>{drawn}</sup>,
  subscript: (drawn: ReactNode) => <sub>{drawn}</sub>,
}

function inner(inline: Inline, numbers: Numbers, anchors: boolean): ReactNode {
  if (inline.type === 'text') return inline.text
  if (inline.type === 'hardBreak') return <br />
  const number = numbers.get(inline.attrs.note ?? '')
  if (number === undefined || !anchors) return <sup className="note-ref">{number ?? '?'}</sup>
  return (
    <sup className="note-ref">
      <a href={`#note-${number}`} id={`ref-${number}`}>
        {number}
      </a>
    </sup>
  )
}

function draw(blocks: readonly AnyBlock[] | undefined, drawing: Drawing): ReactNode {
  return (blocks ?? []).map((block, at) => (
    <Fragment key={('id' in block.attrs && block.attrs.id) || at}>
      {drawing.around(block, drawBlock(block, drawing))}
    </Fragment>
  ))
}

function drawBlock(block: AnyBlock, drawing: Drawing): ReactNode {
  const text = (content: readonly Inline[] | undefined) => (
    <Words content={content} numbers={drawing.numbers} />
  )
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir={block.attrs.dir ?? 'auto'} lang={block.attrs.lang ?? undefined}>
          {text(block.content)}
        </p>
      )
    case 'heading': {
      const Heading = HEADINGS[block.attrs.level]
      return (
        <Heading dir={block.attrs.dir ?? 'auto'} lang={block.attrs.lang ?? undefined}>
          {text(block.content)}
        </Heading>
      )
    }
    case 'bulletList':
      return <ul dir={directionOf(textOfBlock(block))}>{draw(block.content, drawing)}</ul>
    case 'orderedList':
      return (
        <ol
          dir={directionOf(textOfBlock(block))}
          start={block.attrs.start ?? undefined}
          data-type={block.attrs.type ?? undefined}
        >
          {draw(block.content, drawing)}
        </ol>
      )
    case 'listItem':
      return <li>{draw(block.content, drawing)}</li>
    case 'blockquote':
      return <blockquote>{draw(block.content, drawing)}</blockquote>
    case 'table':
      return (
        <table>
          <tbody>{draw(block.content, drawing)}</tbody>
        </table>
      )
    case 'tableRow':
      return <tr>{draw(block.content, drawing)}</tr>
    case 'tableCell':
    case 'tableHeader': {
      const Cell = block.type === 'tableHeader' ? 'th' : 'td'
      return (
        <Cell colSpan={block.attrs.colspan ?? undefined} rowSpan={block.attrs.rowspan ?? undefined}>
          {draw(block.content, drawing)}
        </Cell>
      )
    }
    case 'horizontalRule':
      return <hr />
    case 'footnotes':
      return (
        <section className="notes" aria-label={words.letter.notes}>
          {draw(inOrder(block.content ?? [], drawing.numbers), drawing)}
        </section>
      )
    case 'footnote':
      return <Note note={block} numbers={drawing.numbers} />
    case 'signatories':
      return (
        <section className="signatories" aria-label={words.letter.signatories}>
          {block.attrs.signon === null ? (
            draw(block.content, drawing)
          ) : (
            <p className="hint">{words.letter.boundList}</p>
          )}
        </section>
      )
    case 'signatoryGroup':
      return (
        <p className="signatory-group" dir="auto">
          {text(block.content)}
        </p>
      )
    case 'signatory':
      return (
        <p className="signatory" dir="auto">
          {text(block.content)}
        </p>
      )
  }
}

const HEADINGS = { 1: 'h2', 2: 'h3', 3: 'h4' } as const

const inOrder = (notes: readonly Footnote[], numbers: Numbers): Footnote[] => {
  const number = (note: Footnote) => numbers.get(note.attrs.id ?? '') ?? 0
  return [...notes].sort((a, b) => number(a) - number(b))
}

function Note({ note, numbers }: { note: Footnote; numbers: Numbers }) {
  const number = numbers.get(note.attrs.id ?? '')
  return (
    <p className="note" dir="auto" data-number={number ?? '–'} id={number ? `note-${number}` : undefined}>
      <Words content={note.content} numbers={numbers} />{' '}
      {number !== undefined && (
        <a href={`#ref-${number}`} aria-label={words.letter.backToText}>
          ↩
        </a>
      )}
    </p>
  )
}
