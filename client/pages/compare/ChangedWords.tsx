/** Words with what was taken out and put in: struck and underlined, said to screen readers too. */
import { Fragment, type ReactNode } from 'react'
import type { Word } from '../../../shared/compare/comparison.ts'
import { marked } from '../../parts/Letter.tsx'
import { words as said } from '../../words.ts'
import { StretchBy } from './Attribution.tsx'

/** Which words are shown: of both sides in one text, or those of one side only. */
export type Shows = 'both' | 'old' | 'new'

export function ChangedWords({ words, shows = 'both' }: { words: readonly Word[]; shows?: Shows }) {
  return words
    .filter(word => shows === 'both' || word.op !== (shows === 'old' ? '+' : '-'))
    .map((word, at, shown) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches are never reordered.
      <Fragment key={at}>
        {drawWord(word, shown[at - 1])}
        <StretchBy word={word} next={shown[at + 1]} />
      </Fragment>
    ))
}

/** @param before what stands right before it; what takes another's place stands a hair apart from it */
function drawWord(word: Word, before: Word | undefined): ReactNode {
  const inner = marked(word.note ? noteOf(word) : linesOf(word.text), word.marks)
  const apart = before && before.op !== '=' && before.op !== word.op ? { className: 'apart' } : {}
  if (word.op === '-') return <Deleted {...apart}>{inner}</Deleted>
  if (word.op === '+') return <Inserted {...apart}>{inner}</Inserted>
  if (word.marksWere === undefined) return inner
  return (
    <span className="remarked" title={said.compare.marks}>
      {inner}
    </span>
  )
}

type Stretch = { className?: string; children: ReactNode }

/** Words taken out, struck, with a word before them for who hears the letter; `bdi` keeps it from giving the direction. */
export const Deleted = ({ className, children }: Stretch) => (
  <del className={className}>
    <bdi className="unseen heard">{said.compare.deleted} </bdi>
    {children}
  </del>
)

/** Words put in, underlined, with a word before them for who hears the letter. */
export const Inserted = ({ className, children }: Stretch) => (
  <ins className={className}>
    <bdi className="unseen heard">{said.compare.inserted} </bdi>
    {children}
  </ins>
)

const noteOf = ({ op, note }: Word): ReactNode => (
  <sup className="note-ref">{(op === '-' ? note?.old : note?.new) ?? '?'}</sup>
)

function linesOf(text: string): ReactNode {
  const lines = text.split('\n')
  if (lines.length === 1) return text
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines are never reordered.
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ))
}
