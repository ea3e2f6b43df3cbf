/** Beside the text of a translation: what is to do, and what the source says of the block one is in. */
import './translations.css'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { moveTranslation, renewBlocks, seeTranslation } from '../../../shared/contract/translations.ts'
import { useAct, useAnswer } from '../../data.ts'
import { command } from '../../editor/acts.ts'
import { goToBlock } from '../../editor/demands.ts'
import { keyAsShown } from '../../editor/keys.ts'
import { Button } from '../../parts/Button.tsx'
import { useKeys } from '../../parts/Keys.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { marksKey, NEXT_KEY, RENEW_KEY, standingMarks } from './marks.ts'
import { languageName } from './names.ts'
import { SourceBlock } from './SourceBlock.tsx'
import { type Made, type Stands, useStandings } from './useStandings.ts'

type Props = { editor: Editor; statement: string; mayWrite: boolean }

export function TranslationDesk({ editor, statement, mayWrite }: Props) {
  const says = words.translations
  const made = useAnswer(seeTranslation, { statement }, A_MINUTE).data
  const stands = useStandings(editor, made)
  const here = useEditorState({ editor, selector: ({ editor }) => textBlockAt(editor) })
  const say = useSay()
  const renew = useAct(renewBlocks, () => say(says.renewed))
  const toDo = useMemo(() => stands?.blocks.filter(({ standing }) => TO_DO.has(standing)) ?? [], [stands])
  const current = stands?.blocks.find(({ block }) => block === here)
  const next = useCallback(() => {
    const found = nextOf(stands, here)
    return found !== undefined && command(editor, goToBlock(found))
  }, [editor, stands, here])
  const mayRenew = mayWrite && current !== undefined && RENEWABLE.has(current.standing)
  const renewHere = () => {
    if (!made || !mayRenew || renew.isPending) return false
    renew.mutate({ statement, of: made.of.id, blocks: [current.block] })
    return true
  }
  useMarks(editor, stands, { next, renew: renewHere })
  const desk = useCovering(editor)
  useKeys([
    { key: keyAsShown(NEXT_KEY), says: says.nextKey },
    { key: keyAsShown(RENEW_KEY), says: says.renewKey },
  ])
  if (!made || !stands) return null
  return (
    <section className="translating" aria-label={says.bar} ref={desk}>
      <div className="translating-bar">
        <p>
          <Link href={`/statements/${made.source.statement}/versions/${made.of.id}`}>
            {says.of(made.of.number, languageName(made.source.language))}
          </Link>
          {' · '}
          <span role="status">{says.toDo(toDo.length)}</span>
        </p>
        {toDo.length > 0 && (
          <Button look="quiet" onClick={next} title={keyAsShown(NEXT_KEY)}>
            {says.next}
          </Button>
        )}
      </div>
      {mayWrite && <Moves made={made} statement={statement} lacking={stands.lacking.length} />}
      {current && (
        <SourceBlock
          key={current.block}
          {...{ statement, made, current, mayWrite }}
          lacking={stands.lacking}
          renewing={renew.isPending}
          onRenew={renewHere}
        />
      )}
      {renew.error && <Problem error={renew.error} />}
    </section>
  )
}

/** A colleague renews blocks, and the source is frozen anew, while one works here. */
const A_MINUTE = 60_000

const TO_DO: ReadonlySet<string> = new Set(['changed', 'untranslated', 'gone'])
const RENEWABLE: ReadonlySet<string> = new Set(['changed', 'untranslated'])

/** The next block to do behind the one one is in, and from the beginning again. */
function nextOf(stands: Stands | null, here: string | null): string | undefined {
  const blocks = stands?.blocks ?? []
  const at = blocks.findIndex(({ block }) => block === here)
  const inTurn = [...blocks.slice(at + 1), ...blocks.slice(0, at + 1)]
  return inTurn.find(({ standing }) => TO_DO.has(standing))?.block
}

function textBlockAt(editor: Editor): string | null {
  const id: unknown = editor.state.selection.$from.parent.attrs.id
  return typeof id === 'string' ? id : null
}

/** Has the text drawn with how its blocks stand. The keys do what they do at the moment they are pressed. */
function useMarks(editor: Editor, stands: Stands | null, presses: Parameters<typeof standingMarks>[0]): void {
  const latest = useRef(presses)
  latest.current = presses
  useEffect(() => {
    const plugin = standingMarks({
      next: () => latest.current.next(),
      renew: () => latest.current.renew(),
    })
    editor.registerPlugin(plugin)
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(marksKey)
    }
  }, [editor])
  useEffect(() => {
    if (stands && !editor.isDestroyed)
      editor.view.dispatch(editor.state.tr.setMeta(marksKey, stands.blocks).setMeta('addToHistory', false))
  }, [editor, stands])
}

/** The text scrolls so that the line one is in stands above what is held at the foot, however tall that is. */
function useCovering(editor: Editor) {
  return useCallback(
    (desk: HTMLElement | null) => {
      if (!desk) return
      const uncover = () => {
        if (editor.isDestroyed) return
        const covered = { top: HEAD, right: 0, bottom: desk.offsetHeight + A_LINE, left: 0 }
        editor.view.setProps({ scrollMargin: covered, scrollThreshold: covered })
      }
      const watch = new ResizeObserver(uncover)
      watch.observe(desk)
      return () => watch.disconnect()
    },
    [editor],
  )
}

/** In pixels: what head and toolbar cover of the text, and two lines of it, or the bar at the foot of a phone. */
const HEAD = 130
const A_LINE = 80

/** A newer version to be taken to, and what of the source is missing here. */
function Moves({ made, statement, lacking }: { made: Made; statement: string; lacking: number }) {
  const says = words.translations
  const say = useSay()
  const take = useAct(moveTranslation, ({ of, putIn }) =>
    say(of.id === made.of.id ? says.putInDone(putIn) : says.taken(of.number, putIn)),
  )
  const to = (version: string) => take.mutate({ statement, version, of: made.of.id })
  const isNewer = made.newest.number > made.of.number
  if (!isNewer && lacking === 0 && !take.error) return null
  return (
    <div className="translating-moves">
      {isNewer && (
        <p>
          {says.newer(made.newest.number)}{' '}
          <Button busy={take.isPending} onClick={() => to(made.newest.id)}>
            {says.take(made.newest.number)}
          </Button>
        </p>
      )}
      {lacking > 0 && (
        <p>
          {says.lacking(lacking)}{' '}
          <Button look="quiet" busy={take.isPending} onClick={() => to(made.of.id)}>
            {says.putIn}
          </Button>
        </p>
      )}
      {take.error && <Problem error={take.error} />}
    </div>
  )
}
