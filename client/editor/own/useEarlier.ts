/** The earlier text that somebody is offered to recover: what this window or device has, and the letter has not. */
import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import type { BlockChange, Comparison } from '../../../shared/compare/comparison.ts'
import { deletesMore, type Earlier, hasAllOf } from '../../live/earlier.ts'
import { askComparer } from '../../pages/compare/askComparer.ts'
import type { Session } from '../useLive.ts'
import { type About, fileOf } from './ownFile.ts'

type Offered = {
  earlier: Earlier
  /** Looks once more, as soon as the letter is saved: something may have been taken over, here or by others. */
  lookAgain: () => void
  /** Erases the earlier text for good. */
  discard: () => void
}

/**
 * Looks when the letter of the server is here. A text that holds nothing that the letter lacks is let go of without a
 * word.
 * @param mayWrite nothing is kept on the device of those who may not; what was, is in this window from then on
 */
export function useEarlier(session: Session, about: About, mayWrite: boolean): Offered | null {
  const { doc, earlier: find, status } = session
  const [found, setFound] = useState<{ doc: Y.Doc; earlier: Earlier } | null>(null)
  const [round, setRound] = useState(0)
  const done = useRef<{ doc: Y.Doc; round: number } | null>(null)
  const isSaved = status.standing === 'saved'
  useEffect(() => {
    if (!isSaved || (done.current?.doc === doc && done.current.round === round)) return
    done.current = { doc, round }
    firstThatLacks(doc, find, about)
      .then(async earlier => {
        if (earlier && !mayWrite) await earlier.unkeep()
        setFound(earlier && { doc, earlier })
      })
      // What cannot be read or compared now stays where it is, until the page is opened the next time.
      .catch(() => {})
  }, [isSaved, doc, find, about, round, mayWrite])
  const offered = found?.doc === doc ? found.earlier : null
  useWarning(offered !== null && !offered.kept())
  const lookAgain = () => setRound(before => before + 1)
  return (
    offered && {
      earlier: offered,
      lookAgain,
      discard: () => {
        offered.letGo().then(lookAgain, lookAgain)
      },
    }
  )
}

async function firstThatLacks(
  doc: Y.Doc,
  find: () => Promise<Earlier[]>,
  about: About,
): Promise<Earlier | null> {
  for (const earlier of await find()) {
    if (await holdsMore(doc, earlier.doc, about)) return earlier
    await earlier.letGo()
  }
  return null
}

/** Whether an earlier text has something that the letter lacks: words, a form, an order, or that something is gone. */
async function holdsMore(now: Y.Doc, earlier: Y.Doc, about: About): Promise<boolean> {
  if (hasAllOf(now, earlier)) return false
  const [letter, mine] = [fileOf(about, now), fileOf(about, earlier)]
  const comparison = await askComparer({ ask: 'compare', old: letter, now: mine })
  if (comparison.summary.identical) return false
  return putsIn(comparison) || deletesMore(now, earlier)
}

const putsIn = ({ blocks, summary, asks }: Comparison): boolean =>
  summary.groupingOnly ||
  asks.some(({ change }) => change === 'added' || change === 'marked') ||
  blocks.some(adds)

/** Whether the new side of a block has anything that the old one has not. */
function adds({ change, words, form }: BlockChange): boolean {
  if (change === 'deleted') return false
  if (change !== 'same' && change !== 'changed') return true
  return (
    form !== undefined || (words ?? []).some(({ op, marksWere }) => op === '+' || marksWere !== undefined)
  )
}

/** What stands in this window alone would be lost with it. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const warn = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [on])
}
