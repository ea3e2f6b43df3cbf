/** An opened row: both texts with their differences, why the machine thinks so, and what can be done. */
import { type ReactNode, useMemo } from 'react'
import type { ProvisionRow } from '../../../shared/contract/drafts.ts'
import { isOpen, type Row } from '../../../shared/instrument/concord/review.ts'
import {
  type Piece,
  type ShownText,
  spansOf,
  textsOf,
} from '../../../shared/instrument/concord/reviewText.ts'
import { Button } from '../../parts/Button.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { Deleted, Inserted } from '../compare/ChangedWords.tsx'
import type { RowActs, Symbols } from './RowList.tsx'
import { isTitled, mentioned, type Trees } from './rowWords.ts'
import { wordsOf } from './texts.ts'
import type { Going } from './useShown.ts'
import { WhyList } from './WhyList.tsx'

const says = words.concordance

type Props = {
  id: string
  row: Row
  trees: Trees
  symbols: Symbols
  language: string
  mayWrite: boolean
  going: Going | null
  on: RowActs
}

export function Opened({ id, row, trees, symbols, language, mayWrite, going, on }: Props) {
  const { old, now, rewritten } = useMemo(() => {
    const sides = { old: wordsOf(trees.old, row.from), now: wordsOf(trees.now, row.to) }
    const texts = textsOf(sides.old.words, sides.now.words, spansOf(row.why, row.from, row.to), language)
    return {
      old: { ...sides.old, texts: texts.old },
      now: { ...sides.now, texts: texts.now },
      rewritten: texts.rewritten,
    }
  }, [trees, row, language])
  return (
    <div className="review-opened" id={id}>
      <div className="two-sides">
        <Side title={symbols.old} tree={trees.old} own={row.from} side={old} />
        <Side title={symbols.now} tree={trees.now} own={row.to} side={now} />
      </div>
      {rewritten && <p className="sub">{says.why.rewritten}</p>}
      <WhyList row={row} trees={trees} />
      {row.link && (
        <p className="sub">
          {says.confirmedBy(row.link.by.name)}, <Time at={row.link.at} />
        </p>
      )}
      {mayWrite && (
        <div className="buttons">
          {isOpen(row) && (
            <Button look="primary" busy={going !== null} onClick={() => on.confirm(row)}>
              {says.acts.confirmNext} <kbd>y</kbd>
            </Button>
          )}
          <Button onClick={() => on.correct(row)}>
            {says.acts.correct} <kbd>e</kbd>
          </Button>
          {row.link && (
            <Button busy={going !== null} onClick={() => on.takeBack(row)}>
              {says.acts.takeBack} <kbd>u</kbd>
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

type SideProps = {
  title: string
  tree: readonly ProvisionRow[]
  own: readonly number[]
  side: { texts: ShownText[]; holds: ProvisionRow[]; more: number }
}

function Side({ title, tree, own, side }: SideProps) {
  return (
    <section className="review-side" aria-label={title}>
      <p className="sub">
        <bdi>{title}</bdi>
      </p>
      {own.length === 0 && <p className="sub">{says.texts.nothing}</p>}
      {side.texts.map(text => (
        <ProvisionText
          key={text.at}
          provision={tree[text.at]}
          isOwn={own.includes(text.at)}
          isOnly={side.texts.length === 1 && side.holds.length === 0}
          text={text}
        />
      ))}
      {side.holds.length > 0 && (
        <>
          <p className="sub">{says.texts.holds}</p>
          <ul className="review-holds">
            {side.holds.slice(0, MOST_HELD).map(held => (
              <li key={held.at}>
                <bdi>{mentioned(held)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {side.more + Math.max(0, side.holds.length - MOST_HELD) > 0 && (
        <p className="sub">{says.texts.more(side.more + Math.max(0, side.holds.length - MOST_HELD))}</p>
      )}
    </section>
  )
}

const MOST_HELD = 40

function ProvisionText({
  provision,
  isOwn,
  isOnly,
  text,
}: {
  provision: ProvisionRow | undefined
  isOwn: boolean
  /** Nothing else stands on this side. */
  isOnly: boolean
  text: ShownText
}) {
  if (!provision) return null
  const isBare = text.pieces.length === 0
  return (
    <div className={isOwn ? 'review-text own' : 'review-text'}>
      <p className="review-text-name" dir="auto">
        {provision.printed} {isTitled(provision) && provision.title}
        {provision.mark !== null && <span className="tag">{provision.mark}</span>}
      </p>
      {isBare && isOnly && <p className="sub">{says.texts.noWords}</p>}
      {!isBare && (
        <p className="review-words" dir="auto">
          {text.pieces.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches are never reordered.
            <Stretch key={at} piece={piece} />
          ))}
        </p>
      )}
    </div>
  )
}

function Stretch({ piece: { op, text, shared } }: { piece: Piece }): ReactNode {
  if (op === '=') return text
  const inner = shared ? (
    <mark className="on-both">
      <bdi className="unseen heard">{says.texts.shared} </bdi>
      {text}
    </mark>
  ) : (
    text
  )
  return op === '-' ? <Deleted>{inner}</Deleted> : <Inserted>{inner}</Inserted>
}
