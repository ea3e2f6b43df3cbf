/** Everything the screen knows of the review: who says what where, what is open, what is shown. */
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import type { Anchor } from '../../shared/review/anchor.ts'
import type { Who } from '../../shared/review/states.ts'
import { useSay } from '../parts/Toast.tsx'
import { type Suggests, useWithUnsent } from '../suggest/useSuggesting.ts'
import { anchorHere } from './anchors.ts'
import type { ReviewDesk } from './desk.ts'
import { type Filter, fits, isOpen } from './filter.ts'
import { type Entry, type Mine, ReviewLayer } from './layer.ts'
import { NEW } from './NewComment.tsx'
import type { Review, ReviewStore } from './store.ts'
import { blocksIn } from './tree.ts'
import { useReview } from './useReview.ts'
import { words } from './words.ts'

export type Shown = {
  desk: ReviewDesk
  layer: ReviewLayer
  review: Review
  /** What fits the filter, in the order of the text. */
  entries: readonly Entry[]
  /** Everything, whatever the filter. */
  all: readonly Entry[]
  threads: ReadonlyMap<string, ThreadRow>
  suggestions: ReadonlyMap<string, SuggestionRow>
  /** What was said of a suggestion, by the suggestion's id. */
  about: ReadonlyMap<string, readonly ThreadRow[]>
  open: string | null
  composing: Anchor | null
  chosen: ReadonlySet<string>
  filter: Filter
  setFilter: (filter: Filter) => void
  /** Whether suggestions are drawn over the letter. */
  drawn: boolean
  setDrawn: (drawn: boolean) => void
  /** Begins a comment on the selected words or the paragraph around the caret. */
  commentHere: () => void
}

export function useReviewDesk(
  editor: Editor,
  statement: { id: string; coalition: { id: string } },
  store: ReviewStore,
  suggests: Suggests,
  me: Who,
): Shown {
  const review = useWithUnsent(useReview(store), suggests, me)
  const mine = suggests.now?.mine ?? null
  const [open, setOpen] = useState<string | null>(null)
  const [composing, setComposing] = useState<Anchor | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [filter, setFilter] = useState<Filter>('open')
  const [drawn, setDrawn] = useState(true)
  const layer = useMemo(() => new ReviewLayer(editor), [editor])
  const rows = useRows(review)
  useLayer(layer, rows, mine, composing, open, drawn, setOpen)
  const all = useSyncExternalStore(layer.subscribe, layer.entries)
  const { id, coalition } = statement
  const desk = useMemo<ReviewDesk>(
    () => ({
      ...{ store, editor, layer, drafts: new Map(), statement: { id, coalition: { id: coalition.id } } },
      activate: (item, go) => {
        setOpen(item)
        if (go && item !== null) showItem(editor, item)
      },
      compose: setComposing,
      choose: (suggestion, yes) =>
        setChosen(before => {
          const after = new Set(before)
          if (yes) after.add(suggestion)
          else after.delete(suggestion)
          return after
        }),
    }),
    [store, editor, layer, id, coalition.id],
  )
  const entries = useMemo(
    () =>
      all.filter(
        entry =>
          entry.id === NEW || entry.id === open || fits(entry, filter, rows, blocksIn(editor.state.doc)),
      ),
    [all, filter, rows, editor, open],
  )
  const still = useMemo(() => stillOpen(chosen, rows.suggestions), [chosen, rows])
  const commentHere = useCommentHere(editor, review.may.write, setComposing)
  return useMemo(
    () => ({
      ...{ desk, layer, review, entries, all, ...rows, open, composing, chosen: still },
      ...{ filter, setFilter, drawn, setDrawn, commentHere },
    }),
    [desk, layer, review, entries, all, rows, open, composing, still, filter, drawn, commentHere],
  )
}

/** Brings the words of an item into view where they are not; the caret stays where it is. */
export function showItem(editor: Editor, item: string): void {
  const drawn = editor.view.dom.querySelector(`[data-item="${CSS.escape(item)}"]`)
  drawn?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}

const stillOpen = (chosen: ReadonlySet<string>, suggestions: ReadonlyMap<string, SuggestionRow>) =>
  new Set([...chosen].filter(id => suggestions.has(id) && isOpen(suggestions.get(id)!)))

/** The same maps for as long as the rows are the same, whatever else of the review changed. */
function useRows({ threads, suggestions }: Review) {
  return useMemo(() => {
    const about = new Map<string, ThreadRow[]>()
    const inText = new Map<string, ThreadRow>()
    for (const thread of threads) {
      if (thread.on.kind !== 'suggestion') inText.set(thread.id, thread)
      else about.set(thread.on.suggestion, [...(about.get(thread.on.suggestion) ?? []), thread])
    }
    return { threads: inText, suggestions: new Map(suggestions.map(row => [row.id, row])), about }
  }, [threads, suggestions])
}

type Rows = ReturnType<typeof useRows>

function useLayer(
  layer: ReviewLayer,
  { threads, suggestions }: Rows,
  mine: Mine | null,
  composing: Anchor | null,
  open: string | null,
  drawn: boolean,
  setOpen: (item: string) => void,
) {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    layer.begin(items => {
      // Where several lie on the same words, each click opens the next one.
      const next = items[(items.indexOf(latest.current ?? '') + 1) % items.length]
      if (next !== undefined) setOpen(next)
    })
    return () => layer.end()
  }, [layer, setOpen])
  useEffect(() => {
    layer.want({
      threads: [...threads.values(), ...(composing ? [beingWritten(composing)] : [])],
      ...{ suggestions: [...suggestions.values()], mine, active: composing ? NEW : open, drawn },
    })
  }, [layer, threads, suggestions, mine, composing, open, drawn])
}

/** The comment that is being written has its place and its light like any other. */
const beingWritten = (on: Anchor): ThreadRow => ({
  ...{ id: NEW, on, round: null, version: null, state: { state: 'open' }, comments: [], changed: 0 },
})

function useCommentHere(editor: Editor, mayWrite: boolean, compose: (on: Anchor) => void) {
  const say = useSay()
  return useCallback(() => {
    if (!mayWrite) return
    const on = anchorHere(editor)
    if (on) compose(on)
    else say(words.nowhere)
  }, [editor, mayWrite, compose, say])
}
