/** The letter on its desk: toolbar, outline, paper, margin; on a narrow screen the paper alone with a bar at the foot. */
import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { whoAmI } from '../../shared/contract/people.ts'
import { useAnswer } from '../data.ts'
import { may, useCoalitionOf } from '../pages/coalition.ts'
import { useKeys } from '../parts/Keys.tsx'
import { isOpen } from '../review/filter.ts'
import { ReadingBar, ReviewTools } from '../review/ReviewTools.tsx'
import { useReviewKeys } from '../review/reviewKeys.ts'
import type { Review } from '../review/store.ts'
import { useReviewStore } from '../review/useReview.ts'
import { type Shown, useReviewDesk } from '../review/useReviewDesk.ts'
import { words as reviewWords } from '../review/words.ts'
import { SuggestingNotices } from '../suggest/SuggestingNotices.tsx'
import { useFreshUndo } from '../suggest/useFreshUndo.ts'
import { useMode } from '../suggest/useMode.ts'
import { useSuggestedSign } from '../suggest/useSuggestedSign.ts'
import { useSuggesting } from '../suggest/useSuggesting.ts'
import { type Act, type ActName, actsOf, withoutDemands } from './acts.ts'
import { FootBar } from './FootBar.tsx'
import { keyAsShown } from './keys.ts'
import { Margin } from './Margin.tsx'
import { Notices } from './Notices.tsx'
import { Outline } from './Outline.tsx'
import type { Sign } from './SavedSign.tsx'
import { Side, type SideName } from './Side.tsx'
import { TitleField } from './TitleField.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useBlockOfAddress } from './useBlockOfAddress.ts'
import { useDialogs } from './useDialogs.tsx'
import { useLetterEditor } from './useLetterEditor.ts'
import type { Session } from './useLive.ts'
import { words } from './words.ts'

export type DeskStatement = {
  id: string
  title: string
  language: string
  direction: 'ltr' | 'rtl'
  unattributed: boolean
  coalition: { id: string; slug: string }
  may: { openSignon: boolean }
  archivedAt: number | null
  /** Of a translation: what it is made against. */
  translates: { id: string } | null
}

/** Loaded where somebody opens a translation. */
const TranslationDesk = lazy(() =>
  import('../pages/translations/TranslationDesk.tsx').then(m => ({ default: m.TranslationDesk })),
)

/** Reading citations waits until the letter is there. */
const Citations = lazy(() => import('./citations/Citations.tsx').then(m => ({ default: m.Citations })))

/** The direction of the interface's language; the desk takes the letter's, so that the margin is where its lines end. */
const PAGE = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'

type Props = {
  statement: DeskStatement
  session: Session
  mayWrite: boolean
  /** The round in which what the person says here is said. */
  round: string | undefined
  /** Told where the person's suggestions are; null while there is nothing to say of them. */
  onSuggested: (sign: Sign | null) => void
}

/** Drawn again only when the statement, its status or the right to write changed: never for a keystroke. */
export const LetterDesk = memo(({ statement, session, mayWrite, round, onSuggested }: Props) => {
  const [side, setSide] = useState<SideName | null>(null)
  const { open, dialog } = useDialogs(statement.id)
  const [all] = useState(() => actsOf(open))
  const { awareness } = session
  const { language, direction } = statement
  const { me, account, store, maySuggest } = useReviewer(statement, session, round)
  const { mode, modes, setMode } = useMode(mayWrite, maySuggest)
  const edits = mode === 'editing'
  const suggests = useSuggesting({
    ...{
      live: session.doc,
      statement: statement.id,
      account,
      store,
      round,
      kept: session.status.kept,
      on: mode === 'suggesting',
    },
  })
  useSuggestedSign(suggests, onSuggested)
  const doc = suggests.now?.fork.doc ?? session.doc
  const suggesting = suggests.now !== null
  const writes = edits || suggesting
  const acts = suggesting ? withoutDemands(all) : all
  const editor = useLetterEditor({
    ...{ doc, awareness, acts, mayWrite: writes, suggesting, language, direction },
    signonAt: signon =>
      statement.may.openSignon ? `/c/${statement.coalition.slug}/signons/${signon}` : null,
  })
  const shown = useReviewDesk(editor, statement, store, suggests, me)
  const { entries, open: opened, desk: reviewDesk, commentHere } = shown
  useReviewKeys({ editor, entries, open: opened, activate: reviewDesk.activate, comment: commentHere })
  useFreshUndo(suggests, editor)
  useBlockOfAddress(editor)
  useKeyList(acts, writes, editor)
  const { composing, desk } = shown
  const close = useCallback(() => {
    setSide(null)
    desk.compose(null)
  }, [desk])
  useEffect(() => {
    if (composing && matchMedia(NARROW).matches) setSide('margin')
  }, [composing])
  const tools = (
    <ReviewTools
      mode={mode}
      modes={modes}
      onMode={setMode}
      mayComment={shown.review.may.write}
      onComment={shown.commentHere}
      drawn={shown.suggestions.size > 0 ? shown.drawn : null}
      onDrawn={shown.setDrawn}
    />
  )
  return (
    <div className="letter-desk" dir={direction}>
      {writes ? (
        <Toolbar editor={editor} acts={all} dir={PAGE} suggesting={suggesting}>
          {tools}
        </Toolbar>
      ) : (
        <ReadingBar dir={PAGE}>{tools}</ReadingBar>
      )}
      <Side name="outline" open={side === 'outline'} onClose={close}>
        <Outline editor={editor} onGone={close} />
      </Side>
      <div className="letter-column">
        <div className="letter-notices" dir={PAGE}>
          <Notices {...{ session, statement, mayWrite, maySuggest }} />
          <SuggestingNotices suggests={suggests} asks={!mayWrite} />
          <Suspense fallback={null}>
            <Citations editor={editor} statement={statement} edits={edits} />
          </Suspense>
        </div>
        <div className="paper letter-paper">
          <div className="letter letter-head" lang={language} dir={direction}>
            <TitleField
              statement={statement.id}
              title={statement.title}
              mayWrite={edits}
              onDown={() => editor.commands.focus('start')}
            />
          </div>
          <EditorContent editor={editor} />
        </div>
        {statement.translates && (
          <Suspense fallback={null}>
            <div dir={PAGE} className="translating-hold">
              <TranslationDesk editor={editor} statement={statement.id} mayWrite={edits} />
            </div>
          </Suspense>
        )}
      </div>
      <Side name="margin" open={side === 'margin'} onClose={close}>
        <Margin editor={editor} statement={statement.id} mayWrite={edits} shown={shown} onGone={close} />
      </Side>
      <FootBar editor={editor} said={saidOf(shown)} onOpen={setSide} />
      {dialog}
    </div>
  )
})

/** Where the margin lies over the letter, as the style sheet has it. */
const NARROW = '(max-width: 56rem)'

/** Who this person is in the review of this letter, and what they may say there. */
function useReviewer(statement: DeskStatement, session: Session, round: string | undefined) {
  const person = useAnswer(whoAmI, {}).data?.person
  const here = useCoalitionOf(statement.coalition.id)
  const [name, organisation] = [person?.name ?? '', here?.organisation.name ?? '']
  const { unattributed, archivedAt } = statement
  const me = useMemo(
    () => (unattributed ? null : { name, organisation, guest: false }),
    [unattributed, name, organisation],
  )
  const store = useReviewStore(statement, session.heard, { name, organisation, guest: false }, round)
  const says = useSyncExternalStore(store.subscribe, () => mayWriteIn(store.review()))
  const maySuggest = !session.status.over && (says ?? (may(here, 'reviews.write') && archivedAt === null))
  return { me, account: person?.id ?? '', store, maySuggest }
}

/** As the server said last; null before its first answer. A role may have changed since the page was opened. */
const mayWriteIn = ({ loaded, may }: Review): boolean | null => (loaded ? may.write : null)

/** What the bar at the foot says is in the margin beside the asks. */
function saidOf({ threads, suggestions }: Shown): string {
  const open = (rows: Shown['threads'] | Shown['suggestions']) => [...rows.values()].filter(isOpen).length
  return reviewWords.margin.count(open(threads), open(suggestions))
}

/** What `?` lists: the keys of the text, and the two that lead out of it and back. */
function useKeyList(acts: Record<ActName, Act>, mayWrite: boolean, editor: Editor) {
  const back = { key: 'e', says: words.keys.back, act: () => editor.commands.focus() }
  const inText = Object.values(acts).flatMap(act =>
    act.key ? [{ key: keyAsShown(act.key), says: act.says }] : [],
  )
  const typed = Object.entries(words.keys.typed).map(([key, says]) => ({ key, says }))
  const others = [
    { key: keyAsShown('Mod-Alt-n'), says: words.keys.followNote },
    { key: keyAsShown('Alt-F10'), says: words.keys.leave },
  ]
  useKeys(mayWrite ? [back, ...inText, ...others, ...typed] : [back])
}
