/** The margin: asks, concerns, comments and suggestions, each at the height of the words it belongs to. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type CSSProperties, memo, type ReactNode, useEffect, useMemo } from 'react'
import { type AskRow, statementAsks } from '../../shared/contract/asks.ts'
import { useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Arrivals } from '../review/Arrivals.tsx'
import { ReviewDeskContext } from '../review/desk.ts'
import type { Entry } from '../review/layer.ts'
import { MarginHead } from '../review/MarginHead.tsx'
import { NEW, NewComment } from '../review/NewComment.tsx'
import { SuggestionCard } from '../review/SuggestionCard.tsx'
import { standsAs, ThreadCard } from '../review/ThreadCard.tsx'
import type { Shown } from '../review/useReviewDesk.ts'
import { words as reviewWords } from '../review/words.ts'
import { DemandCard } from './DemandCard.tsx'
import { LookForAsks } from './LookForAsks.tsx'
import { type Tall, useHeights } from './useHeights.ts'
import { words } from './words.ts'

type Props = { editor: Editor; statement: string; mayWrite: boolean; shown: Shown; onGone?: () => void }

/** @param onGone called after going into the text, for a margin that covers it */
export const Margin = memo(({ editor, statement, mayWrite, shown, onGone }: Props) => {
  const { entries, desk, layer, composing, review } = shown
  const here = useEditorState({ editor, selector: ({ editor }) => blockHere(editor) })
  const asks = useAsks(statement, entries)
  const isGone = ({ id, kind, place }: Entry) => kind !== 'demand' && place === 'gone' && id !== NEW
  const placed = entries.filter(entry => !isGone(entry))
  const inText = composing && !placed.some(({ id }) => id === NEW) ? [...placed, AT_ONCE] : placed
  const gone = entries.filter(isGone)
  const cards = useMemo<readonly Tall[]>(
    () => entries.map(entry => ({ id: entry.id, at: () => layer.placeOf(entry) })),
    [entries, layer],
  )
  const { margin, tops, tall } = useHeights(editor, cards, composing ? NEW : shown.open)
  const draw = (entry: Entry, top: number | undefined): ReactNode =>
    entry.kind === 'demand' ? (
      <DemandCard
        key={entry.id}
        demand={entry.demand}
        ask={asks.find(ask => ask.id === entry.demand.ask)}
        number={entry.number}
        top={top}
        here={here.includes(entry.id)}
        editor={editor}
        statement={statement}
        mayWrite={mayWrite}
        onGone={onGone}
        more={review.may.write && entry.demand.ask && <OnAsk shown={shown} ask={entry.demand.ask} />}
      />
    ) : entry.id === NEW ? (
      <New key={NEW} shown={shown} top={top} />
    ) : (
      <ReviewCard key={entry.id} entry={entry} top={top} shown={shown} onGone={onGone} />
    )
  return (
    <ReviewDeskContext value={desk}>
      <aside className="margin" aria-label={reviewWords.margin.label}>
        <h2 className="unseen">{reviewWords.margin.label}</h2>
        <MarginHead shown={shown} gone={gone.map(entry => draw(entry, 0))} />
        {mayWrite && <LookForAsks editor={editor} statement={statement} />}
        <ul
          className={inText.length > MANY ? 'margin-cards many' : 'margin-cards'}
          ref={margin}
          style={{ '--tall': `${tall}px` } as CSSProperties}
        >
          {inText.map(entry => draw(entry, tops.get(entry.id)))}
        </ul>
        {inText.length === 0 && <Empty shown={shown} mayWrite={mayWrite} />}
        <Arrivals review={review} />
      </aside>
    </ReviewDeskContext>
  )
})

/** A comment that is begun has its field, and the focus, before it has its place: one may be typing already. */
const AT_ONCE: Entry = { kind: 'thread', id: NEW, place: 'whole' }
/** So many cards that moving all of them smoothly would be felt while typing. */
const MANY = 40
const MINUTE = 60_000

/**
 * What the register says of the letter's asks. It is asked again at once when the letter carries an ask that is
 * not known here, because a colleague made it, and now and then, because words of an ask change in the register.
 */
function useAsks(statement: string, entries: readonly Entry[]): readonly AskRow[] {
  const { data, refetch } = useAnswer(statementAsks, { statement }, MINUTE)
  const asks = data?.asks ?? []
  const unknown = entries
    .flatMap(entry => (entry.kind === 'demand' && entry.demand.ask ? entry.demand.ask : []))
    .filter(ask => !asks.some(({ id }) => id === ask))
    .join(' ')
  useEffect(() => {
    if (unknown !== '') void refetch()
  }, [unknown, refetch])
  return asks
}

const New = ({ shown: { composing, all }, top }: { shown: Shown; top: number | undefined }) =>
  composing && (
    <NewComment
      on={composing}
      askNumber={composing.kind === 'ask' ? numberOf(composing.ask, all) : null}
      top={top}
    />
  )

type ReviewCardProps = {
  entry: Exclude<Entry, { kind: 'demand' }>
  top: number | undefined
  shown: Shown
  onGone: (() => void) | undefined
}

function ReviewCard({ entry, top, shown, onGone }: ReviewCardProps) {
  const { threads, suggestions, about, review, open, chosen, all } = shown
  const unsent = useMemo(
    () => review.unsent.filter(({ saying }) => saying.thread === entry.id),
    [review.unsent, entry.id],
  )
  const named = entry.kind === 'suggestion' ? entry.competing.join(' ') : ''
  const rivals = useMemo(
    () => named.split(' ').flatMap(id => suggestions.get(id) ?? []),
    [named, suggestions],
  )
  const common = { open: open === entry.id, top, may: review.may, onGone }
  if (entry.kind === 'thread') {
    const thread = threads.get(entry.id)
    if (!thread) return null
    const number = thread.on.kind === 'ask' ? numberOf(thread.on.ask, all) : null
    return (
      <ThreadCard
        {...common}
        thread={thread}
        stands={standsAs(entry.place)}
        askNumber={number}
        unsent={unsent.length > 0 ? unsent : NONE}
      />
    )
  }
  const suggestion = suggestions.get(entry.id)
  if (!suggestion) return null
  return (
    <SuggestionCard
      {...common}
      suggestion={suggestion}
      stands={entry.placed}
      threads={about.get(entry.id) ?? NONE}
      competing={rivals.length > 0 ? rivals : NONE}
      chosen={chosen.has(entry.id)}
      unsent={about.has(entry.id) ? review.unsent : NONE}
    />
  )
}

/** Always the same value, so that a card is not drawn again for it. */
const NONE: readonly never[] = []

const numberOf = (ask: string, all: readonly Entry[]): number | null => {
  const found = all.find(entry => entry.kind === 'demand' && entry.demand.ask === ask)
  return found?.kind === 'demand' ? found.number : null
}

const OnAsk = ({ shown: { desk }, ask }: { shown: Shown; ask: string }) => (
  <Button look="quiet" onClick={() => desk.compose({ kind: 'ask', ask })}>
    {reviewWords.tools.comment}
  </Button>
)

/** Until there is something: what this place is for. */
function Empty({ shown: { review, all }, mayWrite }: { shown: Shown; mayWrite: boolean }) {
  if (all.length > 0)
    return (
      <div className="margin-empty">
        <p dir="auto">{reviewWords.margin.nothing}</p>
      </div>
    )
  return (
    <div className="margin-empty">
      <p dir="auto">{words.margin.empty}</p>
      {mayWrite && <p dir="auto">{words.margin.emptyHint}</p>}
      {review.may.write && <p dir="auto">{reviewWords.margin.emptyHint}</p>}
    </div>
  )
}

/** The ids of the blocks around the caret. */
function blockHere(editor: Editor): string[] {
  const { $from } = editor.state.selection
  const ids: string[] = []
  for (let depth = $from.depth; depth > 0; depth--) {
    const id: unknown = $from.node(depth).attrs.id
    if (typeof id === 'string') ids.push(id)
  }
  return ids
}
