/** A joined statement as the page needs it: joined while it is shown, left when it is not. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Reply } from '../../shared/contract/route.ts'
import type { seeStatement } from '../../shared/contract/statements.ts'
import { BODY } from '../../shared/statement/grammar.ts'
import { type Earlier, earlierTexts } from '../live/earlier.ts'
import { joinStatement } from '../live/join.ts'
import type { Joined, Status } from '../live/joined.ts'
import { mayStillRead } from '../live/mayStillRead.ts'
import { type Present, whoIsHere } from './presence.ts'

export type Seen = Reply<typeof seeStatement>

export type Session = {
  doc: Y.Doc
  awareness: Awareness
  status: Status
  /** Answers the question whether a copy is kept on this device. */
  keep: (yes: boolean) => void
  /** Calls back at news of the review, and when the line is up again; the answer ends that. */
  heard: (changed: () => void) => () => void
  /** Lets go of what stands only here, and joins anew. */
  startOver: () => void
  /** Erases the text, here and on this device, and leaves it at that. */
  letGo: () => Promise<void>
  /** One's own texts from before the letter began anew; the same function for the same letter. */
  earlier: () => Promise<Earlier[]>
}

/**
 * @param account the person's id
 * @param refresh asks for the statement again, when the server said that it changed
 * @returns null until the text is here, from the server or from this device, or the statement was left for good
 */
export function useLive(statement: Seen, account: string, refresh: () => Promise<unknown>): Session | null {
  const [round, setRound] = useState(0)
  const joined = useJoined(statement, account, refresh, round)
  const status = useSyncExternalStore(joined?.subscribe ?? never, joined?.status ?? nothing)
  const here = useTextHere(joined)
  const startOver = useCallback(() => {
    const again = () => setRound(before => before + 1)
    joined?.discard().then(again, again)
  }, [joined])
  const { id, epoch, schemaVersion } = statement
  const earlier = useCallback(
    () => earlierTexts({ account, statement: id, epoch, schemaVersion }),
    [account, id, epoch, schemaVersion],
  )
  const asks = useAskedAgain(joined, status?.over === 'outdated', refresh)
  return useMemo(() => {
    if (!joined || !status || asks || !(here || status.over)) return null
    const { doc, awareness, keep, heard, discard: letGo } = joined
    return { doc, awareness, status, keep, heard, startOver, letGo, earlier }
  }, [joined, status, here, asks, startOver, earlier])
}

/**
 * Where the line was closed because the text is of another version, the server is asked which: a letter that only
 * began anew is joined as it is now, and only what this page cannot read is left.
 * @returns whether the answer is waited for
 */
function useAskedAgain(joined: Joined | null, outdated: boolean, refresh: () => Promise<unknown>): boolean {
  const [answered, setAnswered] = useState<Joined | null>(null)
  useEffect(() => {
    if (!joined || !outdated) return
    const done = () => setAnswered(joined)
    refresh().then(done, done)
  }, [joined, outdated, refresh])
  return outdated && answered !== joined
}

const never = () => () => {}
const nothing = () => null

function useJoined(
  statement: Seen,
  account: string,
  refresh: () => Promise<unknown>,
  round: number,
): Joined | null {
  const [joined, setJoined] = useState<Joined | null>(null)
  const { id, epoch, schemaVersion } = statement
  const mayWrite = statement.may.write
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round is counted up to join anew.
  useEffect(() => {
    const now = joinStatement({
      statement: id,
      account,
      epoch,
      schemaVersion,
      mayWrite,
      mayStillRead: () => mayStillRead(id, account, [epoch]),
      onStatementChanged: () => {
        refresh().catch(() => {})
      },
    })
    setJoined(now)
    return () => {
      setJoined(null)
      now.leave().catch(() => {})
    }
  }, [id, account, epoch, schemaVersion, mayWrite, refresh, round])
  return joined
}

/** The server seeds every text with its place for notes, so that a text without any block is not here yet. */
function useTextHere(joined: Joined | null): boolean {
  const [here, setHere] = useState(false)
  useEffect(() => {
    setHere(false)
    if (!joined) return
    const look = () => setHere(joined.doc.getXmlFragment(BODY).length > 0)
    look()
    joined.doc.on('update', look)
    return () => joined.doc.off('update', look)
  }, [joined])
  return here
}

/** Who is here, as the server said; the same list until somebody comes or goes, however their carets move. */
export function usePresent(awareness: Awareness | undefined): readonly Present[] {
  const [present, setPresent] = useState<readonly Present[]>([])
  useEffect(() => {
    if (!awareness) return
    const look = () => {
      const now = whoIsHere(awareness)
      setPresent(before => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness])
  return present
}
